"""Remembering what a person chose by hand in a scene, so that it can be taken back and outlives other words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidpipe_desktop.core.staging import Choice, StagingField
from vidpipe_desktop.engines.animatic.director.choosing import chosen
from vidpipe_desktop.engines.animatic.director.menu import fields
from vidpipe_desktop.engines.animatic.director.naming import with_the
from vidpipe_desktop.engines.animatic.director.parties import ANOTHER, RESERVED, lead, parties, troupe
from vidpipe_desktop.engines.animatic.director.wording import rewritten
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import SceneSpec, spec_from_json


@dataclass(frozen=True, slots=True)
class Handwork:
    """A scene with a person's choices: as JSON and in words, and what can be chosen in it."""

    staging: str
    texts: dict[str, str]
    fields: tuple[StagingField, ...]


def as_written(spec: SceneSpec) -> SceneSpec:
    """The scene as its words have it."""
    return spec_from_json(spec.as_written) if spec.chosen else spec


def with_choices(written: SceneSpec, as_json: str, choices: Sequence[Choice], view_width: float) -> SceneSpec:
    """The scene with those of the choices that make it other than written, remembering them.

    as_json: `written` as it was kept. view_width: stage units that are seen.
    """
    kept = _telling(written, choices, view_width)
    if not kept:
        return written
    return replace(chosen(written, kept, view_width).spec, chosen=kept, as_written=as_json)


def as_wished(staging: str, wishes: Sequence[Choice], view_width: float) -> str:
    """The scene, as JSON, as if its words had these wishes in them. Raises ValueError if staging is no SceneSpec."""
    return chosen(as_written(spec_from_json(staging)), wishes, view_width).spec.to_json()


def choose(staging: str, choices: Sequence[Choice], texts: dict[str, str], view_width: float) -> Handwork:
    """The scene with these choices besides those made before. staging: JSON of a SceneSpec; texts: of the scene, by name.

    view_width: stage units that are seen. Raises ValueError if staging is something else.
    """
    now = spec_from_json(staging)
    written, as_json = as_written(now), now.as_written or staging
    spec = with_choices(written, as_json, tuple({**dict(now.chosen), **dict(choices)}.items()), view_width)
    staged = chosen(written, spec.chosen, view_width)
    return Handwork(
        staging=spec.to_json() if spec.chosen else as_json,
        texts={name: rewritten(name, text, now, spec, view_width) for name, text in texts.items()},
        fields=fields(written, staged, spec.chosen, view_width),
    )


def lost(before: SceneSpec, after: SceneSpec) -> tuple[str, ...]:
    """Of whom something was chosen before, and who is not in the scene any more: "the otter"."""
    old, new = troupe(as_written(before).actors), {*parties(troupe(as_written(after).actors))}
    asked = dict.fromkeys(name.partition(".")[0] for name, _ in before.chosen)
    gone = (lead(old, party) for party in asked if party not in new)
    return tuple(with_the(Subject(actor.character, actor.called)) for actor in gone if actor)


def _telling(written: SceneSpec, choices: Sequence[Choice], view_width: float) -> tuple[Choice, ...]:
    """The choices that are about the scene, or about somebody in it, and not what is written anyway."""
    there = {*parties(troupe(written.actors)), ANOTHER}
    about = tuple((name, value) for name, value in choices if name in RESERVED or name.partition(".")[0] in there)
    shown = fields(written, chosen(written, about, view_width), about, view_width)
    as_it_is = {(field.name, field.written) for field in shown if not field.name.startswith(f"{ANOTHER}.")}
    telling = tuple(choice for choice in about if choice not in as_it_is)
    comes = any(name == ANOTHER for name, _ in telling)
    return tuple(choice for choice in telling if comes or not choice[0].startswith(ANOTHER))
