"""A room as it is: 25 phones, three of them old, and four people who have none."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2 as httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from mcdata import conduct
from mcdata.access import AccessRole
from tests.bench.phones import form_fields
from tests.browser.phone.test_old import CHROME_49, NO_FETCH, NOTHING
from tests.chromium import LAPTOP, PHONE, WALL, enter, launch
from tests.serving import Served, serve
from tests.support import START, make_runtime, small_seance

pytestmark = pytest.mark.browser

OLD = (CHROME_49, NO_FETCH, NOTHING)
PRESENT = 29


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A live séance: 29 people in a room of 30, and one question open."""
    folder: Path = tmp_path_factory.mktemp("vraie-journee")
    held = make_runtime(folder)
    seance = small_seance(held.store)
    held.store.save_seance(dataclasses.replace(seance, capacity=30))
    conduct.open_seance(held.store, "s", START)
    for seat in range(1, PRESENT + 1):
        conduct.take_seat(held.store, "s", seat, at=START)
    conduct.open_poll(held.store, "s", "unique", START)
    held.close()
    server = serve(folder / "essai.duckdb", demo=False)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def plain_phone_votes(served: Served, option: int) -> int:
    """A phone of today: the page's form as a script sends it; sent twice, as by a double tap."""
    with httpx.Client(base_url=served.address, timeout=30) as phone:
        fields = form_fields(phone.get("/v/ESSAI2").text)
        for _ in range(2):
            sent = phone.post(
                "/v/ESSAI2",
                data={**fields, "choice": str(option)},
                headers={"Origin": served.address},
            )
    return int(sent.status_code)


def old_phone_votes(browser: Browser, served: Served, lacks: str) -> None:
    context = enter(browser, served, None, **PHONE)
    context.add_init_script(lacks)
    page = context.new_page()
    page.goto(f"{served.address}/v/ESSAI2")
    page.locator("label.row").nth(1).tap()
    page.get_by_role("button", name="Envoyer ma réponse").tap()
    expect(page.locator("main")).to_contain_text("Votre réponse est enregistrée.")
    context.close()


def count_four_hands(console: Page) -> None:
    console.get_by_role("button", name="Sans téléphone").click()
    for name, hands in (("Avant", 1), ("Après", 3)):
        for _ in range(hands):
            console.get_by_role("button", name=f"Une main de plus : {name}").click()
    console.get_by_role("button", name="Compter 4 personnes").click()


def test_everyone_in_the_room_is_counted_once(served: Served, browser: Browser) -> None:
    console = enter(browser, served, AccessRole.ANIMATOR, **LAPTOP).new_page()
    console.goto(f"{served.address}/animation?seance=ESSAI2")
    screen = enter(browser, served, AccessRole.PROJECTOR, **WALL).new_page()
    screen.goto(f"{served.address}/projection?seance=ESSAI2")
    with ThreadPoolExecutor(22) as phones:
        sent = list(phones.map(lambda i: plain_phone_votes(served, int(i >= 15)), range(22)))
    assert sent == [303] * 22
    for lacks in OLD:
        old_phone_votes(browser, served, lacks)
    count_four_hands(console)
    expect(console.locator(".poll-count b")).to_have_text(f"29 / {PRESENT}", timeout=30_000)
    console.get_by_role("button", name="Clore", exact=True).click()
    console.get_by_role("button", name="Révéler").click()
    shown = screen.locator(".picture")
    expect(shown).to_contain_text(
        re.compile("25\\spar téléphone, 4\\sà main levée"), timeout=30_000
    )
    text = " ".join(shown.inner_text().split())
    assert "16 · 55 %" in text  # 15 phones and one hand
    assert "13 · 45 %" in text  # 7 phones, three old ones and three hands
