"""ComfyUI's engine against its wire format on loopback: nothing runs twice, and whatever goes wrong is told in a sentence."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.engines.paper import paint, small
from tests.servers.comfyui import NODES, ComfyServer
from tests.servers.serving import serving
from tests.studios import open_studio
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import AspectRatio, Resolution, Role, SlotKind, Status
from vidpipe_desktop.core.status import derive_status
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    PlaceInFilm,
    Submitted,
    Working,
)
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.comfyui.engine import ENGINE, ComfyEngine, account
from vidpipe_desktop.engines.comfyui.server import job_of
from vidpipe_desktop.engines.comfyui.shelf import Shelf
from vidpipe_desktop.media.probe import check_clip, check_picture
from vidpipe_desktop.settings import ComfySettings

SIZE = (320, 192)
OWN_CLIP: Mapping[str, Any] = {
    "1": {"class_type": "LoadImage", "inputs": {"image": "{{first}}"}},
    "2": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 0], "text": "{{prompt}}, by a brook, {{seed}}"}},
    "3": {
        "class_type": "VHS_VideoCombine",
        "inputs": {
            "images": ["1", 0],
            "frame_rate": "{{seconds}}",
            "filename_prefix": "{{name}}",
            "format": "video/h264-mp4",
        },
    },
}


@asynccontextmanager
async def comfy(*, polls: int = 1, new: bool = True, **settings: Any) -> AsyncIterator[tuple[ComfyEngine, ComfyServer]]:
    server = ComfyServer(polls=polls, new=new)
    async with serving(server.routes) as url:
        given = ComfySettings(base_url=url, **settings)
        engine = ComfyEngine(account(given, lambda: ""), Shelf(given), Catalogue(), pace=0.001)
        try:
            yield engine, server
        finally:
            await engine.close()


def ignore(_part: float) -> None:
    pass


def keyframe(folder: Path, kind: SlotKind = SlotKind.START, start: Path | None = None) -> KeyframeRequest:
    return KeyframeRequest("k", kind, "a fox", "noir", "", SIZE, 1.0, 7, folder / f"{kind.value}.png", start=start)


def clip(folder: Path, request_id: str = "c") -> ClipRequest:
    first, last = folder / "first.png", folder / "last.png"
    for path in (first, last):
        paint(path, SIZE, path.name)
    place, target = PlaceInFilm(0, 1, 0.0), folder / "clip.mp4"
    return ClipRequest(request_id, "It runs.", "A fox", "noir", "", SIZE, 1.0, 24, 7, 7, place, first, target, last, "")


def saved(folder: Path, graph: object) -> str:
    path = folder / "own.json"
    path.write_text(json.dumps(graph), encoding="utf-8")
    return str(path)


async def ended(engine: ComfyEngine, job_id: str) -> None:
    while not isinstance(await engine.poll_clip(job_id), Delivered):
        pass


async def submitted(engine: ComfyEngine, request: ClipRequest) -> str:
    answer = await engine.submit_clip(request, ignore)
    assert isinstance(answer, Submitted)
    return answer.job_id


async def test_an_end_frame_is_painted_from_its_start_frame(tmp_path: Path) -> None:
    async with comfy() as (engine, server):
        start, end = keyframe(tmp_path), keyframe(tmp_path, SlotKind.END, tmp_path / "start.png")
        await engine.paint_keyframe(start, ignore)
        await engine.paint_keyframe(replace(end, request_id="e"), ignore)
        assert check_picture(start.target) == small(SIZE)
        assert check_picture(end.target)
        first, second = (body["prompt"] for body in server.book.bodies if "prompt" in body)
        assert (first["painted"]["inputs"]["seed"], first["canvas"]["inputs"]["width"]) == (7, 320)
        assert server.uploads[second["first"]["inputs"]["image"]] == start.target.read_bytes()


async def test_a_clip_gets_both_frames_and_a_length_in_frames(tmp_path: Path) -> None:
    async with comfy(polls=2) as (engine, server):
        request = clip(tmp_path)
        job_id = await submitted(engine, request)
        assert isinstance(await engine.poll_clip(job_id), Working)
        await ended(engine, job_id)
        await engine.download_clip(job_id, request.target, ignore)
        assert check_clip(request.target).duration == pytest.approx(17 / 16, abs=0.05)
        graph = server.book.bodies[server.book.asked.index("prompt")]["prompt"]
        assert graph["motion"]["inputs"]["length"] == 17
        assert "It runs." in graph["wanted"]["inputs"]["text"]
        assert request.last
        for name, path in (("first", request.first), ("last", request.last)):
            assert server.uploads[graph[name]["inputs"]["image"]] == path.read_bytes()


async def test_clips_are_shrunk_to_the_lines_that_the_card_can_do(tmp_path: Path) -> None:
    async with comfy(clip_lines=96) as (engine, server):
        await submitted(engine, clip(tmp_path))
        graph = server.book.bodies[server.book.asked.index("prompt")]["prompt"]
        assert (graph["motion"]["inputs"]["width"], graph["motion"]["inputs"]["height"]) == (160, 96)


async def test_full_hd_films_are_offered_where_the_card_can_do_their_lines(tmp_path: Path) -> None:
    full_hd = AspectRatio.WIDE.at(Resolution.FULL_HD)
    async with comfy() as (engine, server):
        await engine.paint_keyframe(replace(keyframe(tmp_path), size=full_hd), ignore)
        canvas = server.book.bodies[server.book.asked.index("prompt")]["prompt"]["canvas"]["inputs"]
        assert (canvas["width"], canvas["height"]) == (1920, 1088)
        assert engine.facts.using(Role.KEYFRAMES).resolutions == frozenset(Resolution)
        assert engine.facts.using(Role.CLIPS).resolutions == {Resolution.HD}
    async with comfy(clip_lines=1088) as (engine, server):
        assert engine.facts.using(Role.CLIPS).resolutions == frozenset(Resolution)
        await submitted(engine, replace(clip(tmp_path), size=full_hd))
        motion = server.book.bodies[server.book.asked.index("prompt")]["prompt"]["motion"]["inputs"]
        assert (motion["width"], motion["height"]) == (1920, 1088)
    async with comfy(clip_lines=64) as (engine, _):
        assert engine.facts.using(Role.CLIPS).resolutions == {Resolution.HD}  # filmed with fewer lines, as ever


async def test_a_request_that_is_repeated_runs_once(tmp_path: Path) -> None:
    async with comfy() as (engine, server):
        request = clip(tmp_path)
        first = await submitted(engine, request)
        assert await submitted(engine, request) == first
        await ended(engine, first)
        assert await submitted(engine, request) == first
        for _ in range(2):
            await engine.paint_keyframe(keyframe(tmp_path), ignore)
        assert server.book.billed["prompt"] == 2


@pytest.mark.parametrize("fault", ["lost_after", "500_after"])
async def test_a_job_whose_answer_was_lost_is_found_at_once(tmp_path: Path, fault: str) -> None:
    async with comfy() as (engine, server):
        server.book.plan("prompt", fault)
        assert await submitted(engine, clip(tmp_path)) == job_of("c")
        assert server.book.billed["prompt"] == 1


@pytest.mark.parametrize("fault", ["lost", "500", "html"])
async def test_what_was_not_accepted_is_uncertain_until_it_is_looked_for(tmp_path: Path, fault: str) -> None:
    async with comfy() as (engine, server):
        server.book.plan("prompt", fault)
        with pytest.raises(EngineError) as caught:
            await engine.submit_clip(clip(tmp_path), ignore)
        assert caught.value.kind is FailureKind.UNCERTAIN
        assert await engine.find_clip("c") is None
        assert await submitted(engine, clip(tmp_path)) == await engine.find_clip("c")
        assert server.book.billed["prompt"] == 1


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        ("oom", FailureKind.INVALID, "ran out of memory"),
        ("broken", FailureKind.BAD_OUTPUT, "KSampler failed.*mat1 and mat2"),
        ("stopped", FailureKind.JOB_LOST, "was stopped"),
        ("vanish", FailureKind.JOB_LOST, "knows nothing"),
    ],
)
async def test_a_job_that_ends_badly_says_why(tmp_path: Path, fault: str, kind: FailureKind, words: str) -> None:
    async with comfy() as (engine, server):
        server.book.plan("prompt", fault, fault)
        job_id = await submitted(engine, clip(tmp_path))
        with pytest.raises(EngineError, match=words) as caught:
            await ended(engine, job_id)
        assert caught.value.kind is kind
        with pytest.raises(EngineError, match=words):
            await engine.paint_keyframe(keyframe(tmp_path), ignore)


async def test_a_workflow_that_saves_nothing_is_told(tmp_path: Path) -> None:
    async with comfy() as (engine, server):
        server.book.plan("prompt", "no_output")
        request = clip(tmp_path)
        job_id = await submitted(engine, request)
        await ended(engine, job_id)
        with pytest.raises(EngineError, match="finished without a clip"):
            await engine.download_clip(job_id, request.target, ignore)


@pytest.mark.parametrize("fault", ["truncated", "empty", "500"])
async def test_a_broken_download_leaves_nothing_and_may_be_repeated(tmp_path: Path, fault: str) -> None:
    async with comfy() as (engine, server):
        request = clip(tmp_path)
        server.book.plan("view", fault)
        job_id = await submitted(engine, request)
        await ended(engine, job_id)
        with pytest.raises(EngineError) as caught:
            await engine.download_clip(job_id, request.target, ignore)
        assert caught.value.kind is FailureKind.TRANSIENT
        assert not request.target.exists()
        await engine.download_clip(job_id, request.target, ignore)
        assert check_clip(request.target)


async def test_questions_that_fail_cost_nothing_and_may_be_repeated(tmp_path: Path) -> None:
    async with comfy() as (engine, server):
        job_id = await submitted(engine, clip(tmp_path))
        server.book.plan("history", "500", "lost", "html")
        for _ in range(3):
            with pytest.raises(EngineError) as caught:
                await engine.poll_clip(job_id)
            assert caught.value.kind is FailureKind.TRANSIENT
        await ended(engine, job_id)


async def test_a_restarted_server_has_lost_its_jobs(tmp_path: Path) -> None:
    async with comfy() as (engine, server):
        job_id = await submitted(engine, clip(tmp_path))
        server.restart()
        with pytest.raises(EngineError) as caught:
            await engine.poll_clip(job_id)
        assert caught.value.kind is FailureKind.JOB_LOST


async def test_cancelling_stops_ours_and_leaves_others_alone(tmp_path: Path) -> None:
    async with comfy(polls=50) as (engine, server):
        running, waiting, last = [await submitted(engine, clip(tmp_path, name)) for name in ("a", "b", "c")]
        assert (await engine.poll_clip(waiting)) == Working(0.0, check_again=0.0), "the line is waited at meanwhile"
        assert await engine.cancel_clip(waiting)
        assert "interrupt" not in server.book.asked
        assert [job["id"] for job in server.queue] == [running, last]
        assert await engine.cancel_clip(running)
        assert [job["id"] for job in server.queue] == [last]
        with pytest.raises(EngineError, match="was stopped"):
            await engine.poll_clip(running)


async def test_a_missing_model_file_and_a_missing_node_are_named(tmp_path: Path) -> None:
    async with comfy(video_model="gone.safetensors") as (engine, _):
        with pytest.raises(
            EngineError, match=r"UNETLoader \(node high\) has no “gone.safetensors” for unet_name"
        ) as caught:
            await engine.submit_clip(clip(tmp_path), ignore)
        assert caught.value.kind is FailureKind.INVALID
    graph = {**OWN_CLIP, "4": {"class_type": "MagicUpscaler", "inputs": {}}}
    async with comfy(video_workflow=saved(tmp_path, graph)) as (engine, _):
        with pytest.raises(EngineError, match="lacks a node: MagicUpscaler"):
            await engine.submit_clip(clip(tmp_path), ignore)


@pytest.mark.parametrize("new", [True, False])
async def test_trying_it_out_finds_everything_there(new: bool) -> None:
    async with comfy(new=new) as (engine, server):
        assert await engine.check() == ("ComfyUI 0.3.64 answers. All nodes and model files of the workflows are there.")
        assert not server.book.billed


@pytest.mark.parametrize("new", [True, False])
async def test_trying_it_out_names_all_that_is_missing(tmp_path: Path, new: bool) -> None:
    graph = {
        "1": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["2", 0], "text": "{{promt}}"}},
        "2": {"class_type": "VAELoader", "inputs": {"vae_name": "mine.safetensors"}},
        "3": {"class_type": "MagicUpscaler", "inputs": {"by": 2}},
    }
    async with comfy(new=new, video_workflow=saved(tmp_path, graph)) as (engine, _):
        with pytest.raises(EngineError) as caught:
            await engine.check()
        for words in (
            "clips (own.json) has no {{prompt}}",
            "{{promt}}, which means nothing",
            "has no {{seed}}",
            "has no {{first}}",
            "neither {{frames}} nor {{seconds}}",
            "no node “MagicUpscaler”",
            "VAELoader has no “mine.safetensors” (vae_name)",
            "It has: ae.safetensors",
        ):
            assert words in caught.value.advice
        assert "z-image" not in caught.value.advice


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read"),
        ('{"nodes": [], "links": []}', "Export \\(API\\)"),
        ('{"1": {"inputs": {}}}', "class_type"),
    ],
)
async def test_a_file_that_is_no_workflow_is_told(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "own.json"
    path.write_text(content)
    async with comfy(video_workflow=str(path)) as (engine, _):
        for ask in (engine.check(), engine.submit_clip(clip(tmp_path), ignore)):
            with pytest.raises(EngineError, match=words):
                await ask


async def test_ones_own_workflow_films_and_decides_what_the_engine_can(tmp_path: Path) -> None:
    async with comfy(video_workflow=saved(tmp_path, OWN_CLIP), image_workflow=saved(tmp_path, OWN_CLIP)) as (
        engine,
        server,
    ):
        assert engine.facts.models_of(Role.CLIPS)[0].title == "Your clip workflow"
        assert not engine.facts.takes_last_frame
        assert engine.facts.paints_from_start
        request = replace(clip(tmp_path), last=None)
        job_id = await submitted(engine, request)
        await ended(engine, job_id)
        await engine.download_clip(job_id, request.target, ignore)
        assert check_clip(request.target).duration == pytest.approx(1.0, abs=0.05)
        text = server.book.bodies[server.book.asked.index("prompt")]["prompt"]["2"]["inputs"]["text"]
        assert text.endswith(", by a brook, 7")


def test_a_server_behind_a_proxy_gets_the_key_in_its_header() -> None:
    bearer = account(ComfySettings(), lambda: "k").credentials()
    other = account(ComfySettings(header="X-Key"), lambda: "k").credentials()
    assert (bearer, other) == ({"authorization": "Bearer k"}, {"x-key": "k"})


async def test_without_a_server_it_says_so() -> None:
    given = ComfySettings(base_url="127.0.0.1:9")
    engine = ComfyEngine(account(given, lambda: ""), Shelf(given), Catalogue())
    with pytest.raises(EngineError, match="ComfyUI cannot be reached"):
        await engine.check()
    await engine.close()


async def test_a_whole_film_in_which_every_clip_runs_from_its_own_frame_to_the_next(tmp_path: Path) -> None:
    server = ComfyServer(polls=0)
    async with serving(server.routes) as url:
        rules = {"comfyui": ComfySettings(base_url=url)}
        async with open_studio(tmp_path, rules=rules) as studio:
            project = await studio.make(engine=ENGINE, storyboard_engine="paper")
            assert derive_status(project, studio.plan(project)) is Status.COMPLETE
        graphs = [body["prompt"] for body in server.book.bodies if "prompt" in body]
        frames = {
            (graph["first"]["inputs"]["image"], graph["last"]["inputs"]["image"])
            for graph in graphs
            if "motion" in graph
        }
        assert len(graphs) == server.book.billed["prompt"] == 4 + 3
        assert len(frames) == 3
        assert len({first for first, _ in frames} & {last for _, last in frames}) == 2


async def test_a_clip_lost_on_the_way_is_asked_for_again_and_one_that_came_broken_is_fetched_again(
    tmp_path: Path,
) -> None:
    server = ComfyServer(polls=0)
    server.book.plan("prompt", "", "", "lost")
    server.book.plan("view", "", "", "corrupt")
    async with serving(server.routes) as url:
        async with open_studio(tmp_path, rules={"comfyui": ComfySettings(base_url=url)}) as studio:
            project = await studio.make(engine=ENGINE, storyboard_engine="paper", scenes=1)
            assert studio.plan(project).complete
        assert server.book.billed["prompt"] == 3
        assert server.book.asked.count("prompt") == 4
        assert server.book.asked.count("view") == 4


def test_node_classes_of_the_shipped_workflows_are_all_known_to_the_test_server() -> None:
    shelf = Shelf(ComfySettings())
    for workflow in (shelf.picture("z-image-turbo"), shelf.edit("z-image-turbo"), shelf.clip("wan-2.2-first-last")):
        assert {workflow.kind_of(node) for node in workflow.graph} <= set(NODES)
