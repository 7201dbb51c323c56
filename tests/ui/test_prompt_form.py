"""The form: what it says, when it can be sent, and what it sends."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.brief import MAX_PROMPT
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.models import STYLES, AspectRatio, Role


def test_before_the_studio_is_there_it_can_be_written_in_but_not_sent(bench: Bench) -> None:
    bench.window.show()
    QTest.keyClicks(bench.window.form.prompt_edit, "an owl")
    form = bench.window.form
    assert form.prompt_edit.toPlainText() == "an owl"
    assert not form.generate_button.isEnabled()
    assert form.estimate_label.text() == "Starting…"
    bench.attach()
    assert form.generate_button.isEnabled()
    assert form.estimate_label.text() == "5 scenes · 25 s · free"


def test_an_empty_prompt_is_asked_for_without_red(attached: Bench) -> None:
    form = attached.window.form
    assert form.estimate_label.text() == "Describe your film to begin."
    assert not form.generate_button.isEnabled()
    assert form.generate_button.toolTip() == "Describe your film to begin."
    assert form.estimate_label.property("tone") != "bad"


def test_the_estimate_follows_every_option(attached: Bench) -> None:
    form, options = attached.window.form, attached.window.form.options
    attached.type_prompt("an owl")
    options.scenes_box.setValue(3)
    options.duration_box.setValue(4.5)
    assert form.estimate_label.text() == "3 scenes · 13.5 s · free"
    options.crossfade_box.setValue(1)
    assert form.estimate_label.text() == "3 scenes · 11.5 s · free"
    options.engine_box.setCurrentIndex(options.engine_box.findData("paid"))
    assert form.estimate_label.text() == "3 scenes · 11.5 s · $1.51"


def test_clip_lengths_follow_the_engine(attached: Bench) -> None:
    options = attached.window.form.options
    options.duration_box.setValue(30)
    options.engine_box.setCurrentIndex(options.engine_box.findData("paid"))
    assert options.duration_box.value() == 8
    assert (options.duration_box.minimum(), options.duration_box.maximum()) == (4, 8)


def test_only_shapes_that_the_engine_can_do_are_offered(attached: Bench) -> None:
    options = attached.window.form.options
    assert [options.shape_box.itemData(row) for row in range(options.shape_box.count())] == list(AspectRatio)
    options.shape_box.setCurrentIndex(options.shape_box.findData("21:9"))
    two = frozenset({AspectRatio.TALL, AspectRatio.SQUARE})
    options.set_engines({"narrow": EngineFacts("narrow", "Narrow", frozenset(Role), aspect_ratios=two)})
    assert [options.shape_box.itemData(row) for row in range(options.shape_box.count())] == ["9:16", "1:1"]
    assert options.fields()["aspect_ratio"] == "9:16"


@pytest.mark.parametrize(("field", "text"), [("seed", "abc"), ("seed", "-4"), ("seed", "99999999999")])
def test_a_bad_value_says_why_and_is_framed(attached: Bench, field: str, text: str) -> None:
    form = attached.window.form
    attached.type_prompt("an owl")
    form.options.seed_edit.setText(text)
    assert "Seed must be" in form.estimate_label.text()
    assert form.estimate_label.property("tone") == "bad"
    assert form.options.seed_edit.property("invalid")
    assert not form.generate_button.isEnabled()
    form.options.seed_edit.clear()
    assert form.generate_button.isEnabled()
    assert not form.options.seed_edit.property("invalid")


def test_a_crossfade_longer_than_half_a_clip_is_refused_in_words(attached: Bench) -> None:
    form = attached.window.form
    attached.type_prompt("an owl")
    form.options.duration_box.setValue(2)
    form.options.crossfade_box.setValue(2)
    assert "Crossfade" in form.estimate_label.text()
    assert form.options.crossfade_box.property("invalid")
    assert form.options.more_button.isChecked()


def test_ctrl_return_in_the_prompt_generates_with_all_fields(attached: Bench) -> None:
    form = attached.window.form
    attached.type_prompt("an owl over a lake")
    form.options.style_box.setCurrentIndex(form.options.style_box.findData("noir"))
    form.options.shape_box.setCurrentIndex(form.options.shape_box.findData("9:16"))
    form.options.resolution_box.setCurrentIndex(form.options.resolution_box.findData("1080p"))
    form.options.seed_edit.setText("42")
    QTest.keyClick(form.prompt_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert attached.desk.calls == [
        (
            "generate",
            {
                "prompt": "an owl over a lake",
                "style": "noir",
                "aspect_ratio": "9:16",
                "resolution": "1080p",
                "clip_duration": 5.0,
                "scenes": 5,
                "crossfade": 0.0,
                "seed": "42",
                "engine": "animatic",
                "until": "film",
            },
        )
    ]


def test_after_generating_the_new_film_is_shown_and_the_prompt_is_free(attached: Bench) -> None:
    attached.film("an earlier film")
    attached.type_prompt("an owl over a lake")
    attached.window.form.generate_button.click()
    settle()
    assert attached.window.form.prompt_edit.toPlainText() == ""
    assert attached.window.panel.header.title.whole_text() == "an owl over a lake"
    assert attached.window.films.table.currentIndex().data() == "an owl over a lake"
    assert attached.window.panel.header.stop_button.isVisible()
    assert attached.window.focusWidget() is attached.window.films.table


def test_one_press_is_one_film(attached: Bench) -> None:
    attached.type_prompt("an owl")
    form = attached.window.form
    form.submitted.disconnect()
    form.submit()
    assert not form.generate_button.isEnabled()
    assert form.estimate_label.text() == "Handing over…"
    form.submit()
    form.settle()
    assert form.generate_button.isEnabled()


def test_examples_fill_in_the_prompt_and_go_away(attached: Bench) -> None:
    form = attached.window.form
    chip = next(button for button in form.findChildren(QPushButton) if button.text() == "A fox in the snow")
    chip.click()
    assert "red fox" in form.prompt_edit.toPlainText()
    assert not chip.isVisible()
    assert form.generate_button.isEnabled()


def test_the_welcome_page_fills_the_form_too(attached: Bench) -> None:
    assert attached.window.welcome.isVisible()
    chip = next(button for button in attached.window.welcome.findChildren(QPushButton) if "Mars" in button.text())
    chip.click()
    assert "Mars" in attached.window.form.prompt_edit.toPlainText()
    assert attached.window.form.prompt_edit.hasFocus()


def test_the_prompt_grows_with_its_text_up_to_a_limit(attached: Bench) -> None:
    edit = attached.window.form.prompt_edit
    attached.type_prompt("one line")
    settle()
    low = edit.height()
    attached.type_prompt("\n".join(["line"] * 9))
    settle()
    middle = edit.height()
    attached.type_prompt("\n".join(["line"] * 300))
    settle()
    assert low < middle < edit.height() < 400


@pytest.mark.parametrize("text", ["ثعلب أحمر في الثلج", "一只狐狸在雪地里奔跑" * 20, "🦊❄️👩‍🚀", "a" * 16_384])
def test_any_text_in_any_script_is_taken_whole(attached: Bench, text: str) -> None:
    attached.type_prompt(text)
    attached.window.form.submit()
    settle()
    assert attached.desk.calls[0][1]["prompt"] == text  # type: ignore[index]
    assert not attached.window.grab().isNull()


def test_a_prompt_that_is_too_long_says_so(attached: Bench) -> None:
    attached.type_prompt("a" * (MAX_PROMPT + 1))
    assert "20,000 fit" in attached.window.form.estimate_label.text()
    assert attached.window.form.prompt_edit.property("invalid")


def test_every_style_has_a_picture(attached: Bench) -> None:
    box = attached.window.form.options.style_box
    assert [box.itemData(row) for row in range(box.count())] == list(STYLES)
    pictures = {box.itemIcon(row).pixmap(48, 27).toImage().pixelColor(20, 6).name() for row in range(box.count())}
    assert len(pictures) > 6


def test_the_wheel_changes_nothing_that_has_no_focus(attached: Bench) -> None:
    box = attached.window.form.options.scenes_box
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, down)
    assert box.value() == 5


def test_the_dice_draws_a_seed(attached: Bench) -> None:
    options = attached.window.form.options
    options.more_button.click()
    options.dice_button.click()
    assert options.seed_edit.text().isdigit()
