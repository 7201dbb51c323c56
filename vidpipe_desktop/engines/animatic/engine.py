"""The animatic as an engine: every role is a task in a warm worker process."""

from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from vidpipe_desktop.compute import TaskFailed, Workers
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Json, Role
from vidpipe_desktop.core.staging import StagingField
from vidpipe_desktop.engines.animatic.lacking_fonts import lacking_fonts
from vidpipe_desktop.engines.base import (
    ChoiceRequest,
    ChosenStaging,
    ClipRequest,
    Delivered,
    KeyframeRequest,
    PlaceInFilm,
    Report,
    RoughCutRequest,
    SceneDraft,
    StagingRequest,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)

FACTS = EngineFacts(
    id="animatic",
    title="Animatic (built in)",
    roles=frozenset(Role),
    local=True,
    paints_from_start=False,
    takes_last_frame=True,
    reads_staging=True,
    draws_captions=True,
    scores_film=True,
    sound=True,
    cancels=True,
    at_once=0,
)

_TASKS = "vidpipe_desktop.engines.animatic.tasks"
_DRAFT = TypeAdapter(StoryboardDraft)
_SCENE = TypeAdapter(SceneDraft)
_NAMES = TypeAdapter(list[str])
_CHOSEN = TypeAdapter(ChosenStaging)
_FIELDS = TypeAdapter(tuple[StagingField, ...])

T = TypeVar("T")


def can_narrate() -> bool:
    """Whether the voice for narration is installed."""
    return find_spec("espeakng_loader") is not None


class AnimaticEngine:
    """Works on this machine, at no cost, at once."""

    facts = FACTS

    def __init__(self, workers: Workers, *, captions: bool = True, narration: bool = False) -> None:
        self._workers = workers
        self._captions = captions
        self._narration = narration

    async def close(self) -> None:
        """The workers belong to the app."""

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        """Read the prompt and stage it."""
        args: dict[str, Json] = {
            "prompt": request.prompt,
            "style": request.style,
            "scene_count": request.scene_count,
            "seconds": request.clip_duration,
            "aspect_ratio": request.aspect_ratio.value,
            "seed": request.seed,
            "narration": self._narration,
        }
        return _understood(_DRAFT, await self._run("storyboard", args, report, urgent=True))

    async def stage_scene(self, request: StagingRequest, report: Report) -> SceneDraft:
        """Read a scene's words and stage it within the same film."""
        args: dict[str, Json] = {
            "prompt": request.prompt,
            "words": request.words,
            "style": request.style,
            "seconds": request.duration,
            "aspect_ratio": request.aspect_ratio.value,
            "index": request.index,
            "count": request.count,
            "seed": request.seed,
            "staging": request.staging,
            "beside": request.beside,
            "narration": self._narration,
        }
        return _understood(_SCENE, await self._run("restage", args, report, urgent=True))

    async def vocabulary(self) -> tuple[StagingField, ...]:
        """What can be chosen in any scene."""
        answer = await self._run("vocabulary", {}, lambda _: None, urgent=True)
        return _understood(_FIELDS, answer["fields"])

    async def choose_staging(self, request: ChoiceRequest, report: Report) -> ChosenStaging:
        """Stage a scene as a person chose, and say what can be chosen in it."""
        args: dict[str, Json] = {
            "staging": _staging(request.staging),
            "choices": [list(choice) for choice in request.choices],
            "texts": dict(request.texts),
            "written": request.written,
            "aspect_ratio": request.aspect_ratio.value,
        }
        return _understood(_CHOSEN, await self._run("choose", args, report, urgent=True))

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """Paint the first or last picture of the staged scene."""
        args: dict[str, Json] = {
            "staging": _staging(request.staging),
            "kind": request.kind.value,
            "seed": request.seed,
            "seconds": request.duration,
            "size": list(request.size),
            "path": str(request.target),
        }
        await self._run("keyframe", args, report, urgent=True)
        return Delivered()

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Film the staged scene between its two pictures."""
        args: dict[str, Json] = {
            "staging": _staging(request.staging),
            "seed": request.seed,
            "world_seed": request.world_seed,
            "seconds": request.duration,
            "size": list(request.size),
            "frame_rate": request.frame_rate,
            "first": str(request.first),
            "last": str(request.last or ""),
            "given": [request.first_given, request.last_given],
            "words": f"{request.prompt} {request.description}",
            "place_in_film": _place(request.place),
            "captions": self._captions,
            "narration": self._narration,
            "path": str(request.target),
        }
        answer = await self._run("clip", args, report)
        return Delivered(remark=lacking_fonts(_NAMES.validate_python(answer["lacking"])))

    async def rough_cut(self, request: RoughCutRequest, report: Report) -> None:
        """Film every scene, small and quickly, one after the other."""
        args: dict[str, Json] = {
            "scenes": [
                {
                    "staging": _staging(scene.staging),
                    "seed": scene.seed,
                    "world_seed": scene.world_seed,
                    "seconds": scene.seconds,
                    "place_in_film": _place(scene.place),
                    "path": str(target),
                }
                for scene, target in zip(request.scenes, request.targets, strict=True)
            ],
            "size": list(request.size),
            "frame_rate": request.frame_rate,
            "captions": self._captions,
            "narration": self._narration,
        }
        await self._run("rough_cut", args, report)

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """There are no jobs: clips are delivered at once."""
        raise _no_such_job(job_id)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """There are no jobs: clips are delivered at once."""
        raise _no_such_job(job_id)

    async def cancel_clip(self, job_id: str) -> bool:
        """There are no jobs; cancelling the task that awaits a clip ends its work."""
        raise _no_such_job(job_id)

    async def find_clip(self, request_id: str) -> str | None:
        """Nothing outlives the process, so nothing can be found."""
        return None

    async def _run(self, task: str, args: dict[str, Json], report: Report, *, urgent: bool = False) -> dict[str, Json]:
        try:
            return await self._workers.run(f"{_TASKS}:{task}", args, report, urgent=urgent)
        except TaskFailed as error:
            raise EngineError(FailureKind.BAD_OUTPUT, error.title, error.advice) from error


def _understood(adapter: TypeAdapter[T], answer: Json) -> T:
    try:
        return adapter.validate_python(answer)
    except ValidationError as error:
        raise EngineError(FailureKind.BAD_OUTPUT, "The storyboard came out broken.", str(error)) from error


def _staging(text: str) -> str:
    if not text:
        raise EngineError(
            FailureKind.INVALID,
            "This scene has no staging for the animatic.",
            "Change a word of its description, and it is staged anew.",
        )
    return text


def _place(place: PlaceInFilm) -> list[Json]:
    return [place.index, place.count, place.crossfade, place.start, place.length, place.usual]


def _no_such_job(job_id: str) -> EngineError:
    return EngineError(FailureKind.JOB_LOST, f"The animatic has no job “{job_id}”.", "Make the clip again.")
