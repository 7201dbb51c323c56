"""Diagrams around a centre: title, orbit, network, cycle, labelled parts, and the Bloch sphere."""

import math
import random
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.film.diagrams.board import CENTRE, Board
from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.stage.camera import Box

_DOTS = 9
_THERE = 0.6
"""How large, and how strongly drawn, the emblem of a title is before it springs to its size."""


def title(board: Board) -> None:
    """The topic in large letters under its emblem, around which sparks turn. The emblem is there from the beginning, as a
    film that begins with it has no other picture to show of itself."""
    wide, y = min(300.0, board.view_width * 0.4), 400.0
    glow(board.brush, CENTRE, y, 430, board.inks[0], 0.32)
    for number in range(3):
        reach, flat, turned = wide + 42 * number, 96.0 + 28 * number, board.t * (14 + 9 * number) + 60 * number
        board.brush.save()
        board.brush.translate(CENTRE, y)
        board.brush.rotate(turned)
        _ellipse(
            board,
            0,
            0,
            min(reach, board.view_width * 0.44),
            flat,
            board.ink(number),
            0.38 * max(_THERE, board.drawn(0)),
        )
        angle = board.t * (1.3 + 0.4 * number) + number
        spark = (math.cos(angle) * min(reach, board.view_width * 0.44), math.sin(angle) * flat)
        board.dot(*spark, 10 * board.drawn(1), board.ink(number))
        board.brush.restore()
    board.picture(
        board.spec.hero, CENTRE, y + 8 * math.sin(1.5 * board.t), 250 * (_THERE + (1 - _THERE) * board.pop(0))
    )
    half = board.view_width / 2 * 0.88
    board.words(board.spec.text, Box(CENTRE - half, 596, CENTRE + half, 776), 92, 1.2, bold=True, voice="poster")
    ink = mix(board.inks[0], "#ffffff", 0.55)
    board.words(board.spec.subtitle, Box(CENTRE - half, 790, CENTRE + half, 850), 38, 2.4, ink=ink)


def orbit(board: Board) -> None:
    """Things that belong to a matter, going around it."""
    board.headline()
    area, items = board.body, board.spec.items[:6]
    size = min(100.0, area.width / 6.2)
    wide, high = min(580.0, area.width / 2 - size), area.height / 2 - size * 0.75 - 50
    _ellipse(board, area.x, area.y, wide, high, board.inks[0], 0.4 * board.drawn(0), dashed=True)
    if board.spec.hero:
        glow(board.brush, area.x, area.y, 330, board.inks[1], 0.4)
        hero = min(220.0, 2 * (min(wide, high) - size * 0.8))
        board.picture(board.spec.hero, area.x, area.y + 5 * math.sin(1.4 * board.t), hero * min(1.0, board.pop(0)))
    angles = [0.2 * board.t + number * math.tau / len(items) - math.pi / 2 for number in range(len(items))]
    places = [(area.x + wide * math.cos(angle), area.y + high * math.sin(angle)) for angle in angles]
    for number, (x, y) in enumerate(places):
        # A neighbour at about the height of the label must not be written over.
        beside = (abs(x - other) / size - 0.72 for other, its_y in places if other != x and abs(y - its_y) < 1.6 * size)
        board.picture(items[number], x, y, size * min(1.0, board.pop(number + 1)) * 0.96, ring=board.ink(number))
        board.caption(number, x, y, size, number + 2, above=y < area.y, reach=max(0.5, min((0.95, *beside))))


def network(board: Board) -> None:
    """A web in which everything hangs together; light runs along its threads."""
    board.headline()
    area, items = board.body, board.spec.items[:6]
    size = min(82.0 if board.tall else 104.0, area.width / 6.2)
    places = _web(board, len(items), size)
    chance = random.Random(len(items))
    dots = _scattered(area, places, size, chance)
    nodes = [*places, *dots]
    limit = 0.3 * math.hypot(area.width, area.height)
    for one in range(len(nodes)):
        for two in range(one):
            if math.dist(nodes[one], nodes[two]) < limit:
                _thread(board, nodes[one], nodes[two], one, two)
    for number, (x, y) in enumerate(dots):
        board.dot(x, y, 8 * min(1.0, board.pop(0.4 * number)), board.ink(number))
    for number, (x, y) in enumerate(places):
        board.picture(items[number], x, y, size * min(1.0, board.pop(number + 1)), ring=board.ink(number))
        board.caption(number, x, y, size, number + 2)


def _scattered(
    area: Box, taken: list[tuple[float, float]], size: float, chance: random.Random
) -> list[tuple[float, float]]:
    """Places for dots, away from pictograms and from each other."""
    dots: list[tuple[float, float]] = []
    for _ in range(_DOTS * 12):
        dot = (chance.uniform(area.left + 12, area.right - 12), chance.uniform(area.top + 12, area.bottom - 12))
        free = all(math.dist(dot, other) > size * 1.35 for other in taken)
        if len(dots) < _DOTS and free and all(math.dist(dot, other) > size * 1.1 for other in dots):
            dots.append(dot)
    return dots


def _web(board: Board, count: int, size: float) -> list[tuple[float, float]]:
    """Places in a zigzag over the area: far from each other at any number."""
    area, reach = board.body, size * 0.78
    inner = Box(area.left + reach, area.top + reach, area.right - reach, area.bottom - reach - 36)
    if board.tall:
        step = inner.height / max(1, count - 1)
        return [(inner.left if at % 2 else inner.right, inner.top + step * at) for at in range(count)]
    step = inner.width / max(1, count - 1)
    rises = (0.18, 0.92, 0.4, 0.0, 0.86, 0.3)
    return [(inner.left + step * at, inner.top + inner.height * rises[at]) for at in range(count)]


def _thread(board: Board, a: tuple[float, float], b: tuple[float, float], one: int, two: int) -> None:
    part = board.drawn(0.6 + 0.22 * one, 0.6)
    if part <= 0:
        return
    x, y = a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
    board.line(a[0], a[1], x, y, board.ink(one + two), 2.5, 0.4)
    run = (0.45 * board.t + 0.13 * (7 * one + two)) % 1
    if part >= 1:
        board.brush.setBrush(qcolor("#ffffff", 0.85))
        board.brush.drawEllipse(QPointF(a[0] + (b[0] - a[0]) * run, a[1] + (b[1] - a[1]) * run), 4, 4)


def cycle(board: Board) -> None:
    """Steps that lead back to the first, with arrows along a circle."""
    board.headline()
    area, items = board.body, board.spec.items[:6]
    size = min(118.0 if len(items) < 5 else 92.0, area.width / 5.4)
    wide = min(430.0, area.width / 2 - size * 0.8)
    high = area.height / 2 - size * 0.75 - 50
    for number, emoji in enumerate(items):
        angle = number * math.tau / len(items) - math.pi / 2
        x, y = area.x + wide * math.cos(angle), area.y + high * math.sin(angle)
        board.picture(emoji, x, y, size * min(1.0, board.pop(1.6 * number)), ring=board.ink(number))
        if not board.label(number):
            board.badge(str(number + 1), x + size * 0.52, y - size * 0.52, 24, 1.6 * number + 0.6, board.ink(number))
        board.caption(number, x, y, size, 1.6 * number + 1, above=y < area.y)
        _bend(board, number, len(items), (area.x, area.y, wide, high), size)


def _bend(board: Board, number: int, count: int, ring: tuple[float, float, float, float], size: float) -> None:
    """The arrow from one step to the next, along the ring, clear of both discs."""
    x, y, wide, high = ring
    begin = number * math.tau / count - math.pi / 2
    angles = [begin + math.tau / count * step / 40 for step in range(41)]
    way = [(x + wide * math.cos(angle), y + high * math.sin(angle)) for angle in angles]
    clear = [at for at in way if min(math.dist(at, way[0]), math.dist(at, way[-1])) > size * 0.86]
    part = board.drawn(1.6 * number + 1.1, 0.6)
    shown = clear[: round(len(clear) * part)]
    if len(shown) < 4:
        return
    for before, after in pairwise(shown[:-2]):
        board.line(*before, *after, board.inks[0], 6, 0.85)
    board.arrow(*shown[-4], *shown[-1], board.inks[0], -9)


def parts(board: Board) -> None:
    """A thing in the middle, and lines to what it is made of."""
    board.headline()
    area, items = board.body, board.spec.items[:6]
    size = min(92.0, area.width / 6)
    hero = min(290.0, area.width * (0.26 if board.tall else 0.36))
    board.picture(board.spec.hero, area.x, area.y, hero * min(1.0, board.pop(0)), ring=board.inks[0])
    rows = math.ceil(len(items) / 2)
    for number, emoji in enumerate(items):
        side, row = (-1 if number % 2 == 0 else 1), number // 2
        x = area.x + side * (area.width / 2 - size * 0.8)
        y = area.y + (row - (rows - 1) / 2) * min(200.0, (area.height - size * 1.5) / max(1, rows - 1))
        turn, ink = number + 1.5, board.ink(number)
        near = (area.x + side * hero * 0.62, area.y + (y - area.y) * 0.5)
        far = (x - side * size * 0.85, y)
        part = board.drawn(turn, 0.5)
        if part > 0 and abs(far[0] - area.x) > hero * 0.74:
            board.line(*near, near[0] + (far[0] - near[0]) * part, near[1] + (far[1] - near[1]) * part, ink, 4)
            board.dot(*near, 7, ink)
        board.picture(emoji, x, y, size * min(1.0, board.pop(turn + 1)), ring=ink)
        board.caption(number, x, y, size, turn + 1.5)


def bloch(board: Board) -> None:
    """A bit that is 0 or 1 beside a qubit that can be anything between."""
    board.headline()
    area = board.body
    if area.width > 800:
        _bit(board, area.x - area.width * 0.24, area.y, lying=False)
        _sphere(board, area.x + area.width * 0.2, area.y, 205)
    else:
        _bit(board, area.x, area.top + 84, lying=True)
        _sphere(board, area.x, area.bottom - 200, 132)


def _bit(board: Board, x: float, y: float, *, lying: bool) -> None:
    ink, on = board.inks[2], math.sin(2.2 * board.t) > 0
    gap = 190 if lying else 230
    for number, digit in enumerate("01"):
        chosen = (number == 1) == on
        dx, dy = ((number - 0.5) * gap, 0) if lying else (0, (number - 0.5) * gap)
        half = 76 * min(1.0, board.pop(number))
        if half < 4:
            continue
        if chosen:
            glow(board.brush, x + dx, y + dy, 200, ink, 0.35)
        board.brush.setBrush(qcolor(ink if chosen else mix(ink, "#0b1024", 0.85)))
        board.brush.setPen(QPen(qcolor(ink), 4))
        board.brush.drawRoundedRect(QRectF(x + dx - half, y + dy - half, 2 * half, 2 * half), 26, 26)
        board.brush.setPen(Qt.PenStyle.NoPen)
        area = Box(x + dx - 76, y + dy - 76, x + dx + 76, y + dy + 76)
        board.words(digit, area, 92, number + 0.5, ink="#0b1024" if chosen else ink, bold=True, voice="poster")


def _sphere(board: Board, x: float, y: float, radius: float) -> None:
    ink, alpha = board.inks[1], board.drawn(1.5)
    ball = QRadialGradient(QPointF(x - radius * 0.3, y - radius * 0.36), radius * 1.5)
    for stop, part in ((0.0, 0.45), (0.7, 0.12), (1.0, 0.03)):
        ball.setColorAt(stop, qcolor(ink, part * alpha))
    board.brush.setBrush(QBrush(ball))
    board.brush.drawEllipse(QPointF(x, y), radius, radius)
    for wide, high, width, strength in ((1, 1, 4, 0.85), (1, 0.3, 2.5, 0.5), (0.3, 1, 2.5, 0.5)):
        _ellipse(board, x, y, radius * wide, radius * high, ink, strength * alpha, width=width)
    lean, around = 0.95 + 0.75 * math.sin(0.9 * board.t), 1.6 * board.t
    tip_x = x + math.sin(lean) * math.cos(around) * radius
    tip_y = y - math.cos(lean) * radius + math.sin(lean) * math.sin(around) * radius * 0.3
    if alpha > 0.5:
        board.line(x, y, tip_x, tip_y, board.inks[0], 9)
        board.dot(tip_x, tip_y, 14, "#ffffff")
    for text, dy in (("|0⟩", -radius - 34), ("|1⟩", radius + 34)):
        board.words(text, Box(x - 90, y + dy - 30, x + 90, y + dy + 30), 42, 2.5, bold=True)


def _ellipse(
    board: Board,
    x: float,
    y: float,
    wide: float,
    high: float,
    ink: Ink,
    alpha: float,
    *,
    width: float = 3,
    dashed: bool = False,
) -> None:
    pen = QPen(qcolor(ink, alpha), width)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    board.brush.setBrush(Qt.BrushStyle.NoBrush)
    board.brush.setPen(pen)
    board.brush.drawEllipse(QPointF(x, y), wide, high)
    board.brush.setPen(Qt.PenStyle.NoPen)
