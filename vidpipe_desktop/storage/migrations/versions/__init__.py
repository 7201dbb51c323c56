"""One file per step. Never edit one that has been released."""
