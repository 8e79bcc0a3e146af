"""One guard in front of everything: hosts, origins and roles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from mcdata.access import ROLE_COOKIE, AccessRole
from mcdata.guard import Guard
from mcdata.runtime import Runtime
from tests.support import make_light_app, small_seance


async def page(request: Request) -> Response:
    """What stands behind the guard in place of Streamlit."""
    return HTMLResponse(
        '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head>'
        "<body><noscript>You need JavaScript</noscript></body>"
    )


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("ouvert")
    await websocket.close()


@pytest.fixture
def client(runtime: Runtime) -> Iterator[TestClient]:
    """A browser in front of the guard, without a role yet."""
    small_seance(runtime.store)
    pages = Starlette(
        routes=[
            WebSocketRoute("/_stcore/stream", socket),
            Route("/{path:path}", page, methods=["GET", "POST"]),
        ]
    )
    return TestClient(Guard(pages, make_light_app(runtime)), follow_redirects=False)


def enter(client: TestClient, runtime: Runtime, role: AccessRole) -> None:
    client.cookies.set(ROLE_COOKIE, runtime.keys.role_key(role))


def test_page_without_a_role_is_refused(client: TestClient) -> None:
    answer = client.get("/programme")
    assert answer.status_code == 403
    assert "Cette page est réservée" in answer.text


def test_root_without_a_role_leads_to_the_phones_door(client: TestClient) -> None:
    assert client.get("/").headers["location"] == "/v/"


def test_page_opens_with_a_role(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.IREV)
    assert client.get("/programme").status_code == 200


def test_participants_cookie_opens_no_page(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.PARTICIPANT)
    assert client.get("/programme").status_code == 403


def test_link_sets_an_httponly_cookie_and_leads_on(client: TestClient, runtime: Runtime) -> None:
    answer = client.get(runtime.keys.link(AccessRole.ANIMATOR))
    assert answer.status_code == 303
    assert "httponly" in answer.headers["set-cookie"].lower()


def test_forged_link_is_refused(client: TestClient) -> None:
    assert client.get("/entrer?cle=animatrice").status_code == 403


def test_console_is_the_animators_alone(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.IREV)
    assert client.get("/console/ESSAI2/etat").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "[", "", "localhost.evil.example"])
def test_host_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/v/ESSAI2", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["192.168.43.1:8501", "10.0.0.7", "[::1]:8501"])
def test_any_address_of_a_local_network_is_ours(client: TestClient, host: str) -> None:
    assert client.get("/v/ESSAI2", headers={"Host": host}).status_code == 200


def test_public_address_that_nobody_declared_is_refused(client: TestClient) -> None:
    assert client.get("/v/ESSAI2", headers={"Host": "8.8.8.8"}).status_code == 400


def test_feed_counts_wrong_codes_with_the_phones_door(client: TestClient) -> None:
    for number in range(60):
        client.get(f"/live/FAUX{number:02}")
    assert client.get("/v/FAUX99").status_code == 429


def test_post_from_another_site_is_refused(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    answer = client.post("/programme", headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403


def test_post_without_origin_is_refused(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    assert client.post("/programme").status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", ""])
def test_websocket_from_elsewhere_is_refused(
    client: TestClient, runtime: Runtime, origin: str
) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    headers = {"Origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pass


def test_websocket_without_a_role_is_refused(client: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers={"Origin": "http://testserver"}),
    ):
        pass


def test_websocket_of_ours_opens(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    with client.websocket_connect(
        "/_stcore/stream", headers={"Origin": "http://testserver"}
    ) as opened:
        assert opened.receive_text() == "ouvert"


def test_streamlits_page_says_that_it_is_in_french(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.IREV)
    text = client.get("/programme", headers={"Accept": "text/html"}).text
    assert '<html lang="fr"' in text
    assert "<title>Master class citoyenne</title>" in text


def test_metrics_are_closed_to_all(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    assert client.get("/_stcore/metrics").status_code == 404


def test_health_is_open_to_all(client: TestClient) -> None:
    answer = client.get("/sante").json()
    assert (answer["ok"], answer["database"]) == (True, "duckdb")


def test_feed_of_an_unknown_code_says_so(client: TestClient) -> None:
    answer = client.get("/live/RIEN00")
    assert answer.status_code == 404
    assert "Ce code n’existe pas. Regardez l’écran." in answer.text


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (AccessRole.ANIMATOR, "/accueil"),
        (AccessRole.IREV, "/accueil"),
        (AccessRole.PROJECTOR, "/projection?seance=ESSAI2"),
    ],
)
def test_root_leads_to_the_first_page_of_the_role(
    client: TestClient, runtime: Runtime, role: AccessRole, home: str
) -> None:
    enter(client, runtime, role)
    query = home.partition("?")[2]
    answer = client.get("/" + (f"?{query}" if query else ""))
    assert (answer.status_code, answer.headers["location"]) == (303, home)


def test_door_for_agents_is_closed_to_all(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    assert client.get("/_stcore/agent/openapi.json").status_code == 404


def test_accessibility_statement_is_open_to_all(client: TestClient) -> None:
    answer = client.get("/accessibilite")
    assert answer.status_code == 200
    assert "Déclaration d’accessibilité" in answer.text


def test_our_script_comes_before_streamlits_own(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.IREV)
    text = client.get("/programme", headers={"Accept": "text/html"}).text
    assert text.index("__streamlit") < text.index("<title>Master class")


def test_page_without_a_script_says_so_in_french(client: TestClient, runtime: Runtime) -> None:
    enter(client, runtime, AccessRole.IREV)
    text = client.get("/programme", headers={"Accept": "text/html"}).text
    assert "Activez JavaScript" in text
    assert "You need JavaScript" not in text


@pytest.mark.parametrize("typed", ["/DEMO25", "/demo25", "/DEM-O25", "/demo 25", "/demo%2025"])
def test_a_code_typed_after_the_address_leads_to_the_phones_page(
    client: TestClient, typed: str
) -> None:
    answer = client.get(typed, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/v/DEMO25")


def test_a_code_typed_by_someone_with_a_role_leads_there_too(
    client: TestClient, runtime: Runtime
) -> None:
    enter(client, runtime, AccessRole.ANIMATOR)
    assert client.get("/demo-25", follow_redirects=False).headers["location"] == "/v/DEMO25"


def test_a_code_that_is_none_says_where_to_look(client: TestClient) -> None:
    answer = client.get("/rien-00", follow_redirects=True)
    assert answer.status_code == 404
    assert "Ce code n’existe pas." in answer.text
    assert "Regardez l’écran." in answer.text


@pytest.mark.parametrize("path", ["/accueil", "/projection", "/console/DEMO25/etat", "/reglages"])
def test_the_address_of_a_page_is_no_code(client: TestClient, path: str) -> None:
    assert client.get(path, follow_redirects=False).status_code == 403
