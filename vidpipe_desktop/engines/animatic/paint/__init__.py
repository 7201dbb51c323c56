"""Drawing primitives: colour, noise, pixels, shapes, palettes."""
