"""Landmarks that are broader than high, and a mountain: one unit high each, standing on the origin."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from vidpipe_desktop.engines.animatic.scenery.landmarks.builder import Build, Builder


def _st_basil(site: Builder) -> None:
    brick = "#b8533c"
    site.box(brick, 0, -0.30, 0.86, 0.30)
    site.windows(0, -0.24, 0.78, 0.18, 10, 2)
    site.mirrored("#c4694a", (0.0, -0.92), (0.035, -0.78), (0.12, -0.46), (0.12, -0.28))
    site.onion("#e0b83c", 0, -0.86, 0.035, 0.14)
    domes = (
        (-0.33, -0.40, 0.085, "#3f8f6a"),
        (0.33, -0.40, 0.085, "#3a6fb0"),
        (-0.17, -0.52, 0.09, "#c9483a"),
        (0.17, -0.52, 0.09, "#e0a23a"),
    )
    for x, top, half, ink in domes:
        site.box("#d8c2a0", x, top, half * 1.2, -top)
        site.onion(ink, x, top, half, half * 2.3)
        site.line("#e8cf7a", 0.008, (x, top - half * 2.2), (x, top - half * 2.7))


def _opera_house(site: Builder) -> None:
    for x, tall, lean in ((-0.9, 0.62, 1), (-0.55, 0.88, 1), (-0.1, 1.0, 1), (0.72, 0.6, -1), (0.36, 0.8, -1)):
        for ink, open_side, bulge in (("#cfcabc", 0.34, 0.30), ("#f2efe6", 0.10, 0.02)):
            sail = QPainterPath(QPointF(x - 0.34 * lean, -0.2))
            sail.quadTo(x - 0.26 * lean, -tall * 0.82, x + 0.2 * lean, -tall)
            sail.quadTo(x + bulge * lean, -tall * 0.55, x + open_side * lean, -0.2)
            site.brush.setBrush(site.surface(ink).down(-tall, -0.2))
            site.brush.drawPath(sail)
    site.box("#b08a70", -0.1, -0.2, 2.6, 0.2)
    site.box(site.lamp("#5a4a42"), -0.1, -0.13, 2.4, 0.035)


def _taj_mahal(site: Builder) -> None:
    marble = "#efe8da"
    for x in (-0.86, 0.86, -0.64, 0.64):
        tall = 0.74 if abs(x) > 0.7 else 0.66
        site.box(marble, x, -tall, 0.045, tall)
        site.dome(marble, x, -tall, 0.034, 0.05)
        site.box("#cdbfa6", x, -tall * 0.66, 0.065, 0.016)
    site.box(marble, 0, -0.44, 0.96, 0.36)
    for x in (-0.3, 0.3):
        site.box("#e2d8c6", x, -0.52, 0.16, 0.09)
        site.onion(marble, x, -0.52, 0.082, 0.15)
    site.box("#e2d8c6", 0, -0.55, 0.36, 0.12)
    site.onion(marble, 0, -0.55, 0.2, 0.45)
    site.box(marble, 0, -0.48, 0.30, 0.40)
    site.mirrored(site.lamp("#8a7a66"), (0.0, -0.40), (0.09, -0.30), (0.09, -0.08))
    for x in (-0.36, -0.25, 0.25, 0.36):
        for top in (-0.38, -0.22):
            site.shape(site.lamp("#9a8a74"), (x, top), (x + 0.035, top + 0.04), (x + 0.035, top + 0.12),
                       (x - 0.035, top + 0.12), (x - 0.035, top + 0.04))  # fmt: skip
    site.box("#d8ccb4", 0, -0.08, 2.0, 0.08)


def _golden_gate(site: Builder) -> None:
    red = "#c2452e"
    for side in (-1, 1):
        for x in (-0.035, 0.035):
            site.box(red, side * 0.9 + x, -1.0, 0.026, 1.0)
        for y in (-0.95, -0.75, -0.55, -0.35):
            site.box(red, side * 0.9, y, 0.09, 0.035)
        site.line(red, 0.016, (side * 0.9, -0.97), (side * 1.5, -0.5), (side * 2.1, -0.24))
    cable = [(-0.9 + 0.1 * at, -0.28 - 0.70 * ((at - 9) / 9) ** 2) for at in range(19)]
    site.line(red, 0.016, *cable)
    for x, y in cable[1:-1]:
        site.line(red, 0.004, (x, y), (x, -0.22))
    site.box(red, 0, -0.24, 4.4, 0.035)


def _redeemer(site: Builder) -> None:
    replace(site, flood=0.0).mirrored("#4f6a4c", (0.03, -0.56), (0.28, -0.30), (0.9, 0.0))
    stone = "#e4e4dc"
    site.mirrored(site.round(stone, 0.05), (0.03, -0.86), (0.05, -0.70), (0.06, -0.54))
    site.mirrored(site.round(stone, 0.2), (0.03, -0.875), (0.2, -0.865), (0.2, -0.845), (0.045, -0.80))
    site.oval(stone, 0, -0.91, 0.024, 0.032)


def _blue_mosque(site: Builder) -> None:
    stone, lead = "#c8ccd0", "#7a92aa"
    for x in (-0.92, -0.66, 0.66, 0.92):
        site.box(stone, x, -0.84, 0.032, 0.84)
        site.shape(lead, (x - 0.02, -0.84), (x, -1.0), (x + 0.02, -0.84))
        for y in (-0.62, -0.46):
            site.box("#a8b0b8", x, y, 0.05, 0.014)
    site.box(stone, 0, -0.26, 1.2, 0.26)
    site.windows(0, -0.2, 1.1, 0.14, 14, 2)
    for x, half in ((-0.4, 0.16), (0.4, 0.16)):
        site.dome(lead, x, -0.26, half, 0.15)
    site.box(stone, 0, -0.36, 0.72, 0.12)
    site.dome(lead, 0, -0.36, 0.36, 0.14)
    site.box(stone, 0, -0.46, 0.5, 0.06)
    site.dome(lead, 0, -0.46, 0.26, 0.22)
    site.line("#e2c24a", 0.010, (0, -0.67), (0, -0.74))


def _pyramids(floodlit: Builder) -> None:
    site = replace(floodlit, flood=0.2)
    for x, tall in ((0.95, 0.62), (-1.25, 0.5), (0.0, 1.0)):
        bright, dark = ("#e4c284", "#b08a52") if site.stage.side < 0 else ("#b08a52", "#e4c284")
        site.shape(bright, (x - tall * 1.02, 0), (x, -tall), (x + tall * 0.18, 0))
        site.shape(dark, (x + tall * 0.18, 0), (x, -tall), (x + tall * 1.02, 0))


def _fuji(floodlit: Builder) -> None:
    site = replace(floodlit, flood=0.0)
    slope = ((0.16, -1.0), (0.34, -0.80), (0.72, -0.50), (1.35, -0.20), (2.2, 0.0))
    site.mirrored(site.surface("#5f7aa6").round(-2.0, 2.0, site.stage.side), *slope)
    snow = ((0.16, -1.0), (0.34, -0.80), (0.50, -0.66), (0.36, -0.70), (0.26, -0.60), (0.14, -0.70), (0.0, -0.58))
    site.mirrored(site.surface("#f4f8ff").round(-0.5, 0.5, site.stage.side), *snow)


MONUMENTS: Mapping[str, Build] = {
    "st_basil": _st_basil,
    "opera_house": _opera_house,
    "taj_mahal": _taj_mahal,
    "golden_gate": _golden_gate,
    "redeemer": _redeemer,
    "blue_mosque": _blue_mosque,
    "pyramids": _pyramids,
    "fuji": _fuji,
}
