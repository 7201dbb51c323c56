"""The FastAPI app: routes, guard, and errors as sentences."""

import gc
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from vidpipe_desktop import __version__
from vidpipe_desktop.api import editing
from vidpipe_desktop.api.guard import Guard
from vidpipe_desktop.api.routes import router
from vidpipe_desktop.core.errors import AlreadyRunning, InvalidRequest, NotFound, NotResumable, VidpipeError
from vidpipe_desktop.settings import Settings, load_settings
from vidpipe_desktop.studio import Studio

_STATUS: Sequence[tuple[type[VidpipeError], int]] = (
    (NotFound, 404),
    (AlreadyRunning, 409),
    (NotResumable, 409),
    (VidpipeError, 500),
)

log = logging.getLogger(__name__)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The app, with a studio of its own that is open while it runs. Without settings it reads them when it starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        chosen = settings or load_settings()
        app.state.token = chosen.api.token.get_secret_value()
        async with Studio(chosen) as studio:
            await studio.interrupted()
            app.state.studio = studio
            gc.freeze()  # or a full collection, through all the modules there are, holds up the loop for a tenth of a second
            yield

    return _app(lifespan)


def create_app_on(studio: Studio) -> FastAPI:
    """The app on somebody else's open studio. Whoever serves it sets app.state.token ("" = none is wanted)."""
    app = _app(None)
    app.state.studio, app.state.token = studio, ""
    return app


def _app(lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None) -> FastAPI:
    app = FastAPI(
        title="Video Pipeline API",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.include_router(router)
    app.include_router(editing.router)
    app.add_middleware(Guard, token=lambda: app.state.token)
    app.add_exception_handler(RequestValidationError, _bad_body)
    app.add_exception_handler(InvalidRequest, _bad_value)
    app.add_exception_handler(VidpipeError, _refused)
    app.add_exception_handler(Exception, _unexpected)
    return app


async def _bad_body(_request: Request, error: Exception) -> JSONResponse:
    """422 in FastAPI's usual shape, without echoing the input (NaN is not JSON, and prompts may be long)."""
    assert isinstance(error, RequestValidationError)
    return _unprocessable([(item["loc"], item["msg"]) for item in error.errors()])


async def _bad_value(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, InvalidRequest)
    return _unprocessable([(("body", problem.field), problem.why) for problem in error.problems])


def _unprocessable(problems: Sequence[tuple[Sequence[str | int], str]]) -> JSONResponse:
    detail: list[dict[str, Any]] = [{"loc": list(place), "msg": why, "type": "value_error"} for place, why in problems]
    return JSONResponse({"detail": detail}, status_code=422)


async def _refused(_request: Request, error: Exception) -> JSONResponse:
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    return JSONResponse({"detail": str(error)}, status_code=status)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s", request.method, request.url.path, exc_info=error)
    return JSONResponse({"detail": "Something unexpected happened. The log has the details."}, status_code=500)


app = create_app()
