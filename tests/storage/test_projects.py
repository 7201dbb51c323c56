"""Projects in and out of a real database file."""

import asyncio
import random
import sqlite3
import sys
import threading
import time
import unicodedata
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.filming import ENGINES, new_project
from tests.storage.stores import (
    BRIEF,
    LONG_AGO,
    a_run,
    a_take,
    briefs,
    made,
    open_store,
    runs,
    scenes,
    statements,
    takes,
    texts,
    threads_end,
)
from vidpipe_desktop.core.changes import (
    PutBrief,
    PutRun,
    PutScene,
    PutStoryboard,
    PutTake,
    SetStoryboardVariation,
)
from vidpipe_desktop.core.errors import NotFound
from vidpipe_desktop.core.listing import SORT_KEYS, ProjectQuery
from vidpipe_desktop.core.models import (
    Brief,
    Failure,
    Project,
    Run,
    RunState,
    Scene,
    Slot,
    SlotKind,
    Status,
    Take,
    TakeSource,
    TakeState,
)
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.storage import mapping
from vidpipe_desktop.storage.store import Store


def storable(value: object) -> object:
    """The value as it must come back: whole, but for halves of surrogate pairs."""
    if isinstance(value, str):
        return mapping.clean(value)
    if isinstance(value, tuple):
        return tuple(storable(item) for item in value)
    if hasattr(value, "__slots__") and hasattr(value, "__dataclass_fields__"):
        return replace(value, **{name: storable(getattr(value, name)) for name in value.__slots__})
    return value


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    brief=briefs,
    style_guide=texts,
    planned=scenes,
    ledger=st.lists(takes, max_size=3, unique_by=lambda take: take.id),
    run=runs,
    variation=st.integers(0, 9),
)
def test_every_field_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    brief: Brief,
    style_guide: str,
    planned: tuple[Scene, ...],
    ledger: list[Take],
    run: Run,
    variation: int,
) -> None:
    async def round_trip() -> None:
        async with open_store(tmp_path_factory.mktemp("store")) as store:
            project = await store.create(brief)
            assert project.brief == storable(brief)
            changes = PutStoryboard(style_guide, planned), PutRun(run), SetStoryboardVariation(variation)
            committed = await store.commit(project.id, *changes, *map(PutTake, ledger))
            wanted = Project(
                id=project.id,
                brief=brief,
                created_at=project.created_at,
                updated_at=committed.updated_at,
                style_guide=style_guide,
                storyboard_variation=variation,
                scenes=planned,
                takes=tuple(ledger),
                run=run,
            )
            assert committed == storable(wanted)
            assert await store.get(project.id) == committed
            row = (await store.page(ProjectQuery())).rows[0]
            assert row == summarize(committed, plan(committed, ENGINES))

    asyncio.run(round_trip())


@pytest.mark.parametrize(
    "text", ["🦊👩‍👩‍👧 in the snow", "ثعلب في الثلج", "שועל", "e\u0301\u202e", "\ud83e", "a\0b", "狐" * 20_000]
)
async def test_prompts_of_all_kinds_are_kept_listed_and_found(tmp_path: Path, text: str) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(replace(BRIEF, prompt=text))
        assert project.brief.prompt == mapping.clean(text)
        await store.create(replace(BRIEF, prompt="another"))
        assert [row.id for row in (await store.page(ProjectQuery(text=text))).rows] == [project.id]


async def test_a_value_that_could_not_be_read_again_is_refused_and_nothing_of_it_is_written(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        with pytest.raises(ValueError, match="nan"):
            await store.commit(project.id, PutTake(a_take()), PutTake(a_take(duration=float("nan"))))
        assert await store.get(project.id) == project


@pytest.mark.parametrize(
    "unknown", ["", "x", "\ud800", "../..", "%", "00000000-0000-4000-8000-000000000000", "A" * 10**6]
)
async def test_an_unknown_id_is_not_found_by_any_method(tmp_path: Path, unknown: str) -> None:
    async with open_store(tmp_path) as store:
        await store.create(BRIEF)
        for method in (store.get, store.commit, store.delete, store.restore, store.duplicate, store.acquire):
            with pytest.raises(NotFound):
                await method(unknown)
        assert not await store.ask_stop(unknown)


async def test_updating_a_take_leaves_its_place_and_birth_as_they_were(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        take, other = a_take(1), a_take(2)
        await store.commit(project.id, PutTake(take), PutTake(other))
        moved = replace(
            take,
            slot=Slot(SlotKind.FILM),
            number=7,
            created_at=datetime(2020, 1, 1, tzinfo=UTC),
            job_id="job-1",
            cost=Micros(5),
        )
        found = await store.commit(project.id, PutTake(moved))
        assert found.takes == (replace(take, job_id="job-1", cost=Micros(5)), other)


async def test_a_new_storyboard_replaces_the_scenes_and_keeps_the_takes(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
        again = tuple(replace(scene, id=str(uuid.uuid4())) for scene in project.scenes)
        found = await store.commit(project.id, PutStoryboard("new guide", again), PutStoryboard("newer guide", again))
        assert found.scenes == again
        assert found.style_guide == "newer guide"
        assert found.takes == project.takes
        with pytest.raises(NotFound):
            await store.commit(project.id, SetStoryboardVariation(9), PutScene(project.scenes[0]))
        assert (await store.get(project.id)).storyboard_variation == 0
        changed = replace(again[1], description="changed")
        assert (await store.commit(project.id, PutScene(changed))).scenes == (again[0], changed)


async def test_the_list_says_what_the_snapshot_says_after_every_change(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
        run = a_run()
        for change, status in (
            (PutBrief(project.brief), Status.COMPLETE),
            (PutRun(run), Status.STITCHING),
            (PutBrief(replace(project.brief, crossfade=0.5)), Status.STITCHING),
            (PutRun(replace(run, state=RunState.FAILED, message="No room.")), Status.FAILED),
            (PutRun(a_run(RunState.STOPPED)), Status.STOPPED),
        ):
            project = await store.commit(project.id, change)
            (row,) = (await store.page(ProjectQuery())).rows
            assert row == summarize(project, plan(project, ENGINES))
            assert row.status is status
            assert (await store.page(ProjectQuery(status=status))).total == 1


async def test_lists_are_filtered_without_case_accent_spelling_or_wildcards(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        for prompt in ("100% Wolle", "1000 Wollen", "snake_case", "snakeXcase", "CAFÉ in der Straße", "weiß/nicht"):
            await store.create(replace(BRIEF, prompt=prompt))

        async def found(text: str) -> set[str]:
            return {row.prompt for row in (await store.page(ProjectQuery(text=text))).rows}

        assert await found("0% w") == {"100% Wolle"}
        assert await found("E_C") == {"snake_case"}
        assert await found(unicodedata.normalize("NFD", "café")) == {"CAFÉ in der Straße"}
        assert await found("STRASSE") == {"CAFÉ in der Straße"}
        assert await found("ß/N") == {"weiß/nicht"}
        assert await found("'; DROP TABLE projects; --") == set()
        assert await found("x" * 200_000) == set()
        assert len(await found("  ")) == 6


async def test_the_index_of_the_prompts_finds_what_reading_finds(tmp_path: Path) -> None:
    prompts = [
        "Ein Fuchs im Schnee",
        "狐が雪の中",
        "雪の狐",
        'the "fox" OR a*',
        "a\0box of foxes",
        "ox",
        "🦊🦊🦊",
        "x" * 90 + "y",
    ]
    texts = [
        "fuchs",
        "FUCHS IM",
        "狐が雪",
        "雪の",
        "狐",
        '"fox" or',
        "a*",
        "foxes",
        "ox",
        "x",
        "🦊🦊🦊",
        "x" * 80,
        "x" * 80 + "y",
        "zzz",
    ]
    async with open_store(tmp_path) as store:
        projects = [await store.create(replace(BRIEF, prompt=prompt)) for prompt in prompts]
        for text in texts:
            page = await store.page(ProjectQuery(text=text))
            wanted = {prompt for prompt in prompts if mapping.fold(text) in mapping.fold(prompt)}
            assert ({row.prompt for row in page.rows}, page.total) == (wanted, len(wanted)), text
        await store.commit(projects[0].id, PutBrief(replace(BRIEF, prompt="A badger")))
        await store.delete(projects[1].id)
        assert not (await store.page(ProjectQuery(text="fuchs"))).total
        assert not (await store.page(ProjectQuery(text="狐が雪"))).total
        assert (await store.page(ProjectQuery(text="badger"))).total == 1
        await store.purge_deleted(older_than=LONG_AGO)
        await store.duplicate(projects[2].id)
        assert (await store.page(ProjectQuery(text="雪の狐"))).total == 2
        with sqlite3.connect(tmp_path / "vidpipe.db", isolation_level=None) as database:
            database.execute("VACUUM")
            # Raises if the index and the prompts differ.
            database.execute("INSERT INTO projects_search (projects_search, rank) VALUES ('integrity-check', 1)")
        database.close()
        assert (await store.page(ProjectQuery(text="badger"))).total == 1


async def test_ten_thousand_projects_are_paged_in_two_queries(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        original = await made(store)
        rng = random.Random(7)
        with sqlite3.connect(tmp_path / "vidpipe.db") as database:
            (columns,) = zip(*database.execute("SELECT name FROM pragma_table_info('projects')"), strict=True)
            row = dict(zip(columns, database.execute("SELECT * FROM projects").fetchone(), strict=True))
            moment = original.created_at
            copies = [
                {
                    **row,
                    "id": str(uuid.UUID(int=rng.getrandbits(128), version=4)),
                    "number": 1 + number,
                    "created_at": (moment - timedelta(minutes=number)).isoformat(),
                    "cost": rng.randrange(5),
                    "length": rng.random(),
                    "prompt_key": f"{rng.randrange(50):02}",
                    "prompt_folded": f"{'a fox ' * 30}{number}",
                }
                for number in range(1, 10_000)
            ]
            names = ", ".join(f":{name}" for name in columns)
            database.executemany(f"INSERT INTO projects VALUES ({names})", copies)
        database.close()
        times: dict[str, float] = {}
        for key in SORT_KEYS:
            for offset in (0, 9_800):
                async with statements(store) as sent:
                    began = time.perf_counter()
                    page = await store.page(ProjectQuery(sort=key, offset=offset))
                    times[f"{key} from {offset}"] = time.perf_counter() - began
                assert len(sent) == 2
                assert (len(page.rows), page.total) == (200, 10_000)
        began = time.perf_counter()
        assert (await store.page(ProjectQuery(text="fox 77"))).total == 111
        times["text"] = time.perf_counter() - began
        async with statements(store) as sent:
            page = await store.page(ProjectQuery(text="a fox", offset=500))
        assert (len(page.rows), page.total, len(sent)) == (200, 10_000, 3)
        async with statements(store) as few:
            assert (await store.page(ProjectQuery(text="fox 9999"))).total == 1
        sys.stdout.writelines(f"{name}: {1000 * seconds:.1f} ms\n" for name, seconds in times.items())
        with sqlite3.connect(tmp_path / "vidpipe.db") as database:
            for key, column in ((key, "prompt_key" if key == "prompt" else key) for key in SORT_KEYS):
                order = f"ORDER BY {column} DESC, id DESC LIMIT 9"
                how = database.execute(
                    f"EXPLAIN QUERY PLAN SELECT summary FROM projects WHERE deleted_at IS NULL {order}"
                ).fetchall()
                assert f"projects_by_{column}" in str(how)
                assert "TEMP B-TREE" not in str(how), key
            for statement in few[1:]:
                how = database.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * statement.count("?")).fetchall()
                assert "projects_by_number (number=?)" in str(how), statement
        database.close()


async def test_every_page_together_is_the_whole_list_in_order(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        for number in range(7):
            await store.create(
                replace(BRIEF, prompt="same" if number % 2 else f"p{number}", scene_count=1 + number % 3)
            )
        for key in (*SORT_KEYS, "no such column"):
            for descending in (True, False):
                query = ProjectQuery(sort=key, descending=descending, limit=3)
                pages = [(await store.page(replace(query, offset=offset))).rows for offset in (0, 3, 6, 9)]
                ids = [row.id for page in pages for row in page]
                assert len(set(ids)) == len(ids) == 7
                values = [getattr(row, key, row.created_at) for page in pages for row in page]
                assert values == sorted(values, reverse=descending)
        assert (await store.page(ProjectQuery(offset=-5, limit=10**30))).total == 7
        assert not (await store.page(ProjectQuery(offset=10**30, limit=-1))).rows


async def test_a_project_is_read_in_four_queries_however_large_it_is(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        for size in (1, 12):
            project = await made(store, scenes=size)
            async with statements(store) as sent:
                await store.get(project.id)
            assert len(sent) == 4


async def test_interrupted_projects_are_read_in_constantly_many_queries(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        counts: list[int] = []
        for _ in range(2):
            for _ in range(5):
                project = await store.create(BRIEF)
                await store.commit(project.id, PutRun(a_run()))
            async with statements(store) as sent:
                found = await store.interrupted()
            counts.append(len(sent))
        assert len(found) == 10
        assert counts[0] == counts[1]
        assert [project.created_at for project in found] == sorted((p.created_at for p in found), reverse=True)


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({"state": TakeState.UNKNOWN}, True),
        ({"state": TakeState.READY, "job_id": "job-1"}, True),
        ({"state": TakeState.READY, "cost": Micros(40)}, False),
        ({"state": TakeState.FAILED, "failure": Failure("moderated", "Refused.")}, True),
        ({"state": TakeState.FAILED, "failure": Failure("bad_output", "Damaged."), "cost": Micros(40)}, True),
        ({"state": TakeState.FAILED, "failure": Failure("stopped", "moderated")}, False),
    ],
    ids=["unknown", "with a job", "ready", "refused", "billed in vain", "stopped"],
)
async def test_projects_with_jobs_are_found(tmp_path: Path, fields: dict, listed: bool) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        await store.commit(project.id, PutTake(replace(a_take(), **fields)))
        async with statements(store) as sent:
            assert [each.id for each in await store.with_jobs()] == [project.id] * listed
        assert len(sent) <= 5


async def test_deleted_projects_can_be_restored_until_they_are_purged(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
        kept = await made(store, seed=99)
        await store.delete(project.id)
        assert [row.id for row in (await store.page(ProjectQuery())).rows] == [kept.id]
        for call in (store.get, store.delete, store.duplicate, store.commit, store.acquire):
            with pytest.raises(NotFound):
                await call(project.id)
        assert await store.purge_deleted(timedelta(hours=1)) == ()
        assert await store.restore(project.id) == project
        await store.delete(project.id)
        gone = await store.purge_deleted(LONG_AGO)
        assert {file.sha256 for file in gone} == {take.file.sha256 for take in project.takes if take.file}
        with pytest.raises(NotFound):
            await store.restore(project.id)
        assert await store.get(kept.id) == kept


async def test_purging_spares_files_that_another_project_uses(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
        copy = await store.duplicate(project.id)
        await store.delete(project.id)
        assert await store.purge_deleted(LONG_AGO) == ()
        await store.delete(copy.id)
        files = {take.file for take in project.takes if take.file}
        assert set(await store.purge_deleted(LONG_AGO)) == files


async def test_a_duplicate_is_complete_free_and_independent(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
        assert project.cost > 0
        scene = project.scenes[0]
        own = a_take(9, source=TakeSource.UPLOADED, pinned=True)
        failed = replace(a_take(10), job_id="job")
        project = await store.commit(
            project.id,
            PutTake(replace(own, slot=Slot(SlotKind.START, scene.id), state=TakeState.READY)),
            PutTake(failed),
            PutRun(a_run(RunState.DONE)),
        )
        project = await store.commit(project.id, PutTake(replace(own, pinned=False, state=TakeState.FAILED)))
        copy = await store.duplicate(project.id)
        assert plan(copy, ENGINES).complete
        assert (copy.cost, copy.run, copy.brief, copy.forked_from) == (0, None, project.brief, project.id)
        assert (await store.get(copy.id)).forked_from == project.id
        assert all(take.source is TakeSource.INHERITED for take in copy.takes)
        assert [take.file for take in copy.takes] == [take.file for take in project.takes if take.state == "ready"]
        ids = {item.id for item in (*project.takes, *project.scenes)}
        assert not ids & {item.id for item in (*copy.takes, *copy.scenes)}
        await store.commit(copy.id, PutStoryboard("", ()))
        assert await store.get(project.id) == project


async def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        project = await one.create(BRIEF)
        writers = [store.commit(project.id, PutTake(a_take(n))) for n in range(20) for store in (one, other)]
        readers = [store.get(project.id) for _ in range(20) for store in (one, other)]
        await asyncio.gather(*writers, *readers)
        assert len((await one.get(project.id)).takes) == 40


async def test_cancelling_at_any_moment_leaves_all_or_nothing_and_a_working_store(tmp_path: Path) -> None:
    threads = threading.active_count()
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        written = 0
        for turns in range(60):
            before = len((await store.get(project.id)).takes)
            work = asyncio.create_task(store.commit(project.id, PutTake(a_take()), PutTake(a_take())))
            for _ in range(turns):
                await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            after = len((await store.get(project.id)).takes)
            assert after - before in (0, 2)
            written += after > before
        assert 0 < written < 60
        reading = [asyncio.create_task(store.get(project.id)) for _ in range(30)]
        await asyncio.sleep(0)
        for task in reading[::2]:
            task.cancel()
        done = await asyncio.gather(*reading, return_exceptions=True)
        assert sum(isinstance(found, Project) for found in done) >= 15
    await asyncio.get_running_loop().shutdown_default_executor()
    assert await threads_end(threads)


async def test_closing_ends_every_thread_and_lets_go_of_the_file(tmp_path: Path) -> None:
    threads = threading.active_count()
    store = Store(tmp_path, ENGINES)
    for _ in range(2):
        await store.open()
        await asyncio.gather(*(store.page(ProjectQuery()) for _ in range(20)))
        assert threading.active_count() > threads
        await store.close()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert await threads_end(threads)
    assert not list((tmp_path / "locks").glob("*.lock"))
    assert not (tmp_path / "vidpipe.db-wal").exists()


async def test_what_is_committed_survives_without_closing(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(new_project().brief)
        async with open_store(tmp_path) as other:
            assert await other.get(project.id) == project
