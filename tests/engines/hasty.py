"""Paid engines that wait for nothing and take in little, so that what goes wrong goes wrong at once."""

from dataclasses import replace
from typing import Any

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.engines.google.access import Access
from vidpipe_desktop.engines.google.engine import GoogleEngine
from vidpipe_desktop.engines.http import Account
from vidpipe_desktop.engines.openai_compatible.engine import OpenAiEngine

LIMITS: dict[str, Any] = {"timeout": 1.0, "answer_limit": 2**20, "file_limit": 2**21}
"""Seconds and bytes of an account."""


def _impatient(facts: EngineFacts) -> EngineFacts:
    """Not to wait in tests."""
    return replace(facts, backoff=0.001)


class HastyAccess(Access):
    """Waits for nothing, and takes in little."""

    @property
    def account(self) -> Account:
        return replace(super().account, **LIMITS)


class HastyGoogle(GoogleEngine):
    """Comes back at once."""

    @property
    def facts(self) -> EngineFacts:
        return _impatient(super().facts)


class HastyOpenAi(OpenAiEngine):
    """Comes back at once."""

    @property
    def facts(self) -> EngineFacts:
        return _impatient(super().facts)
