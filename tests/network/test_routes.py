"""« Testez », and phones counted by the pages and feeds that they open."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

from mcdata import server
from mcdata.access import ROLE_COOKIE, AccessRole
from mcdata.clock import now
from mcdata.guard import Guard
from mcdata.network.trials import Trial, Trials
from mcdata.runtime import Runtime
from tests.support import make_light_app, small_seance


@pytest.fixture
def client(runtime: Runtime) -> Iterator[TestClient]:
    small_seance(runtime.store)
    light = make_light_app(runtime)
    with TestClient(Guard(light, light), client=("192.168.1.50", 5000)) as client:
        yield client


def test_a_phone_reads_that_it_reaches_the_computer(client: TestClient) -> None:
    answer = client.get("/testez")
    assert answer.status_code == 200
    assert "Ce téléphone atteint l’ordinateur." in answer.text


def test_the_computer_itself_is_told_to_use_a_phone(runtime: Runtime) -> None:
    light = make_light_app(runtime)
    with TestClient(Guard(light, light), client=("127.0.0.1", 5000)) as client:
        assert "depuis un téléphone" in client.get("/testez").text


def test_who_has_no_role_does_not_wait_for_phones(client: TestClient) -> None:
    assert client.get("/essais").status_code == 403


def test_who_waits_is_told_that_a_phone_arrived() -> None:
    trial = Trial("http://192.168.1.20:8501", "14 h 32", is_own=False)

    async def told() -> list[bytes]:
        trials = Trials()
        messages = trials.messages()
        seen = [await anext(messages)]
        waiting = asyncio.ensure_future(anext(messages))
        await asyncio.sleep(0)
        trials.record(trial)
        seen.append(await asyncio.wait_for(waiting, 5))
        trials.stop()
        return [*seen, *[message async for message in messages]]

    assert asyncio.run(told())[1:] == [trial.message()]


def test_a_page_that_is_loaded_again_counts_its_phone(client: TestClient, runtime: Runtime) -> None:
    for _ in range(3):
        client.get("/v/ESSAI2")
    assert runtime.phones.count("s", now()) == 1


def test_who_keeps_no_cookie_is_not_a_crowd(client: TestClient, runtime: Runtime) -> None:
    for _ in range(3):
        client.cookies.clear()
        client.get("/v/ESSAI2")
    assert runtime.phones.count("s", now()) == 0


def first_messages(app: Starlette, cookie: str) -> list[bytes]:
    """A console's feed until its first change, for whoever holds this cookie."""
    headers = [(b"cookie", f"{ROLE_COOKIE}={cookie}".encode())]
    scope = {"type": "http", "method": "GET", "path": "/live/ESSAI2", "app": app}
    scope |= {"path_params": {"code": "ESSAI2"}, "query_string": b"phones=1", "headers": headers}

    async def read() -> list[bytes]:
        app.state.runtime.feed.start()
        answer = await server.live(Request({**scope, "client": ("192.168.1.50", 5000)}))
        assert isinstance(answer, StreamingResponse)
        messages = answer.body_iterator
        seen = [b""]
        while b"event: change" not in seen[-1]:  # the phones are said before it
            seen.append(bytes(await anext(messages)))  # type: ignore[arg-type,call-overload]
        await messages.aclose()  # type: ignore[attr-defined]
        return seen

    return asyncio.run(read())


@pytest.mark.parametrize(
    ("role", "is_told"),
    [(AccessRole.ANIMATOR, True), (AccessRole.PROJECTOR, False), (None, False)],
)
def test_only_the_console_is_told_how_many_phones_there_are(
    runtime: Runtime, role: AccessRole | None, is_told: bool
) -> None:
    small_seance(runtime.store)
    app = make_light_app(runtime)
    cookie = runtime.keys.role_key(role) if role else "autre"
    told = b"".join(first_messages(app, cookie))
    assert (b"event: phones" in told) is is_told
