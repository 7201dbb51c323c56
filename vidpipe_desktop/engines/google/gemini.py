"""Gemini's generateContent: storyboards as JSON by a schema, and pictures conditioned on other pictures.

Wire format: POST models/{model}:generateContent with `contents`, `generationConfig` (`responseJsonSchema`,
`responseModalities`, `imageConfig`) and `systemInstruction`. Parts marked `thought` are drafts, not the answer. A refusal
comes with HTTP 200: `promptFeedback.blockReason` (on Vertex AI with a readable `blockReasonMessage`), or a `finishReason`
other than STOP (with a `finishMessage`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Resolution
from vidpipe_desktop.engines.google.access import Access
from vidpipe_desktop.engines.http import Wire
from vidpipe_desktop.engines.pictures import encoded, resolution, save_encoded, shape
from vidpipe_desktop.engines.text_models import TextOrder
from vidpipe_desktop.engines.wire_format import Camel

_LONGEST_WORDS = 300
_FINE = "2K"
"""`imageSize` of pictures for Full HD films: the usual 1K has some 770 lines in 16:9, 2K twice as many."""
_REFUSALS = {
    "SAFETY": "it may not be safe",
    "PROHIBITED_CONTENT": "it shows what Google's rules forbid",
    "BLOCKLIST": "it has words that are on a list of blocked ones",
    "SPII": "it may tell private things about real people",
    "RECITATION": "it is too close to the work of others",
    "MODEL_ARMOR": "the Model Armor of your Google Cloud project stopped it",
    "JAILBREAK": "it reads like an attempt to get around the rules",
    "IMAGE_SAFETY": "the picture may not be safe",
    "IMAGE_PROHIBITED_CONTENT": "the picture shows what Google's rules forbid",
    "IMAGE_RECITATION": "the picture is too close to the work of others",
}
"""What the codes of `blockReason` and `finishReason` mean that tell of content."""


class _Blob(Camel):
    mime_type: str = ""
    data: str = ""


class _Part(Camel):
    text: str = ""
    inline_data: _Blob | None = None
    thought: bool = False


class _Content(Camel):
    parts: tuple[_Part, ...] = ()


class _Candidate(Camel):
    content: _Content = _Content()
    finish_reason: str = "STOP"
    finish_message: str = ""

    @property
    def answer(self) -> tuple[_Part, ...]:
        """Its parts without the drafts."""
        return tuple(part for part in self.content.parts if not part.thought)

    @property
    def words(self) -> str:
        """The answer's text."""
        return "".join(part.text for part in self.answer)


class _Feedback(Camel):
    block_reason: str = ""
    block_reason_message: str = ""


class _Generated(Camel):
    candidates: tuple[_Candidate, ...] = ()
    prompt_feedback: _Feedback = _Feedback()


async def write_json(wire: Wire, access: Access, model: str, order: TextOrder) -> str:
    """The model's answer, which it was told to give as JSON of the order's schema."""
    config = {"responseMimeType": "application/json", "responseJsonSchema": order.schema}
    return (await _generate(wire, access, model, [{"text": order.text}], config, order.system)).words


async def paint(
    wire: Wire, access: Access, model: str, text: str, sources: Sequence[Path], size: tuple[int, int], target: Path
) -> None:
    """Write the picture that text describes, conditioned on the sources, to target; it has at least `size` in pixels."""
    parts: list[dict[str, Any]] = [{"text": text}]
    for source in sources:
        kind, data = encoded(source)
        parts.append({"inlineData": {"mimeType": kind, "data": data}})
    look = {"aspectRatio": shape(size).value}
    if resolution(size) is not Resolution.HD:
        look["imageSize"] = _FINE
    config = {"responseModalities": ["IMAGE"], "imageConfig": look}
    candidate = await _generate(wire, access, model, parts, config)
    for part in candidate.answer:
        if part.inline_data:
            save_encoded(part.inline_data.data, target, "Google")
            return
    title = f"{model} answered with words instead of a picture."
    advice = f"{candidate.words[:_LONGEST_WORDS]} Change the words of the scene.".strip()
    raise EngineError(FailureKind.BAD_OUTPUT, title, advice, billed=True)


async def _generate(
    wire: Wire, access: Access, model: str, parts: list[dict[str, Any]], config: Mapping[str, Any], system: str = ""
) -> _Candidate:
    body: dict[str, Any] = {"contents": [{"role": "user", "parts": parts}], "generationConfig": config}
    if system:
        body["systemInstruction"] = {"parts": [{"text": system}]}
    answer = await wire.post(access.model(model, "generateContent"), body, _Generated, paid=True)
    if reason := answer.prompt_feedback.block_reason:
        raise _refused(model, reason, answer.prompt_feedback.block_reason_message, billed=False)
    candidate = answer.candidates[0] if answer.candidates else _Candidate()
    if candidate.finish_reason in _REFUSALS:
        raise _refused(model, candidate.finish_reason, candidate.finish_message, billed=True)
    if candidate.finish_reason == "MAX_TOKENS":
        raise EngineError(
            FailureKind.BAD_OUTPUT, f"{model} was cut short.", "Ask for fewer scenes, or shorter texts.", billed=True
        )
    return candidate


def _refused(model: str, code: str, message: str, *, billed: bool) -> EngineError:
    """What is blocked before the model works is not billed; an answer that is held back is. message: Google's own words."""
    meaning = _REFUSALS.get(code)
    reason = f"{meaning} ({code})" if meaning else code
    advice = " ".join(f"Reason given: {reason}. {message[:_LONGEST_WORDS]} Change the words.".split())
    return EngineError(FailureKind.MODERATED, f"{model} refused this for its content.", advice, billed=billed)
