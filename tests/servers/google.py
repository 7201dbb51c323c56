"""Google's generative APIs on loopback: generateContent, Interactions, Veo's operations and the file store.

Shapes as in Google's reference: camelCase, snake_case in Interactions, errors as google.rpc.Status.
"""

import asyncio
import base64
import hashlib
import itertools
import json
import tempfile
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.engines.paper import film
from tests.servers.serving import Book, cut, endless, huge
from tests.servers.spoiling import encoded, picture, rewording, storyboard

PICTURES, CLIP = {"1K": (1376, 768), "2K": (2752, 1536)}, (1280, 720)
_RESOLUTIONS = ("360p", "720p", "1080p", "4k")
_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}


def _quota(span: str) -> dict[str, Any]:
    return {
        "@type": "type.googleapis.com/google.rpc.QuotaFailure",
        "violations": [{"quotaId": f"GenerateRequests{span}"}],
    }


def _after(delay: str) -> dict[str, Any]:
    return {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}


_TOO_OFTEN: dict[int, tuple[dict[str, Any], ...]] = {
    429: (_after("7s"),),
    4290: (_quota("PerDayPerProjectPerModel"),),
    4291: (),
    4292: (_quota("PerMinutePerProjectPerModel"), _after("0.05s")),
    4293: (_after("1200s"),),
}
"""Details of HTTP 429: come back in seconds, tomorrow, at any time, at the end of the minute, in twenty minutes."""
_REASONS = {"unsafe": "IMAGE_SAFETY", "unfit": "SAFETY", "cut": "MAX_TOKENS"}
_OMNI_ERRORS = {
    "filtered": {"code": "safety", "message": "Blocked by the safety filter."},
    "failed": {"code": "internal", "message": "Out of luck."},
}
_RAI = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["It violates the guidelines."]}
_VEO_ENDS: dict[str, dict[str, Any]] = {
    "filtered": {"response": _RAI},
    "failed": {"error": {"code": 13, "message": "Out of luck."}},
    "improper": {"error": {"code": 3, "message": "The words violate the guidelines."}},
}
_FLOODS = {"endless_file": endless, "huge_file": huge}


class GoogleServer:
    """Refuses keys that start with "bad". polls: how often a job is looked at before it is done.

    painted: for the hash of each picture that was made, that of the picture it was painted from ("" = from words alone).
    filmed: hashes of first and last frame of each clip.
    refuses: words of which no picture is painted ("" = all are).
    links_to, redirects_to: where links to clips, and planned redirects, lead instead of to its own files. As at Google, what
    Omni takes is billed whatever comes of it, and what Veo takes if there is a clip.
    """

    def __init__(self, polls: int = 1) -> None:
        self.book = Book()
        self.polls = polls
        self.painted: dict[str, str] = {}
        self.filmed: list[tuple[str, ...]] = []
        self.links_to = ""
        self.redirects_to = ""
        self.refuses = ""
        self.jobs: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)

    @property
    def routes(self) -> list[Route]:
        """Both of the Gemini API and of Vertex AI."""
        return [Route("/{path:path}", self._dispatch, methods=["GET", "POST"])]

    async def _dispatch(self, request: Request) -> Response:
        path = request.path_params["path"]
        key = request.headers.get("x-goog-api-key") or request.headers.get("authorization", "").removeprefix("Bearer ")
        if key.startswith("expired"):
            return self._error(
                401, "Request had invalid authentication credentials.", {"reason": "ACCESS_TOKEN_EXPIRED"}
            )
        if not key or key.startswith("bad"):
            return self._error(400, "API key not valid. Please pass a valid API key.", {"reason": "API_KEY_INVALID"})
        self.book.keys.add(key)
        last, model = path.rsplit("/", 1)[-1], path.rsplit("/", 1)[-1].partition(":")[0]
        match last.partition(":")[2] or last:
            case "generateContent" if "image" in model:
                return await self._answer("image", request, self._paint)
            case "generateContent":
                kind = "storyboard" if b"minItems" in await request.body() else "rewording"
                return await self._answer(kind, request, self._write)
            case "interactions" | "predictLongRunning":
                return await self._answer("video", request, lambda body, fault: self._begin(path, body, fault))
            case "fetchPredictOperation":
                return await self._answer("poll", request, lambda body, _: self._poll_veo(body["operationName"]))
            case "cancel":
                return await self._answer("cancel", request, lambda *_: self._cancel(path.split("/")[-2]))
            case "download":
                return await self._answer("download", request, lambda _, fault: self._download(request, model, fault))
            case name if "/files/" in path:
                return await self._answer("file", request, lambda *_: _json({"name": name, "state": "ACTIVE"}))
            case name if "/models/" in path:
                return await self._answer("model", request, lambda *_: _json({"name": f"models/{name}"}))
            case name:
                return await self._answer("poll", request, lambda *_: self._poll_omni(name))

    async def _answer(self, kind: str, request: Request, work: Any) -> Response:
        return await self.book.answer(kind, request, work, self._error)

    def _error(self, status: int, message: str = "planned", *details: dict[str, Any]) -> Response:
        found = details or _TOO_OFTEN.get(status, ())
        status = 429 if status in _TOO_OFTEN else status
        error = {"code": status, "message": message, "status": _STATUS.get(status, "INTERNAL"), "details": list(found)}
        return JSONResponse({"error": error}, status_code=status)

    async def _write(self, body: dict[str, Any], fault: str) -> Response:
        if fault == "blocked":
            return _blocked()
        wanted = body["generationConfig"]["responseJsonSchema"]["properties"]
        self.book.billed["storyboard" if "scenes" in wanted else "rewording"] += 1
        draft = {"text": "Let me think {", "thought": True}
        answer = {
            "text": storyboard(wanted["scenes"]["minItems"], fault) if "scenes" in wanted else rewording(wanted, fault)
        }
        return _candidate([draft] if fault == "thought" else [draft, answer], fault)

    async def _paint(self, body: dict[str, Any], fault: str) -> Response:
        parts = body["contents"][0]["parts"]
        if fault == "blocked" or (self.refuses and self.refuses in parts[0]["text"]):
            return _blocked()
        self.book.billed["image"] += 1
        if fault == "words":
            return _candidate([{"text": "I would rather talk about it."}])
        size = PICTURES[body["generationConfig"]["imageConfig"].get("imageSize", "1K")]
        draft = {"inlineData": {"mimeType": "image/png", "data": encoded(b"a draft")}, "thought": True}
        made = await picture(size, json.dumps(parts), fault)
        self.painted[_hash(made)] = _hash(parts[1]["inlineData"]["data"]) if len(parts) > 1 else ""
        answer = {"inlineData": {"mimeType": "image/png", "data": made}}
        return _candidate([draft] if fault == "thought" else [draft, answer], fault)

    async def _begin(self, path: str, body: dict[str, Any], fault: str) -> Response:
        veo = "predictLongRunning" in path
        if wrong := _unfit(body["parameters"] if veo else body["response_format"], veo=veo):
            return self._error(400, f"Request contains an invalid argument: {wrong}.")
        self.book.billed["video"] += 1
        self.filmed.append(tuple(map(_hash, _frames(body))))
        number = next(self._numbers)
        name = (
            f"{path.removesuffix(':predictLongRunning').partition('/')[2]}/operations/{number}"
            if veo
            else f"v1_{number}"
        )
        seconds = body["parameters"]["durationSeconds"] if veo else body["response_format"]["duration"].rstrip("s")
        delivery = "" if veo else body["response_format"]["delivery"]
        if fault != "vanished":
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
        if error := _OMNI_ERRORS.get(job["fault"]):
            return JSONResponse(head | {"status": "failed", "errors": [error]})
        made = {"type": "video", "mime_type": "video/mp4"}
        if job["fault"] == "talk":
            made = {"type": "text", "text": "I would rather talk about it."}
        elif job["delivery"] == "uri":
            usual = f"https://generativelanguage.googleapis.com/v1beta/files/{name}:download?alt=media"
            made["uri"] = self.links_to.format(name=name) or usual
        else:
            made["data"] = await self._inline(job)
        return JSONResponse(head | {"status": "completed", "steps": [{"type": "model_output", "content": [made]}]})

    async def _poll_veo(self, name: str) -> Response:
        job = self.jobs.get(name)
        if job is None:
            return self._error(404, f"Operation {name} not found.")
        if not self._finished(job):
            return JSONResponse({"name": name})
        if end := _VEO_ENDS.get(job["fault"]):
            if not job.get("refunded"):
                job["refunded"] = True
                self.book.billed["video"] -= 1
            return JSONResponse({"name": name, "done": True, **end})
        video = {"mimeType": "video/mp4"}
        if self.links_to:
            video["gcsUri"] = self.links_to
        else:
            video["bytesBase64Encoded"] = await self._inline(job)
        return JSONResponse({"name": name, "done": True, "response": {"videos": [video]}})

    async def _cancel(self, name: str) -> Response:
        self.jobs.pop(name, None)
        return JSONResponse({"id": name, "status": "cancelled"})

    async def _download(self, request: Request, name: str, fault: str) -> Response:
        if fault == "redirect":
            return RedirectResponse(self.redirects_to)
        if fault in _FLOODS:
            return await _FLOODS[fault](request)
        data = await self._clip(self.jobs[name])
        match fault:
            case "truncated":
                return cut()
            case "slow":
                return StreamingResponse(_dripping(data), media_type="video/mp4")
            case "empty":
                return Response(b"")
            case "half":
                return Response(data[: len(data) // 2], media_type="video/mp4")
            case _:
                return Response(data, media_type="video/mp4")

    async def _inline(self, job: dict[str, Any]) -> str:
        data = await self._clip(job)
        return {"garbled": "*" * 64, "half": encoded(data[: len(data) // 2])}.get(job["fault"]) or encoded(data)

    async def _clip(self, job: dict[str, Any]) -> bytes:
        return await asyncio.to_thread(_filmed, job["seconds"])

    @staticmethod
    def _finished(job: dict[str, Any]) -> bool:
        job["left"] -= 1
        return job["left"] < 0


@cache
def _filmed(seconds: float) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "clip.mp4"
        film(target, CLIP, seconds, "clip")
        return target.read_bytes()


def _unfit(wanted: dict[str, Any], *, veo: bool) -> str:
    """What the real models would not accept; "" = nothing. Veo films eight seconds in 1080p, and no other length."""
    fine = wanted["resolution"]
    if fine not in _RESOLUTIONS[veo:]:
        return "resolution"
    return (
        "durationSeconds" if veo and wanted["durationSeconds"] not in ((8,) if fine == "1080p" else (4, 6, 8)) else ""
    )


def _frames(body: dict[str, Any]) -> list[str]:
    """The frames that a clip is to go through, as base64."""
    if "input" in body:
        return [part["data"] for part in body["input"] if part["type"] == "image"]
    (asked,) = body["instances"]
    return [asked[name]["bytesBase64Encoded"] for name in ("image", "lastFrame") if name in asked]


def _hash(data: str) -> str:
    """Of what is inside base64; what is none has its own."""
    try:
        return hashlib.sha256(base64.b64decode(data, validate=True)).hexdigest()
    except ValueError:
        return data


def _blocked() -> Response:
    reason = {"blockReason": "PROHIBITED_CONTENT", "blockReasonMessage": "It is not allowed here."}
    return JSONResponse({"promptFeedback": reason})


def _candidate(parts: list[dict[str, Any]], fault: str = "") -> Response:
    """The model's answer; or, for reasons why it stopped before, the reason alone."""
    if reason := _REASONS.get(fault):
        return JSONResponse({"candidates": [{"finishReason": reason, "finishMessage": "No."}]})
    return JSONResponse({"candidates": [{"content": {"role": "model", "parts": parts}, "finishReason": "STOP"}]})


async def _dripping(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), 1 + len(data) // 4):
        yield data[start : start + 1 + len(data) // 4]
        await asyncio.sleep(0.05)


async def _json(content: dict[str, Any]) -> Response:
    return JSONResponse(content)
