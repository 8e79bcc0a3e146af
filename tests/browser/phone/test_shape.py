"""The ballot's weight, sizes and accessibility, in Chromium."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from mcdata import conduct
from mcdata.model import Poll, PollType
from mcdata.store import Store
from tests.browser.phone.conftest import bring_to, fill, new_context

pytestmark = pytest.mark.browser

SIZES = {"phone": (390, 844), "small": (320, 640), "phone at 200 %": (195, 422)}
MOMENTS = ("waiting", "unique", "plusieurs", "echelle", "texte", "answered", "closed", "results")


def violations(page: Page) -> list[str]:
    """What axe reproaches a page with: the rule, and where."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def test_the_first_load_is_light(chromium: Browser, address: str, store: Store) -> None:
    conduct.open_poll(store, "s", "unique")
    context = new_context(chromium)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/v/ESSAI2")
    expect(page.get_by_role("radio")).to_have_count(2)
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    size = page.evaluate("performance.getEntriesByType('navigation')[0].decodedBodySize")
    context.close()
    assert [re.sub(r"\?.*", "", url.removeprefix(address)) for url in asked] == [
        "/v/ESSAI2",
        "/live/ESSAI2",
    ]
    assert size < 15_000


@pytest.mark.parametrize("size", SIZES, ids=list(SIZES))
def test_nothing_sticks_out_sideways(
    chromium: Browser, address: str, store: Store, size: str
) -> None:
    long = "Anticonstitutionnellement, tout à fait d’accord avec cela"
    labels = (long, "Plutôt", "Je ne sais pas")
    store.save_poll(Poll("s", "long", 9, PollType.SCALE, f"{long}\u202f?", labels, outside=1))
    conduct.open_poll(store, "s", "long")
    width, height = SIZES[size]
    context = new_context(chromium, viewport={"width": width, "height": height})
    page = context.new_page()
    for query in ("", "?lever=1", "?ecrire=1"):
        page.goto(f"{address}/v/ESSAI2{query}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_every_target_suits_a_finger(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    heights = telephone.locator(".row, button, .act").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().height))"
    )
    assert len(heights) == 5
    assert min(heights) >= 56


@pytest.mark.parametrize("moment", MOMENTS)
def test_axe_finds_nothing(telephone: Page, store: Store, moment: str) -> None:
    bring_to(moment, telephone, store)
    assert violations(telephone) == []


@pytest.mark.parametrize("moment", ["answered", "results"])
def test_axe_finds_nothing_in_the_dark(telephone: Page, store: Store, moment: str) -> None:
    telephone.emulate_media(color_scheme="dark")
    bring_to(moment, telephone, store)
    assert violations(telephone) == []


@pytest.mark.parametrize("path", ["/v/", "/v/INCONN", "/v/ESSAI2?lever=1", "/v/ESSAI2?ecrire=1"])
def test_axe_finds_nothing_on_the_other_pages(telephone: Page, address: str, path: str) -> None:
    telephone.goto(address + path)
    assert violations(telephone) == []


@pytest.mark.parametrize("height", [664, 568])
def test_sending_needs_no_scrolling_with_five_options(
    chromium: Browser, address: str, store: Store, height: int
) -> None:
    conduct.open_poll(store, "s", "echelle")
    width = 390 if height == 664 else 320
    context = new_context(chromium, viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{address}/v/ESSAI2")
    expect(page.get_by_role("button", name="Envoyer ma réponse")).to_be_in_viewport(ratio=1)
    context.close()


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_link_and_button_is_at_least_44_pixels(
    telephone: Page, store: Store, address: str, moment: str
) -> None:
    bring_to(moment, telephone, store)
    telephone.goto(f"{address}/v/ESSAI2?place=3")
    telephone.locator("summary").click()
    sizes = telephone.locator("a, button, summary, .row, textarea, input[type=text]").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect())"
        ".map(box => Math.floor(Math.min(box.width, box.height)))"
    )
    assert min(sizes) >= 44


def test_the_table_of_results_holds_at_195_pixels(
    chromium: Browser, address: str, store: Store
) -> None:
    labels = ("Quand les travaux commencent", "Anticonstitutionnellement")
    store.save_poll(Poll("s", "unique", 1, PollType.SINGLE, "Quand ?", labels))
    conduct.open_poll(store, "s", "unique")
    fill(store, [0, 0, 0, 1, 1])
    conduct.close_poll(store, "s", "unique")
    conduct.reveal_poll(store, "s", "unique")
    context = new_context(chromium, viewport={"width": 195, "height": 422})
    page = context.new_page()
    page.goto(f"{address}/v/ESSAI2")
    assert page.evaluate("document.documentElement.scrollWidth") == 195
    cells = page.locator("th[scope=row] span")
    assert cells.evaluate_all("all => all.map(one => one.getBoundingClientRect().width > 90)") == [
        True,
        True,
    ]
    context.close()
