"""Stores to test with, and projects with a value in every field."""

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from sqlalchemy import event

from tests.core.filming import CHAINED, ENGINES, FIRST_FRAME_ONLY, FREE_STANDING, do, new_project
from vidpipe_desktop.core.changes import Change, PutRun, PutStoryboard, PutTake
from vidpipe_desktop.core.models import (
    AspectRatio,
    Brief,
    EngineChoice,
    Failure,
    MediaFile,
    Project,
    Resolution,
    Run,
    RunState,
    Scene,
    Slot,
    SlotKind,
    Take,
    TakeSource,
    TakeState,
)
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.storage.files import SUFFIXES
from vidpipe_desktop.storage.store import Store

BRIEF = new_project().brief

texts = st.text(st.characters(exclude_categories=()), max_size=20)
"""Any text, halves of surrogate pairs and NUL included."""
_small = st.integers(0, 2**31 - 1)
_seconds = st.floats(0, 1e6)
_moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_ids = st.uuids().map(str)
_files = st.builds(
    MediaFile,
    st.binary(min_size=32, max_size=32).map(bytes.hex),
    st.sampled_from(sorted(SUFFIXES)),
    st.integers(0, 2**50),
)
_engines = st.sampled_from([CHAINED.id, FREE_STANDING.id, FIRST_FRAME_ONLY.id, "no longer installed"])
_choices = st.builds(EngineChoice, _engines, texts)

briefs = st.builds(
    Brief,
    prompt=texts,
    style=texts,
    aspect_ratio=st.sampled_from(AspectRatio),
    resolution=st.sampled_from(Resolution),
    clip_duration=st.floats(1, 60),
    scene_count=st.integers(1, 5),
    crossfade=st.floats(0, 5),
    seed=_small,
    storyboard=_choices,
    keyframes=_choices,
    clips=_choices,
)
scenes = st.lists(
    st.builds(Scene, _ids, _small, texts, texts, texts, texts, texts, _small, texts, _small, _small, _small), max_size=4
).map(lambda found: tuple(Scene(**{**_fields(scene), "index": index}) for index, scene in enumerate(found)))
takes = st.builds(
    Take,
    id=_ids,
    slot=st.builds(Slot, st.sampled_from(SlotKind), texts),
    number=_small,
    state=st.sampled_from(TakeState),
    created_at=_moments,
    source=st.sampled_from(TakeSource),
    engine=_engines,
    model=texts,
    seed=_small,
    prompt=texts,
    recipe=texts,
    fingerprint=texts,
    price=st.integers(0, 2**40).map(Micros),
    cost=st.integers(0, 2**40).map(Micros),
    job_id=texts,
    file=st.none() | _files,
    thumbnail=st.none() | _files,
    duration=_seconds,
    failure=st.none() | st.builds(Failure, texts, texts, texts),
    pinned=st.booleans(),
    run_id=texts,
    finished_at=st.none() | _moments,
)
runs = st.builds(Run, _ids, st.sampled_from(RunState), _moments, st.none() | _moments, texts)


def _fields(item: object) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__slots__}


@asynccontextmanager
async def open_store(folder: Path) -> AsyncIterator[Store]:
    """A store on `folder`."""
    store = Store(folder, ENGINES)
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def made(store: Store, **brief: object) -> Project:
    """A project in the store with a complete film."""
    project = await store.create(new_project(**{"scenes": 2, **brief}).brief)
    done = project
    while steps := [step for step in plan(done, ENGINES).steps if step.ready]:
        done = do(done, steps[0])
    scenes = {scene.id: Scene(**{**_fields(scene), "id": str(uuid.uuid4())}) for scene in done.scenes}
    changes: list[Change] = [PutStoryboard(done.style_guide, tuple(scenes.values()))]
    for take in done.takes:
        scene_id = scenes[take.slot.scene_id].id if take.slot.scene_id else ""
        values = {**_fields(take), "id": str(uuid.uuid4()), "slot": Slot(take.slot.kind, scene_id)}
        changes.append(PutTake(Take(**values)))
    return await store.commit(project.id, *changes)


def a_run(state: RunState = RunState.RUNNING) -> Run:
    """A run that began just now."""
    return Run(str(uuid.uuid4()), state, datetime.now(UTC))


def a_take(number: int = 1, **fields: object) -> Take:
    """A take nobody has worked on."""
    slot = Slot(SlotKind.STORYBOARD)
    return Take(str(uuid.uuid4()), slot, number, TakeState.INTENDED, datetime.now(UTC), **fields)


async def running(store: Store) -> Project:
    """A project in the midst of a run."""
    project = await store.create(BRIEF)
    return await store.commit(project.id, PutRun(a_run()))


@asynccontextmanager
async def statements(store: Store) -> AsyncIterator[list[str]]:
    """Every statement that is sent to the database meanwhile, apart from transactions' borders."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    engine = store._database._opened().sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


LONG_AGO = timedelta(seconds=-1)
"""As "older than": everything that is deleted at all."""


async def threads_end(left: int) -> bool:
    """Whether soon no more than so many threads are left: one that has answered for the last time still has to end."""
    for _ in range(100):
        if threading.active_count() <= left:
            return True
        await asyncio.sleep(0.05)
    return False
