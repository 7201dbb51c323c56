"""What Settings shows of the engines that have to be set up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetupField:
    """One value that can be typed. secret: it is never shown again, only whether there is one. fixed: the environment
    says what it is, so that it cannot be changed here."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    secret: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class EngineSetup:
    """An engine as Settings shows it. what: a sentence on what it does; prices: its models with what they cost.

    has_key: a key is known; key_place: where keys are kept. problem: why it cannot be used although it is on.
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
