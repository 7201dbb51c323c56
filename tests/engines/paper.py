"""An engine for tests: real pictures and clips, made in milliseconds, with a book of everything that was ordered.

As a remote engine it keeps its jobs in a folder, so that they survive the death of the process that ordered them.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    SceneDraft,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)

LOCAL = EngineFacts("paper", "Paper", frozenset(Role), local=True, paints_from_start=True, sound=True, at_once=2)
REMOTE = replace(
    LOCAL,
    local=False,
    cancels=True,
    looks_up=True,
    settles=0.05,
    backoff=0.01,
    price_per_storyboard=dollars(0.01),
    price_per_picture=dollars(0.04),
    price_per_second=dollars(0.1),
)
SHRINK = 16
"""Pictures and clips are this much smaller than asked for: quick to make, and odd enough to try the stitcher."""


@dataclass(slots=True)
class PaperEngine:
    """Set `broken` to make requests whose prompt contains a key fail with its error, `pace` to make work last (s).

    `stumbles` are errors that each come up once. `cut_off` makes the downloads
    of the first job come out cut off so many times.
    """

    folder: Path
    facts: EngineFacts = LOCAL
    pace: float = 0.0
    polls: int = 1
    broken: dict[str, Exception] = field(default_factory=dict)
    stumbles: dict[str, list[Exception]] = field(default_factory=dict)
    book: list[str] = field(default_factory=list)
    cut_off: int = 0
    cut_job: str = ""
    on_order: Callable[[str], None] = lambda _: None

    async def close(self) -> None:
        pass

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        await self._work("storyboard", request.prompt, report)
        scenes = tuple(
            SceneDraft(f"{request.prompt} {n}", f"start {n}", f"end {n}", f"motion {n}", "cut", request.seed + n)
            for n in range(request.scene_count)
        )
        return StoryboardDraft(f"{request.style} guide", scenes, self.facts.price_per_storyboard)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        await self._work("keyframe", request.prompt, report)
        source = request.start.read_bytes() if request.start else b""
        await asyncio.to_thread(paint, request.target, request.size, f"{request.prompt} {request.seed} {len(source)}")
        return Delivered(self.facts.price_per_picture)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        await self._work("clip", request.prompt, report)
        cost = int(self.facts.price_per_second * request.duration)
        if self.facts.local:
            await asyncio.to_thread(film, request.target, request.size, request.duration, request.prompt)
            return Delivered()
        job = {
            "size": request.size,
            "duration": request.duration,
            "prompt": request.prompt,
            "cost": cost,
            "polls": self.polls,
        }
        self._write(request.request_id, job)
        return Submitted(request.request_id)

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        job = self._read(job_id)
        job["polls"] -= 1
        self._write(job_id, job)
        return Working(0.5, check_again=0.01) if job["polls"] >= 0 else Delivered(job["cost"])

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        job = self._read(job_id)
        await asyncio.to_thread(film, target, tuple(job["size"]), job["duration"], job["prompt"])
        self.cut_job = self.cut_job or job_id
        if self.cut_off and job_id == self.cut_job:
            self.cut_off -= 1
            target.write_bytes(target.read_bytes()[:-500])

    async def cancel_clip(self, job_id: str) -> bool:
        self._job(job_id).unlink(missing_ok=True)
        self.book.append(f"cancel {job_id}")
        return True

    async def find_clip(self, request_id: str) -> str | None:
        return request_id if self._job(request_id).exists() else None

    def orders(self, kind: str) -> list[str]:
        """Prompts of everything of this kind that was ordered, in order."""
        return [entry.split(" ", 1)[1] for entry in self.book if entry.startswith(kind + " ")]

    async def _work(self, kind: str, prompt: str, report: Report) -> None:
        self.book.append(f"{kind} {prompt}")
        self.on_order(f"{kind} {prompt}")
        report(0.0)
        await asyncio.sleep(self.pace)
        for key, error in self.broken.items():
            if key in f"{kind} {prompt}":
                raise error
        for key, errors in self.stumbles.items():
            if errors and key in f"{kind} {prompt}":
                raise errors.pop(0)
        report(1.0)

    def _job(self, job_id: str) -> Path:
        return self.folder / f"{job_id}.json"

    def _write(self, job_id: str, job: dict) -> None:
        part = self._job(job_id).with_suffix(".part")
        part.write_text(json.dumps(job))
        part.replace(self._job(job_id))

    def _read(self, job_id: str) -> dict:
        if not self._job(job_id).exists():
            raise EngineError(FailureKind.JOB_LOST, "There is no such job.")
        return json.loads(self._job(job_id).read_text())


def colour(text: str) -> list[int]:
    """A colour that belongs to the text."""
    return list(hashlib.sha256(text.encode()).digest()[:3])


def small(size: tuple[int, int]) -> tuple[int, int]:
    """Even sides, a sixteenth of the size asked for."""
    return size[0] // SHRINK // 2 * 2, size[1] // SHRINK // 2 * 2


def paint(target: Path, size: tuple[int, int], text: str) -> None:
    """A PNG of one colour that depends on the text."""
    width, height = small(size)
    write_png(target, np.full((height, width, 3), colour(text), np.uint8))


def write_png(target: Path, pixels: np.ndarray) -> None:
    """A PNG of rows of pixels of red, green and blue."""
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
    with av.open(target, "w", format="image2") as file:
        stream = file.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "rgb24"
        file.mux(stream.encode(frame))
        file.mux(stream.encode())


def film(target: Path, size: tuple[int, int], seconds: float, text: str) -> None:
    """An MP4 like those of real engines: H.264 and AAC, 24 frames a second, one colour, one tone."""
    width, height = small(size)
    tone = 200 + colour(text)[0]
    with av.open(target, "w", format="mp4") as file:
        video = file.add_stream("libx264", rate=24, options={"preset": "ultrafast", "g": "24"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        sound = file.add_stream("aac", rate=48000, layout="stereo")
        picture = np.full((height, width, 3), colour(text), np.uint8)
        for n in range(round(seconds * 24)):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = n, Fraction(1, 24)
            file.mux(video.encode(frame))
        file.mux(video.encode())
        samples = round(seconds * 48000)
        wave = np.sin(np.arange(samples) * 2 * np.pi * tone / 48000).astype(np.float32) * 0.2
        for start in range(0, samples, 1024):
            block = np.ascontiguousarray(np.stack([wave[start : start + 1024]] * 2))
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = 48000, start, Fraction(1, 48000)
            file.mux(sound.encode(frame))
        file.mux(sound.encode())
