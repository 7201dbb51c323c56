"""The films of `prompts.toml`, planned as the app plans them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import PlannedScene, direct
from vidpipe_desktop.engines.animatic.language.reading import read_prompt

SCENES: Final = 4
SECONDS: Final = 4.0
"""Of each scene."""
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Sample:
    """A film to look at: how it is called here, and what a person asks for."""

    name: str
    prompt: str
    style: str
    shape: AspectRatio

    def size(self, area: int) -> tuple[int, int]:
        """Even width and height of a picture of its shape that has about this many pixels."""
        width, height = self.shape.size
        scale = (area / (width * height)) ** 0.5
        return round(width * scale / 2) * 2, round(height * scale / 2) * 2

    def scenes(self) -> tuple[PlannedScene, ...]:
        """What the director makes of it."""
        return direct(
            self.prompt,
            read_prompt(self.prompt),
            style=self.style,
            scene_count=SCENES,
            seconds=SECONDS,
            aspect_ratio=self.shape,
            seed=_SEED,
        ).scenes


@cache
def samples() -> dict[str, Sample]:
    """All of them by name."""
    table = tomllib.loads(Path(__file__).with_name("prompts.toml").read_text(encoding="utf-8"))
    return {
        name: Sample(name, entry["prompt"].strip(), entry["style"], AspectRatio(entry["shape"]))
        for name, entry in table.items()
    }
