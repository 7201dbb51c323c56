"""Text from elsewhere as Markdown, shown and nothing more: no HTML, no pictures, no links that lead anywhere."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

_INDENT = 16.0
"""Pixels."""


class NewsView(QTextBrowser):
    """Tags are shown as they stand."""

    def __init__(self, markdown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newsView")
        self.setAccessibleName("What’s new")
        self.setOpenLinks(False)
        feature = QTextDocument.MarkdownFeature
        self.document().setMarkdown(markdown, feature.MarkdownDialectCommonMark | feature.MarkdownNoHTML)
        self.document().setIndentWidth(_INDENT)
        self._calm_headings()

    def loadResource(self, type: int, name: QUrl | str) -> None:
        """There are no resources: neither from the network nor from the disk."""

    def _calm_headings(self) -> None:
        """All of one size, as nothing here is to be larger than what the text is about."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                calm = QTextCharFormat()
                calm.setProperty(QTextFormat.Property.FontSizeAdjustment, 1)
                cursor.mergeCharFormat(calm)
            block = block.next()
