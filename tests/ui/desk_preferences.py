"""How the app and its engines are set up, on paper: kept in memory, every wish noted."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from vidpipe_desktop.core.events import (
    EnginesChanged,
    EngineTested,
    Event,
    SettingsChanged,
    StorageSurveyed,
    UpdatesChanged,
)
from vidpipe_desktop.core.setup import AppSetup, EngineSetup, SetupField
from vidpipe_desktop.core.updates import UpdatePhase, UpdateState
from vidpipe_desktop.core.usage import Usage

SETUP = EngineSetup(
    "cloud",
    "Cloud",
    "It films.",
    on=False,
    fields=(
        SetupField("api_key", "API key", hint="From the cloud", secret=True),
        SetupField("base_url", "Address", hint="the usual one"),
        SetupField("project", "Project", "given", fixed="VIDPIPE_CLOUD__PROJECT"),
    ),
    key_place="a drawer",
    prices=("Cloud 1: $0.10 a second",),
)


class DeskPreferences:
    """The part of Studio.preferences that the window uses."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self.setup = SETUP
        self.calls: list[tuple[object, ...]] = []
        self._publish = publish

    async def tell(self) -> None:
        self._publish(EnginesChanged((self.setup,)))

    async def change(self, engine: str, values: Mapping[str, str | bool]) -> None:
        self.calls.append(("change", engine, dict(values)))
        has_key = bool(values.get("api_key", self.setup.has_key))
        self.setup = replace(self.setup, on=bool(values.get("on", self.setup.on)), has_key=has_key)
        await self.tell()

    async def test(self, engine: str) -> None:
        self.calls.append(("test", engine))
        self._publish(EngineTested(engine, ok=True, words="It answers."))


class DeskAdjusting:
    """The part of Studio.adjusting that the window uses."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self.setup = AppSetup()
        self.calls: list[tuple[object, ...]] = []
        self._publish = publish

    async def tell(self) -> None:
        self._publish(SettingsChanged(self.setup))

    async def change(self, name: str, value: object) -> None:
        self.calls.append((name, value))
        if name == "updates.on":
            self.setup = replace(self.setup, updates=bool(value))
        await self.tell()

    async def make_token(self) -> None:
        await self.change("api.token", "made")


class DeskHousekeeping:
    """The part of Studio.housekeeping that the window uses."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self.usage = Usage()
        self._publish = publish

    async def survey(self) -> None:
        self._publish(StorageSurveyed(self.usage))


class DeskUpdates:
    """The part of Updates that the window uses, off as in a build without a key. The test says how it stands."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self.state = UpdateState(UpdatePhase.OFF, words="Updates are switched off in this build.")
        self.calls: list[str] = []
        self._publish = publish

    def put(self, state: UpdateState) -> None:
        """From now on it stands like this."""
        self.state = state
        self._publish(UpdatesChanged(state))

    async def tell(self) -> None:
        self.put(self.state)

    async def check(self) -> None:
        self.calls.append("check")

    async def download(self) -> None:
        self.calls.append("download")

    async def stop_download(self) -> None:
        self.calls.append("stop")

    async def skip(self) -> None:
        self.calls.append("skip")

    async def prepare(self) -> None:
        self.calls.append("prepare")
