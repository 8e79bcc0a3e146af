"""The projector in Chromium, on a real server: what the room sees, and how fast."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

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


WALLS = [(1920, 1080), (1280, 720), (1024, 768)]
# WCAG 1.4.12, on everything of the screen; then what its box cuts, and what leaves the window.
SPACED = """async () => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot)
    .find((shadow) => shadow?.querySelector('.stage'));
  const style = document.createElement('style');
  style.textContent = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`;
  root.append(style);
  const stage = root.querySelector('.stage');
  stage.style.paddingBottom = '41px'; // any change of size: the screen is fitted anew
  await new Promise((done) => setTimeout(done, 300));
  const cut = [...root.querySelectorAll('.scene *, .foot *')]
    .filter((e) => !e.closest('.unseen, svg') && e.getClientRects().length)
    .filter((e) => getComputedStyle(e).overflow.includes('hidden'))
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => e.className);
  const scrolls = stage.classList.contains('grown');
  const picture = root.querySelector('.picture');
  const scene = root.querySelector('.scene');
  if (!scrolls && picture.scrollHeight > scene.clientHeight + 1) cut.push('picture');
  if (stage.scrollWidth > stage.clientWidth + 1) cut.push('stage');
  style.remove();
  stage.style.paddingBottom = '';
  return cut;
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

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.animator.get("/console/ESSAI2/etat").json()
        return state

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
    scale = ("Pas d’accord", "Plutôt pas", "Plutôt", "D’accord", "Je ne sais pas")
    store.save_poll(
        Poll("s", "etapes", 6, PollType.SCALE, "J’ai compris qui décide.", scale, outside=1)
    )
    subjects = tuple(f"Sujet {n}" for n in range(12))
    store.save_poll(Poll("s", "douze", 7, PollType.MULTIPLE, "Quels sujets ?", subjects, 3))
    quiz = Poll("s", "quiz", 8, PollType.SINGLE, "Qui décide ?", ("Le maire", "Le préfet"))
    store.save_poll(replace(quiz, right_answer=0))
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


def box(page: Page, selector: str) -> dict[str, float]:
    """Where an element is, in pixels."""
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


def lies_on(page: Page, upper: str, lower: str) -> bool:
    """Whether an element of the one selector covers a part of one of the other."""
    boxes = [[e.bounding_box() for e in page.locator(name).all()] for name in (upper, lower)]
    return any(
        one["x"] < two["x"] + two["width"] - 1
        and two["x"] < one["x"] + one["width"] - 1
        and one["y"] < two["y"] + two["height"] - 1
        and two["y"] < one["y"] + one["height"] - 1
        for one in boxes[0]
        for two in boxes[1]
        if one and two
    )


def reveal(room: Room, page: Page, poll: str, *choices: int) -> None:
    """Show a question's results, asking and answering it first if nobody did yet."""
    stages = {p["id"]: p["stage"] for p in room.state()["polls"]}
    if stages[poll] != "revelee":
        room.act("open_poll", poll=poll)
        for choice in choices:
            room.vote(choice)
        room.act("close_poll", poll=poll)
        room.act("reveal_poll", poll=poll)
    room.act("choose_scene", scene="resultats", poll=poll)
    expect(page.locator(".bars")).to_be_visible()


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


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_a_long_title_never_breaks_the_address(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    room.act("choose_scene", scene="deroule")
    expect(screen.locator(".band")).to_be_visible()
    about = screen.locator(".seance")
    title = about.inner_text()
    about.evaluate("(e) => { e.textContent = 'Urbanisme et renouvellement urbain '.repeat(4); }")
    lines = screen.locator(".address").evaluate(
        "(e) => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)"
    )
    about.evaluate("(e, was) => { e.textContent = was; }", title)
    assert lines < 1.5


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


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_the_longest_question_is_never_clipped(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    room.act("open_poll", poll="longue")
    expect(screen.locator(".options li")).to_have_count(12)
    assert screen.evaluate(OVERFLOW) == []
    assert not lies_on(screen, ".options li", ".counted")


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_with_twelve_options_the_question_stays_larger_than_the_foot(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    room.act("open_poll", poll="longue")
    expect(screen.locator(".options li")).to_have_count(12)
    assert size_of(screen, ".picture h1") > size_of(screen, ".foot")


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_results_of_twelve_options_are_whole(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    reveal(room, screen, "douze", *range(12))
    assert screen.evaluate(OVERFLOW) == []
    assert size_of(screen, ".picture h1") > size_of(screen, ".foot")


def test_a_scale_fills_the_screen(room: Room, screen: Page) -> None:
    reveal(room, screen, "etapes", 0, 1, 2, 3, 3)
    scene, bars = (box(screen, name) for name in (".scene", ".bars"))
    assert bars["width"] > 0.95 * scene["width"]
    assert bars["height"] > 0.6 * scene["height"]


def test_a_label_stands_above_its_bar_whole_and_in_one_colour(room: Room, screen: Page) -> None:
    reveal(room, screen, "etapes", 0, 1, 2, 3, 3)
    assert not lies_on(screen, ".bar .option", ".bar .track")
    expect(screen.locator(".bars").get_by_text("D’accord", exact=True)).to_have_count(1)


def test_the_first_bar_stands_out_by_more_than_its_colour(room: Room, screen: Page) -> None:
    reveal(room, screen, "etapes", 0, 1, 2, 3, 3)
    expect(screen.locator(".leads .option")).to_have_text(["D’accord"])
    read = "(element) => getComputedStyle(element).fontWeight"
    words = screen.locator(".leads .words-of").evaluate(read)
    others = screen.locator(".bar:not(.leads) .words-of").first.evaluate(read)
    assert int(words) > int(others)
    thick, thin = (box(screen, f"{name} .track")["height"] for name in (".leads", ".bar"))
    assert thick > 1.3 * thin
    mark = "(element) => getComputedStyle(element, '::before').borderInlineStartWidth"
    assert screen.locator(".leads .option").evaluate(mark) != "0px"


def test_a_quiz_says_which_answer_was_right(room: Room, screen: Page) -> None:
    reveal(room, screen, "quiz", 1, 1, 1, 0, 0)
    right = screen.locator(".bar", has=screen.locator(".right"))
    expect(right.locator(".option")).to_have_text(["Le maire"])
    expect(right.locator(".right")).to_have_text("Bonne réponse")
    expect(screen.get_by_role("row", name=re.compile("Le maire.*Bonne réponse"))).to_be_attached()


def test_bars_grow_from_their_last_length(room: Room, screen: Page) -> None:
    reveal(room, screen, "etapes", 0, 1, 2, 3, 3)
    room.act("choose_scene", scene="deroule")
    expect(screen.locator(".stage")).to_have_attribute("data-scene", "deroule")
    grown = screen.evaluate(
        """() => {
          const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot)
            .find((shadow) => shadow?.querySelector('.stage'));
          const picture = root.querySelector('.picture');
          window.widths = [];
          new MutationObserver(() => {
            const fill = picture.querySelector('.leads .fill');
            if (fill) window.widths.push(fill.style.width);
          }).observe(picture, { childList: true, subtree: true, attributes: true });
          return root.querySelector('.stage') !== null;
        }"""
    )
    assert grown
    room.act("choose_scene", scene="resultats", poll="etapes")
    expect(screen.locator(".bars")).to_be_visible()
    assert set(screen.evaluate("window.widths")) == {"40%"}  # what the room saw last: nothing moves
    took = screen.locator(".leads .fill").evaluate("(e) => getComputedStyle(e).transitionDuration")
    assert 0.2 <= float(took.removesuffix("s")) <= 0.4


def test_bars_begin_at_nothing_the_first_time(room: Room, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    page.locator(".picture").evaluate(
        """(picture) => picture.addEventListener('transitionrun', (event) => {
          (window.runs ??= []).push(event.target.getAnimations()[0].effect.getKeyframes()[0].width);
        })"""
    )
    reveal(room, page, "plusieurs", 0, 0, 1, 0, 2)
    page.wait_for_function("window.runs?.length")
    assert set(page.evaluate("window.runs")) == {"0%"}
    page.close()


@pytest.mark.parametrize("scene", ["accueil", "deroule", "parole", "merci", "compte", "entracte"])
def test_on_a_telephone_the_page_scrolls_and_stays_readable(
    room: Room, screen: Page, scene: str
) -> None:
    screen.set_viewport_size({"width": 320, "height": 568})
    room.act("choose_scene", scene=scene, minutes=10)
    expect(screen.locator(".stage")).to_have_attribute("data-scene", scene)
    expect(screen.locator(".stage")).to_have_class(re.compile("grown"))
    assert size_of(screen, ".foot") >= 16
    assert size_of(screen, ".picture") >= 16
    wide = "(stage) => stage.scrollWidth - stage.clientWidth"
    assert screen.locator(".stage").evaluate(wide) <= 1


def test_zoomed_in_the_page_grows(room: Room, browser: Browser) -> None:
    """Half the window in CSS pixels, as a zoom of 200 % leaves: type keeps its size in them."""
    page = browser.new_page(viewport={"width": 960, "height": 540})
    page.add_init_script("Object.defineProperty(window, 'outerWidth', { value: 1920 })")
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    expect(page.locator(".stage")).to_have_class(re.compile("grown"))
    assert size_of(page, ".foot") == 40
    page.close()


@pytest.mark.parametrize("poll", ["longue", "etapes", "douze"])
def test_wider_spacing_of_a_question_s_text_cuts_nothing(
    room: Room, screen: Page, poll: str
) -> None:
    if poll == "longue":
        room.act("open_poll", poll=poll)
        expect(screen.locator(".options li")).to_have_count(12)
    else:
        reveal(room, screen, poll, 0, 1, 2, 3, 3)
    assert screen.evaluate(SPACED) == []


@pytest.mark.parametrize("scene", ["accueil", "deroule", "parole", "merci", "entracte"])
def test_wider_spacing_of_the_text_cuts_nothing(room: Room, screen: Page, scene: str) -> None:
    room.act("choose_scene", scene=scene, minutes=10)
    expect(screen.locator(".stage")).to_have_attribute("data-scene", scene)
    cut = screen.evaluate(SPACED)
    assert cut == []


def test_bars_survive_colours_of_ones_own(room: Room, browser: Browser) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(room.projector_link)
    page.locator(".picture h1").wait_for(timeout=30_000)
    reveal(room, page, "etapes", 0, 1, 2, 3, 3)
    read = "(element) => getComputedStyle(element).backgroundColor"
    fill, paper = (page.locator(name).first.evaluate(read) for name in (".leads .fill", ".stage"))
    assert fill not in {paper, "rgba(0, 0, 0, 0)"}
    expect(page.locator(".track").first).to_have_css("outline-style", "solid")
    page.close()


def test_what_people_typed_reads_in_its_own_direction(room: Room, screen: Page) -> None:
    room.act("open_poll", poll="unique")
    expect(screen.locator(".options li")).to_have_text(["Avant", "Après"])
    expect(screen.locator("h1")).to_have_attribute("dir", "auto")
    assert {e.get_attribute("dir") for e in screen.locator(".options span").all()} == {"auto"}


def test_a_countdown_runs_by_itself_and_comes_to_its_end(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="compte", minutes=1)
    expect(screen.locator(".countdown")).to_have_text(re.compile(r"0:5\d|1:00"))
    screen.evaluate(
        """() => { const now = performance.now.bind(performance);
          performance.now = () => now() + 61000; }"""
    )
    expect(screen.locator(".countdown")).to_have_text("0:00")
    expect(screen.locator(".ends")).to_have_text("Le temps est écoulé")
    expect(screen.locator(".told")).to_have_text("Le temps est écoulé")
    screen.reload()
    screen.locator(".picture h1").wait_for(timeout=30_000)


def test_the_black_screen_shows_nothing(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="noir")
    expect(screen.locator(".stage")).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(screen.locator(".foot")).not_to_be_visible()


def test_what_is_told_has_a_role(room: Room, screen: Page) -> None:
    room.act("choose_scene", scene="entracte", minutes=15)
    expect(screen.locator(".told[role=status]")).to_have_text(re.compile("^Pause. Reprise à "))


@pytest.mark.parametrize(("width", "height"), WALLS)
def test_the_welcome_gives_the_wifi_first(
    room: Room, screen: Page, width: int, height: int
) -> None:
    screen.set_viewport_size({"width": width, "height": height})
    room.act("save_wifi", name="Mairie-de-Denain-Public", password="Bienvenue-au-59;2026")
    room.act("choose_scene", scene="accueil")
    expect(screen.locator(".steps h2")).to_have_text(["1. Wi-Fi", "2. Répondre"])
    expect(screen.locator(".wifi")).to_contain_text("Bienvenue-au-59;2026")
    expect(screen.locator(".stay")).to_contain_text("Touchez «\u00a0Rester connecté\u00a0»")
    assert screen.evaluate(OVERFLOW) == []
    svg = box(screen, ".large-qr svg")
    assert svg["height"] * 25 / 33 >= 0.48 * height  # the code without its quiet zone
    room.act("save_wifi", name="", password="")


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
    reveal(room, page, "etapes", 0, 1, 2, 3, 3)
    assert page.locator(".stage").evaluate(moving) == 0
    expect(page.locator(".leads .fill")).to_have_css("transition-property", "none")
    page.close()
