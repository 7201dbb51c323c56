"""What is on the contact sheets: a function for each kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from tests.gallery.films import SECONDS, Sample, samples
from tests.gallery.sheets import Cell, Row, Sheet
from vidpipe_desktop.core.models import STYLES
from vidpipe_desktop.engines.animatic.actors.figure import Habitat
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.people.resting import ACTIONS
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec

Part = TypeVar("Part")

_MIDDLE: Final = 1.5
"""Seconds into a scene, where an action is well under way."""
_PICTURE: Final = 320, 180
_FIGURE: Final = 216, 162
_TALL: Final = 148
"""Height of a keyframe of the prompts' films, in pixels."""
_FILMS_A_SHEET: Final = 6
_WAY: Final = 260.0
"""How far who goes somewhere goes, in stage units."""
_GOING: Final = frozenset(
    ("walk", "march", "run", "chase", "flee", "explore", "search", "ride", "pedal", "climb", "row", "sail")
)
_AT_HOME: Final = {Habitat.GROUND: "stand", Habitat.AIR: "fly", Habitat.WATER: "swim"}
_OFF_GROUND: Final = {"swim": "lake", "dive": "underwater", "float": "space", "hover": "space", "fly": "clouds"}
"""Where people do what they don't do on the ground."""
_BEASTS: Final = {
    "dog": ("walk", "run", "sit", "sleep", "fight", "jump", "play", "swim", "eat", "sad", "talk"),
    "duck": ("walk", "fly", "swim", "sleep", "eat", "cheer"),
    "eagle": ("fly", "sit", "fight"),
    "dolphin": ("swim", "leap", "sleep"),
    "dragon": ("fly", "stand", "attack", "sleep"),
}


def scene(**changes: Any) -> SceneSpec:
    """A plain scene but for the changes."""
    plain: dict[str, Any] = {
        "shot": "wide", "set": "studio", "time_of_day": "day", "genre": "story", "style": "cinematic", "mood": "calm",
        "seed": 5, "score_seed": 5, "camera": "static",
    }  # fmt: skip
    return SceneSpec(**{**plain, **changes})


def places() -> list[Sheet]:
    """Every place in its first and its last light."""
    cells = [
        _cell(f"{name}, {light}", scene(set=name, time_of_day=light, palette=place.palette))
        for name, place in world().places.items()
        for light in dict.fromkeys((place.light[0], place.light[-1]))
    ]
    return _sheets("places", cells, columns=6, rows=8)


def subjects() -> list[Sheet]:
    """Everybody and everything that is drawn, each alone, doing what it does when nothing is said."""
    names = sorted(name for name in FIGURES if not name.startswith(PICTOGRAM))
    cells = [_cell(name, _alone(name, _AT_HOME[FIGURES[name].habitat]), _FIGURE) for name in names]
    return _sheets("subjects", cells, columns=8, rows=8)


def styles() -> list[Sheet]:
    """Every style: people outdoors by day and in a room, an animal at night, and a city."""
    casts = {
        "meadow": ("golden", ActorSpec("girl", x=830), ActorSpec("knight", x=1090, facing=-1)),
        "int_kitchen": ("day", ActorSpec("chef", x=960, action="cook")),
        "forest": ("night", ActorSpec("fox", x=900, move=120, action="walk")),
        "city": ("sunset", ActorSpec("woman", x=960, action="phone")),
    }
    rows = [
        Row(
            tuple(
                _cell(place, scene(shot="medium", set=place, time_of_day=light, actors=tuple(cast), style=style))
                for place, (light, *cast) in casts.items()
            ),
            title,
        )
        for style, title in STYLES.items()
    ]
    return [Sheet("styles", tuple(rows))]


def actions() -> list[Sheet]:
    """Everything that people do, and what animals do."""
    cells = [
        _cell(action, replace(_alone("woman", action), set=_OFF_GROUND.get(action, "studio")), _FIGURE)
        for action in ACTIONS
    ]
    cells += [
        _cell(f"{beast}: {action}", _alone(beast, action), _FIGURE)
        for beast, done in _BEASTS.items()
        for action in done
    ]
    return _sheets("actions", cells, columns=8, rows=8)


def prompts() -> list[Sheet]:
    """The keyframes of the films of `prompts.toml`, a film a row."""
    rows = [_film(sample) for sample in samples().values()]
    return [Sheet(f"sheet-{number}", tuple(part)) for number, part in enumerate(_parts(rows, _FILMS_A_SHEET), 1)]


KINDS: Mapping[str, Callable[[], list[Sheet]]] = {
    part.__name__: part for part in (places, subjects, styles, actions, prompts)
}
"""All of them by name."""


def _alone(character: str, action: str) -> SceneSpec:
    way = _WAY if action in _GOING else 0.0
    return scene(
        shot="medium", actors=(ActorSpec(character, x=960 - way / 2, action=action, move=way, look="gallery"),)
    )


def _cell(label: str, spec: SceneSpec, size: tuple[int, int] = _PICTURE) -> Cell:
    return Cell(label, spec, size, SECONDS, _MIDDLE)


def _film(sample: Sample) -> Row:
    """Where it begins, and where each scene ends, as the next one begins with that."""
    width, height = sample.shape.size
    size = round(_TALL * width / height), _TALL
    specs = [planned.spec for planned in sample.scenes()]
    cells = [Cell(specs[0].title, specs[0], size, SECONDS, 0.0)]
    cells += [Cell(spec.caption, spec, size, SECONDS, SECONDS) for spec in specs]
    return Row(tuple(cells), f"{sample.name} — {STYLES[sample.style]}, {sample.shape} — {sample.prompt}")


def _sheets(name: str, cells: Sequence[Cell], *, columns: int, rows: int) -> list[Sheet]:
    lines = [Row(tuple(part)) for part in _parts(cells, columns)]
    return [Sheet(f"{name}-{number}", tuple(part)) for number, part in enumerate(_parts(lines, rows), 1)]


def _parts(items: Sequence[Part], most: int) -> list[Sequence[Part]]:
    return [items[begin : begin + most] for begin in range(0, len(items), most)]
