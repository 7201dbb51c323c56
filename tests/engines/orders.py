"""What tests order from engines: a clip between two painted frames, and the whole way that a job goes."""

from pathlib import Path

from tests.engines.paper import paint
from vidpipe_desktop.engines.base import ClipFilmer, ClipRequest, Delivered, PlaceInFilm, Submitted, Working

SIZE = (1280, 720)


def ignore(_part: float) -> None:
    """Somebody who need not be told how far the work is."""


def clip(folder: Path, model: str = "", seconds: float = 4.0, *, last: bool = True) -> ClipRequest:
    """A clip from one painted frame to another, to be written to the folder."""
    first, end = folder / "first.png", folder / "last.png"
    for path in (first, end):
        paint(path, SIZE, path.name)
    place, target = PlaceInFilm(0, 1, 0.0), folder / "clip.mp4"
    frames = (first, target, end if last else None)
    return ClipRequest("c", "It runs.", "A fox", "noir", "", SIZE, seconds, 24, 7, 7, place, *frames, model)


async def submitted(engine: ClipFilmer, request: ClipRequest) -> str:
    """Submit; returns the job's id."""
    answer = await engine.submit_clip(request, ignore)
    assert isinstance(answer, Submitted)
    return answer.job_id


async def finished(engine: ClipFilmer, request: ClipRequest) -> str:
    """Submit and wait for the end; returns the job's id."""
    job_id = await submitted(engine, request)
    while not isinstance(await engine.poll_clip(job_id), Delivered):
        pass
    return job_id


async def delivered(engine: ClipFilmer, request: ClipRequest) -> str:
    """Submit, watch and fetch from a server with one poll; returns the job's id."""
    job_id = await submitted(engine, request)
    assert isinstance(await engine.poll_clip(job_id), Working)
    assert isinstance(await engine.poll_clip(job_id), Delivered)
    await engine.download_clip(job_id, request.target, ignore)
    return job_id
