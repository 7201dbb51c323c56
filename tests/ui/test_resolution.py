"""Choosing the resolution: offered where it can be done, priced, taken over, changed, and shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.engines import EngineFacts, ModelFacts, Terms
from vidpipe_desktop.core.models import Resolution, Role
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.ui.film_editor import FilmEditor

COARSE = ModelFacts("coarse", "Coarse", Role.CLIPS, price=dollars(0.1), resolutions=frozenset({Resolution.HD}))
FINE = ModelFacts(
    "fine",
    "Fine",
    Role.CLIPS,
    price=dollars(0.2),
    durations=(4, 8),
    lengths=(4, 6, 8),
    terms=(Terms(Resolution.FULL_HD, dollars(0.5), lengths=(8,)),),
)
HOUSE = EngineFacts("house", "House", frozenset({Role.CLIPS}), models=(COARSE, FINE))


@pytest.fixture
def choosing(bench: Bench) -> Bench:
    bench.desk.engines = {**bench.desk.engines, "house": HOUSE}
    bench.attach()
    bench.type_prompt("an owl")
    return bench


def offered(box: QComboBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def choose(box: QComboBox, name: str) -> None:
    assert box.findData(name) >= 0
    box.setCurrentIndex(box.findData(name))


def test_it_is_chosen_by_keyboard_and_ordered(choosing: Bench) -> None:
    form = choosing.window.form
    box = form.findChild(QComboBox, "resolutionBox")
    assert box is not None
    assert box.accessibleName() == "Resolution"
    assert offered(box) == ["HD 720p", "Full HD 1080p"]
    QTest.keyClick(form, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    form.submit()
    settle()
    assert choosing.desk.projects[choosing.window.panel.project_id].brief.size == (1920, 1080)
    assert "Cinematic · 16:9 · 1080p · 5 scenes" in choosing.window.panel.header._facts.whole_text()
    assert box.currentText() == "Full HD 1080p"  # for the next film, too


def test_prices_lengths_and_estimate_follow_it(choosing: Bench) -> None:
    form, options = choosing.window.form, choosing.window.form.options
    clips = options.mix.boxes[Role.CLIPS]
    options.mix.mix_button.click()
    choose(clips, "house:fine")
    options.duration_box.setValue(4)
    assert form.estimate_label.text() == "5 scenes · 20 s · $4.00"
    choose(options.resolution_box, "1080p")
    assert options.duration_box.value() == 8
    assert form.estimate_label.text() == "5 scenes · 40 s · $20.00"
    assert clips.currentText() == clips.toolTip() == "Fine · House · $0.50/s"
    choose(options.resolution_box, "720p")
    assert clips.currentText() == "Fine · House · $0.20/s"
    assert options.duration_box.minimum() == 4


def test_only_what_the_engine_can_do_is_offered(choosing: Bench) -> None:
    options = choosing.window.form.options
    choose(options.resolution_box, "1080p")
    choose(options.engine_box, "house")
    assert offered(options.resolution_box) == ["HD 720p"]
    assert options.fields()["resolution"] == "720p"
    assert choosing.window.form.generate_button.isEnabled()
    choose(options.engine_box, "animatic")
    assert offered(options.resolution_box) == ["HD 720p", "Full HD 1080p"]


def test_an_earlier_films_resolution_is_taken_over_whatever_engine_was_chosen_before(choosing: Bench) -> None:
    form = choosing.window.form
    choose(form.options.engine_box, "house")
    form.take_over(choosing.desk.check({"prompt": "x", "resolution": "1080p", "aspect_ratio": "21:9"}))
    assert (form.fields()["resolution"], form.fields()["aspect_ratio"]) == ("1080p", "21:9")


def test_a_film_is_changed_to_full_hd(choosing: Bench) -> None:
    project_id = choosing.finished_film()
    choosing.select(project_id)
    choosing.window.films.selected.emit(project_id)
    settle()
    choosing.window.panel.header.edit_button.click()
    editor = choosing.window.findChild(FilmEditor)
    assert editor is not None
    box, clips = (editor.findChild(QComboBox, f"film_{name}_box") for name in ("resolution", "clips_engine"))
    assert box is not None
    assert clips is not None
    assert not editor.save_button.isEnabled()
    choose(box, "1080p")
    editor.review()
    assert editor.sentence.text() == "Repaint 4 frames, refilm 3 clips — free"
    choose(clips, "house:fine")
    assert clips.currentText() == "Fine · House · $0.50/s"
    editor.review()
    assert editor.sentence.text() == "House makes clips of 8 seconds in 1080p, not 5."
    choose(clips, "house")
    assert offered(box) == ["HD 720p"]
    choose(clips, "animatic")
    choose(box, "1080p")
    editor.save_button.click()
    settle()
    assert choosing.desk.projects[project_id].brief.resolution is Resolution.FULL_HD
