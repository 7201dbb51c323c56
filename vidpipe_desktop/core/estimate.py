"""What a film would be, before anything is made."""

from dataclasses import dataclass

from vidpipe_desktop.core.engines import Engines, facts_for
from vidpipe_desktop.core.models import Brief, Role
from vidpipe_desktop.core.money import Micros


@dataclass(frozen=True, slots=True)
class Estimate:
    """Scenes, seconds of film and price."""

    scenes: int
    length: float
    cost: Micros


def estimate(brief: Brief, engines: Engines) -> Estimate:
    """One storyboard, scenes + 1 pictures (neighbours share theirs) and one clip per scene.

    Clips that aren't told where to end need a single picture: each begins where the one before really ended.
    """
    writer, painter, filmer = (facts_for(engines, brief.choice(role), role, brief.resolution) for role in Role)
    pictures = painter.price_per_picture * (brief.scene_count + 1 if filmer.takes_last_frame else 1)
    seconds = round(filmer.price_per_second * brief.clip_duration) * brief.scene_count
    return Estimate(brief.scene_count, brief.length, Micros(writer.price_per_storyboard + pictures + seconds))
