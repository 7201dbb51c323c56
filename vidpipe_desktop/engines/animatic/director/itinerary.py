"""Where and in which light every scene plays."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from vidpipe_desktop.engines.animatic.director.premise import Premise
from vidpipe_desktop.engines.animatic.director.world import Place, is_person, natural_height, place, swims, thing, world
from vidpipe_desktop.engines.animatic.language.reading import Reading

CLOCK: Final = ("dawn", "day", "golden", "sunset", "dusk", "night")
"""The lights of a day in their order."""

_SHORT_FILM = 5
_ONE_CHAPTER = 9
_SCENES_A_CHAPTER = 5
_LARGE = 300.0
"""Height of those who don't fit into a room, in stage units."""
_HOMES_OF_DEEDS: Final = {
    "sail": ("ocean",),
    "read": ("int_library", "int_living"),
    "drink": ("int_cafe", "int_kitchen"),
    "sleep": ("int_bedroom",),
    "climb": ("mountain",),
    "swim": ("lake", "beach"),
    "dance": ("int_stage", "meadow"),
    "fight": ("castle", "mountain", "battlefield"),
    "fly": ("clouds",),
    "float": ("space", "clouds"),
    "work": ("int_living", "farm", "int_kitchen"),
    "build": ("meadow", "farm", "beach"),
    "cook": ("int_kitchen",),
    "dig": ("beach", "farm"),
    "fish": ("ocean",),
    "row": ("ocean",),
    "knit": ("int_living",),
    "piano": ("int_living",),
    "water": ("farm", "meadow"),
}
_AT_HOME: Final = ("read", "sleep", "sail", "drink", "fish", "row", "knit", "piano", "dig")
"""Deeds that decide about the place more than who does them."""
_ANYWHERE: Final = ("meadow", "city", "lake", "beach", "mountain", "forest")
_OF_GENRE: Final = {"explainer": ("abstract",), "ad": ("int_living", "city", "int_cafe"), "history": ("ruins",)}
_ROOMS: Final = {
    "castle": "int_throne",
    "rome": "int_temple",
    "ruins": "int_temple",
    "space": "int_spaceship",
    "mars": "int_spaceship",
    "moon": "int_spaceship",
    "road": "int_train",
    "city": "int_cafe",
    "farm": "int_kitchen",
    "cave": "cave",
}
_OUTDOORS: Final = {
    "int_throne": "castle",
    "int_temple": "ruins",
    "int_spaceship": "space",
    "int_train": "road",
    "int_living": "meadow",
    "int_bedroom": "meadow",
    "int_kitchen": "farm",
}
"""What a place is called from within, and a room's surroundings, for headings such as "INT. CASTLE"."""
_DULL_LIGHT: Final = ("overcast", "storm")


@dataclass(frozen=True, slots=True)
class Stop:
    """One scene's place, light and weather. arrives: the first scene of a chapter in another place."""

    place: Place
    light: str
    tags: tuple[str, ...] = ()
    chapter: int = 0
    arrives: bool = False


def itinerary(film: Premise, count: int, chance: Random) -> tuple[Stop, ...]:
    """A stop for each of `count` scenes: named places in order, else the hero's home and where one may go from it."""
    chapters = _chapters(_named_places(film), film, count, chance)
    lights = lights_of(film, [name for name, _ in chapters], chance)
    stops: list[Stop] = []
    for index, (name, chapter) in enumerate(chapters):
        at = place(name)
        arrives = index > 0 and chapters[index - 1][0] != name
        last = index == count - 1 and count > 3
        tags = _tags(film, at, _weather_then(film, chapter, last, chance), index / count)
        stops.append(Stop(at, light_for(at, lights[index], tags), tags, chapter, arrives))
    return tuple(stops)


def light_for(at: Place, light: str, tags: Sequence[str]) -> str:
    """The light that is possible at a place in this weather: no sun in the rain, no day among the stars."""
    match at.kind:
        case "space" | "dark" | "graphic":
            return light if at.kind == "graphic" and at.name == "studio" and light in CLOCK else "night"
        case "deep":
            return light if light in ("day", "golden", "dusk", "night") else "day"
        case "room":
            return {"storm": "dusk", "overcast": "day"}.get(light, light)
        case _:
            pass
    if at.name == "neon_alley":
        return light if light in ("dusk", "night") else "dusk" if light == "dawn" else "night"
    if "storm" in tags:
        return light if light in ("night", "dusk") else "storm"
    if {"rain", "overcast"}.intersection(tags) and light in ("day", "golden", "dawn", "sunset"):
        return "overcast"
    return (
        "day" if light in _DULL_LIGHT and not {"rain", "overcast", "storm", "snow", "fog"}.intersection(tags) else light
    )


def later(light: str, steps: int = 1) -> str:
    """The light some hours later; a storm has cleared by then."""
    return CLOCK[(CLOCK.index(light) + steps) % len(CLOCK)] if light in CLOCK else "golden"


def tags_at(film: Premise, at: Place, weather: Sequence[str]) -> tuple[str, ...]:
    """Which of these kinds of weather, and which of the film's conditions, a place can have."""
    return _tags(film, at, tuple(weather))


def home_of(film: Premise, chance: Random) -> str:
    """A set that suits the hero if the prompt names none."""
    fitting = [name for name in _homes(film) if place(name).fits(film.era)]
    lies_about = (*film.props, *((film.perch.what,) if film.perch else ()))
    if any(_stands(prop.character) for prop in lies_about):
        fitting = [name for name in fitting if place(name).kind != "sea"] or fitting
    return chance.choice(fitting or [name for name in _ANYWHERE if place(name).fits(film.era)])


def _stands(character: str) -> bool:
    """Whether a thing can only be where there is ground."""
    staged = thing(character)
    return staged is not None and staged.kind not in ("boat", "sky", "bow", "flyer", "swimmer", "aircraft")


def _homes(film: Premise) -> tuple[str, ...]:
    if film.dream:
        return (film.dream,)
    if film.carrier and (staged := thing(film.carrier.character)) and staged.home:
        return staged.home
    if film.perch and (staged := thing(film.perch.what.character)) and staged.home:
        return staged.home
    hero = film.hero
    deed = _HOMES_OF_DEEDS.get(film.action, ()) if hero and is_person(hero.character) else ()
    if deed and film.genre == "story" and film.action in _AT_HOME:
        return deed
    for subject in (hero, *film.others):
        if subject and subject.character in world().homes:
            homes = world().homes[subject.character]
            return homes if subject != hero or film.genre != "ad" else ("int_kitchen", "int_living")
    if hero and (staged := thing(hero.character)) and staged.home:
        return staged.home
    if deed and film.genre == "story":
        return deed
    for prop in film.props:
        if (staged := thing(prop.character)) and staged.home:
            return staged.home
    return _OF_GENRE.get(film.genre, _ANYWHERE)


def named_places(reading: Reading) -> list[str]:
    """Sets that the prompt names, in order; Mars only tints the others, mountains under snow are one place."""
    names = [name for name in reading.places if name in world().places]
    real = [name for name in names if name not in ("abstract", "studio")]
    names = real or names
    if len(names) > 1 and "mars" in names:
        names.remove("mars")
    if "neon_alley" in names and "city" in names:
        names.remove("city")
    snowy = "snow" in reading.weather or "snow_mountain" in names
    return list(dict.fromkeys("snow_mountain" if name == "mountain" and snowy else name for name in names))


def place_as_said(name: str, inside: bool) -> str:
    """The set for a named place ("" = none is named) of which a script says that it is inside, or outside."""
    is_room = name.startswith("int_")
    if inside:
        return name if is_room else _ROOMS.get(name, "int_living")
    return _OUTDOORS.get(name, "city") if is_room or not name else name


def _named_places(film: Premise) -> list[str]:
    names, sights = named_places(film.reading), film.reading.landmarks
    if len(sights) > 1:
        return [world().landmarks[sight].sets[0] for sight in sights]
    if film.genre == "ad":
        names = [name for name in names if name not in ("abstract", "studio")]
    swimmers = [subject for subject in (film.hero, *film.others) if subject and swims(subject.character)]
    if not names and swimmers and len(swimmers) < 1 + len(film.others):
        return ["ocean"]
    return names


def _chapters(names: list[str], film: Premise, count: int, chance: Random) -> list[tuple[str, int]]:
    """Place and chapter of every scene."""
    named = bool(names)
    names = names[:count] or [home_of(film, chance)]
    wanted = max(
        len(names), 1 if count <= _SHORT_FILM else 3 if count <= _ONE_CHAPTER else round(count / _SCENES_A_CHAPTER)
    )
    if film.genre == "nature" and not named and count > 2:
        wanted = max(wanted, min(3, count))
    elif film.genre == "nature" and count > 3:
        wanted = max(wanted, 2)
    route = _route(names, min(wanted, count), film, chance)
    bounds = [index * len(route) // count for index in range(count)]
    return [(route[chapter], chapter) for chapter in bounds]


def _route(names: list[str], length: int, film: Premise, chance: Random) -> list[str]:
    """Places of `length` chapters: the named ones evenly spread, between them a walk over neighbours, home at last."""
    anchors = {index * length // len(names): name for index, name in enumerate(names)}
    if len(names) == 1 and length > 2:
        anchors[length - 1] = names[0]
    route: list[str] = []
    for chapter in range(length):
        here = anchors.get(chapter)
        route.append(here or _neighbour(route, film, chance))
    return route


def _neighbour(route: list[str], film: Premise, chance: Random) -> str:
    recent = route[-3:]
    options = [name for name in place(route[-1]).near if _can_go(name, film)]
    fresh = [name for name in options if name not in recent]
    back = [name for name in place(route[0]).near if _can_go(name, film) and name not in recent]
    return chance.choice(fresh or back or options or [route[0]])


def _can_go(name: str, film: Premise) -> bool:
    """Whether the film fits into a place: its time, and the size and ways of its hero."""
    at = place(name)
    if not at.fits(film.era):
        return False
    hero = film.hero.character if film.hero else ""
    if at.kind == "room" and (film.genre == "nature" or film.carrier or (hero and _fills_a_room(hero))):
        return False
    if at.kind in ("deep", "air", "space") and hero and at.name not in world().homes.get(hero, ()):
        return False
    swimmers = [subject for subject in (film.hero, *film.others) if subject and swims(subject.character)]
    return not swimmers or at.kind in ("deep", "sea")


def _fills_a_room(character: str) -> bool:
    staged = thing(character)
    wild = world().homes.get(character, ())
    return (staged is not None and staged.moves) or (natural_height(character) > _LARGE and _lives_outside(wild))


def _lives_outside(homes: Sequence[str]) -> bool:
    return bool(homes) and all(place(home).is_outdoors for home in homes) and "castle" not in homes


def lights_of(film: Premise, names: Sequence[str], chance: Random) -> list[str]:
    """The light of scenes at these places: as named, else one day in a short film and several in a long one."""
    times, count = list(film.reading.times), len(names)
    if len(times) > 1:
        span = _hours(times, count)
        return [span[index * len(span) // count] for index in range(count)]
    start = times[0] if times else _opening_light(film, place(names[0]), chance)
    if count <= _ONE_CHAPTER:
        return _one_day(start, count, bool(times), chance)
    hours = max(len(CLOCK), count // 2) if count > 30 else len(CLOCK) // 2 if times else len(CLOCK)
    return [later(start, index * hours // count) if start in CLOCK else start for index in range(count)]


def _hours(times: list[str], count: int) -> list[str]:
    """The named lights in order; between two that follow each other in a day, the hours between them, too."""
    if len(times) == 2 and CLOCK.index(times[0]) < CLOCK.index(times[1]) and count > 2:
        times = list(CLOCK[CLOCK.index(times[0]) : CLOCK.index(times[1]) + 1])
    if len(times) <= count:
        return times
    return [times[index * (len(times) - 1) // max(1, count - 1)] for index in range(count)]


def _one_day(start: str, count: int, named: bool, chance: Random) -> list[str]:
    """A short film stays in its light and moves on at the end; a named light is left only for the last scene."""
    lights = [start] * count
    if count >= 3 and start != "night" and (not named or chance.random() < 0.5):
        lights[-1] = later(start)
    if count >= 5 and not named and start in CLOCK[:4] and chance.random() < 0.5:
        lights[count // 2 : -1] = [later(start)] * (count - 1 - count // 2)
        lights[-1] = later(start, 2)
    return lights


def _opening_light(film: Premise, at: Place, chance: Random) -> str:
    if at.name == "neon_alley":
        return chance.choice(("night", "night", "dusk"))
    if "storm" in film.weather:
        return "storm"
    if film.style == "noir" or film.mood == "mystery" or "spooky" in film.condition:
        return chance.choice(("night", "night", "dusk"))
    if {"rain", "overcast"}.intersection(film.weather):
        return chance.choice(("overcast", "dusk", "night"))
    if film.genre == "ad":
        return chance.choice(("golden", "day", "dawn"))
    if film.mood == "tense":
        return chance.choice([light for light in ("dusk", "sunset", "golden") if light in at.light] or at.light)
    if film.mood in ("calm", "romantic"):
        return chance.choice([light for light in ("golden", "sunset", "dawn") if light in at.light] or at.light)
    return chance.choice(at.light[:3])


def _weather_then(film: Premise, chapter: int, last: bool, chance: Random) -> tuple[str, ...]:
    """The named weather, cleared up after a storm; later chapters of long films may have weather of their own."""
    drawn = chance.random()
    if last and "storm" in film.weather:
        return tuple(tag for tag in film.weather if tag != "storm")
    if film.weather or chapter < 3 or drawn > 0.25:
        return film.weather
    return ("fog",) if drawn < 0.12 else ("rain",)


def _tags(film: Premise, at: Place, weather: Sequence[str], share: float = 0.0) -> tuple[str, ...]:
    """share: of the film that is over by then, 0…1; of several cities one follows the other."""
    tags = [tag for tag in weather if at.is_outdoors and (tag != "autumn" or at.kind == "land")]
    if at.kind == "dark":
        tags = [tag for tag in weather if tag == "fog"]
    for condition in film.condition:
        suits = at.name in ("castle", "rome", "ruins") if condition == "ruin" else at.kind == "land"
        tags += [condition] if suits else []
    return tuple(dict.fromkeys((*tags, *_sight(film.reading.landmarks, at, share))))


def _sight(named: Sequence[str], at: Place, share: float) -> Sequence[str]:
    """The landmark that stands behind a place: whose turn it is, if it stands there, else the first that does."""
    turn = int(share * len(named))
    return [name for name in (*named[turn : turn + 1], *named) if at.name in world().landmarks[name].sets][:1]
