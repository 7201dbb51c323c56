"""ComfyUI as an engine: keyframes and clips by workflows, on graphics cards that send no bills.

Both are jobs in the server's queue under ids of our own, so that nothing is ever made twice: not after a lost answer,
and not after a crash. How far they have come is heard over the server's websocket, where there is one (`line.py`).
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Resolution, Role
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.engines.base import ClipRequest, Delivered, KeyframeRequest, Report, Submitted, Working
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.comfyui.checking import (
    known_placeholders,
    missing_on_server,
    missing_placeholders,
)
from vidpipe_desktop.engines.comfyui.server import CLIPS, PICTURES, ComfyServer, Queued, job_of
from vidpipe_desktop.engines.comfyui.shelf import OWN_CLIPS, OWN_PICTURES, Shelf, takes
from vidpipe_desktop.engines.comfyui.workflow import Value, Workflow
from vidpipe_desktop.engines.http import Account
from vidpipe_desktop.engines.prompting import keyframe_text, motion_text
from vidpipe_desktop.settings import ComfySettings

if TYPE_CHECKING:
    from vidpipe_desktop.engines.comfyui.line import Line

ENGINE = "comfyui"
HERE = "http://127.0.0.1:8188"
_GRID = 16
"""Widths and heights are multiples of it, in pixels, as the models want them."""
_PICTURE_CHECK, _CLIP_CHECK = 1.0, 3.0
_ANSWERS_WITHIN, _FINISHES_WITHIN = 3600.0, 6 * 3600.0
"""Seconds: a modest card may be busy with other films for long."""


def account(settings: ComfySettings, key: Callable[[], str]) -> Account:
    """Where to call, and with which key for a proxy before it. An address may lack its http://."""

    def credentials() -> Mapping[str, str]:
        found = key()
        if not found:
            return {}
        name = settings.header.lower()
        return {name: f"Bearer {found}" if name == "authorization" else found}

    url = settings.base_url or HERE
    return Account("ComfyUI", url if "://" in url else f"http://{url}", credentials, timeout=60.0)


class ComfyEngine:
    """Keyframes and clips. pace: how often to look after a job, as a part of the usual."""

    def __init__(self, access: Account, shelf: Shelf, catalogue: Catalogue, *, pace: float = 1.0) -> None:
        self._access = access
        self._server = ComfyServer(access)
        self._line: Line | None = None
        self._shelf = shelf
        self._catalogue = catalogue
        self._pace = pace
        for role, own, given in (
            (Role.KEYFRAMES, OWN_PICTURES, shelf.own_pictures),
            (Role.CLIPS, OWN_CLIPS, shelf.own_clips),
        ):
            if given:
                catalogue.prefer(ENGINE, role, own)
            else:
                catalogue.forget(ENGINE, role, own)
        self._facts = self._found_facts()

    @property
    def facts(self) -> EngineFacts:
        """As the catalogue has them, and as the person's own workflows are."""
        return self._facts

    async def close(self) -> None:
        """Close the connections."""
        if self._line:
            await self._line.close()
        await self._server.close()

    async def check(self) -> str:
        """Ask for its version, its nodes and its model files, and hold the workflows against them."""
        version = await self._server.version()
        classes = await self._server.node_classes()
        problems: list[str] = []
        for workflow, needed, clips in self._in_use():
            known = known_placeholders(self._shelf.files, clips=clips)
            problems += missing_placeholders(workflow, frozenset(needed), known)
            problems += missing_on_server(workflow, classes, self._shelf.files)
        name = f"ComfyUI {version}".strip()
        if problems:
            raise EngineError(
                FailureKind.INVALID, f"{name} answers, but films would fail.", " ".join(dict.fromkeys(problems))
            )
        return f"{name} answers. All nodes and model files of the workflows are there."

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """Have a picture painted, and wait for it."""
        model = self._catalogue.model(ENGINE, Role.KEYFRAMES, request.model).id
        workflow = self._shelf.edit(model) if request.start else self._shelf.picture(model)
        width, height = _on_grid(request.size)
        values: dict[str, Value] = {
            "prompt": keyframe_text(request),
            "seed": request.seed,
            "width": width,
            "height": height,
        }
        frames = {"first": request.start} if request.start else {}
        job_id = await self._order(request.request_id, workflow, values, frames)
        while (working := await self._look(job_id, _PICTURE_CHECK)) is not None:
            if working.progress is not None:
                report(working.progress)
            await asyncio.sleep(working.check_again)
        await self._server.fetch(job_id, PICTURES, request.target, report)
        return Delivered(FREE)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Put a clip into the queue."""
        model = self._catalogue.model(ENGINE, Role.CLIPS, request.model).id
        workflow = self._shelf.clip(model)
        shrink = min(1.0, self._shelf.clip_lines / min(request.size))
        width, height = _on_grid((request.size[0] * shrink, request.size[1] * shrink))
        fps = self._shelf.fps
        values: dict[str, Value] = {
            "prompt": motion_text(request),
            "seed": request.seed,
            "width": width,
            "height": height,
            "seconds": request.duration,
            "frames": 4 * round(request.duration * fps / 4) + 1,
            "fps": fps,
        }
        frames = {"first": request.first} | ({"last": request.last} if request.last else {})
        return Submitted(await self._order(request.request_id, workflow, values, frames))

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """Look after the job."""
        return await self._look(_checked(job_id), _CLIP_CHECK) or Delivered(FREE)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """Fetch the clip that the workflow saved last."""
        await self._server.fetch(_checked(job_id), CLIPS, target, report)

    async def cancel_clip(self, job_id: str) -> bool:
        """Take it out of the queue or stop it; nothing is ever billed."""
        await self._server.cancel(_checked(job_id))
        await self._listening().leave(job_id)
        return True

    async def find_clip(self, request_id: str) -> str | None:
        """The job's id follows from the request's, so it is enough to ask whether it is there."""
        job_id = job_of(request_id)
        return job_id if await self._server.known(job_id) else None

    async def _order(
        self, request_id: str, workflow: Workflow, values: Mapping[str, Value], frames: Mapping[str, Path]
    ) -> str:
        """Upload the frames that the workflow has a use for, and queue it."""
        job_id = job_of(request_id)
        wanted = {name: path for name, path in frames.items() if name in workflow.placeholders}
        uploaded = {name: await self._server.upload(path) for name, path in wanted.items()}
        filled = {**self._shelf.files, **values, **uploaded, "name": job_id}
        if unknown := workflow.placeholders - set(filled):
            names = ", ".join(f"{{{{{name}}}}}" for name in sorted(unknown))
            title = f"The workflow for {workflow.title} wants more than there is."
            raise EngineError(FailureKind.INVALID, title, f"Nothing can be put in for {names}.")
        graph, line = workflow.filled(filled), self._listening()
        await line.follow(job_id, graph)
        try:
            return await self._server.submit(job_id, graph, line.client)
        except EngineError:
            await line.leave(job_id)
            raise

    async def _look(self, job_id: str, patience: float) -> Working | None:
        """Wait for news of the job, and ask where none come; None = it has ended. Raises EngineError.

        patience: seconds at the usual pace.
        """
        line, patience = self._listening(), patience * self._pace
        if await line.moved(job_id, patience):
            return Working(line.fraction(job_id), check_again=0.0)
        try:
            standing = await self._server.standing(job_id)
        except EngineError as error:
            if error.kind is not FailureKind.TRANSIENT:
                await line.leave(job_id)
            raise
        if isinstance(standing, Queued):
            fraction = 0.0 if standing.ahead else line.fraction(job_id)
            return Working(fraction, check_again=0.0 if line.follows(job_id) else patience)
        await line.leave(job_id)
        return None

    def _listening(self) -> "Line":
        """The line to the server. What it needs is imported with the first job: not when the app starts."""
        if self._line is None:
            from vidpipe_desktop.engines.comfyui.line import Line

            self._line = Line(self._access)
        return self._line

    def _in_use(self) -> list[tuple[Workflow, set[str], bool]]:
        """The workflows of the default models, with the placeholders they must have, and whether they make clips."""
        pictures = self._catalogue.default(ENGINE, Role.KEYFRAMES)
        clips = self._catalogue.default(ENGINE, Role.CLIPS)
        return [
            (self._shelf.picture(pictures), {"prompt", "seed"}, False),
            (self._shelf.edit(pictures), {"prompt", "seed"}, False),
            (self._shelf.clip(clips), {"prompt", "seed", "first"}, True),
        ]

    def _found_facts(self) -> EngineFacts:
        facts = self._catalogue.facts(ENGINE)
        pictures = self._catalogue.default(ENGINE, Role.KEYFRAMES)
        fits = frozenset(each for each in Resolution if self._shelf.can_film_in(each))
        ends_well = not self._shelf.own_clips or takes(_tried(lambda: self._shelf.clip(OWN_CLIPS)), "last")
        models = tuple(
            replace(
                model,
                takes_last_frame=ends_well if model.id == OWN_CLIPS else model.takes_last_frame,
                resolutions=model.resolutions & fits,
            )
            if model.role is Role.CLIPS
            else model
            for model in facts.models
        )
        return replace(
            facts,
            models=models,
            paints_from_start=takes(_tried(lambda: self._shelf.edit(pictures)), "first"),
            looks_up=True,
            settles=2.0,
            idempotent=True,
            answers_within=_ANSWERS_WITHIN,
            finishes_within=_FINISHES_WITHIN,
        ).using(Role.CLIPS)


def _tried(read: Callable[[], Workflow]) -> Workflow | EngineError:
    """What is wrong with a workflow is told when it is used or tried out, not when the app starts."""
    try:
        return read()
    except EngineError as error:
        return error


def _checked(job_id: str) -> str:
    try:
        return str(UUID(job_id))
    except ValueError as error:
        raise EngineError(FailureKind.JOB_LOST, f"“{job_id}” is no job of ComfyUI's.", "Make it again.") from error


def _on_grid(size: tuple[float, float]) -> tuple[int, int]:
    width, height = (max(_GRID, round(side / _GRID) * _GRID) for side in size)
    return width, height
