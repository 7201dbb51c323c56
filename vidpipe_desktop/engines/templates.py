"""How a request is put together for one of many models: by a template in the catalogue, for each takes other fields.

A template maps the fields of the request to values. A text that is one placeholder, such as "{seconds}", becomes the value
as it is: numbers stay numbers, and what there is none of is left out. In longer texts placeholders are written out as
str.format does: "{seconds}s", "{prompt:.1000}" (its first 1,000 characters), "{seconds!s}" (the number as text).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.models import AspectRatio, Resolution
from vidpipe_desktop.engines.base import ClipRequest
from vidpipe_desktop.engines.pictures import data_uri, resolution, shape
from vidpipe_desktop.engines.prompting import motion_text

Template = Mapping[str, Any]
Values = Mapping[str, str | float | None]

_ALONE = re.compile(r"\{(\w+)\}")
_EXAMPLE: Values = {
    "prompt": "",
    "seconds": 5,
    "seed": 7,
    "shape": "16:9",
    "ratio": "1280:720",
    "resolution": "720p",
    "first": "",
    "last": "",
}
_RATIOS = {
    Resolution.HD: {AspectRatio.WIDE: "1280:720", AspectRatio.TALL: "720:1280", AspectRatio.SQUARE: "960:960"},
    Resolution.FULL_HD: {AspectRatio.WIDE: "1920:1080", AspectRatio.TALL: "1080:1920", AspectRatio.SQUARE: "1440:1440"},
}


async def clip_values(request: ClipRequest, longest_uri: int, workers: Workers) -> Values:
    """What templates of clips can name.

    prompt; seconds; seed (31 bits); shape: as 16:9; ratio: in pixels, as 1280:720 or 960:960; resolution: as 720p; first and
    last: the frames as data URIs of at most longest_uri characters. Raises EngineError for a frame that cannot be made so
    small.
    """

    async def uri(frame: Path) -> str:
        return await data_uri(frame, longest_uri, workers, request.target.with_name(f"{frame.stem}.light.jpg"))

    shown, fineness, whole = shape(request.size), resolution(request.size), round(request.duration)
    return {
        "prompt": motion_text(request),
        "seconds": whole if whole == request.duration else request.duration,
        "seed": request.seed,
        "shape": shown.value,
        "ratio": _RATIOS[fineness][shown],
        "resolution": fineness.value,
        "first": await uri(request.first),
        "last": await uri(request.last) if request.last else None,
    }


def filled(template: Template, values: Values) -> dict[str, Any]:
    """The fields of a request. Raises KeyError or ValueError for a template that check_template complains of."""
    fields = {name: _value(form, values) for name, form in template.items()}
    return {name: value for name, value in fields.items() if value is not None}


def check_template(template: Template) -> None:
    """Raises ValueError, in words, for placeholders that are not known or not well-formed."""
    try:
        filled(template, _EXAMPLE)
    except (LookupError, AttributeError, ValueError) as error:
        raise ValueError(f"{error} is no placeholder; there are {', '.join(_EXAMPLE)}") from error


def _value(form: Any, values: Values) -> Any:
    if not isinstance(form, str):
        return form
    if alone := _ALONE.fullmatch(form):
        return values[alone[1]]
    return form.format_map(values)
