"""Runway's API on loopback: tasks, the balance, and what its models accept.

Shapes and limits as in its OpenAPI description of version 2024-11-06.
"""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.servers.clips import ClipServer

_RATIOS = ("1280:720", "720:1280", "960:960")
_FINE = ("1920:1080", "1080:1920", "1440:1440")
_SEEDANCE = {"seconds": range(4, 16), "ratios": _RATIOS, "positions": ("first", "last"), "words": 3500}
_VEO = {"seconds": (4, 6, 8), "ratios": _RATIOS[:2] + _FINE[:2], "positions": ("first", "last"), "words": 1000}
_GEN = {"seconds": range(2, 11), "ratios": _RATIOS, "positions": ("first",), "words": 1000}
MODELS: dict[str, dict[str, Any]] = {
    "seedance2": {**_SEEDANCE, "ratios": _RATIOS + _FINE, "fields": ("audio",), "credits": 36},
    "seedance2_fast": {**_SEEDANCE, "fields": ("audio",), "credits": 29},
    "seedance2_mini": {**_SEEDANCE, "fields": ("audio",), "credits": 16},
    "seedance2_5": {**_SEEDANCE, "seconds": range(4, 31), "words": 15000, "fields": ("audio", "seed"), "credits": 30},
    "veo3.1": {**_VEO, "fields": ("audio",), "credits": 40},
    "veo3.1_fast": {**_VEO, "fields": ("audio",), "credits": 15},
    "gen4.5": {**_GEN, "fields": ("seed",), "credits": 12},
    "gen4_turbo": {**_GEN, "fields": ("seed",), "credits": 5},
}
_PICTURE = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+=*")
_LONGEST_URI = 5_242_880
_ENDS = {
    "moderated": ("SAFETY.INPUT.TEXT", "The content was flagged."),
    "failed": ("INTERNAL.BAD_OUTPUT.CODE01", "Out of luck."),
    "unfit": ("INPUT_PREPROCESSING.INTERNAL", "The picture is too dark."),
}
_SAYS = {
    401: (401, "Incorrect API key.", {}),
    404: (404, "Not found.", {}),
    429: (429, "Too many requests.", {"retry-after": "7"}),
    4290: (429, "Too many requests.", {}),
    4291: (429, "Daily task limit reached for this model.", {}),
    4000: (400, "You do not have enough credits to run this task.", {}),
}


class RunwayServer(ClipServer):
    """Failed tasks are refunded, refused ones are not."""

    @property
    def routes(self) -> list[Route]:
        """The interface and the files."""
        return [
            Route("/v1/organization", self._balance),
            Route("/v1/image_to_video", self._begin, methods=["POST"]),
            Route("/v1/tasks/{name}", self._task, methods=["GET", "DELETE"]),
            *super().routes,
        ]

    def error(self, status: int) -> Response:
        """`{"error": …}` with a link to the documentation."""
        status, words, headers = _SAYS.get(status, (status, "planned", {}))
        return JSONResponse({"error": words, "docUrl": "https://docs.example"}, status_code=status, headers=headers)

    async def _balance(self, request: Request) -> Response:
        async def tell(_body: dict[str, Any], _fault: str) -> Response:
            return JSONResponse({"tier": {}, "creditBalance": 1234, "usage": {}})

        return await self.answer("organization", request, tell)

    async def _begin(self, request: Request) -> Response:
        async def begin(body: dict[str, Any], fault: str) -> Response:
            if issues := list(_issues(request, body)):
                return JSONResponse({"error": "Validation of body failed", "issues": issues}, status_code=400)
            return JSONResponse({"id": self.begin(body["duration"], fault)})

        return await self.answer("video", request, begin)

    async def _task(self, request: Request) -> Response:
        name = request.path_params["name"]

        async def tell(_body: dict[str, Any], _fault: str) -> Response:
            job, done = self.look(name)
            if job is None:
                return self.error(404)
            task: dict[str, Any] = {"id": name, "createdAt": "2026-11-01T00:00:00Z"}
            if not done:
                running = {"status": "RUNNING", "progress": 0.5} if job.begun else {"status": "PENDING"}
                return JSONResponse(task | running)
            if job.fault in _ENDS:
                code, words = _ENDS[job.fault]
                if job.fault != "moderated" and job.left == 0:
                    self.refund()
                    job.left = -1
                return JSONResponse(task | {"status": "FAILED", "failure": words, "failureCode": code})
            if job.fault == "aborted":
                return JSONResponse(task | {"status": "CANCELLED"})
            output = [] if job.fault == "nowhere" else [self.link(request, name)]
            price = {} if job.fault == "priceless" else {"cost": {"credits": 16 * job.seconds}}
            return JSONResponse(task | {"status": "SUCCEEDED", "output": output} | price)

        async def cancel(_body: dict[str, Any], _fault: str) -> Response:
            if self.jobs.pop(name).left > 0:
                self.refund()
            return Response(status_code=204)

        if request.method == "DELETE":
            return await self.answer("cancel", request, cancel)
        return await self.answer("poll", request, tell)


def _issues(request: Request, body: dict[str, Any]) -> list[dict[str, Any]]:
    """What the real server would not accept."""
    model = MODELS.get(body.get("model", ""))
    if model is None:
        return [_issue("model", "Invalid discriminator value.")]
    pictures = body.get("promptImage", [])
    wrong = {
        "x-runway-version": request.headers.get("x-runway-version") != "2024-11-06",
        "promptImage": [picture["position"] for picture in pictures] != list(model["positions"])[: len(pictures) or 1]
        or not all(_PICTURE.fullmatch(each["uri"]) and len(each["uri"]) <= _LONGEST_URI for each in pictures),
        "promptText": not 1 <= len(body.get("promptText", "")) <= model["words"],
        "ratio": body.get("ratio") not in model["ratios"],
        "duration": type(body.get("duration")) is not int or body["duration"] not in model["seconds"],
        "audio": "audio" in body and body["audio"] is not True,
        "seed": not 0 <= body.get("seed", 0) <= 4294967295,
    }
    known = {"model", "promptImage", "promptText", "ratio", "duration", *model["fields"]}
    strangers = [_issue(field, "Unrecognized key.") for field in body if field not in known]
    return [*strangers, *(_issue(field, "Invalid value.") for field, bad in wrong.items() if bad)]


def _issue(field: str, message: str) -> dict[str, Any]:
    return {"code": "custom", "path": [field], "message": message}
