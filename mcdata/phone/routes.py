"""The phone's routes, open to all: a code, the page for what is open now, a vote, a hand.

The vote is the fast path: no template, no thread, one wait for the store's acknowledgement.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from mcdata import clock, conduct
from mcdata.access import VOTER_COOKIE, YEAR
from mcdata.errors import (
    Forbidden,
    InvalidInput,
    MasterClassError,
    PollNotOpen,
    Refused,
    TooMany,
)
from mcdata.model import Ballot, Poll, Seance
from mcdata.phone import evaluation
from mcdata.phone.codes import code_of
from mcdata.phone.door import UNKNOWN_CODE, Door
from mcdata.phone.forms import Form, check_sender, read_form, voter_of
from mcdata.phone.render import render_code_page, render_page
from mcdata.phone.view import Visit, build_page
from mcdata.phone.visit import refused, seat_cookie, seat_in, visit_of
from mcdata.polls import TEXT_LIMIT, parse_answer
from mcdata.runtime import Runtime
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.validation import clean_line

# What a form does once it is admitted: the séance, the form, and the voter's token.
Act = Callable[[Request, Seance, Form, str], Awaitable[Response]]

_LINES = re.compile(r"[ \t]*[\r\n]+[ \t]*")  # a phone's keyboard makes them; the list has one line

SEAT_SECONDS = 16 * 3600  # a day of séance; the card changes hands after that

TOO_LATE = "Trop tard. Votre réponse ne compte pas."
KEPT = "Trop tard. Votre première réponse compte."
UNKNOWN_ACT = "Cette demande ne se lit pas. Recommencez."
NOT_BEGUN = "La séance n’a pas encore commencé."
OVER = "La séance est finie."


def routes(door: Door) -> list[Route]:
    """The routes of one application; `door` remembers which addresses were wrong how often."""
    phone = Phone(door)
    return [
        Route("/v/", phone.enter_code, methods=["GET"]),
        Route("/v/{code}", phone.show, methods=["GET"]),
        Route("/v/{code}", phone.vote, methods=["POST"]),
        Route("/v/{code}/main", phone.hand, methods=["POST"]),
        Route("/v/{code}/question", phone.ask, methods=["POST"]),
        Route("/v/{code}/main", phone.return_to_page, methods=["GET"]),
        Route("/v/{code}/question", phone.return_to_page, methods=["GET"]),
    ]


class Phone:
    """The handlers; each turns a refusal into a page with a sentence and a way on."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def enter_code(self, request: Request) -> Response:
        """GET /v/: the form; with `?code=`, on to the séance's page."""
        typed = request.query_params.get("code", "")
        code = code_of(typed)
        if code.isascii() and code.isalnum():
            return _see_other(f"/v/{code}")
        if code:
            return render_code_page(request, UNKNOWN_CODE, typed[:20], InvalidInput.status)
        return render_code_page(request)

    async def return_to_page(self, request: Request) -> Response:
        """GET of an address that only takes forms: the page was reloaded after a refusal."""
        asked = f"?{request.url.query}" if request.url.query else ""
        return _see_other(f"/v/{quote(request.path_params['code'], safe='')}{asked}")

    def show(self, request: Request) -> Response:
        """GET /v/<CODE>: the page for whatever is open now. In a thread: it reads the database."""
        try:
            seance = self._find(request)
        except MasterClassError as error:
            return _no_seance(request, error)
        return _page(request, seance)

    async def vote(self, request: Request) -> Response:
        """POST /v/<CODE>: store an answer, and back to the page once it is safe."""
        return await self._take(request, _cast)

    async def hand(self, request: Request) -> Response:
        """POST /v/<CODE>/main: raise or lower a hand. Knows the seat, not the vote."""
        return await self._take(request, self._move_hand, panel="seat")

    async def ask(self, request: Request) -> Response:
        """POST /v/<CODE>/question: send a question in writing, without a name."""
        return await self._take(request, self._write_question, panel="question")

    async def _take(self, request: Request, act: Act, panel: str = "") -> Response:
        """Admit a form and do what it asks, or say why not, with what it held still in it."""
        form = Form()
        try:
            seance = self._find(request)
        except MasterClassError as error:
            return _no_seance(request, error)
        try:
            runtime = _runtime(request)
            check_sender(request.headers, runtime.settings.base_url)
            form = await read_form(request)
            token = voter_of(request, form, runtime.keys)
            return await act(request, seance, form, token)
        except MasterClassError as error:
            told = self._counted(request, error)

            def explain(visit: Visit) -> Visit:
                return refused(visit, form, panel, str(told))

            return await run_in_threadpool(_page, request, seance, told.status, explain)

    async def _move_hand(
        self, request: Request, seance: Seance, form: Form, token: str
    ) -> Response:
        runtime = _runtime(request)
        state = _in_course(runtime.store, seance)
        seat = seat_in(form.first("seat"), seance, state.seats)
        self._door.act(runtime.keys.voter_key(seance.id, token))
        act = form.first("act")
        if act == "raise":
            await run_in_threadpool(_lower_former, request, seance, seat)
            await run_in_threadpool(conduct.raise_hand, runtime.store, seance.id, seat)
        elif act == "lower":
            await run_in_threadpool(conduct.lower_hand, runtime.store, seance.id, seat)
        else:
            raise InvalidInput(UNKNOWN_ACT)
        response = _see_other(f"/v/{seance.code}#floor")
        _remember_seat(request, response, seance, seat)
        return response

    async def _write_question(
        self, request: Request, seance: Seance, form: Form, token: str
    ) -> Response:
        runtime = _runtime(request)
        asked = clean_line(
            _LINES.sub(" ", form.first("text").strip()), TEXT_LIMIT, "Votre question"
        )
        state = _in_course(runtime.store, seance)
        # A double tap, a reload or a second attempt after a lost network asks only once.
        waiting = (q.text for q in state.questions if not q.answered)
        if asked not in waiting:
            self._door.act(runtime.keys.voter_key(seance.id, token))
            await run_in_threadpool(conduct.write_question, runtime.store, seance.id, asked)
        return _see_other(f"/v/{seance.code}?envoye=1#floor")

    def _find(self, request: Request) -> Seance:
        code = request.path_params["code"]
        return self._door.find(_runtime(request).store, code, _address(request))

    def _counted(self, request: Request, error: MasterClassError) -> MasterClassError:
        """Count a form that didn't come from our page; past the limit, say that instead."""
        if isinstance(error, Forbidden):
            try:
                self._door.bad_form(_address(request))
            except TooMany as too_many:
                return too_many
        return error


async def _cast(request: Request, seance: Seance, form: Form, token: str) -> Response:
    runtime = _runtime(request)
    voter = runtime.keys.voter_key(seance.id, token)
    poll = _open_poll(runtime.store, seance, form.first("poll"), voter)
    answer = parse_answer(poll, form.every("choice"), form.first("text"))
    try:
        await runtime.store.cast_async(Ballot(seance.id, poll.id, voter, answer))
    except PollNotOpen:  # it closed in between: the store's sentence is for other readers
        _open_poll(runtime.store, seance, poll.id, voter)
        raise
    state = runtime.store.state(seance.id)
    if poll.id in state.open_evaluation:
        return _see_other(f"/v/{seance.code}?avis={evaluation.after(state, poll.id)}")
    return _see_other(f"/v/{seance.code}")


def _open_poll(store: Store, seance: Seance, poll_id: str, voter: str) -> Poll:
    """The question that a ballot is for. Raises PollNotOpen if it takes no answers now."""
    state = store.state(seance.id)
    if poll_id in state.open_evaluation:
        return store.poll(seance.id, poll_id)
    if not poll_id or state.open_poll != poll_id:
        known = poll_id in state.polls and store.has_answered(seance.id, poll_id, voter)
        told = KEPT if known else TOO_LATE
        raise PollNotOpen(f"La question d’avant est finie. {told}" if state.open_poll else told)
    return store.poll(seance.id, poll_id)


def _in_course(store: Store, seance: Seance) -> SeanceState:
    """The state of a séance that is going on. Raises Refused, in words for a participant."""
    state = store.state(seance.id)
    if not state.is_live:
        raise Refused(OVER if state.ended_at else NOT_BEGUN)
    return state


def _lower_former(request: Request, seance: Seance, seat: int) -> None:
    """Someone who gives another number had a hand up at the wrong seat."""
    former = request.cookies.get(seat_cookie(seance), "")
    if former.isascii() and former.isdigit() and int(former) != seat:
        conduct.lower_hand(_runtime(request).store, seance.id, int(former))


def _page(
    request: Request,
    seance: Seance,
    status: int = 200,
    explain: Callable[[Visit], Visit] = lambda visit: visit,
) -> Response:
    """The séance's page for this visitor, who gets an identity if they have none."""
    runtime = _runtime(request)
    signed = request.cookies.get(VOTER_COOKIE)
    token = runtime.keys.voter_token(signed)
    fresh = None
    if token is None:
        fresh = runtime.keys.new_voter()
        token = runtime.keys.voter_token(fresh) or ""
    taken = runtime.store.state(seance.id).seats
    visit = explain(visit_of(request, seance, runtime.keys, token, taken))
    minimum = runtime.settings.minimum_shown
    now = clock.now()
    tel = runtime.keys.voter_key(f"{seance.id} connecté", token)[:12]  # leads to no answer
    if fresh is None:  # one that keeps no cookie would count as another phone each time
        runtime.phones.visit(seance.id, tel, now)
    page = dataclasses.replace(build_page(runtime.store, minimum, seance, visit, now), tel=tel)
    response = render_page(request, page, status)
    if fresh:
        _set_cookie(request, response, VOTER_COOKIE, fresh, YEAR)
    if visit.seat is not None and "place" in request.query_params:
        _remember_seat(request, response, seance, visit.seat)
    return response


def _no_seance(request: Request, error: MasterClassError) -> Response:
    typed = request.path_params["code"][:20]
    return render_code_page(request, str(error), typed, error.status)


def _remember_seat(request: Request, response: Response, seance: Seance, seat: int) -> None:
    _set_cookie(request, response, seat_cookie(seance), str(seat), SEAT_SECONDS)


def _set_cookie(request: Request, response: Response, name: str, value: str, age: int) -> None:
    response.set_cookie(
        name,
        value,
        max_age=age,
        path="/v/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def _see_other(path: str) -> Response:
    return RedirectResponse(path, status_code=303, headers={"Cache-Control": "no-store"})


def _runtime(request: Request) -> Runtime:
    runtime: Runtime = request.app.state.runtime
    return runtime


def _address(request: Request) -> str:
    return request.client.host if request.client else "inconnue"
