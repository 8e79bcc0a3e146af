"""GET /ecran/<CODE>: who may read it, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from mcdata import conduct
from mcdata.access import ROLE_COOKIE, AccessRole
from mcdata.guard import Guard
from mcdata.model import Scene
from mcdata.runtime import Runtime
from tests.support import START, make_light_app, small_seance


@pytest.fixture
def client(runtime: Runtime) -> Iterator[TestClient]:
    small_seance(runtime.store)
    light = make_light_app(runtime)
    with TestClient(Guard(light, light)) as client:
        yield client


def enter(client: TestClient, runtime: Runtime, role: AccessRole) -> None:
    client.cookies.set(ROLE_COOKIE, runtime.keys.role_key(role))


@pytest.mark.parametrize("role", [AccessRole.PROJECTOR, AccessRole.ANIMATOR])
def test_the_projector_and_the_animator_read_the_screen(
    client: TestClient, runtime: Runtime, role: AccessRole
) -> None:
    enter(client, runtime, role)
    assert client.get("/ecran/ESSAI2").json()["code"] == "ESSAI2"


@pytest.mark.parametrize("role", [AccessRole.PARTICIPANT, AccessRole.IREV])
def test_nobody_else_reads_the_screen(
    client: TestClient, runtime: Runtime, role: AccessRole
) -> None:
    enter(client, runtime, role)
    assert client.get("/ecran/ESSAI2").status_code == 403


def test_without_a_role_the_screen_is_refused(client: TestClient) -> None:
    assert client.get("/ecran/ESSAI2").status_code == 403


def test_an_unknown_code_is_a_sentence(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.PROJECTOR)
    answer = client.get("/ecran/PERDU9")
    assert answer.status_code == 404
    assert answer.json()["erreur"].endswith(".")


def test_the_screen_says_the_scene_as_soon_as_it_is_chosen(
    client: TestClient, runtime: Runtime
) -> None:
    enter(client, runtime, AccessRole.PROJECTOR)
    conduct.open_seance(runtime.store, "s", at=START)
    conduct.choose_scene(runtime.store, "s", Scene.THANKS, at=START)
    assert client.get("/ecran/ESSAI2").json()["scene"] == "merci"


def test_the_screen_and_the_feed_agree_on_the_version(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.PROJECTOR)
    conduct.open_seance(runtime.store, "s", at=START)
    assert client.get("/ecran/ESSAI2").json()["version"] == runtime.feed.snapshot("s").version


def test_no_proxy_keeps_a_picture(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.PROJECTOR)
    assert client.get("/ecran/ESSAI2").headers["cache-control"] == "no-store"
