"""A film is looked at before it is handed out: a splice can be wrong although every count is right."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from array import array
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from av.container import InputContainer

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.cues import Cue
from vidpipe_desktop.media.encoding import PACKET, SAMPLE_RATE
from vidpipe_desktop.media.probe import opened
from vidpipe_desktop.media.text_track import cue_in, text_track_of

Span = tuple[int, int]


def fault_in(
    film: Path,
    frames: int,
    rate: Fraction,
    spans: Sequence[Span],
    report: Callable[[float], None],
    captions: Sequence[Cue] = (),
) -> str | None:
    """What is wrong with the film, or None: its clocks and captions, and how the encoded spans of frames and what
    follows decode."""
    try:
        with opened(film) as container:
            if fault := _clocks(container, frames, rate, captions):
                return fault
            for number, span in enumerate(spans, 1):
                if fault := _decoding(container, span, frames, rate):
                    return fault
                report(number / len(spans))
    except MediaError as error:
        return error.advice
    return None


def _clocks(container: InputContainer, frames: int, rate: Fraction, captions: Sequence[Cue]) -> str | None:
    """Whether pictures lie on the frame grid, sound packets, from the one before the first frame on, on theirs, and
    captions say what they should when they should."""
    video, audio, text = container.streams.video[0], container.streams.audio[0], text_track_of(container)
    said: list[Cue | None] = []
    shown, decoded, heard = array("q"), array("q"), array("q")
    for packet in container.demux():
        if packet.pts is None or packet.dts is None:
            continue
        if packet.stream is video:
            shown.append(packet.pts)
            decoded.append(packet.dts)
        elif packet.stream is audio:
            heard.append(packet.pts)
        elif packet.stream is text:
            said.append(cue_in(packet, 1 / rate))
    step = 1 / rate / (video.time_base or 1)
    if step.denominator != 1 or sorted(shown) != list(range(0, frames * int(step), int(step))):
        return f"Its {len(shown)} pictures are not the {frames} there should be."
    if any(later <= earlier for earlier, later in pairwise(decoded)):
        return "Its pictures are out of order."
    packets = -(-round(frames / rate * SAMPLE_RATE) // PACKET)
    if list(heard) != [index * PACKET for index in range(-1, packets)]:
        return "Its sound has gaps."
    if [cue for cue in said if cue] != [cue for cue in captions if cue.text]:
        return "Its captions are not those there should be."
    return None


def _decoding(container: InputContainer, span: Span, frames: int, rate: Fraction) -> str | None:
    """Whether the encoded frames, and the first one after them, can be shown without any error."""
    first, end = span[0], min(span[1] + 1, frames)
    video = container.streams.video[0]
    video.codec_context.options = {"err_detect": "explode"}
    step = 1 / rate / (video.time_base or Fraction(1))
    container.seek(int(first * step), stream=video)
    due = first
    for frame in container.decode(video):
        place = round((frame.pts or 0) / step)
        if place < due:
            continue
        if place > due or frame.is_corrupt:
            return f"Frame {due + 1} cannot be shown."
        due += 1
        if due == end:
            return None
    return f"Frame {due + 1} cannot be shown."
