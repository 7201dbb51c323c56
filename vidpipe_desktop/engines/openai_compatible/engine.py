"""An engine on any server of OpenAI's shape. It writes storyboards and, where an image model is named, paints keyframes.

Wire format: POST chat/completions with `response_format` json_schema; servers that refuse that (HTTP 400) are asked for a
json_object with the schema in the words. POST images/generations and, conditioned on a picture, images/edits (multipart).
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.engines.base import Delivered, KeyframeRequest, Report, StoryboardDraft, StoryboardRequest
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.http import Account, Wire, authorized
from vidpipe_desktop.engines.pictures import media_type, save_encoded
from vidpipe_desktop.engines.prompting import keyframe_text
from vidpipe_desktop.engines.storyboarding import SYSTEM, answer_schema, storyboard
from vidpipe_desktop.engines.wire_format import Snake

ENGINE = "openai_compatible"
OPENAI = "https://api.openai.com/v1"
_MOST_NAMES = 8
_SIZES = ((1024, 1024), (1536, 1024), (1024, 1536))
"""Pictures that the image endpoints make, in pixels."""


class _Message(Snake):
    content: str | None = ""
    refusal: str | None = None


class _Choice(Snake):
    message: _Message
    finish_reason: str | None = "stop"


class _Completion(Snake):
    choices: tuple[_Choice, ...] = ()


class _Model(Snake):
    id: str


class _Models(Snake):
    data: tuple[_Model, ...] = ()


class _Picture(Snake):
    b64_json: str = ""


class _Pictures(Snake):
    data: tuple[_Picture, ...] = ()


def account(base_url: str, key: Callable[[], str]) -> Account:
    """Where and as whom to call. An address without a path gets the usual /v1. A server of one's own may need no key."""
    url = base_url.rstrip("/") or OPENAI
    if url.count("/") < 3:
        url += "/v1"

    supplier = "OpenAI" if url == OPENAI else "The server"

    def credentials() -> Mapping[str, str]:
        found = key()
        return authorized(supplier, "Bearer", lambda: found)() if found or url == OPENAI else {}

    return Account(supplier, url, credentials)


class OpenAiEngine:
    """Storyboards and keyframes; both are answered at once."""

    def __init__(self, access: Account, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._wire = Wire(access)
        self._knows_schemas = True

    @property
    def facts(self) -> EngineFacts:
        """As the catalogue has them."""
        return self._catalogue.facts(ENGINE)

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def check(self) -> str:
        """Ask for the list of models, which must have ours in it."""
        model = self._catalogue.default(ENGINE, Role.STORYBOARD)
        await self._served(model)
        return f"{self._wire.supplier} answers. {model} is ready."

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        """Have a chat model write it."""
        model = self._catalogue.model(ENGINE, Role.STORYBOARD, request.model)
        schema = answer_schema(request.scene_count, request.vocabulary)

        async def ask(text: str) -> str:
            return await self._chat(model.id, text, schema)

        return await storyboard(request, model.price, ask)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """Have an image model paint it; an end frame is an edit of its start frame."""
        model = self._catalogue.model(ENGINE, Role.KEYFRAMES, request.model)
        fields = {"model": model.id, "prompt": keyframe_text(request), "size": _size(request.size), "n": "1"}
        if request.start:
            data = request.start.read_bytes()
            files = [("image[]", ("start.png", data, media_type(data)))]
            answer = await self._wire.post_form("images/edits", fields, files, _Pictures, paid=True)
        else:
            answer = await self._wire.post("images/generations", {**fields, "n": 1}, _Pictures, paid=True)
        if not answer.data or not answer.data[0].b64_json:
            title = f"{model.title} sent no picture."
            raise EngineError(FailureKind.BAD_OUTPUT, title, "Change the words of the scene.", billed=True)
        save_encoded(answer.data[0].b64_json, request.target, self._wire.supplier)
        return Delivered(model.price)

    async def _chat(self, model: str, text: str, schema: Mapping[str, Any]) -> str:
        if self._knows_schemas:
            form = {"type": "json_schema", "json_schema": {"name": "storyboard", "strict": True, "schema": schema}}
            try:
                return await self._complete(model, text, form)
            except EngineError as error:
                if error.kind is not FailureKind.INVALID:
                    raise
                await self._served(model)
        described = f"{text}\n\nAnswer with one JSON object of this JSON Schema:\n{json.dumps(schema)}"
        answer = await self._complete(model, described, {"type": "json_object"})
        self._knows_schemas = False
        return answer

    async def _served(self, model: str) -> None:
        """Raises EngineError if the server says that it has other models than this one."""
        known = [entry.id for entry in (await self._wire.get("models", _Models)).data]
        if known and model not in known:
            advice = f"It has: {', '.join(known[:_MOST_NAMES])}. Name one of them in Settings."
            raise EngineError(FailureKind.INVALID, f"{self._wire.supplier} has no model “{model}”.", advice)

    async def _complete(self, model: str, text: str, form: Mapping[str, Any]) -> str:
        messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": text}]
        body = {"model": model, "messages": messages, "response_format": form}
        answer = await self._wire.post("chat/completions", body, _Completion, paid=True)
        if not answer.choices:
            title = f"{self._wire.supplier} sent an empty answer."
            raise EngineError(FailureKind.BAD_OUTPUT, title, "Try again, or choose another model.", billed=True)
        choice = answer.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            reason = choice.message.refusal or "Its content filter stopped the answer."
            title, advice = f"{model} refused to write this storyboard.", f"{reason} Change the words."
            raise EngineError(FailureKind.MODERATED, title, advice, billed=True)
        return choice.message.content or ""


def _size(size: tuple[int, int]) -> str:
    """The picture on offer whose shape comes closest."""
    width, height = min(_SIZES, key=lambda offered: abs(offered[0] / offered[1] - size[0] / size[1]))
    return f"{width}x{height}"
