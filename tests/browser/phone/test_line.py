"""A line that dies, an answer that waits, a server in trouble."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mcdata import conduct
from mcdata.model import Answer
from mcdata.store import Store
from tests.browser.phone.conftest import bring_to, new_context, send, stored

pytestmark = pytest.mark.browser

WAITS = "Gardez cette page ouverte. Votre réponse partira toute seule."


def test_a_dead_line_is_seen_within_45_seconds(
    chromium: Browser, address: str, store: Store
) -> None:
    context = new_context(chromium)
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/v/ESSAI2")
    # the line looks open and nothing comes any more: what a lost Wi-Fi leaves to a telephone
    page.route("**/live/**", lambda _: None)
    page.route("**/v/ESSAI2", lambda route: route.abort())
    with page.expect_request("**/live/ESSAI2*"):
        page.clock.fast_forward(45_000)
    expect(page.locator("#net")).to_have_text("Pas de réseau. Gardez cette page ouverte.")
    expect(page.locator("#net")).to_be_in_viewport()
    context.close()


def test_a_line_that_beats_is_left_alone(chromium: Browser, address: str) -> None:
    context = new_context(chromium)
    context.add_init_script(
        """window.lines = [];
        window.EventSource = function () {
          this.heard = {}; lines.push(this); this.close = () => 0;
          this.addEventListener = (kind, act) => { this.heard[kind] = act; };
        };"""
    )
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/v/ESSAI2")
    for _ in range(6):
        page.clock.fast_forward(15_000)
        page.evaluate("lines[0].heard.beat()")
    assert page.evaluate("lines.length") == 1
    page.clock.fast_forward(45_000)
    assert page.evaluate("lines.length") == 2
    context.close()


def test_an_error_of_ours_is_not_called_the_networks(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)

    def fail(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=500, body="<p>?", content_type="text/html")
        else:
            route.continue_()

    telephone.route("**/v/ESSAI2", fail)
    telephone.get_by_text("Après").click()
    send(telephone)
    lost = telephone.locator("#lost-question")
    expect(lost).to_have_text(f"Un problème est arrivé. {WAITS}")
    telephone.unroute("**/v/ESSAI2")
    stored(telephone)
    assert store.answers("s", "unique") == (Answer((1,)),)


def test_an_answer_that_waits_outlives_the_tab(telephone: Page, store: Store, address: str) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    telephone.route("**/v/ESSAI2", lambda route: route.abort())
    send(telephone)
    expect(telephone.locator("#lost-question")).to_have_text(f"Pas de réseau. {WAITS}")
    context = telephone.context
    telephone.close()
    page = context.new_page()
    posted: list[str] = []
    page.on("request", lambda r: posted.append(r.url) if r.method == "POST" else None)
    page.goto(f"{address}/v/ESSAI2")
    stored(page)
    assert store.answers("s", "unique") == (Answer((1,)),)
    page.reload()
    stored(page)
    assert len(posted) == 1


def test_an_answer_that_waited_too_long_goes_to_no_other_question(
    telephone: Page, store: Store, address: str
) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    telephone.route("**/v/ESSAI2", lambda route: route.abort())
    send(telephone)
    expect(telephone.locator("#lost-question")).to_be_visible()
    conduct.open_poll(store, "s", "echelle")
    context = telephone.context
    telephone.close()
    page = context.new_page()
    page.goto(f"{address}/v/ESSAI2")
    expect(page.get_by_role("alert")).to_have_text(
        "La question d’avant est finie. Trop tard. Votre réponse ne compte pas."
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("J’ai compris.")
    assert store.answer_count("s", "unique") == 0
    assert store.answer_count("s", "echelle") == 0
    page.reload()
    expect(page.get_by_role("radio")).to_have_count(5)
    expect(page.get_by_role("alert")).to_have_count(0)
