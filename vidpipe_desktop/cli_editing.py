"""The command line's part about changing films: `edit` and `fork`. Answers are data; `cli` prints them."""

import argparse
from collections.abc import Mapping
from dataclasses import replace

from vidpipe_desktop.cli_jobs import Answer
from vidpipe_desktop.core.edits import SCENE_FIELDS, WORDS, Edit, EditScene, parse_film, parse_scene
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import Project, Scene
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.studio import Studio

_FILM_FIELDS = (
    "prompt",
    "style",
    "style_guide",
    "aspect_ratio",
    "resolution",
    "clip_duration",
    "crossfade",
    "scenes",
    "seed",
    "storyboard_engine",
    "keyframes_engine",
    "clips_engine",
)
_SHORT = {"prompt": "description", "start": "start_prompt", "end": "end_prompt", "motion": "motion_prompt"}
"""What a scene's texts may be called, too."""


async def edit(studio: Studio, args: argparse.Namespace) -> Answer:
    """`edit ID [--scene N] --set FIELD=VALUE …`: nothing is made yet. Raises VidpipeError."""
    project = await studio.get(args.project)
    await studio.editing.edit(project.id, await _edit(studio, project, args))
    return _standing(studio, await studio.get(project.id))


async def fork(studio: Studio, args: argparse.Namespace) -> Answer:
    """`fork ID [--scene N] [--set FIELD=VALUE …]`. Raises VidpipeError; then there is no new film."""
    project = await studio.get(args.project)
    if args.scene is not None and not args.set:
        raise InvalidRequest(Problem("scene", "Say with --set what is to be other in this scene."))
    edit = await _edit(studio, project, args) if args.set else None
    return _standing(studio, await studio.editing.fork(project.id, edit))


async def _edit(studio: Studio, project: Project, args: argparse.Namespace) -> Edit:
    if args.scene is None:
        return parse_film(project, _fields(args.set, _FILM_FIELDS, {}), studio.engines)
    scene, staging = scene_numbered(project, args.scene), dict[str, str]()
    fields = _fields(args.set, SCENE_FIELDS, _SHORT, staging)
    after = parse_scene(scene, fields, studio.engines)
    if not staging:
        return EditScene(after)
    try:
        staged = (await studio.editing.stage_as_said(project, scene, staging)).scene
    except InvalidRequest as refused:
        if refused.problems[0].field not in ("set", "staging"):
            raise
        others = Problem("set", f"Besides, a scene has: {', '.join(SCENE_FIELDS)}.")
        raise InvalidRequest(*refused.problems, others) from refused
    if any(name in fields for name in WORDS):
        return EditScene(replace(after, staging=staged.staging))
    return EditScene(parse_scene(staged, fields, studio.engines), staged=True)


def _fields(
    settings: list[str], allowed: tuple[str, ...], short: Mapping[str, str], rest: dict[str, str] | None = None
) -> dict[str, object]:
    """FIELD=VALUE as fields; nothing after the = means: as the film. Raises InvalidRequest that names every bad one.

    rest: where fields go that are not known here.
    """
    fields: dict[str, object] = {}
    problems: list[Problem] = []
    for setting in settings:
        name, equals, value = setting.partition("=")
        field = short.get(name, name).strip().replace("-", "_")
        if not equals:
            problems.append(Problem("set", f"“{setting}” has no =. Write --set FIELD=VALUE."))
        elif field not in allowed and rest is not None:
            rest[name] = value
        elif field not in allowed:
            problems.append(Problem("set", f"There is no field “{name}” here. There are: {', '.join(allowed)}."))
        else:
            inherits = not value and (field == "duration" or field.endswith("_engine"))
            fields[field] = None if inherits else value
    if problems:
        raise InvalidRequest(*problems)
    return fields


def scene_numbered(project: Project, number: int) -> Scene:
    """The scene as people count them, from 1 on. Raises InvalidRequest."""
    if not 1 <= number <= len(project.scenes):
        raise InvalidRequest(Problem("scene", f"There is no scene {number}; the film has {len(project.scenes)}."))
    return project.scenes[number - 1]


def _standing(studio: Studio, project: Project) -> Answer:
    """The film and what is left to do for it."""
    said = preview(studio.plan(project))
    standing = {"project_id": project.id, "summary": said.sentence, "cost_micros": int(said.cost)}
    return Answer(
        {**standing, "forked_from": project.forked_from or None},
        (project.id, said.sentence),
    )
