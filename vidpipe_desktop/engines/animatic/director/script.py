"""Prompts that tell scene by scene: lists, and texts of several sentences. Each is read on its own, in order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Final, TypeVar

from vidpipe_desktop.engines.animatic.director.belongings import merged, perch_of
from vidpipe_desktop.engines.animatic.director.blocking import look_of
from vidpipe_desktop.engines.animatic.director.captions import LONGEST
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft
from vidpipe_desktop.engines.animatic.director.itinerary import (
    Stop,
    home_of,
    light_for,
    lights_of,
    named_places,
    place_as_said,
    tags_at,
)
from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.nature import nature_scene
from vidpipe_desktop.engines.animatic.director.premise import Premise, cast_of
from vidpipe_desktop.engines.animatic.director.story import story_scene
from vidpipe_desktop.engines.animatic.director.world import is_alive, place, world
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.language.outline import Outline, outline, shortened
from vidpipe_desktop.engines.animatic.language.reading import Reading, Subject, read_part
from vidpipe_desktop.engines.animatic.language.screenplay import Line, Part, Screenplay, screenplay
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_FEWEST = 3
"""So many sentences make a script, even if there are more scenes."""
_AFTER_COLON: Final = re.compile(r"^([^:：.!?\n]+)[:：]([^:：.!?\n]+)\.?$")
_LISTED: Final = re.compile(r"\s*[,，、،;；]\s*(?:and\s+|und\s+)?|\s+(?:and|und|y|et|e|и|i|en|ve)\s+|\s+و")
"""Between the items of a list within a sentence."""
_PRONOUNS: Final = {
    "en": "it he she they his her its their him them",
    "de": "er sie ihn ihm ihr ihnen beide",
    "fr": "il elle ils elles lui leur",
    "es": "él ella ellos ellas ambos",
    "it": "lui lei loro egli entrambi",
    "pt": "ele ela eles elas ambos",
    "nl": "hij zij hem haar hun",
    "pl": "on ona oni one jego jej nim nią",
    "ru": "он она они его её ее их им ним ней ними оба",
    "uk": "він вона вони його її їх обидва",
    "tr": "o onu ona onun onlar",
}
"""Words that mean somebody named before, by language."""
_ALL_OF_THEM: Final = frozenset(
    (
        "they",
        "beide",
        "ils",
        "elles",
        "ellos",
        "ellas",
        "ambos",
        "loro",
        "entrambi",
        "eles",
        "elas",
        "zij",
        "oni",
        "они",
        "оба",
        "вони",
        "onlar",
    )
)
_AGAIN: Final = ("look", "travel", "quiet", "turn", "arrive")
_STILL: Final = ("walk", "run", "fly", "swim", "ride", "climb", "float")


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Event:
    """A scene's part of the script. again: how many scenes have told of it before. caption: None = its own text.

    speaks: whether the caption is what the hero says.
    """

    text: str
    film: Premise
    stop: Stop
    acts: bool
    again: int = 0
    caption: str | None = None
    speaks: bool = False


def script_of(film: Premise, prompt: str, count: int, chance: Random) -> tuple[Event, ...]:
    """An event for each of `count` scenes; empty if the prompt is no script."""
    play = screenplay(prompt)
    if play is not None:
        return _played(film, play, count, chance)
    told = _enumerated(prompt, film.reading) or outline(prompt)
    texts = _told(told, film.reading)
    wanted = len(texts) >= 2 if told.is_list else count > 1 and len(texts) >= min(count, _FEWEST)
    if not wanted or film.genre not in ("story", "nature"):
        return ()
    return _events(film, told.opening, [Part(" ".join(texts)) for texts in _dealt(texts, count)], chance)


def _played(film: Premise, play: Screenplay, count: int, chance: Random) -> tuple[Event, ...]:
    """The scenes of a screenplay, with what is said in them under the pictures."""
    parts = [_joined(parts) for parts in _dealt(play.parts, count)]
    events = _events(film, "", parts, chance)
    captions = {part: part.captions(parts.count(part)) for part in parts}
    return tuple(
        _said(event, captions[part][event.again], film.reading) for event, part in zip(events, parts, strict=True)
    )


def _said(event: Event, line: Line, whole: Reading) -> Event:
    """The event with this line under it, and whoever speaks it in the foreground."""
    caption = shortened(line.text, LONGEST)
    speaker = next(iter(read_part(line.speaker, whole).subjects), None) if line.speaker else None
    present = [subject for subject in (event.film.hero, *event.film.others) if subject]
    lead = next((subject for subject in present if speaker and _is_same(subject, speaker)), None)
    if lead is None:
        return replace(event, caption=caption)
    others = tuple(subject for subject in present if subject != lead)
    action = lead.traits.does or ("talk" if lead.traits.who else event.film.action)
    film = replace(event.film, hero=lead, others=others, action=action)
    return replace(event, caption=caption, acts=True, speaks=True, film=film)


def _dealt(items: Sequence[_Item], count: int) -> list[Sequence[_Item]]:
    """Some of the items for each of `count` scenes, in order: several where scenes are few, else some twice."""
    if len(items) <= count:
        return [items[at : at + 1] for at in (index * len(items) // count for index in range(count))]
    bounds = [index * len(items) // count for index in range(count + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]


def _joined(parts: Sequence[Part]) -> Part:
    """Several scenes told in one: it plays where the first does."""
    return Part(parts[0].text, tuple(line for part in parts for line in part.lines), parts[0].inside)


def event_at(film: Premise, text: str, here: Stop) -> Event:
    """A scene told by itself: what its words leave open of place, light and weather is as it was here."""
    reading = read_part(text, film.reading)
    named = [place(name) for name in named_places(reading)]
    at = named[0] if named else here.place
    stays = at == here.place
    tags = here.tags if stays and not reading.weather else tags_at(film, at, reading.weather)
    light = reading.times[0] if reading.times else here.light
    stop = Stop(at, light_for(at, light, tags), tags, here.chapter, arrives=not stays)
    return Event(text, _own_film(film, reading, ()), stop, bool(reading.actions))


def script_scene(event: Event, cue: Cue) -> Draft:
    """The draft of one scene, with the event's own words under it."""
    told = replace(cue, film=event.film, stop=event.stop)
    draft = nature_scene(told) if event.film.hero is None else story_scene(told, _beat(event, told))
    if event.caption is not None:
        return replace(draft, caption=event.caption, actors=_talking(event, draft.actors))
    return replace(draft, caption="" if event.again else capital(shortened(event.text, LONGEST)))


def _talking(event: Event, actors: tuple[ActorSpec, ...]) -> tuple[ActorSpec, ...]:
    """Who only stands there while speaking talks."""
    hero = event.film.hero if event.speaks else None
    return tuple(
        replace(actor, action="talk") if hero and actor.look == look_of(hero) and actor.action == "stand" else actor
        for actor in actors
    )


def _told(told: Outline, whole: Reading) -> list[str]:
    """The events that show something; directions such as "Cinematic lighting, 4k." are no scenes."""
    if told.is_list or not whole.is_english:
        return list(told.events)
    return [text for text in told.events if _shows(read_part(text, whole))]


def _enumerated(prompt: str, whole: Reading) -> Outline | None:
    """The list that a single sentence gives after a colon, as in "Animals of the farm: a cow, a pig and a goose"; None if
    it gives none, or if not everything in it can be shown."""
    match = _AFTER_COLON.match(prompt.strip())
    items = [item.strip(" .") for item in _LISTED.split(match.group(2))] if match else []
    named = [part for item in items if (part := read_part(item, whole)).subjects or part.pictograms]
    if match is None or len(items) < _FEWEST or len(named) < len(items):
        return None
    return Outline(match.group(1).strip(), tuple(items), True)


def _shows(part: Reading) -> bool:
    return bool(part.subjects or part.pictograms or part.places or part.actions)


def _events(film: Premise, opening: str, parts: Sequence[Part], chance: Random) -> tuple[Event, ...]:
    by_part = {part: _read_of(part, film.reading) for part in dict.fromkeys(parts)}
    readings = [by_part[part] for part in parts]
    start = read_part(opening, film.reading) if opening else None
    places = _places(film, start, readings, chance)
    lights = _lights(film, start, readings, places, chance)
    events: list[Event] = []
    weather: tuple[str, ...] = start.weather if start else ()
    before: tuple[Subject, ...] = ()
    for index, (part, reading) in enumerate(zip(parts, readings, strict=True)):
        weather = reading.weather or weather
        own = _own_film(film, reading, before)
        before = own.others or before
        at = place(places[index])
        tags = tags_at(film, at, weather)
        again = events[-1].again + 1 if index and parts[index - 1] == part else 0
        arrives = index > 0 and places[index - 1] != at.name
        stop = Stop(at, light_for(at, lights[index], tags), tags, 0, arrives)
        events.append(Event(part.text, own, stop, bool(reading.actions), again))
    return tuple(events)


def _read_of(part: Part, whole: Reading) -> Reading:
    """The part's own reading; its place is inside or outside as the heading says, and who only speaks talks."""
    reading = read_part(part.text, whole)
    if part.inside is not None:
        reading = replace(
            reading, places=(place_as_said(next(iter(reading.places), ""), part.inside), *reading.places[1:])
        )
    if part.spoken and not reading.actions:
        reading = replace(reading, actions=("talk",))
    return reading


def _places(film: Premise, start: Reading | None, readings: Sequence[Reading], chance: Random) -> list[str]:
    """Named places hold until the next one is named."""
    first = next((names[0] for reading in (start, *readings[:1]) if reading and (names := named_places(reading))), "")
    anywhere = named_places(film.reading)
    here = first or (home_of(film, chance) if film.hero or not anywhere else anywhere[0])
    places: list[str] = []
    for reading in readings:
        here = next(iter(named_places(reading)), here)
        places.append(here)
    return places


def _lights(
    film: Premise, start: Reading | None, readings: Sequence[Reading], places: Sequence[str], chance: Random
) -> list[str]:
    """Named lights hold until the next one is named; before the first one it is as the opening says."""
    given = start.times if start else ()
    free = lights_of(replace(film, reading=replace(film.reading, times=given)), places, chance)
    if not any(reading.times for reading in readings):
        return free
    lights: list[str] = []
    for index, reading in enumerate(readings):
        carried = lights[-1] if lights else free[0]
        lights.append(reading.times[0] if reading.times else carried if index else free[0])
    return lights


def _own_film(film: Premise, reading: Reading, before: tuple[Subject, ...]) -> Premise:
    """The premise as it is for one event: who it names, else the film's hero, who is also meant by "it" or "she"."""
    lead, others, props = cast_of(reading)
    hero = replace(film.hero, traits=replace(film.hero.traits, does="")) if film.hero else None
    if lead and hero and lead.noun in lexicon().generic:
        lead, others = None, ()
    said = frozenset(reading.words)
    refers = not said.isdisjoint(_PRONOUNS.get(reading.language, "").split())
    if lead is None or (not is_alive(lead.character) and hero is not None):
        props = (lead, *props) if lead else props
        others = () if said.isdisjoint(_ALL_OF_THEM) else before[:1]
        lead = hero if hero is None or refers else _empty_handed(hero)
    elif hero and _is_same(lead, hero):
        lead = merged(hero, lead)
    elif hero and refers and is_alive(hero.character):
        lead, others = hero, (lead, *(other for other in others if not _is_same(other, hero)))
    carrier = film.carrier if film.carrier in props else None
    perch = None if carrier else perch_of(lead, props, reading)
    if perch:
        props = tuple(prop for prop in props if prop != perch.what)
    return replace(
        film,
        reading=reading,
        hero=lead,
        others=others,
        together=film.together and others[:1] == film.others[:1],
        props=props,
        carrier=carrier,
        perch=perch,
        action=_action_of(lead, reading),
    )


def _empty_handed(hero: Subject) -> Subject:
    """Whoever is not even meant by a word here has nothing that other parts tell of: things are looked at by themselves."""
    return replace(hero, traits=replace(hero.traits, holds="", relation="", at=""))


def _action_of(lead: Subject | None, reading: Reading) -> str:
    """What the lead itself does, else what is done."""
    if lead and lead.traits.does:
        return lead.traits.does
    return reading.actions[0] if reading.actions else _manner(lead)


def _is_same(one: Subject, other: Subject) -> bool:
    return (one.character, one.traits.who) == (other.character, other.traits.who)


def _manner(lead: Subject | None) -> str:
    kind = world().kind_of.get(lead.character, "") if lead else ""
    return {"birds": "fly", "fish": "swim"}.get(kind, "walk")


def _beat(event: Event, cue: Cue) -> str:
    film = event.film
    if event.again == 1 and event.acts and film.others and not event.speaks:
        return "together"
    if event.again:
        return _AGAIN[(event.again - 1) % len(_AGAIN)]
    if cue.index == 0 or event.stop.arrives:
        return "whole"
    if film.others:
        return "together" if event.acts or cue.index % 2 else "encounter"
    moves = film.action in _STILL
    if film.props and (moves or not event.acts):
        return "introduce" if moves else "detail"
    if event.acts:
        return "act" if cue.index % 2 or not moves else "travel"
    if cue.index == cue.count - 1:
        return "resolve"
    return ("look", "introduce", "turn", "act")[cue.index % 4]
