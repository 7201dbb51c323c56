"""The window. Talks to the studio and to core; everything arrives as signals, nothing is polled."""
