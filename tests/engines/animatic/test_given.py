"""Pictures from elsewhere, filmed: where the camera goes, what it never shows, and what a clip begins and ends with."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from vidpipe_desktop.app import make_application
from vidpipe_desktop.engines.animatic.film.filming import film_scene
from vidpipe_desktop.engines.animatic.film.given import GivenFilm, transition_for
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.film.views import MOVES, WHOLE, View, likeness, move_for, subject
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice
from vidpipe_desktop.engines.animatic.spec import SceneSpec

SIZE = (320, 180)
SPEC = SceneSpec("wide", "meadow", "golden", "story", "cinematic", "calm", 5, 9, caption="Somebody else painted this.")
places = st.floats(-0.5, 0.5)


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def picture(ink: int, dot: tuple[int, int] = (160, 90), size: tuple[int, int] = SIZE) -> QImage:
    """A plain picture with a bright dot, and a rim of one pixel that no camera may show once it has moved."""
    image = QImage(*size, OPAQUE)
    image.fill(0xFF000000)
    brush = painter(image)
    brush.fillRect(1, 1, size[0] - 2, size[1] - 2, ink)
    brush.fillRect(dot[0] - 6, dot[1] - 6, 12, 12, 0xFFFFFFFF)
    brush.end()
    return image


def colours(image: QImage) -> np.ndarray:
    """A copy of its blue, green and red, as whole numbers."""
    return pixels(image)[..., :3].astype(int)


def film(first: QImage, last: QImage, words: str = "", seconds: float = 2.0, **more: object) -> GivenFilm:
    fixed: dict[str, object] = {"given": (True, True), "words": words, "seed": 3}
    return GivenFilm(SPEC, seconds, first, last, **{**fixed, **more})  # pyright: ignore[reportArgumentType]


@given(st.sampled_from(sorted(MOVES)), places, places, st.floats(0, 1))
def test_no_camera_leaves_its_picture(name: str, x: float, y: float, part: float) -> None:
    move = MOVES[name]
    across, down = move.way
    for view in (View.closer(move.far, (x, y), move.way), View.closer(move.near, (x, y), (-across, -down))):
        now = WHOLE.towards(view, part)
        room = (1 - 1 / now.zoom) / 2 + 1e-9
        assert abs(now.x) <= room
        assert abs(now.y) <= room


@pytest.mark.parametrize(
    ("words", "camera", "name"),
    [
        ("The camera slowly pushes in on her face.", "pull", "push"),
        ("Slow zoom out to reveal the valley.", "push", "pull"),
        ("It pans to the left. Leaves fall.", "push", "pan_left"),
        ("The camera tilts up along the tower.", "push", "tilt_up"),
        ("The camera sinks down.", "push", "tilt_down"),
        ("The camera stands still.", "push", "static"),
        ("The fox runs off.", "pan_right", "pan_right"),
        ("The fox runs off.", "nobody knows", "push"),
    ],
)
def test_words_say_where_the_camera_goes(words: str, camera: str, name: str) -> None:
    assert move_for(words, camera, 1) == MOVES[name]


def test_where_words_leave_it_open_the_seed_decides() -> None:
    moves = {move_for("The camera tracks alongside.", "push", seed) for seed in range(20)}
    assert moves == {MOVES["drift_left"], MOVES["drift_right"]}


def test_words_ask_for_a_transition() -> None:
    assert transition_for("Suddenly a crash.", "dissolve") == "whip"
    assert transition_for("Hours later it is cold.", "whip") == "fade"
    assert transition_for("A fox sits.", "match") == "match"
    assert transition_for("A fox sits.", "none") == "dissolve"


def test_a_camera_comes_closer_to_what_draws_the_eye() -> None:
    x, y = subject(picture(0xFF204060, (250, 130)))
    assert x > 0.05
    assert y > 0.05
    plain = picture(0xFF204060)
    assert subject(plain) == pytest.approx((0, 0), abs=0.04)
    assert len({subject(plain) for _ in range(50)}) == 1


def test_the_camera_moves_evenly_by_less_than_pixels_and_shows_no_rim() -> None:
    first, last = picture(0xFF204060), picture(0xFFA07030, (60, 40))
    made = film(first, last, "The camera pans right.", seconds=5.0)
    middles: list[float] = []
    for number in range(1, 50):
        frame = colours(made.frame(number, number / 24, captions=False))
        weight = frame[60:120, 60:240].mean(axis=2) - frame[100, 60].mean()
        middles.append(float((weight * np.arange(60, 240)).sum() / weight.sum()))
        if number > 30:
            rim = np.concatenate([frame[0], frame[-1], frame[:, 0], frame[:, -1]])
            assert rim.mean(axis=1).min() > 30
    steps = -np.diff(middles)
    assert (steps > -0.02).all()
    assert np.abs(np.diff(steps)).max() < 0.12
    assert steps[20:].mean() > 0.15


def test_like_pictures_melt_without_swimming() -> None:
    first, last = picture(0xFF204060), picture(0xFF24466A, (162, 90))
    assert likeness(first, last) > 0.75 > likeness(first, picture(0xFF204060, (40, 150)))
    made = film(first, last, "The camera pans right.")
    middle = colours(made.frame(24, 1.0, captions=False))[..., 2]
    both = (colours(first)[..., 2] + colours(last)[..., 2]) / 2
    assert np.abs(middle[60:120, 130:190] - both[60:120, 130:190]).mean() < 12


def test_a_clip_of_given_pictures_shows_them_and_nothing_else(tmp_path: Path) -> None:
    first, last = picture(0xFF1020C0), picture(0xFFC02010, (40, 40))
    frames = film_scene(
        film(first, last), tmp_path / "clip.mp4", rate=Fraction(24), place=Slice(0, 1, 2.0), captions=True,
        report=lambda _: None,
    )  # fmt: skip
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        shown = [frame.to_ndarray(format="rgb24").astype(int) for frame in clip.decode(video=0)]
    assert len(shown) == frames == 48
    for frame, exact in ((shown[0], first), (shown[-1], last)):
        assert np.abs(frame - colours(exact)[..., 2::-1]).mean() < 4
    assert all(frame[..., 1].mean() < 60 for frame in shown)  # the meadow is green
    assert np.abs(shown[15] - shown[0]).mean() > 1
    assert shown[30][140:170, 60:260].max() > 200  # words


@pytest.mark.parametrize("which", [0, 1])
def test_a_scene_with_one_given_picture_lives_in_its_own_world_besides(which: int) -> None:
    world = SceneRenderer(SPEC, SIZE, 4.0, 5)
    own, other = world.world((0.0, 4.0)[1 - which]), picture(0xFF1020C0)
    pair = (own, other) if which else (other, own)
    made = film(*pair, seconds=4.0, given=(not which, bool(which)), world=world)
    assert (made.first, made.last) == pair
    blue = [float(colours(made.frame(number, number / 24, captions=False))[..., 0].mean()) for number in (12, 84)]
    expected = float(colours(other)[..., 0].mean())
    assert blue[which] == pytest.approx(expected, abs=25)
    living = made.frame(60 if not which else 30, 2.5 if not which else 1.25, captions=False)
    assert np.abs(colours(living) - colours(world.world(2.5 if not which else 1.25))).mean() < 3


def test_a_film_that_fades_out_still_does_after_a_given_picture() -> None:
    world = SceneRenderer(SceneSpec(**{**_fields(SPEC), "effects": ("fade",)}), SIZE, 2.0, 5)
    made = GivenFilm(
        world.spec, 2.0, picture(0xFF1020C0), world.world(2.0), given=(True, False), words="", seed=1, world=world
    )
    assert made.last is None
    assert colours(made.frame(47, 2.0, captions=False)).mean() < 20


def _fields(spec: SceneSpec) -> dict[str, object]:
    return {name: getattr(spec, name) for name in spec.__dataclass_fields__}
