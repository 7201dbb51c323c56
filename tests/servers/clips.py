"""What suppliers of clips on loopback have in common: jobs that take a while, a bill for each, and files to be fetched."""

import asyncio
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tests.engines.paper import film
from tests.servers.serving import Book, Work, cut, endless

SIZE = (1280, 720)


@dataclass(slots=True)
class Job:
    """left: how often it will be looked at before it is done. fault: how it ends, "" = well."""

    seconds: float
    left: int
    fault: str = ""
    begun: bool = False


class ClipServer:
    """Refuses keys that start with "bad". polls: how often a job is looked at before it is done, waiting the first time.

    links_to, redirects_to: where links to clips, and planned redirects, lead instead of to its own files.
    """

    def __init__(self, polls: int = 1) -> None:
        self.book = Book()
        self.polls = polls
        self.links_to = ""
        self.redirects_to = ""
        self.jobs: dict[str, Job] = {}
        self._names = (f"job-{number}" for number in itertools.count(1))

    @property
    def routes(self) -> list[Route]:
        """The files; suppliers add their interface."""
        return [Route("/files/{name}.mp4", self._file)]

    def error(self, status: int) -> Response:
        """An error answer as the supplier words it."""
        raise NotImplementedError

    def begin(self, seconds: float, fault: str) -> str:
        """Take a job, and bill it; returns its name."""
        self.book.billed["video"] += 1
        name = next(self._names)
        self.jobs[name] = Job(seconds, self.polls, fault)
        if fault == "vanished":
            del self.jobs[name]
        return name

    def look(self, name: str) -> tuple[Job | None, bool]:
        """The job, if it is known, and whether it is done."""
        job = self.jobs.get(name)
        if job is None or job.left <= 0:
            return job, job is not None
        job.left -= 1
        job.begun = job.left + 1 < self.polls
        return job, False

    def refund(self) -> None:
        """A job is not charged for after all."""
        self.book.billed["video"] -= 1

    def link(self, request: Request, name: str) -> str:
        """Where the job's clip is said to lie."""
        return self.links_to or f"{request.base_url}files/{name}.mp4"

    async def answer(self, kind: str, request: Request, work: Work) -> Response:
        """The answer to a request of the interface, which needs a key."""
        key = request.headers.get("authorization", "").partition(" ")[2]
        if not key or key.startswith("bad"):
            return self.error(401)
        return await self.book.answer(kind, request, work, self.error)

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]

        async def send(_body: dict[str, Any], fault: str) -> Response:
            if fault == "redirect":
                return RedirectResponse(self.redirects_to or str(request.url))
            clip = await asyncio.to_thread(_filmed, self.jobs[name].seconds)
            match fault:
                case "truncated":
                    return cut()
                case "empty":
                    return Response(b"")
                case "corrupt":
                    return Response(clip[: len(clip) // 2])
                case "endless_file":
                    return await endless()
                case _:
                    return Response(clip, media_type="video/mp4")

        return await self.book.answer("download", request, send, lambda status: Response(status_code=status))


def _filmed(seconds: float) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "clip.mp4"
        film(target, SIZE, seconds, "clip")
        return target.read_bytes()
