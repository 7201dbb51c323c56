"""What Settings shows: the app as it is set up, and the engines that have to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vidpipe_desktop.core.caps import NO_CAPS, Caps, Spending
from vidpipe_desktop.core.models import UnknownTakes


@dataclass(frozen=True, slots=True)
class SetupField:
    """One value that can be typed. secret: it is never shown again, only whether there is one. fixed: the environment
    variable that says what it is ("" = it can be changed here)."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    secret: bool = False
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class EngineSetup:
    """An engine as Settings shows it. what: a sentence on what it does; prices: its models with what they cost.

    has_key: a key is known; key_place: where keys are kept. problem: why it cannot be used although it is on.
    fixed: the environment variable that says whether it is on ("" = that can be changed here).
    """

    id: str
    title: str
    what: str
    on: bool
    fields: tuple[SetupField, ...] = ()
    has_key: bool = False
    key_place: str = ""
    prices: tuple[str, ...] = ()
    problem: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class ApiSetup:
    """The HTTP API of this window. address: where it listens now ("" = it doesn't); problem: why it doesn't although it is on."""

    on: bool = False
    host: str = "127.0.0.1"
    port: int = 8765
    token: str = field(default="", repr=False)
    address: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AppSetup:
    """Everything that is set, apart from engines. workers: as set, 0 = as many as usual; usual_workers: how many that is.

    can_narrate: whether there is a voice for narration. updates: whether newer versions are looked for (None = nobody
    has said).
    fixed: names of settings, such as "api.port", with the environment variables that decide about them.
    """

    films_at_once: int = 2
    workers: int = 0
    usual_workers: int = 1
    captions: bool = True
    narration: bool = False
    can_narrate: bool = False
    unknown_takes: UnknownTakes = UnknownTakes.ASK
    caps: Caps = NO_CAPS
    spending: Spending = field(default_factory=Spending)
    api: ApiSetup = ApiSetup()
    updates: bool | None = None
    fixed: Mapping[str, str] = field(default_factory=dict[str, str])
