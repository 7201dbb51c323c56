"""Google's engine against its wire format on loopback: what it sends, what it makes of answers, and what it never repeats."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.engines.orders import clip, delivered, ignore, submitted
from tests.servers.google import GoogleServer
from tests.servers.serving import serving
from vidpipe_desktop.core.engines import facts_for
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import AspectRatio, EngineChoice, Resolution, Role, SlotKind
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.engines.base import KeyframeRequest, StoryboardRequest, Submitted
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.google.access import Access, access_by
from vidpipe_desktop.engines.google.engine import GoogleEngine
from vidpipe_desktop.media.probe import check_clip, check_picture
from vidpipe_desktop.settings import GoogleSettings

VEO = "veo-3.1-generate-001"


@asynccontextmanager
async def google(key: str = "key", *, vertex: bool = False) -> AsyncIterator[tuple[GoogleEngine, GoogleServer]]:
    server = GoogleServer()
    async with serving(server.routes) as url:
        header = "authorization" if vertex else "x-goog-api-key"
        access = Access(lambda: {header: key}, project="p" if vertex else "", base_url=url)
        engine = GoogleEngine(access, Catalogue())
        try:
            yield engine, server
        finally:
            await engine.close()


def wanted(scenes: int = 3) -> StoryboardRequest:
    return StoryboardRequest("s", "a fox", "noir", AspectRatio.WIDE, 5.0, scenes, 7)


def keyframe(folder: Path, kind: SlotKind = SlotKind.START, start: Path | None = None) -> KeyframeRequest:
    target = folder / f"{kind.value}.png"
    return KeyframeRequest("k", kind, "a fox", "noir", "Warm.", (1280, 720), 5.0, 7, target, start=start)


async def test_a_storyboard_is_asked_for_by_schema_and_thoughts_are_passed_over() -> None:
    async with google() as (engine, server):
        draft = await engine.write_storyboard(wanted(), ignore)
        assert [scene.start_prompt for scene in draft.scenes] == [f"start_frame_prompt {n}" for n in range(3)]
        assert len({scene.seed for scene in draft.scenes}) == 3
        assert draft.cost > 0
        config = server.book.bodies[0]["generationConfig"]
        assert config["responseMimeType"] == "application/json"
        assert config["responseJsonSchema"]["properties"]["scenes"]["maxItems"] == 3


async def test_an_unusable_storyboard_is_put_before_the_model_with_the_reason_at_most_twice() -> None:
    async with google() as (engine, server):
        server.book.plan("storyboard", "short", "broken", "fenced")
        draft = await engine.write_storyboard(wanted(), ignore)
        assert len(draft.scenes) == 3
        asked = [body["contents"][0]["parts"][0]["text"] for body in server.book.bodies]
        assert "3 scenes are wanted, it has 2" in asked[1]
        assert draft.cost == 3 * (await engine.write_storyboard(wanted(), ignore)).cost
        server.book.plan("storyboard", "short", "short", "short", "")
        with pytest.raises(EngineError) as caught:
            await engine.write_storyboard(wanted(), ignore)
        assert caught.value.kind is FailureKind.BAD_OUTPUT
        assert server.book.billed["storyboard"] == 3 + 1 + 3


async def test_an_end_frame_is_painted_from_its_start_frame(tmp_path: Path) -> None:
    async with google() as (engine, server):
        start = keyframe(tmp_path)
        await engine.paint_keyframe(start, ignore)
        await engine.paint_keyframe(keyframe(tmp_path, SlotKind.END, start.target), ignore)
        assert check_picture(tmp_path / "end.png")
        parts = [body["contents"][0]["parts"] for body in server.book.bodies]
        assert [len(part) for part in parts] == [1, 2]
        assert parts[1][1]["inlineData"]["mimeType"] == "image/png"
        assert server.book.bodies[0]["generationConfig"]["imageConfig"] == {"aspectRatio": "16:9"}


async def test_full_hd_films_get_pictures_of_2k_at_their_price(tmp_path: Path) -> None:
    async with google() as (engine, server):
        usual = keyframe(tmp_path)
        fine = replace(usual, size=AspectRatio.WIDE.at(Resolution.FULL_HD), target=tmp_path / "fine.png")
        costs = [(await engine.paint_keyframe(request, ignore)).cost for request in (usual, fine)]
        assert server.book.bodies[1]["generationConfig"]["imageConfig"] == {"aspectRatio": "16:9", "imageSize": "2K"}
        facts = facts_for({"google": engine.facts}, EngineChoice("google"), Role.KEYFRAMES, Resolution.FULL_HD)
        assert costs == [dollars(0.067), facts.price_per_picture]
        assert facts.price_per_picture == dollars(0.101)


@pytest.mark.parametrize("model", [VEO, "gemini-omni-1.1-flash"])
async def test_clips_are_asked_for_in_the_films_resolution(tmp_path: Path, model: str) -> None:
    async with google("token", vertex=True) as (engine, server):
        for resolution in Resolution:
            await submitted(engine, replace(clip(tmp_path, model, 8), size=AspectRatio.TALL.at(resolution)))
        wanted = [body.get("parameters") or body["response_format"] for body in server.book.bodies]
        assert [each["resolution"] for each in wanted] == ["720p", "1080p"]


async def test_veo_in_full_hd_is_offered_for_eight_seconds_only(tmp_path: Path) -> None:
    async with google("token", vertex=True) as (engine, server):
        choice = EngineChoice("google", VEO)
        assert facts_for({"google": engine.facts}, choice, Role.CLIPS).lengths == (4, 6, 8)
        assert facts_for({"google": engine.facts}, choice, Role.CLIPS, Resolution.FULL_HD).lengths == (8,)
        with pytest.raises(EngineError):  # as the server would say
            await submitted(engine, replace(clip(tmp_path, VEO, 6), size=AspectRatio.WIDE.at(Resolution.FULL_HD)))
        assert server.book.billed["video"] == 0


async def test_omni_films_from_frame_to_frame_and_its_file_is_fetched(tmp_path: Path) -> None:
    async with google() as (engine, server):
        await delivered(engine, clip(tmp_path))
        assert check_clip(tmp_path / "clip.mp4").frames == 96
        body = server.book.bodies[0]
        assert [part["type"] for part in body["input"]] == ["image", "image", "text"]
        assert body["input"][2]["text"].startswith("<FIRST_FRAME> <LAST_FRAME>")
        assert body["response_format"]["duration"] == "4s"
        assert (body["background"], body["store"]) == (True, True)


@pytest.mark.parametrize("model", [VEO, "gemini-omni-1.1-flash"])
async def test_on_vertex_both_film_and_a_new_engine_finds_the_job_again(tmp_path: Path, model: str) -> None:
    async with google("token", vertex=True) as (engine, server):
        request = clip(tmp_path, model)
        job_id = await delivered(engine, request)
        request.target.unlink()
        access = Access(
            lambda: {"authorization": "Bearer token"}, project="p", base_url=str(engine._wire._client.base_url)
        )
        later = GoogleEngine(access, Catalogue())
        await later.download_clip(job_id, request.target, ignore)
        await later.close()
        assert check_clip(request.target)
        assert server.book.billed["video"] == 1
        if model == VEO:
            assert {"image", "lastFrame"} < set(server.book.bodies[0]["instances"][0])


async def test_veo_is_not_to_be_had_with_a_plain_key(tmp_path: Path) -> None:
    async with google() as (engine, server):
        with pytest.raises(EngineError, match="Vertex"):
            await engine.submit_clip(clip(tmp_path, VEO), ignore)
        assert not server.book.asked


async def test_a_wait_that_google_asks_for_is_told(tmp_path: Path) -> None:
    async with google() as (engine, server):
        server.book.plan("video", "429")
        with pytest.raises(EngineError) as caught:
            await engine.submit_clip(clip(tmp_path), ignore)
        assert (caught.value.kind, caught.value.retry_after) == (FailureKind.RATE_LIMITED, 7.0)
        assert server.book.asked == ["video"]


CREDENTIALS = {
    "no key": ({}, "", "There is none yet: enter it in Settings."),
    "a wrong key": ({}, "bad-canary", "Check it in Settings."),
    "a key that is none": ({}, "bad\nkey", "It has characters that no key has: enter it in Settings."),
    "a key with an umlaut": ({}, "clé", "It has characters that no key has: enter it in Settings."),
    "a token that has expired": ({"project": "films", "access_token": "expired-canary"}, "", "Check it in Settings."),
    "a token that is none": ({"project": "films", "access_token": "ex pired"}, "", "enter it in Settings."),
}


@pytest.mark.parametrize("what", CREDENTIALS)
async def test_who_may_not_call_is_told_what_to_do_and_pays_nothing(tmp_path: Path, what: str) -> None:
    settings, key, advice = CREDENTIALS[what]
    server = GoogleServer()
    async with serving(server.routes) as url:
        engine = GoogleEngine(access_by(GoogleSettings(base_url=url, **settings), lambda: key), Catalogue())
        for call in (
            engine.check(),
            engine.write_storyboard(wanted(), ignore),
            engine.submit_clip(clip(tmp_path), ignore),
        ):
            with pytest.raises(EngineError) as caught:
                await call
            assert caught.value.kind is FailureKind.AUTH
            assert caught.value.advice.endswith(advice)
            assert not key or key not in str(caught.value)
        await engine.close()
    assert not server.book.asked


async def test_a_login_that_has_expired_is_told_with_the_way_to_log_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("google.auth")
    asked: list[str] = []

    async def refuse(request: Request) -> JSONResponse:
        asked.append((await request.body()).decode())
        return JSONResponse({"error": "invalid_grant", "error_description": "Token has been expired."}, status_code=400)

    server = GoogleServer()
    async with serving([Route("/token", refuse, methods=["POST"]), *server.routes]) as url:
        login = {"type": "service_account", "client_email": "films@example.com", "token_uri": f"{url}/token"}
        (tmp_path / "login.json").write_text(json.dumps({**login, "private_key": private_key()}))
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "login.json"))
        engine = GoogleEngine(access_by(GoogleSettings(base_url=url, project="films"), lambda: ""), Catalogue())
        with pytest.raises(EngineError, match="Google does not know who calls.*gcloud auth") as caught:
            await engine.write_storyboard(wanted(), ignore)
        await engine.close()
    assert caught.value.kind is FailureKind.AUTH
    assert len(asked) == 1
    assert not server.book.asked


def private_key() -> str:
    """A fresh key of a service account, PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


async def test_a_dead_address_is_not_a_refused_key(tmp_path: Path) -> None:
    nobody = GoogleEngine(Access(lambda: {"x-goog-api-key": "k"}, base_url="http://127.0.0.1:9"), Catalogue())
    with pytest.raises(EngineError) as caught:
        await nobody.submit_clip(clip(tmp_path), ignore)
    assert caught.value.kind is FailureKind.TRANSIENT
    await nobody.close()


async def test_lost_jobs_and_cancelled_ones(tmp_path: Path) -> None:
    async with google() as (engine, _):
        answer = await engine.submit_clip(clip(tmp_path), ignore)
        assert isinstance(answer, Submitted)
        assert await engine.cancel_clip(answer.job_id)
        for job in (answer.job_id, "nonsense"):
            with pytest.raises(EngineError) as caught:
                await engine.poll_clip(job)
            assert caught.value.kind is FailureKind.JOB_LOST


@pytest.mark.parametrize("vertex", [False, True])
async def test_trying_it_out_costs_nothing(vertex: bool) -> None:
    async with google(vertex=vertex) as (engine, server):
        assert "ready" in await engine.check()
        assert server.book.asked == ["model"]
        assert not server.book.billed
    async with google("bad", vertex=vertex) as (engine, _):
        with pytest.raises(EngineError, match="did not accept the key"):
            await engine.check()


def test_models_of_the_catalogue_can_be_replaced_and_broken_entries_are_named(tmp_path: Path) -> None:
    own = tmp_path / "catalogue.toml"
    own.write_text(
        '[google]\n[[google.models]]\nid = "veo-9"\ntitle = "Veo 9"\nrole = "clips"\nprice = 0.5\nlengths = [5]\n'
        '[[google.models]]\nid = "gemini-omni-1.1-flash"\ntitle = "Omni"\nrole = "clips"\nprice = 0.2\nends = 2020-01-01\n'
        '[[google.models]]\nid = "x"\ntitle = "X"\nrole = "painter"\nprice = -1\n'
    )
    catalogue = Catalogue(own)
    assert [problem.split(":")[0] for problem in catalogue.problems] == ["catalogue.toml, google, model 3"]
    facts = catalogue.facts("google")
    assert "Veo 9" in [model.title for model in facts.models]
    assert facts.using(Role.CLIPS, "veo-9").lengths == (5.0,)
    with pytest.raises(EngineError, match=r"switched off.*Choose one of"):
        catalogue.model("google", Role.CLIPS, "gemini-omni-1.1-flash")
    with pytest.raises(EngineError, match="no model"):
        catalogue.model("google", Role.CLIPS, "sora-2")


def test_the_shipped_catalogue_is_whole() -> None:
    assert Catalogue().problems == []
    assert json.dumps([model.id for model in Catalogue().facts("google").models])
