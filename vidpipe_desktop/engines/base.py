"""The contract between the pipeline and whoever writes storyboards, paints keyframes or films clips.

An engine is one object with `facts` and the protocols of the roles that its facts name. It never retries a paid call
by itself, raises only `core.errors.EngineError` (and asyncio.CancelledError), and writes results to the `target` path
it is given, which lies in a scratch folder: the pipeline checks them and takes them in.

A local engine answers at once: `submit_clip` returns `Delivered`. A remote one returns `Submitted` with the job id,
which is committed before anybody polls. Cancelling the awaiting task cancels the work.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.events import Notice
from vidpipe_desktop.core.models import AspectRatio, SlotKind
from vidpipe_desktop.core.money import FREE, Micros
from vidpipe_desktop.core.staging import Choice, StagingField

Report = Callable[[float], None]
"""Told how far the work is, 0…1. Cheap; may be called often."""


@dataclass(frozen=True, slots=True)
class StoryboardRequest:
    """A prompt to be turned into exactly scene_count scenes of clip_duration seconds each.

    request_id is the take's id: an idempotency key for engines that know one. vocabulary: what whoever paints can stage;
    scenes may say what they wish of it.
    """

    request_id: str
    prompt: str
    style: str
    aspect_ratio: AspectRatio
    clip_duration: float
    scene_count: int
    seed: int
    model: str = ""
    vocabulary: tuple[StagingField, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneDraft:
    """One scene as an engine wrote it. staging: JSON for engines with `reads_staging` ("" = none), its `core.captions` too.

    least: seconds that it must last, crossfades not counted, for its words to be told. lost: of whom something was
    chosen by hand before, and who is not in the scene any more. wishes: how it is to be staged, in the vocabulary of the
    request.
    """

    description: str
    start_prompt: str
    end_prompt: str
    motion_prompt: str
    transition: str
    seed: int
    staging: str = ""
    least: float = 0.0
    lost: tuple[str, ...] = ()
    wishes: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryboardDraft:
    """A style guide for the whole film and its scenes in order."""

    style_guide: str
    scenes: tuple[SceneDraft, ...]
    cost: Micros = FREE


@dataclass(frozen=True, slots=True)
class StagingRequest:
    """One scene to be staged from its words, as scene index of count in a film whose prompt was `prompt`.

    words: what is to be seen, the newest first; "" = only style, shape or length are others. staging: of the scene as
    it was, or, if beside is set, of one beside it whose look it shall share ("" = none).
    """

    prompt: str
    words: str
    style: str
    aspect_ratio: AspectRatio
    duration: float
    index: int
    count: int
    seed: int
    staging: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceRequest:
    """A staged scene, to be staged as somebody chose: fields and values besides those chosen before.

    texts: of the scene, by name; what they say of its staging is to follow. written: the choices are not a person's, to be
    remembered as such, but how the scene was meant to be written.
    """

    staging: str
    choices: tuple[Choice, ...]
    texts: Mapping[str, str]
    aspect_ratio: AspectRatio
    written: bool = False


@dataclass(frozen=True, slots=True)
class ChosenStaging:
    """The scene as it is staged then, in words, and all that can be chosen in it."""

    staging: str
    texts: Mapping[str, str]
    fields: tuple[StagingField, ...]


@dataclass(frozen=True, slots=True)
class RewordRequest:
    """Texts of a scene to be put in other words, because an engine refused what was to be made from them.

    request_id is the take's id: an idempotency key for engines that know one. refused: what was to be made ("start
    frame", "clip"); reason: of that engine, in its words. prompt: of the film. texts: by name, as in `core.edits.WORDS`.
    """

    request_id: str
    prompt: str
    style: str
    style_guide: str
    refused: str
    reason: str
    texts: Mapping[str, str]
    model: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The texts of a RewordRequest, each in other words or, where it needs none, as it was."""

    texts: Mapping[str, str]
    cost: Micros = FREE


@dataclass(frozen=True, slots=True)
class KeyframeRequest:
    """A picture of `size` pixels to be written to target as PNG, JPEG or WebP.

    request_id is the take's id: an idempotency key for engines that know one. start: the picture to paint from, if the
    engine's facts say `paints_from_start`. duration: seconds of the scene's clip.
    """

    request_id: str
    kind: SlotKind
    prompt: str
    style: str
    style_guide: str
    size: tuple[int, int]
    duration: float
    seed: int
    target: Path
    model: str = ""
    staging: str = ""
    start: Path | None = None


@dataclass(frozen=True, slots=True)
class PlaceInFilm:
    """Where a clip stands: scene index of count, joined with crossfades of so many seconds.

    start: when it begins in the film; length: of the whole film; usual: of a clip, as a rule. In seconds; None where all
    clips are equally long.
    """

    index: int
    count: int
    crossfade: float
    start: float | None = None
    length: float | None = None
    usual: float | None = None


@dataclass(frozen=True, slots=True)
class ClipRequest:
    """A clip of `duration` seconds from picture `first` to picture `last`, to be written to target as MP4.

    last is None for engines that take no last frame. first_given, last_given: another engine, or the person, made it.
    world_seed: the seed the scene's end frame was painted with.
    """

    request_id: str
    prompt: str
    description: str
    style: str
    style_guide: str
    size: tuple[int, int]
    duration: float
    frame_rate: int
    seed: int
    world_seed: int
    place: PlaceInFilm
    first: Path
    target: Path
    last: Path | None = None
    model: str = ""
    staging: str = ""
    first_given: bool = False
    last_given: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """The result lies at the target path. cost: what was really charged; None = what its price says.

    remark: what the person should know about it; told once as long as the app is open.
    """

    cost: Micros | None = None
    remark: Notice | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """The engine took the job and will work on it by itself. job_id: all that is needed to find it again."""

    job_id: str


@dataclass(frozen=True, slots=True)
class Working:
    """The job is not done. progress: 0…1 or None if unknown; check_again: seconds after which a look pays."""

    progress: float | None = None
    check_again: float = 2.0


@runtime_checkable
class Engine(Protocol):
    """Common to all engines."""

    @property
    def facts(self) -> EngineFacts:
        """Roles, capabilities, limits, prices. Never changes while the engine is open."""
        ...

    async def close(self) -> None:
        """Let go of connections. No call follows."""
        ...


@runtime_checkable
class CheckableEngine(Engine, Protocol):
    """An engine that can be tried out from Settings."""

    async def check(self) -> str:
        """Make the cheapest free call and say in one sentence what works. Raises EngineError."""
        ...


@runtime_checkable
class StoryboardWriter(Engine, Protocol):
    """An engine with Role.STORYBOARD."""

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        """The storyboard. Raises EngineError."""
        ...


@runtime_checkable
class Rewriter(Engine, Protocol):
    """An engine with `rewords`: a text model that knows how to say a thing in other words."""

    async def reword(self, request: RewordRequest, report: Report) -> Reworded:
        """The texts in words that may be accepted. Raises EngineError."""
        ...


@runtime_checkable
class SceneStager(Engine, Protocol):
    """An engine with `reads_staging`: what it paints and films by, it can make from words."""

    async def stage_scene(self, request: StagingRequest, report: Report) -> SceneDraft:
        """The scene staged anew, and in words that fit. Raises EngineError."""
        ...


@runtime_checkable
class SceneChooser(SceneStager, Protocol):
    """An engine whose staging can be changed by hand: it says what there is to choose from, and does what was chosen."""

    async def vocabulary(self) -> tuple[StagingField, ...]:
        """What can be chosen in any scene, whoever is in it. Raises EngineError."""
        ...

    async def choose_staging(self, request: ChoiceRequest, report: Report) -> ChosenStaging:
        """The scene with the choices. Those that have nothing to apply to are left out. Raises EngineError."""
        ...


@dataclass(frozen=True, slots=True)
class RoughScene:
    """One scene of a rough cut. seed: of its clip; world_seed: of its pictures; seconds: of its clip."""

    staging: str
    seed: int
    world_seed: int
    seconds: float
    place: PlaceInFilm


@dataclass(frozen=True, slots=True)
class RoughCutRequest:
    """A film to be seen before it is made: small, with few pictures a second. targets: a file for each scene."""

    scenes: tuple[RoughScene, ...]
    size: tuple[int, int]
    frame_rate: int
    targets: tuple[Path, ...]


@runtime_checkable
class RoughCutter(SceneStager, Protocol):
    """An engine that shows in seconds, for nothing, what a film will be like."""

    async def rough_cut(self, request: RoughCutRequest, report: Report) -> None:
        """Write the clips, whole, in order; report: the share of them that are there. Raises EngineError."""
        ...


@runtime_checkable
class KeyframePainter(Engine, Protocol):
    """An engine with Role.KEYFRAMES."""

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """Write the picture to request.target. Raises EngineError."""
        ...


@runtime_checkable
class ClipFilmer(Engine, Protocol):
    """An engine with Role.CLIPS. Job ids passed in are those that `submit_clip` gave, perhaps in an earlier process."""

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Begin, and for local engines finish, one clip. Raises EngineError; UNCERTAIN if it may have been accepted."""
        ...

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """How the job stands; Delivered means it can be downloaded. Raises EngineError (JOB_LOST, MODERATED …)."""
        ...

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """Fetch a finished job's clip to target. May be repeated. Raises EngineError."""
        ...

    async def cancel_clip(self, job_id: str) -> bool:
        """Ask that the job be cancelled; True if the engine will not bill it. Raises EngineError."""
        ...

    async def find_clip(self, request_id: str) -> str | None:
        """The job id that belongs to a request whose answer was lost, or None if there is no such job.

        Only for engines whose facts say `looks_up`. Raises EngineError.
        """
        ...
