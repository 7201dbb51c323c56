"""What a plan must know of an engine: plain facts, no behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from vidpipe_desktop.core.models import AspectRatio, EngineChoice, Resolution, Role
from vidpipe_desktop.core.money import FREE, Micros


@dataclass(frozen=True, slots=True)
class Terms:
    """What is other about a model at one of its resolutions; lengths of clips only if there are any (empty = as ever)."""

    resolution: Resolution
    price: Micros
    price_source: str = ""
    lengths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What one of an engine's models can do in one role.

    price: per storyboard, per picture or per second of clip. price_source: where it was read, and when.
    durations: shortest and longest clip in seconds; lengths: the only ones there are (empty = any in between).
    terms: what of this is other at some of its resolutions.
    ends: the day on which the supplier switches it off. result_days: how long the supplier keeps what it made.
    """

    id: str
    title: str
    role: Role
    price: Micros = FREE
    price_source: str = ""
    aspect_ratios: frozenset[AspectRatio] = frozenset(AspectRatio)
    durations: tuple[float, float] = (1.0, 60.0)
    lengths: tuple[float, ...] = ()
    takes_last_frame: bool = True
    sound: bool = False
    cancels: bool = False
    ends: date | None = None
    result_days: float = 0.0
    resolutions: frozenset[Resolution] = frozenset(Resolution)
    terms: tuple[Terms, ...] = ()

    def at(self, resolution: Resolution) -> "ModelFacts":
        """The facts that hold for films of this resolution."""
        found = next((terms for terms in self.terms if terms.resolution is resolution), None)
        if found is None:
            return self
        facts = replace(self, price=found.price, price_source=found.price_source)
        if not found.lengths:
            return facts
        return replace(facts, lengths=found.lengths, durations=(found.lengths[0], found.lengths[-1]))


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """An engine's capabilities, limits and prices.

    durations: shortest and longest clip in seconds; lengths: the only ones there are (empty = any in between).
    models: those it can be asked to use, the default of each role first; `using` gives the facts with one of them.
    resolutions: those in which it paints or films.
    local: works on this machine at no cost, so an unfinished take is simply made again.
    paints_from_start: an end frame is conditioned on its start frame (else keyframes are independent of each other).
    takes_last_frame: a clip is conditioned on its last frame too.
    reads_staging: uses `Scene.staging` beside the prompts.
    draws_captions: a clip's pictures say its scene's caption, unless the file denies that (`core.captions`).
    rewords: can put in other words what an engine refused for its content.
    scores_film: a clip's sound is a slice of one score, so it depends on where in the film the clip stands.
    prices: per storyboard (or rewording, which is a smaller text), per picture and per second of clip.
    at_once: how many steps of each role may run at the same time over all projects (0 = as many as there are workers).
    per_minute: how many requests of each role it takes in a minute (0 = any number).
    looks_up: `find_clip` finds a clip whose answer was lost, at the latest `settles` seconds after it was asked for.
    idempotent: a request repeated under its request_id is answered again and billed once.
    backoff: seconds; retries wait for a random time up to it, then up to twice, four times, … as much.
    answers_within, finishes_within: seconds after which waiting for an answer, or for a job, is given up.
    """

    id: str
    title: str
    roles: frozenset[Role]
    aspect_ratios: frozenset[AspectRatio] = frozenset(AspectRatio)
    durations: tuple[float, float] = (1.0, 60.0)
    lengths: tuple[float, ...] = ()
    models: tuple[ModelFacts, ...] = ()
    resolutions: frozenset[Resolution] = frozenset(Resolution)
    local: bool = False
    paints_from_start: bool = True
    takes_last_frame: bool = True
    reads_staging: bool = False
    draws_captions: bool = False
    rewords: bool = False
    scores_film: bool = False
    sound: bool = False
    cancels: bool = False
    looks_up: bool = False
    settles: float = 10.0
    idempotent: bool = False
    price_per_storyboard: Micros = FREE
    price_per_picture: Micros = FREE
    price_per_second: Micros = FREE
    at_once: int = 4
    per_minute: int = 0
    backoff: float = 1.0
    answers_within: float = 300.0
    finishes_within: float = 3600.0

    def models_of(self, role: Role) -> tuple[ModelFacts, ...]:
        """The models for a role, its default first."""
        return tuple(model for model in self.models if model.role is role)

    def model(self, role: Role, model: str = "") -> ModelFacts | None:
        """The model in this role ("" = its default), None if it is not known."""
        known = self.models_of(role)
        if not model:
            return known[0] if known else None
        return next((one for one in known if one.id == model), None)

    def using(self, role: Role, model: str = "", resolution: Resolution = Resolution.HD) -> "EngineFacts":
        """The facts with this model in this role ("" = its default), at a resolution. One not known fills no role."""
        if not self.models_of(role):
            return self
        found = self.model(role, model)
        if found is None:
            return replace(self, roles=self.roles - {role})
        found = found.at(resolution)
        match role:
            case Role.STORYBOARD:
                return replace(self, price_per_storyboard=found.price)
            case Role.KEYFRAMES:
                return replace(
                    self,
                    price_per_picture=found.price,
                    aspect_ratios=found.aspect_ratios,
                    resolutions=found.resolutions,
                )
            case Role.CLIPS:
                return replace(
                    self,
                    price_per_second=found.price,
                    aspect_ratios=found.aspect_ratios,
                    resolutions=found.resolutions,
                    durations=found.durations,
                    lengths=found.lengths,
                    takes_last_frame=found.takes_last_frame,
                    sound=found.sound,
                    cancels=found.cancels,
                )


Engines = Mapping[str, EngineFacts]
"""Engine facts by engine id."""


def facts_of(engines: Engines, engine: str) -> EngineFacts:
    """The facts of `engine`; of one that is not installed, facts that plan but cannot run."""
    return engines.get(engine) or EngineFacts(id=engine, title=engine, roles=frozenset())


def facts_for(
    engines: Engines, choice: EngineChoice, role: Role, resolution: Resolution = Resolution.HD
) -> EngineFacts:
    """The facts of the chosen engine with the chosen model, for films of this resolution."""
    return facts_of(engines, choice.engine).using(role, choice.model, resolution)
