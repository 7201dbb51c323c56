"""Beyond the seven calls: looking at the plan, editing, takes, forks, undo and runs. Scenes are counted from 0."""

from typing import Any
from uuid import UUID, uuid4

from fastapi import APIRouter
from pydantic import BaseModel

from vidpipe_desktop.api.routes import StudioOf
from vidpipe_desktop.api.schemas import Accepted, accepted
from vidpipe_desktop.core.activity import Activity
from vidpipe_desktop.core.brief import parse_stage
from vidpipe_desktop.core.edits import AddScene, Edit, EditScene, MoveScene, RemoveScene, new_scene
from vidpipe_desktop.core.edits import parse_film as film_edit
from vidpipe_desktop.core.edits import parse_scene as scene_edit
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import Project, Scene, Take
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.core.staging import StagingField
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.studio import Studio

router = APIRouter(prefix="/api/projects/{project_id}")


class Standing(BaseModel):
    """What is left to do after a change, in a sentence, and what can be undone ("" = nothing)."""

    project_id: str
    summary: str
    cost_micros: int
    undo: str
    redo: str


class ContinueBody(BaseModel):
    """How far to go: storyboard, keyframes, clips or film."""

    until: str = "film"


class FilmBody(BaseModel):
    """What changes; missing fields stay. An engine may name a model: "google:veo-3.1". rewrite: write the storyboard anew if it no longer fits."""

    prompt: str | None = None
    style: str | None = None
    style_guide: str | None = None
    aspect_ratio: str | None = None
    resolution: str | None = None
    clip_duration: float | None = None
    crossfade: float | None = None
    scenes: int | None = None
    storyboard_engine: str | None = None
    keyframes_engine: str | None = None
    clips_engine: str | None = None
    rewrite: bool | None = None


class NewSceneBody(BaseModel):
    """Where the scene goes, and what happens in it."""

    index: int
    description: str


class SceneBody(BaseModel):
    """What changes; missing fields stay. null for duration or an engine means: as the film."""

    description: str = ""
    start_prompt: str = ""
    end_prompt: str = ""
    motion_prompt: str = ""
    duration: float | None = None
    keyframes_engine: str | None = None
    clips_engine: str | None = None


class MoveBody(BaseModel):
    """The scene's new place."""

    index: int


class SceneWords(BaseModel):
    """A scene in full."""

    index: int
    description: str
    start_prompt: str
    end_prompt: str
    motion_prompt: str
    duration: float
    keyframes_engine: str
    clips_engine: str


class TakeRow(BaseModel):
    """One take of the ledger."""

    take_id: str
    slot: str
    number: int
    state: str
    source: str
    engine: str
    seed: int
    cost_micros: int
    pinned: bool
    in_use: bool


@router.get("/plan")
async def get_plan(project_id: UUID, studio: StudioOf, until: str = "film") -> Standing:
    """What is left to do up to a stage."""
    return _standing(studio, await studio.get(str(project_id)), until)


@router.post("/continue", status_code=202)
async def go_on(project_id: UUID, body: ContinueBody, studio: StudioOf) -> Accepted:
    """Go on after approval, as far as asked."""
    await studio.resume(str(project_id), parse_stage(body.until))
    project = await studio.get(str(project_id))
    return accepted(summarize(project, studio.plan(project)))


@router.patch("")
async def edit_film(project_id: UUID, body: FilmBody, studio: StudioOf) -> Standing:
    """Change the brief or the style guide."""
    project = await studio.get(str(project_id))
    return await _edit(studio, project, film_edit(project, _given(body), studio.engines))


@router.post("/fork", status_code=201)
async def fork(project_id: UUID, body: FilmBody, studio: StudioOf) -> Standing:
    """A new project that shares everything but what is given here."""
    project, fields = await studio.get(str(project_id)), _given(body)
    copy = await studio.editing.fork(project.id, film_edit(project, fields, studio.engines) if fields else None)
    return _standing(studio, copy)


@router.get("/scenes")
async def list_scenes(project_id: UUID, studio: StudioOf) -> list[SceneWords]:
    """The scenes in full."""
    project = await studio.get(str(project_id))
    return [_words(project, scene) for scene in project.scenes]


@router.post("/scenes", status_code=201)
async def add_scene(project_id: UUID, body: NewSceneBody, studio: StudioOf) -> Standing:
    """Put a new scene into the film."""
    project = await studio.get(str(project_id))
    scene_id, at = str(uuid4()), max(0, min(body.index, len(project.scenes)))
    scene = new_scene(project, scene_id, at, "", derive_seed(project.brief.seed, scene_id))
    scene = scene_edit(scene, {"description": body.description}, studio.engines)
    made = new_scene(project, scene_id, at, scene.description, scene.seed)
    return await _edit(studio, project, AddScene(made))


@router.patch("/scenes/{index}")
async def edit_scene(project_id: UUID, index: int, body: SceneBody, studio: StudioOf) -> Standing:
    """Change a scene's words, length or engines."""
    project = await studio.get(str(project_id))
    fields = body.model_dump(exclude_unset=True)
    return await _edit(studio, project, EditScene(scene_edit(_scene(project, index), fields, studio.engines)))


@router.get("/scenes/{index}/staging")
async def get_staging(project_id: UUID, index: int, studio: StudioOf) -> list[StagingField]:
    """How a scene is staged, and all that each field can be; 422 where its painter works from words alone."""
    project = await studio.get(str(project_id))
    return list((await studio.editing.stage(project, _scene(project, index), ())).fields)


@router.patch("/scenes/{index}/staging")
async def stage_scene(project_id: UUID, index: int, body: dict[str, str], studio: StudioOf) -> Standing:
    """Stage a scene by values, or by what people call them, as in {"place": "lake", "otter.does": "sleeps"}."""
    project = await studio.get(str(project_id))
    staged = await studio.editing.stage_as_said(project, _scene(project, index), body)
    return await _edit(studio, project, EditScene(staged.scene, staged=True))


@router.delete("/scenes/{index}")
async def remove_scene(project_id: UUID, index: int, studio: StudioOf) -> Standing:
    """Take a scene out of the film."""
    project = await studio.get(str(project_id))
    return await _edit(studio, project, RemoveScene(_scene(project, index).id))


@router.post("/scenes/{index}/move")
async def move_scene(project_id: UUID, index: int, body: MoveBody, studio: StudioOf) -> Standing:
    """Put a scene in another place."""
    project = await studio.get(str(project_id))
    return await _edit(studio, project, MoveScene(_scene(project, index).id, body.index))


@router.get("/takes")
async def list_takes(project_id: UUID, studio: StudioOf) -> list[TakeRow]:
    """Every take there is, oldest first."""
    project = await studio.get(str(project_id))
    in_use = {state.take.id for state in studio.plan(project).states.values() if state.take}
    return [_take(project, take, in_use) for take in project.takes]


@router.post("/takes/{take_id}/choose")
async def choose_take(project_id: UUID, take_id: str, studio: StudioOf) -> Standing:
    """Use this take, whatever changes."""
    await studio.editing.choose(str(project_id), take_id)
    return _standing(studio, await studio.get(str(project_id)))


@router.post("/undo")
async def undo(project_id: UUID, studio: StudioOf) -> Standing:
    """Take back the last change made since the server was started."""
    await studio.editing.undo(str(project_id))
    return _standing(studio, await studio.get(str(project_id)))


@router.post("/redo")
async def redo(project_id: UUID, studio: StudioOf) -> Standing:
    """Make the change again that was taken back last."""
    await studio.editing.redo(str(project_id))
    return _standing(studio, await studio.get(str(project_id)))


@router.get("/runs")
async def list_runs(project_id: UUID, studio: StudioOf) -> Activity:
    """Every run with its steps, newest first."""
    return await studio.activity(str(project_id))


async def _edit(studio: Studio, project: Project, edit: Edit) -> Standing:
    await studio.editing.edit(project.id, edit)
    return _standing(studio, await studio.get(project.id))


def _standing(studio: Studio, project: Project, until: str = "film") -> Standing:
    said, steps = preview(studio.plan(project), parse_stage(until)), studio.editing.undoable(project.id)
    return Standing(
        project_id=project.id,
        summary=said.sentence,
        cost_micros=int(said.cost),
        undo=steps.undo,
        redo=steps.redo,
    )


def _given(body: BaseModel) -> dict[str, Any]:
    return body.model_dump(exclude_none=True)


def _scene(project: Project, index: int) -> Scene:
    if not 0 <= index < len(project.scenes):
        raise InvalidRequest(Problem("index", f"There is no scene {index}; the film has {len(project.scenes)}."))
    return project.scenes[index]


def _words(project: Project, scene: Scene) -> SceneWords:
    brief = project.brief
    return SceneWords(
        index=scene.index,
        description=scene.description,
        start_prompt=scene.start_prompt,
        end_prompt=scene.end_prompt,
        motion_prompt=scene.motion_prompt,
        duration=scene.seconds(brief),
        keyframes_engine=(scene.keyframes or brief.keyframes).name,
        clips_engine=(scene.clips or brief.clips).name,
    )


def _take(project: Project, take: Take, in_use: set[str]) -> TakeRow:
    return TakeRow(
        take_id=take.id,
        slot=slot_name(take.slot, project.scenes),
        number=take.number,
        state=take.state.value,
        source=take.source.value,
        engine=take.engine,
        seed=take.seed,
        cost_micros=int(take.cost),
        pinned=take.pinned,
        in_use=take.id in in_use,
    )
