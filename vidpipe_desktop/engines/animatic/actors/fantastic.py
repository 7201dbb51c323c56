"""Who doesn't exist: ghosts, aliens, furry monsters, lights that are fairies, rovers and small robots."""

import math
from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    box,
    downward,
    eased_pulse,
    eye,
    fill,
    limb,
    lit,
    oval,
    placed,
    pulse,
    random_at,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.wheels import rolling, wheel
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow

_LIVELY: Final = frozenset(("jump", "dance", "cheer", "play", "fight", "attack"))
_GOING: Final = frozenset(("walk", "run", "march", "lost", "ride", "climb", "chase", "flee"))


def _ghost(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    scary = moment.action in ("fight", "attack")
    with placed(brush, 0, 0.05 * moment.height * wave(t, 1.6), 3 * wave(t, 1.1), moment.height):
        path = QPainterPath()
        path.moveTo(-0.34, 0.42)
        path.cubicTo(-0.44, -0.72, 0.44, -0.72, 0.34, 0.42)
        for index in range(6):
            x = 0.34 - index * 0.68 / 6
            hem = 0.42 + (0.10 if index % 2 == 0 else -0.07) + 0.03 * wave(t, 4, index)
            path.quadTo(x - 0.057, hem, x - 0.68 / 6, 0.42)
        arm = 0.10 * wave(t, 2.2) + (0.16 if scary else 0.0)
        for side in (-1, 1):
            limb(
                brush,
                tone("#dfe6f6", alpha=0.92),
                [(side * 0.26, -0.06), (side * 0.42, -0.02 - arm), (side * 0.52, 0.04 - arm * 1.6)],
                [0.10, 0.08, 0.05],
            )
        fill(brush, path, downward(-0.5, 0.5, tone("#ffffff", alpha=0.96), tone("#cdd8f0", alpha=0.78)))
        for x in (-0.08, 0.13):
            oval(brush, tone("#23263a"), x, -0.16, 0.052, 0.075 * (1 - blink(t) * 0.9))
            oval(brush, tone("#ffffff", alpha=0.9), x + 0.02, -0.19, 0.016)
        for x in (-0.17, 0.22):
            oval(brush, tone("#f6a6b4", alpha=0.6), x, -0.04, 0.05, 0.03)
        mouth = 0.035 + 0.05 * (abs(wave(t, 5)) if moment.action in ("talk", "sing") or scary else 0.3)
        oval(brush, tone("#3a2a44"), 0.03, 0.02, 0.04 + mouth * 0.3, mouth)


def _ghost_glow(brush: QPainter, moment: Moment) -> None:
    glow(brush, 0, 0, moment.height * 0.75, "#bcd0ff", 0.10 + 0.22 * moment.night)


def _alien(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#7cc46a"
    going = moment.action in _GOING
    steps = moment.gone / (0.26 * moment.height) if moment.gone else max(0.0, t - 0.6) * 1.4
    hop = pulse(t, 0.7, 0.6) * 0.14 if moment.action in _LIVELY else 0.0
    with placed(brush, 0, -hop * moment.height, 2 * wave(t, 1.2), moment.height):
        for side in (1, 0):
            x, up = _step(steps + 0.5 * side, 0.156, 0.06) if going else (0.07 - 0.14 * side, 0.0)
            leg = [(0.02 - 0.04 * side, -0.3), (x, -0.05 - up), (x + 0.06, -0.03 - up)]
            limb(brush, shaded(ink, 0.25 * side), leg, [0.06, 0.04, 0.035])
        swing = wave(t, 4) * 14 if moment.action in ("talk", "cheer", "dance", "greet") else 4 * wave(t, 1.4)
        raised = -130 if moment.action in ("cheer", "dance") else -20
        for side in (-1, 1):
            with placed(brush, side * 0.1, -0.46, side * raised + swing):
                arm = [(0, 0), (side * 0.06, 0.12), (side * 0.07, 0.2)]
                limb(brush, shaded(ink, 0.1 if side < 0 else 0.0), arm, [0.04, 0.032, 0.036])
        blob(brush, tone("#5a6ac8"), [(-0.13, -0.5), (0.13, -0.5), (0.16, -0.28), (0.0, -0.22), (-0.16, -0.28)])
        oval(brush, tone("#f4c84a"), 0.0, -0.38, 0.04)
        _alien_head(brush, ink, moment)


def _alien_head(brush: QPainter, ink: str, moment: Moment) -> None:
    t = moment.t
    for side in (-1, 1):
        stroke(brush, tone(ink), 0.022, [(side * 0.1, -0.92), (side * 0.17, -1.04 + 0.01 * wave(t, 3, side))])
        oval(brush, tone("#f47aa0"), side * 0.17, -1.05 + 0.01 * wave(t, 3, side), 0.035)
    skull = [(-0.27, -0.74), (-0.18, -0.95), (0.0, -1.0), (0.18, -0.95), (0.27, -0.74), (0.12, -0.53), (-0.12, -0.53)]
    blob(brush, downward(-1.0, -0.5, lit(ink, 0.15), tone(ink)), skull)
    for side in (-1, 1):
        with placed(brush, side * 0.11 + 0.02, -0.74, side * -24):
            oval(brush, tone("#16202a"), 0, 0, 0.075, 0.105 * (1 - blink(t) * 0.9))
            oval(brush, tone("#ffffff", alpha=0.9), 0.02, -0.045, 0.022)
    talk = 0.02 * abs(wave(t, 6)) if moment.action in ("talk", "sing") else 0.0
    oval(brush, shaded(ink, 0.6), 0.02, -0.585, 0.035, 0.010 + talk)


def _monster(ink: str, brush: QPainter, moment: Moment) -> None:
    t, going = moment.t, moment.action in _GOING
    steps = moment.gone / (0.34 * moment.height) if moment.gone else max(0.0, t - 0.6) * 1.2
    hop = pulse(t, 0.8, 0.6) * 0.14 if moment.action in _LIVELY else 0.0
    roar = _roar(moment)
    lean = 4 * math.sin(math.tau * steps) if going else 0.0
    with placed(brush, 0, -hop * moment.height, lean, moment.height):
        for side in (1, 0):
            x, up = _step(steps + 0.5 * side, 0.2, 0.08) if going else (0.0, 0.0)
            foot = (0.12 - 0.24 * side + x, -0.045 - up)
            limb(brush, shaded(ink, 0.1 + 0.16 * side), [(0.12 - 0.24 * side, -0.22), foot], [0.11, 0.085])
            limb(brush, shaded(ink, 0.1 + 0.16 * side), [foot, (foot[0] + 0.09, foot[1])], [0.06, 0.045])
        for side in (-1, 1):
            raised = -70 * roar if moment.action in ("fight", "attack", "cheer", "dance") else 0
            with placed(brush, side * 0.3, -0.5, side * (raised - 16) + 4 * wave(t, 1.5)):
                limb(brush, shaded(ink, 0.12), [(0, 0), (side * 0.1, 0.16), (side * 0.1, 0.29)], [0.085, 0.07, 0.08])
        _shaggy_body(brush, ink, t)
        for x in (-0.06, 0.18):
            oval(brush, tone("#ffffff"), x, -0.64, 0.095)
            eye(brush, x + 0.025, -0.63, 0.055, blink(t))
        _maw(brush, 0.03 + 0.11 * roar)


def _roar(moment: Moment) -> float:
    """How far its mouth is open, 0…1."""
    if moment.action in ("fight", "attack"):
        return eased_pulse(moment.t, 1.4, 0.6)
    return abs(wave(moment.t, 5)) * 0.5 if moment.action in ("talk", "sing") else 0.15


def _step(cycle: float, stride: float, high: float) -> tuple[float, float]:
    """Where a foot is, forward and up; while it stands it goes back as the ground does."""
    at = cycle % 1.0
    if at < 0.6:
        return stride * (0.5 - at / 0.6), 0.0
    return stride * ((at - 0.6) / 0.4 - 0.5), high * math.sin(math.pi * (at - 0.6) / 0.4)


def _shaggy_body(brush: QPainter, ink: str, t: float) -> None:
    outline: list[Point] = []
    for index in range(26):
        turn = math.tau * index / 26
        r = 1.0 + (0.07 if index % 2 else -0.02) + 0.012 * math.sin(t * 3 + index)
        outline.append((math.cos(turn) * 0.37 * r, -0.52 + math.sin(turn) * 0.40 * r))
    for side in (-1, 1):
        horn = [(side * 0.2, -0.84), (side * 0.3, -0.97), (side * 0.27, -1.06)]
        limb(brush, tone("#f2e6c6"), horn, [0.06, 0.045, 0.012])
    blob(brush, downward(-0.95, -0.1, lit(ink, 0.14), shaded(ink, 0.16)), outline, 0.5)
    oval(brush, lit(ink, 0.25), 0.03, -0.3, 0.2, 0.15)


def _maw(brush: QPainter, high: float) -> None:
    lips = [
        (-0.13, -0.47),
        (0.06, -0.49),
        (0.26, -0.47),
        (0.2, -0.45 + high),
        (0.06, -0.44 + high * 1.2),
        (-0.07, -0.45 + high),
    ]
    blob(brush, tone("#4a1f30"), lips)
    for x in (-0.07, 0.02, 0.11, 0.19):
        shape(brush, tone("#fffaf0"), (x - 0.025, -0.48), (x + 0.025, -0.48), (x, -0.43))


def _fairy_light(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    with placed(brush, *_fairy_at(moment), 0, moment.height):
        flutter = wave(t, 22)
        for side in (-1, 1):
            for turn, length in ((32, 0.42), (98, 0.30)):
                with placed(brush, 0, 0, side * (turn + 10 * flutter)):
                    oval(brush, tone("#e6f6ff", alpha=0.7), 0, -length * 0.6, 0.09, length * 0.5)
        oval(brush, tone("#fff3b8"), 0, 0, 0.12)


def _fairy_at(moment: Moment) -> tuple[float, float]:
    t, size = moment.t, moment.height
    return size * (0.3 * wave(t, 1.3) + 0.1 * wave(t, 3.1)), size * (0.28 * wave(t, 1.9, 1.0) + 0.08 * wave(t, 4.7))


def _fairy_shine(brush: QPainter, moment: Moment) -> None:
    (x, y), size = _fairy_at(moment), moment.height
    glow(brush, x, y, size * (0.8 + 0.08 * wave(moment.t, 7)), "#ffe79a", 0.65, 0.7)
    for index in range(10):
        age = (moment.t * 0.8 + random_at(index)) % 1.0
        sx, sy = (
            x - size * 0.9 * age * (0.4 + random_at(index + 0.4)),
            y + size * (0.6 * age + 0.3 * (random_at(index * 1.7) - 0.5)),
        )
        glow(brush, sx, sy, size * 0.07 * (1.1 - age), "#fff2c0", 0.9 * (1 - age), 0.8)


def _rover(brush: QPainter, moment: Moment) -> None:
    t, size = moment.t, moment.height
    look = 14 * wave(t, 0.8)
    with placed(brush, size=size):
        brush.translate(0, 0.006 * wave(t, 9) if moment.gone else 0)
        for x in (-0.52, 0.02, 0.56):
            stroke(brush, tone("#6a7280"), 0.05, [(0.0, -0.34), (x, -0.17)])
        box(brush, tone("#3a5a9a"), -0.62, -0.56, 0.72, 0.05, 0.02)
        for index in range(5):
            box(brush, tone("#6a92d8"), -0.6 + index * 0.14, -0.55, 0.11, 0.03)
        box(brush, downward(-0.5, -0.28, tone("#f2efe8"), tone("#b9b4aa")), -0.56, -0.5, 1.12, 0.22, 0.05)
        box(brush, tone("#e0a83a"), -0.5, -0.42, 0.26, 0.1, 0.02)
        limb(brush, tone("#c9cdd4"), [(0.4, -0.46), (0.4, -0.84)], [0.035, 0.03])
        with placed(brush, 0.4, -0.88, look):
            box(brush, downward(-0.1, 0.1, tone("#ffffff"), tone("#c4c8d0")), -0.14, -0.1, 0.32, 0.19, 0.05)
            for x in (0.02, 0.13):
                oval(brush, tone("#22303f"), x, -0.01, 0.055)
                oval(brush, tone("#6ad8f0"), x + 0.01, -0.02, 0.025)
        reach = 0.06 * wave(t, 1.3)
        limb(brush, tone("#9aa2b0"), [(0.54, -0.4), (0.72, -0.52 - reach), (0.86, -0.32 + reach)], [0.03, 0.026, 0.03])
        stroke(brush, tone("#d8dce2"), 0.02, [(-0.42, -0.5), (-0.46, -0.8)])
        oval(brush, tone("#e0483a"), -0.46, -0.82, 0.03)
        for x in (-0.52, 0.02, 0.56):
            wheel(brush, x, -0.16, 0.16, rolling(moment, 0.16), "#3a3d46", "#9aa2b0")


FIGURES: Mapping[str, Figure] = {
    "ghost": Figure(260, _ghost, Reach(0.75, 0.75, 0.75, 0.75), Habitat.AIR, _ghost_glow),
    "alien": Figure(260, _alien, Reach(0.5, 1.35, 0.5, 0.1)),
    "monster": Figure(330, partial(_monster, "#7a5ac8"), Reach(0.75, 1.4, 0.75, 0.12)),
    "yeti": Figure(420, partial(_monster, "#dfe8f2"), Reach(0.75, 1.4, 0.75, 0.12)),
    "fairylight": Figure(90, _fairy_light, Reach(1.1, 1.1, 1.1, 1.1), Habitat.AIR, _fairy_shine),
    "rover": Figure(220, _rover, Reach(0.85, 1.15, 1.05, 0.12)),
}
