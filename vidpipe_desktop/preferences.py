"""What a person sets in the window: engines and their keys. Every change is written down, and works, at once."""

import asyncio
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from vidpipe_desktop.core.engines import EngineFacts, ModelFacts
from vidpipe_desktop.core.errors import EngineError, InvalidRequest, Problem, VidpipeError
from vidpipe_desktop.core.events import EnginesChanged, EngineTested, Publish
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.setup import EngineSetup, SetupField
from vidpipe_desktop.engines.base import CheckableEngine
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.registry import EngineContext, Registry
from vidpipe_desktop.keys import Keys, find_keys
from vidpipe_desktop.settings import load_settings, save_setting

_KEY = "api_key"
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

    def __init__(self, context: EngineContext, registry: Registry, publish: Publish) -> None:
        self._context = context
        self._registry = registry
        self._publish = publish
        self._keys = context.keys
        self._shipped = Catalogue()

    async def tell(self) -> None:
        """Publish how the engines are set up."""
        keys = await self._found_keys()
        self._publish(EnginesChanged(tuple([await self._setup(engine, keys) for engine in _FORMS])))

    async def change(self, engine: str, values: Mapping[str, str | bool]) -> None:
        """Write down new values of an engine ("on", or names of its fields) and put them to work.

        Raises InvalidRequest for an unknown name, StorageError if they cannot be kept.
        """
        known = {"on", *(name for name, _, _ in _FORMS[engine].fields)}
        if unknown := set(values) - known:
            raise InvalidRequest(*(Problem(name, f"There is no setting {engine}.{name}.") for name in sorted(unknown)))
        for name, value in values.items():
            if name == _KEY:
                keys = await self._found_keys()
                await asyncio.to_thread(keys.keep, engine, str(value).strip())
            else:
                text = value.strip() if isinstance(value, str) else value
                await asyncio.to_thread(save_setting, f"{engine}.{name}", text)
        settings = await asyncio.to_thread(load_settings, self._context.settings.data_dir)
        self._context = EngineContext(settings, self._context.workers, keys=await self._found_keys())
        self._registry.remake(engine, self._context)
        await self.tell()

    async def test(self, engine: str) -> None:
        """Try the engine with a call that costs nothing, and publish what came of it."""
        found = self._registry.engine(engine)
        if not isinstance(found, CheckableEngine):
            self._publish(EngineTested(engine, ok=False, words="Switch it on first."))
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
            fields=tuple(self._field(engine, *field) for field in _FORMS[engine].fields),
            has_key=has_key,
            key_place=keys.place,
            prices=tuple(_price(model) for model in facts.models),
            problem=problem,
        )

    def _facts(self, engine: str) -> EngineFacts:
        return self._registry.facts.get(engine) or self._shipped.facts(engine)

    def _field(self, engine: str, name: str, label: str, hint: str) -> SetupField:
        value = "" if name == _KEY else str(getattr(getattr(self._context.settings, engine), name))
        fixed = f"VIDPIPE_{engine}__{name}".upper() in {key.upper() for key in os.environ}
        with suppress(KeyError, EngineError):
            role = {"text_model": Role.STORYBOARD, "image_model": Role.KEYFRAMES, "video_model": Role.CLIPS}[name]
            hint = hint or self._shipped.model(engine, role, "").id
        return SetupField(name, label, value, hint, secret=name == _KEY, fixed=fixed)


def _price(model: ModelFacts) -> str:
    """A model and what it costs, with the source."""
    price = f"{format_money(model.price)} {_UNITS[model.role]}" if model.price else "free"
    source = f" ({model.price_source})" if model.price_source else ""
    return f"{model.title}: {price}{source}"
