"""HTTP: the same use cases for other programs on this machine."""
