"""The words that go to image and video models: a scene's prompt with the film's style guide."""

from collections.abc import Mapping
from typing import Final

from vidpipe_desktop.core.models import STYLES, SlotKind
from vidpipe_desktop.engines.base import ClipRequest, KeyframeRequest

_LOOKS: Final[Mapping[str, str]] = {
    "cinematic": "cinematic film still, anamorphic lens, motivated light, shallow depth of field",
    "anime": "hand-drawn anime, clean lines, cel shading, painted backgrounds with clear skies",
    "watercolor": "watercolor painting, wet washes that run into each other, visible paper, unpainted edges",
    "noir": "film noir in black and white, hard key light, deep shadows, fine grain",
    "pixel": "pixel art of the 16-bit era, large square pixels, few colours, no smoothing",
    "documentary": "documentary photography, natural light, muted colours, handheld camera",
    "storybook": "children's storybook illustration in gouache, soft shapes, warm paper",
    "cyberpunk": "cyberpunk, neon signs in magenta and cyan, wet streets, haze",
    "vintage": "old film stock, faded Kodachrome and sepia tones, grain, dust, scratches, dark corners",
    "comic": "comic book panel, bold ink outlines, flat bright colours, halftone dots in the shadows",
    "papercut": "layered paper cut-out diorama, textured paper, cut edges, soft drop shadows between the layers",
    "blueprint": "blueprint, thin white lines on blue paper with a grid, technical drawing, no fills",
    "3d": "stylised 3D animation, rounded volumes, soft shading, rim light, contact shadows, depth of field",
}
"""What the styles are, in words that image and video models know."""


def style_words(style: str) -> str:
    """The style's name and look; a style that is not ours is passed on as it was typed."""
    name, look = STYLES.get(style, style), _LOOKS.get(style)
    return f"{name} ({look})" if look else name


def keyframe_text(request: KeyframeRequest) -> str:
    """What an image model is told."""
    parts = [request.prompt]
    if request.start and request.kind is SlotKind.END:
        parts.append(
            "The attached picture is the first frame of the same shot. Paint its last frame: the same characters, place, "
            "clothes, light and lens; only what the text says has changed."
        )
    parts.append(f"Style: {style_words(request.style)}. {request.style_guide}".strip())
    parts.append("A single film frame that fills the picture. No text, borders, split screens or watermarks.")
    return "\n".join(parts)


def motion_text(request: ClipRequest) -> str:
    """What a video model is told."""
    words = f"{request.prompt} {request.description} Style: {style_words(request.style)}. {request.style_guide}"
    return words.strip()
