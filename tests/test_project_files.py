"""Projects as files: all of it goes along, nothing of the machine does, and nothing in a file from elsewhere is trusted."""

import asyncio
import hashlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from tests.engines.paper import REMOTE
from tests.storage.test_database import small_disk
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.arguments import OPEN, parse
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import NotFound, StorageError
from vidpipe_desktop.core.events import ProjectFileWorkedOn
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Brief, Project, Slot, SlotKind, TakeSource, TakeState
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.storage import archive

CANARY = "canary.7f3a9b2c51d8"
Parts = dict[str, bytes]
JsonDict = dict[str, Any]


async def a_film(studio: TestStudio, **given: object) -> Project:
    """A small film, with a clip that is not in use and a picture of the person's own."""
    project = await studio.make(scenes=1, **given)
    await studio.regenerate(project.id, Slot(SlotKind.CLIP, project.scenes[0].id))
    project = await studio.finished(project.id)
    start = next(take for take in project.takes if take.slot.kind is SlotKind.START)
    assert start.file
    own = studio.data_dir / "own.png"
    shutil.copy(studio.media_path(start.file), own)
    await studio.editing.upload(project.id, start.slot, own)
    own.unlink()
    return await studio.get(project.id)


def parts_of(file: Path) -> Parts:
    with zipfile.ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def write(file: Path, parts: Parts, *, compressed: str = "\0") -> Path:
    """An archive of these parts, in their order; those whose name contains `compressed` are deflated."""
    with zipfile.ZipFile(file, "w") as opened:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            opened.writestr(entry, content, zipfile.ZIP_DEFLATED if compressed in name else zipfile.ZIP_STORED)
    return file


def listed(parts: Parts, **changes: object) -> Parts:
    """The parts with a list of contents that is right for them."""
    rest = {name: content for name, content in parts.items() if name not in ("mimetype", "manifest.json")}
    files = {name: {"size": len(each), "sha256": hashlib.sha256(each).hexdigest()} for name, each in rest.items()}
    head = {"format": 1, "app": "0.1.0", "unfinished": 0, "files": files, **changes}
    return {**parts, "manifest.json": json.dumps(head).encode()}


def told(parts: Parts, change: Callable[[JsonDict], object]) -> Parts:
    """The parts with another project in them."""
    project = json.loads(parts["project.json"])
    change(project)
    return listed({**parts, "project.json": json.dumps(project).encode()})


def clip_entry(parts: Parts) -> str:
    return next(name for name in parts if name.endswith(".mp4"))


def everything(studio: TestStudio) -> set[Path]:
    """All files of the data folder, but those of the database and the log."""
    return {path for path in (studio.data_dir / "media").rglob("*") if path.is_file()}


async def count(studio: TestStudio) -> int:
    return (await studio.list_projects(ProjectQuery())).total


# What goes along


async def test_everything_comes_along_and_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "ein Film 🎬 100%?#.vidpipe"
    async with open_studio(tmp_path / "one", REMOTE) as studio:
        source = await a_film(studio)
        saved = await studio.project_files.save(source.id, file)
        assert (saved.takes, saved.unfinished) == (len(source.takes), 0)
        assert source.cost
    async with open_studio(tmp_path / "other", REMOTE) as studio:
        opened = await studio.project_files.open(file)
        copy = await studio.get(opened.project_id)
        assert (opened.unfinished, opened.unusable, copy.cost) == (0, 0, 0)
        assert copy.brief == source.brief
        assert [replace(scene, id="") for scene in copy.scenes] == [replace(scene, id="") for scene in source.scenes]
        for theirs, ours in zip(source.takes, copy.takes, strict=True):
            for name in (
                "recipe",
                "fingerprint",
                "prompt",
                "engine",
                "model",
                "seed",
                "number",
                "created_at",
                "pinned",
            ):
                assert getattr(ours, name) == getattr(theirs, name)
            assert (ours.file, ours.duration) == (theirs.file, theirs.duration)
            own = theirs.source is TakeSource.UPLOADED
            assert ours.source is (TakeSource.UPLOADED if own else TakeSource.INHERITED)
            assert all(studio.media_path(each).exists() for each in (ours.file, ours.thumbnail) if each)
            assert bool(ours.thumbnail) == bool(ours.file)
        assert (await studio._store.spending()).month == 0
        left = {(step.slot.kind, step.reason) for step in studio.plan(copy).steps}
    assert left == {(step.slot.kind, step.reason) for step in studio.plan(source).steps}


async def test_a_file_opened_twice_makes_two_films_that_share_their_files(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await studio.make(scenes=1)
        await studio.project_files.save(source.id, tmp_path / "a.vidpipe")
        before = everything(studio)
        opened = await asyncio.gather(*(studio.project_files.open(tmp_path / "a.vidpipe") for _ in range(2)))
        assert await count(studio) == 3
        assert {(await studio.get(each.project_id)).forked_from for each in opened} == {source.id}
        assert everything(studio) == before
        for each in opened:
            assert studio.plan(await studio.get(each.project_id)).complete


async def test_a_small_file_has_only_what_the_film_uses(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await a_film(studio)
        files = tmp_path / "all.vidpipe", tmp_path / "small.vidpipe"
        await studio.project_files.save(source.id, files[0])
        saved = await studio.project_files.save(source.id, files[1], selected_only=True)
        assert saved.takes == len({state.take.id for state in studio.plan(source).states.values() if state.take})
        copies = [await studio.get((await studio.project_files.open(file)).project_id) for file in files]
        assert [len(copy.takes) for copy in copies] == [len(source.takes), saved.takes]
        assert saved.takes < len(source.takes)
        whole, small = (
            {(step.slot.kind, step.reason) for step in studio.plan(copy).steps} for copy in (source, copies[1])
        )
        assert small == whole


async def test_the_file_says_what_it_is_and_equal_projects_make_equal_files(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await studio.make(scenes=1)
        files = tmp_path / "a.vidpipe", tmp_path / "b.vidpipe"
        for file in files:
            await studio.project_files.save(source.id, file)
    content = files[0].read_bytes()
    assert content == files[1].read_bytes()
    assert content[30:73] == b"mimetype" + MIME_TYPE.encode()
    with zipfile.ZipFile(files[0]) as opened:
        assert all(entry.compress_type == 0 for entry in opened.infolist() if entry.filename.startswith("media/"))
    project = json.loads(parts_of(files[0])["project.json"])
    assert set(project) == {field.name for field in fields(Project)}
    assert set(project["brief"]) == {field.name for field in fields(Brief)}


async def test_neither_keys_nor_paths_nor_jobs_go_along(tmp_path: Path) -> None:
    google = {"api_key": CANARY, "project": f"{CANARY}-project"}
    async with open_studio(tmp_path / "Ada Lovelace", REMOTE, {"google": google}) as studio:
        source = await a_film(studio)
        failed = replace(source.takes[-1], id=source.takes[-1].id[:-4] + "0000", state=TakeState.FAILED, prompt=CANARY)
        await studio._store.commit(source.id, PutTake(failed))
        assert any(take.job_id for take in source.takes)
        await studio.project_files.save(source.id, tmp_path / "a.vidpipe")
    parts = parts_of(tmp_path / "a.vidpipe")
    text = b"".join(parts.values())
    for secret in (CANARY, str(tmp_path), "Ada Lovelace", f"{Path.home()}/"):
        assert secret.encode() not in text, secret
    project = json.loads(parts["project.json"])
    assert {(take["job_id"], take["run_id"]) for take in project["takes"]} == {("", "")}
    assert project["run"] is None


async def test_what_is_still_at_an_engine_stays_and_that_is_said(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        source = await studio.make(scenes=1)
        clip = next(take for take in source.takes if take.slot.kind is SlotKind.CLIP)
        open_take = replace(clip, id=clip.id[:-4] + "0000", number=2, state=TakeState.SUBMITTED, file=None, job_id="j1")
        await studio._store.commit(source.id, PutTake(open_take))
        saved = await studio.project_files.save(source.id, tmp_path / "a.vidpipe")
        opened = await studio.project_files.open(tmp_path / "a.vidpipe")
        copy = await studio.get(opened.project_id)
        assert (saved.unfinished, opened.unfinished) == (1, 1)
        assert len(copy.takes) == len(source.takes)
        assert {take.state for take in copy.takes} == {TakeState.READY}
        assert not [job for job in await studio.jobs.list() if job.project_id == copy.id]


async def test_a_take_whose_file_has_vanished_is_left_out(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await studio.make(scenes=1)
        clip = next(take for take in source.takes if take.slot.kind is SlotKind.CLIP)
        assert clip.file
        studio.media_path(clip.file).unlink()
        assert (await studio.project_files.save(source.id, tmp_path / "a.vidpipe")).takes == len(source.takes) - 1


# What is refused


def with_name(name: str) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        clip = clip_entry(parts)
        return listed({(name if key == clip else key): content for key, content in parts.items()})

    return change


def with_take(**changes: object) -> Callable[[Parts], Parts]:
    def change(project: JsonDict) -> None:
        next(take for take in project["takes"] if take["slot"]["kind"] == "clip").update(changes)

    return lambda parts: told(parts, change)


def with_brief(**changes: object) -> Callable[[Parts], Parts]:
    return lambda parts: told(parts, lambda project: project["brief"].update(changes))


def with_file(**changes: object) -> Callable[[Parts], Parts]:
    def change(project: JsonDict) -> None:
        next(take for take in project["takes"] if take["slot"]["kind"] == "clip")["file"].update(changes)

    return lambda parts: told(parts, change)


HOSTILE: dict[str, tuple[Callable[[Parts], Parts], str]] = {
    "another kind of archive": (lambda parts: {**parts, "mimetype": b"application/epub+zip"}, "no project of vidpipe"),
    "its kind not in front": (lambda parts: dict(reversed(parts.items())), "no project of vidpipe"),
    "a newer format": (
        lambda parts: listed(parts, format=2, app="9.9"),
        "newer version of vidpipe. It comes from vidpipe 9.9",
    ),
    "a field that is not known yet": (with_brief(smell="roses"), "newer version of vidpipe"),
    "a clip that is not what it was": (
        lambda parts: {**parts, clip_entry(parts): bytes(len(parts[clip_entry(parts)]))},
        "is not what it was",
    ),
    "a clip of another size": (lambda parts: {**parts, clip_entry(parts): b"x" * 9}, "list of contents"),
    "a sum that is not its own": (lambda parts: listed({**parts, clip_entry(parts): b"x" * 9}), "list of contents"),
    "a name that leads elsewhere": (with_name("../../evil.mp4"), "strange name"),
    "an absolute name": (with_name("/tmp/evil.mp4"), "strange name"),
    "a program": (with_name(f"media/{'0' * 64}.exe"), "strange name"),
    "no list of contents": (lambda parts: {**parts, "manifest.json": b"[]"}, "list of contents"),
    "a list that is no JSON": (lambda parts: {**parts, "manifest.json": b"{" * 100_000}, "damaged"),
    "a picture missing": (
        lambda parts: listed({name: each for name, each in parts.items() if name != clip_entry(parts)}),
        "is missing",
    ),
    "no project": (lambda parts: {name: each for name, each in parts.items() if name != "project.json"}, "missing"),
    "a project that makes no sense": (lambda parts: listed({**parts, "project.json": b"{}"}), "makes no sense"),
    "a billion scenes": (with_brief(scene_count=10**9), "number of scenes"),
    "a scene twice": (lambda parts: told(parts, lambda it: it["scenes"].append(it["scenes"][0])), "out of order"),
    "a moment without a time zone": (with_take(created_at="2026-01-01T00:00:00"), "time zone"),
    "a recipe that is none": (with_take(recipe="[1]"), "recipe"),
    "a take that is not ready": (with_take(state="submitted", job_id="j"), "not ready"),
    "a seed that is no number": (with_take(seed=float("nan")), "makes no sense"),
    "an endless scene": (
        lambda parts: told(parts, lambda it: it["scenes"][0].update(duration=float("inf"))),
        "length is wrong",
    ),
    "a file elsewhere": (with_file(sha256="../../../etc/passwd"), "wrong file"),
    "a file of another size": (with_file(size=1), "is missing"),
}


async def test_a_file_that_is_not_as_it_should_be_is_refused_whole(tmp_path: Path, saved: Path) -> None:
    async with open_studio(tmp_path) as studio:
        for change, words in HOSTILE.values():
            await refused(studio, write(tmp_path / "böse 😈.vidpipe", change(parts_of(saved))), words)


async def refused(studio: TestStudio, file: Path, words: str) -> None:
    with pytest.raises(StorageError) as caught:
        await studio.project_files.open(file)
    assert words in str(caught.value)
    assert file.name in str(caught.value)
    assert await count(studio) == 0
    assert not everything(studio)
    assert not list((studio.data_dir / "media" / "scratch").iterdir())
    last = [event for event in studio.events if isinstance(event, ProjectFileWorkedOn)][-1]
    assert last.share is None


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in a file."""
    folder = tmp_path_factory.mktemp("saved")

    async def save() -> None:
        async with open_studio(folder) as studio:
            project = await studio.make(scenes=1)
            await studio.project_files.save(project.id, folder / "a.vidpipe")

    asyncio.run(save())
    return folder / "a.vidpipe"


async def test_bombs_are_not_set_off(tmp_path: Path, saved: Path) -> None:
    parts = parts_of(saved)
    zeros = bytes(archive._MOST_JSON + 1)
    bomb = write(tmp_path / "bomb.vidpipe", {**parts, "manifest.json": zeros}, compressed="manifest")
    assert bomb.stat().st_size < 1 << 20
    async with open_studio(tmp_path) as studio:
        await refused(studio, bomb, "too long")
        await refused(studio, write(tmp_path / "deflated.vidpipe", parts, compressed=".mp4"), "media are compressed")
        await refused(studio, overlapping(tmp_path / "twice.vidpipe", parts), "entries overlap")


def overlapping(file: Path, parts: Parts) -> Path:
    """An archive in which two names are those of the same bytes, which make up most of it."""
    first, second = (f"media/{digit * 64}.mp4" for digit in "12")
    content = {name: each for name, each in parts.items() if name != "manifest.json"}
    content[first] = content[clip_entry(parts)] * 40
    manifest = json.loads(listed({**content, second: content[first]})["manifest.json"])
    for name in (first, second):
        manifest["files"][name]["sha256"] = name[6:70]
    write(file, {**content, "manifest.json": json.dumps(manifest).encode()})
    with zipfile.ZipFile(file, "a") as opened:
        known, twin = opened.getinfo(first), zipfile.ZipInfo(second)
        for field in ("header_offset", "CRC", "compress_size", "file_size"):
            setattr(twin, field, getattr(known, field))
        opened.filelist.append(twin)
        opened.comment = b"has the directory written anew"
    return file


async def test_a_file_that_is_cut_off_or_was_changed_anywhere_is_refused_or_whole(tmp_path: Path, saved: Path) -> None:
    content, chance = saved.read_bytes(), random.Random(7)
    file, folder = tmp_path / "a.vidpipe", tmp_path / "out"
    for _ in range(150):
        broken = bytearray(content)
        if chance.random() < 0.3:
            del broken[chance.randrange(len(broken)) :]
        else:
            # Most of it is media; what surrounds them is more interesting.
            start = chance.choice((0, len(broken) - 3000))
            broken[start + chance.randrange(3000)] ^= 1 << chance.randrange(8)
        file.write_bytes(broken)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            archive.unpack({"source": str(file), "folder": str(folder)}, lambda _: None)
        except StorageError:
            continue
        names = {path.name for path in folder.iterdir()}
        assert names == {Path(name).name for name in parts_of(saved)} - {"mimetype", "manifest.json"}
        assert all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == name[:64] for name in names if len(name) > 64
        )


async def test_what_is_no_clip_is_left_out_and_the_rest_comes(tmp_path: Path, saved: Path) -> None:
    playlist = b"#EXTM3U\nfile:///etc/passwd\n"
    sha256 = hashlib.sha256(playlist).hexdigest()
    parts = parts_of(saved)
    content = {(f"media/{sha256}.mp4" if name == clip_entry(parts) else name): each for name, each in parts.items()}
    content[f"media/{sha256}.mp4"] = playlist
    content = with_file(sha256=sha256, size=len(playlist))(content)
    async with open_studio(tmp_path) as studio:
        opened = await studio.project_files.open(write(tmp_path / "a.vidpipe", content))
        copy = await studio.get(opened.project_id)
        assert opened.unusable == 1
        assert SlotKind.CLIP not in {take.slot.kind for take in copy.takes}
        assert SlotKind.FILM in {take.slot.kind for take in copy.takes}
        assert not [path for path in everything(studio) if path.stem == sha256]


# What goes wrong in the middle


async def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await studio.make(scenes=1)
        await studio.project_files.save(source.id, tmp_path / "a.vidpipe")
        with small_disk(tmp_path / "disk", "16k") as disk:
            target = disk / "film.vidpipe"
            target.write_bytes(b"an older file")
            with pytest.raises(StorageError, match="no room"):
                await studio.project_files.save(source.id, target)
            assert [(path.name, path.read_bytes()) for path in disk.iterdir()] == [(target.name, b"an older file")]
            with pytest.raises(StorageError, match="no room"):
                archive.unpack({"source": str(tmp_path / "a.vidpipe"), "folder": str(disk)}, lambda _: None)


async def test_giving_up_leaves_nothing_half(tmp_path: Path, saved: Path) -> None:
    async with open_studio(tmp_path) as studio:
        files, target = studio.project_files, tmp_path / "out" / "a.vidpipe"
        target.parent.mkdir()
        source = await with_large_file(studio, await studio.make(scenes=1))
        before = everything(studio)
        for work in (files.save(source.id, target), files.open(saved)):
            doing = asyncio.create_task(work)
            while not (list(target.parent.iterdir()) or list(studio.data_dir.glob("media/scratch/*/project.json"))):
                assert not doing.done()
                await asyncio.sleep(0.001)
            files.cancel()
            with pytest.raises(asyncio.CancelledError):
                await doing
            assert everything(studio) == before
            assert not list(target.parent.iterdir())
            assert await count(studio) == 1
        files.cancel()  # of nothing
        await files.open(saved)
        assert await count(studio) == 2


async def with_large_file(studio: TestStudio, project: Project) -> Project:
    """One more take, whose file takes a while to be copied."""
    async with studio._media.scratch() as folder:
        path = folder / "large.mp4"
        path.write_bytes(bytes(100 << 20))
        file = await studio._media.keep(path, ".mp4")
    clip = next(take for take in project.takes if take.slot.kind is SlotKind.CLIP)
    return await studio._store.commit(project.id, PutTake(replace(clip, id=f"{clip.id[:-4]}0000", number=2, file=file)))


async def test_what_cannot_be_written_or_read_is_said(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        source = await studio.make(scenes=1)
        files = studio.project_files
        for project_id, target, error, words in (
            (source.id, tmp_path / "nowhere" / "a.vidpipe", StorageError, "does not exist"),
            (source.id, tmp_path, StorageError, "not a file"),
            ("nobody", tmp_path / "a.vidpipe", NotFound, "no such project"),
        ):
            with pytest.raises(error, match=words):
                await files.save(project_id, target)
        with pytest.raises(StorageError, match=r"“a.vidpipe” cannot be read. No such file"):
            await files.open(tmp_path / "a.vidpipe")
        clip = next(take.file for take in source.takes if take.slot.kind is SlotKind.CLIP)
        assert clip
        studio.media_path(clip).write_bytes(bytes(clip.size))
        with pytest.raises(StorageError, match="damaged"):
            await files.save(source.id, tmp_path / "a.vidpipe")
        assert not list(tmp_path.glob("*.part"))
        assert not (tmp_path / "a.vidpipe").exists()


# What is said on the command line


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["a.vidpipe"], "a.vidpipe"),
        (["--verbose", "--data-dir", "list", "/x/Ein Film.VIDPIPE"], "/x/Ein Film.VIDPIPE"),
        (["open", "no-suffix"], "no-suffix"),
        (["open"], None),
        (["--data-dir", "a.vidpipe"], None),
    ],
)
def test_a_file_by_itself_is_opened_in_the_window(words: list[str], file: str | None) -> None:
    args = parse(words)
    assert args.command == (OPEN if words != ["--data-dir", "a.vidpipe"] else None)
    assert args.file == (Path(file) if file else None)


def test_a_file_is_not_taken_for_one_to_open_where_it_belongs_to_a_command() -> None:
    args = parse(["pack", "some-id", "a.vidpipe"])
    assert (args.command, args.file, args.selected_only) == ("pack", Path("a.vidpipe"), False)
    assert parse(["unpack", "a.vidpipe"]).command == "unpack"
    with pytest.raises(SystemExit):
        parse(["--json", "a.vidpipe"])
