"""Suppliers of storyboards, keyframes and clips, behind one contract."""
