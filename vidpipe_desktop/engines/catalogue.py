"""The models of remote engines as data: shipped in the package, replaced and added to by a file in the config folder."""

import logging
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from vidpipe_desktop.core.engines import EngineFacts, ModelFacts, Terms
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import AspectRatio, Resolution, Role
from vidpipe_desktop.core.money import Micros, dollars
from vidpipe_desktop.engines.templates import Template, check_template

log = logging.getLogger(__name__)

CATALOGUE_FILE = "catalogue.toml"
"""Name of the person's own file in the config folder, and of the shipped one."""
_NO_TEMPLATE: Template = {}
_USUAL_SHAPES = (AspectRatio.WIDE, AspectRatio.TALL, AspectRatio.SQUARE)
"""What a model can do that names no shapes; the rarer ones are not offered on a guess."""


class _Terms(BaseModel):
    """What is other at one of a model's resolutions, as it stands in the file."""

    model_config = ConfigDict(extra="forbid")

    price: float | None = Field(default=None, ge=0, le=10_000)
    price_source: str = ""
    lengths: tuple[float, ...] = ()


class _Entry(BaseModel):
    """One model, as it stands in the file."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, pattern=r"^[^\s:]+$")
    title: str = Field(min_length=1)
    role: Role
    price: float = Field(ge=0, le=10_000)
    price_source: str = ""
    aspect_ratios: tuple[AspectRatio, ...] = Field(default=_USUAL_SHAPES, min_length=1)
    durations: tuple[float, float] = (1.0, 60.0)
    lengths: tuple[float, ...] = ()
    resolutions: tuple[Resolution, ...] = Field(default=(Resolution.HD,), min_length=1)
    at: dict[Resolution, _Terms] = Field(default_factory=dict[Resolution, _Terms])
    takes_last_frame: bool = True
    sound: bool = False
    cancels: bool = False
    ends: date | None = None
    result_days: float = Field(default=0.0, ge=0)
    request: dict[str, Any] = Field(default_factory=dict[str, Any])

    @field_validator("request")
    @classmethod
    def _fillable(cls, request: dict[str, Any]) -> dict[str, Any]:
        check_template(request)
        return request

    @model_validator(mode="after")
    def _sensible(self) -> "_Entry":
        shortest, longest = self.durations
        lengths = [*self.lengths, *(length for terms in self.at.values() for length in terms.lengths)]
        if not 0 < shortest <= longest or any(length <= 0 for length in lengths):
            raise ValueError("durations and lengths must be seconds, the shortest first")
        if other := set(self.at) - set(self.resolutions):
            raise ValueError(f"{', '.join(sorted(other))} is not among the resolutions")
        return self

    def facts(self) -> ModelFacts:
        """For plans, estimates and forms."""
        lengths = tuple(sorted(self.lengths))
        return ModelFacts(
            id=self.id,
            title=self.title,
            role=self.role,
            price=dollars(self.price),
            price_source=self.price_source,
            aspect_ratios=frozenset(self.aspect_ratios),
            durations=(lengths[0], lengths[-1]) if lengths else self.durations,
            lengths=lengths,
            takes_last_frame=self.takes_last_frame,
            sound=self.sound,
            cancels=self.cancels,
            ends=self.ends,
            result_days=self.result_days,
            resolutions=frozenset(self.resolutions),
            terms=tuple(self._terms(resolution, terms) for resolution, terms in self.at.items()),
        )

    def _terms(self, resolution: Resolution, terms: _Terms) -> Terms:
        price = self.price if terms.price is None else terms.price
        source = terms.price_source or (self.price_source if terms.price is None else "")
        return Terms(resolution, dollars(price), source, tuple(sorted(terms.lengths)))


class _Section(BaseModel):
    """One engine: what goes for all its models."""

    model_config = ConfigDict(extra="ignore")

    title: str = ""
    paints_from_start: bool = True
    at_once: int = Field(default=4, ge=1, le=64)


class Catalogue:
    """What every remote engine's models can do. problems: entries that were skipped, and why."""

    def __init__(self, own_file: Path | None = None) -> None:
        self.problems: list[str] = []
        self._sections: dict[str, _Section] = {}
        self._models: dict[str, dict[tuple[Role, str], ModelFacts]] = {}
        self._requests: dict[tuple[str, Role], dict[str, Template]] = {}
        shipped = files("vidpipe_desktop.engines").joinpath(CATALOGUE_FILE).read_text(encoding="utf-8")
        self._add(tomllib.loads(shipped), "the catalogue")
        if own_file and own_file.is_file():
            self._add_own(own_file)

    def facts(self, engine: str) -> EngineFacts:
        """The engine as it is with its default models."""
        section, models = self._sections[engine], tuple(self._models[engine].values())
        facts = EngineFacts(
            id=engine,
            title=section.title or engine,
            roles=frozenset(model.role for model in models),
            models=models,
            paints_from_start=section.paints_from_start,
            at_once=section.at_once,
        )
        for role in sorted(facts.roles):
            facts = facts.using(role)
        return facts

    def model(self, engine: str, role: Role, model: str) -> ModelFacts:
        """The model, "" for the role's default. Raises EngineError with a suggestion if there is none or it has ended."""
        known = [entry for entry in self._models[engine].values() if entry.role is role]
        found = next((entry for entry in known if entry.id == model), None) if model else known[0]
        living = [entry.id for entry in known if not _ended(entry)]
        suggestion = f"Choose one of: {', '.join(living)}."
        if found is None:
            raise EngineError(FailureKind.INVALID, f"There is no model “{model}” for {role.value}.", suggestion)
        if _ended(found):
            raise EngineError(FailureKind.INVALID, f"{found.title} was switched off on {found.ends}.", suggestion)
        return found

    def request(self, engine: str, role: Role, model: str) -> Template:
        """The template of requests for the model; one without a template of its own is asked as the first that has one."""
        known = self._requests.get((engine, role), {})
        return known.get(model) or next(iter(known.values()), _NO_TEMPLATE)

    def prefer(self, engine: str, role: Role, model: str, *, price: Micros | None = None) -> None:
        """Make a model the role's default; one that is not known is taken to be like the default until now."""
        models = self._models[engine]
        default = next(entry for entry in models.values() if entry.role is role)
        chosen = models.get((role, model)) or replace(default, id=model, title=model, price_source="")
        if price is not None:
            chosen = replace(chosen, price=price, price_source="a server of your own", terms=())
        self._models[engine] = {(role, model): chosen} | {
            key: entry for key, entry in models.items() if key != (role, model)
        }

    def drop(self, engine: str, role: Role) -> None:
        """The engine does not do this role here."""
        self._models[engine] = {key: entry for key, entry in self._models[engine].items() if entry.role is not role}

    def forget(self, engine: str, role: Role, model: str) -> None:
        """The engine does not have this model here."""
        self._models[engine].pop((role, model), None)

    def default(self, engine: str, role: Role) -> str:
        """Id of the model that does the role unless another is asked for."""
        return next(entry.id for entry in self._models[engine].values() if entry.role is role)

    def _add_own(self, path: Path) -> None:
        try:
            self._add(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self._problem(f"{path.name} cannot be read: {error}")

    def _add(self, content: Mapping[str, Any], source: str) -> None:
        for engine, raw in content.items():
            if not isinstance(raw, dict):
                self._problem(f"{source}: “{engine}” is not a section")
                continue
            section = cast(dict[str, Any], raw)
            if engine not in self._sections or set(section) - {"models"}:
                self._add_section(engine, section, source)
            for number, entry in enumerate(_entries(section), start=1):
                self._add_model(engine, entry, f"{source}, {engine}, model {number}")

    def _add_section(self, engine: str, section: Mapping[str, Any], source: str) -> None:
        try:
            self._sections[engine] = _Section.model_validate(section)
        except ValidationError as error:
            self._problem(f"{source}, {engine}: {_complaints(error)}")
            self._sections.setdefault(engine, _Section())

    def _add_model(self, engine: str, entry: Any, where: str) -> None:
        try:
            valid = _Entry.model_validate(entry)
        except ValidationError as error:
            self._problem(f"{where}: {_complaints(error)}")
            return
        self._models.setdefault(engine, {})[valid.role, valid.id] = valid.facts()
        if valid.request:
            self._requests.setdefault((engine, valid.role), {})[valid.id] = valid.request

    def _problem(self, words: str) -> None:
        log.warning("%s", words)
        self.problems.append(words)


def _entries(section: Mapping[str, Any]) -> Iterator[Any]:
    models = section.get("models", [])
    yield from cast(list[Any], models) if isinstance(models, list) else ()


def _ended(model: ModelFacts) -> bool:
    return model.ends is not None and model.ends <= date.today()


def _complaints(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, part['loc'])) or 'entry'}: {part['msg']}" for part in error.errors())
