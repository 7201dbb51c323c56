"""A workflow in ComfyUI's API format: read from a file, looked over, and filled in.

Wire format: an object of nodes by id, each `{"class_type", "inputs", "_meta": {"title"}}`; an input is a value or a link
`[node id, output]`. A value may be, or have in it, a placeholder such as {{prompt}}; one that is nothing else keeps the
kind of what is put in, so that {{seed}} becomes a number. Inputs that a node does not have are passed over by the server:
those shipped name SaveVideo's codec as old servers want it, and, as format.codec, new ones.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from vidpipe_desktop.core.errors import EngineError, FailureKind

Graph = dict[str, dict[str, Any]]
Value = str | int | float

FRAMES = frozenset({"first", "last"})
"""Placeholders of pictures that are uploaded first."""
COMMON = frozenset({"prompt", "seed", "width", "height", "name"})
"""Placeholders of every workflow. name: what the server's file may be called, another one each time."""
CLIPS = frozenset({"seconds", "frames", "fps"})
"""Placeholders that only clips have. frames: 4n + 1, as video models take them."""
_PLACE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Workflow:
    """title: its name in sentences, such as “clips (mine.json)”."""

    title: str
    graph: Graph

    @property
    def placeholders(self) -> frozenset[str]:
        """The names of all placeholders in it."""
        return frozenset(
            name for _, _, value in self.values() if isinstance(value, str) for name in _PLACE.findall(value)
        )

    def values(self) -> Iterator[tuple[str, str, Any]]:
        """All inputs that are no links, as (node id, input, value)."""
        for node, content in self.graph.items():
            for name, value in content["inputs"].items():
                if not isinstance(value, list):
                    yield node, name, value

    def filled(self, values: Mapping[str, Value]) -> Graph:
        """The graph with these values put in; placeholders without one stay."""
        return {
            node: {**content, "inputs": {name: _put(value, values) for name, value in content["inputs"].items()}}
            for node, content in self.graph.items()
        }

    def kind_of(self, node: str) -> str:
        """The class of one of its nodes."""
        return str(self.graph[node]["class_type"])


def read_workflow(file: Path | Traversable, title: str) -> Workflow:
    """Raises EngineError if it cannot be read, or is not in API format."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unusable(title, f"The file cannot be read: {error}.") from error
    if not isinstance(found, dict):
        raise _unusable(title, "The file holds no workflow.")
    content = cast(dict[str, Any], found)
    if isinstance(content.get("nodes"), list):
        raise _unusable(title, "It was saved for the editor. In ComfyUI choose Workflow, then Export (API).")
    for node, entry in content.items():
        if not _is_node(entry):
            raise _unusable(title, f"Node “{node}” has no class_type or no inputs. Export it again as API format.")
    return Workflow(title, cast(Graph, content))


def _is_node(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return False
    node = cast(dict[str, Any], entry)
    return isinstance(node.get("class_type"), str) and isinstance(node.get("inputs"), dict)


def _put(value: Any, values: Mapping[str, Value]) -> Any:
    if not isinstance(value, str):
        return value
    if (whole := _PLACE.fullmatch(value)) and whole[1] in values:
        return values[whole[1]]
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), value)


def _unusable(title: str, why: str) -> EngineError:
    return EngineError(FailureKind.INVALID, f"The workflow for {title} cannot be used.", why)
