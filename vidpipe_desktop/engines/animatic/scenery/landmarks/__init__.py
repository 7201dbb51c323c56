"""Landmarks: what tells one city or country from another at a glance, standing far behind a place."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.scenery.landmarks.builder import Build, Builder
from vidpipe_desktop.engines.animatic.scenery.landmarks.monuments import MONUMENTS
from vidpipe_desktop.engines.animatic.scenery.landmarks.towers import TOWERS
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

LANDMARKS: Mapping[str, Build] = {**TOWERS, **MONUMENTS}
"""By the tag that puts one on the stage."""
_BROAD = 0.66
"""Height of those that are broader than high, to that of towers."""
_HAZE = 0.16


def landmark_of(stage: Stage) -> str:
    """What the tags name, "" if nothing; what is around it should be low."""
    return next((tag for tag in stage.tags if tag in LANDMARKS), "")


def landmark(stage: Stage, depth: float, base: float, height: float, *, aside: float = 0.0, rise: float = 0.0) -> None:
    """Put what the tags name far behind the place, its foot at y = base; nothing if they name none.

    height: in stage units, of towers; the others are broader and lower, and stand `rise` higher, so that they are seen.
    aside: how far from the middle, in stage units of a wide picture, to the side that the seed chooses.
    """
    if name := landmark_of(stage):
        x = stage.across(CENTRE + aside * (1 if stage.seed % 4 < 2 else -1))
        tall, foot = (height, (x, base)) if name in TOWERS else (height * _BROAD, (x, base - rise))
        stage.plate(depth, partial(_build, stage, LANDMARKS[name], foot, tall), resolution=0.9)


def _build(stage: Stage, build: Build, foot: tuple[float, float], height: float, brush: QPainter) -> None:
    brush.save()
    brush.translate(*foot)
    brush.scale(height, height)
    build(Builder(brush, stage, _HAZE))
    brush.restore()
