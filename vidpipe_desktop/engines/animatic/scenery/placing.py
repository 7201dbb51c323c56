"""Where scattered things go: as dense as composed in any width of view, the middle left free for the actors."""

from random import Random

from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.stage import Stage

Gap = tuple[float, float] | None
"""From x to x, composed for a 1920 units wide picture."""


def fitted_count(stage: Stage, depth: float, count: int) -> int:
    """How many of `count` things, meant for a 1920 units wide picture, this view needs; at least one."""
    begin, end = stage.span(depth)
    return max(1, round(count * (end - begin) / (STAGE_WIDTH + 2 * stage.margin(depth))))


def marks(stage: Stage, rng: Random, depth: float, count: int, y0: float, y1: float) -> list[tuple[float, float]]:
    """Places (x, y), far to near."""
    begin, end = stage.span(depth)
    places = [(rng.uniform(y0, y1), rng.uniform(begin, end)) for _ in range(fitted_count(stage, depth, count))]
    return [(x, y) for y, x in sorted(places)]


def in_gap(stage: Stage, x: float, gap: Gap) -> bool:
    """Whether x is where the actors are."""
    return gap is not None and stage.across(gap[0]) < x < stage.across(gap[1])
