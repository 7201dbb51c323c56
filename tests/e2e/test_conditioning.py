"""What makes scenes flow into each other, as the engine sees it: by the hashes of the pictures that reach its server."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.test_command_line import answer, started
from tests.servers.google import GoogleServer
from tests.servers.serving import serving

SCENES = 3
ACCESS = {
    "gemini": {"API_KEY": "key"},
    "vertex": {"PROJECT": "films", "ACCESS_TOKEN": "token", "VIDEO_MODEL": "veo-3.1-generate-001"},
}


@pytest.mark.parametrize("access", ACCESS)
async def test_every_clip_goes_from_its_start_to_its_end_which_is_where_the_next_begins(
    tmp_path: Path, access: str
) -> None:
    server = GoogleServer(polls=0)
    async with serving(server.routes) as url:
        given = {**ACCESS[access], "BASE_URL": url}
        environment = {f"VIDPIPE_GOOGLE__{name}": value for name, value in given.items()}
        order = ("generate", "a fox in the snow", "--engine", "google", "--scenes", str(SCENES), "--clip-duration", "4")
        where = ("--data-dir", str(tmp_path / "data"), "--output", str(tmp_path / "fox.mp4"), "--json")
        done = await asyncio.to_thread(started, *order, *where, **environment)
    assert done.returncode == 0, done.stderr
    assert answer(done)["status"] == "complete"
    frames = chain(server.painted)
    assert len(frames) == SCENES + 1, "one picture a scene, painted from the one before, and the first from words"
    assert sorted(server.filmed) == sorted((frames[n], frames[n + 1]) for n in range(SCENES))
    kept = {path.stem for path in (tmp_path / "data" / "media").rglob("*.png")}
    assert set(frames) <= kept, "byte for byte as they were made"
    assert server.book.billed == {"storyboard": 1, "image": SCENES + 1, "video": SCENES}


def chain(painted: dict[str, str]) -> list[str]:
    """The pictures from the one that was painted from words on, each painted from the one before."""
    after = {source: made for made, source in painted.items()}
    assert len(after) == len(painted), "no picture has two that were painted from it"
    frames = [after[""]]
    while following := after.get(frames[-1]):
        frames.append(following)
    return frames
