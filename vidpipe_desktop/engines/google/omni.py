"""Gemini Omni films through the Interactions API, with a first and a last frame.

Wire format (snake_case): POST interactions with `background` and `store`; the frames are image inputs named by the tags
<FIRST_FRAME> and <LAST_FRAME> in the text; the answer's `steps` hold a video as base64 or as the URI of a file, which is
kept for two days. There is no dry run: every accepted call is billed.
"""

import re
from pathlib import Path
from typing import Any

from vidpipe_desktop.engines.base import ClipRequest
from vidpipe_desktop.engines.google.access import Access
from vidpipe_desktop.engines.google.jobs import Result, broken, refused
from vidpipe_desktop.engines.http import Wire
from vidpipe_desktop.engines.pictures import encoded, resolution
from vidpipe_desktop.engines.wire_format import Snake

_REFUSAL = re.compile(r"safety|blocked|policy|guidelines|prohibited", re.IGNORECASE)
_WORKING = ("in_progress", "queued")


class _Content(Snake):
    type: str = ""
    text: str = ""
    data: str = ""
    uri: str = ""


class _Step(Snake):
    type: str = ""
    content: tuple[_Content, ...] = ()


class _Error(Snake):
    message: str = ""


class _Interaction(Snake):
    id: str
    status: str
    steps: tuple[_Step, ...] = ()
    errors: tuple[_Error, ...] = ()

    @property
    def output(self) -> list[_Content]:
        """What the model gave out, thoughts left out."""
        return [part for step in self.steps if step.type == "model_output" for part in step.content]


async def submit(wire: Wire, access: Access, model: str, text: str, request: ClipRequest) -> str:
    """Begin a clip; returns the interaction's id."""
    frames = [(tag, path) for tag, path in (("<FIRST_FRAME>", request.first), ("<LAST_FRAME>", request.last)) if path]
    words = f"{' '.join(tag for tag, _ in frames)} {text} One single continuous shot, no cuts."
    body: dict[str, Any] = {
        "model": model,
        "input": [*(_image(path) for _, path in frames), {"type": "text", "text": words}],
        "background": True,
        "store": True,
        "generation_config": {"video_config": {"task": "image_to_video"}},
        "response_format": {
            "type": "video",
            "aspect_ratio": _shape(request),
            "resolution": resolution(request.size).value,
            "duration": f"{request.duration:g}s",
            "delivery": "inline" if access.vertex else "uri",
        },
    }
    return (await wire.post(f"{access.root}/interactions", body, _Interaction, paid=True)).id


async def poll(wire: Wire, access: Access, interaction: str) -> Result | None:
    """The clip, or None while it is being made. Raises EngineError if there will be none."""
    found = await wire.get(f"{access.root}/interactions/{interaction}", _Interaction)
    if found.status in _WORKING:
        return None
    for part in reversed(found.output):
        if part.type == "video":
            return Result(part.data, part.uri)
    why = " ".join([*(error.message for error in found.errors), *(part.text for part in found.output)]).strip()
    content = found.status == "completed" or _REFUSAL.search(why)
    raise refused(why, billed=True) if content else broken(why, billed=True)


async def cancel(wire: Wire, access: Access, interaction: str) -> bool:
    """True if the interaction ended by this."""
    answer = await wire.post(f"{access.root}/interactions/{interaction}/cancel", {}, _Interaction, paid=False)
    return answer.status == "cancelled"


def _image(path: Path) -> dict[str, str]:
    kind, data = encoded(path)
    return {"type": "image", "data": data, "mime_type": kind}


def _shape(request: ClipRequest) -> str:
    width, height = request.size
    return "16:9" if width > height else "9:16"
