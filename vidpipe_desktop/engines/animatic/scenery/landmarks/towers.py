"""Landmarks that rise above the roofs: one unit high each, standing on the origin."""

from collections.abc import Mapping
from itertools import pairwise

from vidpipe_desktop.engines.animatic.scenery.landmarks.builder import Build, Builder


def _eiffel_tower(site: Builder) -> None:
    iron = "#8a6a4e"
    _lattice_tower(site, iron, iron, ((0.17, -0.16), (0.10, -0.34), (0.04, -0.64)))
    site.line(iron, 0.018, (-0.19, -0.03), (-0.10, -0.13), (0, -0.155), (0.10, -0.13), (0.19, -0.03))


def _tokyo_tower(site: Builder) -> None:
    _lattice_tower(site, "#e0562e", "#f2ece4", ((0.13, -0.2), (0.085, -0.42), (0.05, -0.62)))


def _lattice_tower(site: Builder, ink: str, decks: str, floors: tuple[tuple[float, float], ...]) -> None:
    """Four legs that meet in a mast, with floors (half width, y) between them."""
    legs = ((0.27, 0.0), (0.125, -0.3), (0.045, -0.62), (0.008, -0.97))
    for side in (-1, 1):
        outer = [(side * x, y) for x, y in legs]
        inner = [(side * max(0.004, x - 0.055 * (1 + y)), y) for x, y in reversed(legs)]
        site.shape(ink, *outer, *inner)
    for step in range(16):
        y = -0.06 - step * 0.052
        half, above = _between(legs, y), _between(legs, y - 0.052)
        site.line(ink, 0.007, (-half, y), (above, y - 0.052))
        site.line(ink, 0.007, (half, y), (-above, y - 0.052))
    for half, y in floors:
        site.box(decks, 0, y, 2 * half, 0.026)
        site.box(site.lamp("#6a5a4a"), 0, y + 0.007, 1.9 * half, 0.008)
    site.box(ink, 0, -1.0, 0.008, 0.06)


def _between(points: tuple[tuple[float, float], ...], y: float) -> float:
    """The half width at y of an outline given from the foot up."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if y >= y1:
            return x0 + (x1 - x0) * (y - y0) / (y1 - y0)
    return points[-1][0]


def _big_ben(site: Builder) -> None:
    stone = "#c2a26a"
    site.box("#b89a66", 0.36, -0.28, 0.72, 0.28)
    site.windows(0.40, -0.24, 0.6, 0.2, 12, 2)
    for at in range(9):
        site.shape(stone, (0.06 + at * 0.08, -0.28), (0.075 + at * 0.08, -0.35), (0.09 + at * 0.08, -0.28))
    site.box(stone, 0, -0.72, 0.15, 0.72)
    for x in (-0.055, -0.02, 0.02, 0.055):
        site.box("#94784a", x, -0.56, 0.008, 0.54)
    site.box(stone, 0, -0.76, 0.175, 0.17)
    site.oval(site.lamp("#f4ecd2") if site.stage.palette.night > 0.3 else "#f7f0dc", 0, -0.675, 0.064, 0.064)
    site.line("#2e2a2a", 0.010, (0, -0.675), (0, -0.725))
    site.line("#2e2a2a", 0.012, (0, -0.675), (0.028, -0.655))
    site.mirrored("#5a6a62", (0.0, -1.0), (0.012, -0.93), (0.05, -0.86), (0.095, -0.76))
    site.box(site.lamp("#4a4436"), 0, -0.86, 0.07, 0.022)


def _empire_state(site: Builder) -> None:
    stone = "#a8aab4"
    for half, top in ((0.19, -0.30), (0.14, -0.52), (0.10, -0.76), (0.06, -0.83)):
        site.box(stone, 0, top, 2 * half, -top)
        site.windows(0, top + 0.02, 1.8 * half, -top - 0.03, max(3, round(half * 60)), max(1, round(-top * 26)))
    site.mirrored(stone, (0.012, -0.90), (0.03, -0.87), (0.035, -0.83))
    site.box("#c8ccd6", 0, -1.0, 0.012, 0.11)


def _tv_tower(site: Builder) -> None:
    site.mirrored(site.round("#c2c4c8", 0.03), (0.014, -0.66), (0.034, 0.0))
    site.oval("#b8c2cc", 0, -0.66, 0.072, 0.068)
    site.box(site.lamp("#5a6a80"), 0, -0.668, 0.142, 0.016)
    site.box("#a8aeb6", 0, -0.76, 0.02, 0.06)
    site.box("#d2483a", 0, -0.9, 0.014, 0.15)
    site.box("#e6e6e6", 0, -1.0, 0.008, 0.10)


def _pearl_tower(site: Builder) -> None:
    rose = "#c0567a"
    for side in (-1, 1):
        site.line("#b8b4c0", 0.022, (side * 0.15, 0.0), (side * 0.03, -0.22))
    for x in (-0.04, 0.0, 0.04):
        site.box("#b8b4c0", x, -0.62, 0.022, 0.62)
    site.oval(rose, 0, -0.24, 0.105, 0.098)
    site.oval(rose, 0, -0.62, 0.072, 0.068)
    site.oval(rose, 0, -0.76, 0.03, 0.03)
    for y, half in ((-0.24, 0.105), (-0.62, 0.072)):
        site.box(site.lamp("#7a3a54"), 0, y - 0.008, 1.98 * half, 0.014)
    site.box("#c8c4d0", 0, -1.0, 0.012, 0.26)


def _burj_khalifa(site: Builder) -> None:
    steps = ((0.16, -0.20), (0.13, -0.34), (0.10, -0.48), (0.075, -0.60), (0.05, -0.72), (0.028, -0.84))
    for number, (half, top) in enumerate(steps):
        lean = (-1) ** number * 0.012
        site.box("#b4bece", lean, top, 2 * half, -top)
        site.box(site.lamp("#6a7a92"), lean, top + 0.012, 2 * half, 0.006)
    for x in (-0.09, -0.045, 0.0, 0.045, 0.09):
        site.box("#8a98ae", x, -0.2 - 0.3 * (1 - abs(x) / 0.1), 0.006, 0.2 + 0.3 * (1 - abs(x) / 0.1))
    site.mirrored("#c4cede", (0.0, -1.0), (0.012, -0.84))


def _sagrada(site: Builder) -> None:
    stone = "#c8a878"
    site.box("#b8965e", 0, -0.34, 0.5, 0.34)
    for x, top, half in (
        (-0.20, -0.66, 0.036),
        (0.20, -0.66, 0.036),
        (-0.10, -0.82, 0.04),
        (0.10, -0.82, 0.04),
        (0.0, -1.0, 0.05),
    ):
        wall = site.surface(stone).round(x - half, x + half, site.stage.side)
        points = ((x, top), (x + half * 0.42, top * 0.86), (x + half, top * 0.5), (x + half, 0.0))
        site.shape(wall, *points, *((2 * x - at, y) for at, y in reversed(points)))
        for row in range(7):
            site.box(site.lamp("#6a5434"), x, top * (0.78 - row * 0.07), half * 0.5, 0.018)
        site.oval("#e2c24a", x, top, 0.012, 0.014)
    site.mirrored(site.lamp("#5a4630"), (0.0, -0.24), (0.05, -0.16), (0.05, 0.0))


TOWERS: Mapping[str, Build] = {
    "eiffel_tower": _eiffel_tower,
    "tokyo_tower": _tokyo_tower,
    "big_ben": _big_ben,
    "empire_state": _empire_state,
    "tv_tower": _tv_tower,
    "pearl_tower": _pearl_tower,
    "burj_khalifa": _burj_khalifa,
    "sagrada": _sagrada,
}
