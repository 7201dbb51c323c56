"""What the film is about: the decisions that hold for all of its scenes."""

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from vidpipe_desktop.core.models import STYLES, AspectRatio
from vidpipe_desktop.engines.animatic.director.belongings import Perch, perch_of, with_belongings
from vidpipe_desktop.engines.animatic.director.feasts import feasts_in
from vidpipe_desktop.engines.animatic.director.proportions import in_proportion
from vidpipe_desktop.engines.animatic.director.world import (
    flies,
    is_alive,
    is_person,
    is_quadruped,
    swims,
    thing,
    world,
)
from vidpipe_desktop.engines.animatic.language.lexicon import bare
from vidpipe_desktop.engines.animatic.language.reading import Reading, Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_HEIGHT

_DREAMS: Final = ("clouds", "lake", "forest", "ocean", "meadow", "mountain")
_MOST_OTHERS = 3
_MOST_PROPS = 4
_MOOD_OF_GENRE: Final = {"explainer": "tech", "ad": "happy", "history": "epic"}
_MOOD_OF_LIGHT: Final = {"night": "mystery", "storm": "tense", "day": "happy"}
_JOINING: Final = frozenset(("and", "with", "und", "y", "et", "e", "и", "mit", "con", "avec", "ve"))
_ALONG: Final = frozenset(("with", "mit", "con", "avec", "com", "met", "с", "со", "z", "ze", "ile", "birlikte"))
_CLOSE = 2
"""So many words before the second one, "with" joins two whatever the first one does."""
_REACH = 4
_STEAMERS: Final = ("🚢", "🛳️", "⛴️")
"""Ships that nobody has in old times."""
AFLOAT: Final = ("fish", "row")
"""Deeds for which a person has a rowing boat out on the water."""
_COMPARES: Final = frozenset(("vs", "versus", "cycle", "anatomy", "timeline"))
_BRIEF = 12
"""Words of short prompts that ask for a diagram, though nobody asks a question; and how many make a prompt short."""
_SPOOKY: Final = frozenset(
    ["horror", "haunted", "spooky", "halloween", "creepy", "scary", "zombie", "zombies", "ghosts", "undead"]
)


@dataclass(frozen=True, slots=True)
class Premise:
    """The whole film in a nutshell.

    genre: story, nature, explainer, ad or history. hero, others: who acts; props: what lies about; carrier: what the
    hero rides or sits in; perch: what the hero is on, in or under. era: "" = any. together: hero and the
    first other are one party from the beginning, as in "a girl and her dog". feasts: effects for the scenes of the deed. weather: tags that hold while out of
    doors. tint: palette of every place ("" = its own). side: 1 = the film runs to the right.
    view_width: stage units that are seen.
    """

    reading: Reading
    genre: str
    style: str
    mood: str
    action: str
    era: str
    hue: float
    side: int
    view_width: float
    hero: Subject | None = None
    others: tuple[Subject, ...] = ()
    props: tuple[Subject, ...] = ()
    carrier: Subject | None = None
    perch: Perch | None = None
    feasts: tuple[str, ...] = ()
    weather: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    together: bool = False
    tint: str = ""
    dream: str = ""

    @property
    def english(self) -> bool:
        """Whether captions may be in English."""
        return self.reading.language == "en"


def premise(reading: Reading, style: str, aspect_ratio: AspectRatio, chance: Random) -> Premise:
    """Decide what the film is about. Everything that is open is drawn by lot from what fits."""
    hero, others, props = cast_of(reading)
    genre = _genre(reading, hero)
    action = _action(reading, hero)
    carrier, props = _carried_by(reading, hero, props, action)
    perch = None if carrier else perch_of(hero, props, reading) or _desk_for(hero, action)
    dream = chance.choice(_DREAMS)
    return Premise(
        reading=reading,
        genre=genre,
        style=reading.styles[0]
        if style == "cinematic" and reading.styles
        else style
        if style in STYLES
        else "cinematic",
        mood=_mood(reading, genre, chance),
        action=action,
        era=_era(reading, [subject for subject in (hero, *others) if subject]),
        hue=_hue(reading, genre, hero, chance),
        side=chance.choice((1, -1)),
        view_width=view_of(aspect_ratio),
        hero=hero,
        others=others[:_MOST_OTHERS],
        props=tuple(prop for prop in props if perch is None or prop != perch.what)[:_MOST_PROPS],
        carrier=carrier,
        perch=perch,
        together=_are_together(reading, hero, others),
        feasts=feasts_in(reading.prompt),
        weather=_weather(reading),
        condition=_condition(reading),
        tint="mars" if "mars" in reading.places and len(reading.places) > 1 else "",
        dream=dream if genre == "nature" and not (hero or props or reading.places) else "",
    )


def cast_of(reading: Reading) -> tuple[Subject | None, tuple[Subject, ...], tuple[Subject, ...]]:
    """Hero, others and props, in the order in which the prompt names them."""
    order = [match.concept.split(":", 1)[1] for match in reading.matches]
    everyone = sorted(
        (*reading.subjects, *reading.pictograms), key=lambda subject: order.index(_concept(subject.character))
    )
    everyone = in_proportion(with_belongings(everyone, reading))
    alive = [subject for subject in everyone if is_alive(subject.character)]
    things = [subject for subject in everyone if subject not in alive]
    if alive:
        return alive[0], tuple(alive[1:]), tuple(things)
    if not things:
        return None, (), ()
    lead = next((subject for subject in things if _leads(subject)), things[0])
    return lead, (), tuple(subject for subject in things if subject != lead)


def view_of(shape: AspectRatio) -> float:
    """Stage units that a picture of this shape shows from side to side."""
    width, height = shape.size
    return STAGE_HEIGHT * width / height


def _concept(character: str) -> str:
    return character.removeprefix(PICTOGRAM)


def _leads(subject: Subject) -> bool:
    staged = thing(subject.character)
    return staged is not None and staged.moves


def _genre(reading: Reading, hero: Subject | None) -> str:
    acts = bool(reading.subjects) and bool(reading.actions)
    if "ad" in reading.genres:
        return "ad"
    told = bool(reading.subjects) and not reading.is_english and len(reading.words) > _BRIEF
    if reading.asks or ("explainer" in reading.genres and not acts and not told):
        return "explainer"
    if _COMPARES.intersection(reading.words) and len(reading.words) <= _BRIEF:
        return "explainer"
    abstract = reading.places[:1] == ("abstract",)
    if "history" in reading.genres and not acts:
        peopled = hero is not None and is_alive(hero.character)
        return "history" if peopled or (reading.places and not abstract) else "explainer"
    if hero and (not abstract or is_alive(hero.character)):
        return "story"
    return "explainer" if abstract else "nature"


def _mood(reading: Reading, genre: str, chance: Random) -> str:
    if genre in _MOOD_OF_GENRE:
        return _MOOD_OF_GENRE[genre]
    if reading.moods:
        return reading.moods[0]
    light = reading.times[0] if reading.times else ""
    return _MOOD_OF_LIGHT.get(
        light, "tense" if "storm" in reading.weather else chance.choice(("calm", "happy", "calm"))
    )


def _action(reading: Reading, hero: Subject | None) -> str:
    named = [action for action in reading.actions if action != "explode"]
    if hero and hero.traits.holds.startswith("rod") and not named:
        return "fish"
    if named:
        return named[0]
    if "explode" in reading.actions:
        return "run"
    if hero is None:
        return "walk"
    if hero.character in world().trades:
        return world().trades[hero.character]
    if flies(hero.character):
        return "fly"
    if swims(hero.character):
        return "swim"
    return "run" if hero.character in ("dog", "horse", "rabbit", "unicorn") else "walk"


def _era(reading: Reading, cast: list[Subject]) -> str:
    """The era of the named places, else of whom it is about; "" if anything goes."""
    for name in reading.places:
        eras = world().places[name].eras
        if eras and name not in ("int_stage", "int_library"):
            return eras[0]
    for subject in cast:
        if subject.character in world().era_of:
            return world().era_of[subject.character]
    return ""


def _hue(reading: Reading, genre: str, hero: Subject | None, chance: Random) -> float:
    free = chance.random()
    if hero and hero.character == "cup":
        return 0.07
    return round(0.60 + 0.12 * (free - 0.5) if genre == "explainer" else free, 6)


def _carried_by(
    reading: Reading, hero: Subject | None, props: tuple[Subject, ...], action: str
) -> tuple[Subject | None, tuple[Subject, ...]]:
    """What the hero rides or sits in, as it is in the hero's time and for this deed; and the props that remain."""
    steed = world().steeds.get(bare(hero.traits.at), "") if hero and hero.traits.relation == "on" else ""
    carrier = _carrier(reading, hero)
    rest = tuple(prop for prop in props if prop != carrier)
    if hero and steed:
        return Subject(PICTOGRAM + steed), tuple(prop for prop in props if _concept(prop.character) != hero.traits.at)
    if carrier is None or hero is None:
        return carrier, props
    staged = thing(carrier.character)
    if action in AFLOAT and staged and staged.kind == "boat":
        return None, rest
    vessel = in_its_time(carrier, _era(reading, [hero]))
    return (vessel, rest) if vessel != carrier else (carrier, props)


def in_its_time(vessel: Subject, era: str) -> Subject:
    """The vessel as it is in an era: no steamer in old times."""
    old = era in ("old", "ancient") and _concept(vessel.character) in _STEAMERS
    return replace(vessel, character=f"{PICTOGRAM}ship") if old else vessel


def _carrier(reading: Reading, hero: Subject | None) -> Subject | None:
    if hero is None or not (is_person(hero.character) or is_quadruped(hero.character)):
        return None
    if hero.noun in world().rides:
        return Subject(PICTOGRAM + world().rides[hero.noun])
    for subject in reading.pictograms:
        staged = thing(subject.character)
        named = _concept(subject.character) == reading.carrier or "ride" in reading.actions
        usual = ("steed", "board") if reading.is_english else ("steed", "board", "cycle")
        steed = staged is not None and staged.kind in usual
        if (named or steed) and staged and staged.carries:
            return subject
    return None


def _desk_for(hero: Subject | None, action: str) -> Perch | None:
    """The desk of somebody who types, which needs no word."""
    types = action == "type" and hero is not None and is_person(hero.character)
    return Perch(Subject(f"{PICTOGRAM}desk", "desk"), "beside") if types else None


def _are_together(reading: Reading, hero: Subject | None, others: tuple[Subject, ...]) -> bool:
    """Whether nothing but "and her little" and the like stands between hero and other."""
    if hero is None or not others or "fight" in reading.actions:
        return False
    said = {match.concept.split(":", 1)[1]: match.text.split() for match in reversed(reading.matches)}
    first, second = said.get(_concept(hero.character), []), said.get(_concept(others[0].character), [])
    words = list(reading.words)
    if not first or not second or first[-1] not in words or second[0] not in words:
        return False
    between = words[words.index(first[-1]) + 1 : words.index(second[0])]
    if _ALONG.intersection(between[-_CLOSE:]):
        return True
    joined = bool(_JOINING.intersection(between)) and len(between) <= _REACH
    return joined and not any(
        word in deed.text.split() for deed in reading.matches if deed.concept.startswith("action") for word in between
    )


def _weather(reading: Reading) -> tuple[str, ...]:
    """Weather that can be seen at once; the first one named wins over its opposite."""
    falling = [tag for tag in reading.weather if tag in ("rain", "storm", "snow")]
    rest = [tag for tag in reading.weather if tag in ("fog", "overcast", "autumn")]
    if "snow_mountain" in reading.places and not falling:
        falling = ["snow"]
    if falling[:1] == ["snow"] and "autumn" in rest:
        rest.remove("autumn")
    both = ["storm"] if "storm" in falling else falling[:1]
    return tuple(both + rest)


def _condition(reading: Reading) -> tuple[str, ...]:
    tags: list[str] = []
    if "ruins" in reading.places or any(word.startswith("ruin") for word in reading.words):
        tags.append("ruin")
    if "graveyard" in reading.places or _SPOOKY.intersection(reading.words):
        tags.append("spooky")
    return tuple(tags)
