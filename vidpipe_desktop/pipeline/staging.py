"""Has scenes staged from their words, for engines that paint and film by more than a prompt."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from vidpipe_desktop.core.edits import WORDS, words_to_stage
from vidpipe_desktop.core.engines import facts_for
from vidpipe_desktop.core.events import Notice, Tone
from vidpipe_desktop.core.models import Project, Role, Scene
from vidpipe_desktop.engines.base import SceneDraft, SceneStager, StagingRequest
from vidpipe_desktop.pipeline.job import Toolbox


async def restaged(tools: Toolbox, before: Project, after: Project) -> Project:
    """`after`, with the scenes whose words or style differ from `before` staged anew.

    What the person did not write in them now says what is staged. Raises EngineError.
    """
    known = {scene.id: scene for scene in before.scenes}
    drafts = await _drafts(tools, after, words_to_stage(before, after, tools.registry.facts))
    scenes: list[Scene] = []
    for scene in after.scenes:
        words, draft = drafts.get(scene.id, ("", None))
        staged = long_enough(tools, after, replace(scene, staging=draft.staging), draft) if draft else scene
        if draft and words:
            staged = _reworded(tools, after, known.get(scene.id), staged, draft)
        follows = scenes and scenes[-1].id in drafts and drafts[scenes[-1].id][0]
        scenes.append(replace(staged, start_prompt=scenes[-1].end_prompt) if follows else staged)
        if draft and draft.lost:
            tools.checkpoint.tell(_gone(scene, draft.lost))
    return replace(after, scenes=tuple(scenes))


def _gone(scene: Scene, lost: Sequence[str]) -> Notice:
    title = f"Scene {scene.index + 1} is staged without {' and '.join(lost)} now."
    return Notice(title, "What you had chosen for that by hand is gone; Undo brings it back.", Tone.WARNING)


async def with_staging(tools: Toolbox, project: Project) -> Project:
    """A storyboard just written, with staging for the scenes that lack what their engines read. Raises EngineError."""
    drafts = await _drafts(tools, project, words_to_stage(project, project, tools.registry.facts))
    scenes = (
        replace(scene, staging=drafts[scene.id][1].staging) if scene.id in drafts else scene for scene in project.scenes
    )
    return replace(project, scenes=tuple(scenes))


def long_enough(tools: Toolbox, project: Project, scene: Scene, draft: SceneDraft) -> Scene:
    """The scene, longer than most if its words need it: where its clip's sound is made here, and no length was set."""
    choice, needed = scene.choice(Role.CLIPS, project.brief), draft.least + project.brief.crossfade
    told_here = draft.least > 0 and facts_for(tools.registry.facts, choice, Role.CLIPS).scores_film
    if not told_here or scene.duration is not None or needed <= project.brief.clip_duration:
        return scene
    return replace(scene, duration=needed)


async def _drafts(tools: Toolbox, project: Project, words: dict[str, str]) -> dict[str, tuple[str, SceneDraft]]:
    scenes = [scene for scene in project.scenes if scene.id in words]
    drafts = await asyncio.gather(*(_draft(tools, project, scene, words[scene.id]) for scene in scenes))
    return {scene.id: (words[scene.id], draft) for scene, draft in zip(scenes, drafts, strict=True) if draft}


async def _draft(tools: Toolbox, project: Project, scene: Scene, words: str) -> SceneDraft | None:
    stager = _stager(tools, project, scene)
    if stager is None:
        return None
    return await stager.stage_scene(staging_request(project, scene, words), lambda _: None)


def staging_request(project: Project, scene: Scene, words: str) -> StagingRequest:
    """The scene, to be staged anew from these words in the look of the scenes beside it."""
    brief = project.brief
    beside = [each.staging for each in reversed(project.scenes[: scene.index]) if each.staging]
    beside += [each.staging for each in project.scenes[scene.index + 1 :] if each.staging]
    return StagingRequest(
        prompt=brief.prompt,
        words=words,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio,
        duration=scene.seconds(brief),
        index=scene.index,
        count=len(project.scenes),
        seed=scene.seed,
        staging=scene.staging or next(iter(beside), ""),
        beside=not scene.staging,
    )


def _stager(tools: Toolbox, project: Project, scene: Scene) -> SceneStager | None:
    choices = (scene.choice(role, project.brief) for role in (Role.KEYFRAMES, Role.CLIPS, Role.STORYBOARD))
    return next((found for choice in choices if (found := tools.registry.stager(choice.engine))), None)


def _reworded(tools: Toolbox, project: Project, old: Scene | None, scene: Scene, draft: SceneDraft) -> Scene:
    """Prompts that the person left alone follow the staging, where it is what their engine works from."""
    paints, films = (
        tools.registry.stager(scene.choice(role, project.brief).engine) is not None
        for role in (Role.KEYFRAMES, Role.CLIPS)
    )
    follow = {"start_prompt": paints and scene.index == 0, "end_prompt": paints, "motion_prompt": films}
    left_alone = [name for name in WORDS[1:] if old is None or getattr(old, name) == getattr(scene, name)]
    return replace(scene, **{name: getattr(draft, name) for name in left_alone if follow[name]})
