"""What can be chosen in a scene, in human words, each list only with what is possible there."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from vidpipe_desktop.core.staging import Choice, Option, StagingField
from vidpipe_desktop.engines.animatic.actors.catalog import catalog, figure_name
from vidpipe_desktop.engines.animatic.director.blocking import doing, doing_at
from vidpipe_desktop.engines.animatic.director.choosing import (
    AT,
    AUTUMN,
    AUTUMNAL,
    CLEAR,
    DOES,
    NOBODY,
    SUMMER,
    Chosen,
    weather_of,
)
from vidpipe_desktop.engines.animatic.director.fitting import steady_only
from vidpipe_desktop.engines.animatic.director.itinerary import CLOCK, light_for
from vidpipe_desktop.engines.animatic.director.naming import capital, noun_of
from vidpipe_desktop.engines.animatic.director.parties import ANOTHER, Troupe, is_alone, lead, parties, troupe
from vidpipe_desktop.engines.animatic.director.perching import SEATED
from vidpipe_desktop.engines.animatic.director.wording import mark
from vidpipe_desktop.engines.animatic.director.world import is_alive, is_person, place, thing, world
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec, SceneSpec

LIGHTS: Final = {
    "dawn": "Dawn", "day": "Day", "golden": "Golden hour", "sunset": "Sunset", "dusk": "Dusk", "night": "Night",
    "overcast": "Grey sky", "storm": "Stormy sky",
}  # fmt: skip
WEATHERS: Final = {
    CLEAR: "Clear", "rain": "Rain", "storm": "Storm", "snow": "Snow", "fog": "Fog", "overcast": "Clouds",
}  # fmt: skip
SEASONS: Final = {SUMMER: "Summer", AUTUMN: "Autumn"}
_ALWAYS_SNOWS: Final = ("snow_mountain", "arctic")
SHOTS: Final = {
    "wide": "Wide shot", "medium": "Medium shot", "close": "Close-up", "low": "Low angle", "action": "Action shot",
    "insert": "Detail",
}  # fmt: skip
CAMERAS: Final = {
    "push": "Push in", "pull": "Pull back", "pan_left": "Pan left", "pan_right": "Pan right", "tilt_up": "Tilt up",
    "crane_up": "Rise", "crane_down": "Sink", "track": "Track along", "handheld": "Hand-held", "shake": "Shake",
    "whip": "Whip pan", "static": "Stand still",
}  # fmt: skip
_PAST_DIAGRAMS: Final = ("push", "pull", "pan_left", "pan_right")
MARKS: Final = {"left": "on the left", "centre": "in the centre", "right": "on the right"}
DEEDS: Final = {
    "stand": "stands", "walk": "walks", "run": "runs", "march": "marches", "look": "looks up", "wave": "waves",
    "talk": "talks", "teach": "explains", "point": "points the way", "think": "thinks", "sad": "is sad", "laugh": "laughs",
    "cry": "cries", "sing": "sings", "dance": "dances", "cheer": "cheers", "jump": "jumps", "hug": "opens the arms",
    "kneel": "kneels", "sit": "sits", "sleep": "sleeps", "read": "reads", "write": "writes", "work": "hammers",
    "cook": "cooks", "paint": "paints", "carry": "carries a box", "dig": "digs", "sweep": "sweeps", "drink": "drinks",
    "eat": "eats", "phone": "is on the phone", "instrument": "plays the guitar", "violin": "plays the violin",
    "trumpet": "plays the trumpet", "knit": "knits", "water": "waters plants", "fish": "fishes", "push": "pushes",
    "throw": "throws", "fall": "falls", "play": "plays", "fight": "fights", "box": "boxes", "defend": "defends itself",
    "climb": "climbs", "fly": "flies", "float": "floats", "swim": "swims", "meditate": "meditates", "seat": "sits",
}  # fmt: skip
_SITTING: Final = "seat"
_CALLED: Final = {
    "airballoon": "hot-air balloon", "appletree": "apple tree", "autumntree": "autumn tree", "bluebutterfly": "blue butterfly",
    "bluecar": "blue car", "castletower": "castle tower", "christmastree": "Christmas tree", "crystalball": "crystal ball",
    "alarmclock": "alarm clock", "doubledecker": "double-decker bus", "express": "express train", "ferriswheel": "Ferris wheel",
    "firetruck": "fire engine", "fishingrod": "fishing rod", "flyingbroom": "flying broom", "flyingcarpet": "flying carpet",
    "greenapple": "green apple", "icecream": "ice cream", "irontower": "iron tower", "libertystatue": "Statue of Liberty",
    "paperlantern": "paper lantern", "policecar": "police car", "sportscar": "sports car", "streetlamp": "street lamp",
    "teddy": "teddy bear", "wateringcan": "watering can", "turbine": "wind turbine", "saucer": "flying saucer",
    "liner": "ocean liner", "net": "butterfly net", "gem": "gemstone", "bulb": "light bulb",
}  # fmt: skip
"""What people call figures whose names don't say it."""


def fields(
    written: SceneSpec, staged: Chosen, choices: Sequence[Choice], view_width: float
) -> tuple[StagingField, ...]:
    """Everything that can be chosen in a scene that is staged like this. view_width: stage units that are seen."""
    by_hand = {name for name, _ in choices}
    spec = staged.spec
    found = [*_surroundings(written, spec, by_hand), *_picture(written, spec, by_hand, view_width)]
    if spec.diagram is None:
        found += _actors(written, staged, by_hand, view_width)
    told = StagingField("caption", "Caption", spec.caption, written.caption, by_hand="caption" in by_hand)
    return (*found, told)


def vocabulary() -> tuple[StagingField, ...]:
    """What can be chosen in any scene, whoever is in it; values and what is written are left open."""
    rows: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("place", "Place", {option.value: option.label for option in places()}),
        ("light", "Light", {light: LIGHTS[light] for light in CLOCK}),
        ("weather", "Weather", WEATHERS),
        ("shot", "Shot", SHOTS),
        ("camera", "Camera", CAMERAS),
    )
    return tuple(StagingField(name, label, "", "", _options(options)) for name, label, options in rows)


def _surroundings(written: SceneSpec, spec: SceneSpec, by_hand: set[str]) -> list[StagingField]:
    """Place, and what there is of light, weather and season in it."""
    if spec.diagram is not None:
        return []
    at = place(spec.set)
    lights = [light for light in LIGHTS if light in {light_for(at, each, spec.tags) for each in CLOCK}]
    found = [StagingField("place", "Place", spec.set, written.set, places(), by_hand="place" in by_hand)]
    rows: list[tuple[str, str, str, str, Mapping[str, str]]] = []
    if len(lights) > 1:
        lit = {light: LIGHTS[light] for light in lights}
        rows.append(("light", "Light", spec.time_of_day, written.time_of_day, lit))
    if at.is_outdoors:
        rows.append(("weather", "Weather", weather_of(spec.tags), weather_of(written.tags), _weathers(spec)))
    if at.name in AUTUMNAL:
        now, then = (AUTUMN if AUTUMN in each.tags else SUMMER for each in (spec, written))
        rows.append(("season", "Season", now, then, SEASONS))
    return [*found, *(_row(*row, by_hand) for row in rows)]


def _weathers(spec: SceneSpec) -> dict[str, str]:
    """The weather that makes a difference: clouds only where the sun shines, snow where it doesn't snow anyway."""
    at, now = place(spec.set), weather_of(spec.tags)
    grey = light_for(at, spec.time_of_day, ("overcast",)) != spec.time_of_day
    idle = {*(() if grey else ("overcast",)), *(("snow",) if at.name in _ALWAYS_SNOWS else ())}
    return {name: label for name, label in WEATHERS.items() if name == now or name not in idle}


def _picture(written: SceneSpec, spec: SceneSpec, by_hand: set[str], view_width: float) -> list[StagingField]:
    """How near one is, and what the camera does."""
    if spec.diagram is not None:
        cameras = {name: CAMERAS[name] for name in _PAST_DIAGRAMS}
        return [_row("camera", "Camera", spec.camera, written.camera, cameras, by_hand)]
    cameras = {name: label for name, label in CAMERAS.items() if name not in steady_only(view_width)}
    return [
        _row("shot", "Shot", spec.shot, written.shot, SHOTS, by_hand),
        _row("camera", "Camera", spec.camera, written.camera, cameras, by_hand),
    ]


def _actors(written: SceneSpec, staged: Chosen, by_hand: set[str], view_width: float) -> list[StagingField]:
    """Of everybody: who it is, what it does, and where; and whether somebody else is there."""
    before = troupe(written.actors)
    found: list[StagingField] = []
    for party in [*dict.fromkeys((*parties(before), *parties(staged.members)))]:
        if party != ANOTHER:
            found += _party(party, before, staged, by_hand, view_width)
    return [*found, *_another(staged, by_hand, view_width)]


def _party(party: str, before: Troupe, staged: Chosen, by_hand: set[str], view_width: float) -> list[StagingField]:
    old, now = lead(before, party), lead(staged.members, party)
    if old is None:
        return []
    whose, was = capital(noun_of(Subject(old.character, old.called))), _subject(old.character)
    who: dict[str, str] = {NOBODY: "Nobody", was: whose}
    if is_alone(before, party):
        who = {NOBODY: "Nobody", **subjects(), was: whose}
    found: list[StagingField] = []
    if is_alone(before, party) or not _carries(before, party):
        found.append(_row(party, "Who", _subject(now.character) if now else NOBODY, was, who, by_hand, whose))
    if now is None:
        return found
    found += _deed(party, whose, now, old, staged, by_hand)
    here, there = mark(now.x, view_width), mark(old.x, view_width)
    return [*found, _row(party + AT, "Where", here, there, MARKS, by_hand, whose)]


def _deed(
    party: str, whose: str, now: ActorSpec, old: ActorSpec, staged: Chosen, by_hand: set[str]
) -> list[StagingField]:
    """What somebody does, where there is a choice."""
    deeds = _deeds(now, place(staged.spec.set).kind, alone=is_alone(staged.members, party))
    value, written = (_bare(each.action) for each in (now, old))
    if len(deeds) < 2:
        return []
    deeds = {value: DEEDS.get(value, value.replace("_", " ")), **deeds} if value not in deeds else deeds
    return [_row(party + DOES, "Does", value, written, deeds, by_hand, whose)]


def _another(staged: Chosen, by_hand: set[str], view_width: float) -> list[StagingField]:
    now = lead(staged.members, ANOTHER)
    who = {NOBODY: "Nobody else", **subjects()}
    value = _subject(now.character) if now else NOBODY
    whose = who[value] if now else "Somebody else"
    found = [_row(ANOTHER, "Somebody else", value, NOBODY, who, by_hand, whose)]
    if now is None:
        return found
    found += _deed(ANOTHER, whose, now, now, staged, by_hand)
    at = mark(now.x, view_width)
    return [*found, _row(ANOTHER + AT, "Where", at, at, MARKS, by_hand, whose)]


def _deeds(actor: ActorSpec, kind: str, *, alone: bool) -> dict[str, str]:
    """What this actor can do there. On a seat it stays; who is on, under or beside something does nothing else."""
    if not is_alive(actor.character):
        return {}
    if actor.action.startswith(_SITTING):
        return {name: DEEDS[name] for name in DEEDS if name in SEATED or name == _SITTING}
    if not alone:
        return {}
    character = actor.character
    able = {name for name in DEEDS if doing(character, name) == name and doing_at(character, name, kind) == name}
    able -= set() if is_person(character) else {"drink"}  # which looks like eating
    return {name: label for name, label in DEEDS.items() if name in able and name != _SITTING}


def _carries(members: Troupe, party: str) -> bool:
    """Whether it is a thing that others are at, or somebody of another party is above it."""
    now = lead(members, party)
    return now is not None and (
        thing(now.character) is not None
        or any(
            member.party != party and member.actor.lift > now.lift and member.actor.move == now.move
            for member in members
        )
    )


def _row(
    name: str, label: str, value: str, written: str, options: Mapping[str, str], by_hand: set[str], whose: str = ""
) -> StagingField:
    listed = options if value in options else {value: capital(value.replace("_", " ")), **options}
    return StagingField(name, label, value, written, _options(listed), whose, name in by_hand)


def _options(labels: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in labels.items())


def _bare(action: str) -> str:
    return action.removeprefix("seat_")


def _subject(character: str) -> str:
    """The name by which a character is chosen."""
    name = figure_name(character)
    return name if name in subjects() else character


@cache
def places() -> tuple[Option, ...]:
    """All places, by what they are called."""
    named = {name: capital(at.called.removeprefix("the ").removeprefix("a ")) for name, at in world().places.items()}
    return tuple(Option(name, label) for name, label in sorted(named.items(), key=lambda item: item[1].lower()))


@cache
def subjects() -> Mapping[str, str]:
    """Everybody and everything that can be put into a scene, by what people call it."""
    cast = {name: noun_of(Subject(name)) for name in world().kind_of if name != "cup"}
    named = cast | {name: _CALLED.get(name, name) for name in catalog().sizes if name not in cast}
    return {name: capital(label) for name, label in sorted(named.items(), key=lambda item: item[1].lower())}
