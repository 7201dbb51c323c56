"""Captions as a text track, read back by FFmpeg: what is said when, in which language, and who is shown it unasked."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from hypothesis import given
from hypothesis import strategies as st

from tests.media.footage import SIZE, shoot, watched
from vidpipe_desktop.media.check import fault_in
from vidpipe_desktop.media.cues import Cue, cues, written
from vidpipe_desktop.media.encoding import PACKET, Writer
from vidpipe_desktop.media.stitch import Told, stitch
from vidpipe_desktop.media.text_track import captions_in, leave_off

RATE = Fraction(24)


def join(folder: Path, clips: Sequence[Path], told: Told, crossfade: float = 0.0, name: str = "film.mp4") -> Path:
    film = folder / name
    stitch(clips, film, crossfade=crossfade, size=SIZE, rate=RATE, report=lambda _: None, told=told)
    return film


def say(*texts: str, language: str = "", drawn: bool = False) -> Told:
    return Told(texts, language, [drawn] * len(texts))


def read(film: Path) -> list[tuple[Fraction, Fraction, str]]:
    """Begin, end (seconds) and text of all samples, as FFmpeg's own decoder of timed text has them."""
    found: list[tuple[Fraction, Fraction, str]] = []
    with av.open(str(film)) as container:
        for packet in container.demux(subtitles=0):
            for text in packet.decode() if packet.size else ():
                begin = packet.pts * packet.time_base
                words = text.dialogue.decode().replace("\\N", "\n")
                found.append((begin, begin + packet.duration * packet.time_base, words))
    return found


def shown_unasked(film: Path) -> bool:
    with av.open(str(film)) as container:
        return bool(container.streams.subtitles[0].disposition & Disposition.default)


def test_each_scene_says_its_own_for_as_long_as_it_lasts(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=frames) for n, frames in enumerate((24, 36, 30))]
    film = join(tmp_path, clips, say("One", "Two", "Three", language="de"))
    assert read(film) == [(0, 1, "One"), (1, Fraction(5, 2), "Two"), (Fraction(5, 2), Fraction(15, 4), "Three")]
    with av.open(str(film)) as container:
        assert container.streams.subtitles[0].metadata == {
            "language": "deu", "handler_name": "Captions", "name": "Captions",
        }  # fmt: skip
        assert [stream.type for stream in container.streams] == ["video", "audio", "subtitle"]
    assert len(watched(film)[0]) == 90


def test_in_a_dissolve_one_gives_way_to_the_next_in_the_middle(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=36) for n in range(3)]
    film = join(tmp_path, clips, say("One", "Two", "Three"), crossfade=0.375)
    frames = [(int(begin * 24), int(end * 24), text) for begin, end, text in read(film)]
    assert frames == [(0, 31, "One"), (31, 58, "Two"), (58, 90, "Three")]
    assert len(watched(film)[0]) == 90


def test_a_scene_that_tells_nothing_shows_nothing(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=24) for n in range(4)]
    film = join(tmp_path, clips, say("", "Two", "", ""))
    assert read(film) == [(1, 2, "Two")]
    with av.open(str(film)) as container:
        assert [packet.pts for packet in container.demux(subtitles=0) if packet.size] == [0, 49152, 98304, 147456]


def test_films_that_tell_nothing_have_no_text_track(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / "a.mp4", frames=24)]
    for told in (Told(), say("")):
        with av.open(str(join(tmp_path, clips, told))) as container:
            assert not container.streams.subtitles
        assert captions_in(tmp_path / "film.mp4") == []


@pytest.mark.parametrize(
    "text",
    ["Ein Fuchs 🦊👨‍👩‍👧 läuft", "قطة تمشي على الشاطئ", "猫が海辺を歩く", "जंगल में", "{\\b1}<i>&amp;", "Title\nCaption"],
)
def test_any_script_arrives_as_it_was_written(tmp_path: Path, text: str) -> None:
    film = join(tmp_path, [shoot(tmp_path / "a.mp4", frames=24)], say(text))
    assert captions_in(film) == [Cue(0, 1000, text)]
    with av.open(str(film)) as container:
        packets = [bytes(packet) for packet in container.demux(subtitles=0) if packet.size]
    assert packets == [len(text.encode()).to_bytes(2, "big") + text.encode()]


def test_of_a_text_that_is_too_long_for_a_track_the_beginning_is_kept_in_whole_letters(tmp_path: Path) -> None:
    film = join(tmp_path, [shoot(tmp_path / "a.mp4", frames=24)], say("x" + "猫" * 30_000))
    assert captions_in(film) == [Cue(0, 1000, "x" + "猫" * 21_844)]


def test_a_hundred_scenes_stay_in_step(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=6 + n, silent=True) for n in range(3)]
    order = [clips[n % 3] for n in range(100)]
    film = join(tmp_path, order, say(*(f"Scene {n}" if n % 5 else "" for n in range(100))), crossfade=1 / 24)
    begins = np.cumsum([0, *(6 + n % 3 - 1 for n in range(99))])
    assert [(round(begin * 24), text) for begin, _, text in read(film)] == [
        (begins[n], f"Scene {n}") for n in range(100) if n % 5
    ]


@pytest.mark.parametrize(("drawn", "unasked"), [(True, False), (False, True)])
def test_only_what_is_not_in_the_pictures_is_shown_unasked(tmp_path: Path, drawn: bool, unasked: bool) -> None:
    film = join(tmp_path, [shoot(tmp_path / "a.mp4", frames=24)], say("One", drawn=drawn))
    assert shown_unasked(film) is unasked
    assert read(film) == [(0, 1, "One")]
    assert len(watched(film)[0]) == 24


def test_a_clip_says_itself_that_its_captions_are_not_in_its_pictures(tmp_path: Path) -> None:
    bare, plain = tmp_path / "bare.mp4", tmp_path / "plain.mp4"
    for path in (bare, plain):
        with Writer(path, SIZE, RATE, bare=path is bare) as writer:
            for _ in range(24):
                writer.picture(av.VideoFrame.from_ndarray(np.zeros((144, 128), np.uint8), format="yuv420p"))
            writer.sound(np.zeros((2, 48 * PACKET), np.float32))
    assert shown_unasked(join(tmp_path, [plain, bare], say("One", "Two", drawn=True)))
    assert not shown_unasked(join(tmp_path, [plain, bare], say("One", "", drawn=True)))


def test_the_index_stands_before_the_contents_and_two_films_are_the_same_bytes(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=36) for n in range(2)]
    films = [join(tmp_path, clips, say("One", "Two", drawn=True), 0.5, name).read_bytes() for name in ("a", "b")]
    assert films[0] == films[1]
    assert films[0].index(b"moov") < films[0].index(b"mdat")


def test_leaving_captions_off_changes_one_bit_wherever_the_index_stands(tmp_path: Path) -> None:
    film = join(tmp_path, [shoot(tmp_path / "a.mp4", frames=24)], say("One"))
    assert shown_unasked(film)
    large = (1).to_bytes(4, "big") + b"free" + (20).to_bytes(8, "big") + b"moov"  # a box with a size of 64 bits
    before = large + film.read_bytes()
    film.write_bytes(before)
    leave_off(film)
    changed = [(one, other) for one, other in zip(before, film.read_bytes(), strict=True) if one != other]
    assert changed == [(3, 2)]
    film.write_bytes(film.read_bytes().removeprefix(large))
    assert not shown_unasked(film)


def test_a_film_that_says_something_else_does_not_count(tmp_path: Path) -> None:
    film = join(tmp_path, [shoot(tmp_path / "a.mp4", frames=24)], say("One"))

    def fault(*wanted: Cue) -> str | None:
        return fault_in(film, 24, RATE, [], lambda _: None, wanted)

    assert fault(Cue(0, 24, "One")) is None
    for wrong in ([], [Cue(0, 24, "Two")], [Cue(0, 23, "One")], [Cue(0, 24, "One"), Cue(24, 48, "Two")]):
        assert "captions" in (fault(*wrong) or "")


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(0, 40))
def test_captions_together_are_as_long_as_the_film(lengths: list[int], overlap: int) -> None:
    joins = [(number > 0) + (number < len(lengths) - 1) for number in range(len(lengths))]
    overlap = min(overlap, *(length // max(1, many) for length, many in zip(lengths, joins, strict=True)))
    told = list(cues([str(number) for number in range(len(lengths))], lengths, overlap))
    edges = [told[0].first, *(cue.end for cue in told)]
    assert [cue.first for cue in told] == edges[:-1]
    assert (edges[0], edges[-1]) == (0, sum(lengths) - (len(lengths) - 1) * overlap)


def test_captions_as_files() -> None:
    told = [Cue(0, 1500, "One <1> & more\n\nline"), Cue(3_661_042, 3_662_000, "Zwei")]
    assert written(told, ".srt") == (
        "1\n00:00:00,000 --> 00:00:01,500\nOne <1> & more\nline\n\n"
        "2\n01:01:01,042 --> 01:01:02,000\nZwei\n"
    )  # fmt: skip
    assert written(told, ".vtt") == (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.500\nOne &lt;1&gt; &amp; more\nline\n\n"
        "2\n01:01:01.042 --> 01:01:02.000\nZwei\n"
    )  # fmt: skip


def test_ffmpeg_reads_the_files_too(tmp_path: Path) -> None:
    told = [Cue(500, 1500, "Ein Fuchs 🦊"), Cue(2000, 3000, "قطة\nzwei")]
    for suffix in (".srt", ".vtt"):
        path = tmp_path / f"film{suffix}"
        path.write_text(written(told, suffix), encoding="utf-8")
        assert [(round(begin * 1000), round(end * 1000), text) for begin, end, text in read(path)] == [
            (cue.first, cue.end, cue.text) for cue in told
        ]
