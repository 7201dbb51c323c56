"""fal's queue on loopback: submission, status, result, cancellation, and what its models accept.

Shapes as in fal's description of its Queue API and on the pages of its models. A model's path behind its first two parts
is known to the submission only.
"""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.servers.clips import ClipServer

_PICTURE = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*")
_KLING = {
    "needs": ("prompt", "start_image_url"),
    "pictures": ("start_image_url", "end_image_url"),
    "durations": [str(seconds) for seconds in range(3, 16)],
    "others": ("generate_audio",),
}
_SEEDANCE = {
    "needs": ("prompt", "image_url"),
    "pictures": ("image_url", "end_image_url"),
    "durations": [str(seconds) for seconds in range(4, 16)],
    "others": ("generate_audio", "resolution", "aspect_ratio"),
    "resolutions": ("480p", "720p", "1080p"),
}
_SEEDANCE_FAST = {**_SEEDANCE, "resolutions": ("480p", "720p")}
_VEO = {
    "needs": ("prompt", "first_frame_url", "last_frame_url"),
    "pictures": ("first_frame_url", "last_frame_url"),
    "durations": ["4s", "6s", "8s"],
    "others": ("generate_audio", "resolution", "aspect_ratio"),
    "resolutions": ("720p", "1080p", "4k"),
}
_HAILUO = {
    "needs": ("prompt", "image_url"),
    "pictures": ("image_url", "end_image_url"),
    "durations": ["6", "10"],
    "others": ("resolution",),
    "resolutions": ("512P", "768P"),
}
MODELS: dict[str, dict[str, Any]] = {
    "fal-ai/kling-video/v3/standard/image-to-video": _KLING,
    "fal-ai/kling-video/v3/pro/image-to-video": _KLING,
    "bytedance/seedance-2.0/fast/image-to-video": _SEEDANCE_FAST,
    "bytedance/seedance-2.0/image-to-video": _SEEDANCE,
    "fal-ai/veo3.1/fast/first-last-frame-to-video": _VEO,
    "fal-ai/veo3.1/first-last-frame-to-video": _VEO,
    "fal-ai/minimax/hailuo-02/standard/image-to-video": _HAILUO,
}
_SAYS = {
    401: (401, "invalid key credentials", "authorization_error", {}),
    404: (404, "Request not found", "not_found", {}),
    429: (429, "Concurrent requests limit exceeded", "concurrent_requests_limit", {"retry-after": "7"}),
    4290: (429, "Concurrent requests limit exceeded", "concurrent_requests_limit", {}),
    4030: (403, "User is locked. Reason: Exhausted balance. Top up your balance.", "user_locked", {}),
}


class FalServer(ClipServer):
    """Requests that come to nothing are not charged for."""

    @property
    def routes(self) -> list[Route]:
        """The interface and the files."""
        job = "/{owner}/{app}/requests/{name}"
        return [
            *super().routes,
            Route(f"{job}/status", self._status),
            Route(f"{job}/cancel", self._cancel, methods=["PUT"]),
            Route(job, self._result),
            Route("/{model:path}", self._begin, methods=["POST"]),
        ]

    def error(self, status: int) -> Response:
        """`{"detail": …, "error_type": …}`."""
        status, words, kind, headers = _SAYS.get(status, (status, "planned", "internal_error", {}))
        return JSONResponse({"detail": words, "error_type": kind}, status_code=status, headers=headers)

    async def _begin(self, request: Request) -> Response:
        path = request.path_params["model"]

        async def begin(body: dict[str, Any], fault: str) -> Response:
            model = MODELS.get(path)
            if model is None:
                return self.error(404)
            if issues := _issues(model, body):
                return JSONResponse({"detail": issues}, status_code=422)
            name = self.begin(float(body["duration"].rstrip("s")), fault)
            return JSONResponse({"status": "IN_QUEUE", "request_id": name, "queue_position": 0})

        return await self.answer("video", request, begin)

    async def _status(self, request: Request) -> Response:
        async def tell(_body: dict[str, Any], _fault: str) -> Response:
            job, done = self.look(request.path_params["name"])
            if job is None:
                return self.error(404)
            if not done:
                return JSONResponse({"status": "IN_PROGRESS" if job.begun else "IN_QUEUE"}, status_code=202)
            broken = {"error": "Runner disconnected", "error_type": "runner_disconnected"}
            return JSONResponse({"status": "COMPLETED"} | (broken if job.fault == "failed" else {}))

        return await self.answer("poll", request, tell)

    async def _result(self, request: Request) -> Response:
        name = request.path_params["name"]

        async def tell(_body: dict[str, Any], _fault: str) -> Response:
            job = self.jobs.get(name)
            if job is None:
                return self.error(404)
            if job.fault in ("moderated", "unfit", "failed") and job.left == 0:
                self.refund()
                job.left = -1
            match job.fault:
                case "moderated":
                    return _refused(
                        "prompt", "content_policy_violation", "The content was flagged by a content checker."
                    )
                case "unfit":
                    return _refused("image_url", "image_too_small", "The picture is too small.")
                case "failed":
                    return self.error(500)
                case "nowhere":
                    return JSONResponse({"seed": 7})
                case _:
                    video = {"url": self.link(request, name), "content_type": "video/mp4", "file_name": "output.mp4"}
                    return JSONResponse({"video": video})

        return await self.answer("result", request, tell)

    async def _cancel(self, request: Request) -> Response:
        name = request.path_params["name"]

        async def cancel(_body: dict[str, Any], fault: str) -> Response:
            if fault == "too late":
                return JSONResponse({"status": "ALREADY_COMPLETED"}, status_code=400)
            del self.jobs[name]
            self.refund()
            return JSONResponse({"status": "CANCELLATION_REQUESTED"}, status_code=202)

        return await self.answer("cancel", request, cancel)


def _issues(model: dict[str, Any], body: dict[str, Any]) -> list[dict[str, Any]]:
    """What the real models would not accept."""
    known = {"prompt", "duration", *model["pictures"], *model["others"]}
    wrong = [field for field in body if field not in known]
    wrong += [field for field in model["needs"] if not body.get(field)]
    wrong += [field for field in model["pictures"] if field in body and not _PICTURE.fullmatch(body[field])]
    wrong += [] if body.get("duration") in model["durations"] else ["duration"]
    wrong += [] if body.get("resolution") in model.get("resolutions", (None,)) else ["resolution"]
    wrong += [] if body.get("aspect_ratio", "1:1") in ("16:9", "9:16", "1:1") else ["aspect_ratio"]
    return [{"loc": ["body", field], "msg": "Not permitted.", "type": "value_error"} for field in wrong]


def _refused(field: str, kind: str, words: str) -> Response:
    issue = {"loc": ["body", field], "msg": words, "type": kind, "input": "a prompt that was blocked"}
    return JSONResponse({"detail": [issue]}, status_code=422, headers={"x-fal-retryable": "false"})
