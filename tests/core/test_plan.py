"""The plan holds its promises for every project we can think up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.filming import ENGINES, NOW, do, finish, new_project, selection, upload
from vidpipe_desktop.core.estimate import estimate
from vidpipe_desktop.core.models import (
    FILM,
    STORYBOARD,
    EngineChoice,
    Failure,
    MediaFile,
    Project,
    Role,
    Run,
    RunState,
    Slot,
    SlotKind,
    Stage,
    Status,
    TakeState,
)
from vidpipe_desktop.core.plan import Reason, plan, start_slot
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.recipes import OURSELVES
from vidpipe_desktop.core.status import derive_status, progress, summarize

projects = st.builds(
    new_project,
    engine=st.sampled_from(sorted(ENGINES)),
    scenes=st.integers(1, 6),
    crossfade=st.sampled_from([0.0, 0.5]),
    seed=st.integers(0, 2**31 - 1),
)
fields = st.sampled_from(
    ["start_prompt", "end_prompt", "motion_prompt", "start_variation", "end_variation", "clip_variation"]
)


def slots_of(project: Project) -> set[Slot]:
    return {step.slot for step in plan(project, ENGINES).steps}


def scene_slot(project: Project, index: int, kind: SlotKind) -> Slot:
    return Slot(kind, project.scenes[index].id)


def edited(project: Project, index: int, field: str) -> Project:
    scene = project.scenes[index]
    value = getattr(scene, field)
    changed = replace(scene, **{field: value + 1 if isinstance(value, int) else value + " at night"})
    return replace(project, scenes=(*project.scenes[:index], changed, *project.scenes[index + 1 :]))


@given(projects)
def test_plan_of_a_finished_project_is_empty(project: Project) -> None:
    done = finish(project)
    assert plan(done, ENGINES).complete
    assert derive_status(done, plan(done, ENGINES)) is Status.COMPLETE


@given(projects, st.data())
def test_resuming_after_any_prefix_gives_the_same_film(project: Project, data: st.DataObject) -> None:
    whole = finish(project)
    done_before = data.draw(st.integers(0, len(whole.takes)))
    resumed = finish(finish(project, limit=done_before))
    assert selection(resumed) == selection(whole)
    assert len(resumed.takes) == len(whole.takes)  # nothing was made twice


@given(projects, st.data())
def test_order_of_ready_steps_does_not_matter(project: Project, data: st.DataObject) -> None:
    mixed = project
    while ready := [step for step in plan(mixed, ENGINES).steps if step.ready]:
        mixed = do(mixed, data.draw(st.sampled_from(ready)))
    assert selection(mixed) == selection(finish(project))


@given(projects, st.data(), fields)
def test_an_edit_invalidates_exactly_what_depends_on_it(project: Project, data: st.DataObject, field: str) -> None:
    done = finish(project)
    index = data.draw(st.integers(0, len(done.scenes) - 1))
    changed = edited(done, index, field)
    facts = ENGINES[project.brief.keyframes.engine]
    kind = SlotKind(field.split("_")[0].replace("motion", "clip"))
    last = len(done.scenes)
    expected: set[Slot] = set()
    if not facts.takes_last_frame:
        expected = chained_after(done, index, field)
    elif kind is SlotKind.CLIP:
        expected = {scene_slot(done, index, SlotKind.CLIP), FILM}
    elif not (
        kind is SlotKind.START and index > 0
    ):  # from the second scene on the start frame has no prompt of its own
        ends = range(index, last) if facts.paints_from_start else range(index, index + (kind is SlotKind.END))
        expected = {scene_slot(done, i, SlotKind.END) for i in ends}
        if kind is SlotKind.START:
            expected.add(scene_slot(done, 0, SlotKind.START))
        pictures = {
            (i, p) for i in range(last) for p in (start_slot(done.scenes, i), scene_slot(done, i, SlotKind.END))
        }
        expected |= {scene_slot(done, i, SlotKind.CLIP) for i, picture in pictures if picture in expected}
        if facts.reads_staging and field == "end_variation":
            expected.add(scene_slot(done, index, SlotKind.CLIP))
        if any(slot.kind is SlotKind.CLIP for slot in expected):
            expected.add(FILM)
    assert slots_of(changed) == expected


def chained_after(project: Project, index: int, field: str) -> set[Slot]:
    """What an edit makes stale where each scene begins with the picture that the clip before really ended with."""
    nothing = field == "end_variation" or (field.startswith("start") and index > 0)
    if nothing:
        return set()
    later = range(index, len(project.scenes))
    expected = {scene_slot(project, i, kind) for i in later for kind in (SlotKind.CLIP, SlotKind.END)} | {FILM}
    return expected | ({scene_slot(project, 0, SlotKind.START)} if field.startswith("start") else set())


mixed_films = st.builds(
    lambda engines, seed: with_filmers(finish(new_project("chained", len(engines), seed=seed), limit=1), engines),
    st.lists(st.sampled_from(sorted(ENGINES)), min_size=1, max_size=5),
    st.integers(0, 1000),
)


def with_filmers(project: Project, engines: list[str]) -> Project:
    scenes = zip(project.scenes, engines, strict=True)
    return replace(project, scenes=tuple(replace(scene, clips=EngineChoice(name)) for scene, name in scenes))


@given(mixed_films)
def test_every_scene_begins_with_what_the_clip_before_ends_with(project: Project) -> None:
    done = finish(project)
    steps = plan(done, ENGINES)
    assert steps.complete
    for scene in done.scenes:
        end = steps.state(Slot(SlotKind.END, scene.id)).take
        clip = steps.state(Slot(SlotKind.CLIP, scene.id)).take
        assert end
        assert clip
        assert clip.file
        assert end.file
        told = ENGINES[scene.choice(Role.CLIPS, done.brief).engine].takes_last_frame
        assert (end.engine == OURSELVES.engine) == (not told)
        assert (
            end.file.sha256 in clip.recipe
        ) == told  # either the clip ends on the picture, or the picture is its end
        assert (clip.file.sha256 in end.recipe) == (not told)
        if scene.index + 1 < len(done.scenes):
            following = steps.state(Slot(SlotKind.CLIP, done.scenes[scene.index + 1].id)).take
            assert following
            assert end.file.sha256 in following.recipe


@given(mixed_films, st.sampled_from(list(Stage)))
def test_a_run_up_to_a_stage_never_waits_for_a_later_one(project: Project, stage: Stage) -> None:
    while ready := [step for step in plan(project, ENGINES).until(stage) if step.ready]:
        project = do(project, ready[0])
    left = plan(project, ENGINES)
    assert not left.until(stage)
    kinds = {take.slot.kind for take in project.takes}
    assert stage is Stage.FILM or SlotKind.FILM not in kinds
    assert stage in (Stage.CLIPS, Stage.FILM) or SlotKind.CLIP not in kinds


def test_clips_that_are_not_told_where_to_end_need_one_picture() -> None:
    new = new_project("chained", 3, clips=EngineChoice("first"))
    steps = plan(new, ENGINES)
    assert steps.cost == estimate(new.brief, ENGINES).cost == 40_000
    assert preview(steps).deeds == "write the storyboard, paint 1 frame, film 3 clips"


@given(projects, st.data(), fields)
def test_undoing_an_edit_costs_nothing(project: Project, data: st.DataObject, field: str) -> None:
    done = finish(project)
    index = data.draw(st.integers(0, len(done.scenes) - 1))
    redone = finish(edited(done, index, field))
    assert plan(replace(redone, scenes=done.scenes), ENGINES).complete


@given(projects, st.data())
def test_uploaded_and_pinned_takes_are_never_in_the_plan(project: Project, data: st.DataObject) -> None:
    done = finish(project)
    kept = data.draw(st.sets(st.sampled_from(sorted(slots_of_scenes(done), key=str)), min_size=1, max_size=4))
    for slot in kept:
        done = upload(done, slot)
    changed = replace(done, brief=replace(done.brief, crossfade=0.25), style_guide="another")
    assert not kept & slots_of(changed)
    for slot in kept:
        take = plan(changed, ENGINES).state(slot).take
        assert take is not None
        assert take.id.startswith("own-")


def slots_of_scenes(project: Project) -> set[Slot]:
    return {slot for slot in plan(project, ENGINES).states if slot not in (STORYBOARD, FILM)}


@given(projects)
def test_scenes_share_their_keyframes(project: Project) -> None:
    done = finish(project)
    for index in range(1, len(done.scenes)):
        assert start_slot(done.scenes, index) == scene_slot(done, index - 1, SlotKind.END)


def test_a_new_project_plans_everything_with_its_price() -> None:
    steps = plan(new_project("chained", scenes=3), ENGINES)
    kinds = [step.slot.kind for step in steps.steps]
    assert kinds.count(SlotKind.CLIP) == 3
    assert kinds.count(SlotKind.START) + kinds.count(SlotKind.END) == 4
    assert [step.slot for step in steps.steps if step.ready] == [STORYBOARD]
    assert steps.cost == 4 * 40_000 + 3 * 5 * 100_000


def test_a_clip_is_ready_as_soon_as_its_own_two_keyframes_exist() -> None:
    project = finish(new_project("chained", scenes=3), limit=3)  # storyboard, start and end of scene 1
    ready = {step.slot.kind for step in plan(project, ENGINES).steps if step.ready}
    assert ready == {SlotKind.CLIP, SlotKind.END}


def test_editing_the_prompt_rewrites_the_storyboard_and_all_that_follows() -> None:
    done = finish(new_project(scenes=2))
    steps = plan(replace(done, brief=replace(done.brief, prompt="an owl")), ENGINES)
    assert steps.steps[0].slot == STORYBOARD
    assert steps.steps[0].reason is Reason.STALE
    assert len(steps.steps) == 1 + 3 + 2 + 1


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (TakeState.FAILED, Reason.RETRY),
        (TakeState.LOST, Reason.LOST),
        (TakeState.INTENDED, Reason.OPEN),
        (TakeState.SUBMITTED, Reason.OPEN),
        (TakeState.UNKNOWN, Reason.OPEN),
    ],
)
def test_reasons_tell_what_became_of_the_last_try(state: TakeState, reason: Reason) -> None:
    done = finish(new_project(scenes=1))
    takes = tuple(replace(take, state=state) if take.slot.kind is SlotKind.CLIP else take for take in done.takes)
    step = next(step for step in plan(replace(done, takes=takes), ENGINES).steps if step.slot.kind is SlotKind.CLIP)
    assert step.reason is reason
    assert (step.open_take is not None) == (reason is Reason.OPEN)


def test_a_stopped_take_does_not_count_as_a_failure() -> None:
    done = finish(new_project(scenes=1))
    stopped = Failure("stopped", "Stopped.")
    takes = tuple(
        replace(take, state=TakeState.FAILED, failure=stopped) if take.slot.kind is SlotKind.CLIP else take
        for take in done.takes
    )
    step = next(step for step in plan(replace(done, takes=takes), ENGINES).steps if step.slot.kind is SlotKind.CLIP)
    assert step.reason is Reason.MISSING


@given(projects, st.data())
def test_never_complete_with_a_clip_missing(project: Project, data: st.DataObject) -> None:
    done = finish(project)
    clips = [take for take in done.takes if take.slot.kind is SlotKind.CLIP]
    gone = data.draw(st.sampled_from(clips))
    without = replace(
        done, takes=tuple(take for take in done.takes if take is not gone), run=Run("r", RunState.FAILED, NOW)
    )
    assert derive_status(without, plan(without, ENGINES)) is Status.FAILED


@given(projects)
def test_progress_grows_from_nothing_to_whole(project: Project) -> None:
    seen = [progress(plan(project, ENGINES))]
    while ready := [step for step in plan(project, ENGINES).steps if step.ready]:
        project = do(project, ready[0])
        seen.append(progress(plan(project, ENGINES)))
    assert seen[0] == 0
    assert seen[-1] == 1
    assert seen == sorted(seen)


def test_statuses_follow_the_stages_of_a_run() -> None:
    project = replace(new_project(scenes=2), run=Run("r", RunState.RUNNING, NOW))
    words = [derive_status(project, plan(project, ENGINES)).value]
    while ready := [step for step in plan(project, ENGINES).steps if step.ready]:
        project = do(project, ready[0])
        words.append(derive_status(project, plan(project, ENGINES)).value)
    assert list(dict.fromkeys(words)) == ["storyboarding", "keyframing", "video_gen", "stitching"]


def test_the_summary_adds_up_what_was_spent() -> None:
    done = finish(new_project(scenes=2))
    row = summarize(done, plan(done, ENGINES))
    assert row.cost == 3 * 40_000 + 2 * 500_000
    assert row.scene_count == 2
    assert row.length == 10.0


def test_unknown_engines_can_be_planned() -> None:
    assert plan(new_project("gone"), {}).steps


def test_a_list_shows_the_end_frame_of_the_first_scene_as_soon_as_there_is_one() -> None:
    project, shown = new_project(), list[MediaFile | None]()
    while steps := [step for step in plan(project, ENGINES).steps if step.ready]:
        project = do(project, steps[0])
        *others, last = project.takes
        project = replace(project, takes=(*others, replace(last, thumbnail=last.file)))
        shown.append(summarize(project, plan(project, ENGINES)).thumbnail)
    start, end = (
        next(take.file for take in project.takes if take.slot.kind is kind) for kind in (SlotKind.START, SlotKind.END)
    )
    assert start in shown
    assert shown[-1] == end
