"""What people have built: skylines, streets, rooms and single landmarks."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.scenery.plain_land import glow, shaded
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_WINDOWS = ("#ffd98a", "#ffc46a", "#ffe9c0", "#cfe6ff")
_NEON = ("#ff2f8e", "#22e0ff", "#ffd23c", "#8a5bff", "#39ff9c", "#ff6a3c")


def skyline(
    stage: Stage, depth: float, base: float, tall: float, ink: Ink, distance: float, neon: bool = False
) -> None:
    """A row of houses with windows that are lit when it is dark."""
    bounds, light, chance = stage.area(1.0), stage.palette, stage.rng(round(depth * 77))

    def draw(brush: QPainter) -> None:
        x = bounds.left()
        while x < bounds.right():
            wide, high = chance.uniform(70, 170) * (1.6 - distance), tall * chance.uniform(0.5, 1.2)
            middle = abs(x + wide / 2 - 960) < stage.view_width * 0.17
            if not (depth < 3 and middle):
                _house(
                    brush,
                    QRectF(x, base - high, wide, high + 300),
                    light.lit(rgb(ink) * chance.uniform(0.8, 1.2), distance),
                    stage,
                    chance.random(),
                    neon,
                )
            x += wide + chance.uniform(0, 8)

    stage.plate(depth, draw)


def _house(brush: QPainter, box: QRectF, body: Ink, stage: Stage, luck: float, neon: bool) -> None:
    light, chance = stage.palette, stage.rng(round(box.x() * 13))
    brush.setBrush(shaded(box.top(), box.top() + 700, body, mix(body, light.haze, 0.5)))
    brush.drawRect(box)
    side = box.width() * 0.22
    brush.setBrush(qcolor(light.key if stage.light_x > 0 else light.shade, 0.16))
    brush.drawRect(QRectF(box.right() - side, box.top(), side, box.height()))
    size = 10 + 8 * luck
    y = box.top() + size * 1.5
    while y < box.top() + 640:
        x = box.left() + size
        while x < box.right() - size * 1.6:
            lit = chance.random() < 0.2 + 0.35 * light.night
            ink = chance.choice(_WINDOWS) if lit and light.night > 0.1 else mix(light.mid, light.low, chance.random())
            brush.setBrush(qcolor(ink, 0.9 if lit else 0.28))
            brush.drawRect(QRectF(x, y, size, size * 1.3))
            x += size * 2
        y += size * 2.6
    if neon:
        sign = QRectF(box.left() + box.width() * 0.2, box.top() + 120 + 200 * luck, box.width() * 0.3, 150)
        ink = chance.choice(_NEON)
        glow(brush, sign.center(), 200, ink, 0.5)
        brush.setBrush(qcolor(mix(ink, "#ffffff", 0.25)))
        brush.drawRoundedRect(sign, 10, 10)
        brush.setBrush(qcolor("#12081e"))
        for row in range(3):
            brush.drawRect(QRectF(sign.left() + 14, sign.top() + 18 + row * 44, sign.width() - 28 - 20 * (row % 2), 12))


def room(stage: Stage, wall: Ink, floor: Ink) -> None:
    """A wall with a window and a picture, a floor, a table and a lamp."""
    bounds, light, chance = stage.area(1.0), stage.palette, stage.rng(5)
    half = min(520.0, stage.view_width * 0.3)

    def far(brush: QPainter) -> None:
        brush.setBrush(shaded(0, 800, light.lit(wall), mix(light.lit(wall), light.shade, 0.3)))
        brush.drawRect(QRectF(bounds.x(), bounds.y(), bounds.width(), 1000))
        brush.setBrush(
            shaded(780, 1150, mix(light.lit(floor), light.key, 0.1), mix(light.lit(floor), light.shade, 0.5))
        )
        brush.drawRect(QRectF(bounds.x(), 790, bounds.width(), 600))
        brush.setBrush(qcolor(mix(light.lit(wall), "#ffffff", 0.35)))
        brush.drawRect(QRectF(bounds.x(), 772, bounds.width(), 20))
        window = QRectF(960 - half * 0.45, 190, half * 0.9, 380)
        brush.drawRect(window.adjusted(-16, -16, 16, 16))
        brush.setBrush(shaded(window.top(), window.bottom(), light.top, light.low))
        brush.drawRect(window)
        brush.setBrush(qcolor(mix(light.lit(wall), "#ffffff", 0.35)))
        brush.drawRect(QRectF(window.center().x() - 6, window.top(), 12, window.height()))
        brush.drawRect(QRectF(window.left(), window.center().y() - 6, window.width(), 12))
        glow(brush, window.center(), 620, light.key, 0.3)
        for side in (-1, 1):
            frame = QRectF(960 + side * half * 1.15 - 80, 260, 160, 200)
            brush.setBrush(qcolor(light.lit("#6a4a30")))
            brush.drawRect(frame)
            brush.setBrush(qcolor(light.lit(chance.choice(("#b56a4a", "#4a7a8a", "#8a9a5a")))))
            brush.drawRect(frame.adjusted(14, 14, -14, -14))

    def near(brush: QPainter) -> None:
        for side in (-1, 1):
            x = 960 + side * half * 1.25
            brush.setBrush(shaded(610, 900, light.lit("#8a5a3a"), mix(light.lit("#8a5a3a"), light.shade, 0.4)))
            brush.drawRoundedRect(QRectF(x - 170, 640, 340, 26), 8, 8)
            for leg in (-140, 120):
                brush.drawRect(QRectF(x + leg, 660, 20, 190))
            glow(brush, QPointF(x, 560), 230, "#ffd98a", 0.25 + 0.4 * light.night)
            brush.setBrush(qcolor(mix(light.lit("#e8c890"), "#fff0c0", 0.5 * light.night)))
            brush.drawPolygon(
                QPolygonF([QPointF(x - 60, 590), QPointF(x + 60, 590), QPointF(x + 34, 510), QPointF(x - 34, 510)])
            )
            brush.drawRect(QRectF(x - 5, 590, 10, 52))

    stage.plate(2.2, far)
    stage.plate(1.5, near)


def landmark(stage: Stage, ink: Ink, kind: str) -> None:
    """A castle, or a temple of columns, in the middle distance; broken if the tags say ruin."""
    light = stage.palette
    body, ruin = light.lit(ink, 0.22), "ruin" in stage.tags

    def castle(brush: QPainter) -> None:
        for x, wide, high in ((700, 90, 330), (790, 340, 210), (905, 110, 430), (1130, 90, 360)):
            top = 770 - high * (0.7 if ruin and x % 20 else 1)
            brush.setBrush(shaded(top, 800, mix(body, light.key, 0.15), mix(body, light.shade, 0.35)))
            brush.drawRect(QRectF(x, top, wide, 1000 - top))
            for tooth in range(int(wide // 30)):
                brush.drawRect(QRectF(x + tooth * 30, top - 18, 17, 20))
            if wide < 120:
                brush.setBrush(qcolor(mix(light.lit("#7a3a4a", 0.2), light.shade, 0.2)))
                brush.drawPolygon(
                    QPolygonF(
                        [QPointF(x - 12, top - 16), QPointF(x + wide / 2, top - 130), QPointF(x + wide + 12, top - 16)]
                    )
                )
                glow(brush, QPointF(x + wide / 2, top + 70), 60, "#ffc46a", 0.2 + 0.6 * light.night)

    def temple(brush: QPainter) -> None:
        brush.setBrush(shaded(430, 800, mix(body, light.key, 0.2), mix(body, light.shade, 0.3)))
        brush.drawRect(QRectF(610, 740, 700, 60))
        if not ruin:
            brush.drawRect(QRectF(620, 470, 680, 44))
            brush.drawPolygon(QPolygonF([QPointF(600, 472), QPointF(960, 350), QPointF(1320, 472)]))
        for index in range(8):
            top = 510 + (120 * ((index * 37) % 5) / 4 if ruin else 0)
            brush.drawRect(QRectF(640 + index * 88, top, 36, 745 - top))

    stage.plate(4.0, castle if kind == "castle" else temple)
