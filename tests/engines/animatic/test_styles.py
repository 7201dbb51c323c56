"""What sets the styles apart: lines, dots, sheets of paper, volumes; in every shape, and stable over time."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import STYLES, AspectRatio, Resolution
from vidpipe_desktop.engines.animatic.film.grading import Finish
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.inking import blueprinted, edges, inked
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.spec import ActorSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.stage import Stage
from vidpipe_desktop.engines.prompting import style_words

CAPTION = "The old man has walked all the way from the mountains to the sea to see it once more."


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def small(shape: AspectRatio, part: int = 6) -> tuple[int, int]:
    width, height = shape.size
    return width // part, height // part


def scene(style: str, **changes: object) -> SceneSpec:
    fixed: dict[str, object] = {
        "shot": "wide", "set": "meadow", "time_of_day": "golden", "genre": "story", "style": style, "mood": "calm",
        "seed": 5, "score_seed": 9, "actors": (ActorSpec("old", x=900, move=120, action="walk"),),
    }  # fmt: skip
    return SceneSpec(**{**fixed, **changes})  # pyright: ignore[reportArgumentType]


def colours(image: QImage) -> NDArray[np.int64]:
    """Height x width x (blue, green, red)."""
    return pixels(image)[..., :3].astype(np.int64)


def on_stage(style: str, t: float = 0.0, size: tuple[int, int] = (480, 270)) -> NDArray[np.int64]:
    """A white wall and a grey round thing in front of it, lit from the right."""
    stage = Stage(Palette("day", "", style), 1, size[1] / 1080)

    def wall(brush: QPainter) -> None:
        brush.setBrush(qcolor("#ffffff"))
        brush.drawRect(QRectF(-2000, -2000, 6000, 6000))

    def ball(brush: QPainter) -> None:
        brush.setBrush(qcolor("#808080"))
        brush.drawEllipse(QRectF(760, 340, 400, 400))

    stage.plate(9.0, wall)
    stage.plate(1.0, ball)
    stage.bake()
    image = QImage(*size, OPAQUE)
    brush = painter(image)
    stage.render(brush, Camera(), t, *size)
    brush.end()
    return colours(image)


@pytest.mark.parametrize("shape", list(AspectRatio))
@pytest.mark.parametrize("style", STYLES)
def test_pictures_are_neither_black_nor_flat_and_fill_their_shape(style: str, shape: AspectRatio) -> None:
    image = SceneRenderer(scene(style), small(shape), 2.0, 5).world(1.0)
    shades = colours(image).mean(axis=2)
    assert (image.width(), image.height()) == small(shape)
    assert shades.std() > 8
    assert 18 < shades.mean() < 245


@pytest.mark.parametrize("style", STYLES)
def test_a_clip_begins_and_ends_with_its_keyframes(style: str) -> None:
    first, second = (SceneRenderer(scene(style), (160, 90), 2.0, 5) for _ in range(2))
    for number, t in ((0, 0.0), (47, 2.0)):
        assert first.frame(number, t, None, None, captions=True) == second.world(t)


@pytest.mark.parametrize("shape", list(AspectRatio))
@pytest.mark.parametrize("style", ["cinematic", "comic", "papercut", "blueprint", "3d"])
def test_words_stay_in_the_safe_area(style: str, shape: AspectRatio) -> None:
    width, height = small(shape, 3)
    for words in ({"title": "A walk to the sea"}, {"caption": CAPTION}):
        renderer = SceneRenderer(scene(style, **words), (width, height), 4.0, 5)
        said, silent = (colours(renderer.frame(36, 1.5, None, None, captions=shown)) for shown in (True, False))
        rows, columns = np.nonzero(np.abs(said - silent).max(axis=2) > 40)
        assert len(rows) > 100
        assert columns.min() > 0.035 * width
        assert columns.max() < 0.965 * width
        assert rows.min() > 0.035 * height
        assert rows.max() < 0.965 * height


def test_edges_are_where_shades_differ() -> None:
    grey = np.full((6, 8), 40, np.uint8)
    grey[:, 4:] = 90
    found = edges(grey, 1)
    assert found[:5, 3].tolist() == [50] * 5
    assert not found[:, :3].any()
    assert not found[:, 4:].any()


def halves(left: str, right: str) -> QImage:
    image = QImage(240, 160, OPAQUE)
    image.fill(qcolor(left))
    brush = QPainter(image)
    brush.fillRect(120, 0, 120, 160, qcolor(right))
    brush.end()
    return image


def test_a_comic_has_black_lines_and_dots_in_dark_places_only() -> None:
    printed = colours(inked(halves("#404060", "#f0e0a0"))).sum(axis=2)
    assert printed[:, 118:121].min() < 120
    assert printed[:, 4:112].std() > 10
    assert printed[:, 126:].std() == 0


def test_a_blueprint_is_white_lines_on_blue_whatever_the_colours() -> None:
    drawn = colours(blueprinted(halves("#c02020", "#f0e0a0")))
    assert drawn[80, 119].min() > 180
    for blue, _, red in (drawn[80, 40], drawn[80, 200]):
        assert blue > 110
        assert red < 70


def test_sheets_of_paper_throw_a_shadow_away_from_the_light() -> None:
    paper, plain = on_stage("papercut"), on_stage("cinematic")
    below, above = (slice(187, 190), slice(225, 235)), (slice(78, 81), slice(225, 235))
    assert paper[above].mean() - paper[below].mean() > 8 > abs(plain[above].mean() - plain[below].mean())


def test_volumes_are_bright_where_the_light_falls_and_dark_on_the_other_side() -> None:
    solid, plain = on_stage("3d"), on_stage("cinematic")
    towards, away = (slice(130, 140), slice(283, 287)), (slice(130, 140), slice(193, 197))
    assert solid[towards].mean() - solid[away].mean() > 8 > abs(plain[towards].mean() - plain[away].mean())


def test_paper_is_moved_by_hand_eight_times_a_second() -> None:
    size = (1280, 720)
    first = on_stage("papercut", 0.01, size)
    assert (first == on_stage("papercut", 0.12, size)).all()
    assert any((first != on_stage("papercut", t, size)).any() for t in (0.13, 0.26, 0.38))
    assert (on_stage("comic", 0.01) == on_stage("comic", 0.13)).all()


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("a fox in the forest as a comic", "comic"),
        ("papercut story of a whale", "papercut"),
        ("a blueprint of a castle", "blueprint"),
        ("a cat on a roof, 3d animation", "3d"),
        ("old movie of a train", "vintage"),
        ("ein Hund am Strand als Comic", "comic"),
        ("un chat sur un toit en papier découpé", "papercut"),
        ("un perro en la playa, dibujo técnico", "blueprint"),
        ("森の狐、切り絵", "papercut"),
        ("кот на крыше, комикс", "comic"),
        ("海边的狗 蓝图", "blueprint"),
    ],
)
def test_styles_are_known_by_name_in_many_languages(prompt: str, style: str) -> None:
    assert read_prompt(prompt).styles[:1] == (style,)


def test_remote_models_are_told_how_a_style_looks() -> None:
    told = {style: style_words(style) for style in STYLES}
    assert all(words.startswith(f"{STYLES[style]} (") for style, words in told.items())
    assert style_words("claymation") == "claymation"


@pytest.mark.parametrize("style", ["cinematic", "watercolor", "storybook", "comic", "papercut", "blueprint"])
def test_a_finer_picture_shows_the_same_only_sharper(style: str) -> None:
    coarse, fine = (SceneRenderer(scene(style), size, 2.0, 5).world(1.0) for size in ((640, 360), (960, 540)))
    flat, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    apart = np.abs(colours(coarse) - colours(fine.scaled(640, 360, flat, smooth)))
    assert apart.mean() < 3
    assert np.abs(colours(fine) - colours(coarse.scaled(960, 540, flat, smooth))).max() > 40


@pytest.mark.parametrize("style", ["vintage", "noir", "documentary"])
def test_grain_is_as_coarse_in_all_resolutions(style: str) -> None:
    changes: list[float] = []
    for size in ((640, 360), (960, 540), (1280, 720)):
        grey = QImage(*size, OPAQUE)
        grey.fill(qcolor("#808080"))
        row = colours(Finish(style, size, Palette("day", "", style)).moving(grey, 5, 1.0))[::7, :, 1]
        changes.append(np.count_nonzero(np.diff(row)) / row.shape[0])
    assert max(changes) < 1.15 * min(changes)


@pytest.mark.parametrize("shape", [AspectRatio.WIDE, AspectRatio.PANORAMA])
def test_graphics_fill_every_shape_in_full_hd(shape: AspectRatio) -> None:
    """The widest and closest picture needs more of the backdrop's noise than one tile has."""
    spec = scene("cinematic", set="abstract", shot="close", camera="push")
    image = SceneRenderer(spec, shape.at(Resolution.FULL_HD), 2.0, 5).world(1.0)
    assert (image.width(), image.height()) == shape.at(Resolution.FULL_HD)
    assert colours(image).std() > 8
