"""Spending caps: what the person allows a film, and all films of a month, to cost."""

from dataclasses import dataclass
from datetime import UTC, datetime

from vidpipe_desktop.core.errors import CapReached
from vidpipe_desktop.core.money import Micros, format_money


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
