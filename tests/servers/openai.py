"""A server of OpenAI's shape on loopback: chat completions, the list of models, and the image endpoints."""

import asyncio
import base64
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.engines.paper import paint
from tests.servers.serving import Book

MODELS = ("qwen3:8b", "gpt-5-mini", "gpt-image-2")


class OpenAiServer:
    """schemas: whether it knows json_schema, as older servers don't."""

    def __init__(self, *, schemas: bool = True) -> None:
        self.book = Book()
        self.schemas = schemas

    @property
    def routes(self) -> list[Route]:
        """Below /v1."""
        return [
            Route("/v1/chat/completions", self._chat_route, methods=["POST"]),
            Route("/v1/models", self._models),
            Route("/v1/images/{what}", self._image_route, methods=["POST"]),
        ]

    async def _chat_route(self, request: Request) -> Response:
        return await self.book.answer("chat", request, self._chat, self._error)

    async def _image_route(self, request: Request) -> Response:
        kind = request.path_params["what"]
        if kind == "edits":
            files = re.findall(rb'name="([^"]+)"; filename=', await request.body())
            self.book.bodies.append({"files": [name.decode() for name in files]})
        return await self.book.answer(kind, request, self._image, self._error)

    async def _models(self, _request: Request) -> Response:
        return JSONResponse({"object": "list", "data": [{"id": model, "object": "model"} for model in MODELS]})

    def _error(self, status: int, message: str = "planned", code: str = "") -> Response:
        headers = {"retry-after": "3"} if status == 429 else {}
        return JSONResponse({"error": {"message": message, "code": code}}, status_code=status, headers=headers)

    async def _chat(self, body: dict[str, Any], fault: str) -> Response:
        if body["model"] not in MODELS:
            return self._error(404, f"The model {body['model']} does not exist.", "model_not_found")
        form = body["response_format"]
        if form["type"] == "json_schema" and not self.schemas:
            return self._error(400, "'response_format.type' must be 'text' or 'json_object'")
        self.book.billed["chat"] += 1
        schema = (
            form["json_schema"]["schema"]
            if form["type"] == "json_schema"
            else _schema_in(body["messages"][-1]["content"])
        )
        wanted = schema["properties"]["scenes"]
        scenes = [{name: f"{name} {n}" for name in wanted["items"]["required"]} for n in range(wanted["minItems"])]
        text = json.dumps({"style_guide": "Warm light.", "scenes": scenes})
        message: dict[str, Any] = {"role": "assistant", "content": f"<think>Let me {{see}}.</think>{text}"}
        if fault == "refusal":
            message = {"role": "assistant", "content": None, "refusal": "I would rather not."}
        return JSONResponse({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    async def _image(self, _body: dict[str, Any], fault: str) -> Response:
        if fault == "moderation":
            return self._error(400, "Your request was rejected by the safety system.", "moderation_blocked")
        self.book.billed["image"] += 1
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "made.png"
            await asyncio.to_thread(paint, target, (1536, 1024), "picture")
            return JSONResponse({"data": [{"b64_json": base64.b64encode(target.read_bytes()).decode()}]})


def _schema_in(text: str) -> dict[str, Any]:
    return json.loads(text[text.index("{") :])
