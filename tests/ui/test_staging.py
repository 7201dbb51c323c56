"""Staging a scene in the real window: boxes on its card and in its editor, by mouse and keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.test_window import order_small_film, run, shown_project, until
from vidpipe_desktop.core.models import FILM, Slot, SlotKind
from vidpipe_desktop.core.staging import Option, StagingField
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.scene_editor import SceneEditor
from vidpipe_desktop.ui.search_box import SearchBox
from vidpipe_desktop.ui.slot_view import Look
from vidpipe_desktop.ui.staging_form import StagingForm

PLACES = (*(Option(f"p{number}", f"Place {number:02}") for number in range(30)), Option("sea", "The open sea"))
LIGHTS = (Option("day", "Day"), Option("night", "Night"))


def fields(place: str = "p3", light: str = "day", *more: StagingField) -> tuple[StagingField, ...]:
    return (
        StagingField("place", "Place", place, "p3", PLACES, by_hand=place != "p3"),
        StagingField("light", "Light", light, "day", LIGHTS, by_hand=light != "day"),
        *more,
        StagingField("caption", "Caption", "Home.", "Home."),
    )


def box_of(form: StagingForm, name: str) -> SearchBox:
    box = form.box(name)
    assert isinstance(box, SearchBox)
    return box


@pytest.fixture
def form(qapp: QApplication) -> Iterator[StagingForm]:
    made = StagingForm("Scene 2")
    made.show_fields(fields())
    made.show()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_long_lists_are_searched_by_typing(form: StagingForm) -> None:
    asked: list[tuple[str, str]] = []
    form.chosen.connect(lambda *choice: asked.append(choice))
    box = box_of(form, "place")
    assert box.accessibleName() == "Scene 2, place"
    assert not box_of(form, "light").isEditable()
    for typed in ("open", "place 07"):
        box.lineEdit().selectAll()  # type: ignore[union-attr]
        QTest.keyClicks(box.lineEdit(), typed)  # type: ignore[call-overload]
        QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)  # type: ignore[call-overload]
    assert asked == [("place", "sea"), ("place", "p7")]
    assert box.currentText() == "Place 07"


def test_a_click_into_a_name_makes_room_for_another(form: StagingForm) -> None:
    edit = box_of(form, "place").lineEdit()
    assert edit is not None
    form.box("caption").setFocus()
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert edit.selectedText() == "Place 03"


def test_what_is_in_no_list_is_taken_back_and_said(form: StagingForm) -> None:
    asked: list[object] = []
    said: list[str] = []
    form.chosen.connect(lambda *choice: asked.append(choice))
    form.refused.connect(said.append)
    box = box_of(form, "place")
    box.lineEdit().selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(box.lineEdit(), "aquarium")  # type: ignore[call-overload]
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)  # type: ignore[call-overload]
    assert (box.currentText(), box.value, asked) == ("Place 03", "p3", [])
    assert said == ["Place cannot be “aquarium” here. Choose from the list."]


def test_the_wheel_scrolls_the_list_of_scenes_and_changes_nothing(form: StagingForm) -> None:
    box = box_of(form, "light")
    at = box.rect().center().toPointF()
    wheel = QWheelEvent(
        at, box.mapToGlobal(at), at.toPoint(), at.toPoint() * -10, Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(box, wheel)
    assert not wheel.isAccepted()
    assert box.currentText() == "Day"


def test_boxes_stay_with_whoever_is_at_them_and_say_what_was_chosen_by_hand(form: StagingForm) -> None:
    before = box_of(form, "light")
    otter = StagingField("otter", "Who", "otter", "otter", (Option("otter", "Otter"),), "Otter")
    form.show_fields(fields("sea", "night", otter))
    assert form.box("light") is before
    assert before.itemText(0) == "Day (as written)"
    assert before.toolTip() == "As written: Day"
    assert form.box("otter").accessibleName() == "Scene 2, Otter, who"
    form.show_fields(fields())
    assert form.field_names == ("place", "light", "caption")
    assert before.itemText(0) == "Day"


def test_a_caption_is_asked_for_once_it_was_written(form: StagingForm) -> None:
    asked: list[tuple[str, str]] = []
    form.chosen.connect(lambda *choice: asked.append(choice))
    caption = form.box("caption")
    assert isinstance(caption, QLineEdit)
    QTest.keyClick(caption, Qt.Key.Key_Return)
    caption.setText("At last.")
    QTest.keyClick(caption, Qt.Key.Key_Return)
    assert asked == [("caption", "At last.")]


def test_another_place_films_its_scene_anew_and_leaves_the_rest(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt_edit.setPlainText("an otter builds a dam in the forest at dusk, a fox watches")
        order_small_film(window, scenes=2)
        window.form.submit()
        header, scenes = window.panel.header, window.panel.scenes
        await until(lambda: header.export_button.isEnabled() and not header.stop_button.isVisible(), 120)
        before = shown_project(window)
        card, view = scenes.cards[1], scenes.cards[1].staging
        view.toggle.click()
        await until(lambda: view.form is not None and "place" in view.form.field_names)
        assert view.form is not None
        assert not view.film_button.isEnabled()
        place = box_of(view.form, "place")
        place.lineEdit().selectAll()  # type: ignore[union-attr]
        QTest.keyClicks(place.lineEdit(), "lake")  # type: ignore[call-overload]
        QTest.keyClick(place.lineEdit(), Qt.Key.Key_Return)  # type: ignore[call-overload]
        await until(view.film_button.isEnabled)
        assert view.sentence.text() == "Repaint 1 frame, refilm 1 clip, keep 3 — free"
        assert shown_project(window) == before
        assert place.currentText() == "Lake"
        await films_anew(window)
        after = shown_project(window)
        changed = {slot for slot in files_of(window) if files_of(window)[slot] != old_files[slot]}
        assert changed == {Slot(SlotKind.END, after.scenes[1].id), Slot(SlotKind.CLIP, after.scenes[1].id), FILM}
        assert after.scenes[0] == before.scenes[0]
        assert "by the lake" in card._description.text()
        assert view.sentence.text() == "Chosen by hand: place."
        await until(lambda: window._wiring is not None and not window._wiring.running_count())  # else closing would ask

    old_files: dict[Slot, str] = {}

    async def films_anew(window: MainWindow) -> None:
        old_files.update(files_of(window))
        view = window.panel.scenes.cards[1].staging
        view.film_button.click()
        await until(lambda: not view.choices)
        header = window.panel.header
        await until(lambda: header.export_button.isEnabled() and not header.stop_button.isVisible(), 120)
        await until(lambda: view.form is not None and view.sentence.text().startswith("Chosen"))
        assert window.panel.scenes.cards[0].tiles["clip"].view is not None
        assert window.panel.scenes.cards[0].tiles["clip"].view.look is Look.READY

    run(window, tmp_path / "data", work)


def files_of(window: MainWindow) -> dict[Slot, str]:
    shown = window.panel.shown
    assert shown is not None
    return {slot: state.take.file.sha256 for slot, state in shown.plan.states.items() if state.take and state.take.file}


def test_the_editor_has_the_boxes_and_its_texts_follow(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt_edit.setPlainText("an otter builds a dam in the forest at dusk, a fox watches")
        order_small_film(window, scenes=2)
        window.form.options.until_box.setCurrentIndex(1)
        window.form.submit()
        await until(lambda: bool(window.panel.scenes.cards) and window.panel.scenes.cards[1].edit_button.isEnabled())
        window.panel.scenes.cards[1].edit_button.click()
        editor = window.findChild(SceneEditor)
        assert editor is not None
        await until(lambda: "light" in editor.staging.form.field_names)
        editor.text("motion_prompt").setPlainText("My own words.")
        editor.staging.form.chosen.emit("light", "night")
        await until(lambda: "at night" in editor.text("description").toPlainText())
        assert editor.text("motion_prompt").toPlainText() == "My own words."
        assert editor.sentence.text() == "Paint 3 frames, film 2 clips — free"
        assert editor.save_button.isEnabled()
        editor.save_button.click()
        await until(lambda: "at night" in shown_project(window).scenes[1].description)
        scene = shown_project(window).scenes[1]
        assert scene.motion_prompt == "My own words."
        assert '"time_of_day":"night"' in scene.staging

    run(window, tmp_path / "data", work)
