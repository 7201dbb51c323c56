"""Why a take is not what its slot asks for any more, in a sentence."""

import json
from collections.abc import Mapping
from typing import cast

from vidpipe_desktop.core.models import Json, Scene, SlotKind, Take
from vidpipe_desktop.core.plan import Step
from vidpipe_desktop.core.wording import slot_name

_CAUSES: Mapping[str, str] = {
    "engine": "another engine makes it",
    "model": "another model makes it",
    "prompt": "its words changed",
    "description": "the scene’s description changed",
    "staging": "the scene is staged anew",
    "style": "the style changed",
    "style_guide": "the style guide changed",
    "size": "the size of the picture changed",
    "aspect_ratio": "the shape of the picture changed",
    "duration": "its length changed",
    "clip_duration": "the length of clips changed",
    "scene_count": "the number of scenes changed",
    "start": "its start frame changed",
    "first": "its start frame changed",
    "last": "its end frame changed",
    "seed": "another take was asked for",
    "world_seed": "another take was asked for",
    "clip": "its clip changed",
    "clips": "its clips changed",
    "crossfade": "the crossfade changed",
    "captions": "its captions changed",
    "place_in_film": "its place in the film, and so its music, changed",
}
"""In the order of what a person would name first."""
_MOST = 2
"""Causes that are named."""


def why_stale(take: Take | None, step: Step, scenes: tuple[Scene, ...]) -> str:
    """ "Its words changed, and the style changed."; "" if the slot was empty before, or nobody knows."""
    if take is None:
        return ""
    if step.needs:
        first = slot_name(step.needs[0], scenes)
        storyboard = step.needs[0].kind is SlotKind.STORYBOARD
        return "The storyboard is to be rewritten first." if storyboard else f"{first}, is to be made anew first."
    if step.recipe is None or not take.recipe:
        return ""
    had, wanted = _read(take.recipe), _read(step.recipe.text)
    causes = [words for key, words in _CAUSES.items() if had.get(key) != wanted.get(key)]
    named = list(dict.fromkeys(causes))[:_MOST]
    return f"{', and '.join(named)}.".capitalize() if named else ""


def _read(recipe: str) -> Mapping[str, Json]:
    return cast(Mapping[str, Json], json.loads(recipe))
