"""Land painted from noise: ridges of mountains, hills, dunes and mesas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, multiply
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, noise_line
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, ramp
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage

Pixels = NDArray[np.float32]
Line = NDArray[np.float64]
Peak = tuple[float, float, float]
"""Where (x, composed for a 1920 units wide picture), how high (in amplitudes), half its width (stage units)."""

_ROUGHNESS = {"mountain": 1.72, "hill": 2.4, "dune": 2.6, "rock": 1.2, "mesa": 1.5}
_CRAGGY = ("mountain", "rock", "mesa")
_LINE = 4096
_TILE = 1024
"""Side of the tile of texture: a power of two, so that & finds what % would, and faster."""


@dataclass(frozen=True, slots=True)
class _Slope:
    """A ridge being painted: stage coordinates of its pixels, how far they are below the crest, and its texture."""

    stage: Stage
    kind: str
    amplitude: float
    scale: float
    x: Pixels
    y: Pixels
    crest: Pixels
    below: Pixels
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    tile: Pixels

    def texture(self, right: int = 0) -> Pixels:
        return self.at(self.u + right, self.v)

    def at(self, u: NDArray[np.int32], v: NDArray[np.int32]) -> Pixels:
        """The tile, repeated without end, at any columns and rows."""
        return self.tile.ravel().take((v & _TILE - 1) * _TILE + (u & _TILE - 1))


def ridge(
    stage: Stage,
    depth: float,
    base: float,
    amplitude: float,
    *,
    seed: int,
    kind: str = "mountain",
    haze: float = 0.5,
    ink: Ink = "#5d6d7e",
    snow: float = 0.0,
    low: float = 2.0,
    resolution: float = 1.0,
    peaks: Sequence[Peak] = (),
    bottom: float | None = None,
) -> Callable[[float], float]:
    """A ridge whose crest swings around y = base by about `amplitude`; returns the crest's height y at any x.

    kind: mountain, hill, dune, rock or mesa. haze: 0…1 into the distance. snow: how far it comes down, 0…1.
    low: slowest swing, in waves per 4096 stage units. bottom: y where it ends.
    """
    scale, area = stage.resolution * resolution, stage.area(depth)  # edges fall on whole pixels
    left = float(np.floor(area.left() * scale) / scale)
    x = np.arange(int(area.width() * scale) + 2) / scale + left
    crest = base - _profile(stage, x, kind, seed, low, peaks) * amplitude
    top = float(np.floor((float(crest.min()) - 4) * scale) / scale)
    height = int(((bottom if bottom is not None else area.bottom()) - top) * scale)
    if height >= 4:
        slope = _slope(stage, kind, amplitude, scale, x, np.arange(height) / scale + top, crest, seed)
        lit = _lit(slope)
        colours = _shaded(slope, lit, ink)
        if snow > 0:
            _add_snow(slope, lit, colours, snow)
        _add_haze(slope, colours, haze, depth)
        image = image_from_array(colours, np.clip(slope.below * scale + 0.5, 0, 1))
        stage.put(Layer(depth, image, left, top, scale))
    return lambda at: float(np.interp(at, x, crest))


def _profile(stage: Stage, x: Line, kind: str, seed: int, low: float, peaks: Sequence[Peak]) -> Line:
    """Heights of the crest, in amplitudes."""
    at = x * (0.8 if kind == "dune" else 1.0) + 2800

    def line(seed: int, beta: float, low: float, speed: float = 1.0) -> Line:
        return np.interp(at * speed % _LINE, np.arange(_LINE), noise_line(_LINE, seed, beta, low))

    heights = line(seed, _ROUGHNESS[kind], low)
    if kind == "mountain":
        heights = 0.55 - np.abs(heights) * 0.62 + line(seed + 11, 2.2, low) * 0.30 + line(seed + 5, 1.5, 8, 3) * 0.035
    elif kind in ("dune", "hill"):
        heights = heights * 0.5
    elif kind == "mesa":
        heights = np.tanh((heights - 0.35) * 9) * 0.5 + 0.5 + heights * 0.06
    for peak, high, width in peaks:
        heights = heights + high * np.clip(1 - np.abs(x - stage.across(peak)) / width, 0, 1) ** 1.15
    return heights


def _slope(stage: Stage, kind: str, amplitude: float, scale: float, x: Line, y: Line, crest: Line, seed: int) -> _Slope:
    across, down = x.astype(np.float32)[None, :], y.astype(np.float32)[:, None]
    below = down - crest.astype(np.float32)[None, :]
    lean = below * np.float32(0.35) if kind == "mountain" else np.zeros_like(below)
    u = ((across + lean) * np.float32(0.55)).astype(np.int32) + seed * 137 % _TILE
    v = (down * (1.6 if kind == "dune" else 0.55)).astype(np.int32) + np.zeros_like(below, np.int32) + seed * 71 % _TILE
    tile = fractal_noise(_TILE, _TILE, stage.seed + 9, 1.35 if kind in _CRAGGY else 1.7, 1, 1, 3)
    line = crest.astype(np.float32)
    return _Slope(stage, kind, amplitude, scale, across, down, line, below, u & _TILE - 1, v & _TILE - 1, tile)


def _lit(slope: _Slope) -> Pixels:
    """How much light each pixel gets, 0…1: by the crest's direction, and by the texture's."""
    kind, side, columns = slope.kind, slope.stage.side, slope.x.shape[1]
    noise = slope.texture()
    reach = max(1, int(42 * slope.scale))
    window = np.full(2 * reach + 1, 1 / (2 * reach + 1), np.float32)
    smooth = np.convolve(np.pad(slope.crest, reach, "edge"), window, "valid")
    direction = np.gradient(smooth, slope.x[0]).astype(np.float32)
    warp = ((noise - 0.5) * ((120 if kind == "mountain" else 50) * slope.scale)).astype(np.int32)
    column = np.clip(np.arange(columns, dtype=np.int32)[None, :] + warp, 0, columns - 1)
    fading = np.exp(np.maximum(slope.below, 0) * np.float32(-1 / (slope.amplitude * 2.2 + 60)))
    facing = direction[column] * fading * np.float32(side * (1.4 if kind == "mountain" else 2.2))
    grain = (noise - slope.texture(right=6)) * np.float32(
        side * (16 if kind in _CRAGGY else 4 if kind == "hill" else 1.2)
    )
    lit = np.asarray(np.clip(np.float32(0.5) + facing + grain, 0, 1), np.float32)
    return smoothstep_array(0.25, 0.75, lit) if kind in _CRAGGY else lit


def _shaded(slope: _Slope, lit: Pixels, ink: Ink) -> Pixels:
    palette = slope.stage.palette
    surface = palette.lit(ink)
    bright = mix(surface, palette.key * palette.ambient, 0.34 if slope.kind == "mountain" else 0.26)
    colours = ramp(mix(surface, palette.shade, 0.50), bright, lit)
    if slope.kind == "mesa":
        strata = (slope.y * 0.09 + (slope.texture() - 0.5) * 3).astype(np.int32) % 3
        colours -= (strata * np.float32(0.05))[..., None]
    return colours


def _add_snow(slope: _Slope, lit: Pixels, colours: Pixels, snow: float) -> None:
    palette = slope.stage.palette
    patches = slope.at(slope.u // 2, slope.v // 2 + 300)
    steep = np.clip(np.abs(np.gradient(slope.crest, slope.x[0])), 0, 1).astype(np.float32)[None, :]
    reach = (np.float32(0.15) + np.float32(1.5) * patches) * (np.float32(1.15) - np.float32(0.6) * steep)
    cover = smoothstep_array(-7, 7, reach * np.float32(snow * slope.amplitude) - slope.below)[..., None]
    bright = mix(multiply("#f4f8ff", palette.ambient), palette.key, 0.12)
    white = ramp(mix(multiply("#b4c6e6", palette.ambient), palette.shade, 0.18), bright, lit)
    white -= colours
    white *= cover
    colours += white


def _add_haze(slope: _Slope, colours: Pixels, haze: float, depth: float) -> None:
    """Thicker further down, where the air is, less so near by; and a fine grain over all."""
    sinking = smoothstep_array(0, max(180.0, slope.amplitude * 1.6), slope.below) * (1.0 if depth > 2 else 0.25)
    thickness = (haze + (1 - haze) * 0.55 * sinking)[..., None].astype(np.float32)
    colours += (slope.stage.palette.haze.astype(np.float32) - colours) * thickness
    grain = slope.at(slope.u * 5, slope.v * 3)
    colours += ((grain - np.float32(0.5)) * np.float32(0.03))[..., None]
