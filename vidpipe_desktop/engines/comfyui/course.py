"""How far a job has come, by what ComfyUI says of its nodes over its websocket.

Wire format: `{"type", "data": {"prompt_id", …}}`; execution_cached `{"nodes": [id]}`; executing `{"node": id}`, null when the job
has left the queue; progress `{"node", "value", "max"}`; progress_state `{"nodes": {id: {"value", "max", "state"}}}`, which newer
servers send beside it; executed `{"node"}`; execution_start, execution_success, execution_error, execution_interrupted; and
status, which is about the whole queue.
"""

from typing import Any

from vidpipe_desktop.engines.comfyui.workflow import Graph
from vidpipe_desktop.engines.wire_format import Snake


class _State(Snake):
    value: float = 0.0
    max: float = 0.0
    state: str = ""


class _Data(Snake):
    prompt_id: str | None = None
    node: str | None = None
    value: float = 0.0
    max: float = 0.0
    nodes: dict[str, _State] | tuple[str, ...] = ()


class Message(Snake):
    """One message of the server's."""

    type: str
    data: _Data = _Data()


class Course:
    """The course of one job. Nodes that count steps weigh as much as their steps: all others are done in no time.

    fraction: how far it has come, 0…1; None = nothing was heard of it.
    """

    def __init__(self, graph: Graph) -> None:
        self.fraction: float | None = None
        self._moved = False
        self._ended = False
        self._weights = {node: _weight(content["inputs"]) for node, content in graph.items()}
        self._parts: dict[str, float] = {}
        self._running = ""

    def hear(self, message: Message) -> None:
        """Take in what was said about this job."""
        data = message.data
        match message.type:
            case "execution_cached":
                self._done(*data.nodes)
            case "executing" if data.node:
                self._done(self._running)
                self._running = data.node
            case "progress":
                self._parts[data.node or self._running] = _part(data.value, data.max)
            case "progress_state" if isinstance(data.nodes, dict):
                for node, state in data.nodes.items():
                    self._parts[node] = 1.0 if state.state == "finished" else _part(state.value, state.max)
            case "executed" if data.node:
                self._done(data.node)
            case "executing" | "execution_success" | "execution_error" | "execution_interrupted":
                self._ended = True
            case _:
                pass
        self._move()

    @property
    def has_news(self) -> bool:
        """Whether it has come further, or has ended, since that was last taken."""
        return self._moved or self._ended

    def take_news(self) -> bool:
        """Whether it has come further, and goes on. Both are no news any more."""
        moved, ended, self._moved, self._ended = self._moved, self._ended, False, False
        return moved and not ended

    def _done(self, *nodes: str) -> None:
        self._parts.update(dict.fromkeys(nodes, 1.0))

    def _move(self) -> None:
        """A job never goes back, whatever its nodes say."""
        come = sum(weight * self._parts.get(node, 0.0) for node, weight in self._weights.items())
        fraction = come / sum(self._weights.values())
        if self.fraction is None or fraction > self.fraction:
            self.fraction, self._moved = fraction, True


def _weight(inputs: dict[str, Any]) -> float:
    steps = inputs.get("steps")
    return max(1.0, steps) if isinstance(steps, int | float) else 1.0


def _part(value: float, most: float) -> float:
    return min(1.0, max(0.0, value / most)) if most > 0 else 0.0
