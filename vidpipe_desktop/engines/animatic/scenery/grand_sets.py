"""Rooms for great moments: throne room, temple, theatre stage; and rooms that travel: spaceship, train."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank
from vidpipe_desktop.engines.animatic.paint.pixels import painter as painter_of
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.fittings import (
    banner,
    console,
    flame,
    pillar,
    seat_row,
    spotlight,
    stage_curtain,
    throne,
)
from vidpipe_desktop.engines.animatic.scenery.furniture import screen
from vidpipe_desktop.engines.animatic.scenery.home_sets import dust
from vidpipe_desktop.engines.animatic.scenery.room import FLOOR, NEAR_WALL, Look, Room, open_room
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_TEMPLE_WALLS = ("#8a4a3a", "#5a5a4a", "#7a5a3c", "#4a4a5e")


def throne_room(stage: Stage) -> None:
    """Pillars, banners, torches, a red carpet up to the throne."""
    room = open_room(
        stage,
        Look("#7c6c78", "#6a5a60", "#9a2230", "stone", "stone", "arch", frame="#4a3a34", lamp="#ffb87a", bright=0.55),
    )
    shift = 0.0 if room.roomy else -60.0

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        _carpet(brush, room)
        throne(brush, room, CENTRE + shift, 806, 320 * fit)
        for place in (130, 470, 1450, 1790) if room.roomy else (110, 1810):
            pillar(brush, room, room.x(place), 104 * fit)
        for place in (300, 1620) if room.roomy else ():
            banner(brush, room, room.x(place), 70, 130 * fit, 400)
        for x in _torches(room):
            brush.setBrush(room.tones("#3a3034").round(x - 12, x + 12, stage.side))
            brush.drawPolygon(polygon((x - 14, 470), (x + 14, 470), (x + 5, 560), (x - 5, 560)))

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    for x in _torches(room):
        flame(stage, NEAR_WALL - 0.01, x, 472, 52)
    dust(stage)


def _carpet(brush: QPainter, room: Room) -> None:
    """A red carpet with golden borders that leads to the viewer."""
    fit = room.fit
    brush.setBrush(room.tones("#a8242f").down(FLOOR, 1080))
    red = ((-130, FLOOR), (130, FLOOR), (480, 1400), (-480, 1400))
    brush.drawPolygon(polygon(*((CENTRE + across * fit, y) for across, y in red)))
    brush.setBrush(qcolor(room.tones("#e0b050").body, 0.8))
    border = ((118, FLOOR), (125, FLOOR), (466, 1400), (440, 1400))
    for side in (-1, 1):
        brush.drawPolygon(polygon(*((CENTRE + side * across * fit, y) for across, y in border)))


def _torches(room: Room) -> tuple[float, ...]:
    return tuple(room.x(place) for place in ((130, 470, 1450, 1790) if room.roomy else (110, 1810)))


def temple(stage: Stage) -> None:
    """A golden figure between red pillars, lanterns and incense."""
    room = open_room(
        stage,
        Look(
            _TEMPLE_WALLS[stage.seed % len(_TEMPLE_WALLS)],
            "#7a5a44",
            "#d8a840",
            "planks",
            "stone",
            windows="none",
            lamp="#ffc080",
            bright=0.65,
        ),
    )

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        _altar(brush, room)
        for place in (160, 520, 1400, 1760) if room.roomy else (90, 1830):
            x = room.x(place)
            pillar(brush, room, x, 92 * fit, "#b8322c")
            brush.setBrush(qcolor(room.tones("#e0b050").body))
            brush.drawRect(QRectF(x - 52 * fit, 130, 104 * fit, 16))
            brush.drawRect(QRectF(x - 52 * fit, 690, 104 * fit, 14))
        begin, end = stage.span(NEAR_WALL)
        beam = room.tones("#a82c28")
        brush.setBrush(beam.down(-40, 96))
        brush.drawRect(QRectF(begin, 30, end - begin, 66))
        x = begin
        while x < end:
            brush.setBrush(room.tones("#2f7a6a" if round(x) % 2 else "#e0b050").down(44, 84))
            brush.drawEllipse(QPointF(x, 63), 20, 20)
            x += 91
        for place in (340, 1580):
            _paper_lamp(brush, room, room.x(place), 250)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    _incense(stage, CENTRE, 690)
    dust(stage, 1.0)


def _altar(brush: QPainter, room: Room) -> None:
    """A seated golden figure with a halo, on a lotus, behind an altar."""
    gold, fit, y = room.tones("#e0ac40"), room.fit, 700.0
    glow(brush, CENTRE, y - 250 * fit, 420 * fit, "#ffd98a", 0.55)
    brush.setBrush(gold.round(CENTRE - 190 * fit, CENTRE + 190 * fit, room.stage.side))
    for petal in range(9):
        at = CENTRE + (petal - 4) * 44 * fit
        brush.drawEllipse(QPointF(at, y - 16 * fit), 34 * fit, 30 * fit)
    brush.setBrush(qcolor(gold.dark, 0.7))
    brush.drawEllipse(QPointF(CENTRE, y - 330 * fit), 96 * fit, 96 * fit)
    brush.setBrush(gold.round(CENTRE - 150 * fit, CENTRE + 150 * fit, room.stage.side))
    brush.drawEllipse(QPointF(CENTRE, y - 62 * fit), 176 * fit, 52 * fit)
    brush.drawRoundedRect(QRectF(CENTRE - 92 * fit, y - 268 * fit, 184 * fit, 216 * fit), 80 * fit, 80 * fit)
    brush.drawEllipse(QPointF(CENTRE, y - 330 * fit), 54 * fit, 64 * fit)
    brush.drawEllipse(QPointF(CENTRE, y - 398 * fit), 24 * fit, 22 * fit)
    brush.setBrush(qcolor(gold.deep, 0.7))
    for eye in (-20, 20):
        brush.drawRoundedRect(QRectF(CENTRE + (eye - 13) * fit, y - 332 * fit, 26 * fit, 5 * fit), 2, 2)
    brush.drawRoundedRect(QRectF(CENTRE - 12 * fit, y - 300 * fit, 24 * fit, 4 * fit), 2, 2)
    brush.setBrush(qcolor(gold.bright, 0.9))
    brush.drawEllipse(QPointF(CENTRE, y - 96 * fit), 44 * fit, 16 * fit)
    brush.setBrush(room.tones("#a02830").down(y, 800))
    brush.drawRect(QRectF(CENTRE - 260 * fit, y, 520 * fit, 96))
    brush.setBrush(gold.down(y - 8, y + 16))
    brush.drawRect(QRectF(CENTRE - 276 * fit, y - 6, 552 * fit, 18))
    for candle in (-210, -170, 170, 210):
        x = CENTRE + candle * fit
        brush.setBrush(qcolor(room.tones("#f4ead8").bright))
        brush.drawRect(QRectF(x - 6, y - 54, 12, 50))
        glow(brush, x, y - 62, 60, "#ffc060", 0.8, 0.6)


def _paper_lamp(brush: QPainter, room: Room, x: float, y: float) -> None:
    fit = room.fit
    glow(brush, x, y, 260 * fit, "#ff9a4a", 0.5)
    brush.setBrush(qcolor("#2a1a16"))
    brush.drawRect(QRectF(x - 2, -300, 4, y + 240))
    brush.setBrush(
        vertical_gradient(
            y - 80 * fit, y + 80 * fit, (0.0, "#e0482a", 1.0), (0.5, "#ffb070", 1.0), (1.0, "#d83a22", 1.0)
        )
    )
    brush.drawEllipse(QPointF(x, y), 66 * fit, 78 * fit)
    brush.setBrush(qcolor("#3a1a16"))
    for edge in (-82, 70):
        brush.drawRect(QRectF(x - 26 * fit, y + edge * fit, 52 * fit, 12 * fit))


def _incense(stage: Stage, x: float, y: float) -> None:
    """Thin threads of smoke."""
    ink = mix(stage.palette.key, "#ffffff", 0.4)

    def draw(brush: QPainter, t: float) -> None:
        for thread in (-60, 60):
            for step in range(16):
                at = (step / 16 + t * 0.06) % 1
                across = x + thread + 34 * at * math.sin(at * 9 + t * 0.9 + thread)
                brush.setBrush(qcolor(ink, 0.16 * math.sin(math.pi * at)))
                brush.drawEllipse(QPointF(across, y - 300 * at), 5 + 16 * at, 10 + 18 * at)

    stage.dynamic(NEAR_WALL - 0.01, draw, bounds=QRectF(x - 140, y - 340, 280, 380))


def theatre(stage: Stage) -> None:
    """A stage between red curtains, spotlights, the heads of the audience."""
    room = open_room(stage, Look("#2e1c30", "#8a5a36", "#a02a3a", "plain", windows="none", lamp="#ffd8b0", bright=0.8))
    stage.reflection = 0.12
    inner = min(560.0, stage.view_width * 0.34)

    def furnish(brush: QPainter) -> None:
        backdrop = room.tones("#4a2a5a")
        for index in range(-13, 14):
            x = CENTRE + index * 74
            brush.setBrush(backdrop.round(x, x + 74, 1 if index % 2 else -1))
            brush.drawRect(QRectF(x, -300, 75, 1080))
        for side in (-1, 1):
            stage_curtain(brush, room, side, CENTRE + side * inner)
        _pelmet(brush, room)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    lights = stage.plate(NEAR_WALL - 0.02, lambda brush: _spots(brush, stage, inner), resolution=0.4, blur=5)
    lights.mode = QPainter.CompositionMode.CompositionMode_Screen
    stage.plate(1.02, lambda brush: _footlights(brush, room))
    stage.plate(0.6, lambda brush: _audience(brush, room), resolution=0.6, blur=3)
    dust(stage, 1.3)


def _spots(brush: QPainter, stage: Stage, inner: float) -> None:
    for side, ink in ((-1, "#ffe8b8"), (1, "#ffb0d0"), (0, "#fff4dc")):
        spotlight(brush, CENTRE + side * inner * 1.2, -60, CENTRE + side * inner * 0.3, ink, 0.24)


def _pelmet(brush: QPainter, room: Room) -> None:
    cloth, gold = room.tones("#b0242f"), room.tones("#e0b050")
    begin, end = room.stage.span(NEAR_WALL)
    brush.setBrush(cloth.down(-80, 130))
    brush.drawRect(QRectF(begin, -300, end - begin, 370))
    step, x = 190 * room.fit, CENTRE - 190 * room.fit * 14
    while x < end:
        brush.setBrush(gold.down(60, 140))
        brush.drawChord(QRectF(x - 4, -46, step + 8, 200), 180 * 16, 180 * 16)
        brush.setBrush(cloth.down(-10, 150))
        brush.drawChord(QRectF(x, -54, step, 196), 180 * 16, 180 * 16)
        x += step


def _footlights(brush: QPainter, room: Room) -> None:
    begin, end = room.stage.span(1.02)
    edge = room.tones("#5a3824")
    brush.setBrush(edge.down(1004, 1050))
    brush.drawRect(QRectF(begin, 1008, end - begin, 400))
    step = 150 * room.fit
    x = CENTRE - step * 12.5
    while x < end:
        brush.setBrush(qcolor(edge.deep))
        brush.drawRoundedRect(QRectF(x - 26, 996, 52, 26), 12, 12)
        brush.setBrush(qcolor("#fff0c8"))
        brush.drawEllipse(QPointF(x, 1000), 17, 8)
        glow(brush, x, 990, 90, "#ffd9a0", 0.5)
        x += step


def _audience(brush: QPainter, room: Room) -> None:
    rng, (begin, end) = room.stage.rng(66), room.stage.span(0.6)
    ink = room.tones("#1c1218")
    x = begin
    while x < end:
        size = rng.uniform(50, 66)
        brush.setBrush(qcolor(mix(ink.deep, "#000000", 0.2)))
        y = 1120 + rng.uniform(-24, 16)
        brush.drawEllipse(QPointF(x, y - size * 0.7), size * 0.62, size * 0.74)
        brush.drawRoundedRect(QRectF(x - size, y - size * 0.15, size * 2, 400), size * 0.7, size * 0.7)
        x += rng.uniform(130, 190)


def spaceship(stage: Stage) -> None:
    """A bridge with round windows on the stars, screens and consoles."""
    room = open_room(
        stage,
        Look(
            "#6a7484",
            "#3a424e",
            "#4ad8ff",
            "metal",
            "metal",
            "wide",
            "space",
            frame="#8a94a4",
            lamp="#bfe4ff",
            bright=0.7,
        ),
    )

    def furnish(brush: QPainter) -> None:
        fit, view = room.fit, stage.view_width
        for side in (-1, 1):
            at = CENTRE + side * view * 0.36
            console(brush, room, at - 300 * fit, at + 300 * fit, 840, 220)
        screen(
            brush, room, QRectF(room.x(1600) - 80 * fit, 590 - 110 * fit, 170 * fit, 110 * fit), "#ffb84a", foot=False
        )
        screen(
            brush, room, QRectF(room.x(320) - 90 * fit, 590 - 110 * fit, 170 * fit, 110 * fit), "#4ad8a8", foot=False
        )
        for place in (-0.42, -0.14, 0.14, 0.42):
            x = CENTRE + place * view
            brush.setBrush(qcolor("#e8f8ff"))
            brush.drawRoundedRect(QRectF(x - 110 * fit, 44, 220 * fit, 14), 7, 7)
            glow(brush, x, 52, 190 * fit, "#9fe0ff", 0.35)
        _captains_chair(brush, room, CENTRE + (0 if room.roomy else 120), 862)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    _blinking(stage, room)


def _captains_chair(brush: QPainter, room: Room, x: float, y: float) -> None:
    shell, seat, fit = room.tones("#4a5464"), room.tones("#b84a3a"), room.fit * 0.85
    brush.setBrush(shell.round(x - 30, x + 30, room.stage.side))
    brush.drawRect(QRectF(x - 20 * fit, y - 80 * fit, 40 * fit, 80 * fit))
    brush.drawEllipse(QPointF(x, y), 110 * fit, 18 * fit)
    brush.setBrush(shell.down(y - 330 * fit, y - 70 * fit))
    brush.drawRoundedRect(QRectF(x - 92 * fit, y - 330 * fit, 184 * fit, 260 * fit), 50 * fit, 50 * fit)
    brush.setBrush(seat.down(y - 310 * fit, y - 90 * fit))
    brush.drawRoundedRect(QRectF(x - 70 * fit, y - 312 * fit, 140 * fit, 200 * fit), 36 * fit, 36 * fit)
    brush.setBrush(shell.down(y - 180 * fit, y - 120 * fit))
    for side in (-1, 1):
        brush.drawRoundedRect(QRectF(x + side * 100 * fit - 26 * fit, y - 176 * fit, 52 * fit, 34 * fit), 12, 12)


def _blinking(stage: Stage, room: Room) -> None:
    """Small lights that come and go on the consoles."""
    rng = stage.rng(67)
    lights = [
        (
            CENTRE + rng.choice((-1, 1)) * stage.view_width * rng.uniform(0.22, 0.46),
            rng.uniform(730, 820),
            rng.choice(("#4ad8ff", "#ffb84a", "#ff5f7a")),
            rng.uniform(0, math.tau),
        )
        for _ in range(16)
    ]

    def draw(brush: QPainter, t: float) -> None:
        for x, y, ink, phase in lights:
            brush.setBrush(qcolor(ink, 0.35 + 0.6 * max(0.0, math.sin(t * 2.6 + phase))))
            brush.drawEllipse(QPointF(x, y), 6, 6)

    stage.dynamic(NEAR_WALL - 0.02, draw, bounds=QRectF(stage.left, 720, stage.view_width, 110))


def train(stage: Stage) -> None:
    """A railway carriage: seats, racks, and the land that passes by."""
    room = open_room(
        stage,
        Look("#d8d0c0", "#7a6a5e", "#3a6a6a", "panels", "tiles", "wide", lamp="#ffeccc", bright=0.8, frame="#8a949a"),
    )
    _passing_land(stage, room)

    def furnish(brush: QPainter) -> None:
        fit, (begin, end) = room.fit, stage.span(NEAR_WALL)
        steel, seat = room.tones("#a8b0b4"), 130 * fit
        brush.setBrush(steel.down(96, 124))
        brush.drawRect(QRectF(begin, 96, end - begin, 12))
        for index in range(9):
            ink = room.tones(("#8a4a3a", "#3a5a7a", "#c8a060", "#5a6a4a")[index % 4])
            at, tall = room.x(120 + index * 215), room.rng.uniform(50, 84)
            brush.setBrush(ink.down(96 - tall, 96))
            brush.drawRoundedRect(QRectF(at, 96 - tall, 120 * fit, tall), 10, 10)
        for column in (-0.5, -0.17, 0.17, 0.5) if room.roomy else (-0.5, 0.5):
            brush.setBrush(
                steel.round(
                    CENTRE + column * stage.view_width * 0.84,
                    CENTRE + column * stage.view_width * 0.84 + 16,
                    stage.side,
                )
            )
            brush.drawRect(QRectF(CENTRE + column * stage.view_width * 0.84 - 8, -200, 16, 1020))
        gap = stage.view_width * 0.17
        for left, right in ((begin, CENTRE - gap - 6), (CENTRE + gap + 4, end)):
            brush.setBrush(room.tones("#2f4a4c").down(780, 836))
            brush.drawRect(QRectF(left, 790, right - left, 44))
        seat_row(brush, room, 820, begin, CENTRE - gap, seat, "#3a6a6a")
        seat_row(brush, room, 820, CENTRE + gap, end, seat, "#3a6a6a")

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.3)


def _passing_land(stage: Stage, room: Room) -> None:
    """Trees and poles that fly past the window, drawn once as a strip."""
    window, palette, rng = room.windows[0], stage.palette, stage.rng(68)
    scale, long = stage.resolution * 0.6, 1600.0
    strip = blank(long * scale, 260 * scale)
    brush = painter_of(strip, scale)
    for _ in range(14):
        x, size = rng.uniform(60, long - 60), rng.uniform(34, 80)
        ink = mix(palette.shade, "#4a7a4a", 0.45)
        brush.setBrush(qcolor(ink, 0.95))
        brush.drawRect(QRectF(x - 4, 200 - size, 8, 60 + size))
        brush.drawEllipse(QPointF(x, 200 - size), size * 0.7, size * 0.8)
    brush.setBrush(qcolor(mix(palette.shade, "#6a8a4a", 0.5)))
    brush.drawRect(QRectF(0, 226, long, 40))
    brush.setBrush(qcolor(mix(palette.shade, "#5a4a3a", 0.5)))
    brush.drawRect(QRectF(900, 20, 9, 220))
    brush.drawRect(QRectF(876, 34, 58, 7))
    brush.end()

    def draw(brush: QPainter, t: float) -> None:
        brush.setClipRect(window)
        x = window.left() - (t * 620) % long
        while x < window.right():
            brush.drawImage(QRectF(x, window.bottom() - 230, long, 260), strip)
            x += long

    layer: Layer = stage.dynamic(3.0, draw, bounds=window)
    layer.order = 11.0
