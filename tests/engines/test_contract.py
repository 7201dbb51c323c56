"""The suite every engine must pass: the built-in one, remote ones, and the paper engine, local and remote."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, REMOTE, PaperEngine, paint
from tests.engines.suppliers import SUPPLIERS, Filmer
from tests.servers.comfyui import ComfyServer
from tests.servers.serving import serving
from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.errors import EngineError
from vidpipe_desktop.core.models import AspectRatio, Role, SlotKind
from vidpipe_desktop.engines.animatic.engine import AnimaticEngine
from vidpipe_desktop.engines.base import (
    ChoiceRequest,
    ClipFilmer,
    ClipRequest,
    Delivered,
    KeyframePainter,
    KeyframeRequest,
    PlaceInFilm,
    SceneChooser,
    SceneDraft,
    SceneStager,
    StagingRequest,
    StoryboardRequest,
    StoryboardWriter,
    Submitted,
)
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.comfyui.engine import ComfyEngine, account
from vidpipe_desktop.engines.comfyui.shelf import Shelf
from vidpipe_desktop.engines.registry import EngineContext, Registry, missing_protocols
from vidpipe_desktop.media.probe import check_clip, check_picture
from vidpipe_desktop.settings import ComfySettings, Settings

Engine = AnimaticEngine | ComfyEngine | PaperEngine | Filmer
SIZE = (320, 192)
WRITTEN = SceneDraft("an owl", "an owl", "an owl in flight", "it flies", "cut", 7)


@pytest.fixture(params=["animatic", "comfyui", "paper", "remote paper", "runway", "fal"])
async def engine(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Engine]:
    async with AsyncExitStack() as stack:
        made: Engine
        if supplier := SUPPLIERS.get(request.param):
            made, _ = await stack.enter_async_context(supplier.opened(polls=2))
        elif request.param == "animatic":
            made = AnimaticEngine(await stack.enter_async_context(Workers(1)))
        elif request.param == "comfyui":
            settings = ComfySettings(base_url=await stack.enter_async_context(serving(ComfyServer().routes)))
            made = ComfyEngine(account(settings, lambda: ""), Shelf(settings), Catalogue(), pace=0.001)
        else:
            made = PaperEngine(tmp_path, REMOTE if "remote" in request.param else LOCAL, polls=2)
        yield made
        await made.close()


def needs(engine: Engine, role: Role) -> None:
    if role not in engine.facts.roles:
        pytest.skip(f"{engine.facts.title} makes no {role.value}")


async def storyboard(engine: Engine, scenes: int = 2) -> tuple[SceneDraft, ...]:
    """The engine's own, or for one that writes none, somebody else's."""
    if not isinstance(engine, StoryboardWriter):
        return (WRITTEN,) * scenes
    request = StoryboardRequest("s", "an owl", "cinematic", AspectRatio.WIDE, 1.0, scenes, 7)
    return (await engine.write_storyboard(request, lambda _: None)).scenes


async def keyframe(engine: Engine, scene: SceneDraft, kind: SlotKind, target: Path, start: Path | None = None) -> None:
    if not isinstance(engine, KeyframePainter):
        paint(target, (16 * SIZE[0], 16 * SIZE[1]), kind.value)
        return
    await engine.paint_keyframe(
        KeyframeRequest(
            "k", kind, scene.start_prompt, "cinematic", "", SIZE, 1.0, scene.seed, target, "", scene.staging, start
        ),
        lambda _: None,
    )


async def clip(engine: Engine, scene: SceneDraft, folder: Path) -> ClipRequest:
    first, last = folder / "first.png", folder / "last.png"
    await keyframe(engine, scene, SlotKind.START, first)
    await keyframe(engine, scene, SlotKind.END, last, first)
    place, target, seconds = PlaceInFilm(0, 2, 0.0), folder / "clip.mp4", engine.facts.durations[0]
    return ClipRequest(
        "c",
        "moves",
        "",
        "cinematic",
        "",
        SIZE,
        seconds,
        24,
        7,
        scene.seed,
        place,
        first,
        target,
        last,
        "",
        scene.staging,
    )


async def test_engines_that_read_staging_stage_scenes_from_words(engine: Engine) -> None:
    assert isinstance(engine, SceneStager) == engine.facts.reads_staging
    if not isinstance(engine, SceneStager):
        return
    before = (await storyboard(engine))[1]
    request = StagingRequest("an owl", "The owl flies over the sea in a storm", "noir", AspectRatio.WIDE, 1.0, 1, 2, 7)
    for staging in ("", before.staging):
        draft = await engine.stage_scene(replace(request, staging=staging), lambda _: None)
        assert draft.staging
        assert draft.staging != before.staging
        assert draft == await engine.stage_scene(replace(request, staging=staging), lambda _: None)
    styled = await engine.stage_scene(replace(request, words="", staging=before.staging), lambda _: None)
    assert styled.staging == before.staging.replace('"style":"cinematic"', '"style":"noir"')


async def test_engines_that_offer_choices_make_them_and_take_them_back(engine: Engine) -> None:
    if not isinstance(engine, SceneChooser):
        pytest.skip("works from words alone, or from what it stages itself")
    assert all(len(field.options) > 1 for field in await engine.vocabulary())
    scene = (await storyboard(engine))[0]
    texts = {"description": scene.description}
    request = ChoiceRequest(scene.staging, (), texts, AspectRatio.WIDE)
    untouched = await engine.choose_staging(request, lambda _: None)
    assert (untouched.staging, untouched.texts) == (scene.staging, texts)
    field = next(field for field in untouched.fields if len(field.options) > 1)
    other = next(option.value for option in field.options if option.value != field.value)
    chosen = await engine.choose_staging(replace(request, choices=((field.name, other),)), lambda _: None)
    assert chosen.staging != scene.staging
    assert {each.name: each.value for each in chosen.fields if each.by_hand} == {field.name: other}
    back = replace(request, staging=chosen.staging, texts=chosen.texts, choices=((field.name, field.written),))
    assert await engine.choose_staging(back, lambda _: None) == untouched
    nobody = replace(request, choices=(("nobody.there", "x"),))
    assert await engine.choose_staging(nobody, lambda _: None) == untouched


async def test_facts_name_the_roles_it_really_has(engine: Engine) -> None:
    assert not missing_protocols(engine)
    assert engine.facts.roles <= set(Role)
    for role, protocol in (
        (Role.STORYBOARD, StoryboardWriter),
        (Role.KEYFRAMES, KeyframePainter),
        (Role.CLIPS, ClipFilmer),
    ):
        assert isinstance(engine, protocol) == (role in engine.facts.roles)


async def test_a_storyboard_has_exactly_the_scenes_asked_for_and_repeats_by_seed(engine: Engine) -> None:
    needs(engine, Role.STORYBOARD)
    assert len(await storyboard(engine, 3)) == 3
    assert await storyboard(engine) == await storyboard(engine)


async def test_a_keyframe_is_a_whole_picture_at_the_target(engine: Engine, tmp_path: Path) -> None:
    needs(engine, Role.KEYFRAMES)
    scene = (await storyboard(engine))[0]
    await keyframe(engine, scene, SlotKind.START, tmp_path / "k.png")
    width, height = check_picture(tmp_path / "k.png")
    assert width / height == pytest.approx(SIZE[0] / SIZE[1], rel=0.05)


async def test_a_clip_is_delivered_at_once_or_by_a_job_that_can_be_found_and_fetched_twice(
    engine: Engine, tmp_path: Path
) -> None:
    request = await clip(engine, (await storyboard(engine))[0], tmp_path)
    answer = await engine.submit_clip(request, lambda _: None)
    assert isinstance(answer, Delivered) == engine.facts.local
    if isinstance(answer, Submitted):
        found = answer.job_id if engine.facts.looks_up else None
        assert await engine.find_clip(request.request_id) == found
        while not isinstance(await engine.poll_clip(answer.job_id), Delivered):
            pass
        for _ in range(2):
            await engine.download_clip(answer.job_id, request.target, lambda _: None)
    assert check_clip(request.target).duration == pytest.approx(request.duration, abs=0.1)


async def test_unknown_jobs_are_an_engine_error(engine: Engine) -> None:
    with pytest.raises(EngineError):
        await engine.poll_clip("no such job")
    assert await engine.find_clip("never asked for") is None


async def test_cancelling_the_task_ends_the_work(engine: Engine, tmp_path: Path) -> None:
    request = await clip(engine, (await storyboard(engine))[0], tmp_path)
    if isinstance(engine, PaperEngine):
        engine.pace = 60
    task = asyncio.create_task(engine.submit_clip(request, lambda _: None))
    await asyncio.sleep(0)
    task.cancel()
    async with asyncio.timeout(5):
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_the_registry_says_what_is_wrong_with_an_engine(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        registry = Registry(EngineContext(Settings(data_dir=tmp_path, enabled_engines=["gone"]), workers))
        assert set(registry.facts) == {"animatic"}
        assert "gone" in registry.problems
        with pytest.raises(EngineError, match="cannot be used"):
            registry.filmer("gone")
        await registry.close()
