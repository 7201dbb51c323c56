"""Diagrams along a line: flow, bars, timeline and comparison."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from vidpipe_desktop.engines.animatic.film.diagrams.board import Board
from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.paint.shapes import glow, vertical_gradient
from vidpipe_desktop.engines.animatic.stage.camera import Box

_BASE = 46.0
"""Room for labels under bars, in stage units."""


def flow(board: Board) -> None:
    """Steps from the first to the last, in a row, or one under the other in narrow pictures."""
    board.headline()
    area, items = board.body, board.spec.items[:4]
    if board.tall:
        _column(board, items, area)
        return
    step = area.width / len(items)
    size = min(176.0, step * 0.46)
    for number, emoji in enumerate(items):
        x, turn, ink = area.left + step * (number + 0.5), 2.2 * number, board.ink(number)
        board.picture(
            emoji, x, area.y + 6 * math.sin(1.5 * board.t + number), size * min(1.0, board.pop(turn)), ring=ink
        )
        board.badge(str(number + 1), x - size * 0.52, area.y - size * 0.62, 30, turn + 0.7, ink)
        label = Box(x - step * 0.46, area.y + size * 0.84, x + step * 0.46, area.y + size * 0.84 + 92)
        board.words(board.label(number), label, 38, turn + 1, bold=True)
        if number:
            gap = size * 0.86
            board.arrow(x - step + gap, area.y, x - gap, area.y, board.inks[0], turn - 0.9)


def _column(board: Board, items: tuple[str, ...], area: Box) -> None:
    step = area.height / len(items)
    size = min(104.0, step * 0.55)
    has_labels = any(board.spec.labels)
    x = max(area.left + size, area.x - 230) if has_labels else area.x
    for number, emoji in enumerate(items):
        y, turn, ink = area.top + step * (number + 0.5), 2.2 * number, board.ink(number)
        board.picture(emoji, x, y, size * min(1.0, board.pop(turn)), ring=ink)
        board.badge(str(number + 1), x - size * 0.62, y - size * 0.5, 20, turn + 0.7, ink)
        label = Box(x + size * 0.9, y - step * 0.4, area.right, y + step * 0.4)
        board.words(board.label(number), label, 44, turn + 1, bold=True, left=True)
        if number:
            gap = size * 0.76
            board.arrow(x, y - step + gap, x, y - gap, board.inks[0], turn - 0.9)


def bars(board: Board) -> None:
    """Bars that grow, each with its pictogram on top and its label below."""
    board.headline()
    area, items = board.body, board.spec.items[:5]
    step = area.width / len(items)
    top = min(104.0, step * 0.52)
    wide, base = min(128.0, step * 0.62), area.bottom - _BASE
    heights = _heights(board.spec.labels, len(items))
    left = area.x - step * len(items) / 2
    part = board.drawn(0)
    board.line(area.x - area.width / 2 * part, base + 3, area.x + area.width / 2 * part, base + 3, "#ffffff", 4, 0.55)
    for number, emoji in enumerate(items):
        x, ink = left + step * (number + 0.5), mix(board.inks[2], board.inks[0], number / max(1, len(items) - 1))
        tall = heights[number] * (base - area.top - top * 1.2) * board.drawn(number + 0.6, 1.0)
        if tall > 1:
            glow(board.brush, x, base - tall, 96, ink, 0.3)
            board.brush.setBrush(
                vertical_gradient(base - tall, base, (0, ink, 1), (1, mix(ink, "#0b1024", 0.62), 0.95))
            )
            board.brush.drawRoundedRect(QRectF(x - wide / 2, base - tall, wide, tall), 14, 14)
        y = base - tall - top * 0.62 + 4 * math.sin(2 * board.t + number)
        board.picture(emoji, x, y, top * board.drawn(number + 0.6))
        label = Box(x - step * 0.47, base + 8, x + step * 0.47, base + _BASE + 4)
        board.words(board.label(number), label, 36, number + 1.6, bold=True)


def _heights(labels: tuple[str, ...], count: int) -> list[float]:
    """As the numbers in the labels say, else growing steps."""
    numbers = [_number(label) for label in labels[:count]]
    known = [number for number in numbers if number is not None]
    if len(known) == count and max(known) > 0:
        return [max(0.06, number / max(known)) for number in known]
    return [0.26 + 0.74 * ease(0.12 + 0.88 * at / max(1, count - 1)) for at in range(count)]


def _number(label: str) -> float | None:
    digits = "".join(char for char in label if char.isdigit() or char == ".").strip(".")
    try:
        return float(digits)
    except ValueError:
        return None


def timeline(board: Board) -> None:
    """Events in their order along a line, above and below it by turns."""
    board.headline()
    area, items = board.body, board.spec.items[:5]
    if board.tall:
        _upright_timeline(board, items, area)
        return
    part, step = board.drawn(0, 1.6), area.width / len(items)
    board.line(area.left, area.y, area.left + area.width * part, area.y, board.inks[0], 6, 0.8)
    size = min(112.0, step * 0.4)
    for number, emoji in enumerate(items):
        x, turn, ink = area.left + step * (number + 0.5), 1.1 * number + 1, board.ink(number)
        up = -1 if number % 2 == 0 else 1
        grown = board.drawn(turn, 0.4)
        board.dot(x, area.y, 12 * grown, ink)
        board.line(x, area.y, x, area.y + up * 66 * grown, ink, 4, 0.7 if grown else 0.0)
        board.picture(emoji, x, area.y + up * (66 + size * 0.72), size * min(1.0, board.pop(turn + 0.5)), ring=ink)
        label = Box(x - step * 0.46, area.y - up * 58 - 34, x + step * 0.46, area.y - up * 58 + 34)
        board.words(board.label(number), label, 38, turn + 0.8, bold=True, ink=mix(ink, "#ffffff", 0.45))


def _upright_timeline(board: Board, items: tuple[str, ...], area: Box) -> None:
    part, step = board.drawn(0, 1.6), area.height / len(items)
    x, size = max(area.left + area.width * 0.22, area.x - 230), min(78.0, step * 0.52)
    board.line(x, area.top, x, area.top + area.height * part, board.inks[0], 6, 0.8)
    for number, emoji in enumerate(items):
        y, turn, ink = area.top + step * (number + 0.5), 1.1 * number + 1, board.ink(number)
        board.picture(emoji, x, y, size * min(1.0, board.pop(turn + 0.5)), ring=ink)
        label = Box(x + size, y - step * 0.42, area.right, y + step * 0.42)
        board.words(board.label(number), label, 42, turn + 0.8, bold=True, ink=mix(ink, "#ffffff", 0.45), left=True)


def comparison(board: Board) -> None:
    """Two things on two cards, side by side, or one above the other."""
    board.headline()
    area, gap = board.body, 70.0
    for number, emoji in enumerate(board.spec.items[:2]):
        ink, turn = board.ink(number), 1.4 * number
        if board.tall:
            middle = area.y + (number - 0.5) * (area.height + gap) / 2
            card = Box(area.left, middle - (area.height - gap) / 4, area.right, middle + (area.height - gap) / 4)
        else:
            middle = area.x + (number - 0.5) * (area.width * 0.86 + gap) / 2
            half = (area.width * 0.86 - gap) / 4
            card = Box(middle - half, area.top, middle + half, area.bottom)
        _card(board, card, emoji, number, turn)
        if number:
            board.badge("vs" if board.spec.subtitle == "vs" else "⇄", area.x, area.y, 46, 2.4, mix(ink, "#ffffff", 0.6))


def _card(board: Board, card: Box, emoji: str, number: int, turn: float) -> None:
    ink, shown = board.ink(number), board.drawn(turn, 0.5)
    if shown <= 0:
        return
    slid = 36 * (1 - shown)
    board.brush.setBrush(qcolor(mix(ink, "#0b1024", 0.8), 0.88 * shown))
    board.brush.setPen(QPen(qcolor(ink, 0.9 * shown), 4))
    board.brush.drawRoundedRect(QRectF(card.left, card.top + slid, card.width, card.height), 30, 30)
    board.brush.setPen(QPen(0))
    has_label = bool(board.label(number))
    size = min(card.width * 0.5, card.height * (0.5 if has_label else 0.62), 280.0)
    y = card.y - (card.height * 0.1 if has_label else 0)
    glow(board.brush, card.x, y, size, ink, 0.35)
    board.picture(emoji, card.x, y + 5 * math.sin(1.4 * board.t + number), size * min(1.0, board.pop(turn + 0.6)))
    label = Box(card.left + 24, y + size * 0.56, card.right - 24, card.bottom - 14)
    board.words(board.label(number), label, 46, turn + 1.2, bold=True, voice="poster")
