"""Stretches of a film that are encoded: so that they can stand between packets that were copied.

What is encoded gets parameter sets of its own number, so that one avcC can hold both kinds and every picture finds the
set it was made with (ISO/IEC 14496-15 §5.3.3). Without that a splice looks right by every count and is rubbish to see.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

import contextlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.codec.context import Flags
from av.container import InputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from vidpipe_desktop.media.bitstream import ParameterSets, sets_of, split_start_codes, with_lengths
from vidpipe_desktop.media.encoding import PACKET, SAMPLE_RATE, SOUND_BITS
from vidpipe_desktop.media.pictures import blended, shown
from vidpipe_desktop.media.plan import Blend, Encode, Solo
from vidpipe_desktop.media.survey import Clip, Look

_PRESET, _QUALITY = "veryfast", "18"
DEEPEST = 2
"""By how many frames our encoder lets decoding run ahead of showing at most."""
Scenes = Sequence[Clip]
Frames = Iterator[VideoFrame]


@dataclass(frozen=True, slots=True)
class Coded:
    """One encoded picture. frame counts from the beginning of its stretch."""

    data: bytes
    frame: int
    is_key: bool


class Encoding:
    """How everything that is encoded for one film is encoded.

    depth: by how many frames decoding may run ahead of showing; players that were told less by what is copied around
    it would show pictures too late.
    """

    def __init__(self, look: Look, depth: int) -> None:
        self.look = look
        self.depth = min(depth, DEEPEST)
        self._number = min(set(range(32)) - look.sets.ids)
        extradata = bytes(self._open().extradata or b"")
        self.sets: ParameterSets = sets_of(extradata)

    def encode(self, frames: Iterable[VideoFrame]) -> Iterator[Coded]:
        """The frames as a stretch that stands alone, in decoding order."""
        context = self._open()
        for number, frame in enumerate(chain(frames, [None])):
            if frame is not None:
                frame.pts, frame.time_base = number, 1 / self.look.rate
                frame.pict_type = 0  # or the encoder would repeat what the source chose
            for packet in context.encode(frame):
                assert packet.pts is not None
                yield Coded(with_lengths(split_start_codes(bytes(packet))), packet.pts, packet.is_keyframe)

    def _open(self) -> VideoCodecContext:
        look = self.look
        context = av.CodecContext.create("libx264", "w")
        context.width, context.height, context.pix_fmt = look.width, look.height, "yuv420p"
        context.time_base, context.framerate = 1 / look.rate, look.rate
        context.colorspace, context.color_primaries, context.color_trc, context.color_range = look.colours
        context.flags |= Flags.global_header
        context.options = {"preset": _PRESET, "crf": _QUALITY, "profile": look.profile, **self._order()}
        context.options["x264-params"] = f"keyint={round(look.rate)}:scenecut=0:stitchable=1:sps-id={self._number}"
        context.open()
        return context

    def _order(self) -> dict[str, str]:
        if self.depth == 0:
            return {"bf": "0"}
        return {"b-pyramid": "none"} if self.depth == 1 else {}


@contextlib.contextmanager
def template(encoding: Encoding) -> Iterator[InputContainer]:
    """A film of one frame without a file: its streams are what a film's streams are described by."""
    memory, look = io.BytesIO(), encoding.look
    with av.open(memory, "w", format="mp4") as film:
        video = film.add_stream("libx264", rate=look.rate, options={"preset": _PRESET, "profile": look.profile})
        video.width, video.height, video.pix_fmt = look.width, look.height, "yuv420p"
        context = video.codec_context
        context.colorspace, context.color_primaries, context.color_trc, context.color_range = look.colours
        sound = film.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        sound.bit_rate = SOUND_BITS
        # Not an empty VideoFrame: it holds whatever lay in memory, and its packet's size gets into the film's head.
        green = np.zeros((look.height * 3 // 2, look.width), np.uint8)
        film.mux(video.encode(VideoFrame.from_ndarray(green, format="yuv420p")))
        film.mux(video.encode(None))
        silence = AudioFrame.from_ndarray(np.zeros((2, PACKET), np.float32), format="fltp", layout="stereo")
        silence.sample_rate, silence.pts = SAMPLE_RATE, 0
        film.mux(sound.encode(silence))
        film.mux(sound.encode(None))
    memory.seek(0)
    with av.open(memory, "r", format="mp4") as film:
        yield film


def pictures(stretch: Encode, scenes: Scenes, look: Look, read: Callable[[int, Frames], Frames]) -> Frames:
    """The frames of an encoded stretch. read(scene, frames) passes frames on and says whose clip is broken."""
    sources = {
        number: read(number, shown(scenes[number], look, first, end))
        for number, (first, end) in _needed(stretch, [scene.length(look.rate) for scene in scenes]).items()
    }
    for piece in stretch.parts:
        match piece:
            case Solo(number):
                yield from islice(sources[number], piece.frames)
            case Blend(number, overlap):
                pairs = zip(islice(sources[number], overlap), islice(sources[number + 1], overlap), strict=True)
                for index, (a, b) in enumerate(pairs, 1):
                    yield blended(a, b, index / (overlap + 1))


def _needed(stretch: Encode, lengths: Sequence[int]) -> dict[int, tuple[int, int]]:
    """First and end frame of each clip of the stretch, so that every clip is decoded in one go."""
    spans: dict[int, tuple[int, int]] = {}
    for piece in stretch.parts:
        match piece:
            case Solo(number, first, end):
                parts = [(number, first, end)]
            case Blend(number, overlap):
                parts = [(number, lengths[number] - overlap, lengths[number]), (number + 1, 0, overlap)]
        for number, first, end in parts:
            known = spans.get(number, (first, end))
            spans[number] = (min(known[0], first), max(known[1], end))
    return spans
