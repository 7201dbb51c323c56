"""A ComfyUI server: pictures up, workflows into its queue, results down.

Wire format: POST upload/image (multipart) `{"name", "subfolder", "type"}`; POST prompt `{"prompt": graph, "prompt_id",
"client_id"}`, where the id is ours to choose, so that a job is found again whatever becomes of the answer; GET queue
`{"queue_running": [[number, id, …]], "queue_pending": […]}`; GET history/ID `{id: {"outputs", "status"}}`, empty until the
job has ended; GET view?filename&subfolder&type. The server itself runs a job twice if it is sent twice under one id, so
it is always looked for before.
"""

import asyncio
import hashlib
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pydantic import Field, RootModel

from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.engines.base import Report
from vidpipe_desktop.engines.comfyui.checking import NodeClasses
from vidpipe_desktop.engines.comfyui.verdicts import breakdown, refusal
from vidpipe_desktop.engines.comfyui.workflow import Graph
from vidpipe_desktop.engines.http import Account, Wire
from vidpipe_desktop.engines.pictures import media_type
from vidpipe_desktop.engines.wire_format import Snake

FOLDER = "vidpipe"
"""Subfolder of the server's input folder for our pictures."""
_IDS = uuid.UUID("6f0f6f0c-6b1e-5c0e-9d0a-7c1f3a6d2b11")
_OK = 200
_LISTS = ("videos", "gifs", "images")
"""Where nodes put their files: SaveVideo and SaveImage under images, VHS_VideoCombine under gifs."""
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
CLIPS = (".mp4", ".webm", ".mov", ".mkv")


class _Uploaded(Snake):
    name: str
    subfolder: str = ""


class _Accepted(Snake):
    prompt_id: str


class _Queue(Snake):
    queue_running: tuple[tuple[Any, ...], ...]
    queue_pending: tuple[tuple[Any, ...], ...]


class _Status(Snake):
    status_str: str = "success"
    messages: tuple[tuple[str, dict[str, Any]], ...] = ()


class _Entry(Snake):
    outputs: dict[str, dict[str, Any]] = Field(default_factory=dict)
    status: _Status | None = None


class _History(RootModel[dict[str, _Entry]]):
    """Jobs that have ended, by id."""


class _File(Snake):
    filename: str
    subfolder: str = ""
    type: str = "output"


class _System(Snake):
    comfyui_version: str = ""


class _Stats(Snake):
    system: _System


@dataclass(frozen=True, slots=True)
class Queued:
    """ahead: how many jobs come before; None = it runs."""

    ahead: int | None


@dataclass(frozen=True, slots=True)
class Ended:
    """outputs: what each node says it made."""

    outputs: dict[str, dict[str, Any]]


def job_of(request_id: str) -> str:
    """The job id that belongs to a request: a UUID, as newer servers want it, and always the same."""
    return str(uuid.uuid5(_IDS, request_id))


class ComfyServer:
    """Raises only EngineError. Whoever makes it closes it."""

    def __init__(self, account: Account) -> None:
        self._wire = Wire(account)
        self.supplier = account.supplier

    async def close(self) -> None:
        """Let go of the connections."""
        await self._wire.close()

    async def version(self) -> str:
        """The server's own, "" if it does not say."""
        return (await self._wire.get("system_stats", _Stats)).system.comfyui_version

    async def node_classes(self) -> NodeClasses:
        """All nodes it has, with the model files they can load."""
        return await self._wire.get("object_info", NodeClasses)

    async def upload(self, picture: Path) -> str:
        """Bring a picture there; returns what a LoadImage node calls it. The same picture has the same name again."""
        data = await asyncio.to_thread(picture.read_bytes)
        kind = media_type(data)
        name = f"{hashlib.sha256(data).hexdigest()[:24]}.{kind.removeprefix('image/')}"
        fields = {"subfolder": FOLDER, "type": "input", "overwrite": "true"}
        files = [("image", (name, data, kind))]
        stored = await self._wire.post_form("upload/image", fields, files, _Uploaded, paid=False)
        return f"{stored.subfolder}/{stored.name}" if stored.subfolder else stored.name

    async def submit(self, job_id: str, graph: Graph, client: str) -> str:
        """Put a workflow into the queue, unless it is known under this id already; returns the id it really has.

        client: the id under which one listens to what becomes of it.
        """
        if await self.known(job_id):
            return job_id
        body = {"prompt": graph, "prompt_id": job_id, "client_id": client}
        try:
            answer = await self._wire.exchange("POST", "prompt", paid=True, json=body)
            if answer.status != _OK:
                raise refusal(answer, self.supplier)
            return self._wire.read(answer, _Accepted, paid=True).prompt_id
        except EngineError as error:
            if error.kind is FailureKind.UNCERTAIN:
                with suppress(EngineError):
                    if await self.known(job_id):
                        return job_id
            raise

    async def known(self, job_id: str) -> bool:
        """Whether there is such a job, in the queue or ended in whichever way."""
        return await self._queued(job_id) is not None or await self._entry(job_id) is not None

    async def standing(self, job_id: str) -> Queued | Ended:
        """How the job stands. Raises EngineError if it failed, was stopped, or is not known (JOB_LOST)."""
        if entry := await self._entry(job_id):
            return self._ended(entry)
        if queued := await self._queued(job_id):
            return queued
        if entry := await self._entry(job_id):  # it may have ended between the two questions
            return self._ended(entry)
        advice = "It forgets its jobs when it is restarted. Make it again."
        raise EngineError(FailureKind.JOB_LOST, f"{self.supplier} knows nothing of this job.", advice)

    async def cancel(self, job_id: str) -> None:
        """Take the job out of the queue, or stop it if it runs. Others are left alone."""
        await self._wire.tell("queue", {"delete": [job_id]})
        queued = await self._queued(job_id)
        if queued and queued.ahead is None:  # older servers stop whatever runs, so ours must be the one
            await self._wire.tell("interrupt", {"prompt_id": job_id})

    async def fetch(self, job_id: str, kinds: tuple[str, ...], target: Path, report: Report) -> None:
        """Download what an ended job made: the last file of these kinds, finished ones before previews."""
        standing = await self.standing(job_id)
        if isinstance(standing, Queued):
            raise EngineError(FailureKind.TRANSIENT, f"{self.supplier} has not finished this yet.")
        found = [file for file in _files(standing.outputs) if file.filename.lower().endswith(kinds)]
        if not found:
            advice = "The workflow must end in a node that saves one, such as SaveImage or SaveVideo."
            what = "picture" if kinds is PICTURES else "clip"
            raise EngineError(FailureKind.INVALID, f"{self.supplier} finished without a {what}.", advice)
        file = max(found, key=lambda one: one.type == "output")
        await self._wire.download(f"view?{urlencode(file.model_dump())}", target, report)

    def _ended(self, entry: _Entry) -> Ended:
        if entry.status and entry.status.status_str != "success":
            raise breakdown(entry.status.messages, self.supplier)
        return Ended(entry.outputs)

    async def _entry(self, job_id: str) -> _Entry | None:
        return (await self._wire.get(f"history/{job_id}", _History)).root.get(job_id)

    async def _queued(self, job_id: str) -> Queued | None:
        queue = await self._wire.get("queue", _Queue)
        if any(job_id in job[:2] for job in queue.queue_running):
            return Queued(None)
        pending = sorted(queue.queue_pending, key=lambda job: job[0])
        place = next((n for n, job in enumerate(pending) if job_id in job[:2]), None)
        return None if place is None else Queued(place + len(queue.queue_running))


def _files(outputs: dict[str, dict[str, Any]]) -> list[_File]:
    """Newest first: nodes answer in the order in which they were done."""
    found = [
        _File.model_validate(entry)
        for node in outputs.values()
        for name in _LISTS
        for entry in node.get(name) or ()
        if isinstance(entry, dict) and "filename" in entry
    ]
    return found[::-1]
