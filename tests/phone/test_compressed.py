"""Everything above 1 kB leaves compressed, what must be fast or endless doesn't."""

from __future__ import annotations

import gzip

import pytest
from starlette.testclient import TestClient

from mcdata import conduct
from mcdata.model import Seance
from mcdata.runtime import Runtime
from tests.phone.conftest import Telephone
from tests.support import make_light_app


@pytest.fixture
def served(runtime: Runtime, seance: Seance) -> Telephone:
    conduct.open_poll(runtime.store, seance.id, "unique")
    return Telephone(make_light_app(runtime), seance.code)


def test_the_page_is_compressed_for_who_accepts_it(served: Telephone) -> None:
    with served.client.stream("GET", served.path) as response:
        raw = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert response.headers["vary"] == "Accept-Encoding"
    assert b"</script>" in gzip.decompress(raw)
    assert len(raw) < 7_000


def test_a_phone_that_accepts_nothing_gets_the_page_as_it_is(served: Telephone) -> None:
    response = served.client.get(served.path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in response.headers


def test_a_refused_form_is_compressed_too(served: Telephone) -> None:
    assert served.vote("unique", 99).headers["content-encoding"] == "gzip"


def test_a_stored_vote_has_nothing_to_compress(served: Telephone) -> None:
    response = served.vote("unique", 1)
    assert (response.status_code, response.content) == (303, b"")
    assert "content-encoding" not in response.headers


def test_a_short_answer_is_left_alone(served: Telephone) -> None:
    assert "content-encoding" not in served.client.get("/sante").headers


def test_the_feed_is_never_compressed(served: Telephone, runtime: Runtime) -> None:
    runtime.feed.stop()
    with served.client.stream("GET", "/live/ESSAI2") as response:
        assert "content-encoding" not in response.headers


def test_a_defect_of_ours_is_told_in_french(runtime: Runtime, seance: Seance) -> None:
    app = make_light_app(runtime)
    app.state.door = None
    client = TestClient(app, raise_server_exceptions=False)
    response = client.get("/live/ESSAI2")
    assert response.status_code == 500
    assert "Le serveur a un problème." in response.text
