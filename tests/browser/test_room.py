"""The room on the console in Chromium: arrivals, walk-ins, moves, the head table, papers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from mcdata.access import AccessRole
from tests.serving import Served, serve

pytestmark = pytest.mark.browser

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
CROSSING = """() => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).find(Boolean);
  const seats = [...root.querySelectorAll('.room .seat')].map((e) => (
    [e.dataset.seat, e.querySelector('.shape, .plus').getBoundingClientRect()]));
  return seats.flatMap(([one, a], i) => seats.slice(i + 1).filter(([, b]) => (
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1))
    .map(([other]) => `${one} and ${other}`));
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = serve(tmp_path_factory.mktemp("room") / "essai.duckdb")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(CHROMIUM)
        )
        yield chromium
        chromium.close()


@pytest.fixture
def console(served: Served, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 657}, locale="fr-FR")
    page = context.new_page()
    page.goto(served.link(AccessRole.ANIMATOR))
    page.goto(f"{served.address}/animation?seance=DEMO25")
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    yield page
    context.close()


def told(page: Page, sentence: str) -> None:
    expect(page.locator(".told")).to_have_text(sentence)


def test_a_walk_in_is_two_taps_and_a_name_and_is_undone(console: Page) -> None:
    console.locator("[data-mode=arrival]").click()
    console.locator(".arrivals-head .add").click()
    console.locator(".walk-in input").fill("Awa Diop")
    console.keyboard.press("Enter")
    told(console, "Arrivée\u00a0: place 23 (Awa D.), sans inscription.")
    expect(console.locator(".people .chip", has_text="Awa Diop")).to_have_count(1)
    console.locator("[data-do=undo]").click()
    expect(console.locator(".people .chip", has_text="Awa Diop")).to_have_count(0)


def test_someone_changes_places_with_a_neighbour(console: Page) -> None:
    console.locator("[data-mode=arrival]").click()
    name = console.locator(".seat[data-seat='5'] .name").inner_text()
    console.locator(".seats .seat[data-seat='5']").click()
    console.locator("[data-do=moving]").click()
    console.locator(".seat-grid [data-to='24']").click()
    expect(console.locator(".seat[data-seat='24'] .name")).to_have_text(name)
    console.locator("[data-do=undo]").click()
    expect(console.locator(".seat[data-seat='5'] .name")).to_have_text(name)


def test_someone_of_irev_sits_at_the_head_table_and_is_not_asked(console: Page) -> None:
    asked = console.locator(".featured").inner_text()
    console.locator("[data-do=addGuest]").click()
    console.locator(".roles [data-role=equipe]").click()
    told(console, "Arrivée\u00a0: place G (IREV), équipe de l’IREV.")
    assert console.locator(".featured").inner_text() == asked
    console.locator("[data-do=undo]").click()
    expect(console.locator(".at-head")).to_have_count(7)


@pytest.mark.parametrize(
    ("width", "height"), [(1366, 657), (1280, 800), (1024, 768), (768, 1024), (1024, 600)]
)
def test_no_place_lies_on_another(console: Page, width: int, height: int) -> None:
    console.set_viewport_size({"width": width, "height": height})
    assert console.evaluate(CROSSING) == []


def test_the_papers_open_beside_the_console(console: Page) -> None:
    console.locator("[data-mode=arrival]").click()
    console.locator("[data-panel=papers]").click()
    papers = console.locator(".papers a")
    expect(papers).to_have_count(5)
    assert {link.get_attribute("target") for link in papers.all()} == {"_blank"}
