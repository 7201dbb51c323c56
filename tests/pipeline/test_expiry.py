"""Results that a supplier keeps for a while only: it is said until when, and fetching one that is gone costs nothing."""

import argparse
from pathlib import Path

import pytest

from tests.engines.hasty import HastyAccess, HastyGoogle
from tests.servers.google import GoogleServer
from tests.servers.serving import serving
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.cli_jobs import jobs
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.jobs import PaidJob
from vidpipe_desktop.core.models import TakeState
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.registry import Factory

MODEL = """
[[google.models]]
id = "gemini-omni-1.1-flash"
title = "Omni"
role = "clips"
price = 0.1
result_days = {days}
"""
_LISTED = argparse.Namespace(deed="")


def google(url: str, folder: Path, days: float) -> Factory:
    """Google, which keeps results for so many days."""
    own = folder / "catalogue.toml"
    own.write_text(MODEL.format(days=days))
    access = HastyAccess(lambda: {"x-goog-api-key": "key"}, base_url=url)
    return lambda _context: HastyGoogle(access, Catalogue(own))


async def left_there(studio: TestStudio, server: GoogleServer) -> PaidJob:
    """A clip that was filmed, and whose download broke off."""
    server.book.plan("download", *["truncated"] * 6)
    await studio.make(clips_engine="google", scenes=1, clip_duration=4)
    (job,) = await studio.jobs.list()
    assert job.take.state is TakeState.SUBMITTED
    return job


async def test_a_result_that_is_kept_is_said_to_be_and_fetched(tmp_path: Path) -> None:
    server = GoogleServer(polls=0)
    async with (
        serving(server.routes) as url,
        open_studio(tmp_path, engines={"google": google(url, tmp_path, 2)}) as studio,
    ):
        job = await left_there(studio, server)
        told = await jobs(studio, _LISTED)
        (data,) = told.json["jobs"]
        assert (data["expired"], data["kept_until"]) == (False, job.kept_until.isoformat())
        assert "The result is kept until" in told.lines[0]
        project = await studio.jobs.fetch(job.take.id)
        assert project.take(job.take.id).state is TakeState.READY
        (data,) = (await jobs(studio, _LISTED)).json["jobs"]
        assert (data["expired"], data["kept_until"], data["keeping"]) == (False, None, None)


async def test_one_that_has_expired_says_so_and_fetching_it_costs_nothing(tmp_path: Path) -> None:
    server = GoogleServer(polls=0)
    async with (
        serving(server.routes) as url,
        open_studio(tmp_path, engines={"google": google(url, tmp_path, 1e-9)}) as studio,
    ):
        job = await left_there(studio, server)
        told = await jobs(studio, _LISTED)
        assert told.json["jobs"][0]["expired"]
        assert "The result expired on" in told.lines[0]
        server.jobs.clear()
        for _ in range(2):
            with pytest.raises(EngineError) as caught:
                await studio.jobs.fetch(job.take.id)
            assert caught.value.kind is FailureKind.JOB_LOST
            assert str(caught.value).startswith("Google has deleted this result. The result expired on")
        assert server.book.billed.total() == server.book.asked.count("video") == 1
        take = (await studio.jobs.list())[0].take
        assert take.failure
        assert (take.state, take.failure.title) == (TakeState.FAILED, "Google has deleted this result.")
        assert take.committed == take.price, "it was paid for"
        assert (await jobs(studio, _LISTED)).json["jobs"][0]["reason"] == "Google has deleted this result."
