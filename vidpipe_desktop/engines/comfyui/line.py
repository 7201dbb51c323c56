"""The websocket over which ComfyUI tells how far its jobs have come. Without it they are asked after, as ever.

Wire format: GET /ws?clientId=ID; the server tells a client about the jobs that were submitted under its id only, in JSON
(`course.py`), and sends previews as binary frames.
"""

import asyncio
import logging
import uuid
from urllib.parse import urlencode

from pydantic import ValidationError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.engines.comfyui.course import Course, Message
from vidpipe_desktop.engines.comfyui.workflow import Graph
from vidpipe_desktop.engines.http import Account

_OPENS_WITHIN = 5.0
_LET_ALONE = 30.0
"""Seconds until a line that could not be opened, or broke, is tried again."""
_LARGEST = 16 * 2**20
"""Bytes of the largest message taken in: previews are pictures."""

log = logging.getLogger(__name__)


class _Direct(connect):
    """Follows nobody elsewhere: our credentials are for the server that the person named."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        """As if it led nowhere."""
        return exc


class Line:
    """One socket for all jobs of an engine; whoever waits for news reads for all. It raises nothing.

    client: whom the server tells; jobs are submitted under this id.
    """

    def __init__(self, account: Account) -> None:
        self.client = uuid.uuid4().hex
        self._account = account
        self._courses: dict[str, Course] = {}
        self._socket: ClientConnection | None = None
        self._turn = asyncio.Lock()
        self._let_alone_until = 0.0

    async def follow(self, job_id: str, graph: Graph) -> None:
        """Listen from now on to what is said about a job, which is to be submitted next."""
        self._courses[job_id] = Course(graph)
        await self._open()

    async def leave(self, job_id: str) -> None:
        """Nobody asks for the job any more. Without any job, nothing is listened to."""
        self._courses.pop(job_id, None)
        if not self._courses:
            await self.close()

    async def close(self) -> None:
        """Hang up."""
        socket, self._socket = self._socket, None
        if socket:
            await socket.close()

    def follows(self, job_id: str) -> bool:
        """Whether news of this job can be waited for."""
        return self._socket is not None and job_id in self._courses

    def fraction(self, job_id: str) -> float | None:
        """How far it has come, as far as anything was heard."""
        course = self._courses.get(job_id)
        return course.fraction if course else None

    async def moved(self, job_id: str, within: float) -> bool:
        """Wait for news of the job, at most so many seconds; True if it came further and goes on.

        False says nothing: it is time to ask. That is so at once where there is no line.
        """
        course = self._courses.get(job_id)
        if course is None or not await self._open():
            return False
        try:
            async with asyncio.timeout(within):
                while self._socket and not course.has_news:
                    await self._read_for(course)
        except TimeoutError:
            pass
        except ConnectionClosed as error:
            if self._socket:
                self._broke(error)
        return course.take_news()

    async def _read_for(self, course: Course) -> None:
        """Read one message, when it is our turn: then it is that of others, for whom it may have been."""
        async with self._turn:
            if self._socket and not course.has_news:
                self._hear(await self._socket.recv())

    def _hear(self, said: str | bytes) -> None:
        if isinstance(said, bytes):  # a preview
            return
        try:
            message = Message.model_validate_json(said)
        except ValidationError:
            log.debug("ComfyUI said what is not understood: %.200s", said)
            return
        if course := self._courses.get(message.data.prompt_id or ""):
            course.hear(message)

    async def _open(self) -> bool:
        """Open the line unless it is, or was in vain a moment ago; says whether it is open."""
        if self._socket:
            return True
        async with self._turn:
            if self._socket is None and asyncio.get_running_loop().time() >= self._let_alone_until:
                try:
                    self._socket = await self._connected()
                except (OSError, ValueError, WebSocketException, VidpipeError) as error:
                    self._broke(error)
        return self._socket is not None

    async def _connected(self) -> ClientConnection:
        headers = await asyncio.to_thread(self._account.credentials)
        address = (
            f"ws{self._account.base_url.rstrip('/').removeprefix('http')}/ws?{urlencode({'clientId': self.client})}"
        )
        return await _Direct(address, additional_headers=headers, open_timeout=_OPENS_WITHIN, max_size=_LARGEST)

    def _broke(self, error: Exception) -> None:
        self._socket = None
        self._let_alone_until = asyncio.get_running_loop().time() + _LET_ALONE
        log.info("ComfyUI tells nothing of its own accord (%s); its jobs are asked after", type(error).__name__)
