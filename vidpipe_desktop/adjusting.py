"""What a person sets in the window, apart from engines. Every change is checked, written down, and in effect, at once."""

import asyncio
import secrets
from collections.abc import Callable
from typing import Protocol

from vidpipe_desktop.compute import usual_count
from vidpipe_desktop.core.errors import InvalidRequest, Problem, VidpipeError
from vidpipe_desktop.core.events import Notice, Publish, SettingsChanged, Tone
from vidpipe_desktop.core.models import DEFAULT_ENGINE
from vidpipe_desktop.core.setup import ApiSetup, AppSetup
from vidpipe_desktop.engines.animatic.engine import can_narrate
from vidpipe_desktop.engines.registry import EngineContext
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.settings import (
    ApiSettings,
    Settings,
    SettingValue,
    check_setting,
    load_settings,
    save_setting,
    variable_of,
)

NAMES = (
    "films_at_once",
    "workers",
    "captions",
    "narration",
    "unknown_takes",
    "spending.per_project",
    "spending.per_month",
    "api.on",
    "api.host",
    "api.port",
    "api.token",
    "updates.on",
)
"""The settings that can be changed here, as settings.toml has them."""

_TOKEN_BYTES = 32


class Doorman(Protocol):
    """Who serves the HTTP API from within this process."""

    async def serve(self, api: ApiSettings) -> str:
        """Listen as the settings say, or no more; the address it listens on now ("" = none).

        Raises InvalidRequest without a token where one is needed, StorageError if the port cannot be had.
        """
        ...


class Adjusting:
    """Part of the studio. queue_changed: to be called when more films may be made at once."""

    def __init__(self, settings: Settings, tools: Toolbox, publish: Publish, queue_changed: Callable[[], None]) -> None:
        self._settings = settings
        self._tools = tools
        self._publish = publish
        self._queue_changed = queue_changed
        self._doorman: Doorman | None = None
        self._address = ""
        self._api_problem = ""
        self._changing = asyncio.Lock()

    async def open_door(self, doorman: Doorman) -> None:
        """From now on the API can be switched on here; if it is on, it is served at once. What fails is told."""
        self._doorman = doorman
        await self._serve_api()
        if self._api_problem:
            self._publish(Notice("The HTTP API is not served.", self._api_problem, Tone.WARNING))

    async def tell(self) -> None:
        """Publish how the app is set up."""
        settings, rules = self._settings, self._tools.rules
        self._publish(
            SettingsChanged(
                AppSetup(
                    films_at_once=rules.films_at_once,
                    workers=settings.workers,
                    usual_workers=usual_count(),
                    captions=settings.captions,
                    narration=settings.narration,
                    can_narrate=can_narrate(),
                    unknown_takes=rules.unknown_takes,
                    caps=rules.caps,
                    spending=await self._tools.store.spending(),
                    updates=settings.updates.on,
                    api=self._api_setup(settings.api),
                    fixed={name: variable for name in NAMES if (variable := variable_of(name))},
                )
            )
        )

    async def change(self, name: str, value: SettingValue | None) -> None:
        """Give one of NAMES another value (None = none, where that is possible), and tell.

        Raises InvalidRequest, and then nothing has changed, or StorageError.
        """
        if name not in NAMES:
            raise InvalidRequest(Problem(name, f"There is no setting {name} here."))
        if variable := variable_of(name):
            raise InvalidRequest(Problem(name, f"The environment variable {variable} decides about this."))
        async with self._changing:
            checked = await asyncio.to_thread(check_setting, name, value)
            if name.startswith("api."):
                checked.api.require_token()
            await asyncio.to_thread(save_setting, name, "" if value is None else value)
            self._settings = await asyncio.to_thread(load_settings, self._settings.data_dir)
            await self._put_to_work(name)
        await self.tell()

    async def make_token(self) -> None:
        """Have a new token for the API; whoever uses the old one is shut out. Raises as `change`."""
        await self.change("api.token", secrets.token_urlsafe(_TOKEN_BYTES))

    async def _put_to_work(self, name: str) -> None:
        settings, tools = self._settings, self._tools
        match name:
            case "films_at_once":
                tools.rules.films_at_once = settings.films_at_once
                self._queue_changed()
            case "workers":
                await tools.workers.resize(settings.workers)
                tools.limits.look_again()
            case "captions" | "narration":
                tools.registry.remake(DEFAULT_ENGINE, EngineContext(settings, tools.workers))
            case "unknown_takes":
                tools.rules.unknown_takes = settings.unknown_takes
            case "spending.per_project" | "spending.per_month":
                tools.rules.caps = settings.spending.caps
            case "updates.on":
                pass  # whoever looks for updates hears what `tell` tells
            case _:
                await self._serve_api()

    async def _serve_api(self) -> None:
        self._address = self._api_problem = ""
        if self._doorman is None:
            return
        try:
            self._address = await self._doorman.serve(self._settings.api)
        except VidpipeError as error:
            self._api_problem = str(error)

    def _api_setup(self, api: ApiSettings) -> ApiSetup:
        return ApiSetup(
            api.on, api.host, api.port, api.token.get_secret_value(), address=self._address, problem=self._api_problem
        )
