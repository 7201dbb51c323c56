"""What lies on the disk, and clearing away what no film needs: nothing else goes, whatever happens meanwhile."""

import asyncio
import os
import sqlite3
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.core.filming import do
from tests.engines.paper import LOCAL, REMOTE
from tests.studios import BRIEF, TestStudio, open_studio
from vidpipe_desktop.cli_jobs import storage
from vidpipe_desktop.core.changes import Change, PutStoryboard, PutTake
from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.events import StorageCleaned
from vidpipe_desktop.core.models import MediaFile, Project, Slot, SlotKind, Stage, Take, TakeSource, TakeState
from vidpipe_desktop.core.usage import Cleaned, Usage, clearable

LONG_AGO = datetime.now(UTC) - timedelta(hours=2)


async def filmed(studio: TestStudio, project_id: str) -> Project:
    """The project with everything made on paper two hours ago: real files, named by their contents."""
    project = await studio.get(project_id)
    while ready := [step for step in studio.plan(project).steps if step.ready]:
        for step in ready:
            assert step.recipe
            drawn = do(project, step)
            changes: list[Change] = []
            if step.slot.kind is SlotKind.STORYBOARD:
                changes.append(PutStoryboard(drawn.style_guide, drawn.scenes))
            take, file = drawn.takes[-1], None
            if take.file:
                file = await kept(studio, f"{step.recipe.text} of {step.slot}")
            entered = replace(take, id=str(uuid.uuid4()), file=file, finished_at=LONG_AGO)
            project = await studio._store.commit(project_id, *changes, PutTake(entered))
    return project


async def kept(studio: TestStudio, contents: str) -> MediaFile:
    """A file of the media folder, two hours old."""
    async with studio._media.scratch() as folder:
        path = folder / "file.png"
        path.write_text(contents)
        file = await studio._media.keep(path, ".png")
    os.utime(studio.media_path(file), (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    return file


async def with_old_takes(studio: TestStudio) -> Project:
    """A film of one scene whose clip was made twice, and which so was stitched twice: two takes are old."""
    project = await filmed(studio, (await studio.create({**BRIEF, "scenes": 1})).id)
    await studio.editing.another_take(project.id, clip_of(project))
    return await filmed(studio, project.id)


def clip_of(project: Project) -> Slot:
    return Slot(SlotKind.CLIP, project.scenes[0].id)


def media(studio: TestStudio) -> set[Path]:
    return {path for path in (studio.data_dir / "media").glob("??/*") if path.is_file()}


def files(studio: TestStudio, *takes: Take) -> set[Path]:
    return {studio.media_path(file) for take in takes for file in (take.file, take.thumbnail) if file}


def bytes_of(paths: set[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def old_takes(project: Project) -> list[Take]:
    return [
        next(take for take in project.takes if take.slot.kind is kind and take.state is TakeState.READY)
        for kind in (SlotKind.CLIP, SlotKind.FILM)
    ]


async def test_old_takes_go_and_the_film_stays_as_it_is(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        old = old_takes(project)
        gone = files(studio, *old) - files(studio, *(take for take in project.takes if take not in old))
        expected, before = bytes_of(gone), media(studio)
        usage = await studio.housekeeping.survey()
        assert usage.old.count == 2
        assert usage.freeable == usage.old.size == expected > 0
        assert usage.total == bytes_of(before)
        cleaned = await studio.housekeeping.clean_up()
        assert cleaned == Cleaned(2, len(gone), expected)
        assert StorageCleaned(cleaned) in studio.events
        assert media(studio) == before - gone
        after = await studio.get(project.id)
        assert studio.plan(after).complete
        assert after.cost == project.cost
        for take in old:
            left = after.take(take.id)
            assert (left.state, left.file, left.thumbnail) == (TakeState.LOST, None, None)
            assert (left.recipe, left.seed, left.cost) == (take.recipe, take.seed, take.cost)
        assert (await studio.housekeeping.survey()).freeable == 0
        assert await studio.housekeeping.clean_up() == Cleaned()


async def test_what_is_young_pinned_or_the_person_s_own_is_never_touched(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        clip, film = old_takes(project)
        own = replace(clip, id="own", number=7, source=TakeSource.UPLOADED)
        young = replace(clip, id="young", number=8, finished_at=datetime.now(UTC))
        other = replace(clip, id="other", number=9)
        several = replace(project, takes=(*project.takes, own, young, other))
        before = datetime.now(UTC) - timedelta(hours=1)
        assert {take.id for take in clearable(several, studio.plan(several), before)} == {clip.id, film.id, "other"}
        await studio.editing.choose(project.id, clip.id)
        await filmed(studio, project.id)
        await studio.housekeeping.clean_up()
        after = await studio.get(project.id)
        assert after.take(clip.id).state is TakeState.READY
        assert files(studio, after.take(clip.id)) <= media(studio)
        assert studio.plan(after).complete


async def test_paid_work_that_is_not_here_yet_stays_as_it_is(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await with_old_takes(studio)
        slot = clip_of(project)
        for number, state in enumerate((TakeState.SUBMITTED, TakeState.UNKNOWN, TakeState.INTENDED)):
            flying = Take(
                f"flying {number}",
                slot,
                10 + number,
                state,
                LONG_AGO,
                engine="paper",
                job_id="job",
                price=REMOTE.price_per_picture,
            )
            await studio._store.commit(project.id, PutTake(flying))
        before = [take for take in (await studio.get(project.id)).takes if take.id.startswith("flying")]
        assert (await studio.housekeeping.clean_up()).takes == 2
        after = await studio.get(project.id)
        assert [take for take in after.takes if take.id.startswith("flying")] == before
        assert after.cost == project.cost


async def test_while_another_storyboard_is_to_be_written_the_scenes_on_the_table_stay(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        rewritten = replace(project, storyboard_variation=1)
        assert studio.plan(rewritten).until(Stage.STORYBOARD)
        assert clearable(rewritten, studio.plan(rewritten), datetime.now(UTC)) == ()
        assert len(clearable(project, studio.plan(project), datetime.now(UTC))) == 2


async def test_copies_of_a_film_share_its_files_and_the_last_one_takes_them_along(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        clip, _ = old_takes(project)
        copy = await studio.editing.fork(project.id)
        inherited = next(take for take in copy.takes if take.file == clip.file)
        await studio.editing.choose(copy.id, inherited.id)
        await filmed(studio, copy.id)
        await studio.housekeeping.clean_up()
        assert files(studio, clip) <= media(studio)
        assert (await studio.get(project.id)).take(clip.id).state is TakeState.READY
        assert studio.plan(await studio.get(copy.id)).complete
        await studio.delete(copy.id)
        assert (await studio.housekeeping.survey()).deleted.size > 0
        await studio.housekeeping.clean_up()
        assert files(studio, clip) <= media(studio)
        await studio.restore(copy.id)
        assert studio.plan(await studio.get(copy.id)).complete
        await studio.delete(copy.id)
        await studio._store.purge_deleted(timedelta(0))
        await studio.housekeeping.clean_up()
        assert not files(studio, clip) & media(studio)
        assert studio.plan(await studio.get(project.id)).complete


async def test_a_film_that_is_being_made_is_left_alone(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio, open_studio(tmp_path, LOCAL, pace=30.0) as other:
        project = await with_old_takes(studio)
        before = media(studio)
        await other.regenerate(project.id, clip_of(project))
        assert (await studio.housekeeping.survey()).old.count == 0
        assert await studio.housekeeping.clean_up() == Cleaned()
        assert media(studio) >= before
        await other.stop(project.id)
        assert (await studio.housekeeping.clean_up()).takes > 0


async def test_an_edit_that_holds_the_film_keeps_it_from_being_cleared(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        lease = await studio._store.acquire(project.id)
        assert await studio.housekeeping.clean_up() == Cleaned()
        await studio._store.release(lease)
        assert (await studio.housekeeping.clean_up()).takes == 2


async def test_an_interrupted_clean_up_loses_nothing_and_is_finished_by_the_next(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await with_old_takes(studio)
        before = media(studio)
        cleaning = asyncio.create_task(studio.housekeeping.clean_up())
        await studio.until(lambda event: getattr(event, "project", project) != project)
        cleaning.cancel()
        await asyncio.gather(cleaning, return_exceptions=True)
        after = await studio.get(project.id)
        assert [after.take(take.id).state for take in old_takes(project)] == [TakeState.LOST] * 2
        assert media(studio) == before
    async with open_studio(tmp_path, LOCAL) as studio:
        usage = await studio.housekeeping.survey()
        assert (usage.old.count, usage.old.size) == (0, 0)
        assert usage.unreferenced.count > 0
        cleaned = await studio.housekeeping.clean_up()
        assert (cleaned.takes, cleaned.size) == (0, usage.unreferenced.size)
        assert studio.plan(await studio.get(project.id)).complete
        assert media(studio) < before


async def test_a_file_that_cannot_be_removed_is_said_and_the_others_go(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        await with_old_takes(studio)
        stubborn, stray = unreferenced(studio)
        stubborn.unlink()
        stubborn.mkdir()
        for path in (stubborn, stray):
            os.utime(path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
        with pytest.raises(StorageError):
            await studio.housekeeping.clean_up()
        assert (stubborn.exists(), stray.exists()) == (True, False)
        cleaned = next(event for event in studio.events if isinstance(event, StorageCleaned))
        assert cleaned.cleaned.takes == 2


async def test_files_that_nobody_refers_to_go_but_not_those_that_came_just_now_or_are_not_ours(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        stray, fresh = unreferenced(studio)
        foreign = stray.parent / "notes.txt"
        foreign.write_text("mine")
        os.utime(stray, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
        os.utime(foreign, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
        usage = await studio.housekeeping.survey()
        assert (usage.unreferenced.count, usage.unreferenced.size) == (1, 5)
        assert await studio.housekeeping.clean_up() == Cleaned(0, 1, 5)
        assert (stray.exists(), fresh.exists(), foreign.exists()) == (False, True, True)


async def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        assert await studio.housekeeping.survey() == Usage()
        assert await studio.housekeeping.clean_up() == Cleaned()


async def test_the_database_says_what_was_cleared_before_a_file_goes(tmp_path: Path) -> None:
    """A clean-up that dies at the first removal has left no take behind that refers to a file which is not there."""
    async with open_studio(tmp_path, LOCAL) as studio:
        await with_old_takes(studio)
        await studio.housekeeping.clean_up()
    with sqlite3.connect(tmp_path / "data" / "vidpipe.db") as connection:
        referred = {sha for row in connection.execute("SELECT file_sha256, thumbnail_sha256 FROM takes") for sha in row}
    connection.close()
    assert referred - {""} == {path.stem for path in (tmp_path / "data" / "media").glob("??/*")}


async def test_the_command_line_says_the_same(tmp_path: Path) -> None:
    from vidpipe_desktop.arguments import parse

    async with open_studio(tmp_path, LOCAL) as studio:
        await with_old_takes(studio)
        usage = await studio.housekeeping.survey()
        answer = await storage(studio, parse(["storage", "--json"]))
        assert answer.json["old_takes"] == {"count": 2, "bytes": usage.old.size}
        assert "cleaned" not in answer.json
        assert "--clean-up" in answer.lines[-1]
        done = await storage(studio, parse(["storage", "--clean-up"]))
        assert done.json["old_takes"] == {"count": 0, "bytes": 0}
        assert done.json["cleaned"]["bytes"] == usage.old.size  # type: ignore[index]
        assert "2 old takes" in done.lines[-1]


def unreferenced(studio: TestStudio) -> list[Path]:
    """Two media files that no take knows of."""
    made = [studio.data_dir / "media" / f"{digit}{digit}" / f"{digit * 64}.png" for digit in "ab"]
    for path in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"stray")
    return made
