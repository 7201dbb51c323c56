"""ComfyUI's websocket on loopback: who listens is told about the jobs of its own, as the real server tells it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

Job = dict[str, Any]
STEPS = 4
_PREVIEW = b"\x00\x00\x00\x01\x00\x00\x00\x02 a picture"


class Sockets:
    """open: by the ids of clients. served: how many there were. said: kinds of messages, in order. new: progress_state is sent beside progress.

    talks: False = refuses to be listened to. breaks: it hangs up in the middle of a job.
    """

    def __init__(self, *, new: bool = True) -> None:
        self.open: dict[str, WebSocket] = {}
        self.said: list[str] = []
        self.served = 0
        self.new = new
        self.talks = True
        self.breaks = False

    @property
    def route(self) -> WebSocketRoute:
        """As server.py of ComfyUI has it."""
        return WebSocketRoute("/ws", self._serve)

    async def work_off(self, job: Job, pace: float, finish: Callable[[], Awaitable[bool]]) -> None:
        """Go through the job's nodes, seconds of `pace` a step, and tell its client; finish: ends it, says whether well."""
        nodes = job["graph"]
        await self._tell(job, "execution_start")
        await self._tell(job, "execution_cached", nodes=list(nodes)[:1])
        for node, entry in nodes.items():
            await self._tell(job, "executing", node=node, display_node=node)
            for step in range(STEPS if "steps" in entry["inputs"] else 0):
                await asyncio.sleep(pace)
                await self._step(job, node, step + 1)
            if self.breaks and job["client"] in self.open:
                await self.open.pop(job["client"]).close(1001)
        good = await finish()
        await self._tell(job, "execution_success" if good else "execution_error", node_id="1", exception_message="No.")
        await self._tell(job, "executing", node=None)

    async def _step(self, job: Job, node: str, step: int) -> None:
        await self._tell(job, "progress", node=node, value=step, max=STEPS)
        if self.new:
            state = {"value": step, "max": STEPS, "state": "running", "node_id": node}
            await self._tell(job, "progress_state", nodes={node: state})
        if socket := self.open.get(job["client"]):
            await socket.send_bytes(_PREVIEW)
            await socket.send_text("[]")
            others = {"node": node, "value": STEPS, "max": STEPS, "prompt_id": "somebody else's"}
            await socket.send_json({"type": "progress", "data": others})

    async def _tell(self, job: Job, kind: str, **data: Any) -> None:
        if socket := self.open.get(job["client"]):
            self.said.append(kind)
            await socket.send_json({"type": kind, "data": {"prompt_id": job["id"], **data}})

    async def _serve(self, socket: WebSocket) -> None:
        if not self.talks:
            await socket.close()
            return
        await socket.accept()
        client = socket.query_params["clientId"]
        self.open[client] = socket
        self.served += 1
        queue = {"exec_info": {"queue_remaining": 0}}
        await socket.send_json({"type": "status", "data": {"status": queue, "sid": client}})
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            self.open.pop(client, None)
