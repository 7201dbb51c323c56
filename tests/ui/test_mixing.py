"""Several engines for one film: chosen in the form and the editors, and clips filmed anew by another one from a menu."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.edits import FilmWith
from vidpipe_desktop.core.engines import EngineFacts, ModelFacts
from vidpipe_desktop.core.models import EngineChoice, Role, SlotKind
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.ui.film_editor import FilmEditor
from vidpipe_desktop.ui.scene_editor import SceneEditor

VIDEO = EngineFacts(
    "video",
    "Video house",
    frozenset({Role.CLIPS}),
    price_per_second=dollars(0.2),
    models=(
        ModelFacts("quick", "Quick", Role.CLIPS, price=dollars(0.2)),
        ModelFacts("fine", "Fine", Role.CLIPS, price=dollars(0.5), durations=(4, 8), lengths=(4, 6, 8)),
    ),
)


@pytest.fixture
def mixing(bench: Bench) -> Bench:
    bench.desk.engines = {**bench.desk.engines, "video": VIDEO}
    bench.attach()
    return bench


def film_of(bench: Bench, **fields: object) -> str:
    project_id = bench.finished_film(**fields)
    bench.select(project_id)
    bench.window.films.selected.emit(project_id)
    settle()
    return project_id


def words(box: QComboBox) -> list[str]:
    return [box.itemText(index) for index in range(box.count())]


def select(box: QComboBox | None, name: str) -> None:
    assert box is not None
    assert box.findData(name) >= 0
    box.setCurrentIndex(box.findData(name))


def actions(menu: QMenu) -> list[QAction]:
    """Those of the menu, and of the one inside it."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        found += inner.actions() if isinstance(inner, QMenu) else [action]
    return found


def test_one_engine_does_all_until_somebody_mixes(mixing: Bench) -> None:
    form, mix = mixing.window.form, mixing.window.form.options.mix
    mixing.type_prompt("an owl")
    form.options.more_button.setChecked(True)
    assert "clips_engine" not in form.fields()
    assert not mix.boxes[Role.CLIPS].isVisible()
    select(mix.engine_box, "paid")
    mix.mix_button.click()
    assert mix.boxes[Role.CLIPS].isVisible()
    assert not mix.engine_box.isVisible()
    assert {box.currentData() for box in mix.boxes.values()} == {"paid"}
    assert form.fields()["clips_engine"] == "paid"
    mix.mix_button.click()
    assert form.fields()["engine"] == "paid"
    assert "clips_engine" not in form.fields()


def test_what_an_engine_cannot_do_is_not_offered(mixing: Bench) -> None:
    boxes = mixing.window.form.options.mix.boxes
    assert words(boxes[Role.STORYBOARD]) == ["Animatic · free", "Paid · free"]
    assert words(boxes[Role.KEYFRAMES]) == ["Animatic · free", "Paid · $0.04 each"]
    assert words(boxes[Role.CLIPS]) == [
        "Animatic · free",
        "Paid · $0.10/s",
        "Quick · Video house · $0.20/s",
        "Fine · Video house · $0.50/s",
    ]


def test_the_estimate_and_the_lengths_follow_the_mix(mixing: Bench) -> None:
    form, options = mixing.window.form, mixing.window.form.options
    mixing.type_prompt("an owl")
    options.duration_box.setValue(10)
    options.mix.mix_button.click()
    select(options.mix.boxes[Role.KEYFRAMES], "paid")
    assert form.estimate_label.text() == "5 scenes · 50 s · $0.24"
    select(options.mix.boxes[Role.CLIPS], "video:fine")
    assert options.duration_box.value() == 8
    assert form.estimate_label.text() == "5 scenes · 40 s · $20.24"
    options.duration_box.setValue(5)
    assert form.estimate_label.text() == "Video house makes clips of 4, 6 or 8 seconds, not 5."
    options.duration_box.setValue(4)
    form.submit()
    brief = mixing.desk.projects[mixing.window.panel.project_id].brief
    assert (brief.storyboard, brief.keyframes) == (EngineChoice("animatic"), EngineChoice("paid"))
    assert brief.clips == EngineChoice("video", "fine")


def test_an_earlier_mix_is_taken_over_and_new_engines_leave_it_alone(mixing: Bench) -> None:
    mix = mixing.window.form.options.mix
    brief = mixing.desk.check({"prompt": "x", "clips_engine": "video:fine", "clip_duration": 8})
    mixing.window.form.take_over(brief)
    assert mix.mixed
    assert mix.boxes[Role.CLIPS].currentData() == "video:fine"
    mixing.window.form.offer_engines()
    assert mix.boxes[Role.CLIPS].currentData() == "video:fine"
    mixing.window.form.take_over(mixing.desk.check({"prompt": "x", "engine": "video"}))
    assert not mix.mixed
    assert mix.engine_box.currentData() == "video"


def test_the_editors_offer_models_too(mixing: Bench) -> None:
    project_id = film_of(mixing)
    mixing.window.panel.header.edit_button.click()
    film = mixing.window.findChild(FilmEditor)
    assert film is not None
    select(film.findChild(QComboBox, "film_clips_engine_box"), "video")
    film.review()
    assert film.sentence.text() == "Refilm 3 clips, keep 4 — $3.00"
    film.save_button.click()
    settle()
    mixing.window.panel.scenes.cards[1].edit_button.click()
    scene = mixing.window.findChild(SceneEditor)
    assert scene is not None
    box = scene.findChild(QComboBox, "clipsEngineBox")
    assert box is not None
    assert box.itemText(0) == "As the film (Quick)"
    select(box, "video:fine")
    scene.review()
    assert scene.sentence.text() == "Scene 2: Video house makes clips of 4, 6 or 8 seconds, not 5."
    scene.length_box.setValue(6)
    scene.save_button.click()
    settle()
    assert mixing.desk.projects[project_id].scenes[1].clips == EngineChoice("video", "fine")
    assert mixing.desk.projects[project_id].brief.clips == EngineChoice("video")


def test_a_scene_is_filmed_by_another_engine_for_the_price_that_was_said(mixing: Bench) -> None:
    project_id = film_of(mixing)
    card = mixing.window.panel.scenes.cards[1]
    card.open_menu()
    menu = card.findChild(QMenu, "sceneMenu")
    assert menu is not None
    offered = [action for action in actions(menu) if ":" in action.text()]
    assert [action.text() for action in offered] == [
        "Paid: refilm 1 clip, keep 6 — $0.50",
        "Quick: refilm 1 clip, keep 6 — $1.00",
        "Fine — Scene 2: Video house makes clips of 4, 6 or 8 seconds, not 5.",
    ]
    assert not offered[2].isEnabled()
    assert not [call for call in mixing.desk.calls if call[0] == "edit"]  # looking costs nothing
    offered[1].trigger()
    settle()
    scene = mixing.desk.projects[project_id].scenes[1]
    assert mixing.desk.calls[-2:] == [
        ("edit", project_id, FilmWith(EngineChoice("video"), scene.id)),
        ("resume", project_id),
    ]
    mixing.desk.advance(project_id)
    takes = [take for take in mixing.desk.projects[project_id].takes if take.slot.scene_id == scene.id]
    assert [take.cost for take in takes if take.slot.kind is SlotKind.CLIP] == [0, dollars(1)]
    mixing.window.panel.header.undo_button.click()
    settle()
    assert mixing.desk.projects[project_id].scenes[1].clips is None
    assert mixing.desk.plan(mixing.desk.projects[project_id]).complete


def test_a_single_offer_stands_in_the_menu_itself_also_of_the_clip(mixing: Bench) -> None:
    mixing.desk.engines = {name: facts for name, facts in mixing.desk.engines.items() if name != "video"}
    film_of(mixing)
    tile = mixing.window.panel.scenes.cards[0].tiles["clip"]
    tile.open_menu()
    menu = tile.findChild(QMenu)
    assert menu is not None
    action = next(action for action in menu.actions() if action.text().startswith("Film with"))
    assert action.text() == "Film with Paid: refilm 1 clip, keep 6 — $0.50"
    action.trigger()
    assert [call[0] for call in mixing.desk.calls[-2:]] == ["edit", "resume"]
    start = mixing.window.panel.scenes.cards[0].tiles["start"]
    start.open_menu()
    pictures = start.findChild(QMenu)
    assert pictures is not None
    assert not [action for action in pictures.actions() if action.text().startswith("Film with")]


def test_all_scenes_are_filmed_from_the_menu_of_the_film(mixing: Bench) -> None:
    project_id = film_of(mixing)
    header = mixing.window.panel.header
    header.open_menu()
    menu = header.findChild(QMenu, "filmMenu")
    assert menu is not None
    action = next(action for action in actions(menu) if action.text().startswith("Paid"))
    assert action.text() == "Paid: refilm 3 clips, keep 4 — $1.50"
    action.trigger()
    settle()
    project = mixing.desk.projects[project_id]
    assert project.brief == replace(project.brief, clips=EngineChoice("paid"))
    assert mixing.desk.editing.undoable(project_id).undo == "film all scenes with paid"
