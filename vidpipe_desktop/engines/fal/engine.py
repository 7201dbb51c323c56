"""fal as an engine: clips as requests in its queue, which are found again by their ids.

Wire format (snake_case, fal's Queue API v1): POST {model} with the model's own fields gives a request_id; GET
{owner}/{app}/requests/{id}/status says IN_QUEUE, IN_PROGRESS (both with HTTP 202) or COMPLETED, after which GET
{owner}/{app}/requests/{id} gives the result, or the error that the model ended with; PUT …/cancel cancels. The path of a
model behind its first two parts belongs to the submission only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.engines.base import ClipRequest, Delivered, Report, Submitted, Working
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.http import Account, Wire, authorized
from vidpipe_desktop.engines.templates import clip_values, filled
from vidpipe_desktop.engines.wire_format import Snake

ENGINE = "fal"
_QUEUE = "https://queue.fal.run"
_ANSWER_LIMIT = 2**20
"""Bytes. Answers hold links, never media."""
_LONGEST_URI = 8 * 2**20
"""Characters of a frame as data URI: the strictest models take pictures of 10 MB."""
_CHECK_AGAIN = 5.0
"""Seconds after which a look pays: clips take one to five minutes."""
_JOB = re.compile(r"([\w.-]+/[\w.-]+):([\w-]+)")
_NOBODYS_REQUEST = "00000000-0000-4000-8000-000000000000"
_VERDICTS = (FailureKind.MODERATED, FailureKind.INVALID)


class _Accepted(Snake):
    request_id: str = Field(pattern=r"^[\w-]+$")


class _Status(Snake):
    status: str
    error: str | None = None


class _File(Snake):
    url: str


class _Result(Snake):
    video: _File | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """What a job id says: whose queue the request is in (owner/app), and its id."""

    app: str
    request_id: str

    def __str__(self) -> str:
        return f"{self.app}:{self.request_id}"

    @property
    def path(self) -> str:
        """Where the request lies."""
        return f"{self.app}/requests/{self.request_id}"

    @staticmethod
    def of(model: str, request_id: str) -> "_Job":
        """A request for that model."""
        return _Job("/".join(model.split("/")[:2]), request_id)

    @staticmethod
    def parse(job_id: str) -> "_Job":
        found = _JOB.fullmatch(job_id)
        if not found:
            raise EngineError(FailureKind.JOB_LOST, f"“{job_id}” is no request of fal's.", "Make the clip again.")
        return _Job(found[1], found[2])


def account(base_url: str, key: Callable[[], str]) -> Account:
    """Where and as whom to call. key: looks the key up."""
    return Account("fal", base_url or _QUEUE, authorized("fal", "Key", key), answer_limit=_ANSWER_LIMIT)


class FalEngine:
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
        """Ask after a request that nobody made. fal has no free call that says more; a bad key is refused before."""
        model = self._catalogue.model(ENGINE, Role.CLIPS, "")
        try:
            await self._wire.get(f"{_Job.of(model.id, _NOBODYS_REQUEST).path}/status", _Status)
        except EngineError as error:
            if error.kind not in (FailureKind.JOB_LOST, FailureKind.INVALID):
                raise
        return "fal answers and did not refuse the key. Whether there is credit, only the first clip will tell."

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Put a clip into the queue."""
        model = self._catalogue.model(ENGINE, Role.CLIPS, request.model).id
        values = await clip_values(request, _LONGEST_URI, self._workers)
        body = filled(self._catalogue.request(ENGINE, Role.CLIPS, model), values)
        accepted = await self._wire.post(model, body, _Accepted, paid=True)
        return Submitted(str(_Job.of(model, accepted.request_id)))

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """Look after the request; its result says whether there is a clip."""
        link = await self._link(_Job.parse(job_id))
        return Delivered() if link else Working(check_again=_CHECK_AGAIN)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """Fetch the clip from where the result says."""
        link = await self._link(_Job.parse(job_id))
        if not link:
            raise EngineError(FailureKind.TRANSIENT, "fal has not finished this clip yet.")
        await self._wire.download(link, target, report)

    async def cancel_clip(self, job_id: str) -> bool:
        """Take a request out of the queue. One that is being worked on is billed, so it is left to be fetched."""
        job = _Job.parse(job_id)
        if (await self._status(job)).status != "IN_QUEUE":
            return False
        try:
            await self._wire.put(f"{job.path}/cancel", _Status)
        except EngineError as error:
            if error.kind is FailureKind.INVALID:  # it has been completed in the meantime
                return False
            raise
        return True

    async def find_clip(self, request_id: str) -> str | None:
        """fal finds requests by its own ids only."""
        return None

    async def _status(self, job: _Job) -> _Status:
        return await self._wire.get(f"{job.path}/status", _Status)

    async def _link(self, job: _Job) -> str:
        """Where the finished clip lies; "" while there is none. Raises EngineError if there will be none."""
        status = await self._status(job)
        if status.status != "COMPLETED":
            return ""
        try:
            result = await self._wire.get(job.path, _Result)
        except EngineError as error:
            if status.error and error.kind not in _VERDICTS:
                raise _broken(status.error) from error
            raise
        if status.error:
            raise _broken(status.error)
        if result.video is None:
            title = "fal says that this clip is finished, but not where it is."
            raise EngineError(FailureKind.BAD_OUTPUT, title, "Look there for it.", billed=True)
        return result.video.url


def _broken(words: str) -> EngineError:
    """The request ended without a clip, not because of its content; fal doesn't bill that."""
    return EngineError(FailureKind.BAD_OUTPUT, "fal could not make this clip.", words)
