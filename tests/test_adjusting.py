"""What is set in the window is checked, written down, and in effect, at once; the environment has the last word."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, REMOTE
from tests.studios import BRIEF, NO_RULES, TestStudio, open_studio
from vidpipe_desktop.adjusting import NAMES
from vidpipe_desktop.core.caps import Caps, Spending, cap_of, too_low
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.events import SettingsChanged
from vidpipe_desktop.core.models import RunState, UnknownTakes
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.settings import Settings, load_settings, variable_of


@asynccontextmanager
async def opened(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    facts: EngineFacts = LOCAL,
    rules: Mapping[str, object] = NO_RULES,
    **paper: object,
) -> AsyncIterator[TestStudio]:
    """A studio whose settings lie in a folder of the test's."""
    for module in ("settings", "keys", "engines.registry"):
        monkeypatch.setattr(f"vidpipe_desktop.{module}.config_dir", lambda: folder / "config")
    async with open_studio(folder, facts, rules, **paper) as studio:
        yield studio


def told(studio: TestStudio) -> AppSetup:
    return [event for event in studio.events if isinstance(event, SettingsChanged)][-1].setup


def kept(folder: Path) -> Settings:
    return load_settings(folder / "data")


async def test_a_raised_cap_lets_a_paused_film_go_on_but_only_when_it_is_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    capped = {"spending": {"per_project": 0.05}}
    async with opened(tmp_path, monkeypatch, REMOTE, capped) as studio:
        project = await studio.make()
        assert project.run is not None
        assert project.run.state is RunState.PAUSED
        ordered = len(studio.paper.book)
        await studio.adjusting.change("spending.per_project", 5.0)
        assert told(studio).caps == Caps(per_project=dollars(5))
        await asyncio.sleep(0.2)
        assert (studio.running(), len(studio.paper.book)) == (frozenset(), ordered)
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete
        assert told(studio).spending.spent == dollars(0.01 + 0.04)
        assert kept(tmp_path).spending.per_project == 5.0


async def test_a_cap_set_while_a_film_is_made_stops_it_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path, monkeypatch, REMOTE, pace=0.05) as studio:
        project = await studio.generate(BRIEF)
        await studio.adjusting.change("spending.per_month", 0.06)
        project = await studio.finished(project.id)
        assert project.run is not None
        assert project.run.state is RunState.PAUSED
        assert project.cost <= dollars(0.06)
        await studio.adjusting.change("spending.per_month", None)
        assert kept(tmp_path).spending.per_month is None
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete


async def test_more_films_are_made_at_once_as_soon_as_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, monkeypatch, LOCAL, {"films_at_once": 1}, pace=20.0) as studio:
        for number in range(4):
            await studio.queue.add((await studio.create({**BRIEF, "prompt": f"film {number}"})).id)
        studio.do(studio.queue.work(), "queue")
        await running(studio, 1)
        await studio.adjusting.change("films_at_once", 3)
        await running(studio, 3)
        assert kept(tmp_path).films_at_once == 3


async def running(studio: TestStudio, count: int) -> None:
    async with asyncio.timeout(30):
        while len(studio.running()) != count:
            await asyncio.sleep(0.02)


async def test_workers_words_and_what_is_done_about_unknown_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, monkeypatch) as studio:
        order = list(studio.engines)
        await studio.adjusting.change("workers", 5)
        await studio.adjusting.change("captions", False)
        await studio.adjusting.change("narration", True)
        await studio.adjusting.change("unknown_takes", "skip")
        setup = told(studio)
        assert (setup.workers, setup.captions, setup.unknown_takes) == (5, False, UnknownTakes.SKIP)
        assert studio._workers.info().count == 5
        assert studio._registry.engine("animatic")._captions is False  # type: ignore[union-attr]
        assert studio._registry.engine("animatic")._narration is True  # type: ignore[union-attr]
        assert list(studio.engines) == order
        assert kept(tmp_path).unknown_takes is UnknownTakes.SKIP


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("films_at_once", 0, "greater than or equal to 1"),
        ("workers", -1, "greater"),
        ("unknown_takes", "perhaps", "ask"),
        ("spending.per_month", -1.0, "greater"),
        ("api.port", 70_000, "65535"),
        ("api.host", "0.0.0.0", "token"),
        ("data_dir", "/tmp", "no setting"),
    ],
)
async def test_a_bad_value_gets_a_sentence_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str | float, words: str
) -> None:
    async with opened(tmp_path, monkeypatch) as studio:
        with pytest.raises(InvalidRequest, match=words):
            await studio.adjusting.change(name, value)
        assert not (tmp_path / "config" / "settings.toml").exists()
        assert not [event for event in studio.events if isinstance(event, SettingsChanged)]


async def test_what_the_environment_says_is_told_and_cannot_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDPIPE_FILMS_AT_ONCE", "7")
    monkeypatch.setenv("VIDPIPE_API__PORT", "1234")
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.adjusting.tell()
        setup = told(studio)
        assert setup.fixed == {"films_at_once": "VIDPIPE_FILMS_AT_ONCE", "api.port": "VIDPIPE_API__PORT"}
        assert (setup.films_at_once, setup.api.port) == (7, 1234)
        with pytest.raises(InvalidRequest, match="VIDPIPE_FILMS_AT_ONCE"):
            await studio.adjusting.change("films_at_once", 2)
        assert variable_of("films_at_once.more") == "VIDPIPE_FILMS_AT_ONCE"


async def test_a_token_is_made_and_only_its_owner_can_read_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.adjusting.make_token()
        token = told(studio).api.token
        assert len(token) > 30
        assert kept(tmp_path).api.token.get_secret_value() == token
        assert token not in repr(told(studio))
        mode = stat.S_IMODE((tmp_path / "config" / "settings.toml").stat().st_mode)
        assert os.name == "nt" or mode == 0o600
        await studio.adjusting.change("api.host", "0.0.0.0")
        with pytest.raises(InvalidRequest, match="token"):
            await studio.adjusting.change("api.token", "")
        await studio.adjusting.change("api.host", "127.0.0.1")
        await studio.adjusting.change("api.token", "")
        assert told(studio).api.token == ""


def test_every_setting_that_can_be_changed_is_one() -> None:
    settings = Settings().model_dump()
    for name in NAMES:
        place = settings
        for part in name.split("."):
            assert part in place
            place = place[part]


def test_caps_are_typed_as_people_do() -> None:
    typed = {"": None, "  ": None, "12": 12.0, "12.50": 12.5, " $3 ": 3.0, "0": 0.0}
    assert {text: cap_of(text) for text in typed} == typed
    for text in ("abc", "12,50", "1,000", "-1", "1e9", "nan", "12.50 €", "٣"):
        with pytest.raises(InvalidRequest, match="dollars"):
            cap_of(text)


def test_a_cap_below_what_is_spent_is_said() -> None:
    spending = Spending(spent=Micros(80), in_flight=Micros(20), dearest=Micros(60))
    assert spending.month == 100
    assert too_low(Caps(), spending) == {}
    assert too_low(Caps(Micros(60), Micros(100)), spending) == {}
    assert set(too_low(Caps(Micros(59), Micros(99)), spending)) == {"per_project", "per_month"}
