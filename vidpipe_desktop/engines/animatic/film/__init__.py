"""From a scene's spec to keyframes and frames: camera moves, diagrams, transitions, grading, captions."""
