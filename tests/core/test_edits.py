"""Edits make stale exactly what depends on them, cost what they say, and can be undone for nothing."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.filming import ENGINES, finish, new_project, selection, upload
from vidpipe_desktop.core.edits import (
    AddScene,
    Edit,
    EditScene,
    FilmWith,
    MoveScene,
    RemoveScene,
    as_if_staged,
    edited,
    new_scene,
    parse_film,
    parse_scene,
    words_to_stage,
)
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.history import History, changes_between, moment_of
from vidpipe_desktop.core.models import FILM, STORYBOARD, EngineChoice, Project, Slot, SlotKind
from vidpipe_desktop.core.plan import plan, start_slot
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.recipes import length_of
from vidpipe_desktop.core.staleness import why_stale
from vidpipe_desktop.core.storyboards import storyboard_on_table, storyboard_takes

films = st.builds(
    lambda engine, scenes: finish(new_project(engine, scenes)), st.sampled_from(sorted(ENGINES)), st.integers(2, 5)
)


@st.composite
def edits(draw: st.DrawFn, project: Project) -> Edit:
    """Anything a person may do to this film."""
    scene = draw(st.sampled_from(project.scenes))
    kind = draw(st.sampled_from(["words", "length", "engine", "film with", "add", "remove", "move", "style", "prompt"]))
    at = draw(st.integers(0, len(project.scenes)))
    match kind:
        case "words":
            return EditScene(parse_scene(scene, {"description": "an owl", "motion_prompt": "flies"}, ENGINES))
        case "length":
            return EditScene(parse_scene(scene, {"duration": 8}, ENGINES))
        case "engine":
            return EditScene(parse_scene(scene, {"clips_engine": "first"}, ENGINES))
        case "film with":
            choice = EngineChoice(draw(st.sampled_from(sorted(ENGINES))), draw(st.sampled_from(["", "fine"])))
            return FilmWith(choice, draw(st.sampled_from(["", scene.id])))
        case "add":
            return AddScene(new_scene(project, "added", at, "a badger digs", 5))
        case "remove":
            return RemoveScene(scene.id)
        case "move":
            return MoveScene(scene.id, at)
        case "style":
            return parse_film(project, {"style": "noir"}, ENGINES)
        case _:
            return parse_film(project, {"prompt": "an owl in the rain"}, ENGINES)


def slots_of(project: Project) -> set[Slot]:
    return {step.slot for step in plan(project, ENGINES).steps}


def clip(project: Project, index: int) -> Slot:
    return Slot(SlotKind.CLIP, project.scenes[index].id)


@given(films, st.data())
def test_any_edit_can_be_undone_for_nothing_even_after_the_film_was_made_anew(
    film: Project, data: st.DataObject
) -> None:
    before, history = film, History()
    edit = data.draw(edits(film))
    history = history.with_step("edit", before)
    changed = finish(edited(film, edit, ENGINES))
    assert plan(changed, ENGINES).complete
    history, back = history.undo(changed)
    assert plan(back, ENGINES).complete
    assert selection(back) == selection(before)
    assert back.scenes == before.scenes
    history, again = history.redo(back)
    assert plan(again, ENGINES).complete
    assert selection(again) == selection(changed)
    assert history.undo(again)[1].scenes == before.scenes


@given(films, st.data())
def test_edits_never_drop_a_take(film: Project, data: st.DataObject) -> None:
    film = upload(film, Slot(SlotKind.END, film.scenes[0].id))
    after = edited(film, data.draw(edits(film)), ENGINES)
    kept = {take.id: take.file for take in after.takes}
    assert all(kept[take.id] == take.file for take in film.takes)


@given(films, st.data())
def test_what_is_written_of_an_edit_makes_the_one_film_the_other(film: Project, data: st.DataObject) -> None:
    after = edited(film, data.draw(edits(film)), ENGINES)
    assert bool(changes_between(film, after)) == (after != film)
    assert changes_between(after, after) == []
    assert moment_of(after).scenes == after.scenes


def test_moving_a_scene_refilms_only_where_it_was_and_is() -> None:
    film = finish(new_project("first", 4))  # clips hang on their first frame alone, and frames on the one before
    a, b, c, d = (scene.id for scene in film.scenes)
    moved = edited(film, MoveScene(d, 2), ENGINES)
    assert [scene.id for scene in moved.scenes] == [a, b, d, c]
    assert [scene.index for scene in moved.scenes] == [0, 1, 2, 3]
    assert Slot(SlotKind.CLIP, a) not in slots_of(moved)
    assert Slot(SlotKind.CLIP, d) in slots_of(moved)


def test_deleting_the_first_scene_leaves_the_others_as_they_are() -> None:
    film = finish(new_project("chained", 3))
    picture = plan(film, ENGINES).state(start_slot(film.scenes, 1)).take
    left = edited(film, RemoveScene(film.scenes[0].id), ENGINES)
    assert slots_of(left) == {FILM}
    opening = plan(left, ENGINES).state(start_slot(left.scenes, 0)).take
    assert picture is not None
    assert opening is not None
    assert opening.file == picture.file
    assert opening.cost == 0
    assert slots_of(edited(left, RemoveScene(left.scenes[0].id), ENGINES)) == {FILM}


def test_a_scene_of_its_own_length_changes_its_clip_and_the_film() -> None:
    film = finish(new_project("chained", 3))
    longer = edited(film, EditScene(replace(film.scenes[1], duration=8.0)), ENGINES)
    assert slots_of(longer) == {clip(film, 1), FILM}
    assert length_of(longer) == 18.0
    assert plan(longer, ENGINES).cost == 8 * 100_000


def test_clips_with_a_slice_of_the_score_follow_the_length_of_those_before() -> None:
    film = finish(new_project("free", 3))
    longer = edited(film, EditScene(replace(film.scenes[2], duration=8.0)), ENGINES)
    assert {clip(film, index) for index in range(3)} <= slots_of(longer)


def test_an_engine_for_one_scene_makes_only_that_one_anew() -> None:
    film = finish(new_project("chained", 3))
    other = edited(film, EditScene(replace(film.scenes[1], clips=EngineChoice("first"))), ENGINES)
    end = Slot(SlotKind.END, film.scenes[1].id)  # taken out of the clip, and all that follows from it
    assert slots_of(other) == {clip(film, 1), end, Slot(SlotKind.END, film.scenes[2].id), clip(film, 2), FILM}
    steps = plan(other, ENGINES).steps
    assert next(step for step in steps if step.slot == clip(film, 1)).engine.engine == "first"


@given(films, st.data(), st.sampled_from(["", "fine"]))
def test_filming_with_another_engine_or_model_makes_stale_the_clips_that_were_meant(
    film: Project, data: st.DataObject, model: str
) -> None:
    assume(ENGINES[film.brief.clips.engine].takes_last_frame)
    scene = data.draw(st.sampled_from(film.scenes))
    old = film.brief.clips
    choice = EngineChoice(old.engine, "fine") if model else EngineChoice("chained" if old.engine == "free" else "free")
    one = edited(film, FilmWith(choice, scene.id), ENGINES)
    assert slots_of(one) == {Slot(SlotKind.CLIP, scene.id), FILM}
    everything = edited(one, FilmWith(choice), ENGINES)
    assert slots_of(everything) == {Slot(SlotKind.CLIP, each.id) for each in film.scenes} | {FILM}
    assert all(each.clips is None for each in everything.scenes)
    assert plan(edited(everything, FilmWith(old), ENGINES), ENGINES).complete


def test_a_kept_clip_is_filmed_when_it_is_meant_and_left_when_all_are() -> None:
    film = finish(new_project("chained", 2))
    kept = upload(film, clip(film, 0))
    assert slots_of(edited(kept, FilmWith(EngineChoice("free")), ENGINES)) == {clip(film, 1), FILM}
    assert clip(film, 0) in slots_of(edited(kept, FilmWith(EngineChoice("free"), film.scenes[0].id), ENGINES))


def test_another_style_keeps_the_scenes_and_says_so_in_their_words() -> None:
    film = finish(new_project("chained", 2))
    scenes = tuple(replace(scene, end_prompt="A fox. Cinematic light, cinematic mood.") for scene in film.scenes)
    film = replace(finish(replace(film, scenes=scenes)), style_guide="Cinematic all over")
    noir = edited(film, parse_film(film, {"style": "noir"}, ENGINES), ENGINES)
    assert [scene.id for scene in noir.scenes] == [scene.id for scene in film.scenes]
    assert STORYBOARD not in slots_of(noir)
    assert noir.scenes[0].end_prompt == "A fox. Noir light, noir mood."
    assert noir.style_guide == "Noir all over"
    assert len(slots_of(noir)) == 3 + 2 + 1


def test_another_prompt_rewrites_the_storyboard_and_its_old_scenes_are_found_again() -> None:
    film = finish(new_project("chained", 2))
    own = upload(film, Slot(SlotKind.END, film.scenes[0].id))
    mine = finish(edited(own, EditScene(replace(own.scenes[1], motion_prompt="leaps")), ENGINES))
    owl = finish(edited(mine, parse_film(mine, {"prompt": "an owl"}, ENGINES), ENGINES))
    assert not {scene.id for scene in owl.scenes} & {scene.id for scene in mine.scenes}
    back = edited(owl, parse_film(owl, {"prompt": mine.brief.prompt}, ENGINES), ENGINES)
    assert back.scenes == mine.scenes
    assert plan(back, ENGINES).complete
    assert selection(back) == selection(mine)
    assert len(storyboard_takes(back)) == 3
    assert sum(take.cost for take in back.takes) == sum(take.cost for take in owl.takes)


def test_the_storyboard_is_only_kept_when_it_would_have_been_rewritten() -> None:
    film = finish(new_project("chained", 2))
    take = storyboard_on_table(edited(film, parse_film(film, {"crossfade": 0.5}, ENGINES), ENGINES))
    assert take is not None
    assert not take.pinned


def test_engines_that_stage_are_told_only_what_changed() -> None:
    film = finish(new_project("free", 2))
    film = replace(film, scenes=tuple(replace(scene, staging='{"a":1}') for scene in film.scenes))
    scene = film.scenes[0]
    assert words_to_stage(film, film, ENGINES) == {}
    words = edited(film, EditScene(replace(scene, end_prompt="It sleeps.")), ENGINES)
    assert words_to_stage(film, words, ENGINES) == {scene.id: "It sleeps. scene 0"}
    noir = edited(film, parse_film(film, {"style": "noir"}, ENGINES), ENGINES)
    assert words_to_stage(film, noir, ENGINES) == {each.id: "" for each in film.scenes}
    looked = as_if_staged(film, words, ENGINES)
    assert Slot(SlotKind.START, scene.id) in slots_of(looked)
    chained = finish(new_project("chained", 2))
    assert words_to_stage(chained, edited(chained, RemoveScene(chained.scenes[0].id), ENGINES), ENGINES) == {}


def test_captions_follow_a_scenes_words_where_nothing_else_reads_what_is_staged() -> None:
    film = finish(new_project("chained", storyboard=EngineChoice("free")))
    film = replace(film, scenes=(replace(film.scenes[0], staging="{}"), *film.scenes[1:]))
    for index, staged in ((0, True), (1, False)):
        scene = replace(film.scenes[index], motion_prompt="It sleeps.")
        words = edited(film, EditScene(scene), ENGINES)
        assert words_to_stage(film, words, ENGINES) == ({scene.id: "It sleeps. scene 0"} if staged else {})
    noir = edited(film, parse_film(film, {"style": "noir"}, ENGINES), ENGINES)
    assert words_to_stage(film, noir, ENGINES) == {}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"description": "  "}, "description"),
        ({"description": "x" * 20_001}, "description"),
        ({"duration": 0}, "duration"),
        ({"duration": "NaN"}, "duration"),
        ({"duration": 10**9}, "duration"),
        ({"clips_engine": "nobody"}, "clips_engine"),
        ({"keyframes_engine": "../x"}, "keyframes_engine"),
    ],
)
def test_bad_values_are_named(fields: dict[str, object], field: str) -> None:
    film = finish(new_project("chained", 2))
    with pytest.raises(InvalidRequest) as caught:
        parse_scene(film.scenes[0], fields, ENGINES)
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_scene_shorter_than_its_crossfades_and_a_film_without_scenes_are_refused() -> None:
    film = finish(new_project("chained", 1, crossfade=2.0))
    with pytest.raises(InvalidRequest, match="1 to 100 scenes"):
        edited(film, RemoveScene(film.scenes[0].id), ENGINES)
    film = finish(new_project("chained", 2, crossfade=2.0))
    with pytest.raises(InvalidRequest, match="twice as long"):
        edited(film, EditScene(replace(film.scenes[0], duration=3.0)), ENGINES)
    with pytest.raises(InvalidRequest, match="not part"):
        edited(film, RemoveScene("../gone"), ENGINES)


def test_the_preview_says_it_in_a_sentence() -> None:
    new = new_project("chained", 3)
    assert preview(plan(new, ENGINES)).sentence == "Write the storyboard, paint 4 frames, film 3 clips — $1.66"
    film = finish(new)
    assert preview(plan(film, ENGINES)).sentence == "Nothing is left to do."
    changed = edited(film, EditScene(replace(film.scenes[2], end_prompt="night")), ENGINES)
    assert preview(plan(changed, ENGINES)).sentence == "Repaint 1 frame, refilm 1 clip, keep 5 — $0.54"
    joined = replace(film, brief=replace(film.brief, crossfade=1.0))
    assert preview(plan(joined, ENGINES)).sentence == "Stitch the film, keep 7 — free"
    free = new_project("free", 1)
    assert preview(plan(free, ENGINES)).sentence == "Write the storyboard, paint 2 frames, film 1 clip — free"
    rewritten = replace(film, brief=replace(film.brief, prompt="an owl"))
    assert preview(plan(rewritten, ENGINES)).deeds.startswith("rewrite the storyboard, paint 4 frames")


def test_a_stale_take_says_why() -> None:
    film = finish(new_project("chained", 2))
    changed = edited(film, EditScene(replace(film.scenes[0], motion_prompt="runs", duration=8.0)), ENGINES)
    steps = plan(changed, ENGINES)
    step = next(step for step in steps.steps if step.slot == clip(film, 0))
    take = steps.state(step.slot).take
    assert why_stale(take, step, steps.scenes) == "Its words changed, and its length changed."
    changed = edited(film, EditScene(replace(film.scenes[0], end_prompt="night")), ENGINES)
    steps = plan(changed, ENGINES)
    step = next(step for step in steps.steps if step.slot == clip(film, 0))
    assert why_stale(steps.state(step.slot).take, step, steps.scenes) == "Scene 1, end frame, is to be made anew first."
