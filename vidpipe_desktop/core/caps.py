"""Spending caps: what the person allows a film, and all films of a month, to cost."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from vidpipe_desktop.core.errors import CapReached, InvalidRequest, Problem
from vidpipe_desktop.core.money import FREE, Micros, format_money

_AMOUNT = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Caps:
    """The most that may be spent on one film, and on all films in a calendar month (None = any amount)."""

    per_project: Micros | None = None
    per_month: Micros | None = None


NO_CAPS = Caps()


@dataclass(frozen=True, slots=True)
class Spent:
    """What one film and this month have cost, with all that is begun and not known to have ended."""

    project: Micros
    month: Micros


@dataclass(frozen=True, slots=True)
class Spending:
    """How this month stands. spent: known to be paid; in_flight: begun, and not known to have ended.

    dearest: what the film that cost the most has come to, in any month, with what is in flight.
    """

    spent: Micros = FREE
    in_flight: Micros = FREE
    dearest: Micros = FREE

    @property
    def month(self) -> Micros:
        """What counts against the month's cap."""
        return Micros(self.spent + self.in_flight)


def too_low(caps: Caps, spending: Spending) -> Mapping[str, str]:
    """A sentence on each cap that is below what is spent already: "per_project" or "per_month" to words."""
    said: dict[str, str] = {}
    if caps.per_project is not None and caps.per_project < spending.dearest:
        said["per_project"] = f"A film has come to {_amount(spending.dearest)} already: nothing more is paid for it."
    if caps.per_month is not None and caps.per_month < spending.month:
        said["per_month"] = f"This month has come to {_amount(spending.month)} already: nothing more is paid for in it."
    return said


def cap_of(text: str) -> float | None:
    """A cap as a person types it, in dollars: "12.50", "$1000"; None for nothing. Raises InvalidRequest."""
    plain = text.strip().removeprefix("$").strip()
    if not plain:
        return None
    if not _AMOUNT.fullmatch(plain):
        raise InvalidRequest(Problem("cap", f"“{text.strip()}” is not an amount in dollars. Write one like 12.50."))
    return float(plain)


def require_within(caps: Caps, spent: Spent) -> None:
    """spent includes the step that is about to begin. Raises CapReached."""
    for cap, amount, what in (
        (caps.per_project, spent.project, "this film"),
        (caps.per_month, spent.month, "all films of this month"),
    ):
        if cap is not None and amount > cap:
            raise CapReached(
                f"Paused: the cap of {_amount(cap)} for {what} is reached.",
                f"The next step would bring it to {_amount(amount)}. Raise the cap in the settings, then resume.",
            )


def month_of(moment: datetime) -> str:
    """The calendar month a moment lies in where the person lives: "2026-11"."""
    return f"{moment.astimezone():%Y-%m}"


def this_month() -> str:
    """The present month."""
    return month_of(datetime.now(UTC))


def _amount(amount: Micros) -> str:
    return format_money(amount) if amount else "$0.00"
