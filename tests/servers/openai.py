"""A server of OpenAI's shape on loopback: chat completions, the list of models, and the image endpoints."""

import json
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.servers.serving import Book
from tests.servers.spoiling import picture, rewording, storyboard

MODELS = ("qwen3:8b", "gpt-5-mini", "gpt-image-2")
_SIZE_FIELD = re.compile(rb'name="size"\r\n\r\n(\d+x\d+)\r\n')
_TOO_OFTEN = {
    429: ("rate_limit_exceeded", "3"),
    4290: ("insufficient_quota", ""),
    4291: ("rate_limit_exceeded", ""),
    4292: ("rate_limit_exceeded", "0.05"),
    4293: ("rate_limit_exceeded", "1200"),
}
"""Codes of HTTP 429, and seconds of Retry-After."""


class OpenAiServer:
    """Refuses keys that start with "bad". schemas: whether it knows json_schema, as older servers don't.

    refuses: words of which no picture is painted ("" = all are).
    """

    def __init__(self, *, schemas: bool = True) -> None:
        self.book = Book()
        self.schemas = schemas
        self.refuses = ""

    @property
    def routes(self) -> list[Route]:
        """Below /v1."""
        return [
            Route("/v1/chat/completions", self._chat_route, methods=["POST"]),
            Route("/v1/models", self._models),
            Route("/v1/images/{what}", self._image_route, methods=["POST"]),
        ]

    async def _chat_route(self, request: Request) -> Response:
        kind = "chat" if b"minItems" in await request.body() else "rewording"
        return self._refused(request) or await self.book.answer(kind, request, self._chat, self._error)

    async def _image_route(self, request: Request) -> Response:
        if refused := self._refused(request):
            return refused
        if self.refuses and self.refuses.encode() in await request.body():
            self.book.plan(request.path_params["what"], "moderation")
        kind = request.path_params["what"]
        if kind == "edits":
            files = re.findall(rb'name="([^"]+)"; filename=', await request.body())
            self.book.bodies.append({"files": [name.decode() for name in files]})
            if not _can_paint((_SIZE_FIELD.search(await request.body()) or [b"", b""])[1].decode()):
                return self._error(400, "Invalid value: 'size'.", "invalid_value")
        return await self.book.answer(kind, request, self._image, self._error)

    async def _models(self, request: Request) -> Response:
        return self._refused(request) or JSONResponse(
            {"object": "list", "data": [{"id": model, "object": "model"} for model in MODELS]}
        )

    def _refused(self, request: Request) -> Response | None:
        if not request.headers.get("authorization", "").startswith("Bearer bad"):
            return None
        return self._error(401, "Incorrect API key provided.", "invalid_api_key")

    def _error(self, status: int, message: str = "planned", code: str = "") -> Response:
        code, wait = _TOO_OFTEN.get(status, (code, ""))
        error = {"error": {"message": message, "code": code}}
        status = 429 if status in _TOO_OFTEN else status
        return JSONResponse(error, status_code=status, headers={"retry-after": wait} if wait else {})

    async def _chat(self, body: dict[str, Any], fault: str) -> Response:
        if body["model"] not in MODELS:
            return self._error(404, f"The model {body['model']} does not exist.", "model_not_found")
        form = body["response_format"]
        if form["type"] == "json_schema" and not self.schemas:
            return self._error(400, "'response_format.type' must be 'text' or 'json_object'")
        schema = (
            form["json_schema"]["schema"]
            if form["type"] == "json_schema"
            else _schema_in(body["messages"][-1]["content"])
        )
        wanted = schema["properties"]
        self.book.billed["chat" if "scenes" in wanted else "rewording"] += 1
        if fault == "empty":
            return JSONResponse({"choices": []})
        written = storyboard(wanted["scenes"]["minItems"], fault) if "scenes" in wanted else rewording(wanted, fault)
        text = "" if fault == "thought" else written
        message: dict[str, Any] = {"role": "assistant", "content": f"<think>Let me {{see}}.</think>{text}"}
        if fault == "refusal":
            message = {"role": "assistant", "content": None, "refusal": "I would rather not."}
        reason = "content_filter" if fault == "filter" else "stop"
        return JSONResponse({"choices": [{"index": 0, "message": message, "finish_reason": reason}]})

    async def _image(self, body: dict[str, Any], fault: str) -> Response:
        if body and not _can_paint(body["size"]):
            return self._error(400, "Invalid value: 'size'.", "invalid_value")
        if fault == "moderation":
            return self._error(400, "Your request was rejected by the safety system.", "moderation_blocked")
        self.book.billed["image"] += 1
        data = [] if fault == "words" else [{"b64_json": await picture((1536, 1024), "picture", fault)}]
        return JSONResponse({"data": data})


def _can_paint(size: str) -> bool:
    """As gpt-image-2: sides of whole sixteens, up to 3840 pixels, and neither few pixels in all nor very many."""
    width, height = map(int, size.split("x"))
    fits = width % 16 == height % 16 == 0 and max(width, height) <= 3840
    return fits and 655_360 <= width * height <= 8_294_400


def _schema_in(text: str) -> dict[str, Any]:
    return json.loads(text.partition("JSON Schema:\n")[2])
