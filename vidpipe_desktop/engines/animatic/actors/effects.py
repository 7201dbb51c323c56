"""Fire, smoke, sparks, splashes and other things made of many small ones: particles that come and go by themselves."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import box, fill, limb, oval, placed, random_at, tone
from vidpipe_desktop.engines.animatic.paint.colour import mix
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_CONFETTI: Final = ("#e8485a", "#f4b53a", "#4aa6e0", "#5cc07a", "#b06ae0", "#fb8ac0")


# Parts that figures use, too --------------------------------------------------------------------------------------


def flames(brush: QPainter, t: float, size: float, seed: float = 0.0) -> None:
    """A fire that burns upward from the origin, about `size` high."""
    glow(brush, 0, -size * 0.35, size * 0.95, "#ff8a2c", 0.42 + 0.06 * math.sin(t * 9 + seed))
    for ink, share, wide in (
        ("#e8481e", 1.0, 0.40),
        ("#fb8a26", 0.78, 0.30),
        ("#ffd65a", 0.52, 0.19),
        ("#fff6cf", 0.28, 0.1),
    ):
        lick = 0.10 * math.sin(t * 7.3 + seed + share * 4), 0.09 * math.sin(t * 9.1 + seed * 2 + share * 7)
        high = size * share * (1 + 0.09 * math.sin(t * 11 + share * 5 + seed))
        w = size * wide
        outline = [(-w * 0.8, 0), (-w * (0.95 + lick[1]), -high * 0.32), (-w * 0.35 + lick[0] * size * 0.5, -high * 0.62), (lick[0] * size, -high),
                   (w * 0.42 + lick[1] * size * 0.3, -high * 0.55), (w * (0.95 - lick[0]), -high * 0.28), (w * 0.8, 0)]  # fmt: skip
        fill(brush, smooth_path(outline, True, 0.85), tone(ink, alpha=0.94))


def rising_sparks(brush: QPainter, t: float, size: float, count: int = 12) -> None:
    """Glowing dots that rise from the origin and go out."""
    for index in range(count):
        age = (t * (0.5 + 0.35 * random_at(index)) + random_at(index + 0.5)) % 1.0
        x = size * (0.5 * (random_at(index * 3.1) - 0.5) * (0.4 + age) + 0.08 * math.sin(t * 4 + index))
        glow(brush, x, -size * (0.2 + 1.1 * age), size * 0.045 * (1.2 - age), "#ffcf5a", 1 - age, 0.6)


def breath_of_fire(brush: QPainter, t: float, length: float, strength: float) -> None:
    """Fire blown to the right from the origin. strength: 0…1."""
    if strength < 0.03:
        return
    glow(brush, length * 0.55, 0, length * 0.6, "#ff7a2c", 0.34 * strength)
    for index in range(26):
        age = (random_at(index) + t * (1.1 + 0.5 * random_at(index + 0.3))) % 1.0
        spread = (random_at(index * 1.7) - 0.5) * 0.6 * age
        x, y = age * length * strength, age * length * spread - age * age * length * 0.05
        radius = length * (0.03 + 0.19 * age * (1.25 - age))
        ink = mix("#fff6c4", "#ffae2e", min(1.0, age * 2)) if age < 0.5 else mix("#ffae2e", "#d8331c", age * 2 - 1)
        glow(brush, x, y, radius * 1.5, ink, min(1.0, 1.25 * (1 - age)) * strength, 0.15)


def steam(brush: QPainter, t: float, size: float, ink: str = "#ffffff", alpha: float = 0.30) -> None:
    """Steam that curls up from the origin, about `size` high."""
    for strand in range(3):
        for index in range(9):
            at = index / 9
            x = (strand - 1) * size * 0.13 + math.sin(at * 5 - t * 1.6 + strand * 2) * size * 0.09 * (at + 0.2)
            part = math.sin(math.pi * min(1.0, at + 0.08))
            glow(brush, x, -at * size, size * (0.07 + 0.11 * at), ink, alpha * part * 0.8)


def puffs(brush: QPainter, t: float, size: float, ink: str, drift: float = -0.6, alpha: float = 0.7) -> None:
    """Clouds of smoke that rise from the origin and drift to a side as they grow."""
    for index in range(7):
        age = (t * 0.42 + index / 7) % 1.0
        x, y = drift * size * age * age + size * 0.05 * math.sin(index * 2.2), -size * age
        oval(brush, tone(ink, alpha=round(alpha * (1 - age) * min(1.0, age * 8), 2)), x, y, size * (0.07 + 0.17 * age))


def splash(brush: QPainter, at: float, size: float) -> None:
    """Water thrown up from the origin. at: 0 = it begins … 1 = it is over."""
    white = 1 - at
    rise = math.sin(math.pi * min(1.0, at * 1.15 + 0.05))
    for index in range(9):
        side = (index - 4) / 4
        high = size * (0.62 - 0.34 * abs(side) + 0.16 * random_at(index)) * rise
        base = side * size * (0.4 + 0.3 * at)
        tip = base + side * size * 0.22
        limb(brush, tone("#eaf7ff", alpha=round(0.5 * white, 2)), [(base, 0), (tip, -high)], [size * 0.13, size * 0.04])
    for index in range(26):
        turn = math.pi * (0.08 + 0.84 * random_at(index))
        speed = size * (0.6 + 1.1 * random_at(index + 0.7))
        x, y = math.cos(turn) * speed * at, -math.sin(turn) * speed * at * 1.3 + size * 1.5 * at * at
        if y < size * 0.05:
            oval(
                brush, tone("#ffffff", alpha=round(0.9 * white, 2)), x, y, size * (0.02 + 0.04 * random_at(index * 2.3))
            )
    oval(brush, tone("#ffffff", alpha=round(0.6 * white, 2)), 0, 0, size * (0.5 + 0.5 * at), size * 0.07)


# Effects of a whole scene -----------------------------------------------------------------------------------------


def _sparks(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    """Blades meet: a shower of sparks now and then."""
    period = 0.85
    round_, at = math.floor(t / period), (t / period) % 1.0
    if at > 0.62:
        return
    age = at / 0.62
    y = stage.ground - 215 - 30 * random_at(round_)
    if age < 0.3:
        glow(brush, x, y, 90 * (1 - age), "#fff0c0", 0.8 * (1 - age / 0.3), 0.8)
    for index in range(18):
        seed = round_ * 31 + index
        turn, speed = math.tau * random_at(seed), 60 + 170 * random_at(seed + 0.4)
        dx, dy = math.cos(turn) * speed * age, math.sin(turn) * speed * age + 150 * age * age
        glow(brush, x + dx, y + dy, 8 * (1.1 - age), "#ffd27a", 1 - age, 0.7)


def _smoke(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    with placed(brush, x, stage.ground - 10):
        puffs(brush, t, 320, "#7c7a80", -0.4, 0.45)


def _flames(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    """A wall of fire behind everybody, and its sparks."""
    for index in range(9):
        with placed(brush, x + 150 * (index - 4), stage.ground - 60 - 16 * (index % 3)):
            flames(brush, t + index, 190 + 110 * random_at(index * 1.3), index * 1.7)
    with placed(brush, x, stage.ground - 150):
        rising_sparks(brush, t, 620, 22)


def _splash(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    at = (t / 1.9) % 1.0
    if at < 0.45:
        with placed(brush, x, stage.ground + 6):
            splash(brush, at / 0.45, 130)


def _confetti(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    left, right = x - 620, x + 620
    for index in range(64):
        fall = (random_at(index) + t * (0.16 + 0.1 * random_at(index + 0.2))) % 1.0
        px = left + (right - left) * random_at(index * 1.9) + 26 * math.sin(t * 2 + index)
        turn = math.sin(t * (3 + 4 * random_at(index + 0.6)) + index)
        with placed(brush, px, stage.ground * fall, 40 * turn):
            box(brush, tone(_CONFETTI[index % len(_CONFETTI)]), -8 * abs(turn) - 2, -5, 16 * abs(turn) + 4, 10)


def _hearts(brush: QPainter, stage: Stage, x: float, t: float) -> None:
    for index in range(9):
        age = (random_at(index) + t * 0.22) % 1.0
        px = x + 240 * (random_at(index * 2.7) - 0.5) + 22 * math.sin(t * 1.6 + index * 1.3)
        alpha = round(0.9 * min(1.0, age * 6) * (1 - age), 2)
        with placed(
            brush, px, stage.ground - 220 - 380 * age, 10 * math.sin(t * 1.3 + index), 26 + 14 * random_at(index + 0.5)
        ):
            heart(brush, "#e8405e", alpha)


def heart(brush: QPainter, ink: str, alpha: float = 1.0) -> None:
    """A heart of about unit size around the origin."""
    outline = [
        (0, 0.5),
        (-0.46, 0.06),
        (-0.5, -0.26),
        (-0.26, -0.44),
        (0, -0.22),
        (0.26, -0.44),
        (0.5, -0.26),
        (0.46, 0.06),
    ]
    fill(brush, smooth_path(outline, True, 0.8), tone(ink, alpha=alpha))


_EFFECTS: Final[Mapping[str, tuple[Callable[[QPainter, Stage, float, float], None], tuple[float, float, float]]]] = {
    "sparks": (_sparks, (260, 480, 40)),
    "smoke": (_smoke, (300, 460, 30)),
    "flames": (_flames, (820, 900, 0)),
    "splash": (_splash, (220, 260, 60)),
    "confetti": (_confetti, (680, 980, 40)),
    "hearts": (_hearts, (190, 680, 0)),
}
"""How each is drawn, and how far it reaches to the sides of its place, above the ground, and below."""
_BEHIND: Final = {"smoke": 1.04, "flames": 1.22, "hearts": 1.2}
"""Depths of those that aren't before everybody."""
EFFECTS: Final = tuple(_EFFECTS)


def show_effects(stage: Stage, effects: tuple[str, ...], actors: tuple[ActorSpec, ...]) -> None:
    """Let a scene's effects happen on the stage, where its actors meet. Effects that aren't made of particles are left out."""
    marks = [actor.x + actor.move / 2 for actor in actors if actor.depth < 1.3]
    x = sum(marks) / len(marks) if marks else 960.0
    for name in effects:
        if name in _EFFECTS:
            draw, (wide, up, down) = _EFFECTS[name]
            bounds = QRectF(x - wide, stage.ground - up, 2 * wide, up + down)
            stage.dynamic(_BEHIND.get(name, 0.99), _happening(draw, stage, x), bounds=bounds)


def _happening(
    draw: Callable[[QPainter, Stage, float, float], None], stage: Stage, x: float
) -> Callable[[QPainter, float], None]:
    return lambda brush, t: draw(brush, stage, x, t)
