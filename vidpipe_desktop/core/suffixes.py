"""What the names of files end with."""

PICTURES = (".png", ".jpg", ".jpeg", ".webp")
CLIPS = (".mp4", ".mov", ".m4v", ".mkv", ".webm")
PROJECT = ".vidpipe"
