"""From a prompt that was read to a storyboard that can be staged: `direct`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import Any, Final

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.engines.animatic.director import wording
from vidpipe_desktop.engines.animatic.director.advert import advert_scene
from vidpipe_desktop.engines.animatic.director.blocking import settled
from vidpipe_desktop.engines.animatic.director.captions import Captions, own_words
from vidpipe_desktop.engines.animatic.director.draft import Cue, Draft, mirrored
from vidpipe_desktop.engines.animatic.director.explainer import explainer_scene, headline
from vidpipe_desktop.engines.animatic.director.feasts import seen_in
from vidpipe_desktop.engines.animatic.director.fitting import fitted
from vidpipe_desktop.engines.animatic.director.handwork import as_written, with_choices
from vidpipe_desktop.engines.animatic.director.history import history_scene
from vidpipe_desktop.engines.animatic.director.itinerary import Stop, itinerary, light_for, tags_at
from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.nature import nature_scene
from vidpipe_desktop.engines.animatic.director.premise import Premise, premise
from vidpipe_desktop.engines.animatic.director.script import event_at, script_of, script_scene
from vidpipe_desktop.engines.animatic.director.story import story_scene
from vidpipe_desktop.engines.animatic.director.world import Place, place
from vidpipe_desktop.engines.animatic.language.outline import outline, shortened
from vidpipe_desktop.engines.animatic.language.reading import Reading, read_prompt
from vidpipe_desktop.engines.animatic.language.screenplay import screenplay
from vidpipe_desktop.engines.animatic.language.tokens import cleaned
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH, SceneSpec

LONGEST_TITLE = 60
"""Characters of a film's title."""

_ARCS: Final = {
    "story": story_scene,
    "nature": nature_scene,
    "explainer": explainer_scene,
    "ad": advert_scene,
    "history": history_scene,
}
_CAMERAS: Final = ("push", "pull", "crane_up", "crane_down", "pan_left", "pan_right", "tilt_up", "track")
_SHOTS: Final = ("wide", "medium", "low", "close")
_STEPS = 6
"""How many marks to either side are tried for a scene that looks like another."""
_TRANSITIONS: Final = {
    "calm": ("dissolve", "dissolve", "light", "push"),
    "romantic": ("dissolve", "light", "dissolve"),
    "sad": ("dissolve", "ink", "dissolve"),
    "tense": ("whip", "push", "ink", "whip"),
    "mystery": ("ink", "dissolve", "push"),
    "tech": ("push", "whip", "match", "dissolve"),
    "": ("push", "dissolve", "whip", "match", "light"),
}
_GENTLE: Final = ("calm", "romantic", "sad")
_LENGTH: Final = re.compile(
    r"(?:an?\s+)?(?:\d+|one|two|three|five|ten)[\s-]?(?:s|secs?|seconds?|mins?|minutes?)\b", re.IGNORECASE
)
"""How a prompt begins that first says how long the film shall be."""
_MARK = 24.0
"""Marks that differ by less look alike, in stage units."""


@dataclass(frozen=True, slots=True)
class PlannedScene:
    """One scene: as it is staged, and in words."""

    spec: SceneSpec
    description: str
    start_prompt: str
    end_prompt: str
    motion_prompt: str
    transition: str


@dataclass(frozen=True, slots=True)
class StoryboardPlan:
    """A whole film on paper. style_guide: what all scenes have in common, for people and other models."""

    title: str
    style_guide: str
    scenes: tuple[PlannedScene, ...]


def direct(
    prompt: str,
    reading: Reading,
    *,
    style: str,
    scene_count: int,
    seconds: float,
    aspect_ratio: AspectRatio,
    seed: int,
) -> StoryboardPlan:
    """A storyboard of exactly `scene_count` scenes of `seconds` each, no two alike.

    style: a key of STYLES; "cinematic" gives way to a style that the prompt names. The same arguments give the same
    film everywhere; another seed gives another one.
    """
    film = premise(reading, style, aspect_ratio, Random(derive_seed(seed, "premise")))
    title = _title(prompt, film)
    specs = _specs(film, prompt, title, scene_count, seed)
    scenes: list[PlannedScene] = []
    for spec, own in specs:
        scene = in_words(spec, own.view_width)
        scenes.append(replace(scene, start_prompt=scenes[-1].end_prompt) if scenes else scene)
    guide = wording.style_guide(film, [spec for spec, _ in specs], seconds)
    return StoryboardPlan(title, guide, tuple(scenes))


def restage(
    prompt: str,
    words: str,
    *,
    style: str,
    aspect_ratio: AspectRatio,
    index: int,
    count: int,
    seed: int,
    before: SceneSpec | None,
) -> PlannedScene:
    """Scene `index` of a film staged anew from its own words, in the look, and with the music, of the film.

    before: the scene as it was, or one beside it; where and when the words don't say, it is as there. Without words
    only the style changes. What a person chose by hand in the scene itself is kept, whatever the words say.
    """
    film = premise(read_prompt(prompt), style, aspect_ratio, Random(derive_seed(prompt, "premise")))
    choices = before.chosen if before else ()
    before = as_written(before) if before else None
    if before and not words:
        written = replace(before, style=film.style, actors=wording.called(before.actors, film))
    else:
        written = _from_words(film, prompt, words, (index, count), seed, before)
    return in_words(with_choices(written, written.to_json(), choices, film.view_width), film.view_width)


def _from_words(
    film: Premise, prompt: str, words: str, at: tuple[int, int], seed: int, before: SceneSpec | None
) -> SceneSpec:
    """The scene as its words have it. at: its index, of how many."""
    (index, count), chance = at, Random(derive_seed(seed, words))
    here = _stop_of(before) if before else itinerary(film, count, Random(derive_seed(prompt, "film")))[index]
    event = event_at(film, words or prompt, here)
    cue = Cue(event.film, index, count, event.stop, chance, Captions(chance))
    tells = film.genre in ("story", "nature") or event.acts
    draft = script_scene(event, cue) if tells else _ARCS[film.genre](cue)
    score_seed = before.score_seed if before else derive_seed(prompt, "score")
    spec = _staged(event.film if tells else film, cue, draft, (), _title(prompt, film), seed, score_seed)
    return replace(spec, **(_look_of(before) if before else {"seed": seed}))


def _stop_of(spec: SceneSpec) -> Stop:
    return Stop(place(spec.set), spec.time_of_day, spec.tags)


def _look_of(spec: SceneSpec) -> dict[str, Any]:
    """What a scene shares with its film, whatever happens in it."""
    names = ("genre", "mood", "hue", "score_seed", "seed", "title", "transition")
    return {name: getattr(spec, name) for name in names}


def in_words(spec: SceneSpec, view_width: float) -> PlannedScene:
    """The scene with all that is written of it. view_width: stage units that are seen."""
    return PlannedScene(
        spec=spec,
        description=wording.description(spec, view_width),
        start_prompt=wording.start_prompt(spec, view_width),
        end_prompt=wording.end_prompt(spec, view_width),
        motion_prompt=wording.motion_prompt(spec),
        transition=wording.transition(spec),
    )


def _title(prompt: str, film: Premise) -> str:
    if film.genre == "explainer" and _LENGTH.match(prompt.strip()):
        return headline(film.reading)
    play = screenplay(prompt)
    if play is not None:
        return "" if play.parts[0].spoken else capital(shortened(play.title, LONGEST_TITLE))
    told = outline(prompt)
    return capital(shortened(told.opening or (told.events[0] if told.is_list else cleaned(prompt)), LONGEST_TITLE))


def _specs(film: Premise, prompt: str, title: str, count: int, seed: int) -> list[tuple[SceneSpec, Premise]]:
    """Every scene's spec, and the premise that its words go by."""
    chance = Random(derive_seed(seed, "film"))
    events = script_of(film, prompt, count, chance)
    stops = [event.stop for event in events] or list(itinerary(film, count, chance))
    captions, score_seed = Captions(chance), derive_seed(seed, "score")
    own_captions = own_words(prompt, count, title)
    seen: set[tuple[object, ...]] = set()
    specs: list[tuple[SceneSpec, Premise]] = []
    for index in range(count):
        scene_chance = Random(derive_seed(seed, "scene", index))
        cue = Cue(film, index, count, stops[index], scene_chance, captions)
        event = events[index] if events else None
        draft = script_scene(event, cue) if event else _ARCS[film.genre](cue)
        if event is None and not film.english:
            draft = replace(draft, caption=own_captions[index] or draft.caption)
        staged = _staged(
            event.film if event else film, cue, draft, [spec for spec, _ in specs], title, seed, score_seed
        )
        staged = _unlike(staged, seen, film)
        seen.add(_looks(staged))
        specs.append((staged, event.film if event else film))
    return specs


def _staged(
    film: Premise, cue: Cue, draft: Draft, before: Sequence[SceneSpec], title: str, seed: int, score_seed: int
) -> SceneSpec:
    at, light, tags = _surroundings(film, cue.stop, draft)
    actors, shot, camera = fitted(draft.actors, draft.shot, draft.camera, film.view_width, indoors=at.kind == "room")
    more = seen_in(film.feasts, shot, begun=cue.index > 0 or cue.count == 1) if actors else ()
    actors = tuple(settled(actor, actors, at.kind, derive_seed(score_seed, "faces")) for actor in actors)
    return SceneSpec(
        shot=shot,
        set=at.name,
        time_of_day=light,
        genre=film.genre,
        style=film.style,
        mood=film.mood,
        seed=derive_seed(seed, "set", cue.index),
        score_seed=score_seed,
        hue=film.hue,
        palette=_palette(film, at, tags),
        tags=tags,
        camera=camera,
        actors=wording.called(actors, film),
        diagram=draft.diagram,
        effects=tuple(dict.fromkeys((*draft.effects, *more))),
        transition=_transition(film, cue, before, shot, at.name, light),
        title=title if cue.index == 0 else "",
        caption="" if cue.index == 0 and title and draft.caption.startswith(title.rstrip("….")) else draft.caption,
        table_top=draft.table_top,
        language=film.reading.language,
    )


def _surroundings(film: Premise, stop: Stop, draft: Draft) -> tuple[Place, str, tuple[str, ...]]:
    """Place, light and tags of a draft that may have left the itinerary."""
    at = place(draft.place) if draft.place else stop.place
    tags = stop.tags if at == stop.place else tags_at(film, at, film.weather)
    tags = tuple(dict.fromkeys((*tags, *draft.condition)))
    light = film.reading.times[0] if film.reading.times and not stop.place.is_outdoors else stop.light
    if draft.light and not film.reading.times:
        light = draft.light
    elif draft.place and stop.place.is_timeless and not film.reading.times:
        light = draft.light or at.light[0]
    return at, light_for(at, light, tags), tags


def _palette(film: Premise, at: Place, tags: Sequence[str]) -> str:
    if film.tint and at.is_outdoors:
        return film.tint
    return at.palette or ("snow" if "snow" in tags else "")


def _transition(film: Premise, cue: Cue, before: Sequence[SceneSpec], shot: str, where: str, light: str) -> str:
    """What leads into the scene: time and place pass in dissolves and fades, closer looks open, action tears."""
    if cue.index == 0:
        return "none"
    if not before:
        return "dissolve"
    last = before[-1]
    if where != last.set:
        kinds = ("dissolve", "fade", "light") if film.mood in _GENTLE else ("ink", "fade", "light", "push")
    elif light != last.time_of_day:
        kinds = ("dissolve", "light")
    elif shot in ("close", "insert"):
        kinds = ("match", "push")
    elif shot == "action":
        kinds = ("push",) if film.mood in _GENTLE else ("whip", "push")
    else:
        kinds = _TRANSITIONS.get(film.mood, _TRANSITIONS[""])
    kind = cue.chance.choice(kinds)
    if last.transition == kind != "dissolve":
        kind = kinds[(kinds.index(kind) + 1) % len(kinds)]
    return kind


def _looks(spec: SceneSpec) -> tuple[object, ...]:
    """What makes two scenes look alike, whatever the seed of their sets."""
    marks = tuple((actor.character, actor.action, round(actor.x / _MARK), actor.facing) for actor in spec.actors)
    return spec.shot, spec.set, spec.time_of_day, spec.tags, spec.camera, marks, spec.diagram


def _unlike(spec: SceneSpec, seen: set[tuple[object, ...]], film: Premise) -> SceneSpec:
    """The scene changed as little as needed to look like none before."""
    return next((option for option in _variants(spec, film) if _looks(option) not in seen), spec)


def _variants(spec: SceneSpec, film: Premise) -> Iterator[SceneSpec]:
    """The scene itself; then with other cameras, from the other side, from elsewhere, in other shots and lights."""
    yield spec
    cameras = (spec.camera, *(camera for camera in _CAMERAS if camera != spec.camera))
    shots = (spec.shot, *(shot for shot in _SHOTS if shot != spec.shot)) if spec.shot != "graphic" else (spec.shot,)
    lights = (spec.time_of_day, *place(spec.set).light)
    indoors = place(spec.set).kind == "room"
    for light, shot, step, camera in product(lights, shots, range(_STEPS), cameras):
        shift = _MARK * 1.5 * step * (-1 if step % 2 else 1) * film.view_width / STAGE_WIDTH
        moved = tuple(replace(actor, x=actor.x + shift) for actor in spec.actors)
        for side in (moved, mirrored(moved)):
            actors, fitting, steady = fitted(side, shot, camera, film.view_width, indoors=indoors)
            lit = light_for(place(spec.set), light, spec.tags)
            yield replace(spec, camera=steady, actors=actors, shot=fitting, time_of_day=lit)
