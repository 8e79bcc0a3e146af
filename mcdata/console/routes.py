"""The console's routes: what the séance is, the balance, and one act at a time. JSON both ways."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mcdata import clock
from mcdata.access import AccessRole
from mcdata.console.acts import perform
from mcdata.console.balance_view import load_balance
from mcdata.console.fields import Fields
from mcdata.console.papers import printed
from mcdata.console.state import load, sentence
from mcdata.console.views import to_json
from mcdata.console.warning import warning_of
from mcdata.errors import Forbidden, InvalidInput, MasterClassError, Stale
from mcdata.facts import Entry
from mcdata.runtime import Runtime

LARGEST_BODY = 16_384  # bytes; the longest note in its longest encoding is far under it


def routes() -> list[Route]:
    """Return the routes that the server mounts behind its guard."""
    return [
        Route("/console/{code}/etat", _state, methods=["GET"]),
        Route("/console/{code}/equilibre", _balance, methods=["GET"]),
        Route("/console/{code}/acte", _act, methods=["POST"]),
        Route("/console/{code}/papier/{name}", _paper, methods=["GET"]),
    ]


async def _state(request: Request) -> Response:
    return await _answer(request, _read_state)


async def _balance(request: Request) -> Response:
    return await _answer(request, _read_balance)


async def _act(request: Request) -> Response:
    try:
        _animator_only(request)
        fields = await _fields(request)
        body = await run_in_threadpool(_do, _runtime(request), request.path_params["code"], fields)
    except MasterClassError as error:
        return _refusal(error)
    return _json(body)


async def _answer(request: Request, read: Callable[[Runtime, str], str]) -> Response:
    try:
        _animator_only(request)
        body = await run_in_threadpool(read, _runtime(request), request.path_params["code"])
    except MasterClassError as error:
        return _refusal(error)
    return _json(body)


async def _paper(request: Request) -> Response:
    """A sheet to print, in a tab of its own; what is wrong is said in words there too."""
    try:
        _animator_only(request)
        body = await run_in_threadpool(_print, request)
    except MasterClassError as error:
        return Response(str(error), error.status, {"Cache-Control": "no-store"}, "text/plain")
    headers = {"Cache-Control": "no-store", "Content-Disposition": "inline"}
    return Response(body, headers=headers, media_type="application/pdf")


def _print(request: Request) -> bytes:
    held = _runtime(request)
    seance = held.store.seance_by_code(request.path_params["code"])
    return printed(held, seance, request.path_params["name"], request.query_params)


def _read_state(runtime: Runtime, code: str) -> str:
    seance = runtime.store.seance_by_code(code)
    return to_json(load(runtime.store, seance, clock.now(), runtime.settings.minimum_shown))


def _read_balance(runtime: Runtime, code: str) -> str:
    seance = runtime.store.seance_by_code(code)
    return to_json(load_balance(runtime.store, seance, clock.now()))


def _do(runtime: Runtime, code: str, fields: Fields) -> str:
    """Do the act, then say what was done and what the séance is now.

    An act meant for a state that has changed does nothing: the console draws what is, and tells
    it only if it helps (after the second half of a double tap it doesn't).
    """
    store = runtime.store
    seance = store.seance_by_code(code)
    done: tuple[Entry, ...] = ()
    stale = ""
    try:
        done = perform(store, seance, fields.text("act"), fields)
    except Stale as error:
        stale = str(error)
    seance = store.seance(seance.id)  # opening and ending move its stage
    state = load(store, seance, clock.now(), runtime.settings.minimum_shown)
    told = to_json(sentence(store, seance, done))
    warned = to_json(warning_of(store, seance, done))
    return f'{{"done":{told},"warning":{warned},"stale":{to_json(stale)},"state":{to_json(state)}}}'


async def _fields(request: Request) -> Fields:
    """Read the request's JSON object. Raises InvalidInput for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise InvalidInput("La console n’accepte que du JSON. Rechargez la page.")
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise InvalidInput("Ce texte est trop long.")
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        raise InvalidInput("La demande est illisible. Rechargez la page.") from None
    if not isinstance(values, dict):
        raise InvalidInput("La demande est illisible. Rechargez la page.")
    return Fields(values)


def _animator_only(request: Request) -> None:
    """The guard said so already; names and acts are worth a second lock."""
    if request.scope.get("mc_role") is not AccessRole.ANIMATOR:
        raise Forbidden("La console est réservée à l’animatrice ou à l’animateur.")


def _runtime(request: Request) -> Runtime:
    runtime = request.app.state.runtime
    assert isinstance(runtime, Runtime)
    return runtime


def _json(body: str, status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(body.encode(), status, headers, media_type="application/json")


def _refusal(error: MasterClassError) -> Response:
    return _json(to_json({"error": str(error)}), error.status)
