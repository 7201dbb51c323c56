"""What a clip is made of, packet by packet: what of it can be copied into a film, and what must be encoded."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.bitstream import NO_SETS, ParameterSets, foreign_sets, is_fresh_start, read_avcc
from vidpipe_desktop.media.encoding import BARE, PACKET, SAMPLE_RATE, SOUND_HEADS
from vidpipe_desktop.media.plan import Layout, reordering
from vidpipe_desktop.media.probe import check_stream, is_turned, opened

_PROFILES = {"Constrained Baseline": "baseline", "Baseline": "baseline", "Main": "main", "High": "high"}
_PROGRESSIVE = (0, 1)
"""AVFieldOrder: unknown, progressive."""
_NEARLY = 0.95
"""Share of a size that is as good as all of it: models make 1,928 x 1,076 pixels where 1,920 x 1,080 are asked for."""
_SLACK = 0.25
"""How far a frame may be from its place, in frames: files with coarse clocks round."""


class Contents:
    """Where in a file the packets of one stream lie, in decoding order.

    MP4 has samples as they are (ISO/IEC 14496-12 §8.7), so that they can be copied without opening the file as a film
    again, which would decode its first picture each time.
    """

    def __init__(self) -> None:
        self._positions = array("q")
        self._sizes = array("q")

    def __len__(self) -> int:
        return len(self._positions)

    def add(self, packet: "Packet[Any]") -> None:
        """Note the next packet."""
        self._positions.append(-1 if packet.pos is None else packet.pos)
        self._sizes.append(packet.size)

    def read(self, path: Path, numbers: Iterable[int]) -> Iterator[bytes]:
        """These packets. Raises OSError, and MediaError if the file has become shorter."""
        with path.open("rb") as file:
            for number in numbers:
                file.seek(self._positions[number])
                data = file.read(self._sizes[number])
                if len(data) < self._sizes[number]:
                    raise MediaError(f"“{path.name}” is cut off.", "It has changed since it was checked.")
                yield data


@dataclass(frozen=True, slots=True)
class Look:
    """What all pictures of one film have in common. colours: matrix, primaries, transfer, range, as H.273 numbers them.

    profile: of H.264, as x264 names it.
    """

    width: int
    height: int
    rate: Fraction
    profile: str = "high"
    colours: tuple[int, int, int, int] = (1, 1, 1, 1)
    sets: ParameterSets = field(default=NO_SETS, repr=False)


@dataclass(frozen=True, slots=True)
class AacRun:
    """An unbroken run of AAC packets of 1,024 samples. Samples count from the clip's first picture.

    first: where it begins; end: where its sound ends, which may be within the last packet.
    """

    first: int
    end: int
    head: bytes
    contents: Contents

    @property
    def count(self) -> int:
        """How many packets there are."""
        return len(self.contents)


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip as the stitcher sees it. start and duration in seconds; start is the time stamp of its first picture.

    contents: its pictures. pixel: width of its pixels, in heights.
    bare: it says itself that its captions are not in its pictures.
    look is None if its pictures, and aac is None if its sound, cannot be copied.
    """

    path: Path
    contents: Contents
    start: Fraction
    duration: Fraction
    layout: Layout
    look: Look | None
    aac: AacRun | None
    pixel: Fraction = Fraction(1)
    bare: bool = False

    def length(self, rate: Fraction) -> int:
        """Frames it has at this rate, at least one."""
        return max(1, int(self.duration * rate + Fraction(1, 2)))


def survey(path: Path) -> Clip:
    """Read through the clip without decoding it. Raises MediaError."""
    with opened(path) as container:
        video = check_stream(path, container)
        audio = container.streams.audio[0] if container.streams.audio else None
        plain = "mp4" in container.format.name and not is_turned(path)
        pictures, sound = _Pictures(video, plain), _Sound(audio if plain else None)
        for packet in container.demux():
            if packet.dts is None or packet.pts is None:
                continue
            if packet.stream is video:
                pictures.add(packet)
            elif packet.stream is audio:
                sound.add(packet)
        clip = pictures.clip(path, sound)
        return replace(clip, bare=all(container.metadata.get(name) == words for name, words in BARE.items()))


def common_look(clips: Sequence[Clip], size: tuple[int, int], rate: Fraction, *, enlarge: bool = False) -> Look:
    """How the film is to look: as most footage that can be copied does, else in the given size and rate.

    enlarge: footage that is clearly smaller than `size` doesn't count.
    """
    footage: Counter[Look] = Counter()
    for clip in clips:
        if clip.look is not None and not (enlarge and _is_small(clip.look, size)):
            footage[clip.look] += clip.layout.length
    wanted = (*size, rate)
    looks = sorted(footage, key=lambda look: (footage[look], (look.width, look.height, look.rate) == wanted))
    return looks[-1] if looks else Look(*size, rate)


def _is_small(look: Look, size: tuple[int, int]) -> bool:
    return min(look.width / size[0], look.height / size[1]) < _NEARLY


class _Pictures:
    """Collects what there is to know of the picture packets."""

    def __init__(self, stream: VideoStream, plain: bool) -> None:
        self._rate = Fraction(stream.average_rate or stream.guessed_rate or 24)
        self._clock = stream.time_base or Fraction(1, 1000)
        self._look = _look(stream, self._rate) if plain else None
        self._contents = Contents()
        self._pixel = pixel_shape(stream)
        self._stamps = array("q")
        self._keys = array("q")

    def add(self, packet: "Packet[Any]") -> None:
        assert packet.pts is not None
        if packet.is_discard:  # hidden by an edit list, and yet needed by others
            self._look = None
            return
        self._stamps.append(packet.pts)
        self._contents.add(packet)
        if self._look is not None and packet.is_keyframe:
            view = memoryview(packet)
            if foreign_sets(view, self._look.sets):
                self._look = None
            elif is_fresh_start(view):
                self._keys.append(packet.pts)

    def clip(self, path: Path, sound: "_Sound") -> Clip:
        """All that was collected. Raises ValueError for no packets, which `opened` turns into a MediaError."""
        first, last = min(self._stamps), max(self._stamps)
        place = {stamp: index for index, stamp in enumerate(sorted(self._stamps))}
        step = float(self._clock * self._rate)
        steady = all(abs((stamp - first) * step - index) < _SLACK for stamp, index in place.items())
        start, duration = first * self._clock, (last - first) * self._clock + 1 / self._rate
        aac = sound.run(round(start * SAMPLE_RATE))
        if self._look is None or not steady or len(place) < len(self._stamps):
            return Clip(path, self._contents, start, duration, Layout(0), None, aac, self._pixel)
        order = tuple(place[stamp] for stamp in self._stamps)
        layout = Layout(len(order), order, frozenset(place[stamp] for stamp in self._keys))
        return Clip(path, self._contents, start, Fraction(len(order)) / self._rate, layout, self._look, aac)


def _look(stream: VideoStream, rate: Fraction) -> Look | None:
    """The stream's look, or None where its packets are not of the plain kind that can be copied."""
    codec = stream.codec_context
    profile = _PROFILES.get(codec.profile or "")
    square = pixel_shape(stream) == 1
    plain = codec.name == "h264" and codec.pix_fmt == "yuv420p" and codec.field_order in _PROGRESSIVE and square
    if not plain or profile is None:
        return None
    try:
        sets = read_avcc(codec.extradata or b"")
    except ValueError:
        return None
    if len(sets.sps) != 1 or not sets.pps:
        return None
    colours = (codec.colorspace, codec.color_primaries, codec.color_trc, codec.color_range)
    return Look(codec.width, codec.height, rate, profile, colours, sets)


def pixel_shape(stream: VideoStream) -> Fraction:
    """Width of a pixel, in heights; 1 where the file doesn't say."""
    return Fraction(stream.sample_aspect_ratio or 1)


class _Sound:
    """Collects what there is to know of the sound packets."""

    def __init__(self, stream: AudioStream | None) -> None:
        self._head = _plain_aac(stream) if stream is not None else None
        self._contents = Contents()
        self._first: int | None = None
        self._end = 0

    def add(self, packet: "Packet[Any]") -> None:
        assert packet.pts is not None
        if self._first is None:
            self._first = packet.pts
        if packet.pts != self._first + len(self._contents) * PACKET:
            self._head = None
        self._contents.add(packet)
        self._end = packet.pts + (packet.duration or PACKET)

    def run(self, origin: int) -> AacRun | None:
        """The run, counted from the sample `origin` on."""
        if self._head is None or self._first is None:
            return None
        return AacRun(self._first - origin, self._end - origin, self._head, self._contents)


def _plain_aac(stream: AudioStream) -> bytes | None:
    """The decoder's head (AudioSpecificConfig) of sound that is like ours, else None."""
    codec = stream.codec_context
    head = codec.extradata or b""
    plain = codec.name == "aac" and codec.profile == "LC" and head in SOUND_HEADS
    return head if plain and stream.time_base == Fraction(1, SAMPLE_RATE) else None


def depth(clips: Sequence[Clip], look: Look) -> int:
    """By how many frames decoding runs ahead of showing in those clips that can be copied into a film of this look."""
    return max((reordering(clip.layout.order) for clip in clips if clip.look == look), default=0)


def reader(container: InputContainer, frame: int, clip: Clip, rate: Fraction) -> VideoStream:
    """The picture stream, positioned so that the frame and all it needs come next. rate: frames a second."""
    stream = container.streams.video[0]
    if frame > 0:
        # Files are searched by decoding time, which runs ahead of showing by up to so many frames.
        ahead = reordering(clip.layout.order) if clip.layout.order else 0
        moment = clip.start + Fraction(max(0, frame - ahead)) / rate
        container.seek(int(moment / (stream.time_base or Fraction(1, 1000))), stream=stream)
    return stream
