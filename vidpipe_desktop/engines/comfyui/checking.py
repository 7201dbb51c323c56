"""What a workflow lacks: placeholders, and on the server it is meant for, nodes and model files.

Wire format: GET object_info is an object of node classes; in `input`, under `required` and `optional`, an input is either
`[[option, …], …]` or, from 2025 on, `["COMBO", {"options": [option, …]}]`, or of a kind that takes any value.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import Field, RootModel

from vidpipe_desktop.engines.comfyui.workflow import CLIPS, COMMON, FRAMES, Value, Workflow
from vidpipe_desktop.engines.wire_format import Snake

_MOST_NAMES = 5


class _Inputs(Snake):
    required: dict[str, Any] = Field(default_factory=dict)
    optional: dict[str, Any] | None = None


class _Node(Snake):
    input: _Inputs = _Inputs()

    def options(self, name: str) -> list[Any] | None:
        """What the input may be, or None if that is not a matter of choice."""
        found = self.input.required.get(name, (self.input.optional or {}).get(name))
        if not isinstance(found, list):
            return None
        kind, *more = cast(list[Any], found) or [None]
        if kind == "COMBO" and more and isinstance(more[0], dict):
            kind = cast(dict[str, Any], more[0]).get("options")
        return cast(list[Any], kind) if isinstance(kind, list) else None


class NodeClasses(RootModel[dict[str, _Node]]):
    """The node classes that a server has."""


def missing_placeholders(workflow: Workflow, needed: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    """A sentence for each placeholder that is needed and not there, or there and not known."""
    found = workflow.placeholders
    for name in sorted(needed - found):
        yield f"The workflow for {workflow.title} has no {{{{{name}}}}}."
    if "frames" in known and not found & {"frames", "seconds"}:
        yield f"The workflow for {workflow.title} has neither {{{{frames}}}} nor {{{{seconds}}}}: how long would clips be?"
    for name in sorted(found - known):
        yield f"The workflow for {workflow.title} has {{{{{name}}}}}, which means nothing here."


def known_placeholders(files: Mapping[str, Value], *, clips: bool) -> frozenset[str]:
    """The placeholders that get a value."""
    known = COMMON | FRAMES | frozenset(files)
    return known | CLIPS if clips else known


def missing_on_server(workflow: Workflow, classes: NodeClasses, files: Mapping[str, Value]) -> Iterator[str]:
    """A sentence for each node class, and each model file or other choice, that the server lacks."""
    lacking = sorted({workflow.kind_of(node) for node in workflow.graph} - set(classes.root))
    for kind in lacking:
        yield f"ComfyUI has no node “{kind}”: update it, or install the custom nodes that the workflow for {workflow.title} needs."
    ready = Workflow(workflow.title, workflow.filled(files))
    for node, name, value in ready.values():
        kind = ready.kind_of(node)
        if kind in lacking or (isinstance(value, str) and "{{" in value):
            continue
        options = classes.root[kind].options(name)
        if options is not None and value not in options:
            yield f"{kind} has no “{value}” ({name}) for {workflow.title}. {_offer(options)}"


def _offer(options: list[Any]) -> str:
    if not options:
        return "Its models folder is empty."
    names = ", ".join(map(str, options[:_MOST_NAMES]))
    return f"It has: {names}{', …' if len(options) > _MOST_NAMES else ''}."
