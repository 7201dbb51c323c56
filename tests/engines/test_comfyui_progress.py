"""How far ComfyUI has come: heard over its websocket while there is one, and asked after when there is none."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.engines.test_comfyui import clip, keyframe, submitted
from tests.servers.comfyui import ComfyServer
from tests.servers.serving import serving
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.engines.base import ClipRequest, Delivered, Working
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.comfyui.course import Course, Message
from vidpipe_desktop.engines.comfyui.engine import ComfyEngine, account
from vidpipe_desktop.engines.comfyui.shelf import Shelf
from vidpipe_desktop.media.probe import check_clip, check_picture
from vidpipe_desktop.settings import ComfySettings

PACE = 0.02
"""Seconds that a step of the card takes. The engine looks after a clip every three seconds where nothing is told."""
GRAPH = {
    "a": {"class_type": "CLIPTextEncode", "inputs": {}},
    "b": {"class_type": "KSampler", "inputs": {"steps": 8}},
    "c": {"class_type": "SaveImage", "inputs": {}},
}


@asynccontextmanager
async def telling(**server: Any) -> AsyncIterator[tuple[ComfyEngine, ComfyServer]]:
    """A server that works by itself, and an engine that has all the patience in the world."""
    made = ComfyServer(pace=PACE, **server)
    async with serving(made.routes) as url:
        settings = ComfySettings(base_url=url)
        engine = ComfyEngine(account(settings, lambda: "a-key"), Shelf(settings), Catalogue())
        try:
            yield engine, made
        finally:
            await engine.close()


async def watched(engine: ComfyEngine, job_id: str) -> list[float | None]:
    """What was said of the job until it was done."""
    heard: list[float | None] = []
    async with asyncio.timeout(20):
        while isinstance(answer := await engine.poll_clip(job_id), Working):
            heard.append(answer.progress)
            await asyncio.sleep(answer.check_again)
    assert answer == Delivered(0)
    return heard


def rises(parts: list[float | None]) -> bool:
    """Whether it is a progress as people like it."""
    known = [part for part in parts if part is not None]
    return len(known) > 4 and known == sorted(set(known)) and known[0] < 0.5 < known[-1] <= 1


@pytest.mark.parametrize("new", [False, True])
async def test_a_clip_tells_every_step_and_nobody_asks_meanwhile(tmp_path: Path, new: bool) -> None:
    async with telling(new=new) as (engine, server):
        job_id = await submitted(engine, clip(tmp_path))
        asked = len(server.book.asked)
        heard = await watched(engine, job_id)
        assert rises(heard), heard
        assert ("progress_state" in server.sockets.said) == new
        assert len(server.book.asked) - asked < len(heard), "it is heard, not asked after"
        await engine.download_clip(job_id, tmp_path / "clip.mp4", lambda _: None)
        assert check_clip(tmp_path / "clip.mp4")
        while server.sockets.open:
            await asyncio.sleep(0.01)


async def test_a_picture_tells_every_step(tmp_path: Path) -> None:
    async with telling() as (engine, _):
        heard: list[float | None] = []
        await engine.paint_keyframe(keyframe(tmp_path), heard.append)
        assert check_picture(tmp_path / "start.png")
        assert rises(heard[: heard.index(max(part for part in heard if part is not None)) + 1]), heard


async def test_two_clips_on_one_line_are_told_apart(tmp_path: Path) -> None:
    async with telling() as (engine, server):
        requests = [clip(tmp_path, name) for name in ("a", "b")]

        async def filmed(request: ClipRequest) -> list[float | None]:
            return await watched(engine, await submitted(engine, request))

        for heard in await asyncio.gather(*map(filmed, requests)):
            assert rises([part for part in heard if part]), heard
        assert server.sockets.served == 1


@pytest.mark.parametrize("how", ["talks", "breaks"])
async def test_without_a_line_it_is_asked_after(tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vidpipe_desktop.engines.comfyui.engine._CLIP_CHECK", 0.1)
    async with telling() as (engine, server):
        setattr(server.sockets, how, how == "breaks")
        job_id = await submitted(engine, clip(tmp_path))
        heard = await watched(engine, job_id)
        assert heard
        assert ({None} == set(heard)) == (how == "talks")
        assert not server.sockets.open
        assert server.book.asked.count("queue") > 1


async def test_what_breaks_at_the_card_is_told_at_once(tmp_path: Path) -> None:
    async with telling() as (engine, server):
        server.book.plan("prompt", "oom")
        job_id = await submitted(engine, clip(tmp_path))
        with pytest.raises(EngineError, match="memory") as caught:
            await watched(engine, job_id)
        assert caught.value.kind is not FailureKind.JOB_LOST
        while server.sockets.open:
            await asyncio.sleep(0.01)


def said(*messages: tuple[str, dict[str, Any]]) -> Iterator[Message]:
    for kind, data in messages:
        yield Message.model_validate({"type": kind, "data": {"prompt_id": "j", **data}})


def test_a_course_weighs_nodes_by_their_steps_and_never_goes_back() -> None:
    course = Course(GRAPH)
    fractions = []
    for message in said(
        ("execution_start", {}),
        ("execution_cached", {"nodes": ["a"]}),
        ("executing", {"node": "b"}),
        ("progress", {"value": 4, "max": 8}),
        ("progress_state", {"nodes": {"b": {"value": 2, "max": 8, "state": "running"}}}),
        ("progress", {"node": "b", "value": 3, "max": 0}),
        ("executing", {"node": "c"}),
        ("executed", {"node": "c", "output": {}}),
    ):
        course.hear(message)
        fractions.append(course.fraction)
    assert fractions == [0, 0.1, 0.1, 0.5, 0.5, 0.5, 0.9, 1]
    assert course.take_news()
    assert not course.take_news()
    (over,) = said(("executing", {"node": None}))
    course.hear(over)
    assert course.has_news
    assert not course.take_news()
