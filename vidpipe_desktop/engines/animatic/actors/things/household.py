"""Things of the house: cups, books, clocks, lamps, phones, instruments, treasure. One unit high each."""

import math
from collections.abc import Mapping

from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    blob,
    box,
    downward,
    fill,
    inside,
    limb,
    lit,
    oval,
    placed,
    ring,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import flames, steam
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path


def _cup(brush: QPainter, _t: float) -> None:
    clay = "#fbf7f0"
    oval(brush, downward(-0.06, 0.06, tone("#ffffff"), shaded(clay, 0.3)), 0, -0.02, 0.62, 0.085)
    oval(brush, shaded(clay, 0.25), 0, -0.035, 0.38, 0.045)
    ring(brush, shaded(clay, 0.12), 0.085, 0.50, -0.55, 0.19, 0.2)
    body = QPainterPath()
    body.moveTo(-0.46, -0.92)
    body.cubicTo(-0.46, -0.4, -0.34, -0.06, -0.2, -0.04)
    body.lineTo(0.2, -0.04)
    body.cubicTo(0.34, -0.06, 0.46, -0.4, 0.46, -0.92)
    fill(brush, body, across(-0.46, 0.46, tone("#ffffff"), shaded(clay, 0.26)))
    oval(brush, tone("#7a3f24"), 0, -0.48, 0.15)
    with placed(brush, 0, -0.48, 32):
        oval(brush, tone("#fbf3e4"), 0, 0, 0.06, 0.10)
        stroke(brush, tone("#7a3f24"), 0.018, [(0, -0.09), (0.02, 0), (0, 0.09)])
    oval(brush, tone("#ffffff"), 0, -0.92, 0.46, 0.085)
    oval(brush, across(-0.4, 0.4, tone("#8f5730"), tone("#4e2816")), 0, -0.915, 0.41, 0.067)
    blob(
        brush, tone("#e8c79a"), [(-0.14, -0.92), (-0.06, -0.95), (0, -0.935), (0.06, -0.95), (0.14, -0.92), (0, -0.875)]
    )


def _cup_steam(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.95):
        steam(brush, t, 0.62)


def _lantern(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -1.0, 3 * wave(t, 1.4)):
        ring(brush, tone("#3a3036"), 0.035, 0, 0.09, 0.12, 0.09)
        shape(brush, tone("#3a3036"), (-0.22, 0.26), (0.22, 0.26), (0.10, 0.15), (-0.10, 0.15))
        box(brush, tone("#ffdf8a"), -0.2, 0.26, 0.4, 0.58, 0.04)
        oval(brush, tone("#fff6d0"), 0, 0.6, 0.10, 0.16)
        for x in (-0.2, -0.02, 0.16):
            box(brush, tone("#3a3036"), x, 0.26, 0.04, 0.6)
        box(brush, tone("#3a3036"), -0.26, 0.84, 0.52, 0.07, 0.02)
        box(brush, tone("#3a3036"), -0.22, 0.91, 0.44, 0.08, 0.02)


def _lantern_light(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.45, 1.15 + 0.05 * wave(t, 6.3), "#ffc45a", 0.42, 0.3)
    with placed(brush, 0, -0.24):
        flames(brush, t, 0.22)


def _paper_lantern(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -1.0, 3 * wave(t, 1.2)):
        stroke(brush, tone("#4a3030"), 0.02, [(0, 0), (0, 0.1)])
        oval(brush, across(-0.36, 0.36, tone("#ff6a4a"), tone("#b8281f")), 0, 0.42, 0.36, 0.32)
        for wide in (0.12, 0.25):
            ring(brush, tone("#8f1f1a", alpha=0.5), 0.014, 0, 0.42, wide, 0.32)
        for y in (0.08, 0.70):
            box(brush, tone("#e0b84a"), -0.13, y, 0.26, 0.06, 0.02)
        for x in (-0.06, 0.0, 0.06):
            stroke(brush, tone("#e0b84a"), 0.02, [(x, 0.76), (x + 0.02 * wave(t, 2, x * 9), 0.98)])


def _paper_light(brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.58, 0.85, "#ff8a4a", 0.36, 0.2)


def _candle(brush: QPainter, _t: float) -> None:
    oval(brush, tone("#b98a3a"), 0, -0.04, 0.32, 0.06)
    ring(brush, tone("#b98a3a"), 0.035, 0.34, -0.07, 0.07)
    box(brush, across(-0.13, 0.13, tone("#fffaf0"), tone("#dcc9a4")), -0.13, -0.68, 0.26, 0.64, 0.04)
    blob(
        brush,
        tone("#fffaf0"),
        [(-0.13, -0.68), (0.13, -0.68), (0.12, -0.5), (0.07, -0.42), (0.04, -0.6), (-0.13, -0.62)],
        0.6,
    )
    stroke(brush, tone("#2a2226"), 0.025, [(0, -0.68), (0.01, -0.76)])


def _candle_flame(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.82, 0.75 + 0.04 * wave(t, 7), "#ffc45a", 0.4, 0.3)
    with placed(brush, 0, -0.73):
        flames(brush, t, 0.27)


def _book(brush: QPainter, t: float) -> None:
    for side in (-1, 1):
        shape(
            brush,
            tone("#8f2f2c", amount=0.15 if side < 0 else 0.0),
            (0, -0.06),
            (side * 0.86, -0.22),
            (side * 0.86, -0.98),
            (0, -0.84),
        )
        blob(
            brush,
            across(0, side * 0.8, tone("#d8ccb4"), tone("#fbf6e8")),
            [
                (0, -0.10),
                (side * 0.4, -0.27),
                (side * 0.8, -0.27),
                (side * 0.8, -0.97),
                (side * 0.4, -0.98),
                (0, -0.84),
            ],
            0.35,
        )
        for line in range(5):
            y = -0.86 + line * 0.115
            stroke(brush, tone("#a89a84", alpha=0.7), 0.018, [(side * 0.14, y + 0.01), (side * 0.7, y - 0.04)])
    turn = (t / 3.2) % 1.0
    if turn < 0.35:
        lift = math.cos(math.pi * turn / 0.35)
        shape(
            brush,
            tone("#fffaf0"),
            (0, -0.10),
            (0.78 * lift, -0.27 - 0.16 * (1 - abs(lift))),
            (0.78 * lift, -0.97 - 0.2 * (1 - abs(lift))),
            (0, -0.84),
        )


def _books(brush: QPainter, _t: float) -> None:
    for index, (ink, x, wide) in enumerate(
        (("#3a6a9a", -0.62, 1.24), ("#c8563a", -0.5, 1.1), ("#5a8a4a", -0.58, 1.06), ("#e0a83a", -0.42, 0.9))
    ):
        y = -0.25 - index * 0.245
        box(brush, tone("#f6efdc"), x + 0.04, y + 0.03, wide - 0.06, 0.18)
        box(brush, across(x, x + wide, lit(ink, 0.15), shaded(ink, 0.12)), x, y, wide * 0.18, 0.24, 0.05)
        for dy in (0.0, 0.205):
            box(brush, tone(ink), x, y + dy, wide, 0.04, 0.02)


def _alarm_clock(brush: QPainter, t: float) -> None:
    for side in (-1, 1):
        limb(brush, tone("#a8343a"), [(side * 0.2, -0.16), (side * 0.34, 0.0)], [0.05, 0.04])
        with placed(brush, side * 0.26, -0.88, side * 32):
            oval(brush, tone("#e0b84a"), 0, 0, 0.19, 0.12)
    _dial(brush, t, -0.47, 0.43, "#d8433a")


def _dial(brush: QPainter, t: float, y: float, radius: float, ink: str) -> None:
    oval(brush, across(-radius, radius, lit(ink, 0.12), shaded(ink, 0.14)), 0, y, radius)
    oval(brush, tone("#fffaf0"), 0, y, radius * 0.82)
    for index in range(12):
        with placed(brush, 0, y, index * 30):
            box(
                brush,
                tone("#3a3036"),
                -radius * 0.02,
                -radius * 0.76,
                radius * 0.045,
                radius * (0.14 if index % 3 == 0 else 0.08),
            )
    for turn, length, wide in ((t * 6 + 305, 0.42, 0.09), (t * 72 + 60, 0.62, 0.06)):
        with placed(brush, 0, y, turn):
            limb(
                brush,
                tone("#2a2430"),
                [(0, radius * 0.08), (0, -radius * length)],
                [radius * wide * 0.6, radius * wide * 0.4],
            )
    oval(brush, tone("#c8342e"), 0, y, radius * 0.06)


def _grandfather_clock(brush: QPainter, t: float) -> None:
    wood = "#7a4a2a"
    shape(brush, lit(wood, 0.1), (-0.2, -0.93), (0.2, -0.93), (0.0, -1.0))
    box(brush, across(-0.2, 0.2, lit(wood, 0.1), shaded(wood, 0.2)), -0.17, -0.93, 0.34, 0.9, 0.02)
    box(brush, tone("#3a2216"), -0.1, -0.62, 0.2, 0.46, 0.02)
    with placed(brush, 0, -0.6, 14 * wave(t, 3.14)):
        stroke(brush, tone("#e0b84a"), 0.014, [(0, 0), (0, 0.34)])
        oval(brush, tone("#f2cf6a"), 0, 0.35, 0.05)
    _dial(brush, t, -0.78, 0.125, "#b98a3a")
    box(brush, shaded(wood, 0.2), -0.21, -0.06, 0.42, 0.06)


def _umbrella(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.02, 3 * wave(t, 1.2)):
        stroke(brush, tone("#6a4a30"), 0.028, [(0, -0.9), (0, -0.08), (0.05, 0.0), (0.11, -0.06)])
        dome = QPainterPath()
        dome.moveTo(-0.62, -0.46)
        dome.cubicTo(-0.6, -1.16, 0.6, -1.16, 0.62, -0.46)
        for index in range(4):
            x = 0.62 - index * 0.31
            dome.quadTo(x - 0.155, -0.56, x - 0.31, -0.46)
        fill(brush, dome, across(-0.6, 0.6, tone("#e8505a"), tone("#b02a3c")))
        with inside(brush, dome):
            for x in (-0.31, 0.31):
                stroke(brush, tone("#8f1f2f", alpha=0.6), 0.014, [(x, -0.46), (x * 0.8, -0.76), (0, -0.99)])
            stroke(brush, tone("#8f1f2f", alpha=0.6), 0.014, [(0, -0.46), (0, -0.99)])
        stroke(brush, tone("#6a4a30"), 0.028, [(0, -0.98), (0, -1.03)])


def _phone(brush: QPainter, t: float) -> None:
    box(brush, tone("#22242c"), -0.25, -1.0, 0.5, 1.0, 0.07)
    box(brush, downward(-0.95, -0.05, tone("#5aa8f0"), tone("#8a5ae0")), -0.225, -0.965, 0.45, 0.93, 0.05)
    box(brush, tone("#22242c"), -0.07, -0.965, 0.14, 0.03, 0.015)
    for index in range(12):
        x, y = -0.15 + index % 3 * 0.15, -0.78 + index // 3 * 0.15
        box(
            brush,
            tone(("#ffffff", "#ffd65a", "#6ae0a0", "#ff8a7a")[(index * 5) % 4], alpha=0.92),
            x - 0.05,
            y - 0.05,
            0.10,
            0.10,
            0.025,
        )
    rise = abs(wave(t, 2.2))
    box(brush, tone("#ffffff", alpha=round(0.5 + 0.4 * rise, 2)), -0.18, -0.18, 0.36, 0.1, 0.03)


def _screen_light(brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.5, 0.72, "#7ab0ff", 0.16)


def _laptop(brush: QPainter, t: float) -> None:
    box(brush, tone("#3a3d48"), -0.66, -1.0, 1.32, 0.90, 0.05)
    box(brush, downward(-0.96, -0.16, tone("#1f2a48"), tone("#2f4a78")), -0.62, -0.96, 1.24, 0.80, 0.02)
    for index in range(6):
        wide = 0.3 + 0.42 * abs(math.sin(index * 2.7))
        shown = min(1.0, max(0.0, (t * 0.8) % 8 - index))
        ink = ("#6ae0c0", "#ffd65a", "#8ab8ff")[index % 3]
        box(
            brush,
            tone(ink),
            -0.54 + 0.08 * (index % 3),
            -0.88 + index * 0.115,
            wide * (0.25 + 0.75 * shown),
            0.05,
            0.02,
        )
    shape(
        brush,
        downward(-0.12, 0, tone("#c9cdd6"), tone("#9aa0ac")),
        (-0.68, -0.12),
        (0.68, -0.12),
        (0.84, -0.02),
        (-0.84, -0.02),
    )
    box(brush, tone("#7a808c"), -0.84, -0.025, 1.68, 0.025)


def _camera(brush: QPainter, t: float) -> None:
    box(brush, tone("#2a2c34"), -0.3, -1.0, 0.42, 0.2, 0.04)
    box(brush, tone("#c8342e"), 0.34, -0.9, 0.16, 0.08, 0.03)
    box(brush, downward(-0.84, 0, tone("#4a4e5a"), tone("#2a2c34")), -0.68, -0.84, 1.36, 0.84, 0.08)
    box(brush, tone("#8a6a4a"), -0.68, -0.66, 1.36, 0.44)
    for radius, ink in ((0.38, "#22242c"), (0.31, "#5a606c"), (0.25, "#16202f"), (0.15, "#2f5a9a")):
        oval(brush, tone(ink), 0, -0.43, radius)
    oval(brush, tone("#ffffff", alpha=0.8), -0.09, -0.52, 0.06, 0.045)
    if (t / 2.3) % 1.0 < 0.06:
        oval(brush, tone("#ffffff"), -0.09, -0.9, 0.2)


def _bulb(brush: QPainter, _t: float) -> None:
    blob(
        brush,
        tone("#ffeaa0"),
        [(-0.13, -0.30), (-0.30, -0.55), (-0.26, -0.86), (0, -1.0), (0.26, -0.86), (0.30, -0.55), (0.13, -0.30)],
    )
    stroke(brush, tone("#e08a2a"), 0.025, [(-0.08, -0.32), (-0.10, -0.58), (0, -0.5), (0.10, -0.58), (0.08, -0.32)])
    for index in range(3):
        box(
            brush,
            tone("#8a92a0", amount=0.1 * index),
            -0.13 + 0.01 * index,
            -0.29 + index * 0.08,
            0.26 - 0.02 * index,
            0.07,
            0.03,
        )
    oval(brush, tone("#3a3d46"), 0, -0.03, 0.06, 0.03)


def _bulb_light(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.65, 0.95 + 0.04 * wave(t, 3), "#ffe07a", 0.45, 0.4)


def _desk_lamp(brush: QPainter, _t: float) -> None:
    oval(brush, tone("#2f6a6a"), 0, -0.03, 0.26, 0.05)
    stroke(brush, tone("#3a8080"), 0.04, [(0, -0.05), (-0.18, -0.45), (0.08, -0.84)], 0.0)
    with placed(brush, 0.1, -0.84, -38):
        shape(
            brush,
            across(-0.2, 0.2, tone("#4a9a98"), tone("#24605e")),
            (-0.08, -0.12),
            (0.08, -0.12),
            (0.22, 0.16),
            (-0.22, 0.16),
        )
        oval(brush, tone("#fff2b8"), 0, 0.16, 0.2, 0.05)


def _lamp_light(brush: QPainter, _t: float) -> None:
    with placed(brush, 0.2, -0.7, -38):
        path = smooth_path([(-0.18, 0), (0.18, 0), (0.6, 1.0), (-0.6, 1.0)], True, 0.0)
        fill(brush, path, downward(0, 1.0, tone("#fff0b0", alpha=0.4), tone("#fff0b0", alpha=0.0)))


def _chair(brush: QPainter, _t: float) -> None:
    wood = "#9a6234"
    for x in (-0.28, 0.26):
        box(brush, shaded(wood, 0.2), x, -0.44, 0.06, 0.44)
    box(brush, across(-0.34, -0.26, lit(wood, 0.1), tone(wood)), -0.34, -1.0, 0.075, 1.0, 0.02)
    box(brush, tone(wood), 0.28, -0.44, 0.06, 0.44, 0.02)
    for y in (-0.94, -0.8, -0.66):
        box(brush, lit(wood, 0.1), -0.33, y, 0.16, 0.07, 0.02)
    box(brush, downward(-0.5, -0.4, lit(wood, 0.18), shaded(wood, 0.1)), -0.36, -0.5, 0.74, 0.08, 0.03)


def _television(brush: QPainter, t: float) -> None:
    for side in (-1, 1):
        stroke(brush, tone("#4a4e58"), 0.022, [(0, -0.82), (side * 0.3, -1.02)])
    for x in (-0.5, 0.42):
        box(brush, tone("#5a3a24"), x, -0.12, 0.08, 0.12)
    box(brush, downward(-0.84, -0.1, tone("#a86a3c"), tone("#7a4626")), -0.74, -0.84, 1.48, 0.74, 0.08)
    box(brush, tone("#1f2a3a"), -0.66, -0.76, 1.04, 0.58, 0.08)
    for index in range(4):
        y = -0.7 + 0.12 * index
        box(brush, tone("#6ac0e8", alpha=round(0.4 + 0.3 * abs(wave(t, 3, index)), 2)), -0.6, y, 0.92, 0.08, 0.02)
    for y in (-0.62, -0.42):
        oval(brush, tone("#f0dca8"), 0.56, y, 0.07)


FIGURES: Mapping[str, Figure] = {
    "cup": thing(240, _cup, 0.72, _cup_steam, 1.7),
    "lantern": thing(130, _lantern, 0.32, _lantern_light),
    "paperlantern": thing(140, _paper_lantern, 0.4, _paper_light),
    "candle": thing(110, _candle, 0.45, _candle_flame),
    "book": thing(130, _book, 0.9),
    "books": thing(150, _books, 0.7),
    "alarmclock": thing(150, _alarm_clock, 0.5),
    "clock": thing(430, _grandfather_clock, 0.24),
    "umbrella": thing(260, _umbrella, 0.68),
    "phone": thing(190, _phone, 0.27, _screen_light),
    "laptop": thing(180, _laptop, 0.86, _screen_light),
    "camera": thing(130, _camera, 0.7),
    "bulb": thing(150, _bulb, 0.32, _bulb_light),
    "lamp": thing(190, _desk_lamp, 0.42, _lamp_light),
    "chair": thing(240, _chair, 0.42),
    "television": thing(220, _television, 0.78),
}
