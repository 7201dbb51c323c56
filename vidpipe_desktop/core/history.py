"""Undo and redo of what the person did to a film. Takes are never undone: they stay, and are found again."""

from dataclasses import dataclass, replace

from vidpipe_desktop.core.changes import Change, PutBrief, PutScene, PutStoryboard, PutTake, SetStoryboardVariation
from vidpipe_desktop.core.models import Brief, Project, Scene
from vidpipe_desktop.core.storyboards import earlier_storyboard, storyboard_on_table, taken_out

MOST = 100
"""Steps that can be undone."""


@dataclass(frozen=True, slots=True)
class Moment:
    """All of a film that a person decides. storyboard: fingerprint of the one on the table; pinned: ids of takes."""

    brief: Brief
    style_guide: str
    variation: int
    scenes: tuple[Scene, ...]
    storyboard: str
    pinned: frozenset[str]


@dataclass(frozen=True, slots=True)
class Undoable:
    """What can be undone and redone, in words ("" = nothing)."""

    undo: str = ""
    redo: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """One step that was done or undone, and the film on its other side."""

    words: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one film, newest last."""

    done: tuple[Past, ...] = ()
    undone: tuple[Past, ...] = ()

    @property
    def words(self) -> Undoable:
        """What can be undone and redone now."""
        return Undoable(*(steps[-1].words if steps else "" for steps in (self.done, self.undone)))

    def with_step(self, words: str, before: Project) -> "History":
        """After a step; nothing can be redone any more."""
        return History((*self.done[1 - MOST :], Past(words, moment_of(before))))

    def undo(self, present: Project) -> tuple["History", Project]:
        """One step back; the same film if there is none."""
        if not self.done:
            return self, present
        *left, last = self.done
        now = Past(last.words, moment_of(present))
        return History(tuple(left), (*self.undone, now)), as_at(last.moment, present)

    def redo(self, present: Project) -> tuple["History", Project]:
        """The step that was undone last, done again; the same film if there is none."""
        if not self.undone:
            return self, present
        *left, last = self.undone
        now = Past(last.words, moment_of(present))
        return History((*self.done, now), tuple(left)), as_at(last.moment, present)


def moment_of(project: Project) -> Moment:
    """The film as the person decided it up to now."""
    on_table = storyboard_on_table(project)
    return Moment(
        project.brief,
        project.style_guide,
        project.storyboard_variation,
        project.scenes,
        on_table.fingerprint if on_table else "",
        frozenset(take.id for take in project.takes if take.pinned),
    )


def changes_between(before: Project, after: Project) -> list[Change]:
    """What has to be written so that `before` becomes `after`."""
    changes: list[Change] = []
    if before.brief != after.brief:
        changes.append(PutBrief(after.brief))
    if before.storyboard_variation != after.storyboard_variation:
        changes.append(SetStoryboardVariation(after.storyboard_variation))
    changes += _scene_changes(before, after)
    known = {take.id: take for take in before.takes}
    changes += [PutTake(take) for take in after.takes if known.get(take.id) != take]
    return changes


def _scene_changes(before: Project, after: Project) -> list[Change]:
    same = [scene.id for scene in before.scenes] == [scene.id for scene in after.scenes]
    if not same or before.style_guide != after.style_guide:
        return [PutStoryboard(after.style_guide, after.scenes)]
    pairs = zip(before.scenes, after.scenes, strict=True)
    return [PutScene(new) for old, new in pairs if old != new]


def as_at(moment: Moment, present: Project) -> Project:
    """The present film as it was then. Where runs stop for approval is not undone: it says how, not what.

    Nor is a first storyboard that was written since: nobody had decided about its scenes.
    """
    then = replace(
        present,
        brief=replace(moment.brief, until=present.brief.until),
        storyboard_variation=moment.variation,
    )
    if earlier := earlier_storyboard(then, moment.storyboard):
        then = taken_out(then, earlier)
    known = {take.id for take in present.takes}
    takes = (replace(take, pinned=take.id in moment.pinned) if take.id in known else take for take in then.takes)
    then = replace(then, takes=tuple(takes))
    return replace(then, style_guide=moment.style_guide, scenes=moment.scenes) if moment.storyboard else then
