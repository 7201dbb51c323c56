"""Google's generative APIs on loopback: generateContent, Interactions, Veo's operations and the file store.

Shapes as in Google's reference: camelCase, snake_case in Interactions, errors as google.rpc.Status.
"""

import asyncio
import base64
import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.engines.paper import film, paint
from tests.servers.serving import Book, cut

PICTURE, CLIP = (1024, 576), (1280, 720)
_STATUS = {
    400: "INVALID_ARGUMENT",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}
_DAILY = {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": "GenerateRequestsPerDay"}]}
_SOON = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}


class GoogleServer:
    """Refuses keys that start with "bad". polls: how often a job is looked at before it is done."""

    def __init__(self, polls: int = 1) -> None:
        self.book = Book()
        self.polls = polls
        self.jobs: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)

    @property
    def routes(self) -> list[Route]:
        """Both of the Gemini API and of Vertex AI."""
        return [Route("/{path:path}", self._dispatch, methods=["GET", "POST"])]

    async def _dispatch(self, request: Request) -> Response:
        path = request.path_params["path"]
        key = request.headers.get("x-goog-api-key") or request.headers.get("authorization", "").removeprefix("Bearer ")
        if not key or key.startswith("bad"):
            return self._error(400, "API key not valid. Please pass a valid API key.", {"reason": "API_KEY_INVALID"})
        last, model = path.rsplit("/", 1)[-1], path.rsplit("/", 1)[-1].partition(":")[0]
        match last.partition(":")[2] or last:
            case "generateContent" if "image" in model:
                return await self._answer("image", request, self._paint)
            case "generateContent":
                return await self._answer("storyboard", request, self._write)
            case "interactions" | "predictLongRunning":
                return await self._answer("video", request, lambda body, fault: self._begin(path, body, fault))
            case "fetchPredictOperation":
                return await self._answer("poll", request, lambda body, _: self._poll_veo(body["operationName"]))
            case "cancel":
                return await self._answer("cancel", request, lambda *_: self._cancel(path.split("/")[-2]))
            case "download":
                return await self._answer("download", request, lambda _, fault: self._download(model, fault))
            case name if "/files/" in path:
                return await self._answer("file", request, lambda *_: _json({"name": name, "state": "ACTIVE"}))
            case name if "/models/" in path:
                return await self._answer("model", request, lambda *_: _json({"name": f"models/{name}"}))
            case name:
                return await self._answer("poll", request, lambda *_: self._poll_omni(name))

    async def _answer(self, kind: str, request: Request, work: Any) -> Response:
        return await self.book.answer(kind, request, work, self._error)

    def _error(self, status: int, message: str = "planned", *details: dict[str, Any]) -> Response:
        daily = status == 4290
        status = 429 if daily else status
        found = details or ((_DAILY,) if daily else (_SOON,) if status == 429 else ())
        error = {"code": status, "message": message, "status": _STATUS.get(status, "INTERNAL"), "details": list(found)}
        return JSONResponse({"error": error}, status_code=status)

    async def _write(self, body: dict[str, Any], fault: str) -> Response:
        self.book.billed["storyboard"] += 1
        if fault == "blocked":
            return JSONResponse({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})
        wanted = body["generationConfig"]["responseJsonSchema"]["properties"]["scenes"]["minItems"]
        names = ("description", "start_frame_prompt", "end_frame_prompt", "video_motion_prompt", "transition_notes")
        scenes = [{name: f"{name} {number}" for name in names} for number in range(wanted - (fault == "short"))]
        text = json.dumps({"style_guide": "Warm light.", "scenes": scenes})
        text = {"fenced": f"Here you are:\n```json\n{text}\n```", "broken": text[:-9]}.get(fault, text)
        draft = {"text": "Let me think {", "thought": True}
        return JSONResponse(_candidate([draft, {"text": text}]))

    async def _paint(self, body: dict[str, Any], fault: str) -> Response:
        self.book.billed["image"] += 1
        if fault == "unsafe":
            return JSONResponse({"candidates": [{"finishReason": "IMAGE_SAFETY", "finishMessage": "No."}]})
        if fault == "words":
            return JSONResponse(_candidate([{"text": "I would rather talk about it."}]))
        parts = body["contents"][0]["parts"]
        data = await asyncio.to_thread(_made, paint, ".png", PICTURE, json.dumps(parts))
        draft = {"inlineData": {"mimeType": "image/png", "data": _b64(b"a draft")}, "thought": True}
        picture = _b64(data[:40] if fault == "corrupt" else data)
        return JSONResponse(_candidate([draft, {"inlineData": {"mimeType": "image/png", "data": picture}}]))

    async def _begin(self, path: str, body: dict[str, Any], fault: str) -> Response:
        self.book.billed["video"] += 1
        veo = "predictLongRunning" in path
        number = next(self._numbers)
        name = (
            f"{path.removesuffix(':predictLongRunning').partition('/')[2]}/operations/{number}"
            if veo
            else f"v1_{number}"
        )
        seconds = body["parameters"]["durationSeconds"] if veo else body["response_format"]["duration"].rstrip("s")
        delivery = "" if veo else body["response_format"]["delivery"]
        self.jobs[name] = {"left": self.polls, "seconds": float(seconds), "fault": fault, "delivery": delivery}
        if veo:
            return JSONResponse({"name": name})
        return JSONResponse({"id": name, "object": "interaction", "status": "in_progress"})

    async def _poll_omni(self, name: str) -> Response:
        job = self.jobs.get(name)
        if job is None:
            return self._error(404, f"Interaction {name} not found.")
        head = {"id": name, "object": "interaction"}
        if not self._finished(job):
            return JSONResponse(head | {"status": "in_progress"})
        if job["fault"] == "filtered":
            errors = [{"code": "safety", "message": "Blocked by the safety filter."}]
            return JSONResponse(head | {"status": "failed", "errors": errors})
        if job["fault"] == "failed":
            return JSONResponse(
                head | {"status": "failed", "errors": [{"code": "internal", "message": "Out of luck."}]}
            )
        video = {"type": "video", "mime_type": "video/mp4"}
        if job["delivery"] == "uri":
            video["uri"] = f"https://generativelanguage.googleapis.com/v1beta/files/{name}:download?alt=media"
        else:
            video["data"] = _b64(await self._clip(job))
        return JSONResponse(head | {"status": "completed", "steps": [{"type": "model_output", "content": [video]}]})

    async def _poll_veo(self, name: str) -> Response:
        job = self.jobs.get(name)
        if job is None:
            return self._error(404, f"Operation {name} not found.")
        if not self._finished(job):
            return JSONResponse({"name": name})
        if job["fault"] == "filtered":
            response = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["It violates the guidelines."]}
            return JSONResponse({"name": name, "done": True, "response": response})
        video = {"bytesBase64Encoded": _b64(await self._clip(job)), "mimeType": "video/mp4"}
        return JSONResponse({"name": name, "done": True, "response": {"videos": [video]}})

    async def _cancel(self, name: str) -> Response:
        self.jobs.pop(name, None)
        return JSONResponse({"id": name, "status": "cancelled"})

    async def _download(self, name: str, fault: str) -> Response:
        data = await self._clip(self.jobs[name])
        if fault == "truncated":
            return cut()
        return Response(data[: len(data) // 2] if fault == "half" else data, media_type="video/mp4")

    async def _clip(self, job: dict[str, Any]) -> bytes:
        return await asyncio.to_thread(_made, film, ".mp4", CLIP, job["seconds"], "clip")

    @staticmethod
    def _finished(job: dict[str, Any]) -> bool:
        job["left"] -= 1
        return job["left"] < 0


def _made(make: Any, suffix: str, *args: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"made{suffix}"
        make(target, *args)
        return target.read_bytes()


def _candidate(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": "STOP"}]}


async def _json(content: dict[str, Any]) -> Response:
    return JSONResponse(content)


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()
