"""Parameter sets and windows, read from what real encoders write."""

from pathlib import Path

import av
import pytest

from tests.media.footage import PLAIN, shoot
from vidpipe_desktop.media.bitstream import (
    ParameterSets,
    avcc,
    closing_window,
    foreign_sets,
    is_fresh_start,
    read_avcc,
    split_start_codes,
    with_lengths,
)


def head(path: Path) -> bytes:
    with av.open(str(path)) as container:
        return bytes(container.streams.video[0].codec_context.extradata)


@pytest.mark.parametrize("profile", ["baseline", "main", "high"])
def test_a_head_is_written_as_the_muxer_writes_it(tmp_path: Path, profile: str) -> None:
    options = {"preset": "medium", "profile": profile}
    record = head(shoot(tmp_path / "a.mp4", options=options, frames=4))
    assert avcc(read_avcc(record)) == record


def test_one_head_holds_sets_of_both_numbers(tmp_path: Path) -> None:
    mine = read_avcc(head(shoot(tmp_path / "a.mp4", frames=4)))
    other = read_avcc(head(shoot(tmp_path / "b.mp4", frames=4, options={**PLAIN, "x264-params": "sps-id=3"})))
    assert (mine.ids, other.ids) == ({0}, {3})
    both = read_avcc(avcc(mine + other))
    assert (both.sps, both.pps) == (mine.sps + other.sps, mine.pps + other.pps)


@pytest.mark.parametrize("record", [b"", b"\1", b"\0\0\0\1\x67", bytes([1, 66, 0, 10, 0xFE, 0xE1, 0, 9, 1]), bytes(40)])
def test_what_is_no_head_is_refused(record: bytes) -> None:
    with pytest.raises(ValueError, match="avcC"):
        read_avcc(record)


def test_only_pictures_that_need_nothing_before_them_are_fresh_starts(tmp_path: Path) -> None:
    options = {"preset": "veryfast", "x264-params": "open-gop=1:keyint=8:bframes=2:scenecut=0"}
    path = shoot(tmp_path / "a.mp4", options=options, frames=30)
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.dts is not None]
    assert [is_fresh_start(bytes(packet)) for packet in packets] == [True] + [False] * 29
    assert sum(packet.is_keyframe for packet in packets) > 2
    sets = read_avcc(head(path))
    assert not foreign_sets(bytes(packets[0]), sets)
    unit = len(sets.sps[0]).to_bytes(4, "big") + sets.sps[0]
    assert not foreign_sets(unit, sets)
    assert foreign_sets(unit, ParameterSets((b"\x67other",), sets.pps))


def test_units_keep_their_bytes_and_heads_stay_out() -> None:
    stream = b"\0\0\0\1\x67set\0\0\1\x65one\0\0\0\1\x41two"
    assert split_start_codes(stream) == [b"\x67set", b"\x65one", b"\x41two"]
    assert with_lengths(split_start_codes(stream)) == b"\0\0\0\4\x65one\0\0\0\4\x41two"


def test_windows_that_cannot_be_seen_are_unknown() -> None:
    assert closing_window(b"") is None
    assert closing_window(bytes([0b001_0000_1, 0b0_00_1_0000])) == (False, True)
    assert closing_window(bytes([0b001_0000_1, 0b0_10_0_0000])) == (True, False)
    assert closing_window(bytes([0b001_0000_0, 0])) is None
