"""Runway and fal against their wire formats on loopback: what is sent, what answers mean, and what is never repeated."""

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from pydantic import SecretStr

from tests.engines.orders import clip, delivered, finished, ignore, submitted
from tests.engines.paper import write_png
from tests.engines.suppliers import SUPPLIERS, Supplier
from tests.servers.serving import serving
from tests.studios import open_studio
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import AspectRatio, Resolution, Role, SlotKind, TakeState
from vidpipe_desktop.engines.base import ClipFilmer, ClipRequest, Working
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.media.probe import check_clip, check_picture
from vidpipe_desktop.settings import ClipSettings

SUBMISSIONS = {
    "429": (FailureKind.RATE_LIMITED, 7.0),
    "4290": (FailureKind.RATE_LIMITED, 0.0),
    "400": (FailureKind.INVALID, 0.0),
    "402": (FailureKind.QUOTA, 0.0),
    "403": (FailureKind.AUTH, 0.0),
    "404": (FailureKind.INVALID, 0.0),
    "500_after": (FailureKind.UNCERTAIN, 0.0),
    "502_after": (FailureKind.UNCERTAIN, 0.0),
    "503": (FailureKind.UNCERTAIN, 0.0),
    "504_after": (FailureKind.UNCERTAIN, 0.0),
    "html_after": (FailureKind.UNCERTAIN, 0.0),
    "endless_after": (FailureKind.UNCERTAIN, 0.0),
    "lost": (FailureKind.UNCERTAIN, 0.0),
    "lost_after": (FailureKind.UNCERTAIN, 0.0),
    "hang_after": (FailureKind.UNCERTAIN, 0.0),
}
"""What goes wrong with a submission, what it is said to be, and how long one is asked to wait."""
ENDS = {
    "moderated": FailureKind.MODERATED,
    "unfit": FailureKind.INVALID,
    "failed": FailureKind.BAD_OUTPUT,
    "vanished": FailureKind.JOB_LOST,
}
DOWNLOADS = {
    "truncated": FailureKind.TRANSIENT,
    "empty": FailureKind.TRANSIENT,
    "500": FailureKind.TRANSIENT,
    "hang": FailureKind.TRANSIENT,
    "403": FailureKind.JOB_LOST,
    "410": FailureKind.JOB_LOST,
    "endless_file": FailureKind.BAD_OUTPUT,
}
NOT_TO_BE_FETCHED = (
    "file:///etc/passwd",
    "ftp://example.com/clip.mp4",
    "http://example.com/clip.mp4",
    "https://localhost/clip.mp4",
    "https://10.0.0.1/clip.mp4",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/clip.mp4",
    "https://[::ffff:192.168.0.1]/clip.mp4",
    "//127.0.0.1:9/clip.mp4",
)


@pytest.fixture(params=SUPPLIERS)
def supplier(request: pytest.FixtureRequest) -> Supplier:
    return SUPPLIERS[request.param]


async def refusal(engine: ClipFilmer, request: ClipRequest) -> EngineError:
    """What a submission ends with."""
    with pytest.raises(EngineError) as caught:
        await engine.submit_clip(request, ignore)
    return caught.value


async def no_download(engine: ClipFilmer, job_id: str, target: Path) -> EngineError:
    """What a download ends with; there is no clip then."""
    with pytest.raises(EngineError) as caught:
        await engine.download_clip(job_id, target, ignore)
    assert not target.exists()
    return caught.value


async def test_every_model_gets_what_it_takes_and_nothing_else(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened() as (engine, server):
        for model in engine.facts.models_of(Role.CLIPS):
            for resolution, end in product(model.resolutions, (0, -1)):
                request = clip(tmp_path, model.id, model.at(resolution).lengths[end], last=model.takes_last_frame)
                for shape in model.aspect_ratios:
                    await submitted(engine, replace(request, size=shape.at(resolution), description="long " * 5000))
            sent = str(server.book.bodies)
            assert sent.count("data:image/png;base64,") == len(server.book.bodies) * (1 + model.takes_last_frame)
            server.book.bodies.clear()
        assert server.book.billed["video"] == len(server.book.asked)


@pytest.mark.parametrize(
    ("supplier", "model", "field", "hd", "full_hd"),
    [
        ("runway", "veo3.1", "ratio", "720:1280", "1080:1920"),
        ("fal", "fal-ai/veo3.1/first-last-frame-to-video", "resolution", "720p", "1080p"),
        ("fal", "bytedance/seedance-2.0/image-to-video", "resolution", "720p", "1080p"),
    ],
    indirect=["supplier"],
)
async def test_the_films_resolution_is_asked_for(
    tmp_path: Path, supplier: Supplier, model: str, field: str, hd: str, full_hd: str
) -> None:
    async with supplier.opened() as (engine, server):
        for resolution in Resolution:
            await submitted(engine, replace(clip(tmp_path, model, 8), size=AspectRatio.TALL.at(resolution)))
        assert [body[field] for body in server.book.bodies] == [hd, full_hd]


async def test_a_model_for_hd_only_is_said_to_be_one(supplier: Supplier) -> None:
    async with supplier.opened() as (engine, _):
        fine = {model.id for model in engine.facts.models_of(Role.CLIPS) if Resolution.FULL_HD in model.resolutions}
        assert fine
        assert not fine & {"gen4_turbo", "seedance2_fast", "fal-ai/minimax/hailuo-02/standard/image-to-video"}


async def test_a_clip_is_filmed_and_another_engine_finds_it_again(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened() as (engine, server):
        request = clip(tmp_path)
        job_id = await delivered(engine, request)
        assert check_clip(request.target).frames == 96
        request.target.unlink()
        later = supplier.engine(supplier.account(str(engine._wire._client.base_url), lambda: "key"), Catalogue(), None)
        await later.download_clip(job_id, request.target, ignore)
        await later.close()
        assert check_clip(request.target)
        assert server.book.billed["video"] == 1
        assert await engine.find_clip(request.request_id) is None


async def test_frames_too_large_to_send_are_made_lighter(tmp_path: Path, supplier: Supplier) -> None:
    request = clip(tmp_path)
    write_png(request.first, np.random.default_rng(7).integers(0, 255, (1500, 2250, 3), np.uint8))
    assert request.first.stat().st_size > 2**23
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2**23))
    async with supplier.opened() as (engine, server):
        await submitted(engine, request)
        sent = str(server.book.bodies)
        assert (sent.count("data:image/jpeg"), sent.count("data:image/png")) == (1, 1)
        width, height = check_picture(tmp_path / "first.light.jpg")
        assert width / height == pytest.approx(1.5, rel=0.01)
        assert (await refusal(engine, replace(request, first=broken))).kind is FailureKind.INVALID
        assert server.book.asked == ["video"]


async def test_a_failed_submission_is_sent_once_and_said_to_be_what_it_is(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(timeout=0.5) as (engine, server):
        for fault, (kind, wait) in SUBMISSIONS.items():
            server.book.plan("video", fault)
            error = await refusal(engine, clip(tmp_path))
            assert (fault, error.kind, error.retry_after) == (fault, kind, wait)
            assert server.book.asked == ["video"], fault
            assert server.book.billed["video"] == fault.endswith("_after"), fault
            server.book.asked.clear()
            server.book.billed.clear()


async def test_money_that_has_run_out_is_no_wrong_key(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened() as (engine, server):
        server.book.plan("video", supplier.no_credit)
        error = await refusal(engine, clip(tmp_path))
        assert error.kind is FailureKind.QUOTA
        assert error.title == f"Your credit at {supplier.title} is used up."


async def test_a_key_that_is_none_or_wrong(tmp_path: Path, supplier: Supplier) -> None:
    kept = [""]
    async with supplier.opened(lambda: kept[0]) as (engine, server):
        for key in ("", "bad key", "bad\nkey", "clé", "bad-canary"):
            kept[0] = key
            error = await refusal(engine, clip(tmp_path))
            assert (key, error.kind) == (key, FailureKind.AUTH)
            assert "Settings" in error.advice
            assert not key or key not in str(error)
            with pytest.raises(EngineError) as caught:
                await engine.check()
            assert caught.value.kind is FailureKind.AUTH
        assert not server.book.asked


async def test_nobody_at_the_address(tmp_path: Path, supplier: Supplier) -> None:
    nobody = supplier.engine(supplier.account("http://127.0.0.1:9", lambda: "key"), Catalogue(), None)
    assert (await refusal(nobody, clip(tmp_path))).kind is FailureKind.TRANSIENT
    await nobody.close()


async def test_a_request_that_is_not_accepted_is_told_field_by_field(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened() as (engine, _):
        error = await refusal(engine, clip(tmp_path, seconds=99))
        assert error.kind is FailureKind.INVALID
        assert "duration: " in error.advice


async def test_trying_it_out_costs_nothing(supplier: Supplier) -> None:
    async with supplier.opened() as (engine, server):
        assert (await engine.check()).startswith(f"{supplier.title} answers")
        assert len(server.book.asked) == 1
        assert not server.book.billed
        server.book.plan(server.book.asked[0], "500")
        with pytest.raises(EngineError) as caught:
            await engine.check()
        assert caught.value.kind is FailureKind.TRANSIENT


async def test_a_job_that_ends_without_a_clip(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(polls=0) as (engine, server):
        for fault, kind in ENDS.items():
            server.book.billed.clear()
            server.book.plan("video", fault)
            job_id = await submitted(engine, clip(tmp_path))
            for _ in range(2):
                with pytest.raises(EngineError) as caught:
                    await engine.poll_clip(job_id)
                assert (fault, caught.value.kind) == (fault, kind)
            counted = caught.value.billed or kind is FailureKind.JOB_LOST
            assert server.book.billed["video"] == counted, fault


async def test_a_finished_job_without_a_clip_counts_as_paid(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(polls=0) as (engine, server):
        server.book.plan("video", "nowhere")
        error = await no_download(engine, await submitted(engine, clip(tmp_path)), tmp_path / "clip.mp4")
        assert (error.kind, error.billed) == (FailureKind.BAD_OUTPUT, True)


async def test_a_question_without_an_answer_says_nothing_about_the_job(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(polls=0, timeout=0.3) as (engine, server):
        job_id = await submitted(engine, clip(tmp_path))
        for fault in ("html", "lost", "hang", "500", "endless"):
            server.book.plan("poll", fault)
            with pytest.raises(EngineError) as caught:
                await engine.poll_clip(job_id)
            assert (fault, caught.value.kind) == (fault, FailureKind.TRANSIENT)
        await engine.poll_clip(job_id)


async def test_a_broken_download_leaves_nothing_and_may_be_repeated(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(timeout=0.5, file_limit=2**20) as (engine, server):
        request = clip(tmp_path)
        job_id = await finished(engine, request)
        for fault, kind in DOWNLOADS.items():
            server.book.plan("download", fault)
            error = await no_download(engine, job_id, request.target)
            assert (fault, error.kind) == (fault, kind)
            assert error.billed == (kind is FailureKind.BAD_OUTPUT)
        server.book.plan("download", *["redirect"] * 5)
        assert "round in circles" in (await no_download(engine, job_id, request.target)).title
        server.book.plan("download", "redirect")
        await engine.download_clip(job_id, request.target, ignore)
        assert check_clip(request.target)
        assert server.book.billed["video"] == 1


@pytest.mark.parametrize("way", ["link", "redirect"])
async def test_links_lead_to_no_file_and_into_no_private_network(tmp_path: Path, supplier: Supplier, way: str) -> None:
    async with supplier.opened() as (engine, server):
        request = clip(tmp_path)
        job_id = await finished(engine, request)
        for address in NOT_TO_BE_FETCHED:
            if way == "redirect":
                server.redirects_to = address
                server.book.plan("download", "redirect")
            else:
                server.links_to = address
            error = await no_download(engine, job_id, request.target)
            assert (address, error.kind, error.billed) == (address, FailureKind.BAD_OUTPUT, True)
        assert server.book.asked.count("download") == (len(NOT_TO_BE_FETCHED) if way == "redirect" else 0)
        ours = str(engine._wire._client.base_url)
        for odd in ("https://example.com:port/clip.mp4", ours.replace("http:", "https:")):
            server.links_to = odd
            assert (await no_download(engine, job_id, request.target)).kind is FailureKind.BAD_OUTPUT
        assert list(tmp_path.glob("clip.mp4*")) == []


async def test_what_waits_is_cancelled_and_what_runs_is_left_to_be_fetched(tmp_path: Path, supplier: Supplier) -> None:
    async with supplier.opened(polls=3) as (engine, server):
        request = clip(tmp_path)
        waits = await submitted(engine, request)
        assert await engine.cancel_clip(waits)
        assert server.book.billed["video"] == 0
        runs = await submitted(engine, request)
        assert isinstance(await engine.poll_clip(runs), Working)
        assert not await engine.cancel_clip(runs)
        assert server.book.asked.count("cancel") == 1
        assert isinstance(await engine.poll_clip(runs), Working)
        await engine.poll_clip(runs)
        await engine.download_clip(runs, request.target, ignore)
        for gone in (waits, "no such job", "../../etc:x"):
            with pytest.raises(EngineError) as caught:
                await engine.poll_clip(gone)
            assert caught.value.kind is FailureKind.JOB_LOST


@pytest.mark.parametrize("name", SUPPLIERS)
async def test_what_is_billed_is_what_the_takes_say(tmp_path: Path, name: str) -> None:
    server = SUPPLIERS[name].server(0)
    server.book.plan("video", "moderated", "failed", "4290", "lost_after", "vanished")
    server.book.plan("poll", "html", "500")
    server.book.plan("download", "corrupt", "truncated")
    async with (
        serving(server.routes) as url,
        open_studio(tmp_path, rules={name: ClipSettings(base_url=url, api_key=SecretStr("key"))}) as studio,
    ):
        project = await studio.make(clips_engine=name, clip_duration=4, scenes=6)
        takes = [take for take in project.takes if take.slot.kind is SlotKind.CLIP]
        states = Counter(take.state for take in takes)
        assert (states[TakeState.READY], states[TakeState.UNKNOWN]) == (2, 1)
        paid = [take for take in takes if take.committed]
        assert len(paid) == server.book.billed["video"]
        assert server.book.asked.count("video") == len(takes) + 1, (
            "only what was refused for being too early is repeated"
        )
        refused = next(take for take in takes if take.failure and take.failure.kind == FailureKind.MODERATED)
        assert bool(refused.cost) == (name == "runway")
