"""Pictures on their way to and from remote engines: as base64 in JSON, in the shape the film has."""

import asyncio
import base64
import binascii
from pathlib import Path

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.errors import EngineError, FailureKind, VidpipeError
from vidpipe_desktop.core.models import AspectRatio, Resolution

_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def media_type(data: bytes) -> str:
    """Of a PNG, JPEG or WebP, by its first bytes."""
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    return "image/webp"


def encoded(path: Path) -> tuple[str, str]:
    """A picture's media type and its bytes as base64."""
    data = path.read_bytes()
    return media_type(data), base64.b64encode(data).decode()


def shape(size: tuple[int, int]) -> AspectRatio:
    """The shape of a film of so many pixels; its value is what suppliers call it, too."""
    width, height = size
    return min(AspectRatio, key=lambda each: abs(each.size[0] / each.size[1] - width / height))


def resolution(size: tuple[int, int]) -> Resolution:
    """The resolution of a film of so many pixels; its value is what suppliers call it, too."""
    return min(Resolution, key=lambda each: abs(shape(size).at(each)[0] - size[0]))


async def data_uri(path: Path, most: int, workers: Workers, scratch: Path) -> str:
    """The picture as a data URI (RFC 2397) of at most so many characters; a JPEG of it, at scratch, if it had more.

    Raises EngineError.
    """
    kind, data = await asyncio.to_thread(encoded, path)
    if len(uri := f"data:{kind};base64,{data}") <= most:
        return uri
    args = {"path": str(path), "target": str(scratch), "most": (most - len("data:image/jpeg;base64,")) // 4 * 3}
    try:
        await workers.run("vidpipe_desktop.media.tasks:lighten_picture", args)
    except VidpipeError as error:
        failure = FailureKind.TRANSIENT if error.retryable else FailureKind.INVALID
        raise EngineError(failure, "A frame cannot be made small enough to be sent.", str(error)) from error
    return await data_uri(scratch, most, workers, scratch)


def save_encoded(text: str, target: Path, supplier: str) -> None:
    """Write base64 from an answer to target. Raises EngineError (billed) if it is none."""
    try:
        target.write_bytes(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        title, advice = f"{supplier} sent a file that cannot be decoded.", "It was paid for. Make it again."
        raise EngineError(FailureKind.BAD_OUTPUT, title, advice, billed=True) from error
