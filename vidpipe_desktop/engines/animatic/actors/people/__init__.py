"""People: one articulated figure, many builds, costumes and actions."""
