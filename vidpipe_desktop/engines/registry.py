"""Which engines there are: ours by name, those of other packages through entry points, each made when first used."""

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.engines.base import ClipFilmer, Engine, KeyframePainter, StoryboardWriter
from vidpipe_desktop.settings import Settings

ENTRY_POINTS = "vidpipe.engines"
"""Entry point group of other packages' engines: name = engine id, value = a Factory."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What an engine may use."""

    settings: Settings
    workers: Workers


Factory = Callable[[EngineContext], Engine]


def _animatic(context: EngineContext) -> Engine:
    from vidpipe_desktop.engines.animatic.engine import AnimaticEngine

    return AnimaticEngine(context.workers, captions=context.settings.captions)


BUILT_IN: Mapping[str, Factory] = {"animatic": _animatic}

_PROTOCOLS = {
    Role.STORYBOARD: StoryboardWriter,
    Role.KEYFRAMES: KeyframePainter,
    Role.CLIPS: ClipFilmer,
}


class Registry:
    """All engines that can be used, opened together and closed together.

    facts: of each engine by id. problems: why an enabled engine of another package cannot be used, by its name.
    """

    def __init__(self, context: EngineContext, built_in: Mapping[str, Factory] = BUILT_IN) -> None:
        self._engines: dict[str, Engine] = {}
        self.problems: dict[str, str] = {}
        for name, factory in built_in.items():
            self._engines[name] = factory(context)
        enabled = set(context.settings.enabled_engines)
        for entry in installed_engines():
            if entry.name in enabled and entry.name not in self._engines:
                self._add(entry, context)
        for name in sorted(enabled - set(self._engines) - set(self.problems)):
            self.problems[name] = f"No installed package offers an engine named “{name}”."
        self.facts: Mapping[str, EngineFacts] = {name: engine.facts for name, engine in self._engines.items()}

    async def close(self) -> None:
        """Close every engine, whatever happens to the others."""
        async with AsyncExitStack() as stack:
            for engine in self._engines.values():
                stack.push_async_callback(engine.close)

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
            self._engines[entry.name] = engine


def missing_protocols(engine: Engine) -> list[str]:
    """The roles that the engine's facts promise but whose methods it lacks."""
    return [role.value for role in sorted(engine.facts.roles) if not isinstance(engine, _PROTOCOLS[role])]


def installed_engines() -> Iterable[EntryPoint]:
    """The engines that installed packages offer, whether enabled or not."""
    return entry_points(group=ENTRY_POINTS)
