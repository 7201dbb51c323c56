"""Pictures on their way to and from remote engines: as base64 in JSON, in the shape the film has."""

import base64
import binascii
from pathlib import Path

from vidpipe_desktop.core.errors import EngineError, FailureKind

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


def save_encoded(text: str, target: Path, supplier: str) -> None:
    """Write base64 from an answer to target. Raises EngineError if it is none."""
    try:
        target.write_bytes(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError) as error:
        raise EngineError(FailureKind.BAD_OUTPUT, f"{supplier} sent a file that cannot be decoded.") from error
