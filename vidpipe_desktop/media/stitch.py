"""All clips become one film: by copying where that can be, by encoding where clips blend or differ."""

import math
import os
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.copying import join_by_copying
from vidpipe_desktop.media.encoding import SAMPLE_RATE, Samples, Writer, decoded_sound
from vidpipe_desktop.media.probe import ClipInfo, opened, probe

Size = tuple[int, int]
Report = Callable[[float], None]


def stitch(clips: Sequence[Path], target: Path, *, crossfade: float, size: Size, rate: Fraction, report: Report) -> int:
    """Join the clips into target, whole or not at all; returns how many frames the film has.

    crossfade: seconds that neighbours overlap. Clips that differ from most others, or from the wanted rate, are encoded
    to fit; the others are copied. Raises MediaError that names the scene (1-based) of a broken clip.
    """
    if not clips:
        raise MediaError("There is nothing to stitch.", "The film has no scenes.")
    infos = [_probed(number, clip) for number, clip in enumerate(clips, 1)]
    overlap = round(crossfade * rate)
    part = target.with_name(f"{target.name}.part")
    try:
        if overlap:
            frames = _blend(clips, infos, part, overlap, size, rate, report)
        else:
            frames = _cut(clips, infos, part, size, rate, report)
        found = probe_film(part)
        if found != frames:
            raise MediaError("The film came out broken.", f"It has {found} frames instead of {frames}. Try again.")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return frames


def probe_film(path: Path) -> int:
    """How many frames really are in the file."""
    with opened(path) as container:
        return sum(packet.dts is not None for packet in container.demux(container.streams.video[0]))


def _probed(number: int, clip: Path) -> ClipInfo:
    try:
        return probe(clip)
    except MediaError as error:
        raise MediaError(f"The clip of scene {number} is broken.", error.advice) from error


def _cut(
    clips: Sequence[Path], infos: Sequence[ClipInfo], target: Path, size: Size, rate: Fraction, report: Report
) -> int:
    """Hard cuts. Odd clips are made to fit first; if no two clips agree, all are encoded alike."""
    copied = [info.signature for info in infos if info.frame_rate == rate and info.has_sound]
    common = Counter(copied).most_common(1)
    if len(clips) == 1 and copied:
        return join_by_copying(clips, infos, target, rate, report)
    if common and common[0][1] == len(clips):
        return join_by_copying(clips, infos, target, rate, report)
    return _blend(clips, infos, target, 0, size, rate, report)


def _blend(
    clips: Sequence[Path],
    infos: Sequence[ClipInfo],
    target: Path,
    overlap: int,
    size: Size,
    rate: Fraction,
    report: Report,
) -> int:
    """Encode all clips into one film whose neighbours overlap by so many frames, in picture and sound."""
    lengths = [max(1, math.floor(info.frames / info.frame_rate * rate + Fraction(1, 2))) for info in infos]
    shortest = min(lengths)
    if overlap * 2 > shortest and len(clips) > 1:
        raise MediaError("The crossfade is too long.", f"The shortest clip has only {float(shortest / rate):.1f} s.")
    total = sum(lengths) - overlap * (len(clips) - 1)
    written = 0
    with Writer(target, size, rate) as writer:
        sound = _Mixer(writer)
        held: deque[VideoFrame] = deque()
        for number, (clip, length) in enumerate(zip(clips, lengths, strict=True)):
            last = number == len(clips) - 1
            for index, frame in enumerate(_fitted(clip, length, size, rate)):
                if held:
                    frame = _mixed(held.popleft(), frame, (index + 1) / (overlap + 1))
                if not last and index >= length - overlap:
                    held.append(frame)
                    continue
                writer.picture(frame)
                written += 1
                report(written / total)
            sound.add(
                decoded_sound(clip, round(length / rate * SAMPLE_RATE)),
                0 if last else round(overlap / rate * SAMPLE_RATE),
            )
        sound.finish()
    return total


def _fitted(clip: Path, length: int, size: Size, rate: Fraction) -> Iterator[VideoFrame]:
    """Exactly `length` frames at the film's rate and size; other shapes get black bars."""
    reformatter = VideoReformatter()
    current: VideoFrame | None = None
    sent = 0
    with opened(clip) as container:
        stream = container.streams.video[0]
        start: Fraction | None = None
        for frame in container.decode(stream):
            moment = Fraction(frame.pts or 0) * (frame.time_base or Fraction(0))
            start = moment if start is None else start
            due = min(length, math.ceil((moment - start) * rate - Fraction(1, 2)))
            while current is not None and sent < due:
                yield _copy(current)
                sent += 1
            current = _sized(frame, size, reformatter)
    while current is not None and sent < length:
        yield _copy(current)
        sent += 1


def _copy(frame: VideoFrame) -> VideoFrame:
    return VideoFrame.from_ndarray(frame.to_ndarray(), format="yuv420p")


def _sized(frame: VideoFrame, size: Size, reformatter: VideoReformatter) -> VideoFrame:
    width, height = size
    scale = min(width / frame.width, height / frame.height)
    inner = (max(2, round(frame.width * scale / 2) * 2), max(2, round(frame.height * scale / 2) * 2))
    scaled = reformatter.reformat(frame, inner[0], inner[1], "yuv420p")
    if inner == size:
        return scaled
    planes = scaled.to_ndarray()
    canvas = np.full((height * 3 // 2, width), 128, np.uint8)
    canvas[:height] = 16
    x, y = (width - inner[0]) // 4 * 2, (height - inner[1]) // 4 * 2
    canvas[y : y + inner[1], x : x + inner[0]] = planes[: inner[1]]
    for plane in range(2):
        source = planes[inner[1] :].reshape(2, inner[1] // 2, inner[0] // 2)[plane]
        chroma = canvas[height:].reshape(2, height // 2, width // 2)[plane]
        chroma[y // 2 : y // 2 + inner[1] // 2, x // 2 : x // 2 + inner[0] // 2] = source
    return VideoFrame.from_ndarray(canvas, format="yuv420p")


def _mixed(a: VideoFrame, b: VideoFrame, weight: float) -> VideoFrame:
    mixed = a.to_ndarray().astype(np.float32) * (1 - weight) + b.to_ndarray().astype(np.float32) * weight
    return VideoFrame.from_ndarray((mixed + 0.5).astype(np.uint8), format="yuv420p")


class _Mixer:
    """Sound of clip after clip, overlapped with equal power, handed on in whole blocks."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._tail: Samples = np.zeros((2, 0), np.float32)
        self._pending: Samples = np.zeros((2, 0), np.float32)

    def add(self, samples: Samples, overlap: int) -> None:
        """The next clip's sound; its last `overlap` samples wait for the clip after it."""
        if size := self._tail.shape[1]:
            angle = np.linspace(0, math.pi / 2, size, dtype=np.float32)
            samples[:, :size] = samples[:, :size] * np.sin(angle) + self._tail * np.cos(angle)
        cut = samples.shape[1] - overlap
        self._tail = samples[:, cut:]
        ready = np.concatenate([self._pending, samples[:, :cut]], axis=1)
        whole = ready.shape[1] // 1024 * 1024
        self._writer.sound(ready[:, :whole])
        self._pending = ready[:, whole:]

    def finish(self) -> None:
        """Hand on what is left."""
        self._writer.sound(np.concatenate([self._pending, self._tail], axis=1))
