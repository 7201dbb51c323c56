"""The marks of the app and of its project files in every form in which systems want them, painted from SVG files."""

import struct
from pathlib import Path

from resources.installers.distributions import ROOT

MARK = ROOT / "vidpipe_desktop" / "ui" / "icons" / "vidpipe.svg"
PROJECT = Path(__file__).parent / "project.svg"
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 256)
MACOS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024, b"ic11": 32, b"ic12": 64}
"""Kinds of pictures in a file of icons, and their sizes: Apple's list, with PNG contents."""


def png(size: int, mark: Path = MARK) -> bytes:
    """The mark as a square PNG file of `size` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(mark)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    content = QByteArray()
    file = QBuffer(content)
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")
    return content.data()


def write_ico(target: Path, mark: Path = MARK) -> Path:
    """Write the icon of a Windows program: a directory of pictures, and the pictures as PNG files."""
    pictures = {size: png(size, mark) for size in WINDOWS}
    at = 6 + 16 * len(pictures)
    entries: list[bytes] = []
    for size, picture in pictures.items():
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    return _write(target, struct.pack("<HHH", 0, 1, len(pictures)), *entries, *pictures.values())


def write_icns(target: Path, mark: Path = MARK) -> Path:
    """Write the icon of a macOS app: chunks of a kind, a length that counts the chunk's head, and a PNG file."""
    pictures = {kind: png(size, mark) for kind, size in MACOS.items()}
    chunks = [kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items()]
    return _write(target, b"icns", struct.pack(">I", 8 + sum(map(len, chunks))), *chunks)


def _write(target: Path, *parts: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"".join(parts))
    return target
