"""The pure heart: what a film is, what is missing, what it would cost. Standard library only."""
