"""From what was read to what is staged: beats, shots, light, actors with marks and actions, captions."""

import random
from dataclasses import dataclass, replace

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.engines.animatic.actors.names import FLYING, SWIMMING
from vidpipe_desktop.engines.animatic.director.atlas import Place, atlas
from vidpipe_desktop.engines.animatic.language.reading import Reading, Subject, read_prompt
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_WIDTH, ActorSpec, SceneSpec

_LATER = {"dawn": "day", "day": "golden", "golden": "sunset", "sunset": "dusk", "dusk": "night", "storm": "overcast"}
_LIGHT = {
    "dawn": "at dawn", "day": "in daylight", "golden": "in golden light", "sunset": "at sunset", "dusk": "at dusk",
    "night": "at night", "overcast": "under grey skies", "storm": "under storm clouds",
}  # fmt: skip
_BEATS = (
    ("establish", "wide", "crane_down"),
    ("introduce", "medium", "track"),
    ("develop", "close", "push"),
    ("turn", "action", "pan_right"),
    ("travel", "wide", "pan_left"),
    ("climax", "low", "tilt_up"),
    ("resolve", "wide", "pull"),
)
_TRANSITIONS = ("dissolve", "push", "whip", "light")
_SAID = {
    "run": "runs", "fight": "fights", "fly": "flies", "swim": "swims", "dance": "dances", "sit": "rests", "read": "reads",
    "sleep": "falls asleep", "work": "is at work", "jump": "leaps", "play": "plays", "sail": "sails on", "ride": "rides on",
}  # fmt: skip
_TITLE = 60


@dataclass(frozen=True, slots=True)
class PlannedScene:
    """One scene as data and in words."""

    spec: SceneSpec
    description: str
    start_prompt: str
    end_prompt: str
    motion_prompt: str
    transition: str


@dataclass(frozen=True, slots=True)
class StoryboardPlan:
    """The whole film."""

    style_guide: str
    scenes: tuple[PlannedScene, ...]


def direct(
    prompt: str, reading: Reading, *, style: str, scene_count: int, seconds: float, aspect_ratio: AspectRatio, seed: int
) -> StoryboardPlan:
    """Exactly scene_count scenes, no two alike. The same arguments give the same film."""
    director = _Director(prompt, reading, style, scene_count, aspect_ratio, seed)
    scenes = [director.scene(index) for index in range(scene_count)]
    guide = (
        f"{director.style.capitalize()} illustrated style, {director.mood} mood. One palette for the film, "
        f"beginning {_LIGHT[director.light]}. The same characters look the same in every scene. {seconds:g} seconds a scene."
    )
    planned: list[PlannedScene] = []
    for spec in scenes:
        planned.append(director.in_words(spec, planned[-1].end_prompt if planned else ""))
    return StoryboardPlan(guide, tuple(planned))


class _Director:
    """Decisions for the whole film, made once; scenes follow from them."""

    def __init__(self, prompt: str, reading: Reading, style: str, count: int, shape: AspectRatio, seed: int) -> None:
        self.prompt, self.reading, self.count, self.seed = prompt, reading, count, seed
        self.chance = random.Random(seed)
        self.style = reading.styles[0] if style == "cinematic" and reading.styles else style
        self.mood = reading.moods[0] if reading.moods else "calm"
        self.sentences = _sentences(prompt)
        self.cast = [*reading.subjects, *reading.pictograms]
        self.route = self._route()
        self.light = self._first_light()
        width, height = shape.size
        self.view = min(STAGE_WIDTH, 1080 * width / height)
        self.score_seed = derive_seed(seed, "score")
        self.way = self.chance.choice((1, -1))

    def _route(self) -> list[Place]:
        """The places of the film: those named, else where the hero is at home, then those near."""
        known = atlas()
        named = [known.places[name] for name in self.reading.places if name in known.places]
        if not named:
            home = known.homes.get(self.cast[0].character, ()) if self.cast else ()
            choices = [name for name in home if name in known.places] or [
                "meadow",
                "lake",
                "city",
                "beach",
                "mountain",
                "clouds",
            ]
            named = [known.places[self.chance.choice(choices)]]
        if len(named) == 1:
            near = [known.places[name] for name in named[0].near]
            named += near[:1] if self.count > 6 else []
        return named

    def _first_light(self) -> str:
        if self.reading.times:
            return self.reading.times[0]
        if "storm" in self.reading.weather:
            return "storm"
        if {"rain", "overcast"} & set(self.reading.weather):
            return "overcast"
        return self.chance.choice(self.route[0].light or ("day",))

    def scene(self, index: int) -> SceneSpec:
        """Scene `index`: a beat of the story, perhaps read from a sentence of its own."""
        beat, shot, camera = _BEATS[-1] if index == self.count - 1 > 0 else _BEATS[index % (len(_BEATS) - 1)]
        own = self._own_sentence(index)
        reading = read_prompt(own, by_meaning=False) if own else self.reading
        place = self._place(index, reading if own else None)
        light = reading.times[0] if own and reading.times else self._light(index)
        tags = tuple(dict.fromkeys([*self.reading.weather, *(reading.weather if own else ())]))
        if "snow" in place.palette or place.id == "snow_mountain":
            tags = (*tags, "snow")
        facing = self.way * (1 if (index // len(_BEATS)) % 2 == 0 else -1)
        return SceneSpec(
            shot=shot,
            set=place.id,
            time_of_day=light,
            genre=self.reading.genres[0] if self.reading.genres else "story",
            style=self.style,
            mood=self.mood,
            seed=derive_seed(self.seed, "scene", index),
            score_seed=self.score_seed,
            palette="mars" if "mars" in self.reading.places else place.palette,
            tags=tags,
            camera=self.chance.choice(("push", camera)) if index else camera,
            actors=self._actors(
                beat,
                reading if own and (reading.subjects or reading.pictograms) else self.reading,
                place,
                facing,
                index,
            ),
            transition="none" if index == 0 else self.chance.choice(_TRANSITIONS),
            title=_shortened(self.prompt) if index == 0 else "",
            caption="" if index == 0 else own or self._caption(beat, place, light, index),
        )

    def _own_sentence(self, index: int) -> str:
        """The sentence this scene tells, when there are enough for all scenes."""
        if len(self.sentences) < max(2, self.count):
            return ""
        return self.sentences[index * len(self.sentences) // self.count]

    def _place(self, index: int, own: Reading | None) -> Place:
        places = atlas().places
        if own is not None:
            named = [places[name] for name in own.places if name in places]
            if named:
                return named[0]
        return self.route[index * len(self.route) // self.count]

    def _light(self, index: int) -> str:
        """The day goes on: later light towards the end of the film."""
        light = self.light
        for _ in range((2 * index) // max(2, self.count) if not self.reading.times else int(index == self.count - 1)):
            light = _LATER.get(light, light)
        return light

    def _actors(self, beat: str, reading: Reading, place: Place, facing: int, index: int) -> tuple[ActorSpec, ...]:
        cast = [*reading.subjects, *reading.pictograms] or self.cast
        if not cast:
            animals = place.animals
            cast = [Subject(animals[index % len(animals)])] if animals and index % 2 else []
        action = reading.actions[0] if reading.actions else ""
        both = beat in ("turn", "climax", "resolve", "establish") and len(cast) > 1
        shown = cast[:3] if both else cast[index % min(2, len(cast)) :][:1] if beat == "develop" and cast else cast[:1]
        scale = {"establish": 0.55, "travel": 0.6, "resolve": 0.75, "develop": 1.1}.get(beat, 1.0)
        actors: list[ActorSpec] = []
        for number, subject in enumerate(shown):
            copies = range(min(3, subject.count))
            actors += [self._actor(subject, action, beat, facing, scale, number, copy, len(shown)) for copy in copies]
        return tuple(self._inside(actor) for actor in actors)

    def _actor(
        self, subject: Subject, action: str, beat: str, facing: int, scale: float, number: int, copy: int, of: int
    ) -> ActorSpec:
        mover = not subject.character.startswith(PICTOGRAM) or number == 0
        does = action or ("fly" if subject.character in FLYING else "swim" if subject.character in SWIMMING else "walk")
        still = beat in ("develop", "resolve") or not mover or number > 0
        if still:
            does = "float" if subject.character in FLYING | SWIMMING else "stand" if does in ("walk", "run") else does
        spread = 0 if of == 1 else (number - (of - 1) / 2) * 460
        return ActorSpec(
            subject.character,
            x=960 + spread - (0 if still else 230 * facing) + copy * 150,
            action=does,
            facing=facing if number == 0 else (1 if spread < 0 else -1),
            move=0.0 if still else (460.0 if does in ("run", "fly", "walk", "swim") else 120.0) * facing,
            scale=scale * (0.85 if copy else 1.0),
            phase=copy * 0.7 + number * 0.4,
            depth=1.0 + 0.02 * number + 0.01 * copy,
        )

    def _inside(self, actor: ActorSpec) -> ActorSpec:
        """Marks pulled toward the middle, so that everybody stays in the picture from beginning to end."""
        squeeze = self.view / STAGE_WIDTH
        return replace(actor, x=960 + (actor.x - 960) * squeeze, move=actor.move * squeeze)

    def _caption(self, beat: str, place: Place, light: str, index: int) -> str:
        if not self.reading.is_english:
            return _shortened(self.sentences[index % len(self.sentences)]) if self.sentences else ""
        hero = _noun(self.cast[0]) if self.cast else ""
        action = _SAID.get(self.reading.actions[0], "goes on") if self.reading.actions else "goes on"
        if not hero:
            return {"develop": "Nothing hurries here.", "resolve": "And the day goes on."}.get(
                beat, f"{place.name}, {_LIGHT[light]}."
            ).capitalize()
        other = _noun(self.cast[1]) if len(self.cast) > 1 else ""
        lines = {
            "establish": f"{place.where}, {_LIGHT[light]}.",
            "introduce": f"This is the story of {hero}.",
            "develop": f"{hero} looks around.",
            "turn": f"Then, {other}." if other else f"{hero} {action}.",
            "travel": "On and on.",
            "climax": f"{hero} and {other}, face to face." if other else f"{hero} {action}.",
            "resolve": f"And so it ends, {_LIGHT[light]}.",
        }
        text = lines[beat]
        return text[0].upper() + text[1:]

    def in_words(self, spec: SceneSpec, before: str) -> PlannedScene:
        """The scene as prompts for people and for other models."""
        place = atlas().places[spec.set]
        who = ", ".join(dict.fromkeys(_noun(Subject(actor.character)) for actor in spec.actors)) or "no characters"
        told = spec.caption or spec.title
        description = f"{spec.shot.capitalize()} shot, {place.where}, {_LIGHT[spec.time_of_day]}: {who}. {told}"
        look = f"{spec.style} illustrated style, {spec.mood} mood"
        move = spec.camera.replace("_", " ")
        deeds = "; ".join(f"{_noun(Subject(actor.character))}: {actor.action}" for actor in spec.actors)
        return PlannedScene(
            spec,
            description,
            before or f"{description} Opening frame, before the {move}. {look}.",
            f"{description} Last frame, after the {move}. {look}.",
            f"Camera: {move}. {deeds or 'Only the surroundings move'}.",
            "Opening shot." if spec.transition == "none" else f"{spec.transition} from the end frame before.",
        )


def _noun(subject: Subject) -> str:
    if subject.character.startswith(PICTOGRAM):
        return f"the {subject.noun}" if subject.noun else subject.character.removeprefix(PICTOGRAM)
    return f"the {subject.noun or subject.character}"


def _sentences(prompt: str) -> list[str]:
    """The prompt's sentences, list items and lines."""
    text = prompt
    for mark in "。！？.!?;\n":
        text = text.replace(mark, f"{mark}\0")
    parts = [part.strip(" \t\n-•*0123456789)") for part in text.split("\0")]
    return [part for part in parts if len(part) > 2]


def _shortened(text: str) -> str:
    """At most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _TITLE:
        return line
    cut = line[: _TITLE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"
