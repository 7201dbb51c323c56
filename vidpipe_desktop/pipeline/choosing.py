"""Stages a scene as a person chooses, by an engine that says what there is to choose from."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vidpipe_desktop.core.edits import WORDS
from vidpipe_desktop.core.engines import facts_of
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import Brief, Project, Role, Scene
from vidpipe_desktop.core.staging import Choice, StagedScene, StagingField, choice_of
from vidpipe_desktop.engines.base import ChoiceRequest
from vidpipe_desktop.pipeline.job import Toolbox


async def staged_by_hand(tools: Toolbox, project: Project, scene: Scene, choices: Sequence[Choice]) -> StagedScene:
    """The scene with these choices, and what can be chosen in it then.

    Raises InvalidRequest if its painter works from words alone; EngineError.
    """
    painter = scene.choice(Role.KEYFRAMES, project.brief).engine
    chooser = tools.registry.chooser(painter)
    if chooser is None or not scene.staging:
        title = facts_of(tools.registry.facts, painter).title
        why = f"{title}, which paints scene {scene.index + 1}, works from its words alone. Change those instead."
        raise InvalidRequest(Problem("staging", why))
    names = (name for name in WORDS if name != "start_prompt" or scene.index == 0)
    texts = {name: str(getattr(scene, name)) for name in names}
    request = ChoiceRequest(scene.staging, tuple(choices), texts, project.brief.aspect_ratio)
    chosen = await chooser.choose_staging(request, lambda _: None)
    return StagedScene(replace(scene, staging=chosen.staging, **chosen.texts), chosen.fields)


async def vocabulary_for(tools: Toolbox, brief: Brief) -> tuple[StagingField, ...]:
    """What a storyboard by this brief may say of its staging: all that its painter can stage, if its writer can't.

    Raises EngineError.
    """
    chooser = tools.registry.chooser(brief.keyframes.engine)
    if chooser is None or tools.registry.stager(brief.storyboard.engine):
        return ()
    return await chooser.vocabulary()


async def staged_as_wished(tools: Toolbox, project: Project, wishes: Sequence[Sequence[Choice]]) -> Project:
    """A storyboard just staged from its words, as whoever wrote it wished besides, scene by scene. Raises EngineError."""
    scenes = await asyncio.gather(
        *(_as_wished(tools, project, *each) for each in zip(project.scenes, wishes, strict=True))
    )
    return replace(project, scenes=tuple(scenes))


async def _as_wished(tools: Toolbox, project: Project, scene: Scene, wishes: Sequence[Choice]) -> Scene:
    chooser = tools.registry.chooser(scene.choice(Role.KEYFRAMES, project.brief).engine)
    if chooser is None or not wishes or not scene.staging:
        return scene
    request = ChoiceRequest(scene.staging, tuple(wishes), {}, project.brief.aspect_ratio, written=True)
    return replace(scene, staging=(await chooser.choose_staging(request, lambda _: None)).staging)


async def staged_as_said(tools: Toolbox, project: Project, scene: Scene, said: Mapping[str, str]) -> StagedScene:
    """The scene with choices as somebody writes them. Where and who come first: what else there is depends on them.

    Raises InvalidRequest that names what there is; EngineError.
    """
    staged = await staged_by_hand(tools, project, scene, ())
    for name in sorted(said, key=lambda each: ("." in each, each != "place")):
        choice = choice_of(staged.fields, name, said[name])
        staged = await staged_by_hand(tools, project, staged.scene, (choice,))
    return staged
