"""What a project is made of: frozen snapshots that anybody may keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vidpipe_desktop.core.money import FREE, Micros
from vidpipe_desktop.core.shapes import AspectRatio, Resolution

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

DEFAULT_ENGINE = "animatic"
FRAME_RATE = 24
"""Frames per second of every film."""

STYLES: Mapping[str, str] = {
    "cinematic": "Cinematic",
    "anime": "Anime",
    "watercolor": "Watercolor",
    "noir": "Noir",
    "pixel": "Pixel art",
    "documentary": "Documentary",
    "storybook": "Storybook",
    "cyberpunk": "Cyberpunk",
    "vintage": "Vintage film",
    "comic": "Comic",
    "papercut": "Paper cut-out",
    "blueprint": "Blueprint",
    "3d": "3D animation",
}
"""Style names as stored and typed, and as shown."""


class Role(StrEnum):
    """The three things an engine can supply."""

    STORYBOARD = "storyboard"
    KEYFRAMES = "keyframes"
    CLIPS = "clips"


class Stage(StrEnum):
    """How far a run goes before it waits for the person's approval; `film` is all the way."""

    STORYBOARD = "storyboard"
    KEYFRAMES = "keyframes"
    CLIPS = "clips"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which engine does a role, with which of its models ("" = its default)."""

    engine: str = DEFAULT_ENGINE
    model: str = ""

    @property
    def name(self) -> str:
        """As it is written in fields: "google", "google:veo-3.1-generate-001"."""
        return f"{self.engine}:{self.model}" if self.model else self.engine

    @staticmethod
    def named(name: str) -> "EngineChoice":
        """The choice that is written like this. Names of engines have no colon, those of models may."""
        engine, _, model = name.strip().partition(":")
        return EngineChoice(engine, model)


@dataclass(frozen=True, slots=True)
class Brief:
    """What the person asked for. Made by `core.brief.parse_brief`, which checks every value.

    clip_duration and crossfade are seconds; single scenes may have a length and engines of their own. until: where runs
    stop for approval; it says how the film is made, not what it is, so no recipe knows it.
    """

    prompt: str
    style: str = "cinematic"
    aspect_ratio: AspectRatio = AspectRatio.WIDE
    clip_duration: float = 5.0
    scene_count: int = 5
    crossfade: float = 0.0
    seed: int = 0
    storyboard: EngineChoice = EngineChoice()
    keyframes: EngineChoice = EngineChoice()
    clips: EngineChoice = EngineChoice()
    until: Stage = Stage.FILM
    resolution: Resolution = Resolution.HD

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the film in pixels."""
        return self.aspect_ratio.at(self.resolution)

    def choice(self, role: Role) -> EngineChoice:
        """The engine chosen for `role`."""
        return {Role.STORYBOARD: self.storyboard, Role.KEYFRAMES: self.keyframes, Role.CLIPS: self.clips}[role]

    @property
    def length(self) -> float:
        """Seconds the finished film lasts: crossfades overlap their two clips."""
        return film_length(self.scene_count, self.clip_duration, self.crossfade)


def film_length(scenes: int, clip_duration: float, crossfade: float) -> float:
    """Seconds of a film of `scenes` clips whose joins overlap by `crossfade` seconds."""
    return scenes * clip_duration - max(0, scenes - 1) * crossfade


class SlotKind(StrEnum):
    """A kind of place to be filled. rewording: other words for a scene that was refused; no film needs it, so no plan does."""

    STORYBOARD = "storyboard"
    START = "start"
    END = "end"
    CLIP = "clip"
    FILM = "film"
    REWORDING = "rewording"


ROLE_OF: Mapping[SlotKind, Role] = {
    SlotKind.STORYBOARD: Role.STORYBOARD,
    SlotKind.START: Role.KEYFRAMES,
    SlotKind.END: Role.KEYFRAMES,
    SlotKind.CLIP: Role.CLIPS,
    SlotKind.REWORDING: Role.STORYBOARD,
}
"""Which role fills a slot. The film has none: it is stitched here."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled: in the project (storyboard, film) or in one scene (all others)."""

    kind: SlotKind
    scene_id: str = ""


STORYBOARD = Slot(SlotKind.STORYBOARD)
FILM = Slot(SlotKind.FILM)


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file in the content-addressed media folder. size is in bytes, suffix has its dot."""

    sha256: str
    suffix: str
    size: int


class TakeState(StrEnum):
    """How far an attempt has come.

    intended   written down, before anything is spent
    submitted  the engine has given a job id; the result is awaited
    ready      the file (or storyboard) is whole and in use
    failed     ended without a result
    unknown    a crash hid the outcome; it may have been paid for
    lost       was ready, but its file has vanished from the disk
    """

    INTENDED = "intended"
    SUBMITTED = "submitted"
    READY = "ready"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LOST = "lost"


OPEN_STATES = frozenset({TakeState.INTENDED, TakeState.SUBMITTED, TakeState.UNKNOWN})
"""Begun, and not known to have ended."""


class UnknownTakes(StrEnum):
    """What to do about a take that may have been paid for: ask the person, pay again, or leave its slot alone."""

    ASK = "ask"
    RESUBMIT = "resubmit"
    SKIP = "skip"


class TakeSource(StrEnum):
    """How a take came to be."""

    MADE = "made"
    INHERITED = "inherited"
    UPLOADED = "uploaded"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a take failed, in the person's words. kind is a `FailureKind` value, or "stopped" or "internal"."""

    kind: str
    title: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene of the storyboard.

    index is 0-based; people see it 1-based. staging is canonical JSON that the engine which wrote the storyboard
    may leave for the engines that paint and film ("" = none). The variations count how often the person asked for
    another take of a slot. duration (seconds), keyframes and clips are None where the brief's hold.
    """

    id: str
    index: int
    description: str
    start_prompt: str
    end_prompt: str
    motion_prompt: str
    transition: str
    seed: int
    staging: str = ""
    start_variation: int = 0
    end_variation: int = 0
    clip_variation: int = 0
    duration: float | None = None
    keyframes: EngineChoice | None = None
    clips: EngineChoice | None = None

    def seconds(self, brief: Brief) -> float:
        """How long its clip is."""
        return brief.clip_duration if self.duration is None else self.duration

    def choice(self, role: Role, brief: Brief) -> EngineChoice:
        """Who paints or films it."""
        own = {Role.KEYFRAMES: self.keyframes, Role.CLIPS: self.clips}.get(role)
        return own or brief.choice(role)


@dataclass(frozen=True, slots=True)
class Storyboard:
    """Style guide and scenes as they stood when a storyboard was last on the table."""

    style_guide: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Take:
    """One attempt to fill a slot: recorded before anything is spent, never overwritten or deleted.

    price is what it was expected to cost when it was begun, cost what it did.
    storyboard: what a take of the storyboard wrote, with all that the person made of it until another took its place;
    what a rewording wrote is the one scene in it.
    """

    id: str
    slot: Slot
    number: int
    state: TakeState
    created_at: datetime
    source: TakeSource = TakeSource.MADE
    engine: str = ""
    model: str = ""
    seed: int = 0
    prompt: str = ""
    recipe: str = ""
    fingerprint: str = ""
    price: Micros = FREE
    cost: Micros = FREE
    job_id: str = ""
    file: MediaFile | None = None
    thumbnail: MediaFile | None = None
    duration: float = 0.0
    failure: Failure | None = None
    pinned: bool = False
    run_id: str = ""
    finished_at: datetime | None = None
    storyboard: Storyboard | None = None

    @property
    def committed(self) -> Micros:
        """What it counts against spending caps: while its end is not known, at least its price."""
        return Micros(max(self.cost, self.price)) if self.state in OPEN_STATES else self.cost


class RunState(StrEnum):
    """How a run ended, or that it has not. Paused: a spending cap would have been passed."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a plan up to a stage. estimate: what its steps were to cost when it began."""

    id: str
    state: RunState
    started_at: datetime
    finished_at: datetime | None = None
    message: str = ""
    until: Stage = Stage.FILM
    estimate: Micros = FREE


class Status(StrEnum):
    """What lists show and the API serves. Derived by `core.status`; nothing reads it to decide what to do."""

    PENDING = "pending"
    STORYBOARDING = "storyboarding"
    KEYFRAMING = "keyframing"
    VIDEO_GEN = "video_gen"
    STITCHING = "stitching"
    STAGED = "staged"
    STOPPED = "stopped"
    PAUSED = "paused"
    FAILED = "failed"
    COMPLETE = "complete"


RUNNING_STATUSES = frozenset({Status.STORYBOARDING, Status.KEYFRAMING, Status.VIDEO_GEN, Status.STITCHING})


@dataclass(frozen=True, slots=True)
class Project:
    """One prompt and everything made from it. takes are in the order they were made.

    forked_from: id of the project this one began as a copy of ("" = of none).
    """

    id: str
    brief: Brief
    created_at: datetime
    updated_at: datetime
    style_guide: str = ""
    storyboard_variation: int = 0
    scenes: tuple[Scene, ...] = ()
    takes: tuple[Take, ...] = ()
    run: Run | None = None
    forked_from: str = ""

    def scene(self, scene_id: str) -> Scene:
        """The scene with this id. Raises KeyError."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)

    def take(self, take_id: str) -> Take:
        """The take with this id. Raises KeyError."""
        for take in self.takes:
            if take.id == take_id:
                return take
        raise KeyError(take_id)

    @property
    def cost(self) -> Micros:
        """What has been spent so far, failed and replaced takes included."""
        return Micros(sum(take.cost for take in self.takes))


@dataclass(frozen=True, slots=True)
class ProjectSummary:
    """One row of the project table. length is seconds, progress 0…1; review: the stage that waits for approval."""

    id: str
    prompt: str
    style: str
    aspect_ratio: AspectRatio
    status: Status
    progress: float
    scene_count: int
    length: float
    cost: Micros
    created_at: datetime
    updated_at: datetime
    message: str = ""
    thumbnail: MediaFile | None = None
    review: Stage | None = None
    resolution: Resolution = Resolution.HD
