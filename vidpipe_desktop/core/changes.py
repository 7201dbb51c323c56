"""What can change in a project: each change is applied whole, several together or not at all."""

from dataclasses import dataclass

from vidpipe_desktop.core.models import Brief, Run, Scene, Take


@dataclass(frozen=True, slots=True)
class PutTake:
    """Enter a take, or bring the one with this id up to date. Its slot, number and created_at never change."""

    take: Take


@dataclass(frozen=True, slots=True)
class PutStoryboard:
    """Replace style guide and scenes. Takes of scenes that are gone stay in the ledger."""

    style_guide: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class PutScene:
    """Bring one scene up to date."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class PutRun:
    """Enter a run, or bring the one with this id up to date."""

    run: Run


@dataclass(frozen=True, slots=True)
class PutBrief:
    """Replace the brief."""

    brief: Brief


@dataclass(frozen=True, slots=True)
class SetStoryboardVariation:
    """Ask for another storyboard."""

    variation: int


Change = PutTake | PutStoryboard | PutScene | PutRun | PutBrief | SetStoryboardVariation
