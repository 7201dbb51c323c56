"""The command line's part about what an engine refused: saying so, `retry` and `reword`. Answers are data; `cli` prints them."""

import argparse

from vidpipe_desktop.cli_editing import scene_numbered
from vidpipe_desktop.cli_jobs import DONE, FAILED, UNFINISHED, Answer
from vidpipe_desktop.core.blocked import Blocked, Suggestion, paid_words
from vidpipe_desktop.core.edits import EditScene
from vidpipe_desktop.core.errors import InvalidRequest, NotResumable, Problem
from vidpipe_desktop.core.models import FILM, STORYBOARD, Json, Project, RunState, Slot, SlotKind
from vidpipe_desktop.core.money import FREE, Micros, format_money
from vidpipe_desktop.core.plan import start_slot
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.studio import Studio


async def retry(studio: Studio, args: argparse.Namespace) -> Answer:
    """`retry ID --slot SLOT [--scene N]`: that slot as it is, nothing else. Raises VidpipeError."""
    project = await studio.get(args.project)
    slot = _slot(project, args)
    await studio.blocked.retry(project.id, slot)
    project = await studio.finished(project.id)
    assert project.run is not None
    name, run = slot_name(slot, project.scenes), project.run
    cost = Micros(sum(take.cost for take in project.takes if take.run_id == run.id))
    left = any(step.slot == slot for step in studio.plan(project).steps)
    message = run.message if left else ""
    data: dict[str, Json] = {
        "project_id": project.id,
        "slot": name,
        "made": not left,
        "cost_micros": int(cost),
        "error_message": message or None,
        "blocked": blocked_json(studio, project),
    }
    code = DONE if not left else FAILED if run.state is RunState.FAILED else UNFINISHED
    line = f"{name}  {'not made' if left else 'made'}  {format_money(cost)}"
    return Answer(data, (line,), code, (message,) if message else ())


async def reword(studio: Studio, args: argparse.Namespace) -> Answer:
    """`reword ID --scene N [--slot SLOT] [--apply] [--another]`: what was suggested before is free. Raises VidpipeError."""
    project = await studio.get(args.project)
    blocked = _blocked(studio, project, args)
    known = blocked.rewording.suggestion if blocked.rewording and not args.another else None
    found = known or await studio.blocked.suggest(project.id, blocked.slot)
    if args.apply:
        await studio.editing.edit(project.id, EditScene(found.after))
    paid = FREE if known else (await studio.get(project.id)).cost - project.cost
    summary = preview(studio.plan(await studio.get(project.id))).sentence
    data: dict[str, Json] = {
        "project_id": project.id,
        "slot": slot_name(blocked.slot, project.scenes),
        "reason": _reason(blocked),
        "texts": {name: {"before": before, "after": after} for name, before, after in _texts(found)},
        "cost_micros": int(paid),
        "applied": bool(args.apply),
        "summary": summary,
    }
    use = f"To use it: vidpipe-desktop reword {project.id} {_options(project, blocked.slot)} --apply"
    changed = [line for name, *sides in _texts(found) for line in (name, f"- {sides[0]}", f"+ {sides[1]}")]
    said = (f"{slot_name(blocked.slot, project.scenes)}: {_reason(blocked)}", f"Paid: {format_money(Micros(paid))}.")
    return Answer(data, (*changed, summary if args.apply else use), said=said)


def blocked_json(studio: Studio, project: Project) -> list[Json]:
    """What was refused in the project: why, whether it was billed, and what the ways on cost."""
    return [
        {
            "slot": slot_name(each.slot, project.scenes),
            "take_id": each.take.id,
            "engine": each.take.engine,
            "model": each.take.model,
            "reason": each.failure.title,
            "details": each.failure.advice,
            "billed": bool(each.take.cost),
            "cost_micros": int(each.take.cost),
            "retry_micros": int(each.step.price),
            "reword_micros": int(each.rewording.step.price) if each.rewording else None,
            "suggested": each.rewording is not None and each.rewording.suggestion is not None,
        }
        for each in studio.blocked.of(project)
    ]


def blocked_lines(studio: Studio, project: Project, told: str) -> list[str]:
    """The same for people. told: what was said already, which may have the reason in it."""
    lines: list[str] = []
    for each in studio.blocked.of(project):
        reason = "" if each.failure.title in told else _reason(each)
        name, options = slot_name(each.slot, project.scenes), _options(project, each.slot)
        lines.append(" ".join(f"Blocked: {name}. {reason} {paid_words(each.take)}".split()))
        lines.append(f"  Once more ({format_money(each.step.price)}): vidpipe-desktop retry {project.id} {options}")
        if each.rewording:
            price = FREE if each.rewording.suggestion else each.rewording.step.price
            lines.append(f"  Other words ({format_money(price)}): vidpipe-desktop reword {project.id} {options}")
    return lines


def _reason(blocked: Blocked) -> str:
    return f"{blocked.failure.title} {blocked.failure.advice}".strip()


def _texts(suggestion: Suggestion) -> list[tuple[str, str, str]]:
    """Name, before and after of each text that is to be other."""
    before, after = suggestion.before, suggestion.after
    return [(name, str(getattr(before, name)), str(getattr(after, name))) for name in suggestion.texts]


def _options(project: Project, slot: Slot) -> str:
    """How the slot is named in a command."""
    if slot in (STORYBOARD, FILM):
        return f"--slot {slot.kind.value}"
    return f"--scene {project.scene(slot.scene_id).index + 1} --slot {slot.kind.value}"


def _slot(project: Project, args: argparse.Namespace) -> Slot:
    """The slot that is meant; a start frame from the second scene on is the end frame before it. Raises InvalidRequest."""
    kind = SlotKind(args.slot)
    if kind in (SlotKind.STORYBOARD, SlotKind.FILM):
        return Slot(kind)
    if args.scene is None:
        raise InvalidRequest(Problem("scene", "Say with --scene which scene is meant."))
    scene = scene_numbered(project, args.scene)
    return start_slot(project.scenes, scene.index) if kind is SlotKind.START else Slot(kind, scene.id)


def _blocked(studio: Studio, project: Project, args: argparse.Namespace) -> Blocked:
    """The slot that was refused; without --slot the first of the scene. Raises InvalidRequest, NotResumable."""
    scene, slot = scene_numbered(project, args.scene), _slot(project, args) if args.slot else None
    for each in studio.blocked.of(project):
        if each.slot == slot or (slot is None and each.slot.scene_id == scene.id):
            return each
    name = slot_name(slot, project.scenes) if slot else f"Scene {args.scene}"
    raise NotResumable(f"{name}: nothing was refused.", "`status` says what is blocked, and why.")
