"""An engine that orders everything from the billing server of the end-to-end tests, over real sockets."""

import hashlib
from pathlib import Path

import httpx

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    SceneDraft,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)

FACTS = EngineFacts(
    "wire",
    "Wire",
    frozenset(Role),
    sound=True,
    settles=0.2,
    backoff=0.02,
    answers_within=10.0,
    price_per_storyboard=dollars(0.01),
    price_per_picture=dollars(0.04),
    price_per_second=dollars(0.1),
    at_once=8,
)
_ANSWERS = {
    401: FailureKind.AUTH,
    404: FailureKind.JOB_LOST,
    429: FailureKind.RATE_LIMITED,
    503: FailureKind.TRANSIENT,
}


class WireEngine:
    """Errors are told apart as a real engine must: a 500 or a dead line may have been billed, a 429 or 503 was not."""

    def __init__(self, url: str, facts: EngineFacts = FACTS) -> None:
        self.facts = facts
        self._url = url
        self._http = httpx.AsyncClient(
            timeout=None, verify=False
        )  # loopback: certificates would only take time to load

    async def close(self) -> None:
        await self._http.aclose()

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        order = {"request_id": request.request_id, "key": request.prompt, "scenes": request.scene_count}
        answer = _read(await self._ask("POST", "storyboards", order))
        scenes = tuple(
            SceneDraft(f"scene {n}", f"start {n}", f"end {n}", f"motion {n}", "cut", n) for n in range(answer["scenes"])
        )
        return StoryboardDraft("guide", scenes, self.facts.price_per_storyboard)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        start = hashlib.sha256(request.start.read_bytes()).hexdigest()[:8] if request.start else ""
        order = {"request_id": request.request_id, "key": f"{request.prompt} {request.seed} {start}"}
        answer = await self._ask("POST", "pictures", order)
        request.target.write_bytes(answer.content)
        return Delivered(self.facts.price_per_picture)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Submitted:
        order = {"request_id": request.request_id, "key": f"{request.prompt} {request.seed}"}
        return Submitted(_read(await self._ask("POST", "clips", order))["job"])

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        answer = _read(await self._ask("GET", f"jobs/{job_id}"))
        return Delivered(Micros(answer["cost"])) if answer["done"] else Working(None, check_again=0.05)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        target.write_bytes((await self._ask("GET", f"jobs/{job_id}/content")).content)

    async def cancel_clip(self, job_id: str) -> bool:
        return False

    async def find_clip(self, request_id: str) -> str | None:
        return _read(await self._ask("GET", f"found/{request_id}"))["job"]

    async def _ask(self, method: str, path: str, order: dict | None = None) -> httpx.Response:
        try:
            answer = await self._http.request(method, f"{self._url}/{path}", json=order)
        except httpx.ConnectError as error:
            raise EngineError(FailureKind.TRANSIENT, "Nobody answers.") from error
        except httpx.TransportError as error:
            raise EngineError(FailureKind.UNCERTAIN, "The line went dead.") from error
        if answer.status_code == 200:
            return answer
        kind = _ANSWERS.get(answer.status_code, FailureKind.UNCERTAIN)
        wait = float(answer.headers.get("Retry-After", 0))
        raise EngineError(kind, f"HTTP {answer.status_code}.", retry_after=wait)


def _read(answer: httpx.Response) -> dict:
    try:
        return answer.json()
    except ValueError as error:
        raise EngineError(FailureKind.UNCERTAIN, "The answer was cut off.") from error
