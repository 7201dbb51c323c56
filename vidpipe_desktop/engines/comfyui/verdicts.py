"""What ComfyUI says when it does not take a workflow, or does not finish it, in sentences.

Wire format: POST prompt answers 400 with `{"error": {"type", "message", "details", "extra_info"}, "node_errors": {node id:
{"class_type", "errors": [{"type", "message", "details", "extra_info": {"input_name", "received_value"}}]}}}`; a job that
failed has `["execution_error", {"node_type", "exception_type", "exception_message"}]` among its messages.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import Field, ValidationError

from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.engines.failures import Answer, failure_of
from vidpipe_desktop.engines.wire_format import Snake

_LONGEST_WORDS = 300


class _Extra(Snake):
    class_type: str | None = None
    input_name: str | None = None
    received_value: Any = None


class _Error(Snake):
    type: str = ""
    message: str = ""
    details: str | None = ""
    extra_info: _Extra = _Extra()


class _NodeErrors(Snake):
    class_type: str = ""
    errors: tuple[_Error, ...] = ()


class _Refusal(Snake):
    error: _Error
    node_errors: dict[str, _NodeErrors] | list[Any] = Field(default_factory=dict)


def refusal(answer: Answer, supplier: str) -> EngineError:
    """Why the workflow was not taken. answer: any but 200 from POST prompt."""
    if answer.status != 400:
        return failure_of(answer, supplier, paid=True)
    try:
        found = _Refusal.model_validate_json(answer.body)
    except ValidationError:
        return failure_of(answer, supplier, paid=True)
    if found.error.type == "missing_node_type" or "does not exist" in found.error.message:
        name = found.error.extra_info.class_type or found.error.message
        advice = "Update ComfyUI, or install the custom nodes that the workflow needs."
        return EngineError(FailureKind.INVALID, f"{supplier} lacks a node: {_short(name)}", advice)
    nodes = found.node_errors if isinstance(found.node_errors, dict) else {}
    words = " ".join(_complaints(nodes)) or f"{found.error.message} {found.error.details or ''}".strip()
    return EngineError(FailureKind.INVALID, f"{supplier} did not accept the workflow.", _short(words))


def _complaints(nodes: dict[str, _NodeErrors]) -> Iterator[str]:
    for node, entry in nodes.items():
        where = f"{entry.class_type} (node {node})"
        for error in entry.errors:
            if error.type == "value_not_in_list":
                name, value = error.extra_info.input_name, error.extra_info.received_value
                yield f"{where} has no “{value}” for {name}: put the file there, or name another one in Settings."
            else:
                yield f"{where}: {error.message}, {error.details}."


def breakdown(messages: tuple[tuple[str, dict[str, Any]], ...], supplier: str) -> EngineError:
    """Why a job ended without success."""
    events = dict(messages)
    if "execution_interrupted" in events:
        return EngineError(FailureKind.JOB_LOST, f"The job was stopped at {supplier}.", "Make it again.")
    error = events.get("execution_error", {})
    kind, words = str(error.get("exception_type", "")), str(error.get("exception_message", ""))
    where = str(error.get("node_type", "")) or "A node"
    if "OutOfMemory" in kind or "out of memory" in words.lower():
        advice = "Lower clip_lines in settings.toml, choose shorter clips, or use a smaller model file."
        return EngineError(FailureKind.INVALID, f"The graphics card of {supplier} ran out of memory.", advice)
    return EngineError(FailureKind.BAD_OUTPUT, f"{where} failed at {supplier}.", _short(words))


def _short(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1] + "…"
