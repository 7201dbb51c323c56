"""The engine for servers of OpenAI's shape, against such a server on loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.servers.openai import OpenAiServer
from tests.servers.serving import serving
from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import AspectRatio, Resolution, Role, SlotKind
from vidpipe_desktop.engines.base import KeyframeRequest, StoryboardRequest
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.openai_compatible.engine import ENGINE, OpenAiEngine, account
from vidpipe_desktop.engines.registry import EngineContext, Registry
from vidpipe_desktop.media.probe import check_picture
from vidpipe_desktop.settings import OpenAiSettings, Settings

WANTED = StoryboardRequest("s", "a fox", "noir", AspectRatio.WIDE, 5.0, 3, 7)


@asynccontextmanager
async def opened(
    folder: Path, *, schemas: bool = True, **settings: str
) -> AsyncIterator[tuple[OpenAiEngine, OpenAiServer]]:
    server = OpenAiServer(schemas=schemas)
    async with serving(server.routes) as url, Workers(1) as workers:
        given = OpenAiSettings(base_url=url, **settings)
        registry = Registry(EngineContext(Settings(data_dir=folder, openai_compatible=given), workers))
        engine = registry.writer(ENGINE)
        assert isinstance(engine, OpenAiEngine)
        yield engine, server
        await registry.close()


def ignore(_part: float) -> None:
    pass


async def test_a_storyboard_comes_through_a_schema_and_out_of_a_chain_of_thought(tmp_path: Path) -> None:
    async with opened(tmp_path, text_model="qwen3:8b") as (engine, server):
        draft = await engine.write_storyboard(WANTED, ignore)
        assert [scene.motion_prompt for scene in draft.scenes] == [f"video_motion_prompt {n}" for n in range(3)]
        assert server.book.bodies[0]["model"] == "qwen3:8b"
        assert server.book.bodies[0]["response_format"]["json_schema"]["strict"] is True
        assert draft.cost == 0, "a server of one's own costs nothing"


async def test_a_server_without_schemas_is_told_the_schema_in_words_and_remembered(tmp_path: Path) -> None:
    async with opened(tmp_path, schemas=False) as (engine, server):
        for _ in range(2):
            assert len((await engine.write_storyboard(WANTED, ignore)).scenes) == 3
        kinds = [body["response_format"]["type"] for body in server.book.bodies]
        assert kinds == ["json_schema", "json_object", "json_object"]


async def test_a_model_that_the_server_lacks_is_named_with_those_it_has(tmp_path: Path) -> None:
    async with opened(tmp_path, text_model="gone") as (engine, _):
        with pytest.raises(EngineError, match=r"no model “gone”.*qwen3:8b"):
            await engine.write_storyboard(WANTED, ignore)
        with pytest.raises(EngineError, match="no model"):
            await engine.check()


async def test_trying_it_out_asks_for_the_list_of_models(tmp_path: Path) -> None:
    async with opened(tmp_path) as (engine, server):
        assert "gpt-5-mini is ready" in await engine.check()
        assert not server.book.billed


async def test_a_key_that_is_refused_or_none_is_told(tmp_path: Path) -> None:
    for key in ("bad-canary", "clé"):
        async with opened(tmp_path, api_key=key) as (engine, server):
            for call in (engine.check(), engine.write_storyboard(WANTED, ignore)):
                with pytest.raises(EngineError) as caught:
                    await call
                assert caught.value.kind is FailureKind.AUTH
                assert "Settings" in caught.value.advice
                assert key not in str(caught.value)
            assert not server.book.asked
    nobodys = OpenAiEngine(account("", lambda: ""), Catalogue())
    with pytest.raises(EngineError, match="OpenAI needs a key. There is none yet: enter it in Settings."):
        await nobodys.write_storyboard(WANTED, ignore)
    await nobodys.close()


async def test_a_request_that_is_refused_for_itself_does_not_make_the_server_one_without_schemas(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as (engine, server):
        server.book.plan("chat", "400", "400")
        with pytest.raises(EngineError, match="did not accept the request"):
            await engine.write_storyboard(WANTED, ignore)
        await engine.write_storyboard(WANTED, ignore)
        kinds = [body["response_format"]["type"] for body in server.book.bodies]
        assert kinds == ["json_schema", "json_object", "json_schema"]


async def test_an_end_frame_is_an_edit_of_its_start_frame(tmp_path: Path) -> None:
    async with opened(tmp_path, image_model="gpt-image-2") as (engine, server):
        assert engine.facts.roles == {Role.STORYBOARD, Role.KEYFRAMES}
        start, end = tmp_path / "start.png", tmp_path / "end.png"
        for kind, target, source in ((SlotKind.START, start, None), (SlotKind.END, end, start)):
            request = KeyframeRequest("k", kind, "a fox", "noir", "", (1280, 720), 5.0, 7, target, start=source)
            await engine.paint_keyframe(request, ignore)
            assert check_picture(target)
        assert server.book.asked == ["generations", "edits"]
        assert server.book.bodies[0]["size"] == "1536x1024"
        assert {"files": ["image[]"]} in server.book.bodies


async def test_pictures_for_full_hd_films_are_as_large_as_the_film(tmp_path: Path) -> None:
    async with opened(tmp_path, image_model="gpt-image-2") as (engine, server):
        start = tmp_path / "start.png"
        for shape, size in ((AspectRatio.WIDE, "1920x1088"), (AspectRatio.TALL, "1088x1920")):
            for source in (None, start):
                wanted = shape.at(Resolution.FULL_HD)
                request = KeyframeRequest("k", SlotKind.END, "a fox", "noir", "", wanted, 5.0, 7, start, start=source)
                await engine.paint_keyframe(request, ignore)
            assert server.book.bodies[-3]["size"] == size
        assert server.book.billed["image"] == 4


async def test_a_server_of_ones_own_paints_only_with_a_model_that_was_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as (engine, _):
        assert engine.facts.roles == {Role.STORYBOARD}
