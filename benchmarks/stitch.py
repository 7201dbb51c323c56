"""Joining clips: processor and wall time against the ffmpeg command on the same job in the same run.

Where there is no ffmpeg, against reading and writing the bytes. Ours includes what the command doesn't do: looking at the
result, keeping sound in step, and putting the index first.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from vidpipe_desktop.media.encoding import SAMPLE_RATE, Writer
from vidpipe_desktop.media.stitch import stitch

SIZE, RATE, SECONDS = (1280, 720), Fraction(24), 5
CROSSFADE = 0.5
KINDS = 5
"""So many different clips are made; longer films repeat them."""


def processor_time() -> float:
    """Seconds of all processors that this process and those it has waited for have used."""
    if shutil.which("ffmpeg") is None:
        return time.process_time()
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall time of the work, in seconds."""
    used, began = processor_time(), time.perf_counter()
    work()
    return processor_time() - used, time.perf_counter() - began


def make_clip(target: Path, seed: int) -> None:
    """Five seconds of a picture that wanders over film grain, and a tone."""
    rng = np.random.default_rng(seed)
    width, height = SIZE
    rough = rng.integers(40, 200, (height // 40 + 8, width // 40 + 8), dtype=np.uint8)
    scene = np.kron(rough, np.ones((40, 40), np.uint8))
    grain = rng.integers(0, 6, (height + 64, width + 64), dtype=np.uint8)
    at = np.arange(SECONDS * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.sin(at * 2 * np.pi * (200 + 70 * seed)).astype(np.float32) * 0.2
    with Writer(target, SIZE, RATE) as writer:
        for number in range(round(SECONDS * RATE)):
            x, y = rng.integers(0, 64, 2)
            picture = np.full((height * 3 // 2, width), 128, np.uint8)
            picture[:height] = scene[number : number + height, 2 * number % 300 :][:, :width]
            picture[:height] += grain[y : y + height, x : x + width]
            writer.picture(av.VideoFrame.from_ndarray(picture, format="yuv420p"))
        writer.sound(np.stack([tone, tone]))


def ours(clips: list[Path], target: Path, crossfade: float) -> None:
    """What the app does."""
    stitch(clips, target, crossfade=crossfade, size=SIZE, rate=RATE, report=lambda _: None)


def command(clips: list[Path], target: Path, crossfade: float) -> None:
    """What the ffmpeg command does."""
    start = ["ffmpeg", "-v", "error", "-nostdin", "-y"]
    if not crossfade:
        names = target.with_suffix(".txt")
        names.write_text("".join(f"file '{clip}'\n" for clip in clips))
        made = ["-f", "concat", "-safe", "0", "-i", str(names), "-c", "copy"]
    else:
        made = [part for clip in clips for part in ("-i", str(clip))]
        made += ["-filter_complex", blend_graph(len(clips), crossfade), "-map", f"[v{len(clips) - 1}]"]
        made += ["-map", f"[a{len(clips) - 1}]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-c:a", "aac"]
    subprocess.run([*start, *made, "-movflags", "faststart", str(target)], check=True)


def blend_graph(count: int, crossfade: float) -> str:
    """ffmpeg's filters for a chain of crossfades."""
    steps: list[str] = []
    for number in range(1, count):
        video, audio = (f"[{kind}{number - 1}]" if number > 1 else f"[0:{kind}]" for kind in "va")
        offset = number * (SECONDS - crossfade)
        steps.append(f"{video}[{number}:v]xfade=duration={crossfade}:offset={offset}[v{number}]")
        steps.append(f"{audio}[{number}:a]acrossfade=d={crossfade}[a{number}]")
    return ";".join(steps)


def bytes_only(clips: list[Path], target: Path, _crossfade: float) -> None:
    """Read and write as many bytes."""
    with target.open("wb") as film:
        for clip in clips:
            film.write(clip.read_bytes())


def main() -> None:
    """Print a table."""
    other, name = (command, "ffmpeg") if shutil.which("ffmpeg") else (bytes_only, "bytes")
    with tempfile.TemporaryDirectory() as folder:
        kinds = [Path(folder) / f"{number}.mp4" for number in range(KINDS)]
        for number, clip in enumerate(kinds):
            make_clip(clip, number)
        ours(kinds[:2], Path(folder) / "warm.mp4", CROSSFADE)
        print(f"{'job':<22}{'ours: CPU, wall':>18}{name + ': CPU, wall':>22}{'CPU ratio':>12}{'wall ratio':>12}")
        for crossfade in (0.0, CROSSFADE):
            for count in (5, 50):
                clips = [kinds[number % KINDS] for number in range(count)]
                report(count, crossfade, clips, Path(folder) / "film.mp4", other)


def report(
    count: int, crossfade: float, clips: list[Path], target: Path, other: Callable[[list[Path], Path, float], None]
) -> None:
    """Measure one job both ways and print its line."""
    used, took = measured(lambda: ours(clips, target, crossfade))
    their_used, their_took = measured(lambda: other(clips, target, crossfade))
    job = f"{count} clips, {f'{crossfade} s blends' if crossfade else 'cuts'}"
    times = f"{f'{used:.2f} s, {took:.2f} s':>18}{f'{their_used:.2f} s, {their_took:.2f} s':>22}"
    print(f"{job:<22}{times}{used / their_used:>12.2f}{took / their_took:>12.2f}", flush=True)


if __name__ == "__main__":
    main()
