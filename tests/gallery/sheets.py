"""Contact sheets: rows of labelled pictures of scenes, as one JPEG."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from emoji import demojize
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.spec import SceneSpec

_GAP, _LABEL, _HEADING = 8, 20, 30
"""Pixels between pictures, under one for its name, and above a row for its heading."""
_QUALITY: Final = 80
_PAPER, _INK, _SOFT = "#16181d", "#f2f2f0", "#a8acb4"


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture: the scene `at` seconds after its begin, in pixels, and what stands under it."""

    label: str
    spec: SceneSpec
    size: tuple[int, int]
    seconds: float
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """Pictures side by side, with a heading ("" = none)."""

    cells: tuple[Cell, ...]
    heading: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, gaps included."""
        wide = sum(cell.size[0] + _GAP for cell in self.cells)
        tall = max(cell.size[1] for cell in self.cells) + _LABEL + _GAP
        return wide, tall + (_HEADING if self.heading else 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of rows."""

    name: str
    rows: tuple[Row, ...]


def have_fonts() -> None:
    """Qt sets text only where there is an application."""
    if QGuiApplication.instance() is None:
        QGuiApplication([])


def draw_sheet(sheet: Sheet, folder: Path) -> Path:
    """Paint all pictures of the sheet and write it to the folder; returns the file. Raises OSError if that fails."""
    sizes = [row.size for row in sheet.rows]
    image = QImage(
        max(wide for wide, _ in sizes) + _GAP, sum(tall for _, tall in sizes) + _GAP, QImage.Format.Format_RGB32
    )
    image.fill(QColor(_PAPER))
    brush, top = QPainter(image), _GAP
    for row, (_, tall) in zip(sheet.rows, sizes, strict=True):
        _draw_row(brush, row, top, image.width() - 2 * _GAP)
        top += tall
    brush.end()
    path = folder / f"{sheet.name}.jpg"
    if not image.save(str(path), None, _QUALITY):
        raise OSError(f"{path} cannot be written")
    return path


def _draw_row(brush: QPainter, row: Row, top: int, width: int) -> None:
    left = _GAP
    if row.heading:
        _write(brush, row.heading, QRect(left, top, width, _HEADING), _INK, 17)
        top += _HEADING
    renderer, shown = None, None
    for cell in row.cells:
        if renderer is None or cell.spec != shown:
            renderer, shown = SceneRenderer(cell.spec, cell.size, cell.seconds, cell.spec.seed), cell.spec
        brush.drawImage(left, top, renderer.world(cell.at))
        _write(brush, cell.label, QRect(left, top + cell.size[1], cell.size[0], _LABEL), _SOFT, 13)
        left += cell.size[0] + _GAP


def _write(brush: QPainter, text: str, box: QRect, ink: str, pixels: int) -> None:
    """One line at the left of its box; what doesn't fit is left out. Emoji are written in words: few fonts have them."""
    font = QFont()
    font.setPixelSize(pixels)
    brush.setFont(font)
    brush.setPen(QColor(ink))
    line = QFontMetrics(font).elidedText(" ".join(demojize(text).split()), Qt.TextElideMode.ElideRight, box.width())
    brush.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
