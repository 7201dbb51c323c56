"""A studio on paper for the window: the same calls and events, done at once, with painted pictures."""

import hashlib
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

from tests.core.filming import written
from tests.ui.desk_editing import DeskEditing
from tests.ui.desk_files import DeskProjectFiles
from tests.ui.desk_preferences import DeskAdjusting, DeskHousekeeping, DeskPreferences, DeskUpdates
from vidpipe_desktop.core.activity import Activity, activity
from vidpipe_desktop.core.brief import parse_brief
from vidpipe_desktop.core.engines import EngineFacts, Engines
from vidpipe_desktop.core.errors import AlreadyRunning, NotFound, NotResumable, VidpipeError
from vidpipe_desktop.core.estimate import Estimate, estimate
from vidpipe_desktop.core.events import (
    Event,
    FilmSaved,
    JobsListed,
    Notice,
    Progressed,
    ProjectChanged,
    ProjectRemoved,
    ProjectsListed,
    QueueChanged,
    RoughCutMade,
    Tone,
)
from vidpipe_desktop.core.jobs import PaidJob, jobs_of
from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import (
    FILM,
    Brief,
    Failure,
    MediaFile,
    Project,
    Role,
    Run,
    RunState,
    Slot,
    SlotKind,
    Stage,
    Storyboard,
    Take,
    TakeState,
)
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.core.plan import Plan, Reason, Step, plan
from vidpipe_desktop.core.queue import QueueState, moved
from vidpipe_desktop.core.status import progress, summarize
from vidpipe_desktop.core.storyboards import set_aside

NOW = datetime.now(UTC)
ENGINES: Engines = {
    "animatic": EngineFacts("animatic", "Animatic", frozenset(Role), local=True, paints_from_start=False),
    "paid": EngineFacts(
        "paid",
        "Paid",
        frozenset(Role),
        durations=(4.0, 8.0),
        price_per_picture=dollars(0.04),
        price_per_second=dollars(0.1),
    ),
}

Paint = Callable[[Project, Slot], QImage]
Write = Callable[[Project], tuple[Any, ...]]


def paint_plain(project: Project, slot: Slot) -> QImage:
    """A gradient with the slot's name on it."""
    wide, tall = project.brief.aspect_ratio.size
    image = QImage(wide // 4, tall // 4, QImage.Format.Format_RGB32)
    hue = int(hashlib.sha256(f"{project.id}{slot}".encode()).hexdigest()[:4], 16) % 360
    sky = QLinearGradient(0, 0, 0, image.height())
    sky.setColorAt(0, QColor.fromHsv(hue, 140, 120))
    sky.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 120, 230))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.setPen(QColor("white"))
    painter.setFont(QFont("DejaVu Sans", 14))
    painter.drawText(QRectF(image.rect()), Qt.AlignmentFlag.AlignCenter, slot.kind.value)
    painter.end()
    return image


class Desk:
    """Speaks the part of Studio's language that the window uses. Films advance when the test says so."""

    def __init__(self, folder: Path, publish: Callable[[Event], None], clip: Path | None = None) -> None:
        self.data_dir = folder
        self.engines: Engines = ENGINES
        self.editing = DeskEditing(self)
        self.projects: dict[str, Project] = {}
        self.deleted: dict[str, Project] = {}
        self.queries: list[ProjectQuery] = []
        self.calls: list[tuple[object, ...]] = []
        self.paint: Paint = paint_plain
        self.write: Write = lambda project: written(project, project.brief.seed)
        self.jobs = DeskJobs(self)
        self.queue = DeskQueue(self)
        self.rough_cuts = DeskRoughCuts(self)
        self.project_files = DeskProjectFiles()
        self._clip = clip
        self._publish = publish
        self.preferences = DeskPreferences(publish)
        self.adjusting = DeskAdjusting(publish)
        self.housekeeping = DeskHousekeeping(publish)
        self.updates = DeskUpdates(publish)
        (folder / "media").mkdir(parents=True, exist_ok=True)

    # What the window calls

    def do(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Done at once: nothing here ever waits."""
        try:
            work.send(None)
        except StopIteration:
            return
        except VidpipeError as error:
            self._publish(Notice(error.title, error.advice, Tone.ERROR))
            return
        raise AssertionError(f"{name} waits for something")

    def running(self) -> frozenset[str]:
        return frozenset(each.id for each in self.projects.values() if _running(each))

    def check(self, fields: Mapping[str, object]) -> Brief:
        return parse_brief(fields, self.engines)

    def estimate(self, brief: Brief) -> Estimate:
        return estimate(brief, self.engines)

    def media_path(self, file: MediaFile) -> Path:
        return self.data_dir / "media" / f"{file.sha256}{file.suffix}"

    async def submit(self, fields: Mapping[str, object]) -> Project:
        self.calls.append(("generate", dict(fields)))
        project = self.add(self.check(fields))
        self.put(_begun(project))
        return self.projects[project.id]

    async def list_projects(self, query: ProjectQuery) -> ProjectPage:
        self.queries.append(query)
        rows = [summarize(each, plan(each, self.engines)) for each in self.projects.values()]
        rows = [row for row in rows if query.text.lower() in row.prompt.lower()]
        rows.sort(key=lambda row: (getattr(row, query.sort), row.id), reverse=query.descending)
        page = ProjectPage(query, tuple(rows[query.offset : query.offset + query.limit]), len(rows))
        self._publish(ProjectsListed(page))
        return page

    async def show(self, project_id: str) -> None:
        self._tell(self._get(project_id))

    async def get(self, project_id: str) -> Project:
        return self._get(project_id)

    def plan(self, project: Project) -> Plan:
        return plan(project, self.engines)

    async def activity(self, project_id: str) -> Activity:
        run = self._get(project_id).run
        return activity(self._get(project_id), (run,) if run else ())

    async def read_log(self) -> str:
        return "2026-01-02 INFO vidpipe_desktop: started\n"

    async def resume(self, project_id: str, until: Stage | None = None) -> None:
        self.calls.append(("resume", project_id, until) if until else ("resume", project_id))
        project = self._get(project_id)
        if _running(project):
            raise AlreadyRunning
        if until:
            project = replace(project, brief=replace(project.brief, until=until))
        self.put(_begun(project))

    async def stop(self, project_id: str) -> None:
        self.calls.append(("stop", project_id))
        self.end(project_id, RunState.STOPPED, "Stopped by you.")

    async def delete(self, project_id: str) -> None:
        self.calls.append(("delete", project_id))
        self.deleted[project_id] = self._get(project_id)
        del self.projects[project_id]
        self._publish(ProjectRemoved(project_id))

    async def restore(self, project_id: str) -> Project:
        self.calls.append(("restore", project_id))
        self.put(self.deleted.pop(project_id))
        return self.projects[project_id]

    async def regenerate(self, project_id: str, slot: Slot) -> None:
        self.calls.append(("regenerate", project_id, slot))

    async def restitch(self, project_id: str) -> None:
        self.calls.append(("restitch", project_id))

    async def export(self, project_id: str, target: Path) -> None:
        self.calls.append(("export", project_id, target))
        if not plan(self._get(project_id), self.engines).complete:
            raise NotResumable("The film is not complete yet.")
        target.write_bytes(b"film")
        self._publish(FilmSaved(project_id, target))

    # What the test does

    def add(self, brief: Brief, project_id: str = "") -> Project:
        """A project nobody works on."""
        number = len(self.projects) + len(self.deleted)
        moment = NOW - timedelta(days=1) + timedelta(seconds=number)
        project = Project(project_id or f"p{number}", brief, moment, moment)
        self.put(project)
        return project

    def advance(self, project_id: str, steps: int = 1_000) -> None:
        """Do so many steps; the run ends with the last."""
        for _ in range(steps):
            project = self._get(project_id)
            steps = plan(project, self.engines).until(project.brief.until)
            ready = [step for step in steps if step.ready and step.reason is not Reason.RETRY]
            if not ready:
                break
            self.put(self._done(project, ready[0]))
        project = self._get(project_id)
        if not plan(project, self.engines).until(project.brief.until):
            self.end(project_id, RunState.DONE)

    def begin_step(self, project_id: str, slot: Slot, part: float) -> None:
        """The step of this slot has come so far."""
        steps = plan(self._get(project_id), self.engines)
        self._publish(Progressed(project_id, slot, part, progress(steps, {slot: part})))

    def fail(self, project_id: str, slot: Slot, failure: Failure) -> None:
        """The step of this slot ends without a result."""
        project = self._get(project_id)
        step = next(step for step in plan(project, self.engines).steps if step.slot == slot)
        assert step.recipe is not None
        take = replace(
            self.take(project, slot, None),
            state=TakeState.FAILED,
            failure=failure,
            fingerprint=step.recipe.fingerprint,
        )
        self.put(replace(project, takes=(*project.takes, take)))

    def set_state(self, project_id: str, slot: Slot, state: TakeState) -> None:
        """Change the state of the slot's last take."""
        project = self._get(project_id)
        last = [take for take in project.takes if take.slot == slot][-1]
        takes = tuple(replace(take, state=state) if take is last else take for take in project.takes)
        self.put(replace(project, takes=takes))

    def edit(self, project_id: str, **changes: object) -> None:
        """Change the project's fields."""
        self.put(replace(self._get(project_id), **changes))

    def end(self, project_id: str, state: RunState, message: str = "") -> None:
        """The run has ended."""
        project = self._get(project_id)
        assert project.run is not None
        ended = replace(project.run, state=state, message=message, finished_at=NOW + timedelta(seconds=40))
        self.put(replace(project, run=ended))

    def notify(self, notice: Notice) -> None:
        """Tell the window something."""
        self._publish(notice)

    def _done(self, project: Project, step: Step) -> Project:
        assert step.recipe is not None
        if step.slot.kind is SlotKind.STORYBOARD:
            scenes = self.write(project)
            take = replace(self.take(project, step.slot, None), storyboard=Storyboard("guide", scenes))
            project = replace(set_aside(project), style_guide="guide", scenes=scenes)
        else:
            moving = step.slot.kind in (SlotKind.CLIP, SlotKind.FILM)
            picture = self.keep(self.paint(project, step.slot))
            clip = self._keep_clip(project, step.slot) if moving else picture
            take = replace(self.take(project, step.slot, clip), thumbnail=picture)
        take = replace(
            take,
            recipe=step.recipe.text,
            fingerprint=step.recipe.fingerprint,
            prompt=step.recipe.prompt,
            seed=step.recipe.seed,
            engine=step.engine.engine,
            cost=step.price,
            run_id=project.run.id if project.run else "",
            finished_at=NOW + timedelta(seconds=1),
        )
        return replace(project, takes=(*project.takes, take))

    def take(self, project: Project, slot: Slot, file: MediaFile | None) -> Take:
        """A ready take of the slot."""
        number = 1 + sum(take.slot == slot for take in project.takes)
        brief = project.brief
        length = brief.length if slot == FILM else brief.clip_duration
        take_id = f"{slot.kind}-{slot.scene_id}-{number}"
        return Take(take_id, slot, number, TakeState.READY, NOW, file=file, thumbnail=file, duration=length)

    def keep(self, image: QImage) -> MediaFile:
        """A picture of the media folder."""
        name = hashlib.sha256(bytes(image.constBits())).hexdigest()
        file = MediaFile(name, ".jpg", 1)
        image.save(str(self.media_path(file)), "JPG", 88)
        return file

    def _keep_clip(self, project: Project, slot: Slot) -> MediaFile:
        number = sum(take.slot == slot for take in project.takes)
        file = MediaFile(hashlib.sha256(f"{project.id}{slot}{number}".encode()).hexdigest(), ".mp4", 1)
        self.media_path(file).write_bytes(self._clip.read_bytes() if self._clip else b"")
        return file

    def _get(self, project_id: str) -> Project:
        if project_id not in self.projects:
            raise NotFound("This film does not exist any more.")
        return self.projects[project_id]

    def put(self, project: Project) -> None:
        """The project is now so, and everybody is told."""
        self.projects[project.id] = project
        self._tell(project)

    def _tell(self, project: Project) -> None:
        steps = plan(project, self.engines)
        self._publish(ProjectChanged(project, steps, summarize(project, steps)))


def _running(project: Project) -> bool:
    return project.run is not None and project.run.state is RunState.RUNNING


def _begun(project: Project) -> Project:
    estimate = Micros(sum(step.price for step in plan(project, ENGINES).until(project.brief.until)))
    run = Run(f"run of {project.id}", RunState.RUNNING, NOW, until=project.brief.until, estimate=estimate)
    return replace(project, run=run)


class DeskJobs:
    """The desk's part about paid jobs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self) -> tuple[PaidJob, ...]:
        found = tuple(job for each in self._desk.projects.values() for job in jobs_of(each, self._desk.engines))
        self._desk._publish(JobsListed(found))
        return found

    async def fetch(self, take_id: str) -> None:
        self._desk.calls.append(("fetch", take_id))

    async def make_again(self, take_id: str) -> None:
        self._desk.calls.append(("make again", take_id))


class DeskRoughCuts:
    """The desk's part about rough cuts: what was asked for. The test shows them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.asked: list[str] = []

    async def make(self, project_id: str) -> None:
        self.asked.append(project_id)

    def show(self, project_id: str, path: Path, *, whole: bool) -> None:
        scenes = self._desk.projects[project_id].scenes
        self._desk._publish(RoughCutMade(project_id, scenes, path, whole))


class DeskQueue:
    """The desk's part about the queue."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._state = QueueState()

    async def state(self) -> QueueState:
        self._desk._publish(QueueChanged(self._state))
        return self._state

    async def add(self, project_id: str) -> None:
        await self._set(replace(self._state, project_ids=(*self._state.project_ids, project_id)))

    async def remove(self, project_id: str) -> None:
        rest = tuple(each for each in self._state.project_ids if each != project_id)
        await self._set(replace(self._state, project_ids=rest))

    async def move(self, project_id: str, place: int) -> None:
        await self._set(replace(self._state, project_ids=moved(self._state.project_ids, project_id, place)))

    async def pause(self) -> None:
        await self._set(replace(self._state, paused=True))

    async def go_on(self) -> None:
        await self._set(replace(self._state, paused=False))

    async def _set(self, state: QueueState) -> None:
        self._state = state
        await self.state()
