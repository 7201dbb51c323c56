"""Crossfades: all but the frames around joins are the very same packets, whatever the clips are like inside."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.media.footage import PLAIN, SIZE, heard, shoot, tone, watched
from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.stitch import Film, stitch

OVERLAP = 6
X264 = {"preset": "veryfast", "flags": "+cgop"}
STRUCTURES = {
    "no B-frames": {**X264, "g": "12", "bf": "0"},
    "B-frames": {**X264, "g": "12", "bf": "2", "b-pyramid": "none"},
    "B-pyramid": {**X264, "g": "12", "bf": "3"},
    "every frame a keyframe": {**X264, "g": "1"},
    "baseline": {**X264, "g": "12", "profile": "baseline"},
    "main": {**X264, "g": "12", "profile": "main"},
    "open GOP": {"preset": "veryfast", "x264-params": "open-gop=1:keyint=12:bframes=3"},
    "one keyframe": {**X264, "g": "250", "bf": "3"},
    "parameter sets of the same number as ours": {**X264, "g": "12", "x264-params": "sps-id=1"},
}


def join(clips: list[Path], target: Path, frames: int, report: Callable[[float], None] = lambda _: None) -> Film:
    return stitch(clips, target, crossfade=frames / 24, size=SIZE, rate=Fraction(24), report=report)


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB."""
    difference = one.astype(float) - other.astype(float)
    return 10 * np.log10(255**2 / max(1e-9, (difference**2).mean()))


def levels(sound: np.ndarray) -> np.ndarray:
    """Loudness of each 50 ms."""
    return np.sqrt((sound[: len(sound) // 2400 * 2400].reshape(-1, 2400) ** 2).mean(axis=1))


@pytest.mark.parametrize("structure", STRUCTURES)
def test_only_frames_around_joins_are_encoded(tmp_path: Path, structure: str) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, options=STRUCTURES[structure]) for n in range(3)]
    film = join(clips, tmp_path / "film.mp4", OVERLAP)
    frames, times = watched(tmp_path / "film.mp4")
    assert film.frames == len(frames) == 3 * 36 - 2 * OVERLAP
    assert times == [Fraction(number, 24) for number in range(film.frames)]
    sources = [watched(clip)[0] for clip in clips]
    wanted: list[np.ndarray] = []
    for number, source in enumerate(sources):
        for index, frame in enumerate(source):
            place = number * (36 - OVERLAP) + index
            if place < len(wanted):
                weight = (index + 1) / (OVERLAP + 1)
                wanted[place] = wanted[place] * (1 - weight) + frame * weight
            else:
                wanted.append(frame.astype(float))
    same = sum(bool((one == other).all()) for one, other in zip(frames, wanted, strict=True))
    assert same >= film.frames - film.encoded
    assert min(alike(one, other) for one, other in zip(frames, wanted, strict=True)) > 36
    if structure not in ("open GOP", "one keyframe"):
        assert film.encoded <= 2 * (12 + OVERLAP)


def test_parameter_sets_stand_in_one_head(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n) for n in range(2)]
    join(clips, tmp_path / "film.mp4", OVERLAP)
    content = (tmp_path / "film.mp4").read_bytes()
    assert content.count(b"avcC") == 1
    assert content.index(b"moov") < content.index(b"mdat")


def test_what_a_splice_cannot_carry_is_encoded_whole(tmp_path: Path) -> None:
    first, second = (shoot(tmp_path / f"{n}.mp4", n) for n in range(2))
    broken_after(second, 12)
    film = join([first, second], tmp_path / "film.mp4", OVERLAP)
    frames, _ = watched(tmp_path / "film.mp4")
    assert len(frames) == film.encoded == film.frames


def broken_after(clip: Path, frame: int) -> None:
    """Damage the inside of this frame, which the film would have copied."""
    with av.open(str(clip)) as container:
        packet = next(packet for packet in container.demux(video=0) if packet.pts * packet.time_base * 24 == frame)
        place = packet.pos + packet.size // 2
    content = bytearray(clip.read_bytes())
    content[place : place + 40] = bytes(range(7, 47))
    clip.write_bytes(content)


def test_sounds_that_are_alike_keep_their_level_in_a_crossfade(tmp_path: Path) -> None:
    wave = tone(375, 72000)  # where the second clip's packets begin in the film, it is in the same phase again
    clips = [shoot(tmp_path / f"{n}.mp4", n, sound=wave) for n in range(2)]
    join(clips, tmp_path / "film.mp4", OVERLAP)
    level = levels(heard(tmp_path / "film.mp4")[4800:-9600])
    assert level.max() / level.min() < 1.1


def test_sounds_that_differ_keep_their_loudness_in_a_crossfade(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, sound=tone(300 + 500 * n, 72000)) for n in range(2)]
    join(clips, tmp_path / "film.mp4", OVERLAP)
    level = levels(heard(tmp_path / "film.mp4")[4800:-9600])
    assert level.max() / level.min() < 1.25


@pytest.mark.parametrize(("lengths", "overlap", "scene"), [((36, 5), 6, 2), ((5, 36), 6, 1), ((36, 11, 36), 6, 2)])
def test_a_crossfade_that_a_clip_is_too_short_for_is_refused(
    tmp_path: Path, lengths: tuple[int, ...], overlap: int, scene: int
) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=length) for n, length in enumerate(lengths)]
    with pytest.raises(MediaError, match=rf"crossfade is too long.* scene {scene} lasts"):
        join(clips, tmp_path / "film.mp4", overlap)
    assert not list(tmp_path.glob("film*"))


def test_clips_may_consist_of_nothing_but_their_crossfades(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=length) for n, length in enumerate((6, 12, 6))]
    film = join(clips, tmp_path / "film.mp4", 6)
    assert film.frames == film.encoded == len(watched(tmp_path / "film.mp4")[0]) == 12


def test_progress_only_grows_and_ends_at_one(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, options={**PLAIN, "g": str(6 * (n + 1))}) for n in range(3)]
    told: list[float] = []
    join(clips, tmp_path / "film.mp4", OVERLAP, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 90
