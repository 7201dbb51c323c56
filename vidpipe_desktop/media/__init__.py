"""What pictures and clips are made of: probing, checking, thumbnails, stitching. No ffmpeg on the machine is needed."""
