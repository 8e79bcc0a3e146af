"""The projector in Chromium, on a real server: what the room sees, and how fast."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx2 as httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from mcdata import conduct
from mcdata.access import ROLE_COOKIE, AccessRole, Keys
from mcdata.model import Poll, PollType
from mcdata.runtime import Runtime
from mcdata.settings import ROOT
from tests.support import make_runtime, small_seance

pytestmark = pytest.mark.browser

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
ADDRESS = "https://classe.exemple.fr"
LONGEST_QUESTION = ("Dans votre quartier, à quel moment faut-il donner un avis " * 6)[:299] + "?"
OVERFLOW = """() => {
  const stage = [...document.querySelectorAll('*')]
    .map((element) => element.shadowRoot?.querySelector('.stage')).find(Boolean);
  const [scene, picture] = ['.scene', '.picture'].map((name) => stage.querySelector(name));
  const page = document.documentElement;
  return [picture.scrollHeight - scene.clientHeight, picture.scrollWidth - scene.clientWidth,
    page.scrollHeight - window.innerHeight, page.scrollWidth - window.innerWidth]
    .filter((beyond) => beyond > 1);
}"""


class Room:
    """A server with one live séance, its animator, and as many phones as one likes."""

    def __init__(self, database: str, secret: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://localhost:{port}"
        self.projector_link = self.url + Keys(secret).link(AccessRole.PROJECTOR)
        self.animator = httpx.Client(base_url=self.url, headers={"Origin": self.url})
        self.animator.cookies.set(ROLE_COOKIE, Keys(secret).role_key(AccessRole.ANIMATOR))
        quiet = ("--timeout-graceful-shutdown", "1", "--log-level", "warning")
        self._command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), *quiet]
        self._settings = {"MC_DATABASE": database, "MC_SECRET": secret, "MC_BASE_URL": ADDRESS}
        self.start()

    def start(self) -> None:
        """Return once the server answers; fail if it stops, or hasn't within a minute."""
        environment = {**os.environ, **self._settings}
        self.server = subprocess.Popen(self._command, cwd=ROOT, env=environment)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.server.poll() is None:
            try:
                httpx.get(f"{self.url}/sante").raise_for_status()
            except httpx.TransportError:
                continue
            return
        raise AssertionError("the server did not start")

    def crash(self) -> None:
        self.server.kill()
        self.server.wait()

    def close(self) -> None:
        self.animator.close()
        self.server.terminate()
        self.server.wait(20)

    def act(self, act: str, **fields: object) -> None:
        path = "/console/ESSAI2/acte"
        self.animator.post(path, json={"act": act, **fields}).raise_for_status()

    def vote(self, choice: int) -> None:
        """A phone of its own opens the page and sends its answer."""
        with httpx.Client(base_url=self.url, headers={"Origin": self.url}) as phone:
            page = phone.get("/v/ESSAI2").text
            fields = dict(re.findall(r'name="(token|poll)" value="([^"]+)"', page))
            answer = phone.post("/v/ESSAI2", data={**fields, "choice": str(choice)})
            assert answer.status_code == 303


def furnish(held: Runtime) -> None:
    """A live séance, ten people, and beside the usual questions the longest that there can be."""
    store = held.store
    seance = small_seance(store)
    options = tuple(f"{n} {'quand plusieurs scénarios sont prêts ' * 4}"[:119] for n in range(12))
    store.save_poll(Poll("s", "longue", 5, PollType.MULTIPLE, LONGEST_QUESTION, options, 12))
    conduct.open_seance(store, seance.id)
    for place in range(1, 11):
        conduct.take_seat(store, seance.id, place)
    conduct.start_block(store, seance.id, "b1")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    held = make_runtime(tmp_path_factory.mktemp("projecteur"))
    furnish(held)
    held.close()
    room = Room(held.settings.database, held.settings.secret)
    yield room
    room.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(CHROMIUM)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def projector(room: Room, browser: Browser) -> Page:
    """A projector that stays on from the first test to the last, as in a room."""
    page = browser.new_page()
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    return page


@pytest.fixture
def screen(projector: Page) -> Page:
    """The projector, at its usual size."""
    projector.set_viewport_size({"width": 1920, "height": 1080})
    return projector


def size_of(page: Page, selector: str) -> float:
    """The size of an element's type, in pixels."""
    read = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    return float(page.locator(selector).first.evaluate(read))


def test_the_welcome_gives_the_address_and_the_code(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="accueil")
    expect(screen.locator("h1")).to_have_text("Répondez depuis votre téléphone")
    expect(screen.locator(".words .address")).to_have_text("classe.exemple.fr")
    expect(screen.locator(".words .code")).to_have_text("ESSAI2")


def test_the_large_qr_code_is_at_least_half_the_height(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="accueil")
    box = screen.locator(".large-qr svg").bounding_box()
    assert box
    assert box["height"] >= 540


@pytest.mark.parametrize("scene", ["deroule", "parole"])
def test_every_scene_bears_the_code_in_its_corner(room: Room, screen: Page, scene: str) -> None:
    room.act("choose_scene", scene=scene)
    expect(screen.locator(".way .code")).to_have_text("ESSAI2")
    expect(screen.locator(".way .address")).to_be_visible()


@pytest.mark.parametrize("scene", ["accueil", "deroule", "parole", "merci"])
def test_address_and_code_stand_once_on_each_scene(room: Room, screen: Page, scene: str) -> None:
    room.act("choose_scene", scene=scene)
    expect(screen.locator(".stage")).to_have_attribute("data-scene", scene)
    expect(screen.get_by_text("ESSAI2", exact=True).locator("visible=true")).to_have_count(1)
    expect(screen.get_by_text("classe.exemple.fr").locator("visible=true")).to_have_count(1)


def test_a_scene_appears_without_a_reload(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="merci")
    expect(screen.locator("h1")).to_have_text("Merci")
    room.act("choose_scene", scene="deroule")
    expect(screen.locator("h1")).to_have_text("Présentation du métier")


def test_a_vote_is_counted_on_the_screen(room: Room, screen: Page) -> None:
    room.act("open_poll", poll="unique")
    expect(screen.locator(".counted")).to_have_text("Personne n’a encore répondu")
    room.vote(0)
    expect(screen.locator(".counted")).to_have_text("1 sur 10 a répondu")
    room.vote(1)
    expect(screen.locator(".counted")).to_have_text("2 sur 10 ont répondu")


def test_the_question_is_large_and_its_options_readable(room: Room, screen: Page) -> None:
    room.act("open_poll", poll="unique")
    expect(screen.locator("h1")).to_have_text("Quand donner l’avis ?")
    assert size_of(screen, "h1") >= 72
    assert size_of(screen, ".options li") >= 40


def test_a_screen_that_comes_late_shows_the_same(room: Room, screen: Page) -> None:
    room.act("open_poll", poll="echelle")
    room.vote(2)
    expect(screen.locator(".counted")).to_have_text("1 sur 10 a répondu")
    screen.reload()
    expect(screen.locator(".counted")).to_have_text("1 sur 10 a répondu", timeout=30_000)
    expect(screen.locator("h1")).to_have_text("J’ai compris.")


def test_results_are_drawn_and_can_be_heard(room: Room, screen: Page) -> None:
    room.act("open_poll", poll="plusieurs")
    for choice in (0, 0, 1, 0, 2):
        room.vote(choice)
    room.act("reveal_poll", poll="plusieurs")
    expect(screen.locator(".bar:visible")).to_have_count(3)
    told = screen.get_by_role("table").get_by_role("row").all_inner_texts()
    assert [row.split("\t") for row in told][1:] == [
        ["A", "3 · 60\u00a0%"],
        ["B", "1 · 20\u00a0%"],
        ["C", "1 · 20\u00a0%"],
    ]


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
def test_the_longest_question_is_never_clipped(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    room.act("open_poll", poll="longue")
    expect(screen.locator(".options li")).to_have_count(12)
    assert screen.evaluate(OVERFLOW) == []


def test_nothing_of_streamlit_is_in_front(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="merci")
    expect(screen.locator("h1")).to_have_text("Merci")
    corners = ((5, 5), (960, 5), (1915, 5), (960, 300), (5, 1075), (1915, 1075))
    front = [
        screen.evaluate(
            "([x, y]) => !!document.elementFromPoint(x, y)?.shadowRoot?.querySelector('.stage')",
            corner,
        )
        for corner in corners
    ]
    assert front == [True] * len(corners)


def test_the_projectors_link_opens_no_dialog(room: Room, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    expect(page.locator("[role=dialog]")).to_have_count(0)
    page.close()


def test_a_lost_connection_keeps_the_picture_and_comes_back(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="deroule")
    expect(screen.locator("h1")).to_have_text("Présentation du métier")
    room.crash()
    expect(screen.locator(".lost")).to_have_text("Reconnexion…", timeout=15_000)
    expect(screen.locator("h1")).to_have_text("Présentation du métier")
    room.start()
    room.act("choose_scene", scene="merci")
    expect(screen.locator("h1")).to_have_text("Merci", timeout=15_000)
    expect(screen.locator(".lost")).to_have_text("")


def test_without_motion_nothing_moves(room: Room, browser: Browser) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    moving = "(element) => element.getAnimations({subtree: true}).length"
    room.act("choose_scene", scene="merci")
    expect(page.locator("h1")).to_have_text("Merci")
    assert page.locator(".stage").evaluate(moving) == 0
    page.close()
