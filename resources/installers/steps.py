"""Steps of a check: each is done, timed, and told in a line of a table."""

import subprocess
import time
from collections.abc import Callable, Mapping

PATIENCE = 60
"""Seconds that anything may take."""


def all_told(steps: Mapping[str, Callable[[], str]]) -> bool:
    """Do them one after the other, up to the first that goes wrong; whether none did."""
    return all(told(name, step) for name, step in steps.items())


def told(name: str, step: Callable[[], str]) -> str:
    """Do it and print how it went; returns "" if it went wrong."""
    began = time.perf_counter()
    try:
        said = step()
    except (OSError, subprocess.SubprocessError, AssertionError, ValueError) as error:
        tell(name, time.perf_counter() - began, f"FAILED: {getattr(error, 'output', None) or error}")
        return ""
    tell(name, time.perf_counter() - began, said)
    return said


def tell(name: str, seconds: float, said: str) -> None:
    """Print a line of the table."""
    print(f"{name:<40}{seconds:7.1f} s  {said}", flush=True)


def claim(fact: bool, otherwise: str) -> None:
    """Raises AssertionError if it is not so."""
    if not fact:
        raise AssertionError(otherwise)


def wait_for(fact: Callable[[], bool]) -> None:
    """Until it is so. Raises AssertionError when that takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not fact():
        claim(time.monotonic() < deadline, f"it took longer than {PATIENCE} seconds")
        time.sleep(0.1)
