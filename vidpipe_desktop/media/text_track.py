"""A film's text track: timed text as MP4 has it (3GPP TS 26.245), which players show when it is switched on.

Its packets are written by hand. FFmpeg's encoder wants SubStation Alpha and its events, but is asked for one thing: how
the track describes itself, which players refuse to do without.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Iterator
from fractions import Fraction
from mmap import mmap
from pathlib import Path
from typing import Any

from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

from vidpipe_desktop.media.cues import Cue
from vidpipe_desktop.media.probe import opened

NAME = "Captions"
_CODEC = "mov_text"
_LONGEST = 0xFFFF
"""Bytes of a sample's text."""
_LETTERS_OF_639_2 = {
    "ar": "ara", "be": "bel", "bg": "bul", "bn": "ben", "cs": "ces", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "hy": "hye",
    "it": "ita", "ja": "jpn", "ka": "kat", "ko": "kor", "mr": "mar", "nl": "nld", "pl": "pol", "pt": "por",
    "ro": "ron", "ru": "rus", "sr": "srp", "sv": "swe", "ta": "tam", "te": "tel", "th": "tha", "tr": "tur",
    "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
}  # fmt: skip
"""ISO 639-2/T, which MP4 names languages by (ISO/IEC 14496-12 §8.4.2), of ISO 639-1."""
_LOOK = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, BackColour, Bold, Italic, Underline, Alignment
Style: Default,sans-serif,18,&Hffffff,&H0,0,0,0,2

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_ENABLED = 1
"""Flag of a track's head (ISO/IEC 14496-12 §8.3.2)."""
_Span = tuple[int, int]


def add_text_track(film: OutputContainer, language: str, clock: Fraction) -> Stream:
    """A text track for captions in this language (ISO 639-1, "" = unknown), whose times count in ticks of the clock."""
    stream: Any = film.add_stream(_CODEC)
    stream.codec_context.subtitle_header = _LOOK
    stream.time_base = clock
    stream.metadata.update(language=_LETTERS_OF_639_2.get(language, "und"), title=NAME, handler_name=NAME)
    return stream


def fitting(text: str) -> str:
    """As much of the text as a sample can hold, in whole letters."""
    return text.encode(errors="replace")[:_LONGEST].decode(errors="ignore")


def sample(cue: Cue, stream: Stream, step: int) -> "Packet[Any]":
    """The cue, in frames of `step` ticks, as a packet: the length of its text in two bytes, and the text."""
    text = cue.text.encode()
    packet: Packet[Any] = Packet(len(text).to_bytes(2, "big") + text)
    packet.pts = packet.dts = cue.first * step
    packet.duration, packet.stream = (cue.end - cue.first) * step, stream
    packet.time_base = stream.time_base or Fraction(1)
    return packet


def cue_in(packet: "Packet[Any]", unit: Fraction) -> Cue | None:
    """What a packet of a text track says, its times in units of so many seconds; None if it says nothing."""
    data = bytes(packet)
    text = data[2 : 2 + int.from_bytes(data[:2], "big")].decode(errors="replace")
    if packet.pts is None or not text:
        return None
    ticks = Fraction(packet.time_base or 1) / unit
    return Cue(round(packet.pts * ticks), round((packet.pts + (packet.duration or 0)) * ticks), text)


def text_track_of(container: InputContainer) -> Stream | None:
    """The film's text track, if it has one."""
    return next((stream for stream in container.streams.subtitles if stream.name == _CODEC), None)


def captions_in(film: Path) -> list[Cue]:
    """The film's captions, in milliseconds; none if it has no text track. Raises MediaError."""
    with opened(film) as container:
        track = text_track_of(container)
        packets = container.demux(track) if track else ()
        return [cue for packet in packets if (cue := cue_in(packet, Fraction(1, 1000)))]


def leave_off(film: Path) -> None:
    """Have players show the text track only when they are asked to. Raises OSError.

    FFmpeg enables the first track of each kind, whatever it is told; so the flag is taken out afterwards.
    """
    with film.open("r+b") as file, mmap(file.fileno(), 0) as data:
        for movie in _boxes(data, (0, len(data)), b"moov"):
            for track in _boxes(data, movie, b"trak"):
                handlers = (
                    handler for media in _boxes(data, track, b"mdia") for handler in _boxes(data, media, b"hdlr")
                )
                if any(data[first + 8 : first + 12] == b"sbtl" for first, _ in handlers):
                    head, _ = next(_boxes(data, track, b"tkhd"))
                    data[head + 3] &= ~_ENABLED


def _boxes(data: mmap, within: _Span, name: bytes) -> Iterator[_Span]:
    """Where the contents of the boxes of this name lie (ISO/IEC 14496-12 §4.2)."""
    at, end = within
    while at + 8 <= end:
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if size < head:
            return
        if data[at + 4 : at + 8] == name:
            yield at + head, at + size
        at += size
