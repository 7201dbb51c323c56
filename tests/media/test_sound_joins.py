"""Sound at hard cuts: in step over hundreds of clips, copied but for a few packets, and without a click."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.media.footage import RATE, SIZE, heard, noise, shoot, sound_packets, tone
from vidpipe_desktop.media.bitstream import closing_window
from vidpipe_desktop.media.stitch import stitch

HALF_A_PACKET = 512


def cut(clips: list[Path], target: Path, rate: Fraction = Fraction(24)) -> int:
    return stitch(clips, target, crossfade=0, size=SIZE, rate=rate, report=lambda _: None).frames


def place_of(piece: np.ndarray, film: np.ndarray, near: int, reach: int = 2000) -> int:
    """Where in the film the piece is heard, to the sample."""
    found = film[near - reach : near + reach + len(piece)]
    size = 1 << (len(found) + len(piece)).bit_length()
    match = np.fft.irfft(np.fft.rfft(found, size) * np.conj(np.fft.rfft(piece, size)), size)
    return near - reach + int(np.argmax(match[: 2 * reach]))


def test_sound_is_in_step_over_five_hundred_clips(tmp_path: Path) -> None:
    waves = [noise(seed, 24_000) for seed in range(4)]
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=12, sound=wave) for n, wave in enumerate(waves)]
    assert cut([clips[n % 4] for n in range(500)], tmp_path / "film.mp4") == 6000
    film = heard(tmp_path / "film.mp4")
    late = [
        place_of(waves[n % 4][6000:16000], film, n * 24_000 + 6000) - (n * 24_000 + 6000)
        for n in (0, 1, 2, 3, 125, 250, 251, 375, 498, 499)
    ]
    assert max(abs(samples) for samples in late) <= HALF_A_PACKET
    assert abs(len(film) - 500 * 24_000) <= 1024


@pytest.mark.parametrize("beyond", [-2400, 0, 4000])
def test_sound_shorter_or_longer_than_its_picture_doesnt_push_others_away(tmp_path: Path, beyond: int) -> None:
    waves = [noise(seed, 72_000 + (beyond if seed == 1 else 0)) for seed in range(3)]
    clips = [shoot(tmp_path / f"{n}.mp4", n, sound=wave) for n, wave in enumerate(waves)]
    cut(clips, tmp_path / "film.mp4")
    film = heard(tmp_path / "film.mp4")
    late = [place_of(waves[n][9000:40000], film, n * 72_000 + 9000) - (n * 72_000 + 9000) for n in range(3)]
    assert max(abs(samples) for samples in late) <= HALF_A_PACKET


def test_packets_away_from_the_joins_are_the_very_same(tmp_path: Path) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=48, sound=noise(n, 96_000)) for n in range(3)]
    cut(clips, tmp_path / "film.mp4")
    film = sound_packets(tmp_path / "film.mp4")
    theirs = {packet for clip in clips for packet in sound_packets(clip)}
    made = [number for number, packet in enumerate(film, -1) if packet not in theirs]
    joins = [96_000 / 1024, 192_000 / 1024]
    assert all(min(abs(number - join) for join in joins) < 4.5 for number in made)
    assert len(made) <= 2 * 8


def test_there_is_no_click_between_loud_tones(tmp_path: Path) -> None:
    waves = [tone(hertz, 96_000, 0.5) for hertz in (440, 615, 330)]
    clips = [shoot(tmp_path / f"{n}.mp4", n, frames=48, sound=np.roll(wave, 31 * n)) for n, wave in enumerate(waves)]
    cut(clips, tmp_path / "film.mp4")
    sharp = np.abs(np.diff(heard(tmp_path / "film.mp4")[2048 : 3 * 96_000 - 2048], 2))
    assert sharp.max() < 0.02  # the plain steps between them would be 0.1 to 0.5


def test_music_cut_into_clips_runs_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    at = np.arange(8 * RATE) / RATE
    music = sum(0.08 * np.sin(2 * np.pi * 110.7 * k * at + k) for k in range(1, 9)).astype(np.float32)
    starts = [round(n * 1.25 * RATE / 1024) * 1024 for n in range(5)]
    clips = [
        shoot(tmp_path / f"{n}.mp4", n, frames=30, sound=music[start : start + 60_000 + 1024])
        for n, start in enumerate(starts)
    ]
    cut(clips, tmp_path / "film.mp4")
    film = heard(tmp_path / "film.mp4")[:299_000]
    blocks = [slice(start, start + 256) for start in range(2048, 298_000, 256)]
    error = max(float(((film - music[: len(film)])[block] ** 2).mean()) for block in blocks)
    # Clips begin with an error of -13 dB of their own; a gap would be one of 0 dB, a dip one of -3.
    assert 10 * np.log10(error / float((music**2).mean())) < -10


def test_sound_of_other_kinds_is_made_to_fit(tmp_path: Path) -> None:
    waves = [noise(n, 72_000) for n in range(3)]
    clips = [shoot(tmp_path / f"{n}.mp4", n, sound=wave) for n, wave in enumerate(waves)]
    clips[1] = shoot(tmp_path / "matroska.mkv", 1, sound=waves[1])
    clips.append(shoot(tmp_path / "silent.mp4", 3, silent=True))
    cut(clips, tmp_path / "film.mp4")
    film = heard(tmp_path / "film.mp4")
    late = [place_of(waves[n][9000:40000], film, n * 72_000 + 9000) - (n * 72_000 + 9000) for n in range(3)]
    assert max(abs(samples) for samples in late) <= HALF_A_PACKET
    assert np.abs(film[3 * 72_000 + 2048 :]).max() < 0.01


def test_windows_meet_with_the_same_slope(tmp_path: Path) -> None:
    """A click every tenth of a second has encoders take short windows, which the seams have to avoid."""
    wave = tone(300, 72_000, 0.05)
    wave[::4800] = 0.9
    clips = [shoot(tmp_path / f"{n}.mp4", n, sound=wave) for n in range(3)]
    assert any((closing_window(packet) or (False,))[0] for packet in sound_packets(clips[0]))
    cut(clips, tmp_path / "film.mp4")
    film = heard(tmp_path / "film.mp4")
    for start in (0, 71_680, 144_384):  # where the clips' packets fall on the film's grid
        calm = film[start + 6000 : start + 66_000]
        assert np.abs(calm - heard(clips[0])[6000:66_000]).max() < 0.2
