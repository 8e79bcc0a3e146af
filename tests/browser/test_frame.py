"""Streamlit's frame around our pages: every address opens, once, in French, with no dialog."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from mcdata.access import AccessRole
from mcdata.ui.menu import BY_ROLE, PAGES
from tests.browser.conftest import Enter
from tests.chromium import LAPTOP, drawn
from tests.serving import Served, serve

pytestmark = pytest.mark.browser

ADDRESSES = [(role, name) for role, names in BY_ROLE.items() for name in names]
LISTS = (
    "/accueil",
    "/preparation?seance=DEMO25&onglet=deroule",
    "/preparation?seance=DEMO25&onglet=questions",
    "/preparation?seance=DEMO25&onglet=personnes",
    "/preparation?seance=DEMO25&onglet=intervenants",
    "/intervenants",
    "/programme",
)
ENGLISH = re.compile(
    r"\b(the|this|your|choose|select|open|close|dismiss|increment|decrement|skip|content|upload"
    r"|browse|drag|remove|clear|show|hide|enter|escape|month|previous|next month|day|year|app)\b",
    re.IGNORECASE,
)
LABELS = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "placeholder", "title"]) {
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
    }
  }
  for (const own of document.querySelectorAll("[data-testid=stSkipToContent]")) {
    found.push(own.textContent);
  }
  return found;
}"""


@pytest.mark.parametrize(("role", "name"), ADDRESSES)
def test_every_address_opens_its_page_for_every_role(
    entering: Enter, demo_server: Served, role: AccessRole, name: str
) -> None:
    page = drawn(entering(demo_server, role, f"/{name}", **LAPTOP))
    assert page.url.partition("?")[0] == f"{demo_server.address}/{name}"
    expect(page).to_have_title(PAGES[name])
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("name", ["preparation", "programme", "intervenants", "synthese"])
def test_page_opened_by_its_address_is_run_once(
    entering: Enter, demo_server: Served, name: str
) -> None:
    page = entering(demo_server, AccessRole.ANIMATOR, "/accessibilite", **LAPTOP)
    runs: list[str] = []
    page.on("websocket", lambda socket: _count_runs(socket, runs))
    page.goto(f"{demo_server.address}/{name}?seance=DEMO25")
    drawn(page)
    assert len(runs) == 1


def _count_runs(socket: WebSocket, runs: list[str]) -> None:
    def received(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "new_session":
            runs.append(message.new_session.page_script_hash)

    socket.on("framereceived", received)


def test_address_that_is_no_page_says_so(entering: Enter, demo_server: Served) -> None:
    page = drawn(entering(demo_server, AccessRole.IREV, "/animation", **LAPTOP))
    expect(page.locator("h1")).to_have_text("Cette page n’est pas là")
    page.get_by_role("link", name="Accueil", exact=False).last.click()
    expect(page.locator("h1")).to_have_text("Accueil")


@pytest.mark.parametrize("name", [n for n in PAGES if n not in ("animation", "projection")])
def test_labels_of_streamlits_own_are_in_french(
    entering: Enter, demo_server: Served, name: str
) -> None:
    page = drawn(entering(demo_server, AccessRole.ANIMATOR, f"/{name}", **LAPTOP))
    labels = page.evaluate(LABELS)
    assert "Aller au contenu" in labels
    assert [label for label in labels if ENGLISH.search(label)] == []


@pytest.mark.parametrize("address", LISTS)
def test_no_two_acts_of_a_list_bear_one_name(
    entering: Enter, demo_server: Served, address: str
) -> None:
    page = drawn(entering(demo_server, AccessRole.ANIMATOR, address, **LAPTOP))
    main = page.get_by_test_id("stMain")
    for words in ("Modifier", "Retirer", "Préparer", "Monter", "Ouvrir la synthèse"):
        expect(main.get_by_role("button", name=words, exact=True)).to_have_count(0)
        expect(main.get_by_role("link", name=words, exact=True)).to_have_count(0)


def test_labels_of_the_calendar_are_in_french(entering: Enter, demo_server: Served) -> None:
    address = "/preparation?seance=nouvelle"
    page = drawn(entering(demo_server, AccessRole.ANIMATOR, address, **LAPTOP))
    page.get_by_test_id("stDateInputCalendarButton").click()
    expect(page.get_by_test_id("stDateInputCalendar")).to_be_visible()
    labels = page.evaluate(LABELS)
    assert "Mois suivant" in labels
    assert [label for label in labels if ENGLISH.search(label)] == []


def test_page_says_in_french_that_the_server_is_gone_and_takes_it_back(
    entering: Enter, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = tmp_path_factory.mktemp("partie") / "mc.duckdb"
    served = serve(database)
    page = drawn(entering(served, AccessRole.IREV, "/programme", **LAPTOP))
    served.kill()
    alert = page.locator("#mc-gone")
    expect(alert).to_contain_text("ne répond plus", timeout=30_000)
    assert page.get_by_role("dialog").count() == 0
    assert _holds_focus(page)
    again = serve(database, port=served.port)
    expect(alert).to_have_count(0, timeout=60_000)
    again.stop()


def _holds_focus(page: Page) -> bool:
    """Whether the keyboard still reaches what the page holds."""
    page.keyboard.press("Tab")
    return bool(page.evaluate("document.activeElement !== document.body"))
