"""Making films on paper: what a run would do to a project, without engines or files."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from vidpipe_desktop.core.engines import EngineFacts, Engines
from vidpipe_desktop.core.models import (
    Brief,
    EngineChoice,
    MediaFile,
    Project,
    Role,
    Scene,
    Slot,
    SlotKind,
    Storyboard,
    Take,
    TakeSource,
    TakeState,
)
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.core.plan import Step, plan
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.core.storyboards import set_aside, storyboard_takes

NOW = datetime(2026, 1, 2, tzinfo=UTC)

CHAINED = EngineFacts(
    "chained", "Chained", frozenset(Role), price_per_picture=dollars(0.04), price_per_second=dollars(0.1)
)
"""Paints every end frame from its start frame, as paid models do."""

FREE_STANDING = EngineFacts(
    "free", "Free", frozenset(Role), local=True, paints_from_start=False, reads_staging=True, scores_film=True
)
"""Paints every frame by itself, as the animatic does."""

FIRST_FRAME_ONLY = EngineFacts("first", "First frame only", frozenset(Role), takes_last_frame=False)

ENGINES: Engines = {facts.id: facts for facts in (CHAINED, FREE_STANDING, FIRST_FRAME_ONLY)}


def new_project(engine: str = "chained", scenes: int = 3, **changes: object) -> Project:
    """A project nobody has worked on."""
    choice = EngineChoice(engine)
    brief = Brief("a fox in the snow", scene_count=scenes, seed=7, storyboard=choice, keyframes=choice, clips=choice)
    return Project("p", replace(brief, **changes), NOW, NOW)


def do(project: Project, step: Step) -> Project:
    """The project after the step: a take with contents that depend on the recipe alone."""
    assert step.recipe is not None
    number = 1 + sum(take.slot == step.slot for take in project.takes)
    contents = hashlib.sha256(step.recipe.text.encode()).hexdigest()
    take = Take(
        id=f"{step.slot.kind}-{step.slot.scene_id}-{number}",
        slot=step.slot,
        number=number,
        state=TakeState.READY,
        created_at=NOW,
        engine=step.engine.engine,
        seed=step.recipe.seed,
        recipe=step.recipe.text,
        fingerprint=step.recipe.fingerprint,
        cost=step.price,
        duration=project.brief.length if step.slot.kind is SlotKind.FILM else project.brief.clip_duration,
        file=None if step.slot.kind is SlotKind.STORYBOARD else MediaFile(contents, ".bin", 1),
    )
    if step.slot.kind is SlotKind.STORYBOARD:
        guide, scenes = f"guide {step.recipe.seed}", written(project, step.recipe.seed)
        project = replace(set_aside(project), style_guide=guide, scenes=scenes)
        take = replace(take, storyboard=Storyboard(guide, scenes))
    return replace(project, takes=(*project.takes, take))


def written(project: Project, seed: int) -> tuple[Scene, ...]:
    """The scenes a storyboard writer would write. No two storyboards share a scene."""
    earlier = len(storyboard_takes(project))
    return tuple(
        Scene(
            f"{seed}-{index}" + (f"-{earlier}" if earlier else ""),
            index,
            f"scene {index}",
            f"start {index}",
            f"end {index}",
            "moves",
            "cut",
            derive_seed(seed, index),
        )
        for index in range(project.brief.scene_count)
    )


def finish(project: Project, limit: int = 10_000) -> Project:
    """Do at most `limit` ready steps, always the first there is."""
    for _ in range(limit):
        ready = [step for step in plan(project, ENGINES).steps if step.ready]
        if not ready:
            break
        project = do(project, ready[0])
    return project


def upload(project: Project, slot: Slot) -> Project:
    """The project with a picture or clip of the person's own in the slot."""
    number = 1 + sum(take.slot == slot for take in project.takes)
    own = MediaFile(hashlib.sha256(f"own {number} {slot}".encode()).hexdigest(), ".png", 1)
    take = Take(
        f"own-{slot.kind}-{slot.scene_id}-{number}",
        slot,
        number,
        TakeState.READY,
        NOW,
        TakeSource.UPLOADED,
        file=own,
        pinned=True,
    )
    return replace(project, takes=(*project.takes, take))


def selection(project: Project) -> dict[Slot, str]:
    """Contents in use, by slot."""
    states = plan(project, ENGINES).states
    return {slot: state.take.file.sha256 for slot, state in states.items() if state.take and state.take.file}
