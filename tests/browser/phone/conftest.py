"""A server, a live séance and telephones in Chromium, for the tests of the ballot."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from starlette.applications import Starlette

from mcdata import conduct
from mcdata.model import Answer, Ballot, Seance
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.serving import free_port
from tests.support import make_light_app, small_seance

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PHONE = (390, 844)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(CHROMIUM)
        )
        yield browser
        browser.close()


@pytest.fixture
def seance(store: Store) -> Seance:
    small = small_seance(store)
    conduct.open_seance(store, small.id)
    conduct.start_block(store, small.id, "b1")
    return small


@pytest.fixture
def address(runtime: Runtime, seance: Seance) -> Iterator[str]:
    """Our own routes on a real socket, in a thread, so that a test can act in the room."""
    app = make_light_app(runtime)

    @asynccontextmanager
    async def feeding(_: Starlette) -> Iterator[None]:  # type: ignore[misc]
        runtime.feed.start()
        yield
        runtime.feed.stop()

    app.router.lifespan_context = feeding
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)  # uvicorn tells nobody when it is ready
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def telephone(chromium: Browser, address: str) -> Iterator[Page]:
    """A telephone on the séance's page; anything said on its console fails the test."""
    context = new_context(chromium)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/v/ESSAI2")
    yield page
    context.close()
    assert [line for line in said if "Failed to load resource" not in line] == []


def new_context(browser: Browser, **options: object) -> BrowserContext:
    width, height = PHONE
    options.setdefault("viewport", {"width": width, "height": height})
    return browser.new_context(has_touch=True, locale="fr-FR", **options)  # type: ignore[arg-type]


def send(page: Page) -> None:
    page.get_by_role("button", name="Envoyer ma réponse").click()


def stored(page: Page) -> None:
    expect(page.locator("main .done")).to_have_text("Votre réponse est enregistrée.")


def fill(store: Store, choices: list[int]) -> None:
    for voter, choice in enumerate(choices):
        store.cast(Ballot("s", "unique", f"voter{voter}", Answer((choice,))))


def bring_to(moment: str, page: Page, store: Store) -> None:
    """Bring the séance and this telephone to a moment."""
    heading = page.get_by_role("heading", level=1)
    if moment == "waiting":
        expect(heading).to_have_text("Pas de question pour le moment.")
        return
    poll = moment if moment in ("plusieurs", "echelle", "texte") else "unique"
    conduct.open_poll(store, "s", poll)
    expect(heading).not_to_have_text("Pas de question pour le moment.")
    if moment in ("answered", "closed", "results"):
        page.get_by_text("Après").click()
        send(page)
        stored(page)
    if moment == "closed":
        conduct.close_poll(store, "s", "unique")
        expect(page.get_by_text("Cette question est finie.")).to_be_visible()
    if moment == "results":
        fill(store, [0, 0, 0, 1, 1])
        conduct.reveal_poll(store, "s", "unique")
        expect(page.get_by_role("table")).to_be_visible()
