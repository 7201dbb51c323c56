"""Recipes: the inputs that determine a take, as canonical JSON, and their fingerprint.

Two takes with one fingerprint are interchangeable; a slot whose wanted fingerprint no ready take carries is stale.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from vidpipe_desktop.core.captions import captions_of
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.models import FRAME_RATE, EngineChoice, Json, Project, Resolution, Role, Scene, SlotKind

OURSELVES = EngineChoice("vidpipe")
"""Who stitches films and takes last frames out of clips: no engine."""
_SEED_BITS = 31


@dataclass(frozen=True, slots=True)
class Recipe:
    """The inputs of one take. text is canonical JSON; prompt and seed are repeated for the ledger."""

    text: str
    engine: EngineChoice
    prompt: str = ""
    seed: int = 0

    @property
    def fingerprint(self) -> str:
        """Hex sha256 of the canonical JSON."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def canonical(value: Json) -> str:
    """JSON with sorted keys and no blanks. Raises ValueError for NaN and infinities."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def derive_seed(*parts: int | str) -> int:
    """A 31-bit seed that depends on every part, and is the same on every machine."""
    digest = hashlib.sha256("\0".join(str(part) for part in parts).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _SEED_BITS)


def storyboard_recipe(project: Project) -> Recipe:
    """Prompt, style, shape, length and engine determine the storyboard."""
    brief = project.brief
    seed = derive_seed(brief.seed, "storyboard", project.storyboard_variation)
    return _recipe(
        Role.STORYBOARD,
        brief.storyboard,
        brief.prompt,
        seed,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio.value,
        clip_duration=brief.clip_duration,
        scene_count=brief.scene_count,
    )


def keyframe_seed(scene: Scene, kind: SlotKind) -> int:
    """The seed a keyframe of this scene is painted with. The first take of both frames shares the scene's own."""
    variation = scene.start_variation if kind is SlotKind.START else scene.end_variation
    return derive_seed(scene.seed, kind.value, variation) if variation else scene.seed


def keyframe_recipe(project: Project, scene: Scene, kind: SlotKind, facts: EngineFacts, start: str = "") -> Recipe:
    """A start or end frame. start: sha256 of the picture it is painted from ("" = none)."""
    brief = project.brief
    return _recipe(
        Role.KEYFRAMES,
        scene.choice(Role.KEYFRAMES, brief),
        scene.start_prompt if kind is SlotKind.START else scene.end_prompt,
        keyframe_seed(scene, kind),
        kind=kind.value,
        style=brief.style,
        style_guide=project.style_guide,
        size=list(brief.size),
        start=start,
        staging=scene.staging if facts.reads_staging else "",
    )


def clip_prompt(scene: Scene, facts: EngineFacts) -> str:
    """What moves; and where to, for engines that are shown no picture of it."""
    if facts.takes_last_frame or not scene.end_prompt:
        return scene.motion_prompt
    return f"{scene.motion_prompt}\nAt the end: {scene.end_prompt}".strip()


def clip_recipe(project: Project, scene: Scene, facts: EngineFacts, first: str, last: str) -> Recipe:
    """A clip between its first and last frame (sha256 each; last may be "")."""
    brief = project.brief
    return _recipe(
        Role.CLIPS,
        scene.choice(Role.CLIPS, brief),
        clip_prompt(scene, facts),
        derive_seed(scene.seed, "clip", scene.clip_variation),
        description=scene.description,
        style=brief.style,
        style_guide=project.style_guide,
        size=list(brief.size),
        duration=scene.seconds(brief),
        frame_rate=FRAME_RATE,
        first=first,
        last=last,
        staging=scene.staging if facts.reads_staging else "",
        world_seed=keyframe_seed(scene, SlotKind.END) if facts.reads_staging else 0,
        place_in_film=_place_in_film(project, scene) if facts.scores_film else [],
    )


def last_frame_recipe(project: Project, clip: str) -> Recipe:
    """An end frame that is what its clip (sha256) really ends with, for clips that aren't told where to end."""
    size = list[Json](project.brief.size)
    text: Json = {"role": "last_frame", "engine": OURSELVES.engine, "clip": clip, "size": size}
    return Recipe(canonical(text), OURSELVES)


def _place_in_film(project: Project, scene: Scene) -> list[Json]:
    """Index, count and crossfade place a clip among equally long ones; else its beginning and the film's length do."""
    place: list[Json] = [scene.index, len(project.scenes), project.brief.crossfade]
    if any(each.duration is not None for each in project.scenes):
        place += [start_in_film(project, scene), length_of(project), project.brief.clip_duration]
    return place


def start_in_film(project: Project, scene: Scene) -> float:
    """When the scene's clip begins, in seconds from the beginning of the film."""
    before = project.scenes[: scene.index]
    return sum(each.seconds(project.brief) - project.brief.crossfade for each in before)


def length_of(project: Project) -> float:
    """Seconds the film with these scenes lasts; of one without scenes, what its brief says."""
    brief, scenes = project.brief, project.scenes
    if not scenes:
        return brief.length
    return sum(scene.seconds(brief) for scene in scenes) - (len(scenes) - 1) * brief.crossfade


def film_recipe(project: Project, clips: Sequence[str]) -> Recipe:
    """The film: its clips (sha256 each) in order, how they are joined, and what its text track says."""
    told = captions_of(project)
    captions: dict[str, Json] = {"captions": list[Json](told.texts) if told else [], "language": told.language}
    return Recipe(canonical(_joined(project, clips) | captions), OURSELVES)


def film_recipe_without_captions(project: Project, clips: Sequence[str]) -> Recipe:
    """The same of a film from before there were text tracks. It is as good as it was, until its clips or joins change."""
    return Recipe(canonical(_joined(project, clips)), OURSELVES)


def _joined(project: Project, clips: Sequence[str]) -> dict[str, Json]:
    """Clips and joins, and how large the film is unless that is HD: films from before there was a choice don't say so."""
    brief = project.brief
    joined: dict[str, Json] = {"role": "film", "clips": list[Json](clips), "crossfade": brief.crossfade}
    if brief.resolution is not Resolution.HD:
        joined["size"] = list[Json](brief.size)
    return joined


def _recipe(role: Role, choice: EngineChoice, prompt: str, seed: int, **rest: Json) -> Recipe:
    fixed: dict[str, Json] = {
        "role": role.value,
        "engine": choice.engine,
        "model": choice.model,
        "prompt": prompt,
        "seed": seed,
    }
    return Recipe(canonical(fixed | rest), choice, prompt, seed)
