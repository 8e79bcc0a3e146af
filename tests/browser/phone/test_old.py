"""Telephones of 2015 to 2017: what they lack is taken away before the page's script runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from mcdata import conduct
from mcdata.model import Answer
from mcdata.store import Store
from tests.browser.phone.conftest import new_context, send, stored

pytestmark = pytest.mark.browser

# Chrome 49–57 and iOS 10.3–11.2: fetch is there, FormData has no iterator, nor have lists of nodes.
CHROME_49 = """
delete FormData.prototype.entries; delete FormData.prototype[Symbol.iterator];
delete NodeList.prototype[Symbol.iterator]; delete NodeList.prototype.forEach;
delete Element.prototype.append; delete Element.prototype.remove; delete window.AbortController;
delete Element.prototype.replaceWith; delete window.CSS;
const Params = URLSearchParams;
window.URLSearchParams = function (of) { return new Params(typeof of === 'string' ? of : ''); };
"""
# Older still: no fetch, no promise that a script could use.
NO_FETCH = CHROME_49 + "delete window.fetch; delete window.URLSearchParams;"
# What the script can't do without: the plain form and the reloaded page remain.
NOTHING = NO_FETCH + "delete Element.prototype.closest;"

Old = Callable[[str], Page]


@pytest.fixture
def old(chromium: Browser, address: str) -> Iterator[Old]:
    opened = []

    def open_page(lacks: str, query: str = "") -> Page:
        context = new_context(chromium)
        context.add_init_script(lacks)
        opened.append(context)
        page = context.new_page()
        page.goto(f"{address}/v/ESSAI2")
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize("lacks", [CHROME_49, NO_FETCH, NOTHING], ids=["49", "no fetch", "plain"])
def test_an_old_telephone_votes(old: Old, store: Store, lacks: str) -> None:
    conduct.open_poll(store, "s", "plusieurs")
    page = old(lacks)
    for label in ("A", "C"):
        page.get_by_text(label, exact=True).click()
    send(page)
    stored(page)
    assert store.answers("s", "plusieurs") == (Answer((0, 2)),)


@pytest.mark.parametrize("lacks", [CHROME_49, NO_FETCH], ids=["49", "no fetch"])
def test_an_old_telephone_is_told_of_the_next_question(old: Old, store: Store, lacks: str) -> None:
    page = old(lacks)
    conduct.open_poll(store, "s", "unique")
    expect(page.get_by_role("radio")).to_have_count(2)


def test_a_telephone_without_what_the_script_needs_loads_a_waiting_page_again(
    old: Old, store: Store
) -> None:
    page = old("delete Element.prototype.closest; const slow = setTimeout;"
               "window.setTimeout = (act, delay) => slow(act, delay / 100);")  # fmt: skip
    conduct.open_poll(store, "s", "unique")
    expect(page.get_by_role("radio")).to_have_count(2)


def test_there_too_the_reloading_can_be_stopped(old: Old, store: Store) -> None:
    page = old(NOTHING)
    page.get_by_role("link", name="Arrêter").click()
    expect(page.get_by_text("Cette page ne change plus toute seule.")).to_be_visible()
    page.clock.install()
    page.reload()
    page.clock.fast_forward(60_000)
    conduct.open_poll(store, "s", "unique")
    page.get_by_role("link", name="Voir s’il y a du nouveau").click()
    expect(page.get_by_role("radio")).to_have_count(2)


def test_without_variables_boxes_are_drawn(telephone: Page, store: Store) -> None:
    conduct.open_poll(store, "s", "unique")
    expect(telephone.get_by_role("radio")).to_have_count(2)
    drawn = telephone.evaluate(
        """() => {
          const style = document.querySelector('style'), plain = document.createElement('style');
          const text = style.textContent.replace(/[a-z-]+:[^;{}]*var\\(--[^;}]*/g, '');
          style.sheet.deleteRule(0);
          while (style.sheet.cssRules.length) style.sheet.deleteRule(0);
          const made = new CSSStyleSheet(); made.replaceSync(text);
          document.adoptedStyleSheets = [made];
          const of = (rule, name) => getComputedStyle(document.querySelector(rule))[name];
          return [of('.row span', 'borderTopWidth'), of('.row span', 'borderTopColor'),
                  of('main button', 'backgroundColor'), of('html', 'backgroundColor')];
        }"""
    )
    assert drawn == ["2px", "rgb(85, 96, 107)", "rgb(11, 79, 108)", "rgb(255, 255, 255)"]
