"""Which engines there are: ours by name, those of other packages through entry points, each made when first used."""

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field, replace
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from pydantic import SecretStr

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.engines.base import (
    ClipFilmer,
    Engine,
    KeyframePainter,
    Rewriter,
    RoughCutter,
    SceneChooser,
    SceneStager,
    StoryboardWriter,
)
from vidpipe_desktop.engines.catalogue import CATALOGUE_FILE, Catalogue
from vidpipe_desktop.keys import Keys, find_keys
from vidpipe_desktop.settings import LimitSettings, Settings, config_dir

ENTRY_POINTS = "vidpipe.engines"
"""Entry point group of other packages' engines: name = engine id, value = a Factory."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What an engine may use."""

    settings: Settings
    workers: Workers
    catalogue: Catalogue = field(default_factory=lambda: Catalogue(config_dir() / CATALOGUE_FILE))
    keys: Keys | None = None

    def key_of(self, engine: str, given: SecretStr) -> Callable[[], str]:
        """Looks up the engine's key: what the settings give, else what the keychain has. The answer may block."""

        def look_up() -> str:
            if key := given.get_secret_value():
                return key
            return (self.keys or find_keys()).read(engine)

        return look_up


Factory = Callable[[EngineContext], Engine | None]
"""Makes an engine; None if the settings don't offer it."""


def _animatic(context: EngineContext) -> Engine:
    from vidpipe_desktop.engines.animatic.engine import AnimaticEngine

    return AnimaticEngine(context.workers, captions=context.settings.captions, narration=context.settings.narration)


def _google(context: EngineContext) -> Engine | None:
    settings = context.settings.google
    if not settings.offered:
        return None
    from vidpipe_desktop.engines.google.access import access_by
    from vidpipe_desktop.engines.google.engine import GoogleEngine

    models = {
        Role.STORYBOARD: settings.text_model,
        Role.KEYFRAMES: settings.image_model,
        Role.CLIPS: settings.video_model,
    }
    for role, model in models.items():
        if model:
            context.catalogue.prefer("google", role, model)
    return GoogleEngine(access_by(settings, context.key_of("google", settings.api_key)), context.catalogue)


def _openai_compatible(context: EngineContext) -> Engine | None:
    settings, catalogue = context.settings.openai_compatible, context.catalogue
    if not settings.offered:
        return None
    from vidpipe_desktop.engines.openai_compatible.engine import ENGINE, OpenAiEngine, account

    price = FREE if settings.base_url else None
    for role, model in {Role.STORYBOARD: settings.text_model, Role.KEYFRAMES: settings.image_model}.items():
        if model or settings.base_url:
            catalogue.prefer(ENGINE, role, model or catalogue.default(ENGINE, role), price=price)
    if settings.base_url and not settings.image_model:
        catalogue.drop(ENGINE, Role.KEYFRAMES)
    return OpenAiEngine(account(settings.base_url, context.key_of(ENGINE, settings.api_key)), catalogue)


def _comfyui(context: EngineContext) -> Engine | None:
    settings = context.settings.comfyui
    if not settings.offered:
        return None
    from vidpipe_desktop.engines.comfyui.engine import ENGINE, ComfyEngine, account
    from vidpipe_desktop.engines.comfyui.shelf import Shelf

    return ComfyEngine(account(settings, context.key_of(ENGINE, settings.api_key)), Shelf(settings), context.catalogue)


def _runway(context: EngineContext) -> Engine | None:
    settings = context.settings.runway
    if not settings.offered:
        return None
    from vidpipe_desktop.engines.runway.engine import ENGINE, RunwayEngine, account

    if settings.video_model:
        context.catalogue.prefer(ENGINE, Role.CLIPS, settings.video_model)
    access = account(settings.base_url, context.key_of(ENGINE, settings.api_key))
    return RunwayEngine(access, context.catalogue, context.workers)


def _fal(context: EngineContext) -> Engine | None:
    settings = context.settings.fal
    if not settings.offered:
        return None
    from vidpipe_desktop.engines.fal.engine import ENGINE, FalEngine, account

    if settings.video_model:
        context.catalogue.prefer(ENGINE, Role.CLIPS, settings.video_model)
    access = account(settings.base_url, context.key_of(ENGINE, settings.api_key))
    return FalEngine(access, context.catalogue, context.workers)


BUILT_IN: Mapping[str, Factory] = {
    "animatic": _animatic,
    "google": _google,
    "openai_compatible": _openai_compatible,
    "comfyui": _comfyui,
    "runway": _runway,
    "fal": _fal,
}

_PROTOCOLS = {
    Role.STORYBOARD: StoryboardWriter,
    Role.KEYFRAMES: KeyframePainter,
    Role.CLIPS: ClipFilmer,
}


class Registry:
    """All engines that can be used, opened together and closed together.

    facts: of each engine by id, as they are at any moment, with the limits that the person set. problems: why an enabled
    engine of another package cannot be used, by its name.
    """

    def __init__(self, context: EngineContext, built_in: Mapping[str, Factory] = BUILT_IN) -> None:
        self._built_in = built_in
        self._engines: dict[str, Engine] = {}
        self._retired: list[Engine] = []
        self._facts: dict[str, EngineFacts] = {}
        self.facts: Mapping[str, EngineFacts] = MappingProxyType(self._facts)
        self.problems: dict[str, str] = {}
        for name in built_in:
            self._make(name, context)
        for name in sorted(set(context.settings.enabled_engines) - set(self._engines)):
            self.enable(name, context)

    async def close(self) -> None:
        """Close every engine, whatever happens to the others."""
        async with AsyncExitStack() as stack:
            for engine in (*self._engines.values(), *self._retired):
                stack.push_async_callback(engine.close)

    def remake(self, name: str, context: EngineContext) -> None:
        """Make one of our engines anew, after its settings have changed. `facts` shows it at once; steps that are using
        the old one go on with it."""
        self._retire(name)
        self._make(name, context)

    def enable(self, name: str, context: EngineContext) -> None:
        """Take in an engine of another package, or say in `problems` why it cannot be used."""
        self.disable(name)
        entry = next((entry for entry in installed_engines() if entry.name == name), None)
        if entry is None:
            self.problems[name] = f"No installed package offers an engine named “{name}”."
        else:
            self._add(entry, context)

    def disable(self, name: str) -> None:
        """Offer an engine of another package no more; steps that are using it go on with it."""
        self.problems.pop(name, None)
        self._retire(name)
        self._facts.pop(name, None)

    def limit(self, limits: Mapping[str, LimitSettings]) -> None:
        """Have these limits instead of those until now."""
        for name, engine in self._engines.items():
            self._facts[name] = _within(limits.get(name), engine.facts)

    def engine(self, name: str) -> Engine | None:
        """The engine, if it can be used."""
        return self._engines.get(name)

    def writer(self, engine: str) -> StoryboardWriter:
        """The engine, to write storyboards. Raises EngineError if it cannot."""
        found = self._find(engine, Role.STORYBOARD)
        assert isinstance(found, StoryboardWriter)
        return found

    def painter(self, engine: str) -> KeyframePainter:
        """The engine, to paint keyframes. Raises EngineError if it cannot."""
        found = self._find(engine, Role.KEYFRAMES)
        assert isinstance(found, KeyframePainter)
        return found

    def filmer(self, engine: str) -> ClipFilmer:
        """The engine, to film clips. Raises EngineError if it cannot."""
        found = self._find(engine, Role.CLIPS)
        assert isinstance(found, ClipFilmer)
        return found

    def rewriter(self, engine: str) -> Rewriter:
        """The engine, to put what was refused in other words. Raises EngineError if it cannot."""
        found = self._find(engine, Role.STORYBOARD)
        if not isinstance(found, Rewriter):
            title = f"{found.facts.title} cannot suggest other words."
            raise EngineError(FailureKind.INVALID, title, "Reword the scene yourself.")
        return found

    def stager(self, engine: str) -> SceneStager | None:
        """The engine, to stage scenes from words; None if it works from their prompts alone, or is not there."""
        found = self._engines.get(engine)
        return found if isinstance(found, SceneStager) and found.facts.reads_staging else None

    def chooser(self, engine: str) -> SceneChooser | None:
        """The engine, to change by hand what it stages; None if there is nothing to choose, or it is not there."""
        found = self.stager(engine)
        return found if isinstance(found, SceneChooser) else None

    def rough_cutter(self) -> RoughCutter | None:
        """An engine that shows for nothing what films will be like; None if there is none."""
        cutters = (found for found in self._engines.values() if isinstance(found, RoughCutter))
        return next((found for found in cutters if found.facts.local), None)

    def _find(self, engine: str, role: Role) -> Engine:
        found = self._engines.get(engine)
        if found is None:
            reason = self.problems.get(engine, "It is not installed, or not switched on.")
            raise EngineError(FailureKind.UNAVAILABLE, f"The engine “{engine}” cannot be used.", reason)
        if role not in found.facts.roles:
            raise EngineError(
                FailureKind.INVALID, f"{found.facts.title} makes no {role.value}.", "Choose another engine."
            )
        return found

    def _make(self, name: str, context: EngineContext) -> None:
        if engine := self._built_in[name](context):
            self._keep(name, engine, context)
        else:
            self._facts.pop(name, None)

    def _keep(self, name: str, engine: Engine, context: EngineContext) -> None:
        self._engines[name] = engine
        self._facts[name] = _within(context.settings.limits.get(name), engine.facts)

    def _retire(self, name: str) -> None:
        if old := self._engines.pop(name, None):
            self._retired.append(old)

    def _add(self, entry: EntryPoint, context: EngineContext) -> None:
        """Take in another package's engine. Whatever goes wrong in its code is its problem, not ours: it is shown."""
        try:
            engine: Engine = entry.load()(context)
            lacking = missing_protocols(engine)
        except Exception as error:  # foreign code may raise anything at import
            log.warning("engine %s of %s is broken", entry.name, entry.value, exc_info=True)
            self.problems[entry.name] = f"{type(error).__name__}: {error}"
            return
        if lacking:
            self.problems[entry.name] = f"It lacks methods for: {', '.join(lacking)}."
        else:
            self._keep(entry.name, engine, context)


def missing_protocols(engine: Engine) -> list[str]:
    """What the engine's facts promise but whose methods it lacks."""
    lacking = [role.value for role in sorted(engine.facts.roles) if not isinstance(engine, _PROTOCOLS[role])]
    if engine.facts.reads_staging and not isinstance(engine, SceneStager):
        lacking.append("staging")
    if engine.facts.rewords and not isinstance(engine, Rewriter):
        lacking.append("rewording")
    return lacking


def installed_engines() -> Iterable[EntryPoint]:
    """The engines that installed packages offer, whether enabled or not."""
    return entry_points(group=ENTRY_POINTS)


def import_engine(name: str) -> None:
    """Import what an engine of another package needs, which may take seconds: for a thread. What fails will fail again."""
    for entry in installed_engines():
        if entry.name == name:
            with suppress(Exception):  # foreign code may raise anything at import
                entry.load()


def _within(limits: LimitSettings | None, facts: EngineFacts) -> EngineFacts:
    """The facts with what the person set in place of the usual limits."""
    given = {} if limits is None else limits.model_dump(exclude_none=True)
    return replace(facts, **given)
