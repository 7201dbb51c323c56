"""A mermaid: hair that floats behind her, arms that wave, a tail that beats. Around her middle, looking to the right."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    downward,
    eye,
    limb,
    lit,
    oval,
    placed,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach

_SKIN: Final = "#f0c09a"
_HAIR: Final = "#c4402e"
_TAIL: Final = "#2fa88e"
_SHELL: Final = "#b06ac8"
_QUICK: Final = frozenset(("swim", "run", "fly", "walk"))


def _mermaid(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    quick = moment.action in _QUICK
    beat = wave(t, 4.2 if quick else 2.1)
    with placed(brush, 0, 0, 26 if quick else 4 * wave(t, 0.9), moment.height):
        _hair_behind(brush, t)
        _arm(brush, (-0.01, -0.24), (-0.16, -0.1 - 0.02 * beat), (-0.2, 0.04), 0.14)
        _tail(brush, beat)
        blob(
            brush,
            downward(-0.3, 0.06, lit(_SKIN, 0.06), tone(_SKIN)),
            [(-0.06, -0.26), (0.1, -0.26), (0.085, -0.1), (0.09, 0.04), (-0.07, 0.04), (-0.05, -0.1)],
            0.7,
        )
        for x in (-0.005, 0.08):
            blob(
                brush,
                tone(_SHELL),
                [(x - 0.05, -0.19), (x, -0.215), (x + 0.045, -0.19), (x + 0.01, -0.14), (x - 0.03, -0.15)],
                0.7,
            )
        blob(
            brush, lit(_TAIL, 0.16), [(-0.085, -0.01), (0.02, 0.03), (0.105, -0.01), (0.09, 0.06), (-0.075, 0.06)], 0.6
        )
        raised = -0.4 if moment.action in ("cheer", "wave", "talk", "dance") else -0.14
        _arm(brush, (0.08, -0.24), (0.2, -0.14), (0.28 + 0.02 * beat, raised + 0.04 * beat), 0.0)
        _head(brush, moment)


def _arm(
    brush: QPainter, shoulder: tuple[float, float], elbow: tuple[float, float], hand: tuple[float, float], dark: float
) -> None:
    limb(brush, shaded(_SKIN, dark) if dark else tone(_SKIN), [shoulder, elbow, hand], [0.03, 0.024, 0.02])


def _tail(brush: QPainter, beat: float) -> None:
    """From the hips down to a fin of two lobes."""
    end = (-0.24 + 0.05 * beat, 0.42 - 0.03 * abs(beat))
    ink = downward(-0.02, 0.46, lit(_TAIL, 0.1), shaded(_TAIL, 0.25))
    limb(brush, ink, [(0.01, 0.0), (0.05, 0.16), (-0.04 + 0.02 * beat, 0.31), end], [0.095, 0.09, 0.06, 0.026])
    for row in range(4):
        y = 0.06 + 0.07 * row
        stroke(brush, lit(_TAIL, 0.3), 0.008, [(-0.06, y), (0.02, y + 0.035), (0.1, y)])
    with placed(brush, *end, 28 + 16 * beat):
        for side in (-1, 1):
            lobe = [(0, -0.01), (side * 0.1, 0.02), (side * 0.19, 0.13), (side * 0.07, 0.1), (0, 0.05)]
            blob(brush, lit(_TAIL, 0.14 if side > 0 else 0.02), lobe, 0.8)


def _hair_behind(brush: QPainter, t: float) -> None:
    for index in range(4):
        sway = 0.03 * wave(t, 1.5, index * 0.8)
        lock = [
            (0.02, -0.42 + 0.02 * index),
            (-0.12, -0.36 + 0.05 * index + sway),
            (-0.26 + 0.03 * index, -0.22 + 0.08 * index + sway),
        ]
        limb(brush, shaded(_HAIR, 0.06 * index), lock, [0.07, 0.055, 0.012])


def _head(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    limb(brush, shaded(_SKIN, 0.15), [(0.03, -0.24), (0.04, -0.31)], [0.026, 0.024])
    with placed(brush, 0.05, -0.39, 3 * wave(t, 1.1)):
        oval(brush, tone(_SKIN), 0, 0, 0.095, 0.1)
        blob(
            brush,
            tone(_HAIR),
            [
                (0.085, -0.06),
                (0.02, -0.075),
                (-0.05, -0.01),
                (-0.075, 0.06),
                (-0.115, 0.02),
                (-0.1, -0.08),
                (-0.02, -0.125),
                (0.06, -0.115),
            ],
            0.8,
        )
        for x in (0.005, 0.062):
            eye(brush, x, 0.012, 0.017, blink(t))
        for x in (-0.015, 0.08):
            oval(brush, tone("#f08a8a", alpha=0.5), x, 0.046, 0.017, 0.01)
        talks = abs(wave(t, 6.5)) if moment.action in ("talk", "sing") else 0.0
        if talks > 0.2:
            oval(brush, tone("#8a2a34"), 0.036, 0.062, 0.015, 0.006 + 0.014 * talks)
        else:
            stroke(brush, tone("#8a2a34"), 0.007, [(0.015, 0.056), (0.036, 0.066), (0.057, 0.056)])
        shape(brush, tone("#ffd65a"), (-0.06, -0.1), (-0.045, -0.135), (-0.03, -0.1), (-0.065, -0.12), (-0.025, -0.12))


FIGURES: Mapping[str, Figure] = {
    "mermaid": Figure(340, _mermaid, Reach(0.74, 0.74, 0.74, 0.74), Habitat.WATER),
}
