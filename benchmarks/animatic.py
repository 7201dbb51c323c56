"""A whole film on this machine, with its workers' memory, and one frame: drawing and encoding, alone and together."""

import asyncio
import os
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import av
from av.video.reformatter import VideoReformatter

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.film.filming import film_scene
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer, StagedFilm
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.paint.pixels import pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice
from vidpipe_desktop.media.encoding import DRAWN, Writer
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

PROMPT = "Two otters build a raft on a stormy lake"
TICK = 0.005
os.environ["QT_NO_GUI_THREADPOOL"] = "1"  # as workers have it
RATE = Fraction(24)
SIZE = AspectRatio.WIDE.size
SECONDS = 5.0


async def measure_film(folder: Path) -> None:
    """Make a 25-second film at 1280x720 and print how long it took and how late the event loop was."""
    late: list[float] = []

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            late.append(time.perf_counter() - began - TICK)

    async with Studio(Settings(data_dir=folder)) as studio:
        watching = asyncio.create_task(watch())
        began = time.perf_counter()
        project = await studio.finished((await studio.generate({"prompt": PROMPT, "seed": 7})).id)
        took = time.perf_counter() - began
        most = _most_memory()
        watching.cancel()
        assert studio.plan(project).complete
    late.sort()
    length, middle, far = project.brief.length, late[len(late) // 2], late[int(len(late) * 0.99)]
    print(f"film of {length:.0f} s in {took:.1f} s: {length / took:.2f} x real time")
    print(f"most memory of its workers: {', '.join(f'{megabytes:.0f} MB' for megabytes in most) or 'not told here'}")
    print(f"event loop late by {middle * 1000:.1f} ms (median), {far * 1000:.1f} (p99), {late[-1] * 1000:.1f} (worst)")


def measure_frames(folder: Path) -> None:
    """CPU time per frame of each scene of the film: its set, drawing, encoding of ready frames, and a whole clip."""
    make_application()
    film = direct(
        PROMPT, read_prompt(PROMPT), style="cinematic", scene_count=5, seconds=SECONDS, aspect_ratio=AspectRatio.WIDE, seed=7
    )  # fmt: skip
    frames = round(SECONDS * RATE)
    sums, sizes = [0.0] * 5, [0, 0]
    for number, scene in enumerate(film.scenes):
        began = time.process_time()
        renderer = SceneRenderer(scene.spec, SIZE, SECONDS, scene.spec.seed)
        sums[0] += time.process_time() - began
        began = time.process_time()
        images = [renderer.frame(at, at / float(RATE), None, None, captions=True) for at in range(frames)]
        sums[1] += time.process_time() - began
        ready = [_as_video(image) for image in images]
        for place, speed in ((2, DRAWN), (4, {"preset": "superfast"})):
            began = time.process_time()
            with Writer(folder / "limit.mp4", SIZE, RATE, speed) as writer:
                for frame in ready:
                    writer.picture(frame)
            sums[place] += time.process_time() - began
            sizes[place == 2] += (folder / "limit.mp4").stat().st_size
        staged = StagedFilm(renderer, images[0], None)
        del images, ready
        began = time.process_time()
        film_scene(
            staged, folder / "clip.mp4", rate=RATE, place=Slice(number, 5, SECONDS), captions=True,
            report=lambda _: None,
        )  # fmt: skip
        sums[3] += time.process_time() - began
    built, drawn, coded, whole, superfast = (1000 * total / frames / len(film.scenes) for total in sums)
    print(
        f"CPU per frame at {SIZE[0]}x{SIZE[1]}: drawing {drawn:.1f} ms, encoding {coded:.1f} ms (x264 alone: the limit)"
    )
    print(f'x264 "superfast" {superfast:.1f} ms, for {sizes[0] / sizes[1]:.2f} x the bytes')
    print(f"clip with sound {whole:.1f} ms, {whole / coded:.1f} x the limit; sets {built:.1f} ms")


def _most_memory() -> list[float]:
    """Megabytes that each process this one started has taken at most; none where the system doesn't say (Linux does)."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    processes = children.read_text().split() if children.exists() else []
    lines = [line for pid in processes for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
    return [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]


def _as_video(image: object) -> av.VideoFrame:
    picture = av.VideoFrame.from_numpy_buffer(pixels(image), format="bgra")  # pyright: ignore[reportArgumentType]
    return VideoReformatter().reformat(picture, format="yuv420p", dst_colorspace=1)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure_film(Path(name)))
        measure_frames(Path(name))
