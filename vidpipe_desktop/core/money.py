"""Money as whole micro-dollars: sums are exact, and nothing is ever rounded away."""

from typing import NewType

Micros = NewType("Micros", int)
"""A millionth of a US dollar."""

FREE = Micros(0)


def dollars(amount: float) -> Micros:
    """Whole micro-dollars from a dollar amount such as 0.40."""
    return Micros(round(amount * 1_000_000))


def format_money(amount: Micros) -> str:
    """For people: "free", "$0.004", "$1.24"."""
    if amount == 0:
        return "free"
    if 0 < amount < 10_000:
        return f"${amount / 1_000_000:.4f}".rstrip("0")
    return f"${amount / 1_000_000:,.2f}"
