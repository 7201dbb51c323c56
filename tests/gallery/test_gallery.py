"""The gallery: nothing is missing on its sheets, and a sheet becomes a picture with everything on it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.gallery.__main__ import main
from tests.gallery.contents import KINDS, scene
from tests.gallery.films import samples
from tests.gallery.sheets import Cell, Row, Sheet, draw_sheet
from vidpipe_desktop.core.models import STYLES, AspectRatio
from vidpipe_desktop.engines.animatic.actors.people.resting import ACTIONS
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.language.reading import read_prompt


def labels(kind: str) -> set[str]:
    return {cell.label for sheet in KINDS[kind]() for row in sheet.rows for cell in row.cells}


def test_everything_is_there_under_its_name() -> None:
    assert {label.split(",")[0] for label in labels("places")} == set(world().places)
    assert set(world().kind_of) <= labels("subjects")
    assert set(ACTIONS) <= labels("actions")
    assert {row.heading for sheet in KINDS["styles"]() for row in sheet.rows} == set(STYLES.values())


def test_prompts_are_of_all_kinds() -> None:
    films = samples().values()
    assert len(films) == 24
    assert {film.shape for film in films} == set(AspectRatio)
    assert {film.style for film in films} == set(STYLES)
    assert len({read_prompt(film.prompt, by_meaning=False).language for film in films} - {""}) >= 12


def test_a_sheet_has_every_picture_in_its_place(tmp_path: Path) -> None:
    spec = scene(set="meadow")
    cells = tuple(Cell("a name", spec, (80, 45), 2.0, at) for at in (0.0, 1.0))
    path = draw_sheet(Sheet("test", (Row(cells, "A heading"), Row(cells[:1]))), tmp_path)
    image = QImage(str(path))
    assert path.name == "test.jpg"
    assert (image.width(), image.height()) == (184, 2 * 73 + 30 + 8)
    paper = image.pixelColor(2, 2)
    for x, y in ((48, 60), (136, 60), (48, 133)):
        assert far_apart(image.pixelColor(x, y), paper)
    assert not far_apart(image.pixelColor(136, 133), paper)


def far_apart(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 30


@pytest.mark.parametrize("arguments", [["--help"], ["places", "here", "there"]])
def test_what_it_does_not_know_it_says(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "places, subjects, styles, actions, prompts" in capsys.readouterr().out


def test_from_the_command_to_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles", str(tmp_path / "new")]) == 0
    assert Path(capsys.readouterr().out.strip()) == tmp_path / "new" / "styles.jpg"
    assert not QImage(str(tmp_path / "new" / "styles.jpg")).isNull()
