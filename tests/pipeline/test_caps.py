"""Spending caps: never passed, whatever is in flight, whoever else spends."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.engines.paper import REMOTE
from tests.storage.stores import BRIEF as A_BRIEF
from tests.storage.stores import LONG_AGO, a_take, open_store
from tests.studios import BRIEF, open_studio
from vidpipe_desktop.core.caps import Caps, Spent, require_within
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import CapReached
from vidpipe_desktop.core.models import RunState, SlotKind, Status, TakeState
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.core.status import derive_status

FILM = 0.01 + 4 * 0.04 + 3 * 0.1
"""What a film of three scenes costs at the paper engine, in dollars."""


@pytest.mark.parametrize("cap", [0.0, 0.009, 0.05, 0.17, 0.25, 0.44, FILM])
async def test_a_film_stops_short_of_its_cap_and_says_so(tmp_path: Path, cap: float) -> None:
    async with open_studio(tmp_path, REMOTE, {"spending": {"per_project": cap}}) as studio:
        project = await studio.make()
        assert project.cost <= dollars(cap)
        if cap == FILM:
            assert studio.plan(project).complete
            return
        assert derive_status(project, studio.plan(project)) is Status.PAUSED
        assert project.run is not None
        assert project.run.state is RunState.PAUSED
        assert "cap" in project.run.message
        assert not [take for take in project.takes if take.state is not TakeState.READY]
        ordered = len(studio.paper.book)
        await studio.resume(project.id)
        await studio.finished(project.id)
        assert len(studio.paper.book) == ordered
    async with open_studio(tmp_path, REMOTE, {"spending": {"per_project": FILM}}) as studio:
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete


async def test_the_month_is_capped_over_all_films_at_once(tmp_path: Path) -> None:
    rules = {"spending": {"per_month": 2 * FILM}}
    async with open_studio(tmp_path, REMOTE, rules, pace=0.02) as one, open_studio(tmp_path, REMOTE, rules) as other:
        projects = [await studio.generate(BRIEF) for studio in (one, other, one, other)]
        done = [
            await studio.finished(project.id)
            for studio, project in zip((one, other, one, other), projects, strict=True)
        ]
        assert sum(project.cost for project in done) <= dollars(2 * FILM)
        assert any(derive_status(project, one.plan(project)) is Status.PAUSED for project in done)


async def test_retries_and_what_is_made_again_count(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, {"spending": {"per_project": FILM + 0.05}}, cut_off=3) as studio:
        project = await studio.make()
        assert project.cost == dollars(FILM)
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert derive_status(project, studio.plan(project)) is Status.PAUSED
        assert project.cost == dollars(FILM)


async def test_takes_in_flight_count_with_their_price(tmp_path: Path) -> None:
    caps = Caps(per_project=Micros(100))
    async with open_store(tmp_path) as store:
        project = await store.create(A_BRIEF)
        for state in (TakeState.INTENDED, TakeState.SUBMITTED, TakeState.UNKNOWN):
            begun = replace(a_take(price=Micros(40)), state=state)
            await store.commit(project.id, PutTake(begun))
            assert (await store.spent(project.id)).project == 40
            await store.commit(project.id, PutTake(replace(begun, state=TakeState.FAILED)))
            assert (await store.spent(project.id)).project == 0
        await store.commit(project.id, PutTake(a_take(price=Micros(100))), caps=caps)
        refused = a_take(price=Micros(1))
        with pytest.raises(CapReached):
            await store.commit(project.id, PutTake(refused), caps=caps)
        assert all(take.id != refused.id for take in (await store.get(project.id)).takes)


async def test_two_processes_cannot_both_have_the_last_of_it(tmp_path: Path) -> None:
    caps = Caps(per_month=Micros(100))
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        projects = [await one.create(A_BRIEF) for _ in range(8)]
        tries = [
            store.commit(project.id, PutTake(a_take(price=Micros(60))), caps=caps)
            for store, project in zip((one, other) * 4, projects, strict=True)
        ]
        outcomes = await asyncio.gather(*tries, return_exceptions=True)
        assert sum(isinstance(outcome, CapReached) for outcome in outcomes) == 7
        assert (await one.spent(projects[0].id)).month == 60


async def test_money_stays_spent_when_its_film_is_gone_and_a_new_month_is_a_new_month(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(A_BRIEF)
        paid = replace(a_take(), state=TakeState.READY, cost=Micros(70))
        before = replace(
            a_take(), state=TakeState.READY, cost=Micros(1000), created_at=datetime(2020, 1, 15, tzinfo=UTC)
        )
        await store.commit(project.id, PutTake(paid), PutTake(before))
        await store.delete(project.id)
        await store.purge_deleted(LONG_AGO)
        assert await store.spent(project.id) == Spent(Micros(1070), Micros(70))


def test_free_steps_and_missing_caps_refuse_nothing() -> None:
    require_within(Caps(), Spent(Micros(10**12), Micros(10**12)))
    require_within(Caps(Micros(5), Micros(5)), Spent(Micros(5), Micros(5)))
    with pytest.raises(CapReached, match="month"):
        require_within(Caps(None, Micros(5)), Spent(Micros(1), Micros(6)))


async def test_a_copy_of_a_film_has_spent_nothing(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make()
        copy = await studio.editing.fork(project.id)
        assert await studio._store.spent(copy.id) == Spent(Micros(0), dollars(FILM))
        assert all(take.price == 0 for take in copy.takes if take.slot.kind is SlotKind.CLIP)
