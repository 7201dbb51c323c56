"""Images as arrays and back, noise, and the painter that all drawing uses."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Rgb

FORMAT = QImage.Format.Format_ARGB32_Premultiplied
OPAQUE = QImage.Format.Format_RGB32


def blank(width: float, height: float) -> QImage:
    """A transparent image of so many pixels."""
    image = QImage(max(1, round(width)), max(1, round(height)), FORMAT)
    image.fill(0)
    return image


def painter(image: QImage) -> QPainter:
    """A painter without outlines that smooths edges and scaled images."""
    brush = QPainter(image)
    brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    brush.setPen(Qt.PenStyle.NoPen)
    return brush


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Height x width x 4 bytes (blue, green, red, alpha), sharing the image's memory."""
    data = np.frombuffer(image.bits(), np.uint8)
    return data.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def image_of(colours: NDArray[np.floating], alpha: NDArray[np.floating] | None = None) -> QImage:
    """An image from height x width x 3 numbers, 0…1, and perhaps their height x width opacity."""
    height, width = colours.shape[:2]
    out = np.empty((height, width, 4), np.uint8)
    shown = colours if alpha is None else colours * alpha[..., None]
    out[..., :3] = (np.clip(shown, 0, 1)[..., ::-1] * 255 + 0.5).astype(np.uint8)
    out[..., 3] = 255 if alpha is None else (np.clip(alpha, 0, 1) * 255 + 0.5).astype(np.uint8)
    return QImage(out.data, width, height, width * 4, OPAQUE if alpha is None else FORMAT).copy()


def gradient(width: int, height: int, stops: tuple[Rgb, ...]) -> NDArray[np.float64]:
    """Height x width x 3: the stops, evenly from top to bottom."""
    at = np.linspace(0, len(stops) - 1, height)
    table = np.array(stops)
    rows = np.stack([np.interp(at, np.arange(len(stops)), table[:, channel]) for channel in range(3)], axis=1)
    return np.repeat(rows[:, None, :], width, axis=1)


def fractal_noise(
    width: int, height: int, seed: int, roughness: float = 1.7, stretch: float = 1.0
) -> NDArray[np.float32]:
    """Tileable 1/f noise, 0…1. stretch > 1 makes its shapes longer than high."""
    rng = np.random.default_rng(seed)
    down = np.fft.fftfreq(height)[:, None] * height
    across = np.fft.rfftfreq(width)[None, :] * width * stretch
    frequency = np.hypot(down, across)
    frequency[0, 0] = 1
    strength = 1 / np.maximum(frequency, 2) ** roughness
    strength[0, 0] = 0
    phases = rng.uniform(0, 2 * np.pi, strength.shape)
    noise = np.fft.irfft2(strength * np.exp(1j * phases), s=(height, width))
    noise /= noise.std() + 1e-9
    return np.clip(0.5 + noise * 0.21, 0, 1).astype(np.float32)


def noise_line(count: int, seed: int, roughness: float = 1.5, slowest: int = 2) -> NDArray[np.float64]:
    """A wavy line of `count` heights, about -2…2."""
    rng = np.random.default_rng(seed)
    frequency = np.arange(count // 2 + 1, dtype=np.float64)
    strength = 1 / np.maximum(frequency, slowest) ** roughness
    strength[0] = 0
    line = np.fft.irfft(strength * np.exp(1j * rng.uniform(0, 2 * np.pi, strength.shape)), count)
    return np.clip(line / (line.std() + 1e-9), -2.4, 2.4)
