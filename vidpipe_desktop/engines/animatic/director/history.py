"""Histories: beginning, rise, height, conflict, fall, and what is left of it."""

from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, stage
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.world import place, thing
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_TURNS: Final = ("open", "rise", "height", "conflict", "fall", "today")
_SHORT: Final = {
    1: ("height",),
    2: ("open", "fall"),
    3: ("open", "height", "fall"),
    4: ("open", "rise", "height", "fall"),
    5: ("open", "rise", "height", "conflict", "fall"),
}
_SIDES: Final = {
    "ancient": ("legionary", "emperor", "viking"),
    "old": ("knight", "king", "viking"),
    "": ("soldier", "man", "soldier"),
}
_FIELDS: Final = {
    "ancient": ("meadow", "mountain", "beach"),
    "old": ("meadow", "forest", "farm"),
    "": ("road", "meadow", "mountain"),
}
_LIGHTS: Final = {
    "open": "dawn",
    "rise": "day",
    "height": "golden",
    "conflict": "sunset",
    "fall": "dusk",
    "today": "night",
}


def history_scene(cue: Cue) -> Draft:
    """The draft of one scene; long films tell rise, height, conflict and fall again and again."""
    turn = _turn(cue)
    caption = ""
    if cue.film.era == "ancient":
        caption = cue.caption("rome", turn)
    caption = caption or cue.caption("history", turn)
    return _STAGED[turn](cue, caption)


def _turn(cue: Cue) -> str:
    if cue.count in _SHORT:
        return _SHORT[cue.count][cue.index]
    if cue.index == cue.count - 1:
        return "today"
    return _TURNS[1 + (cue.index - 1) % 4] if cue.index else "open"


def _cast(cue: Cue) -> tuple[str, str, str]:
    """Soldier, ruler and rival of the time."""
    era = cue.film.era if cue.film.era in _SIDES else ""
    return _SIDES[era]


def _own(cue: Cue, character: str) -> Subject:
    """The prompt's own people come before those of the time."""
    hero = cue.film.hero
    return hero if hero and not thing(hero.character) else Subject(character)


def _camera(cue: Cue, *options: str) -> str:
    return cue.chance.choice(options)


def _open(cue: Cue, caption: str) -> Draft:
    return Draft("wide", _camera(cue, "crane_down", "pan_right"), (), caption, light=_LIGHTS["open"])


def _rise(cue: Cue, caption: str) -> Draft:
    soldier = _own(cue, _cast(cue)[0])
    row = tuple(
        ActorSpec(soldier.character, MIDDLE - cue.side * (440 - 205 * step), action="march", facing=cue.side,
                  move=360.0 * cue.side, phase=0.21 * step, scale=0.9 + 0.03 * (step % 2))
        for step in range(5 if cue.film.view_width > 1200 else 3)
    )  # fmt: skip
    fields = _FIELDS.get(cue.film.era, _FIELDS[""])
    options = [name for name in fields if place(name).fits(cue.film.era)]
    where = options[cue.index // 4 % len(options)]
    return Draft("medium", "track", row, caption, light=_LIGHTS["rise"], place=where)


def _height(cue: Cue, caption: str) -> Draft:
    soldier, ruler, _ = _cast(cue)
    guard = Subject(soldier)
    actors = (
        *stage(guard, MIDDLE - 360, "stand", 1),
        *stage(guard, MIDDLE + 360, "stand", -1),
        *stage(_own(cue, ruler), MIDDLE, "talk", cue.side, scale=1.12),
    )
    where = "rome" if "rome" in cue.film.reading.places else ""  # whatever else it grew out of
    return Draft("low", _camera(cue, "tilt_up", "push"), actors, caption, light=_LIGHTS["height"], place=where)


def _conflict(cue: Cue, caption: str) -> Draft:
    soldier, _, rival = _cast(cue)
    left, right = Subject(soldier, count=2), Subject(rival, count=2)
    actors = (
        *stage(left, MIDDLE - 190 * cue.side, "fight", cue.side, move=50.0 * cue.side),
        *stage(right, MIDDLE + 190 * cue.side, "fight", -cue.side, move=-50.0 * cue.side),
    )
    return Draft("action", "shake", actors, caption, ("sparks",), light=_LIGHTS["conflict"], place="battlefield")


def _fall(cue: Cue, caption: str) -> Draft:
    crow = stage(Subject("crow"), MIDDLE - 300 * cue.side, "fly", cue.side, move=560.0 * cue.side, scale=0.9)
    where = "ruins" if cue.film.era == "ancient" else ""
    return Draft(
        "wide",
        _camera(cue, "pull", "pan_left"),
        crow,
        caption,
        light=_LIGHTS["fall"],
        place=where,
        condition=("ruin", "fog"),
    )


def _today(cue: Cue, caption: str) -> Draft:
    walker = stage(Subject("hiker"), MIDDLE - 200 * cue.side, "walk", cue.side, move=220.0 * cue.side, scale=0.7)
    return Draft("wide", "crane_up", walker, caption, ("fade",), light=_LIGHTS["today"], place="city")


_STAGED: Final = {
    "open": _open,
    "rise": _rise,
    "height": _height,
    "conflict": _conflict,
    "fall": _fall,
    "today": _today,
}
