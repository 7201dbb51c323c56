"""Films without a hero: a place, its light, and who lives there."""

from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, beside, stage
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.world import flies, natural_height, swims
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_SHOTS: Final = ("wide", "medium", "close", "wide", "low", "medium", "wide", "close")
_CAMERAS: Final = {
    "wide": ("pan_right", "pan_left", "crane_up", "crane_down", "push", "pull"),
    "medium": ("push", "pan_left", "pan_right"),
    "close": ("push", "pull"),
    "low": ("tilt_up",),
}
_NARROW = 800.0
"""Up to this width of view, in stage units, there is no room for several beside each other."""
_SMALL = 200.0
"""Animals up to this height, in stage units, would hardly be seen from afar."""


def nature_scene(cue: Cue) -> Draft:
    """The draft of one scene. Animals pass through some; the first and the last belong to the place alone."""
    last = cue.index == cue.count - 1 and cue.count > 1
    if cue.index == 0:
        return Draft(
            "wide", cue.chance.choice(("pan_right", "pan_left", "crane_down", "push")), _props(cue), cue.opening("open")
        )
    if last:
        return Draft("wide", "pull", caption=_line(cue), effects=("fade",))
    shot = "wide" if cue.stop.arrives else _SHOTS[cue.index % len(_SHOTS)]
    camera = cue.chance.choice(_CAMERAS[shot])
    caption = cue.opening("arrive") if cue.stop.arrives and cue.count > 8 else _line(cue)
    return Draft(shot, camera, _animal(cue, shot) if cue.index % 3 else _props(cue), caption)


def _line(cue: Cue) -> str:
    if cue.stop.place.is_outdoors and cue.chance.random() < 0.4 and (timed := cue.caption("nature", "timed")):
        return timed
    return cue.caption("nature", "timeless")


def _animal(cue: Cue, shot: str) -> tuple[ActorSpec, ...]:
    animals = cue.stop.place.animals
    if not animals:
        return ()
    name, count = cue.chance.choice(animals), cue.chance.choice((1, 1, 2, 3))
    subject = Subject(name, count=count if cue.film.view_width > _NARROW else 1)
    side = cue.chance.choice((1, -1))
    quick = flies(subject.character) or swims(subject.character)
    move = side * (640.0 if quick else 300.0)
    action = "fly" if flies(subject.character) else "swim" if quick else "walk"
    scale = 0.55 if shot == "wide" and natural_height(name) > _SMALL else 0.85
    if shot == "close" and not quick:
        return stage(subject, MIDDLE + 60 * side, "stand", side, scale=0.85)
    return stage(subject, MIDDLE - move / 2, action, side, move=move, scale=scale)


def _props(cue: Cue) -> tuple[ActorSpec, ...]:
    """What the prompt names besides the place stands in the picture."""
    props = cue.film.props or ((cue.film.hero,) if cue.film.hero else ())
    if not props:
        return ()
    return (beside(props[cue.index % len(props)], MIDDLE + 260 * cue.side, -cue.side, 0.8),)
