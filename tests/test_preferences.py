"""Setting engines up from within the app: written down, at work at once, tried out for nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.engines.suppliers import SUPPLIERS
from tests.servers.comfyui import ComfyServer
from tests.servers.google import GoogleServer
from tests.servers.serving import serving
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.events import EnginesChanged, EngineTested, Event
from vidpipe_desktop.core.setup import EngineSetup
from vidpipe_desktop.keys import KeyFile
from vidpipe_desktop.settings import load_settings


@asynccontextmanager
async def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TestStudio]:
    """A studio whose settings and keys lie in a folder of the test's."""
    config = folder / "config"
    for module in ("settings", "keys", "engines.registry"):
        monkeypatch.setattr(f"vidpipe_desktop.{module}.config_dir", lambda: config)
    async with open_studio(folder) as studio:
        yield studio


def told(events: list[Event], engine: str) -> EngineSetup:
    changed = [event for event in events if isinstance(event, EnginesChanged)][-1]
    return next(setup for setup in changed.setups if setup.id == engine)


async def test_a_key_switches_an_engine_on_and_stays_out_of_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = GoogleServer()
    async with serving(server.routes) as url, opened(tmp_path, monkeypatch) as studio:
        assert "google" not in studio.engines
        await studio.preferences.tell()
        assert not told(studio.events, "google").on
        await studio.preferences.change("google", {"base_url": url, "api_key": " canary-key ", "on": True})
        setup = told(studio.events, "google")
        assert (setup.on, setup.has_key) == (True, True)
        assert "google" in studio.engines
        assert load_settings(tmp_path / "data").google.base_url == url
        assert KeyFile(tmp_path / "config").read("google") == "canary-key"
        assert "canary" not in (tmp_path / "config" / "settings.toml").read_text()
        assert "canary" not in repr(setup)
        await studio.preferences.test("google")
        verdict = studio.events[-1]
        assert isinstance(verdict, EngineTested)
        assert verdict.ok, verdict.words
        await studio.preferences.change("google", {"on": False, "base_url": "", "api_key": ""})
        assert "google" not in studio.engines
        assert not told(studio.events, "google").has_key


@pytest.mark.parametrize("name", SUPPLIERS)
async def test_suppliers_of_clips_are_set_up_and_tried_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    server = SUPPLIERS[name].server(1)
    async with serving(server.routes) as url, opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change(name, {"base_url": url, "api_key": "canary-key", "video_model": "new/model"})
        assert studio.engines[name].models[0].id == "new/model"
        setup = told(studio.events, name)
        assert (setup.on, setup.has_key) == (True, True)
        assert all("a second" in price for price in setup.prices)
        await studio.preferences.test(name)
        for key, fine in (("bad-key", False), ("good-key", True)):
            await studio.preferences.change(name, {"api_key": key})
            await studio.preferences.test(name)
            verdict = studio.events[-1]
            assert isinstance(verdict, EngineTested)
            assert verdict.ok == fine, verdict.words
            assert key not in verdict.words
        assert not server.book.billed


async def test_what_is_wrong_with_an_engine_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(GoogleServer().routes) as url, opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.test("google")
        assert studio.events[-1] == EngineTested("google", ok=False, words="Switch it on first.")
        await studio.preferences.change("google", {"base_url": url, "api_key": "bad-key", "on": True})
        await studio.preferences.test("google")
        verdict = studio.events[-1]
        assert isinstance(verdict, EngineTested)
        assert not verdict.ok
        assert "did not accept the key" in verdict.words
        assert "bad-key" not in verdict.words


async def test_comfyui_is_set_up_by_its_address_and_tried_out_with_its_workflows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(ComfyServer().routes) as url, opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change("comfyui", {"base_url": url})
        setup = told(studio.events, "comfyui")
        assert setup.on
        assert "Z-Image Turbo: free (your own graphics card)" in setup.prices
        assert not any("Your" in price for price in setup.prices), "there are no workflows of one's own"
        await studio.preferences.test("comfyui")
        assert studio.events[-1] == EngineTested(
            "comfyui", ok=True, words="ComfyUI 0.3.64 answers. All nodes and model files of the workflows are there."
        )
        await studio.preferences.change("comfyui", {"video_workflow": str(tmp_path / "gone.json")})
        assert "Your clip workflow: free (your own graphics card)" in told(studio.events, "comfyui").prices
        await studio.preferences.test("comfyui")
        verdict = studio.events[-1]
        assert isinstance(verdict, EngineTested)
        assert not verdict.ok
        assert "clips (gone.json) cannot be used" in verdict.words


async def test_what_the_environment_says_cannot_be_changed_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDPIPE_GOOGLE__PROJECT", "from-outside")
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change("google", {"project": "mine"})
        field = {field.name: field for field in told(studio.events, "google").fields}["project"]
        assert (field.value, field.fixed) == ("from-outside", "VIDPIPE_GOOGLE__PROJECT")
        with pytest.raises(InvalidRequest):
            await studio.preferences.change("google", {"colour": "red"})


async def test_other_settings_in_the_file_and_its_comments_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config" / "settings.toml"
    file.parent.mkdir()
    file.write_text("# mine\nworkers = 1\n\n[google]\nlocation = 'europe-west4'  # near\n")
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change("google", {"project": "p", "text_model": "gemini-9"})
        text = file.read_text()
        assert "# mine" in text
        assert "# near" in text
        assert studio.engines["google"].models[0].id == "gemini-9"


async def test_an_engine_with_an_address_can_be_switched_off_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change("openai_compatible", {"base_url": "http://127.0.0.1:1/v1"})
        assert told(studio.events, "openai_compatible").on
        await studio.preferences.change("openai_compatible", {"on": False})
        setup = told(studio.events, "openai_compatible")
        assert (setup.on, setup.fields[0].value) == (False, "http://127.0.0.1:1/v1")
        assert "openai_compatible" not in studio.engines


async def test_limits_are_those_of_the_facts_until_the_person_sets_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDPIPE_LIMITS__GOOGLE__PER_MINUTE", "9")
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.change("google", {"on": True, "at_once": " 3 "})
        assert (studio.engines["google"].at_once, studio.engines["google"].per_minute) == (3, 9)
        fields = {field.name: field for field in told(studio.events, "google").fields}
        assert (fields["at_once"].value, fields["at_once"].hint) == ("3", "4 steps of a kind")
        assert fields["per_minute"].fixed == "VIDPIPE_LIMITS__GOOGLE__PER_MINUTE"
        for bad in ("0", "65", "many", "2.5"):
            with pytest.raises(InvalidRequest, match="whole number"):
                await studio.preferences.change("google", {"at_once": bad})
        assert load_settings(tmp_path / "data").limits["google"].at_once == 3
        await studio.preferences.change("google", {"at_once": ""})
        assert studio.engines["google"].at_once == 4


async def test_an_enabled_engine_that_is_not_there_is_shown_and_can_be_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("enabled_engines = ['gone']\n")
    async with opened(tmp_path, monkeypatch) as studio:
        await studio.preferences.tell()
        setup = told(studio.events, "gone")
        assert (setup.on, "No installed package" in setup.problem) == (True, True)
        await studio.preferences.change("gone", {"on": False})
        assert load_settings(tmp_path / "data").enabled_engines == []
        assert "gone" not in studio.engine_problems


@pytest.mark.parametrize(
    "address", ["http://localhost:abc", "localhost:abc", "ftp://x", "http://", "http://x:99999", "http://[::1"]
)
def test_an_address_that_is_none_is_said_before_anything_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("VIDPIPE_COMFYUI__BASE_URL", address)
    with pytest.raises(InvalidRequest, match=r"must be an address such as http://127\.0\.0\.1:8188"):
        load_settings(tmp_path)
