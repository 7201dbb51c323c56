"""What a person sets in the window: engines and their keys. Every change is written down, and works, at once."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import EntryPoint

from vidpipe_desktop.core.engines import EngineFacts, ModelFacts, Terms, facts_of
from vidpipe_desktop.core.errors import EngineError, InvalidRequest, Problem, VidpipeError
from vidpipe_desktop.core.events import EnginesChanged, EngineTested, Publish
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.setup import EngineSetup, SetupField
from vidpipe_desktop.engines.base import CheckableEngine
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.registry import BUILT_IN, EngineContext, Registry, import_engine, installed_engines
from vidpipe_desktop.keys import Keys, find_keys
from vidpipe_desktop.pipeline.limits import Limits
from vidpipe_desktop.settings import (
    MOST_AT_ONCE,
    MOST_PER_MINUTE,
    LimitSettings,
    check_setting,
    load_settings,
    save_setting,
    variable_of,
)

_KEY = "api_key"
_ENABLED = "enabled_engines"
_LIMITS = {"at_once": ("At once", MOST_AT_ONCE), "per_minute": ("Requests a minute", MOST_PER_MINUTE)}
"""What can be limited, as LimitSettings and EngineFacts name it, with its label and the most it can be."""
_UNITS = {Role.STORYBOARD: "a storyboard", Role.KEYFRAMES: "a picture", Role.CLIPS: "a second"}


@dataclass(frozen=True, slots=True)
class _Form:
    """An engine that can be set up: its sentence, and its values as (name in settings, label, hint)."""

    what: str
    fields: tuple[tuple[str, str, str], ...]


_FORMS: Mapping[str, _Form] = {
    "google": _Form(
        "Gemini writes storyboards and paints keyframes; Omni and Veo film clips with a first and a last frame.",
        (
            (_KEY, "API key", "From Google AI Studio"),
            ("project", "Vertex AI project", "Only for Vertex AI, and for Veo"),
            ("base_url", "Address", "Google's own"),
            ("text_model", "Storyboard model", ""),
            ("image_model", "Keyframe model", ""),
            ("video_model", "Clip model", ""),
        ),
    ),
    "openai_compatible": _Form(
        "Storyboards and keyframes from any server of OpenAI's kind: Ollama, LM Studio, llama.cpp, vLLM, OpenRouter.",
        (
            ("base_url", "Address", "http://127.0.0.1:11434/v1 — OpenAI's own if empty"),
            (_KEY, "API key", "If the server wants one"),
            ("text_model", "Storyboard model", "As the server names it"),
            ("image_model", "Keyframe model", "Only if the server paints"),
        ),
    ),
    "comfyui": _Form(
        "Keyframes and clips from ComfyUI on your own graphics card or a friend's. Nothing is billed.",
        (
            ("base_url", "Address", "http://127.0.0.1:8188"),
            (_KEY, "API key", "Only if a proxy before it wants one"),
            ("image_model", "Picture model file", ""),
            ("video_model", "Clip model file, high noise", ""),
            ("video_model_low", "Clip model file, low noise", ""),
            ("image_workflow", "Own picture workflow", "File in API format, with {{prompt}}, {{seed}}"),
            ("edit_workflow", "Own end frame workflow", "The same, with {{first}}"),
            ("video_workflow", "Own clip workflow", "The same, with {{first}}, {{last}}, {{frames}}"),
        ),
    ),
    "runway": _Form(
        "Clips with a first and a last frame by Seedance, Veo and others. Runway bills what it refuses, too.",
        (
            (_KEY, "API key", "From Runway's developer portal"),
            ("base_url", "Address", "Runway's own"),
            ("video_model", "Clip model", ""),
        ),
    ),
    "fal": _Form(
        "Clips with a first and a last frame by Kling, Seedance, Veo, Hailuo and others.",
        (
            (_KEY, "API key", "From fal's dashboard"),
            ("base_url", "Address", "fal's own"),
            ("video_model", "Clip model", ""),
        ),
    ),
}


class Preferences:
    """Part of the studio. Where keys are kept is found out when first needed, which may take a moment."""

    def __init__(self, context: EngineContext, registry: Registry, limits: Limits, publish: Publish) -> None:
        self._context = context
        self._registry = registry
        self._limits = limits
        self._publish = publish
        self._keys = context.keys
        self._shipped = Catalogue()

    async def tell(self) -> None:
        """Publish how the engines are set up."""
        keys = await self._found_keys()
        ours = [await self._setup(engine, keys) for engine in _FORMS]
        others = await asyncio.to_thread(self._foreign)
        self._publish(EnginesChanged((*ours, *(self._foreign_setup(*other) for other in others.items()))))

    async def change(self, engine: str, values: Mapping[str, str | bool]) -> None:
        """Write down new values of an engine ("on", or names of its fields) and put them to work.

        Raises InvalidRequest for an unknown name or a bad value, StorageError if they cannot be kept.
        """
        fields = [name for name, _, _ in _FORMS[engine].fields] if engine in _FORMS else []
        if unknown := set(values) - {"on", *fields, *_LIMITS}:
            raise InvalidRequest(*(Problem(name, f"There is no setting {engine}.{name}.") for name in sorted(unknown)))
        for name, value in values.items():
            await self._write(engine, name, value.strip() if isinstance(value, str) else value)
        settings = await asyncio.to_thread(load_settings, self._context.settings.data_dir)
        self._context = EngineContext(settings, self._context.workers, keys=await self._found_keys())
        if set(values) - set(_LIMITS):
            await self._put_to_work(engine)
        self._registry.limit(settings.limits)
        self._limits.look_again()
        await self.tell()

    async def _write(self, engine: str, name: str, value: str | bool) -> None:
        if name == _KEY:
            keys = await self._found_keys()
            await asyncio.to_thread(keys.keep, engine, str(value))
        elif name in _LIMITS:
            setting = f"limits.{engine}.{name}"
            await asyncio.to_thread(save_setting, setting, _number(setting, str(value)))
        elif engine in _FORMS:
            await asyncio.to_thread(save_setting, f"{engine}.{name}", value)
        else:
            others = [each for each in self._context.settings.enabled_engines if each != engine]
            await asyncio.to_thread(save_setting, _ENABLED, [*others, engine] if value else others)

    async def _put_to_work(self, engine: str) -> None:
        if engine in _FORMS:
            self._registry.remake(engine, self._context)
        elif engine in self._context.settings.enabled_engines:
            await asyncio.to_thread(import_engine, engine)
            self._registry.enable(engine, self._context)
        else:
            self._registry.disable(engine)

    async def test(self, engine: str) -> None:
        """Try the engine with a call that costs nothing, and publish what came of it."""
        found = self._registry.engine(engine)
        if not isinstance(found, CheckableEngine):
            words = "It cannot be tried out without making something." if found else "Switch it on first."
            self._publish(EngineTested(engine, ok=False, words=words))
            return
        try:
            self._publish(EngineTested(engine, ok=True, words=await found.check()))
        except VidpipeError as error:
            self._publish(EngineTested(engine, ok=False, words=str(error)))

    async def _found_keys(self) -> Keys:
        if self._keys is None:
            self._keys = await asyncio.to_thread(find_keys)
        return self._keys

    async def _setup(self, engine: str, keys: Keys) -> EngineSetup:
        given = getattr(self._context.settings, engine)
        has_key = bool(given.api_key.get_secret_value())
        problem = self._registry.problems.get(engine, "")
        if not has_key:
            try:
                has_key = bool(await asyncio.to_thread(keys.read, engine))
            except VidpipeError as error:
                problem = str(error)
        facts = self._facts(engine)
        return EngineSetup(
            id=engine,
            title=facts.title,
            what=_FORMS[engine].what,
            on=given.offered,
            fields=(*(self._field(engine, *field) for field in _FORMS[engine].fields), *self._limit_fields(facts)),
            has_key=has_key,
            key_place=keys.place,
            prices=tuple(_price(model) for model in facts.models),
            problem=problem,
            fixed=variable_of(f"{engine}.on"),
        )

    def _foreign(self) -> dict[str, EntryPoint | None]:
        """Engines of other packages by name, enabled or not, those included that are enabled but not there."""
        there: dict[str, EntryPoint | None] = {entry.name: entry for entry in installed_engines()}
        named = dict.fromkeys(self._context.settings.enabled_engines)
        return {name: entry for name, entry in sorted((named | there).items()) if name not in BUILT_IN}

    def _foreign_setup(self, engine: str, entry: EntryPoint | None) -> EngineSetup:
        facts = facts_of(self._registry.facts, engine)
        package = f"{entry.dist.name} {entry.dist.version}" if entry and entry.dist else "a package that is not there"
        return EngineSetup(
            id=engine,
            title=facts.title,
            what=f"From {package}. It may do all that this app may, so switch it on only if you trust it.",
            on=engine in self._context.settings.enabled_engines,
            fields=self._limit_fields(facts),
            prices=tuple(map(_price, facts.models)),
            problem=self._registry.problems.get(engine, ""),
            fixed=variable_of(_ENABLED),
        )

    def _limit_fields(self, facts: EngineFacts) -> tuple[SetupField, ...]:
        """Fields for the engine's limits; the hints say what holds without them."""
        engine, found = facts.id, self._registry.engine(facts.id)
        given = self._context.settings.limits.get(engine, LimitSettings())
        usual = found.facts if found else facts
        hints = {
            "at_once": f"{usual.at_once} steps of a kind" if usual.at_once else "As many as there are workers",
            "per_minute": str(usual.per_minute or "Any number"),
        }
        return tuple(
            SetupField(
                name,
                label,
                str(getattr(given, name) or ""),
                hints[name],
                fixed=variable_of(f"limits.{engine}.{name}"),
            )
            for name, (label, _) in _LIMITS.items()
        )

    def _facts(self, engine: str) -> EngineFacts:
        return self._registry.facts.get(engine) or self._shipped.facts(engine)

    def _field(self, engine: str, name: str, label: str, hint: str) -> SetupField:
        value = "" if name == _KEY else str(getattr(getattr(self._context.settings, engine), name))
        fixed = variable_of(f"{engine}.{name}")
        with suppress(KeyError, EngineError):
            role = {"text_model": Role.STORYBOARD, "image_model": Role.KEYFRAMES, "video_model": Role.CLIPS}[name]
            hint = hint or self._shipped.model(engine, role, "").id
        return SetupField(name, label, value, hint, secret=name == _KEY, fixed=fixed)


def _price(model: ModelFacts) -> str:
    """A model and what it costs, with the source; and what it costs in resolutions where that is other."""
    others = (f"; {terms.resolution.value}: {_cost(model.at(terms.resolution))}" for terms in _dearer(model))
    return f"{model.title}: {_cost(model)}{''.join(others)}"


def _cost(model: ModelFacts) -> str:
    price = f"{format_money(model.price)} {_UNITS[model.role]}" if model.price else "free"
    return f"{price} ({model.price_source})" if model.price_source else price


def _dearer(model: ModelFacts) -> list[Terms]:
    return [terms for terms in model.terms if terms.price != model.price]


def _number(setting: str, text: str) -> int | str:
    """A limit as typed; "" = the usual one. Raises InvalidRequest."""
    if not text:
        return ""
    name = setting.rpartition(".")[2]
    try:
        return getattr(check_setting(setting, text).limits[setting.split(".")[1]], name)
    except InvalidRequest as error:
        label, most = _LIMITS[name]
        why = f"“{text}” is no number for “{label}”. Write a whole number from 1 to {most:,}, or leave it empty."
        raise InvalidRequest(Problem(name, why)) from error
