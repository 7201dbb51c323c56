"""Runway as an engine: clips as tasks that are found again by their ids.

Wire format (camelCase, github.com/runwayml/openapi, version 2024-11-06): POST v1/image_to_video with `model`, `promptImage`
as a list of {uri, position: first|last}, and what else the model takes, gives an id; GET v1/tasks/{id} asks after it, and
renews the links to what was made; DELETE v1/tasks/{id} cancels a task, or deletes what it made. A credit is one US cent.
"""

import re
from collections.abc import Callable
from pathlib import Path

from pydantic import Field

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.engines.base import ClipRequest, Delivered, Report, Submitted, Working
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.http import Account, Wire, authorized
from vidpipe_desktop.engines.templates import clip_values, filled
from vidpipe_desktop.engines.wire_format import Camel

ENGINE = "runway"
_API = "https://api.dev.runwayml.com"
_VERSION = "2024-11-06"
_ANSWER_LIMIT = 2**20
"""Bytes. Answers hold links, never media."""
_LONGEST_URI = 5 * 2**20
"""Characters of a data URI in `promptImage`."""
_CHECK_AGAIN = 5.0
"""Seconds; Runway asks not to be asked more often."""
_ID = r"[\w-]+"
_CREDIT = 0.01
_QUEUED = ("PENDING", "THROTTLED")


class _Created(Camel):
    id: str = Field(pattern=f"^{_ID}$")


class _Cost(Camel):
    credits: float

    @property
    def price(self) -> Micros:
        """In money."""
        return dollars(self.credits * _CREDIT)


class _Task(Camel):
    status: str
    progress: float | None = None
    output: tuple[str, ...] = ()
    failure: str | None = None
    failure_code: str | None = None
    cost: _Cost | None = None


class _Organization(Camel):
    credit_balance: float


def account(base_url: str, key: Callable[[], str]) -> Account:
    """Where and as whom to call. key: looks the key up."""
    credentials = authorized("Runway", "Bearer", key, **{"x-runway-version": _VERSION})
    return Account("Runway", base_url or _API, credentials, answer_limit=_ANSWER_LIMIT)


class RunwayEngine:
    """Clips only. Which model takes what is the catalogue's to say."""

    def __init__(self, access: Account, catalogue: Catalogue, workers: Workers) -> None:
        self._catalogue = catalogue
        self._workers = workers
        self._wire = Wire(access)

    @property
    def facts(self) -> EngineFacts:
        """As the catalogue has them."""
        return self._catalogue.facts(ENGINE)

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def check(self) -> str:
        """Ask for the account's balance: free, and refused without a valid key."""
        model = self._catalogue.model(ENGINE, Role.CLIPS, "")
        balance = (await self._wire.get("v1/organization", _Organization)).credit_balance
        return f"Runway answers. {balance:,.0f} credits are left; {model.title} is ready."

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Begin a clip."""
        model = self._catalogue.model(ENGINE, Role.CLIPS, request.model).id
        values = await clip_values(request, _LONGEST_URI, self._workers)
        frames = [{"uri": values[place], "position": place} for place in ("first", "last") if values[place]]
        rest = filled(self._catalogue.request(ENGINE, Role.CLIPS, model), values)
        body = {"model": model, "promptImage": frames, **rest}
        return Submitted((await self._wire.post("v1/image_to_video", body, _Created, paid=True)).id)

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """Look after the task. What it cost is told by Runway."""
        task = await self._task(job_id)
        match task.status:
            case "SUCCEEDED":
                return Delivered(task.cost.price if task.cost else None)
            case "FAILED":
                raise _failure(task)
            case "CANCELLED":
                raise EngineError(FailureKind.JOB_LOST, "This clip was cancelled at Runway.", "Make it again.")
            case _:
                return Working(task.progress, _CHECK_AGAIN)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """Fetch the clip by a fresh link."""
        task = await self._task(job_id)
        if not task.output:
            title = "Runway says that this clip is finished, but not where it is."
            raise EngineError(FailureKind.BAD_OUTPUT, title, "Look there for it.", billed=True)
        await self._wire.download(task.output[0], target, report)

    async def cancel_clip(self, job_id: str) -> bool:
        """Cancel a task that waits. One that runs is paid for whatever happens, so it is left to be fetched."""
        if (await self._task(job_id)).status not in _QUEUED:
            return False
        await self._wire.delete(f"v1/tasks/{job_id}")
        return True

    async def find_clip(self, request_id: str) -> str | None:
        """Runway lists no tasks, and takes no ids of ours."""
        return None

    async def _task(self, job_id: str) -> _Task:
        if not re.fullmatch(_ID, job_id):
            raise EngineError(FailureKind.JOB_LOST, f"“{job_id}” is no task of Runway's.", "Make the clip again.")
        return await self._wire.get(f"v1/tasks/{job_id}", _Task)


def _failure(task: _Task) -> EngineError:
    """Why there will be no clip, by the first part of the code. What was refused for its content is billed as if made."""
    words = f"{task.failure or 'It gave no reason.'} ({task.failure_code or 'no code'})"
    refused = (task.failure_code or "").startswith("SAFETY")
    billed = task.cost.credits > 0 if task.cost else refused
    match (task.failure_code or "").split(".")[0]:
        case "SAFETY":
            advice = f"{words} Runway bills refused clips, too. Change the words or the frames."
            return EngineError(
                FailureKind.MODERATED, "Runway refused this clip for its content.", advice, billed=billed
            )
        case "INPUT_PREPROCESSING" | "ASSET":
            return EngineError(FailureKind.INVALID, "Runway cannot use these frames.", words, billed=billed)
        case _:
            return EngineError(FailureKind.BAD_OUTPUT, "Runway could not make this clip.", words, billed=billed)
