"""Who else could film a scene, or the whole film, and what that would mean."""

from collections.abc import Callable
from dataclasses import dataclass

from vidpipe_desktop.core.edits import Edit, FilmWith
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.models import EngineChoice, Project, Role
from vidpipe_desktop.core.preview import Preview


@dataclass(frozen=True, slots=True)
class Offer:
    """An edit that has clips filmed by somebody else. preview: what it would mean; None if it cannot be, and why not."""

    edit: FilmWith
    preview: Preview | None
    why: str = ""


def choices_for(engines: Engines, role: Role) -> tuple[EngineChoice, ...]:
    """Every engine that can do the role, with its default model and each of the others."""
    return tuple(
        EngineChoice(facts.id, model)
        for facts in engines.values()
        if role in facts.roles
        for model in ("", *(model.id for model in facts.models_of(role)[1:]))
    )


def offers(
    project: Project, engines: Engines, look_ahead: Callable[[Edit], Preview], scene_id: str = ""
) -> tuple[Offer, ...]:
    """Everybody who could film this scene and does not yet; without a scene: all of them.

    look_ahead: what bringing the film up to date means after an edit; may raise InvalidRequest.
    """
    scenes = [scene for scene in project.scenes if scene_id in ("", scene.id)]
    now = {scene.choice(Role.CLIPS, project.brief) for scene in scenes}
    others = (choice for choice in choices_for(engines, Role.CLIPS) if now != {choice})
    return tuple(_offer(FilmWith(choice, scene_id), look_ahead) for choice in others)


def _offer(edit: FilmWith, look_ahead: Callable[[Edit], Preview]) -> Offer:
    try:
        return Offer(edit, look_ahead(edit))
    except InvalidRequest as invalid:
        return Offer(edit, None, invalid.problems[0].why)
