"""Project files (`.vidpipe`): what of a project goes into one, and what must be true of one that comes from elsewhere."""

import json
import math
import re
import uuid
from dataclasses import replace
from datetime import datetime

from vidpipe_desktop.core.brief import DURATIONS, MAX_SCENES, parse_brief
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import (
    DEFAULT_ENGINE,
    OPEN_STATES,
    STORYBOARD,
    Brief,
    MediaFile,
    Project,
    Role,
    Scene,
    SlotKind,
    Take,
    TakeState,
)
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.core.suffixes import CLIPS, PICTURES

MIME_TYPE = "application/vnd.vidpipe.project+zip"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_VARIATIONS = 2**31 - 1
_ANY_ENGINE = {DEFAULT_ENGINE: EngineFacts(DEFAULT_ENGINE, "", frozenset(Role))}


def portable(project: Project, steps: Plan, *, selected_only: bool = False) -> Project:
    """The project as it goes into a file: every take that has something to show, or only those in use.

    Without what is of no use elsewhere (runs, ids of jobs), or easily made again (thumbnails).
    """
    used = {state.take.id for state in steps.states.values() if state.take}
    takes = tuple(
        replace(take, job_id="", run_id="", thumbnail=None)
        for take in project.takes
        if take.state is TakeState.READY and (take.id in used or not selected_only)
    )
    return replace(project, run=None, takes=takes)


def media_of(project: Project) -> tuple[MediaFile, ...]:
    """The files of the project's takes, each once."""
    return tuple(dict.fromkeys(take.file for take in project.takes if take.file))


def unfinished(project: Project) -> int:
    """How many takes are still being made, or may be: they stay where they are, and their jobs with them."""
    return sum(take.state in OPEN_STATES for take in project.takes)


def require_sound(project: Project) -> None:
    """Refuse what none of our projects can be, so that nothing later stumbles over it. Raises InvalidRequest."""
    _require_brief(project.brief)
    _require(_is_uuid(project.id), "its id is none")
    _require(0 <= project.storyboard_variation <= _MOST_VARIATIONS, "a number is out of range")
    for scenes in (project.scenes, *(take.storyboard.scenes for take in project.takes if take.storyboard)):
        _require_scenes(scenes)
    for take in project.takes:
        _require_take(take)


def _require_brief(brief: Brief) -> None:
    """Its values are in their bounds. Engines may be others than there are here: such a film can be kept and looked at."""
    values = {
        "prompt": brief.prompt,
        "style": brief.style,
        "clip_duration": brief.clip_duration,
        "scenes": brief.scene_count,
        "crossfade": brief.crossfade,
        "seed": brief.seed,
    }
    parse_brief(values, _ANY_ENGINE)


def _require_scenes(scenes: tuple[Scene, ...]) -> None:
    _require(len(scenes) <= MAX_SCENES, "it has too many scenes")
    _require([scene.index for scene in scenes] == list(range(len(scenes))), "its scenes are out of order")
    _require(len({scene.id for scene in scenes}) == len(scenes), "two scenes are the same")
    for scene in scenes:
        _require(scene.duration is None or DURATIONS[0] <= scene.duration <= DURATIONS[1], "a scene's length is wrong")


def _require_take(take: Take) -> None:
    _require(take.state is TakeState.READY and take.number > 0, "a take is not ready")
    _require(math.isfinite(take.duration), "a take's length is wrong")
    _require(all(map(_is_aware, (take.created_at, take.finished_at or take.created_at))), "a take has no time zone")
    _require(_is_recipe(take.recipe), "a recipe is not whole")
    if take.slot == STORYBOARD:
        _require(take.file is None, "a storyboard has a file")
        return
    kinds = CLIPS if take.slot.kind in (SlotKind.CLIP, SlotKind.FILM) else PICTURES
    file = take.file or MediaFile("", "", 0)
    _require(file.suffix in kinds and bool(_SHA256.fullmatch(file.sha256)), "a take has a wrong file, or none")
    _require(take.storyboard is None, "a take has scenes")


def _require(fact: bool, otherwise: str) -> None:
    if not fact:
        raise InvalidRequest(Problem("project", f"The project in it cannot be used: {otherwise}."))


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _is_aware(moment: datetime) -> bool:
    return moment.tzinfo is not None


def _is_recipe(text: str) -> bool:
    """Whether it is empty, as that of a person's own file is, or the JSON object that recipes are."""
    try:
        return not text or isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
