"""Hard cuts by copying packets: nothing is encoded again, and sound never drifts from the picture.

Time is the frame index for pictures, and the 1,024-sample grid of AAC packets for sound: clip k's sound begins at the
packet nearest to its first frame, so the error at a join is at most half a packet (10.7 ms) and never adds up. A plain
copy of all packets would gain one priming packet per clip and be seconds late after some hundred.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.packet import Packet

from vidpipe_desktop.media.encoding import SAMPLE_RATE
from vidpipe_desktop.media.probe import ClipInfo, opened

_PACKET = 1024
_TICKS_PER_FRAME = 512


def join_by_copying(
    clips: Sequence[Path], infos: Sequence[ClipInfo], target: Path, rate: Fraction, report: Callable[[float], None]
) -> int:
    """Write the clips one after the other; returns how many frames the film has. All must have the same signature."""
    total = sum(info.frames for info in infos)
    base = Fraction(rate.denominator, rate.numerator * _TICKS_PER_FRAME)
    with (
        av.open(str(clips[0])) as first,
        av.open(str(target), "w", format="mp4", options={"movflags": "faststart"}) as film,
    ):
        video = film.add_stream_from_template(first.streams.video[0])
        video.time_base = base
        sound = film.add_stream_from_template(first.streams.audio[0]) if infos[0].has_sound else None
        done = packets = 0
        for clip, info in zip(clips, infos, strict=True):
            wanted = round((done + info.frames) / rate * SAMPLE_RATE / _PACKET) - packets
            for packet in _retimed(clip, info, done, packets, wanted, rate, base):
                packet.stream = sound if sound is not None and packet.time_base != base else video
                film.mux(packet)
            done += info.frames
            packets += wanted
            report(done / total)
    return done


def _retimed(
    clip: Path, info: ClipInfo, first_frame: int, first_packet: int, wanted: int, rate: Fraction, base: Fraction
) -> Iterator["Packet[Any]"]:
    """The clip's packets with their times in the film. wanted: how many packets of sound it may contribute."""
    with opened(clip) as container:
        video = container.streams.video[0]
        delay = _reordering(clip)
        seen = heard = 0
        for packet in container.demux():
            if packet.dts is None or packet.pts is None:
                continue
            if packet.stream is video:
                index = round(packet.pts * packet.time_base * rate)
                packet.pts = (first_frame + index) * _TICKS_PER_FRAME
                packet.dts = (first_frame + seen - delay) * _TICKS_PER_FRAME
                packet.duration, packet.time_base = _TICKS_PER_FRAME, base
                seen += 1
                yield packet
            elif info.has_sound and packet.stream is container.streams.audio[0] and packet.pts >= 0 and heard < wanted:
                packet.pts = packet.dts = (first_packet + heard) * _PACKET
                packet.duration, packet.time_base = _PACKET, Fraction(1, SAMPLE_RATE)
                heard += 1
                yield packet


def _reordering(clip: Path) -> int:
    """By how many frames decoding runs ahead of showing."""
    with opened(clip) as container:
        stream = container.streams.video[0]
        shown = [packet.pts for packet in container.demux(stream) if packet.pts is not None and packet.dts is not None]
    order = sorted(shown)
    place = {pts: index for index, pts in enumerate(order)}
    return max((index - place[pts] for index, pts in enumerate(shown)), default=0)
