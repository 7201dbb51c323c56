"""Google as an engine: storyboards and pictures at once, clips as jobs that are found again by their ids."""

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.google import gemini, omni, veo
from vidpipe_desktop.engines.google.access import Access
from vidpipe_desktop.engines.google.jobs import CHECK_AGAIN, Result
from vidpipe_desktop.engines.http import Wire
from vidpipe_desktop.engines.pictures import save_encoded, shape
from vidpipe_desktop.engines.prompting import keyframe_text, motion_text
from vidpipe_desktop.engines.storyboarding import SYSTEM, answer_schema, storyboard
from vidpipe_desktop.engines.wire_format import Camel

_FILE = re.compile(r"files/([A-Za-z0-9_-]+)")
_FILE_WAIT = 1.0
_LONGEST_FILE_WAIT = 120.0


class _File(Camel):
    state: str = "ACTIVE"


@dataclass(frozen=True, slots=True)
class _Job:
    """What a job id says: which interface runs it, by which model, under which name."""

    interface: str
    model: str
    name: str

    def __str__(self) -> str:
        return f"{self.interface}:{self.model}:{self.name}"

    @staticmethod
    def parse(job_id: str) -> "_Job":
        interface, _, rest = job_id.partition(":")
        model, _, name = rest.partition(":")
        if interface not in CHECK_AGAIN or not name:
            raise EngineError(FailureKind.JOB_LOST, f"“{job_id}” is no job of Google's.", "Make the clip again.")
        return _Job(interface, model, name)


class GoogleEngine:
    """All three roles. Which model does what is the catalogue's to say."""

    def __init__(self, access: Access, catalogue: Catalogue) -> None:
        self._access = access
        self._catalogue = catalogue
        self._wire = Wire(access.account)

    @property
    def facts(self) -> EngineFacts:
        """As the catalogue has them."""
        return self._catalogue.facts("google")

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def check(self) -> str:
        """Ask for the text model's description: free, and refused without a valid key."""
        model = self._catalogue.model("google", Role.STORYBOARD, "")
        await self._wire.get(self._access.model_path(model.id), Camel)
        where = f"Vertex AI, project {self._access.project}" if self._access.project else "the Gemini API"
        return f"Google answers through {where}. {model.title} is ready."

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        """Have a text model write it."""
        model = self._catalogue.model("google", Role.STORYBOARD, request.model)
        schema = answer_schema(request.scene_count, request.vocabulary)

        async def ask(text: str) -> str:
            return await gemini.write_json(self._wire, self._access, model.id, SYSTEM, text, schema)

        return await storyboard(request, model.price, ask)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """Have an image model paint it, from the start frame where there is one."""
        model = self._catalogue.model("google", Role.KEYFRAMES, request.model)
        sources = [request.start] if request.start else []
        text = keyframe_text(request)
        await gemini.paint(self._wire, self._access, model.id, text, sources, shape(request.size), request.target)
        return Delivered(model.price)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """Begin a clip with Omni or Veo."""
        model = self._catalogue.model("google", Role.CLIPS, request.model).id
        text = motion_text(request)
        if model.startswith("veo"):
            self._check_veo()
            return Submitted(str(_Job("veo", model, await veo.submit(self._wire, self._access, model, text, request))))
        return Submitted(str(_Job("omni", model, await omni.submit(self._wire, self._access, model, text, request))))

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """Look after the job."""
        job = _Job.parse(job_id)
        if await self._result(job) is None:
            return Working(check_again=CHECK_AGAIN[job.interface])
        return Delivered()

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """Fetch the clip, from the answer itself or from Google's file store."""
        result = await self._result(_Job.parse(job_id))
        if result is None:
            raise EngineError(FailureKind.TRANSIENT, "Google has not finished this clip yet.")
        if result.data:
            save_encoded(result.data, target, "Google")
        elif name := _FILE.search(result.uri):
            await self._fetch(name[1], target, report)
        else:
            title, advice = "Google put the clip where it cannot be fetched.", f"It should lie at {result.uri}."
            raise EngineError(FailureKind.BAD_OUTPUT, title, advice, billed=True)

    async def cancel_clip(self, job_id: str) -> bool:
        """Omni can be cancelled, Veo cannot."""
        job = _Job.parse(job_id)
        return job.interface == "omni" and await omni.cancel(self._wire, self._access, job.name)

    async def find_clip(self, request_id: str) -> str | None:
        """Google lists no jobs by a client's own id."""
        return None

    def _check_veo(self) -> None:
        if not self._access.vertex:
            raise EngineError(
                FailureKind.INVALID,
                "Veo films on Vertex AI only, not with a key of the Gemini API.",
                "Choose Gemini Omni, or enter a Vertex project in Settings.",
            )

    async def _result(self, job: _Job) -> Result | None:
        if job.interface == "veo":
            return await veo.poll(self._wire, self._access, job.model, job.name)
        return await omni.poll(self._wire, self._access, job.name)

    async def _fetch(self, name: str, target: Path, report: Report) -> None:
        """Fetch a file of the file store, once it has been processed."""
        path = f"{self._access.root}/files/{name}"
        waited = 0.0
        while (state := (await self._wire.get(path, _File)).state) == "PROCESSING" and waited < _LONGEST_FILE_WAIT:
            await asyncio.sleep(_FILE_WAIT)
            waited += _FILE_WAIT
        if state == "FAILED":
            title = "Google failed to store the clip."
            raise EngineError(FailureKind.BAD_OUTPUT, title, "It was paid for. Make it again.", billed=True)
        await self._wire.download(f"{path}:download?alt=media", target, report)
