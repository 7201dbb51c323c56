"""Crash reports: one for each thing that nobody foresaw, kept within bounds, and never in the way."""

import asyncio
import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest

from vidpipe_desktop.core.crash import CrashReport
from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.crashes import CrashReports
from vidpipe_desktop.logs import hide, start_logging, stop_logging
from vidpipe_desktop.settings import Settings, describe, load_settings

Happen = Callable[[BaseException], None]
log = logging.getLogger("vidpipe_desktop.test")


def happen(error: BaseException) -> None:
    try:
        raise error
    except type(error):
        log.exception("it happened")


@pytest.fixture
async def told(tmp_path: Path) -> AsyncIterator[list[CrashReport]]:
    """Reports as they are told; the folder is tmp_path / "crashes"."""
    start_logging(tmp_path)
    found: list[CrashReport] = []
    with CrashReports(tmp_path, "", partial(keep, found)):
        yield found
    stop_logging()


def keep(found: list[CrashReport], report: CrashReport) -> bool:
    found.append(report)
    return True


def reports_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "crashes").glob("crash-*"))


async def test_each_error_is_told_once_and_what_the_environment_did_is_none(
    tmp_path: Path, told: list[CrashReport]
) -> None:
    error = RuntimeError("boom")
    happen(error)
    log.error("again", exc_info=error)
    happen(StorageError("The disk is full."))
    log.error("without an error")
    log.warning("a warning", exc_info=error)
    await asyncio.sleep(0)
    log.error("stopped", exc_info=asyncio.CancelledError())
    await asyncio.sleep(0)
    assert [report.what for report in told] == ["RuntimeError: boom"]
    (name,) = reports_in(tmp_path)
    assert not name.endswith(".new.txt")
    assert (tmp_path / "crashes" / name).read_text(encoding="utf-8") == told[0].text
    assert str(Path.home()) not in told[0].text


async def test_no_session_and_no_folder_fills_with_reports(tmp_path: Path, told: list[CrashReport]) -> None:
    folder = tmp_path / "crashes"
    for number in range(30):
        (folder / f"crash-20200101-0000{number:02}.txt").write_text("old")
    for number in range(30):
        happen(RuntimeError(f"{number}"))
    await asyncio.sleep(0)
    assert len(told) == 10
    kept = reports_in(tmp_path)
    assert len(kept) == 20
    assert len([name for name in kept if not name.startswith("crash-2020")]) == 10


async def test_a_folder_that_cannot_be_written_costs_the_reports_only(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("in the way")
    start_logging(tmp_path)
    found: list[CrashReport] = []
    with CrashReports(tmp_path, "", partial(keep, found)) as reports:
        assert reports.earlier() is None
        happen(RuntimeError("boom"))
        await asyncio.sleep(0)
    stop_logging()
    assert found == []
    assert "cannot be used" in (tmp_path / "logs" / "vidpipe.log").read_text()


async def test_files_of_processes_that_were_killed_go_in_the_end_and_those_that_run_stay(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    killed, running = folder / "running-1-1.txt", folder / "running-2-2.txt"
    for path in (killed, running):
        path.write_text("Versions\n--- what ended it ---\n")
    long_ago = time.time() - 31 * 86_400
    os.utime(killed, (long_ago, long_ago))
    with CrashReports(tmp_path, "", partial(keep, [])) as reports:
        assert reports.earlier() is None
    assert list(folder.iterdir()) == [running]


def test_settings_are_described_without_their_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VIDPIPE_FAL__API_KEY", "canary.1")
    monkeypatch.setenv("VIDPIPE_FAL__BASE_URL", "https://me:hunter2@example.org/canary.1/")
    told = describe(load_settings(tmp_path))
    assert 'base_url = "https://***@example.org/***/"' in told
    assert "canary.1" not in told
    assert "films_at_once" not in told
    assert "films_at_once = 7" in describe(Settings(films_at_once=7))


async def test_a_hidden_text_is_in_no_report(told: list[CrashReport]) -> None:
    hide("open sesame")
    hide("short")
    happen(RuntimeError("say open sesame, in short"))
    await asyncio.sleep(0)
    assert told[0].what == "RuntimeError: say ***, in short"
    assert "open sesame" not in told[0].text


async def test_what_could_not_be_told_is_told_at_the_next_start(tmp_path: Path) -> None:
    start_logging(tmp_path)
    with CrashReports(tmp_path, "", lambda _: False):
        happen(RuntimeError("boom"))
        await asyncio.sleep(0)
    with CrashReports(tmp_path, "", lambda _: True) as reports:
        earlier = reports.earlier()
        assert earlier is not None
        assert earlier.what == "RuntimeError: boom"
        assert reports.earlier() is None
    stop_logging()
