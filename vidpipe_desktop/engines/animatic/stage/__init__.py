"""The multiplane stage: layers at depth, a camera, light on actors."""
