"""The API within a process that has other things to do: begun, changed and ended while it goes on."""

import asyncio
import socket
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from tests.studios import open_studio
from vidpipe_desktop.api.embedded import EmbeddedApi
from vidpipe_desktop.core.errors import InvalidRequest, StorageError
from vidpipe_desktop.settings import ApiSettings

ON = ApiSettings(on=True, port=0)


async def test_it_serves_the_studio_it_was_given_and_ends_with_its_owner(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        async with EmbeddedApi(studio) as api, httpx.AsyncClient() as client:
            assert await api.serve(ApiSettings()) == ""
            address = await api.serve(ON)
            project = await studio.create({"prompt": "a fox"})
            answer = await client.get(f"{address}/projects/{project.id}/status")
            assert answer.json()["status"] == "pending"
            assert await api.serve(ON.model_copy(update={"token": SecretStr("canary")})) == address
            assert (await client.get(f"{address}/projects")).status_code == 401
        async with httpx.AsyncClient() as client:
            with pytest.raises(httpx.ConnectError):
                await client.get(f"{address}/health")


async def test_what_is_begun_while_its_owner_ends_does_not_outlive_it(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio, httpx.AsyncClient() as client:
        async with EmbeddedApi(studio) as api:
            early = asyncio.create_task(api.serve(ON))
            await asyncio.sleep(0)
        with pytest.raises(httpx.ConnectError):
            await client.get(f"{await early}/health")
        assert await api.serve(ON) == ""


async def test_where_it_cannot_listen_it_says_why_and_listens_no_more(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio, EmbeddedApi(studio) as api, httpx.AsyncClient() as client:
        before = await api.serve(ON)
        with socket.create_server(("127.0.0.1", 0)) as other:
            taken = ON.model_copy(update={"port": other.getsockname()[1]})
            with pytest.raises(StorageError, match="in use by another program"):
                await api.serve(taken)
        with pytest.raises(httpx.ConnectError):
            await client.get(f"{before}/health")
        with pytest.raises(InvalidRequest, match="token"):
            await api.serve(ON.model_copy(update={"host": "0.0.0.0"}))
        elsewhere = ON.model_copy(update={"host": "203.0.113.7", "token": SecretStr("canary")})
        with pytest.raises(StorageError, match="no address of this computer"):
            await api.serve(elsewhere)
        address = await api.serve(ON)
        assert (await client.get(f"{address}/health")).status_code == 200
