"""Clips of other kinds are made to fit alone; the others stay as they are. And thumbnails of all of them."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.media.footage import PLAIN, SIZE, pictures, shoot, watched
from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.frames import THUMBNAIL_HEIGHT, clip_thumbnail, picture_thumbnail
from vidpipe_desktop.media.probe import probe
from vidpipe_desktop.media.stitch import Film, stitch
from vidpipe_desktop.media.survey import survey

ODD = {
    "other size": {"size": (160, 90)},
    "tall": {"size": (64, 128)},
    "other rate": {"rate": Fraction(30), "frames": 45},
    "film rate of television": {"rate": Fraction(24000, 1001)},
    "other codec": {"codec": "mpeg4", "options": {"qscale": "3"}},
    "ten bits": {"codec": "libx265", "pixels": "yuv420p10le", "options": {"x265-params": "log-level=none"}},
    "4:4:4": {"pixels": "yuv444p"},
    "interlaced": {"options": {**PLAIN, "flags": "+ildct+ilme"}},
    "uneven": {"stamps": [*range(30), 32, 34, 36, 37, 40, 44]},
    "turned": {"turned": 90, "size": (96, 128)},
    "wide pixels": {"options": {**PLAIN, "x264-params": "sar=4/3"}},
}


def join(clips: list[Path], target: Path, frames: int = 0, **kind: bool) -> Film:
    return stitch(clips, target, crossfade=frames / 24, size=SIZE, rate=Fraction(24), report=lambda _: None, **kind)


@pytest.mark.parametrize("overlap", [0, 6])
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_clip_is_encoded_alone(tmp_path: Path, odd: str, overlap: int) -> None:
    one, other = (shoot(tmp_path / f"{n}.mp4", n) for n in range(2))
    strange = shoot(tmp_path / "odd.mp4", 2, **ODD[odd])
    film = join([one, strange, other], tmp_path / "film.mp4", overlap)
    frames, times = watched(tmp_path / "film.mp4")
    length = survey(strange).length(Fraction(24))
    assert film.frames == len(frames) == 72 + length - 2 * overlap
    assert times == [Fraction(number, 24) for number in range(film.frames)]
    assert frames[0].shape == (SIZE[1] * 3 // 2, SIZE[0])
    before, after = watched(one)[0], watched(other)[0]
    assert all((frames[n] == before[n]).all() for n in range(24))
    assert all((frames[-n] == after[-n]).all() for n in range(1, 24))
    assert film.encoded <= length + (2 * overlap and 2 * 12)


def test_a_turned_clip_stands_upright(tmp_path: Path) -> None:
    turned = shoot(tmp_path / "turned.mp4", 2, turned=90, size=(96, 128))
    film = join([shoot(tmp_path / "a.mp4", 0), turned], tmp_path / "film.mp4")
    frames, _ = watched(tmp_path / "film.mp4")
    expected = np.rot90(pictures(2, 36, (96, 128))[10])
    shown = frames[36 + 10][: SIZE[1]].astype(float)
    assert film.frames == 72
    assert abs(np.corrcoef(shown.ravel(), expected.ravel())[0, 1]) > 0.98


def test_other_proportions_get_bars_not_distortion(tmp_path: Path) -> None:
    wide = shoot(tmp_path / "wide.mp4", 1, size=(256, 96))
    join([shoot(tmp_path / "a.mp4", 0), wide, shoot(tmp_path / "b.mp4", 0)], tmp_path / "film.mp4")
    picture = watched(tmp_path / "film.mp4")[0][50][: SIZE[1]]
    assert picture[:20].max() <= 20
    assert picture[-20:].max() <= 20
    assert picture[28:68].std() > 30


def test_the_film_looks_as_most_of_its_footage_does(tmp_path: Path) -> None:
    large = [shoot(tmp_path / f"{n}.mp4", n, size=(160, 120), rate=Fraction(30)) for n in range(2)]
    film = join([*large, shoot(tmp_path / "c.mp4", 2)], tmp_path / "film.mp4")
    assert film.rate == 30
    assert film.encoded == 45
    assert watched(tmp_path / "film.mp4")[0][0].shape == (180, 160)


@pytest.mark.parametrize(
    ("sizes", "film_size", "encoded"),
    [
        (((96, 72), (96, 72)), SIZE, 72),
        (((96, 72), (96, 72), SIZE), SIZE, 72),
        (((124, 92), (124, 92)), (124, 92), 0),
        (((160, 120), (160, 120), (96, 72)), (160, 120), 36),
    ],
)
def test_a_film_that_is_to_be_large_is_not_as_small_as_its_footage(
    tmp_path: Path, sizes: tuple[tuple[int, int], ...], film_size: tuple[int, int], encoded: int
) -> None:
    clips = [shoot(tmp_path / f"{number}.mp4", number, size=size) for number, size in enumerate(sizes)]
    assert join(clips, tmp_path / "film.mp4", enlarge=True).encoded == encoded
    found = probe(tmp_path / "film.mp4")
    assert (found.width, found.height) == film_size


@pytest.mark.parametrize("odd", ODD)
def test_thumbnails_of_clips(tmp_path: Path, odd: str) -> None:
    clip_thumbnail(shoot(tmp_path / "odd.mp4", 2, **ODD[odd]), tmp_path / "small.jpg")
    with av.open(str(tmp_path / "small.jpg")) as picture:
        frame = next(picture.decode(video=0))
    proportions = {"other size": 160 / 90, "tall": 0.5, "wide pixels": 16 / 9}
    assert frame.height == THUMBNAIL_HEIGHT
    assert frame.width / frame.height == pytest.approx(proportions.get(odd, 4 / 3), abs=0.02)
    assert frame.to_ndarray()[:THUMBNAIL_HEIGHT].std() > 25


def test_a_thumbnail_of_a_ribbon_stays_small(tmp_path: Path) -> None:
    ribbon = av.VideoFrame.from_ndarray(np.full((4, 4000, 3), 200, np.uint8), format="rgb24")
    with av.open(str(tmp_path / "a.png"), "w", format="image2") as file:
        stream = file.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = 4000, 4, "rgb24"
        file.mux(stream.encode(ribbon))
    picture_thumbnail(tmp_path / "a.png", tmp_path / "a.jpg")
    with av.open(str(tmp_path / "a.jpg")) as picture:
        assert picture.streams.video[0].width == 640


def test_what_is_no_picture_gives_no_thumbnail(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"#EXTM3U\nfile:///etc/passwd")
    with pytest.raises(MediaError):
        picture_thumbnail(tmp_path / "a.png", tmp_path / "a.jpg")
    assert not list(tmp_path.glob("a.jpg*"))
