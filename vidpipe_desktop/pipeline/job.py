"""One step being done: what it may use, and how its take is entered into the ledger.

The order protects money: the take is committed as intended before the engine is called, and as ready only after its
file is whole, checked and named by its content.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.caps import NO_CAPS
from vidpipe_desktop.core.changes import Change, PutTake
from vidpipe_desktop.core.engines import EngineFacts, facts_for
from vidpipe_desktop.core.errors import EngineError, FailureKind, MediaError
from vidpipe_desktop.core.models import ROLE_OF, Failure, Json, MediaFile, Project, Take, TakeState
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import Plan, Step
from vidpipe_desktop.core.recipes import Recipe
from vidpipe_desktop.engines.base import Report
from vidpipe_desktop.engines.registry import Registry
from vidpipe_desktop.pipeline.checkpoint import Checkpoint
from vidpipe_desktop.pipeline.limits import Limits
from vidpipe_desktop.pipeline.retrying import with_live_worker
from vidpipe_desktop.pipeline.rules import Rules
from vidpipe_desktop.storage.files import MediaStore
from vidpipe_desktop.storage.lease import Lease
from vidpipe_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What the stages work with, and the rules they keep; one for the whole app."""

    store: Store
    media: MediaStore
    registry: Registry
    workers: Workers
    checkpoint: Checkpoint
    limits: Limits
    rules: Rules


@dataclass(frozen=True, slots=True)
class Job:
    """One step of one run. project and plan are as they were when the step began.

    in_doubt: ids of takes whose paid call has begun and has no known outcome; shared by all steps of the run.
    """

    tools: Toolbox
    project: Project
    plan: Plan
    step: Step
    lease: Lease
    run_id: str
    report: Report
    in_doubt: set[str] = field(default_factory=set[str])

    @property
    def recipe(self) -> Recipe:
        """What is to be made. A step runs only when its recipe is known."""
        assert self.step.recipe is not None
        return self.step.recipe

    @property
    def facts(self) -> EngineFacts:
        """Capabilities and prices of the step's engine, with the step's model."""
        role, resolution = ROLE_OF[self.step.slot.kind], self.project.brief.resolution
        return facts_for(self.tools.registry.facts, self.step.engine, role, resolution)

    async def intend(self) -> Take:
        """Commit a take in state intended: from now on it can be neither forgotten nor begun twice.

        Raises CapReached if its price would pass a spending cap; then there is no such take.
        """
        recipe = self.recipe
        earlier = [take.number for take in self.project.takes if take.slot == self.step.slot]
        take = Take(
            id=str(uuid.uuid4()),
            slot=self.step.slot,
            number=max(earlier, default=0) + 1,
            state=TakeState.INTENDED,
            created_at=datetime.now(UTC),
            engine=recipe.engine.engine,
            model=recipe.engine.model,
            seed=recipe.seed,
            prompt=recipe.prompt,
            recipe=recipe.text,
            fingerprint=recipe.fingerprint,
            price=self.step.price,
            run_id=self.run_id,
        )
        caps = self.tools.rules.caps if take.price else NO_CAPS
        await self.tools.checkpoint.write(self.project.id, PutTake(take), lease=self.lease, caps=caps)
        return take

    async def deliver(
        self,
        take: Take,
        *changes: Change,
        file: MediaFile | None = None,
        thumbnail: MediaFile | None = None,
        duration: float = 0.0,
        cost: Micros | None = None,
    ) -> Take:
        """Commit the take as ready, with whatever else changes through it; returns it. cost: None = as priced."""
        ready = replace(
            take,
            state=TakeState.READY,
            file=file,
            thumbnail=thumbnail,
            duration=duration,
            cost=take.price if cost is None else cost,
            failure=None,
            finished_at=datetime.now(UTC),
        )
        await self.commit(PutTake(ready), *changes)
        return ready

    async def spoilt(self, take: Take, cost: Micros | None, error: MediaError | EngineError) -> EngineError:
        """Commit the take as failed although it was paid for, as when what came is of no use. Returns what to raise."""
        kind = error.kind if isinstance(error, EngineError) else FailureKind.BAD_OUTPUT
        failure = Failure(kind.value, error.title, error.advice)
        ended = datetime.now(UTC)
        paid = take.price if cost is None else cost
        failed = replace(take, state=TakeState.FAILED, cost=paid, failure=failure, finished_at=ended)
        await self.commit(PutTake(failed))
        return EngineError(kind, error.title, error.advice)

    async def commit(self, *changes: Change) -> None:
        """Commit changes under the run's lease."""
        await self.tools.checkpoint.write(self.project.id, *changes, lease=self.lease)

    def picture(self, file: MediaFile | None) -> Path:
        """Where a picture that the step depends on lies."""
        assert file is not None
        return self.tools.media.path(file)

    async def keep(self, path: Path) -> MediaFile:
        """Take a finished, checked scratch file into the media folder."""
        return await self.tools.media.keep(path, path.suffix)

    async def inspect(self, task: str, path: Path, thumbnail: Path, **args: Json) -> Mapping[str, Json]:
        """Check a file in a worker process and write its thumbnail. Raises MediaError if it is broken."""
        given: dict[str, Json] = {"path": str(path), "thumbnail": str(thumbnail), **args}
        run = self.tools.workers.run
        return await with_live_worker(lambda: run(f"vidpipe_desktop.media.tasks:{task}", given, urgent=True))
