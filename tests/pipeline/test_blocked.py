"""What an engine refuses is put in other words, or tried once more, at the person's word; the ledger agrees with the bill."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.engines.hasty import LIMITS, HastyAccess, HastyGoogle, HastyOpenAi
from tests.engines.paper import REMOTE
from tests.servers.google import GoogleServer
from tests.servers.openai import OpenAiServer
from tests.servers.serving import serving
from tests.studios import NO_RULES, TestStudio, open_studio
from vidpipe_desktop.cli_jobs import job_json, job_line
from vidpipe_desktop.core.blocked import Blocked
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.edits import EditScene
from vidpipe_desktop.core.errors import (
    AlreadyRunning,
    CapReached,
    DecisionNeeded,
    EngineError,
    FailureKind,
    NotResumable,
)
from vidpipe_desktop.core.events import RewordingSuggested
from vidpipe_desktop.core.jobs import jobs_of, undecided_jobs
from vidpipe_desktop.core.models import Project, RunState, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.engines.openai_compatible.engine import account
from vidpipe_desktop.engines.registry import EngineContext
from vidpipe_desktop.pipeline.holding import holding

PRICE = dollars(0.01)
"""Of a rewording, at both suppliers."""

Server = GoogleServer | OpenAiServer


def _gemini(url: str, context: EngineContext) -> HastyGoogle:
    return HastyGoogle(HastyAccess(lambda: {"x-goog-api-key": "key"}, base_url=url), context.catalogue)


def _vertex(url: str, context: EngineContext) -> HastyGoogle:
    access = HastyAccess(lambda: {"authorization": "Bearer token"}, project="films", base_url=url)
    return HastyGoogle(access, context.catalogue)


def _openai(url: str, context: EngineContext) -> HastyOpenAi:
    return HastyOpenAi(replace(account(url, lambda: "key"), **LIMITS), context.catalogue)


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who paints, and puts in other words what it refuses to paint. pictures: kinds of such requests."""

    engine: str
    server: Callable[[], Server]
    make: Callable[[str, EngineContext], HastyGoogle | HastyOpenAi]
    pictures: tuple[str, ...]


SUPPLIERS = {
    "gemini": Supplier("google", GoogleServer, _gemini, ("image",)),
    "vertex": Supplier("google", GoogleServer, _vertex, ("image",)),
    "openai": Supplier("openai_compatible", OpenAiServer, _openai, ("generations", "edits")),
    "no schemas": Supplier("openai_compatible", lambda: OpenAiServer(schemas=False), _openai, ("generations", "edits")),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A studio with an engine that paints, and its server."""

    studio: TestStudio
    server: Server
    supplier: Supplier

    async def blocked_film(self, words: str = "start 0") -> tuple[Project, Blocked]:
        """A film of two scenes that has come to the picture with these words, which is refused."""
        self.server.refuses = words
        project = await self.studio.make(scenes=2, keyframes_engine=self.supplier.engine)
        (blocked,) = self.studio.blocked.of(project)
        return project, blocked

    def asked(self) -> int:
        """How often other words were asked for."""
        return self.server.book.asked.count("rewording")

    def pictures(self) -> int:
        """How often pictures were asked for."""
        return sum(self.server.book.asked.count(kind) for kind in self.supplier.pictures)


@asynccontextmanager
async def desk(folder: Path, name: str = "gemini", rules: Mapping[str, object] = NO_RULES) -> AsyncIterator[Desk]:
    supplier = SUPPLIERS[name]
    server = supplier.server()
    async with serving(server.routes) as url:
        engines = {supplier.engine: lambda context: supplier.make(url, context)}
        async with open_studio(folder, rules=rules, engines=engines) as studio:
            yield Desk(studio, server, supplier)


def rewordings(project: Project) -> list[Take]:
    return [take for take in project.takes if take.slot.kind is SlotKind.REWORDING]


@pytest.mark.parametrize("name", SUPPLIERS)
async def test_a_refused_start_frame_is_put_in_other_words_and_the_film_is_made(tmp_path: Path, name: str) -> None:
    async with desk(tmp_path, name) as at:
        project, blocked = await at.blocked_film()
        assert blocked.slot == Slot(SlotKind.START, project.scenes[0].id)
        assert "refused" in blocked.failure.title
        assert blocked.take.cost == 0
        assert blocked.rewording
        assert (blocked.rewording.step.price, blocked.rewording.suggestion) == (PRICE, None)
        assert not at.asked(), "nothing is asked before somebody clicks"

        found = await at.studio.blocked.suggest(project.id, blocked.slot)
        assert found.before == project.scenes[0]
        assert found.after.start_prompt == "start_frame_prompt in other words"
        assert found.texts == ("description", "start_prompt", "end_prompt", "motion_prompt")
        assert at.studio.events[-1] == RewordingSuggested(found)
        project = await at.studio.get(project.id)
        assert project.scenes[0] == found.before, "nothing has changed yet"
        (take,) = rewordings(project)
        assert (take.state, take.cost, take.price) == (TakeState.READY, PRICE, PRICE)
        assert take.run_id == blocked.take.run_id
        assert at.server.book.billed["rewording"] == 1

        await at.studio.editing.edit(project.id, EditScene(found.after))
        assert at.studio.editing.undoable(project.id).undo == "edit scene 1"
        assert not at.studio.blocked.of(await at.studio.get(project.id))
        await at.studio.resume(project.id)
        project = await at.studio.finished(project.id)
        assert at.studio.plan(project).complete
        assert at.server.book.billed["rewording"] == at.asked() - (name == "no schemas")


async def test_what_is_sent_are_the_words_and_the_reason(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film("end 0")
        assert blocked.slot == Slot(SlotKind.END, project.scenes[0].id)
        found = await at.studio.blocked.suggest(project.id, blocked.slot)
        body = next(body for body in reversed(at.server.book.bodies) if body)
        text = body["contents"][0]["parts"][0]["text"]
        for words in ("It is not allowed here.", '"end 0"', '"motion 0"', "a fox in the snow", "end frame"):
            assert words in text, text
        assert "start 0" not in text, "its start frame is painted and paid for: its words stay"
        assert found.texts == ("description", "end_prompt", "motion_prompt")
        wanted = body["generationConfig"]["responseJsonSchema"]
        assert set(wanted["required"]) == {"description", "end_frame_prompt", "video_motion_prompt"}


async def test_a_suggestion_is_kept_and_another_one_is_paid_for_only_when_asked(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        found = await at.studio.blocked.suggest(project.id, blocked.slot)
        (blocked,) = at.studio.blocked.of(await at.studio.get(project.id))
        assert blocked.rewording
        assert blocked.rewording.suggestion == found
        await at.studio.blocked.retry(project.id, blocked.slot)
        project = await at.studio.finished(project.id)
        (blocked,) = at.studio.blocked.of(project)
        assert blocked.rewording
        assert blocked.rewording.suggestion == found, "refused once more: it still stands"
        await at.studio.blocked.suggest(project.id, blocked.slot)
        assert at.asked() == 2
        assert [take.number for take in rewordings(await at.studio.get(project.id))] == [1, 2]


FAULTS: Mapping[str, tuple[str, FailureKind, int, str]] = {
    "the question is refused": ("blocked", FailureKind.MODERATED, 0, "refused"),
    "the answer is held back": ("unfit", FailureKind.MODERATED, 1, "may not be safe"),
    "words": ("prose", FailureKind.BAD_OUTPUT, 1, "no JSON object"),
    "JSON of another shape": ("strange", FailureKind.BAD_OUTPUT, 1, "no JSON object"),
    "a text too few": ("lacking", FailureKind.BAD_OUTPUT, 1, "no video_motion_prompt"),
    "a bad key": ("401", FailureKind.AUTH, 0, "did not accept the key"),
    "no money left": ("4290", FailureKind.QUOTA, 0, "used up"),
}


@pytest.mark.parametrize("what", FAULTS)
async def test_what_goes_wrong_is_told_with_what_it_cost(tmp_path: Path, what: str) -> None:
    planned, kind, billed, says = FAULTS[what]
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        at.server.book.plan("rewording", planned)
        with pytest.raises(EngineError, match=says) as caught:
            await at.studio.blocked.suggest(project.id, blocked.slot)
        assert caught.value.kind is kind
        project = await at.studio.get(project.id)
        (take,) = rewordings(project)
        assert (take.state, take.cost) == (TakeState.FAILED, billed * PRICE)
        assert take.failure
        assert says in f"{take.failure.title} {take.failure.advice}"
        assert at.server.book.billed["rewording"] == billed
        assert at.asked() == 1
        listed = {job.place: job for job in await at.studio.jobs.list()}
        assert ("Scene 1, rewording" in listed) == (billed > 0 or kind is FailureKind.MODERATED)
        picture = listed["Scene 1, start frame"]
        assert {"blocked": True, "billed": False, "cost_micros": 0}.items() <= job_json(picture).items()  # type: ignore[union-attr]
        assert "It is not allowed here. Change the words. Nothing was paid for it." in job_line(picture)
        step = next(s for s in (await at.studio.activity(project.id)).runs[0].steps if "rewording" in s.name)
        assert (step.cost, says in step.failure) == (billed * PRICE, True)


async def test_asked_too_often_it_asks_again_and_pays_once(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        at.server.book.plan("rewording", "4292", "4291")
        await at.studio.blocked.suggest(project.id, blocked.slot)
        assert (at.asked(), at.server.book.billed["rewording"]) == (3, 1)
        assert [take.cost for take in rewordings(await at.studio.get(project.id))] == [PRICE]


@pytest.mark.parametrize("planned", ["lost_after", "html_after", "hang_after", "500"])
async def test_an_answer_that_is_lost_is_never_asked_for_again_on_a_guess(tmp_path: Path, planned: str) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        at.server.book.plan("rewording", planned)
        with pytest.raises(EngineError) as caught:
            await at.studio.blocked.suggest(project.id, blocked.slot)
        assert caught.value.kind is FailureKind.UNCERTAIN
        for _ in range(2):
            with pytest.raises(DecisionNeeded, match="not known whether"):
                await at.studio.blocked.suggest(project.id, blocked.slot)
        assert at.asked() == 1
        (job,) = undecided_jobs(await at.studio.get(project.id), at.studio.engines)
        assert (job.place, job.take.price, job.fetchable) == ("Scene 1, rewording", PRICE, False)
        pictures = at.pictures()
        await at.studio.jobs.make_again(job.take.id)
        assert isinstance(at.studio.events[-1], RewordingSuggested)
        first, second = rewordings(await at.studio.get(project.id))
        assert (first.state, first.cost, second.state) == (TakeState.FAILED, PRICE, TakeState.READY)
        assert (at.asked(), at.pictures()) == (2, pictures), "the film is not gone on with by that"


async def test_what_an_earlier_process_left_begun_may_have_been_paid_for(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        await at.studio.blocked.suggest(project.id, blocked.slot)
        (take,) = rewordings(await at.studio.get(project.id))
        left = replace(take, state=TakeState.INTENDED, storyboard=None, cost=Micros(0), finished_at=None)
        await at.studio._store.commit(project.id, PutTake(left))
        with pytest.raises(DecisionNeeded):
            await at.studio.blocked.suggest(project.id, blocked.slot)
        assert rewordings(await at.studio.get(project.id))[0].state is TakeState.UNKNOWN
        assert at.asked() == 1


async def test_who_leaves_while_it_is_asked_finds_the_answer_later(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        asking = asyncio.create_task(at.studio.blocked.suggest(project.id, blocked.slot))
        while not at.asked():
            await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        (blocked,) = at.studio.blocked.of(await at.studio.get(project.id))
        assert blocked.rewording
        assert blocked.rewording.suggestion
        assert at.server.book.billed["rewording"] == 1


async def test_nobody_asks_while_another_holds_the_film(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        async with holding(at.studio._store, project.id, on_stop=print):
            for deed in (at.studio.blocked.suggest, at.studio.blocked.retry):
                with pytest.raises(AlreadyRunning):
                    await deed(project.id, blocked.slot)
        assert (at.asked(), at.pictures()) == (0, 1)


async def test_a_cap_is_not_passed_by_asking_for_other_words(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film("end 0")
        assert project.cost == dollars(0.067)
    async with desk(tmp_path, rules={"spending": {"per_project": 0.07}}) as at:
        with pytest.raises(CapReached, match="cap"):
            await at.studio.blocked.suggest(project.id, blocked.slot)
        assert not at.asked()
        assert not rewordings(await at.studio.get(project.id))


async def test_once_more_unchanged_makes_that_picture_and_nothing_else(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        assert blocked.step.price == dollars(0.067)
        before = at.pictures()
        await at.studio.blocked.retry(project.id, blocked.slot)
        project = await at.studio.finished(project.id)
        assert project.run
        assert (project.run.state, project.run.estimate) == (RunState.FAILED, blocked.step.price)
        assert "refused" in project.run.message
        at.server.refuses = ""
        await at.studio.blocked.retry(project.id, blocked.slot)
        project = await at.studio.finished(project.id)
        assert at.pictures() == before + 2
        assert at.studio.plan(project).state(blocked.slot).fresh
        assert at.server.book.billed["image"] == 1, "what follows is ready to be made, and was not asked for"
        assert project.run
        assert project.run.state is RunState.STOPPED
        assert project.run.message == "Made: Scene 1, start frame. Nothing else was asked for; Resume makes the rest."
        with pytest.raises(NotResumable, match="up to date"):
            await at.studio.blocked.retry(project.id, blocked.slot)
        clip = Slot(SlotKind.CLIP, project.scenes[1].id)
        with pytest.raises(NotResumable, match="Still to be made: Scene 1, end frame"):
            await at.studio.blocked.retry(project.id, clip)
        await at.studio.resume(project.id)
        assert at.studio.plan(await at.studio.finished(project.id)).complete


async def test_without_a_text_model_nobody_offers_other_words(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.broken["keyframe start 0"] = EngineError(FailureKind.MODERATED, "Refused.", "Change the words.")
        project = await studio.make(scenes=1)
        (blocked,) = studio.blocked.of(project)
        assert blocked.rewording is None
        with pytest.raises(NotResumable, match="nobody here can suggest"):
            await studio.blocked.suggest(project.id, blocked.slot)
        with pytest.raises(NotResumable, match="nothing was refused"):
            await studio.blocked.suggest(project.id, Slot(SlotKind.END, project.scenes[0].id))
        assert [job.place for job in jobs_of(project, studio.engines)] == ["Scene 1, start frame"]
        studio.paper.broken.clear()
        await studio.blocked.retry(project.id, blocked.slot)
        await studio.finished(project.id)
        assert studio.paper.orders("keyframe") == ["start 0", "start 0"]


async def test_a_copy_of_the_film_has_the_words_and_owes_nothing(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        project, blocked = await at.blocked_film()
        await at.studio.blocked.suggest(project.id, blocked.slot)
        copy = await at.studio.editing.fork(project.id)
        (take,) = rewordings(copy)
        assert (take.cost, take.slot.scene_id) == (0, copy.scenes[0].id)
        assert take.storyboard
        assert take.storyboard.scenes[0].id == copy.scenes[0].id
