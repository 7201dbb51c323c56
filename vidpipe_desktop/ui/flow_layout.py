"""A layout that sets its items like words: left to right, breaking lines as needed."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items keep their size hints; the height follows from the width. Lines run the way the language does."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, *, centered: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._centered = centered
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Part of QLayout's contract."""
        self._items.append(item)

    def count(self) -> int:
        """Part of QLayout's contract."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Part of QLayout's contract: None where there is nothing, which the stubs leave out."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Part of QLayout's contract: None where there is nothing, which the stubs leave out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It never wants more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Part of QLayout's contract."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As wide as the widest item; the rest is height for width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Set the lines; returns their height."""
        y = 0
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place_line(line, rect.translated(0, y))
            y += height + self._gap
        return max(0, y - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = -1
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines

    def _place_line(self, line: list[tuple[QLayoutItem, QSize]], rect: QRect) -> None:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        used = sum(size.width() for _, size in line) + self._gap * (len(line) - 1)
        x = (rect.width() - used) // 2 if self._centered else 0
        for item, size in line:
            left = rect.width() - x - size.width() if mirrored else x
            item.setGeometry(QRect(rect.topLeft() + QPoint(left, 0), size))
            x += size.width() + self._gap
