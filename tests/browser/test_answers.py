"""Answers without a phone, free answers read first, the evaluation: by finger, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from mcdata import conduct
from mcdata.access import AccessRole
from mcdata.model import Answer, Ballot
from tests.chromium import PHONE, enter, launch
from tests.serving import Served, serve
from tests.support import START, make_runtime, small_seance

pytestmark = pytest.mark.browser

LAPTOP = {"viewport": {"width": 1366, "height": 657}, "has_touch": True}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A live séance with eight people, six free answers in the urn of « texte »."""
    folder: Path = tmp_path_factory.mktemp("reponses")
    held = make_runtime(folder)
    small_seance(held.store)
    conduct.open_seance(held.store, "s", START)
    for seat in range(1, 9):
        conduct.take_seat(held.store, "s", seat, at=START)
    conduct.open_poll(held.store, "s", "texte", START)
    for voter in range(6):
        held.store.cast(Ballot("s", "texte", f"{voter:032}", Answer(text=f"Réponse {voter}")))
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


@pytest.fixture
def console(served: Served, browser: Browser) -> Iterator[Page]:
    context = enter(browser, served, AccessRole.ANIMATOR, **LAPTOP)
    page = context.new_page()
    page.goto(f"{served.address}/animation?seance=ESSAI2")
    expect(page.locator(".console")).to_be_visible(timeout=30_000)
    yield page
    context.close()


def test_hands_are_counted_once_by_two_taps_and_undone(console: Page) -> None:
    console.get_by_role("button", name="Sans téléphone").tap()
    more = console.get_by_role("button", name="Une main de plus : Avant")
    for _ in range(3):
        more.tap()
    send = console.get_by_role("button", name="Compter 3 personnes")
    box = send.bounding_box()
    assert box
    for _ in range(2):  # the two taps of one finger
        console.touchscreen.tap(box["x"] + 30, box["y"] + 20)
    expect(console.locator(".poll-lines")).to_have_text(re.compile("3.réponses.: 3.à main levée"))
    expect(console.locator(".poll-count b")).to_have_text("3 / 8")
    console.get_by_role("button", name="Annuler").tap()
    expect(console.locator(".poll-count b")).to_have_text("0 / 8")


def test_free_answers_are_read_before_the_room_and_the_phones(
    console: Page, served: Served, browser: Browser
) -> None:
    phone = enter(browser, served, None, **PHONE).new_page()
    phone.goto(f"{served.address}/v/ESSAI2")
    row = console.locator(".poll-list li", has_text="Que manque-t-il")
    row.get_by_role("button", name="Révéler").tap()
    panel = console.get_by_role("dialog", name="Lire les réponses")
    panel.get_by_role("button", name="Cacher : Réponse 2").tap()
    expect(panel.get_by_role("button", name="Montrer à la salle (5)")).to_be_visible()
    expect(phone.locator("body")).not_to_contain_text("Réponse 4")
    panel.get_by_role("button", name="Montrer à la salle (5)").tap()
    console.get_by_role("button", name="Clore", exact=True).tap()  # the open one hides the rest
    expect(phone.locator("main")).to_contain_text("Réponse 4")
    expect(phone.locator("main")).not_to_contain_text("Réponse 2")
    phone.context.close()


def test_evaluation_is_answered_on_the_phone_after_the_end(
    console: Page, served: Served, browser: Browser
) -> None:
    console.get_by_role("button", name="Terminer la séance").tap()
    console.get_by_role("dialog").get_by_role("button", name="Terminer la séance").tap()
    expect(console.locator(".evaluation")).to_contain_text("0 avis")
    phone = enter(browser, served, None, **PHONE).new_page()
    phone.goto(f"{served.address}/v/ESSAI2")
    for number in (1, 2, 3):
        expect(phone.locator("main")).to_contain_text(f"{number} sur 3")
        phone.locator("label.row").nth(2).tap()
        phone.get_by_role("button", name="Envoyer ma réponse").tap()
    expect(phone.locator("main")).to_contain_text("Votre avis est enregistré")
    expect(console.locator(".evaluation")).to_contain_text("1 avis")
    console.get_by_role("button", name="Clore l’évaluation").tap()
    console.get_by_role("button", name="Clore pour de bon").tap()
    expect(console.locator(".evaluation")).to_be_empty()
    expect(phone.locator("main")).not_to_contain_text("Votre avis est enregistré")
    phone.context.close()
