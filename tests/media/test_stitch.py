"""Stitching real files: whole or absent, and never fooled by broken ones."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.engines.paper import film, paint
from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.encoding import decoded_sound
from vidpipe_desktop.media.probe import check_clip, check_picture, probe
from vidpipe_desktop.media.stitch import stitch

SIZE = (80, 80)


def clip(folder: Path, name: str, seconds: float = 1.0, side: int = 1280) -> Path:
    path = folder / f"{name}.mp4"
    film(path, (side, side), seconds, name)
    return path


def join(clips: list[Path], target: Path, crossfade: float = 0.0) -> int:
    return stitch(clips, target, crossfade=crossfade, size=SIZE, rate=Fraction(24), report=lambda _: None).frames


def packets(path: Path) -> list[bytes]:
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0) if packet.dts is not None]


def test_hard_cuts_copy_every_picture_packet_unchanged(tmp_path: Path) -> None:
    clips = [clip(tmp_path, name) for name in "abc"]
    assert join(clips, tmp_path / "film.mp4") == 72
    assert packets(tmp_path / "film.mp4") == [packet for path in clips for packet in packets(path)]


def test_a_crossfade_shortens_the_film_and_keeps_the_sound(tmp_path: Path) -> None:
    clips = [clip(tmp_path, name) for name in "abc"]
    assert join(clips, tmp_path / "film.mp4", crossfade=0.25) == 72 - 2 * 6
    sound = decoded_sound(tmp_path / "film.mp4", int(2.5 * 48000))
    loudness = np.sqrt((sound[0, 2400:-2400].reshape(-1, 2400) ** 2).mean(axis=1))
    assert loudness.min() > 0.05


def test_odd_clips_are_made_to_fit(tmp_path: Path) -> None:
    clips = [clip(tmp_path, "a"), clip(tmp_path, "b", 0.7, 960), clip(tmp_path, "c")]
    frames = join(clips, tmp_path / "film.mp4")
    info = probe(tmp_path / "film.mp4")
    assert (info.width, info.height) == SIZE
    assert frames == info.frames == 24 + 17 + 24


def test_one_clip_alone_is_a_film(tmp_path: Path) -> None:
    assert join([clip(tmp_path, "a")], tmp_path / "film.mp4") == 24


@pytest.mark.parametrize("content", [b"", b"<html>no</html>", b"\x00" * 5000, b"#EXTM3U\nfile:///etc/passwd"])
def test_what_is_no_clip_is_refused_by_its_scene_and_leaves_nothing(tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(content)
    with pytest.raises(MediaError, match="scene 2"):
        join([clip(tmp_path, "a"), bad], tmp_path / "film.mp4")
    assert not list(tmp_path.glob("film*"))


def test_a_cut_off_clip_is_found_out(tmp_path: Path) -> None:
    path = clip(tmp_path, "a", 2.0)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MediaError):
        check_clip(path)


def test_a_crossfade_longer_than_the_clips_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="crossfade"):
        join([clip(tmp_path, "a"), clip(tmp_path, "b", 0.5)], tmp_path / "film.mp4", crossfade=0.75)


def test_pictures_are_checked(tmp_path: Path) -> None:
    paint(tmp_path / "a.png", (640, 480), "a")
    assert check_picture(tmp_path / "a.png") == (40, 30)
    (tmp_path / "b.png").write_bytes(b"nothing")
    with pytest.raises(MediaError):
        check_picture(tmp_path / "b.png")
