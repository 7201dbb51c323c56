"""The words that go to image and video models: a scene's prompt with the film's style guide."""

from vidpipe_desktop.core.models import STYLES, SlotKind
from vidpipe_desktop.engines.base import ClipRequest, KeyframeRequest


def keyframe_text(request: KeyframeRequest) -> str:
    """What an image model is told."""
    parts = [request.prompt]
    if request.start and request.kind is SlotKind.END:
        parts.append(
            "The attached picture is the first frame of the same shot. Paint its last frame: the same characters, place, "
            "clothes, light and lens; only what the text says has changed."
        )
    parts.append(f"Style: {STYLES.get(request.style, request.style)}. {request.style_guide}".strip())
    parts.append("A single film frame that fills the picture. No text, borders, split screens or watermarks.")
    return "\n".join(parts)


def motion_text(request: ClipRequest) -> str:
    """What a video model is told."""
    return f"{request.prompt} {request.description} Style: {STYLES.get(request.style, request.style)}. {request.style_guide}".strip()
