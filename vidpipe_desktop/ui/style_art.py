"""A tiny painting for every style: one landscape in each; and the shapes of a picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QIcon, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap, QRadialGradient
from PySide6.QtWidgets import QComboBox

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.ui.theme import tokens

WIDTH, HEIGHT = 48, 27
_SHAPES = {
    AspectRatio.WIDE: "Wide",
    AspectRatio.TALL: "Tall",
    AspectRatio.SQUARE: "Square",
    AspectRatio.PORTRAIT: "Portrait",
    AspectRatio.PANORAMA: "Panorama",
}
_RATIO = 2.0


@dataclass(frozen=True, slots=True)
class _Scheme:
    """Sky from top to horizon, sun, far and near hills, and a finishing touch."""

    sky: tuple[str, str]
    sun: str
    far: str
    near: str
    touch: Callable[[QPainter], None] | None = None


def style_icon(style: str) -> QIcon:
    """The style's painting with round corners."""
    return QIcon(style_picture(style, WIDTH, HEIGHT, 5))


def style_picture(style: str, width: int, height: int, radius: float) -> QPixmap:
    """The style's painting at any size, in logical pixels."""
    picture = QPixmap(round(width * _RATIO), round(height * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    painter.setClipPath(clip)
    painter.scale(width / WIDTH, height / HEIGHT)
    scheme = _SCHEMES.get(style, _SCHEMES["cinematic"])
    if style == "pixel":
        _paint_coarse(painter, scheme)
    else:
        _paint_landscape(painter, scheme)
    painter.end()
    return picture


def shape_icon(shape: AspectRatio) -> QIcon:
    """The outline of a picture of this shape."""
    look, side = tokens(), 20
    picture = QPixmap(round(side * _RATIO), round(side * _RATIO))
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    wide, tall = shape.size
    scale = 16 / max(wide, tall)
    box = QRectF(0, 0, wide * scale, tall * scale)
    box.moveCenter(QPointF(side / 2, side / 2))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.muted), 1.6))
    painter.setBrush(QColor(look.hover))
    painter.drawRoundedRect(box, 2.5, 2.5)
    painter.end()
    return QIcon(picture)


def offer_shapes(box: QComboBox, offered: frozenset[AspectRatio]) -> None:
    """Let these shapes be chosen; the chosen one stays if it is among them. The box says nothing of it."""
    chosen, silent = box.currentData(), box.blockSignals(True)
    box.clear()
    for shape in AspectRatio:
        if shape in offered:
            box.addItem(shape_icon(shape), shape.value, shape.value)
            box.setItemData(box.count() - 1, _SHAPES[shape], Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(silent)


def _paint_landscape(painter: QPainter, scheme: _Scheme) -> None:
    sky = QLinearGradient(0, 0, 0, HEIGHT * 0.75)
    sky.setColorAt(0, QColor(scheme.sky[0]))
    sky.setColorAt(1, QColor(scheme.sky[1]))
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QBrush(sky))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scheme.sun))
    painter.drawEllipse(QPointF(33, 11), 4.6, 4.6)
    painter.setBrush(QColor(scheme.far))
    painter.drawPath(_hills(17, 9.5, 20, 12, 18))
    painter.setBrush(QColor(scheme.near))
    painter.drawPath(_hills(22, 18.5, 22, 23, 20))
    if scheme.touch:
        scheme.touch(painter)


def _hills(left: float, first: float, middle: float, second: float, right: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, HEIGHT))
    path.lineTo(0, left)
    path.cubicTo(6, first, 16, first, 24, middle)
    path.cubicTo(28, middle + (middle - first) / 2, 36, second, WIDTH, right)
    path.lineTo(WIDTH, HEIGHT)
    path.closeSubpath()
    return path


def _paint_coarse(painter: QPainter, scheme: _Scheme) -> None:
    """The landscape in large square pixels."""
    coarse = QPixmap(24, 14)
    inner = QPainter(coarse)
    inner.scale(24 / WIDTH, 14 / HEIGHT)
    _paint_landscape(inner, scheme)
    inner.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawPixmap(QRectF(0, 0, WIDTH, HEIGHT), coarse, QRectF(coarse.rect()))


def _letterbox(painter: QPainter) -> None:
    painter.setBrush(QColor("#0c0d12"))
    painter.drawRect(QRectF(0, 0, WIDTH, 3.2))
    painter.drawRect(QRectF(0, HEIGHT - 3.2, WIDTH, 3.2))


def _clouds(painter: QPainter) -> None:
    painter.setBrush(QColor("#ffffff"))
    for x, y, size in ((8, 8, 3.0), (12, 7, 4.0), (16, 8.4, 2.8), (42, 5, 2.6), (45, 5.4, 2.2)):
        painter.drawEllipse(QPointF(x, y), size, size * 0.75)


def _washes(painter: QPainter) -> None:
    for x, y, size, shade in ((6, 6, 10, "#fff7ee"), (44, 24, 12, "#fdf3e6"), (24, 2, 9, "#e9f4fa")):
        wash = QRadialGradient(x, y, size)
        wash.setColorAt(0, QColor(shade))
        fading = QColor(shade)
        fading.setAlpha(0)
        wash.setColorAt(1, fading)
        painter.setBrush(wash)
        painter.drawEllipse(QPointF(x, y), size, size)


def _blinds(painter: QPainter) -> None:
    painter.setBrush(QColor(0, 0, 0, 120))
    for y in range(1, HEIGHT, 5):
        painter.drawRect(QRectF(0, y, WIDTH, 2.1))


def _caption(painter: QPainter) -> None:
    painter.setBrush(QColor(255, 255, 255, 235))
    painter.drawRect(QRectF(4, 20, 16, 1.8))
    painter.setBrush(QColor(255, 255, 255, 170))
    painter.drawRect(QRectF(4, 22.9, 10, 1.3))


def _house(painter: QPainter) -> None:
    painter.setBrush(QColor("#fff2d6"))
    painter.drawRect(QRectF(9, 15, 7, 6))
    painter.setBrush(QColor("#c8553d"))
    roof = QPainterPath(QPointF(7.5, 15.4))
    roof.lineTo(12.5, 10.5)
    roof.lineTo(17.5, 15.4)
    roof.closeSubpath()
    painter.drawPath(roof)


def _grid(painter: QPainter) -> None:
    painter.setPen(QPen(QColor("#29e7ff"), 0.6))
    for x in range(-60, 110, 12):
        painter.drawLine(QPointF(24 + (x - 24) * 0.25, 18), QPointF(x, HEIGHT))
    for y in (18.0, 20.2, 23.2):
        painter.drawLine(QPointF(0, y), QPointF(WIDTH, y))
    painter.setPen(Qt.PenStyle.NoPen)


def _scratches(painter: QPainter) -> None:
    vignette = QRadialGradient(WIDTH / 2, HEIGHT / 2, WIDTH * 0.6)
    vignette.setColorAt(0.4, QColor(40, 20, 0, 0))
    vignette.setColorAt(1, QColor(40, 20, 0, 190))
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QBrush(vignette))
    painter.setPen(QPen(QColor(255, 246, 220, 170), 0.5))
    for x in (11.0, 29.5, 39.0):
        painter.drawLine(QPointF(x, 0), QPointF(x + 0.5, HEIGHT))
    painter.setPen(Qt.PenStyle.NoPen)


def _inked(painter: QPainter) -> None:
    """Comic: dots in the near hill, black lines around everything."""
    painter.setBrush(QColor("#12304f"))
    for row in range(5):
        for column in range(17):
            painter.drawEllipse(QPointF(column * 3 + row % 2 * 1.5, HEIGHT - 0.6 - row * 1.5), 0.62, 0.62)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#0d0a12"), 1.1))
    painter.drawEllipse(QPointF(33, 11), 4.6, 4.6)
    painter.drawPath(_hills(17, 9.5, 20, 12, 18))
    painter.drawPath(_hills(22, 18.5, 22, 23, 20))


def _sheets(painter: QPainter) -> None:
    """Paper: every hill again, with the shadow it throws on the sheet behind."""
    for hill, ink in ((_hills(17, 9.5, 20, 12, 18), "#c98a5e"), (_hills(22, 18.5, 22, 23, 20), "#7b5a6e")):
        for reach, alpha in ((1.6, 40), (0.9, 60)):
            painter.setBrush(QColor(30, 16, 24, alpha))
            painter.drawPath(hill.translated(-reach * 0.6, -reach))
        painter.setBrush(QColor(ink))
        painter.setPen(QPen(QColor(255, 255, 255, 130), 0.4))
        painter.drawPath(hill)
        painter.setPen(Qt.PenStyle.NoPen)


def _plan(painter: QPainter) -> None:
    """Blueprint: the squares of the sheet, and the landscape in white lines."""
    painter.setPen(QPen(QColor(220, 235, 255, 50), 0.4))
    for at in range(0, WIDTH, 4):
        painter.drawLine(QPointF(at, 0), QPointF(at, HEIGHT))
        painter.drawLine(QPointF(0, at), QPointF(WIDTH, at))
    painter.setPen(QPen(QColor("#f4f9ff"), 0.9))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(33, 11), 4.6, 4.6)
    painter.setBrush(QColor("#123f86"))
    painter.drawPath(_hills(17, 9.5, 20, 12, 18))
    painter.drawPath(_hills(22, 18.5, 22, 23, 20))
    painter.setPen(Qt.PenStyle.NoPen)


def _volumes(painter: QPainter) -> None:
    """3D animation: a ball in soft light on the near hill, with its shadow."""
    painter.setBrush(QColor(20, 30, 60, 90))
    painter.drawEllipse(QPointF(15.5, 22.6), 6.4, 1.5)
    ball = QRadialGradient(17, 13.5, 9.5)
    for place, ink in ((0.0, "#ffd9c2"), (0.45, "#ff7a59"), (1.0, "#a52f3a")):
        ball.setColorAt(place, QColor(ink))
    painter.setBrush(ball)
    painter.drawEllipse(QPointF(14.5, 17), 6, 6)


_SCHEMES: Mapping[str, _Scheme] = {
    "cinematic": _Scheme(("#17324d", "#f2a65a"), "#ffe3b0", "#274b63", "#12212e", _letterbox),
    "anime": _Scheme(("#3a8dff", "#b9e6ff"), "#fff6c8", "#6fcf7f", "#2f9e5b", _clouds),
    "watercolor": _Scheme(("#cfe6f0", "#f8e9d8"), "#f4c9a8", "#a9c9b4", "#8bb39d", _washes),
    "noir": _Scheme(("#0e0e10", "#6d6d72"), "#f2f2f2", "#3b3b3f", "#0c0c0d", _blinds),
    "pixel": _Scheme(("#4a3f8f", "#ef7d8e"), "#ffd866", "#5b4a8a", "#2b2350"),
    "documentary": _Scheme(("#88aebf", "#d8e2dc"), "#f6f1e1", "#7d8f69", "#4c5a3c", _caption),
    "storybook": _Scheme(("#8fd3d1", "#fbe8b9"), "#ffb454", "#7fb069", "#5a8f4f", _house),
    "cyberpunk": _Scheme(("#12062e", "#b5179e"), "#ff5db1", "#2a0f5e", "#140430", _grid),
    "vintage": _Scheme(("#b08d57", "#e8d3a2"), "#f7ecd0", "#8c6d46", "#5c442a", _scratches),
    "comic": _Scheme(("#ffd23f", "#ff8a3d"), "#fff4c2", "#e23b3b", "#2b78c5", _inked),
    "papercut": _Scheme(("#f3dfc1", "#f7cfa0"), "#fff3d6", "#c98a5e", "#7b5a6e", _sheets),
    "blueprint": _Scheme(("#123f86", "#123f86"), "#123f86", "#123f86", "#123f86", _plan),
    "3d": _Scheme(("#8fc7ff", "#e6f3ff"), "#fff1c9", "#9ad0a8", "#5fb37e", _volumes),
}
