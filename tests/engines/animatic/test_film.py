"""From spec to picture: framing, transitions, diagrams and words, in every shape."""

import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import STYLES
from vidpipe_desktop.engines.animatic.film.captions import title_look
from vidpipe_desktop.engines.animatic.film.diagrams.draw import DIAGRAMS, draw_diagram
from vidpipe_desktop.engines.animatic.film.filming import film_scene
from vidpipe_desktop.engines.animatic.film.framing import CAMERA_MOVES, SAFE, camera_path, essential, mains
from vidpipe_desktop.engines.animatic.film.lettering import READABLE, can_draw, contrast, fitted_lines
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer, StagedFilm
from vidpipe_desktop.engines.animatic.film.transitions import TRANSITIONS, blended
from vidpipe_desktop.engines.animatic.paint.colour import luminance
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice
from vidpipe_desktop.engines.animatic.spec import ActorSpec, DiagramSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box

VIEWS = (1920.0, 607.5, 1080.0, 864.0, 2520.0)
SHOTS = ("wide", "medium", "close", "low", "action", "insert")
GROUPS = {
    "one who walks": (ActorSpec("old", x=800, move=300, action="walk"),),
    "one who looks left": (ActorSpec("wizard", x=960, facing=-1),),
    "a small one that runs": (ActorSpec("rabbit", x=900, move=-220, action="run", facing=-1),),
    "two face to face": (ActorSpec("man", x=800), ActorSpec("woman", x=1090, facing=-1)),
    "one that flies": (ActorSpec("owl", x=860, move=160, action="fly"),),
    "nobody": (),
}
EMOJI = ("🌻", "🍯", "🏠", "🌍", "💧", "🔑")
PICTURES = (*EMOJI, "🐝")
WORDS = ("a flower", "honey", "the hive", "world", "2,400 m", "30 %")


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def scene(**changes: object) -> SceneSpec:
    fixed: dict[str, object] = {
        "shot": "wide", "set": "meadow", "time_of_day": "golden", "genre": "story", "style": "cinematic", "mood": "calm",
        "seed": 5, "score_seed": 9,
    }  # fmt: skip
    return SceneSpec(**{**fixed, **changes})  # pyright: ignore[reportArgumentType]


def in_view(actor: ActorSpec, view: float) -> ActorSpec:
    """As the director sets it in a picture of this width: nearer together, and smaller, in a narrow one."""
    share = max(0.62, view / 1920)
    return replace(actor, x=960 + (actor.x - 960) * share, move=actor.move * share, scale=max(0.8, share))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("shot", SHOTS)
@pytest.mark.parametrize("camera", CAMERA_MOVES)
def test_whom_a_shot_is_about_stays_in_the_safe_area(camera: str, shot: str, view: float) -> None:
    for name, group in GROUPS.items():
        actors = tuple(in_view(actor, view) for actor in group)
        spec = scene(shot=shot, camera=camera, actors=actors)
        for ground in (900.0, 780.0):
            path = camera_path(spec, view, ground, 5.0)
            for part in np.linspace(0, 1, 21):
                now = path.at(5.0 * part)
                for actor in mains(spec):
                    seen = now.projected(essential(spec, actor, ground, float(part)), actor.depth, view)
                    assert SAFE.holds(seen, 0.02), (name, part, seen)


@pytest.mark.parametrize("view", VIEWS)
def test_closer_shots_show_the_same_actor_larger(view: float) -> None:
    tall: list[float] = []
    for shot in ("wide", "medium", "close"):
        spec = scene(shot=shot, camera="static", actors=(ActorSpec("old", x=960),))
        path = camera_path(spec, view, 900.0, 5.0)
        tall.append(path.end.magnification(1.0))
    assert tall[0] * 1.15 < tall[1] * 1.1 < tall[2]


def test_there_is_room_where_one_goes_and_the_camera_keeps_up() -> None:
    for way in (1, -1):
        actor = ActorSpec("old", x=960 - 200 * way, move=400 * way, action="walk", facing=way)
        path = camera_path(scene(shot="medium", camera="track", actors=(actor,)), 1920, 900, 5.0)
        places = [
            path.at(5 * part).projected(essential(scene(), actor, 900, part), 1, 1920).x for part in (0.0, 0.5, 1.0)
        ]
        assert all((place - 0.5) * way < -0.05 for place in places)
        assert max(places) - min(places) < 0.03


def test_the_camera_never_leaves_the_plates() -> None:
    for shot in SHOTS:
        for camera in CAMERA_MOVES:
            spec = scene(shot=shot, camera=camera, actors=(ActorSpec("old", x=260),))
            path = camera_path(spec, 1920, 900, 5.0)
            for end in (path.begin, path.end):
                assert end.zoom >= 1
                assert abs(end.x) <= 330 + 960 * (1 - 1 / end.magnification(1))


def plain(ink: int) -> QImage:
    image = QImage(160, 90, OPAQUE)
    image.fill(ink)
    return image


@pytest.mark.parametrize("kind", [*TRANSITIONS, "unheard of"])
def test_transitions_begin_and_end_exactly_and_show_something_between(kind: str) -> None:
    a, b = plain(0xFF204060), plain(0xFFE0B080)
    assert blended(a, b, 0.0, kind) == a
    assert blended(a, b, 1.0, kind) == b
    early, middle, late = (pixels(blended(a, b, at, kind))[..., :3].astype(int) for at in (0.04, 0.5, 0.96))
    assert np.abs(early - pixels(a)[..., :3]).mean() < 12
    assert np.abs(late - pixels(b)[..., :3]).mean() < 12
    assert np.abs(middle - pixels(a)[..., :3]).mean() > 10 < np.abs(middle - pixels(b)[..., :3]).mean()


@pytest.mark.parametrize("kind", TRANSITIONS)
def test_transitions_show_nothing_of_what_lay_in_memory_before(kind: str) -> None:
    a, b, seen = plain(0xFF204060), plain(0xFFE0B080), list[QImage]()
    for before in (0xFF000000, 0xFFFFFFFF):
        left_behind = [plain(before) for _ in range(4)]
        del left_behind
        seen.append(blended(a, b, 0.1, kind))
    assert seen[0] == seen[1]


def board_at(kind: str, view: float, t: float, *, labels: bool = True, aside: int = 0) -> list[tuple[str, Box]]:
    hero = "🐝" if kind in ("title", "orbit", "parts", "brand") else ""
    spec = DiagramSpec(kind, "How do bees make honey?", "A short explainer", hero, EMOJI, WORDS if labels else ())
    image = QImage(round(view), 1080, OPAQUE)
    brush = painter(image)
    placed = draw_diagram(brush, spec, view, 0.6, t, aside).placed
    brush.end()
    return placed


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", DIAGRAMS)
def test_nothing_in_a_diagram_overlaps_or_is_cut(kind: str, view: float) -> None:
    spec = scene(shot="graphic", camera="push", diagram=DiagramSpec(kind))
    path = camera_path(spec, view, 900.0, 5.0)
    for t in (2.0, 3.5, 5.0):
        placed = board_at(kind, view, t)
        assert placed
        for number, (name, box) in enumerate(placed):
            assert Box(0.01, 0.01, 0.99, 0.93).holds(path.at(t).projected(box, 1.0, view)), (name, box)
            for other, taken in placed[:number]:
                assert apart(name, box, other, taken) or taken.holds(box, 4), (t, name, box, other, taken)


def apart(name: str, box: Box, other: str, taken: Box) -> bool:
    """Whether two things don't touch: pictograms stand in round discs, words in boxes."""
    if name in PICTURES and other in PICTURES:
        return math.dist((box.x, box.y), (taken.x, taken.y)) > (box.width + taken.width) / 2 - 3
    slack = 0.1 * max(box.width if name in PICTURES else 0, taken.width if other in PICTURES else 0) + 4
    across = box.left >= taken.right - slack or taken.left >= box.right - slack
    return across or box.top >= taken.bottom - slack or taken.top >= box.bottom - slack


def test_a_title_shows_its_emblem_from_the_first_picture_on() -> None:
    assert [name for name, _ in board_at("title", 1920, 0.0)] == ["🐝"]


def test_a_diagram_is_drawn_on_bit_by_bit_and_leaves_room_for_who_explains_it() -> None:
    for kind in DIAGRAMS:
        assert len(board_at(kind, 1920, 0.2)) < len(board_at(kind, 1920, 4.5))
    for kind in ("flow", "network", "bars"):
        assert min(box.left for name, box in board_at(kind, 1920, 4.5, aside=-1) if name in EMOJI) > 560


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("light", ["day", "night", "sunset"])
def test_titles_can_be_read_in_every_style_and_light(style: str, light: str) -> None:
    spec = scene(style=style, time_of_day=light, title="The fox and the owl")
    image = SceneRenderer(spec, (320, 180), 5.0, 5).world(1.6)
    look = title_look(image, spec.title, style)
    area = pixels(image)[25:60, 40:280, :3][..., ::-1] / 255
    middle = float(np.median(area @ np.array([0.299, 0.587, 0.114])))
    end = 1.0 if luminance(look.ink) < 0.5 else 0.03
    assert contrast(luminance(look.ink), middle + (end - middle) * look.veil) >= READABLE


def test_letters_never_stand_in_keyframes_but_in_between() -> None:
    spec = scene(title="A title", caption="Words")
    for shown in (spec, replace(spec, title="")):
        renderer = SceneRenderer(shown, (320, 180), 4.0, 5)
        for number, t, there in ((0, 0.0, False), (40, 1.7, True), (95, 4.0, False)):
            frame = renderer.frame(number, t, None, None, captions=True)
            assert (frame != renderer.frame(number, t, None, None, captions=False)) == there


def test_text_in_any_script_is_set_whole_or_left_out() -> None:
    assert can_draw("The fox")
    assert not can_draw("\U0010fffd\U0010fffc")
    box = QRectF(0, 0, 300, 60)
    for text in ("一只猫在森林里", "ثعلب في الثلج", "कुत्ता", "Füchse"):
        if can_draw(text):
            lines = fitted_lines(text, "text", 40, box)
            assert lines is not None
            assert box.adjusted(-1, -1, 1, 1).contains(lines.box)


def test_only_wide_shots_have_a_foreground() -> None:
    wide, close = (
        SceneRenderer(scene(shot=shot, actors=(ActorSpec("fox"),)), (320, 180), 4.0, 5) for shot in ("wide", "close")
    )
    assert any(layer.depth < 0.82 and layer.image is not None for layer in wide.stage.layers)
    assert not any(layer.depth < 0.82 and layer.image is not None for layer in close.stage.layers)


def test_a_film_that_fades_out_stays_dark(tmp_path: Path) -> None:
    renderer = SceneRenderer(scene(effects=("fade",)), (160, 90), 1.5, 5)
    film_scene(
        StagedFilm(renderer, renderer.world(0.0), renderer.world(1.5)), tmp_path / "clip.mp4", rate=Fraction(24),
        place=Slice(0, 1, 1.0), captions=False, report=lambda _: None,
    )  # fmt: skip
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        light = [float(frame.to_ndarray(format="gray").mean()) for frame in clip.decode(video=0)]
    assert light[0] > 60
    assert max(light[-2:]) < 20
