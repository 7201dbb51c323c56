"""The seven calls."""

from typing import Annotated, cast
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse

from vidpipe_desktop import __version__
from vidpipe_desktop.api.schemas import (
    Accepted,
    GenerateBody,
    Health,
    ProjectDetail,
    ProjectRow,
    ProjectStatus,
    accepted,
    project_detail,
    project_row,
    project_status,
)
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.studio import Studio

MAX_LISTED = 1000
"""Projects in one answer of the list, newest first."""

router = APIRouter(prefix="/api")


def get_studio(request: Request) -> Studio:
    """The studio that the app was opened with."""
    return cast(Studio, request.app.state.studio)


StudioOf = Annotated[Studio, Depends(get_studio)]


@router.post("/generate", status_code=202)
async def generate(body: GenerateBody, studio: StudioOf) -> Accepted:
    """Create a project and start making it."""
    project = await studio.generate(body.model_dump())
    return _accepted(studio, await studio.get(project.id))


@router.get("/projects/{project_id}/status")
async def get_status(project_id: UUID, studio: StudioOf) -> ProjectStatus:
    """How the project stands."""
    project = await studio.get(str(project_id))
    return project_status(project, studio.plan(project))


@router.get("/projects/{project_id}")
async def get_project(project_id: UUID, studio: StudioOf) -> ProjectDetail:
    """The project with its scenes."""
    project = await studio.get(str(project_id))
    return project_detail(project, studio.plan(project))


@router.get("/projects")
async def list_projects(studio: StudioOf) -> list[ProjectRow]:
    """The projects, newest first."""
    page = await studio.list_projects(ProjectQuery(limit=MAX_LISTED))
    return [project_row(row) for row in page.rows]


@router.post("/projects/{project_id}/resume", status_code=202)
async def resume(project_id: UUID, studio: StudioOf) -> Accepted:
    """Go on with a project that is not complete."""
    await studio.resume(str(project_id))
    return _accepted(studio, await studio.get(str(project_id)))


@router.get("/projects/{project_id}/download", response_class=FileResponse)
async def download(project_id: UUID, studio: StudioOf) -> FileResponse:
    """The finished film."""
    path = await studio.film(str(project_id))
    return FileResponse(path, media_type="video/mp4", filename=f"video_{project_id}.mp4")


@router.get("/health")
async def health() -> Health:
    """The server is up."""
    return Health(status="ok", version=__version__)


def _accepted(studio: Studio, project: Project) -> Accepted:
    return accepted(summarize(project, studio.plan(project)))
