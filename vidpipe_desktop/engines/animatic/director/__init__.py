"""From what was read to what is staged: genre arcs, shots, actors with marks and actions, captions."""
