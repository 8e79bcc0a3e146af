"""The server: one guard in front of everything, light routes for phones, Streamlit behind.

Open to all: /v/ (phones), /live/ (the feed, which says no more than the projector shows),
/entrer, /sante, /polices, /accessibilite, /testez (which says that this machine is reached) and
/<CODE>, which leads to /v/. Everything else, http and websocket, needs a role's signed cookie.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from mcdata import __version__, clock, console, phone, projector, runtime
from mcdata.access import ROLE_COOKIE, ROLE_DAYS, AccessRole
from mcdata.errors import MasterClassError
from mcdata.guard import Guard, refusal
from mcdata.model import Seance
from mcdata.network import routes as network
from mcdata.network.phones import Phones
from mcdata.runtime import Runtime
from mcdata.settings import ROOT
from mcdata.ui.application import pages_app
from mcdata.ui.menu import home_of

STATEMENT = ROOT / "mcdata" / "assets" / "accessibilite.html"

COMPRESSED_FROM = 1000  # bytes
FAILURE = "Le serveur a un problème. Attendez un moment, puis rechargez la page."


_PHONE = re.compile(r"[0-9a-f]{12}")  # what a page of ours calls its phone; nothing else counts


async def health(request: Request) -> Response:
    """GET /sante: whether the server answers, its version and its database."""
    held: Runtime = request.app.state.runtime
    return JSONResponse({"ok": True, "version": __version__, "database": held.store.kind})


async def enter(request: Request) -> Response:
    """GET /entrer?cle=…: set the signed cookie of one role, and go where that role begins."""
    held: Runtime = request.app.state.runtime
    try:
        role = held.keys.role_from_link(request.query_params.get("cle"))
    except MasterClassError as error:
        return refusal(error.status, str(error))
    target = home_of(role)
    if role is AccessRole.PROJECTOR and (code := request.query_params.get("seance")):
        target += f"?seance={code}" if code.isalnum() else ""
    response = RedirectResponse(target, status_code=303)
    response.set_cookie(
        ROLE_COOKIE,
        held.keys.role_key(role),
        max_age=ROLE_DAYS * 24 * 3600,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    response.headers["Cache-Control"] = "no-store"
    return response


async def live(request: Request) -> Response:
    """GET /live/<CODE>: the feed; `?version=n` or Last-Event-ID resumes after what was seen."""
    held: Runtime = request.app.state.runtime
    door: phone.Door = request.app.state.door
    address = request.client.host if request.client else ""
    try:
        seance = door.find(held.store, request.path_params["code"], address)
    except MasterClassError as error:
        return refusal(error.status, str(error))
    query = request.query_params
    last = query.get("version") or request.headers.get("last-event-id", "")
    seen = int(last) if last.isascii() and last.isdigit() else -1
    messages = held.feed.messages(seance, seen, _phones_of(request, seance))
    return StreamingResponse(
        _connected(messages, held.phones, seance.id, query.get("tel", "")),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


def _phones_of(request: Request, seance: Seance) -> Callable[[], int] | None:
    """What counts the séance's phones, for a console: the projector doesn't show it."""
    held: Runtime = request.app.state.runtime
    role = held.keys.role_of(request.cookies.get(ROLE_COOKIE))
    if role is not AccessRole.ANIMATOR or "phones" not in request.query_params:
        return None
    return lambda: held.phones.count(seance.id, clock.now())


async def _connected(
    messages: AsyncIterator[bytes], phones: Phones, seance_id: str, phone: str
) -> AsyncIterator[bytes]:
    """A feed, during which the phone that opened it counts as connected."""
    known = _PHONE.fullmatch(phone)
    if known:
        phones.arrive(seance_id, phone)
    try:
        async for message in messages:
            yield message
    finally:
        if known:
            phones.leave(seance_id, phone)


async def on_failure(_: Request, __: Exception) -> Response:
    """A defect of ours, in French too; what happened is in the terminal."""
    return refusal(500, FAILURE)


async def accessibility(_: Request) -> Response:
    """GET /accessibilite: what the law asks every public service to say, true on its date."""
    return HTMLResponse(STATEMENT.read_text(encoding="utf-8").replace("{version}", __version__))


async def on_error(_: Request, error: Exception) -> Response:
    """A mistake of a visitor's, as a sentence."""
    if isinstance(error, MasterClassError):
        return refusal(error.status, str(error))
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refusal(status, "Cette page n’existe pas. Vérifiez l’adresse, ou revenez à l’accueil.")


def light_app() -> Starlette:
    """The routes that are ours: no Streamlit and no session in their way.

    Answers of 1 kB and more leave compressed, at a level that costs little: a stored vote has no
    body, the feed is left alone.
    """
    door = phone.Door()  # one for phones and feeds: a wrong code counts wherever it is tried
    routes = [
        *phone.routes(door),  # first: votes come by hundreds, and each route is tried in turn
        Route("/sante", health),
        Route("/accessibilite", accessibility),
        Route("/entrer", enter),
        Route("/v", lambda _: RedirectResponse("/v/", status_code=308)),
        Route("/live/{code}", live),
        *console.routes(),
        *projector.routes(),
        *network.routes(),
        Mount("/polices", StaticFiles(directory=ROOT / "mcdata" / "assets" / "fonts")),
    ]
    light = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=4)],
        exception_handlers={MasterClassError: on_error, HTTPException: on_error, 500: on_failure},
    )
    light.state.door = door
    return light


def build_app() -> ASGIApp:
    """The whole application, for `uvicorn app:app`."""
    light = light_app()

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[dict[str, object]]:
        held = runtime.current()
        light.state.runtime = held
        held.feed.start()
        try:
            yield {"runtime": held}
        finally:
            held.stop()
            runtime.close()

    return Guard(pages_app(lifespan), light)
