"""A server of updates for each test, and the app that asks it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.servers.updates import UpdateServer, update_server
from tests.updates.trial import Trial


@pytest.fixture
async def server() -> AsyncIterator[UpdateServer]:
    async with update_server() as made:
        yield made


@pytest.fixture
async def trial(tmp_path: Path, server: UpdateServer) -> Trial:
    return Trial(tmp_path, server)
