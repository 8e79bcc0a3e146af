"""What the tests of screens share: Chromium, a server on the demo, a way in for each role.

Chromium is started once a module: two Playwright can't run in one thread, and some modules have
settings of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mcdata.access import AccessRole
from tests.chromium import enter, launch
from tests.serving import Served, serve

Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the demo programme; who uses it leaves DEMO25 live and its question open."""
    served = serve(tmp_path_factory.mktemp("demonstration") / "mc.duckdb")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def entering(browser: Browser) -> Iterator[Enter]:
    """Open a page in a profile of its own, as a role; all are closed at the end of the test."""
    opened: list[BrowserContext] = []

    def come_in(served: Served, role: AccessRole | None, path: str, **options: Any) -> Page:
        context = enter(browser, served, role, **options)
        opened.append(context)
        page = context.new_page()
        page.goto(served.address + path)
        return page

    yield come_in
    for context in opened:
        context.close()
