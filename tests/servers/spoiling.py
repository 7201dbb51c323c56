"""What models on loopback answer, and the ways in which such answers are of no use."""

import asyncio
import base64
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from tests.engines.paper import paint, write_png

_FIELDS = ("description", "start_frame_prompt", "end_frame_prompt", "video_motion_prompt", "transition_notes")
_TOO_WIDE, _USUAL = (20_000, 2), 64


def storyboard(scenes: int, fault: str = "") -> str:
    """A model's answer. short: a scene too few; strange: of another shape; broken: cut off; fenced: with words around."""
    written = [{name: f"{name} {number}" for name in _FIELDS} for number in range(scenes - (fault == "short"))]
    text = json.dumps({"style_guide": "Warm light.", "scenes": written})
    match fault:
        case "strange":
            return json.dumps({"film": "A fox, mostly.", "shots": [1, 2, 3]})
        case "prose":
            return "I would open on a fox. Then I would close on it."
        case "broken":
            return text[:-9]
        case "fenced":
            return f"Here you are:\n```json\n{text}\n```"
        case _:
            return text


def rewording(names: Iterable[str], fault: str = "") -> str:
    """A model's answer to being asked for other words. lacking: a text too few; the others as of a storyboard."""
    texts = {name: f"{name} in other words" for name in names}
    if fault == "lacking":
        texts.popitem()
    return {"strange": '["a", "b"]', "prose": "I would say it more kindly."}.get(fault) or json.dumps(texts)


async def picture(size: tuple[int, int], text: str, fault: str = "") -> str:
    """A picture as base64. corrupt: cut off; garbled: no base64; square, vast: of another size than asked for."""
    data = await asyncio.to_thread(_painted, size, text, fault)
    return "*" * 64 if fault == "garbled" else encoded(data[:40] if fault == "corrupt" else data)


def encoded(data: bytes) -> str:
    """As base64."""
    return base64.b64encode(data).decode()


def _painted(size: tuple[int, int], text: str, fault: str) -> bytes:
    odd: Mapping[str, tuple[int, int]] = {"vast": _TOO_WIDE, "square": (_USUAL, _USUAL)}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "made.png"
        if fault in odd:
            width, height = odd[fault]
            write_png(target, np.full((height, width, 3), 99, np.uint8))
        else:
            paint(target, size, text)
        return target.read_bytes()
