"""Stages a scene as a person chooses, by an engine that says what there is to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vidpipe_desktop.core.edits import WORDS
from vidpipe_desktop.core.engines import facts_of
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import Project, Role, Scene
from vidpipe_desktop.core.staging import Choice, StagedScene, choice_of
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


async def staged_as_said(tools: Toolbox, project: Project, scene: Scene, said: Mapping[str, str]) -> StagedScene:
    """The scene with choices as somebody writes them. Where and who come first: what else there is depends on them.

    Raises InvalidRequest that names what there is; EngineError.
    """
    staged = await staged_by_hand(tools, project, scene, ())
    for name in sorted(said, key=lambda each: ("." in each, each != "place")):
        choice = choice_of(staged.fields, name, said[name])
        staged = await staged_by_hand(tools, project, staged.scene, (choice,))
    return staged
