"""The soundtrack: score by mood, ambience by place, effects at actions."""
