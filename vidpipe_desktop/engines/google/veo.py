"""Veo films on Vertex AI, with a first and a last frame, sound and seed.

Wire format: POST {model}:predictLongRunning with `instances` and `parameters` gives the name of an operation; POST
{model}:fetchPredictOperation asks after it. A filtered clip is `done` without an error and without videos. Only clips that
are made are billed.
"""

from pathlib import Path
from typing import Any

from vidpipe_desktop.engines.base import ClipRequest
from vidpipe_desktop.engines.google.access import Access
from vidpipe_desktop.engines.google.jobs import Result, broken, refused
from vidpipe_desktop.engines.http import Wire
from vidpipe_desktop.engines.pictures import encoded, resolution
from vidpipe_desktop.engines.wire_format import Camel

_INVALID_ARGUMENT = 3
"""google.rpc.Code of operations that end because of their content."""


class _Video(Camel):
    bytes_base64_encoded: str = ""
    gcs_uri: str = ""


class _Response(Camel):
    videos: tuple[_Video, ...] = ()
    rai_media_filtered_reasons: tuple[str, ...] = ()


class _Error(Camel):
    code: int = 0
    message: str = ""


class _Operation(Camel):
    name: str
    done: bool = False
    error: _Error | None = None
    response: _Response = _Response()


async def submit(wire: Wire, access: Access, model: str, text: str, request: ClipRequest) -> str:
    """Begin a clip; returns the operation's name."""
    width, height = request.size
    instance: dict[str, Any] = {"prompt": text, "image": _image(request.first)}
    if request.last:
        instance["lastFrame"] = _image(request.last)
    parameters = {
        "sampleCount": 1,
        "durationSeconds": round(request.duration),
        "aspectRatio": "16:9" if width > height else "9:16",
        "resolution": resolution(request.size).value,
        "generateAudio": True,
        "seed": request.seed,
    }
    body = {"instances": [instance], "parameters": parameters}
    return (await wire.post(access.model(model, "predictLongRunning"), body, _Operation, paid=True)).name


async def poll(wire: Wire, access: Access, model: str, operation: str) -> Result | None:
    """The clip, or None while it is being made. Raises EngineError if there will be none."""
    body = {"operationName": operation}
    found = await wire.post(access.model(model, "fetchPredictOperation"), body, _Operation, paid=False)
    if not found.done:
        return None
    if found.error:
        content = found.error.code == _INVALID_ARGUMENT
        words = found.error.message
        raise refused(words, billed=False) if content else broken(words, billed=False)
    for video in found.response.videos:
        return Result(video.bytes_base64_encoded, video.gcs_uri)
    raise refused(" ".join(found.response.rai_media_filtered_reasons), billed=False)


def _image(path: Path) -> dict[str, str]:
    kind, data = encoded(path)
    return {"bytesBase64Encoded": data, "mimeType": kind}
