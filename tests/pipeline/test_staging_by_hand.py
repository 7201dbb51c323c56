"""Staging real scenes by hand: what is made anew, what stays, and that nothing chosen is lost in silence."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, PaperEngine
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.edits import AddScene, EditScene, new_scene, parse_scene
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.events import Notice
from vidpipe_desktop.core.models import Project, Slot, SlotKind
from vidpipe_desktop.core.staging import StagingField
from vidpipe_desktop.engines.base import Report, StoryboardDraft, StoryboardRequest

ANIMATIC = {
    "prompt": "an otter builds a dam in the forest at dusk, a fox watches",
    "scenes": 3,
    "clip_duration": 1,
    "seed": 5,
}


async def written(studio: TestStudio, until: str = "storyboard") -> Project:
    project = await studio.generate({**ANIMATIC, "until": until})
    return await studio.finished(project.id)


async def staged(studio: TestStudio, project: Project, index: int, **said: str) -> Project:
    """The project after choices in a scene; two underscores stand for a dot."""
    names = {name.replace("__", "."): value for name, value in said.items()}
    found = await studio.editing.stage_as_said(project, project.scenes[index], names)
    await studio.editing.edit(project.id, EditScene(found.scene, staged=True))
    return await studio.get(project.id)


async def by_hand(studio: TestStudio, project: Project, index: int) -> set[str]:
    found = await studio.editing.stage(project, project.scenes[index], ())
    return {field.name for field in found.fields if field.by_hand}


def stale(studio: TestStudio, project: Project) -> set[Slot]:
    return {slot for slot, state in studio.plan(project).states.items() if state.take and not state.fresh}


async def test_another_place_repaints_the_scene_and_its_shared_picture_alone(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        before = await written(studio, "keyframes")
        found = await studio.editing.stage_as_said(before, before.scenes[1], {"place": "lake", "light": "night"})
        edit = EditScene(found.scene, staged=True)
        assert studio.editing.look_ahead(before, edit).deeds == "repaint 1 frame, film 3 clips"
        assert await studio.get(before.id) == before
        await studio.editing.edit(before.id, edit)
        after = await studio.get(before.id)
        end = Slot(SlotKind.END, after.scenes[1].id)
        assert stale(studio, after) == {end}
        assert after.scenes[1].description.startswith("Medium shot by the lake, at night.")
        assert (after.scenes[0], after.scenes[2].staging) == (before.scenes[0], before.scenes[2].staging)
        assert after.scenes[2].start_prompt == after.scenes[1].end_prompt
        assert studio.editing.undoable(after.id).undo == "stage scene 2"
        await studio.editing.undo(before.id)
        undone = await studio.get(before.id)
        assert undone.scenes == before.scenes
        assert not stale(studio, undone)


async def test_what_is_chosen_back_leaves_no_trace(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        before = await written(studio)
        there = await staged(studio, before, 1, place="the lake", otter__at="right")
        assert await by_hand(studio, there, 1) == {"place", "otter.at"}
        back = await staged(studio, there, 1, place="", otter__at="")
        assert back.scenes == before.scenes


async def test_choices_outlive_texts_and_what_cannot_is_told(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await staged(studio, await written(studio), 1, place="lake", fox="nobody", otter__at="right")
        fields = {"description": "An otter sings in the desert"}
        await studio.editing.edit(project.id, EditScene(parse_scene(project.scenes[1], fields, studio.engines)))
        project = await studio.get(project.id)
        assert project.scenes[1].description == fields["description"]
        assert await by_hand(studio, project, 1) == {"place", "otter.at"}
        assert (
            project.scenes[1].end_prompt.startswith("Medium shot by the lake")
            or "by the lake" in project.scenes[1].end_prompt
        )
        said = [event for event in studio.events if isinstance(event, Notice)]
        assert [notice.title for notice in said] == ["Scene 2 is staged without the fox now."]
        await studio.editing.undo(project.id)
        assert await by_hand(studio, await studio.get(project.id), 1) == {"place", "fox", "otter.at"}


async def test_texts_and_choices_of_one_edit_both_count(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await written(studio)
        found = await studio.editing.stage_as_said(project, project.scenes[1], {"place": "beach"})
        scene = replace(
            project.scenes[1], staging=found.scene.staging, description="An owl sleeps in the city at night"
        )
        await studio.editing.edit(project.id, EditScene(scene))
        project = await studio.get(project.id)
        fields = {each.name: each for each in (await studio.editing.stage(project, project.scenes[1], ())).fields}
        assert _value(fields["place"]) == ("beach", "city")
        assert _value(fields["owl"]) == ("owl", "owl")


async def test_a_new_scene_is_where_the_one_beside_it_was_put(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await staged(studio, await written(studio), 0, place="lake")
        scene = new_scene(project, "new", 1, "An otter dances", 3)
        await studio.editing.edit(project.id, AddScene(scene))
        project = await studio.get(project.id)
        found = await studio.editing.stage(project, project.scenes[1], ())
        assert _value(found.fields[0]) == ("lake", "lake")
        assert not any(field.by_hand for field in found.fields)


async def test_what_cannot_be_staged_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await written(studio)
        for said, words in (
            ({"place": "aquarium"}, "place cannot be “aquarium”"),
            ({"light": "noon"}, "light cannot be “noon”"),
            ({"beaver": "x"}, "nothing to choose called “beaver”"),
            ({"place": "cave", "light": "day"}, "nothing to choose called “light”"),
        ):
            with pytest.raises(InvalidRequest, match=words):
                await studio.editing.stage_as_said(project, project.scenes[1], said)
        assert await studio.get(project.id) == project


async def test_who_paints_by_words_alone_is_named(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await studio.make(scenes=1)
        with pytest.raises(InvalidRequest, match="works from its words alone"):
            await studio.editing.stage(project, project.scenes[0], ())


class WishingEngine(PaperEngine):
    """Says of its second scene how it is to be staged, if it is told what there is."""

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        draft = await super().write_storyboard(request, report)
        wishes = (("place", "cave"), ("light", "day"), ("shot", "close")) if request.vocabulary else ()
        return replace(draft, scenes=(draft.scenes[0], replace(draft.scenes[1], wishes=wishes)))


async def test_whoever_writes_the_storyboard_may_say_how_it_is_staged(tmp_path: Path) -> None:
    (tmp_path / "wishes").mkdir()
    wishing = WishingEngine(tmp_path / "wishes", LOCAL)
    async with open_studio(tmp_path, LOCAL, engines={"wishing": lambda _: wishing}) as studio:
        fields = {**ANIMATIC, "scenes": 2, "storyboard_engine": "wishing", "until": "storyboard"}
        project = await studio.finished((await studio.generate(fields)).id)
        found = await studio.editing.stage(project, project.scenes[1], ())
        said = {field.name: _value(field) for field in found.fields}
        assert (said["place"], said["shot"]) == (("cave", "cave"), ("close", "close"))
        assert not any(field.by_hand for field in found.fields)
        assert '"set":"forest"' in project.scenes[0].staging


def _value(field: StagingField) -> tuple[str, str]:
    return field.value, field.written
