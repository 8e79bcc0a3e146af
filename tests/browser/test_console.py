"""The console in Chromium on a real server: a finger, a keyboard, what comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2 as httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from mcdata.access import ROLE_COOKIE, AccessRole, Keys
from tests.serving import SECRET, Served, serve

pytestmark = pytest.mark.browser

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
SIZES = ((1280, 800), (1024, 768))
OVERFLOWING = """() => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).find(Boolean);
  const boxes = [document.documentElement, ...root.querySelectorAll(
    '.console, .bar, .room, .coverage, .hands, .card, .pane:not([hidden]), .tools, .foot')];
  return boxes.filter((e) => e.clientHeight &&
    (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1))
    .map((e) => `${e.className}: ${e.scrollWidth}x${e.scrollHeight} in ` +
      `${e.clientWidth}x${e.clientHeight}`);
}"""
TAPS = """async (seats) => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot).find(Boolean);
  for (const seat of seats) {
    root.querySelector(`.seat[data-seat="${seat}"]`).click();
    await new Promise((next) => setTimeout(next, 60));
  }
}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the demo programme, whose séance DEMO25 is live."""
    server = serve(tmp_path_factory.mktemp("console") / "essai.duckdb")
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


@pytest.fixture(scope="module")
def elsewhere(served: Served) -> Iterator[httpx.Client]:
    """The same animator on another device."""
    cookies = {ROLE_COOKIE: Keys(SECRET).role_key(AccessRole.ANIMATOR)}
    headers = {"Origin": served.address}
    with httpx.Client(base_url=served.address, cookies=cookies, headers=headers) as client:
        yield client


@pytest.fixture
def console(served: Served, browser: Browser, elsewhere: httpx.Client) -> Iterator[Page]:
    """The console of DEMO25, nobody speaking, as an animator who comes in with their link."""
    act(elsewhere, "end_turn")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    page = context.new_page()
    page.goto(served.link(AccessRole.ANIMATOR))
    page.goto(f"{served.address}/animation?seance=DEMO25")
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    yield page
    context.close()


def act(client: httpx.Client, name: str, **fields: object) -> None:
    answer = client.post("/console/DEMO25/acte", json={"act": name, **fields})
    answer.raise_for_status()


def state(client: httpx.Client) -> dict[str, Any]:
    read: dict[str, Any] = client.get("/console/DEMO25/etat").raise_for_status().json()
    return read


def seat(page: Page, number: int) -> Locator:
    return page.locator(f'.seat[data-seat="{number}"]')


def settled(page: Page, acts: int) -> None:
    """Wait until the server has confirmed that many acts."""
    expect(page.locator(".console")).to_have_attribute("data-confirmed", str(acts))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_scrolls(console: Page, width: int, height: int) -> None:
    console.set_viewport_size({"width": width, "height": height})
    seat(console, 5).click()
    settled(console, 1)
    assert console.evaluate(OVERFLOWING) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_place_is_a_target_for_a_finger(console: Page, width: int, height: int) -> None:
    console.set_viewport_size({"width": width, "height": height})
    boxes = [box for place in console.locator(".seat").all() if (box := place.bounding_box())]
    head = console.locator(".at-head").count()
    assert (len(boxes) - head, head) == (25, 7)  # six at the head table, and « + »
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44


def test_the_room_takes_most_of_the_screen(console: Page) -> None:
    room = console.locator(".room").bounding_box()
    assert room is not None
    assert room["width"] > 1280 * 0.55
    assert room["height"] > (800 - 100) * 0.64


def test_nothing_of_streamlit_is_seen(console: Page) -> None:
    for part in ("stHeader", "stSidebar", "stToolbar", "stStatusWidget"):
        expect(console.get_by_test_id(part)).not_to_be_visible()


def test_a_tap_gives_the_floor_and_takes_it_from_the_one_before(console: Page) -> None:
    seat(console, 6).click()
    seat(console, 7).click()
    expect(seat(console, 7)).to_have_attribute("aria-pressed", "true")
    expect(seat(console, 6)).to_have_attribute("aria-pressed", "false")
    expect(console.locator(".who")).to_contain_text("Place 7")


def test_a_tap_on_who_speaks_ends_the_turn(console: Page, elsewhere: httpx.Client) -> None:
    act(elsewhere, "start_turn", seat=6)
    expect(seat(console, 6)).to_have_attribute("data-stage", "speaking")
    seat(console, 6).click()
    settled(console, 1)
    assert state(elsewhere)["turn"] is None


def test_what_was_done_is_told_beside_undo(console: Page) -> None:
    seat(console, 6).click()
    expect(console.locator(".told")).to_contain_text("La parole est à la place 6")


def test_undo_gives_the_floor_back(console: Page) -> None:
    seat(console, 6).click()
    seat(console, 7).click()
    settled(console, 2)
    console.get_by_role("button", name="Annuler", exact=True).click()
    settled(console, 3)
    expect(seat(console, 6)).to_have_attribute("aria-pressed", "true")


def test_fifty_quick_taps_all_count(console: Page, elsewhere: httpx.Client) -> None:
    before = sum(place["turns"] for place in state(elsewhere)["seats"])
    console.evaluate(TAPS, [1 + index % 20 for index in range(50)])
    settled(console, 50)
    assert sum(place["turns"] for place in state(elsewhere)["seats"]) == before + 50


def test_digits_and_enter_give_the_floor(console: Page) -> None:
    for key in ("Digit1", "Digit4", "Enter"):
        console.keyboard.press(key)
    expect(seat(console, 14)).to_have_attribute("aria-pressed", "true")


def test_digits_need_no_shift_on_a_french_keyboard(console: Page) -> None:
    console.evaluate(
        """() => window.dispatchEvent(new KeyboardEvent('keydown',
        {key: 'è', code: 'Digit7', bubbles: true, cancelable: true}))"""
    )
    expect(console.locator(".typed")).to_contain_text("Place 7")


def test_space_ends_the_turn_after_a_tap_elsewhere(console: Page, elsewhere: httpx.Client) -> None:
    seat(console, 6).click()
    console.get_by_role("radio", name="témoignage").click()
    console.keyboard.press("Space")
    settled(console, 2)
    assert state(elsewhere)["turn"] is None


def test_the_screen_is_chosen_from_the_keyboard(console: Page, elsewhere: httpx.Client) -> None:
    console.keyboard.press("Alt+Digit5")
    settled(console, 1)
    assert state(elsewhere)["scene"] == "parole"


def test_typing_a_note_fires_no_shortcut(console: Page, elsewhere: httpx.Client) -> None:
    before = state(elsewhere)
    console.keyboard.press("n")
    console.keyboard.type("Zorro crie : 12 logements, ORSC ?")
    field = console.get_by_label("Note, sans nom")
    expect(field).to_have_value("Zorro crie : 12 logements, ORSC ?")
    expect(console.get_by_role("dialog")).to_have_count(0)
    assert state(elsewhere)["undo"] == before["undo"]


def test_a_note_is_kept_with_its_kind(console: Page, elsewhere: httpx.Client) -> None:
    console.keyboard.press("n")
    console.keyboard.press("ArrowDown")
    console.keyboard.press("ArrowDown")
    console.keyboard.type("On attend le bus une heure.")
    console.keyboard.press("Enter")
    settled(console, 1)
    note = state(elsewhere)["notes"][0]
    assert (note["kind"], note["text"]) == ("temoignage", "On attend le bus une heure.")
    expect(console.get_by_label("Note, sans nom")).to_have_value("")


def test_a_hand_raised_elsewhere_shows_by_itself(console: Page, elsewhere: httpx.Client) -> None:
    act(elsewhere, "lower_hand", seat=9)
    act(elsewhere, "raise_hand", seat=9)
    expect(seat(console, 9).locator(".hand-mark")).to_be_visible()
    expect(console.locator(".hand-list")).to_contain_text("place 9")


def test_an_act_that_the_server_never_got_is_taken_back(console: Page) -> None:
    console.context.set_offline(True)
    seat(console, 6).click()
    expect(console.locator(".told")).to_contain_text("n’a pas été enregistrée")
    expect(seat(console, 6)).to_have_attribute("aria-pressed", "false")
    expect(console.locator(".link-state")).to_contain_text("Liaison coupée")


def test_names_can_be_hidden(console: Page) -> None:
    expect(console.locator(".seats .name:not(:empty)").first).to_be_visible()
    console.get_by_role("button", name="Noms", exact=True).click()
    expect(console.locator(".seats .name:not(:empty)")).to_have_count(0)


def test_an_open_question_is_not_revealed_before_it_is_closed(
    console: Page, elsewhere: httpx.Client
) -> None:
    buttons = console.locator(".featured .poll-buttons").get_by_role("button")
    expect(buttons).to_have_text(["Clore"])
    console.keyboard.press("r")
    expect(console.locator(".told")).to_contain_text("encore ouverte")
    assert "ouverte" in {p["stage"] for p in state(elsewhere)["polls"]}


def test_a_question_says_how_many_of_those_present_answered(
    console: Page, elsewhere: httpx.Client
) -> None:
    now = state(elsewhere)
    answers = next(p["answers"] for p in now["polls"] if p["stage"] == "ouverte")
    expect(console.locator(".poll-count b")).to_have_text(f"{answers} / {now['present']}")


def test_a_turn_is_put_right(console: Page, elsewhere: httpx.Client) -> None:
    seat(console, 6).click()
    settled(console, 1)
    console.get_by_role("button", name="Derniers tours").click()
    console.locator(".turns button").first.click()
    console.locator('.seat-grid [data-seat="7"]').click()
    settled(console, 2)
    assert state(elsewhere)["turn"]["seat"] == 7


def test_the_balance_is_in_words(console: Page) -> None:
    console.keyboard.press("e")
    expect(console.locator(".findings li").first).to_contain_text("ont parlé sur")
    expect(console.locator(".by-seat tbody tr").first).to_be_visible()


def test_help_lists_the_shortcuts_and_closes_with_escape(console: Page) -> None:
    console.keyboard.press("?")
    expect(console.get_by_role("dialog")).to_contain_text("annuler la dernière action")
    console.keyboard.press("Escape")
    expect(console.get_by_role("dialog")).to_have_count(0)


def test_ending_is_confirmed_first(console: Page, elsewhere: httpx.Client) -> None:
    console.get_by_role("button", name="Terminer la séance").click()
    expect(console.get_by_role("dialog")).to_contain_text("mélangées pour de bon")
    assert state(elsewhere)["ended"] is None


def test_nothing_of_ours_shuts_anybody_out(console: Page) -> None:
    seat(console, 6).click()
    settled(console, 1)
    console.keyboard.press("e")
    expect(console.locator(".by-seat tbody tr").first).to_be_visible()
    found = Axe().run(console).response
    assert found["passes"]
    assert [v["id"] for v in found["violations"] if v["impact"] in ("serious", "critical")] == []


def test_arrows_walk_the_kinds_of_note(console: Page) -> None:
    console.get_by_role("radio", name="idée").focus()
    console.keyboard.press("ArrowRight")
    expect(console.get_by_role("radio", name="question")).to_be_checked()
    expect(console.get_by_role("radio", name="question")).to_be_focused()


def test_an_arrival_is_noted_with_a_name_in_two_taps(
    console: Page, elsewhere: httpx.Client
) -> None:
    place = next(p["seat"] for p in state(elsewhere)["people"] if p["here"])
    act(elsewhere, "leave_seat", seat=place)
    console.get_by_role("button", name="Arrivées").click()
    expect(seat(console, place)).to_have_attribute("data-stage", "left")
    seat(console, place).click()
    settled(console, 1)
    assert next(p["here"] for p in state(elsewhere)["people"] if p["seat"] == place)


def test_a_guest_without_a_name_sits_at_the_head_table(
    console: Page, elsewhere: httpx.Client
) -> None:
    before = [place["role"] for place in state(elsewhere)["seats"] if place["head"]]
    console.get_by_role("button", name="Ajouter quelqu’un à la table des invités").click()
    console.get_by_role("dialog").get_by_role("button", name="technicien-ne").click()
    settled(console, 1)
    after = [place["role"] for place in state(elsewhere)["seats"] if place["head"]]
    assert sorted(after) == sorted([*before, "technicien"])


def test_the_next_block_starts_with_one_key(console: Page, elsewhere: httpx.Client) -> None:
    following = state(elsewhere)["agenda"]["following"]
    assert following is not None
    console.keyboard.press("s")
    settled(console, 1)
    assert state(elsewhere)["agenda"]["current"] == following


def test_a_written_question_is_dealt_with(console: Page, elsewhere: httpx.Client) -> None:
    waiting = [q for q in state(elsewhere)["questions"] if not q["answered"]]
    assert waiting
    console.get_by_role("tab", name="Questions des participants").click()
    console.locator(".written").get_by_role("button", name="Traitée").first.click()
    settled(console, 1)
    left = [q for q in state(elsewhere)["questions"] if not q["answered"]]
    assert len(left) == len(waiting) - 1


def focused(page: Page) -> str:
    """The accessible name of what has the focus."""
    name: str = page.evaluate(
        """() => {
          let node = document.activeElement;
          while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
          return (node.getAttribute('aria-label') || node.textContent).trim();
        }"""
    )
    return name


def test_the_map_is_one_tab_stop(console: Page) -> None:
    expect(console.locator(".room .seat[tabindex='0']")).to_have_count(1)
    expect(console.locator(".room .seat[tabindex='-1']").first).to_be_attached()


def test_arrows_walk_the_room_as_it_stands(console: Page) -> None:
    seat(console, 4).focus()
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home"):
        console.keyboard.press(key)
        walked.append(focused(console).split(",")[0].split(" ")[1])
    assert walked[:3] == ["5", "6", "5"]
    expect(console.locator(".room .seat[tabindex='0']")).to_be_focused()


def test_skip_links_lead_to_the_room_and_to_the_work(console: Page) -> None:
    console.get_by_role("link", name="Aller à la salle").press("Enter")
    expect(console.locator(".room .seat[tabindex='0']")).to_be_focused()
    console.get_by_role("link", name="Aller au déroulé et aux questions").press("Enter")
    expect(console.locator(".work-side")).to_be_focused()


def test_keys_of_one_letter_can_be_turned_off_on_this_device(console: Page) -> None:
    console.keyboard.press("?")
    console.get_by_role("button", name="Désactiver les raccourcis à une touche").click()
    console.keyboard.press("Escape")
    console.keyboard.press("e")
    console.keyboard.press("?")
    expect(console.get_by_role("dialog")).to_have_count(0)
    expect(console.locator("[aria-keyshortcuts]")).to_have_count(0)
    console.reload()
    expect(console.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    console.keyboard.press("e")
    expect(console.get_by_role("dialog")).to_have_count(0)
    expect(console.get_by_role("button", name="Raccourcis : non")).to_be_visible()


@pytest.mark.parametrize("way", ["click", "press"])
def test_space_works_after_the_projector_was_opened(
    console: Page, elsewhere: httpx.Client, way: str
) -> None:
    act(elsewhere, "start_turn", seat=6)
    expect(seat(console, 6)).to_have_attribute("data-stage", "speaking")
    link = console.get_by_role("link", name="Ouvrir le projecteur")
    with console.context.expect_page():
        link.click() if way == "click" else link.press("Enter")
    console.bring_to_front()
    console.keyboard.press("Space")
    settled(console, 1)
    assert state(elsewhere)["turn"] is None


def test_five_minutes_more_move_what_comes_next(console: Page, elsewhere: httpx.Client) -> None:
    before = state(elsewhere)["agenda"]
    console.locator("[data-do=extend]").click()
    settled(console, 1)
    after = state(elsewhere)["agenda"]
    assert after["planned"] == before["planned"] + 5
    expect(console.locator(".spent")).to_contain_text(f"/ {after['planned']}")
    console.get_by_role("button", name="Annuler", exact=True).click()
    settled(console, 2)
    assert state(elsewhere)["agenda"]["planned"] == before["planned"]


def test_results_that_are_shown_are_not_offered_again(
    console: Page, elsewhere: httpx.Client
) -> None:
    asked = next(p["id"] for p in state(elsewhere)["polls"] if p["stage"] == "ouverte")
    act(elsewhere, "close_poll", poll=asked)
    buttons = console.locator(".featured .poll-buttons")
    reveal = buttons.get_by_role("button", name="Révéler")
    expect(reveal).to_contain_text("c’est définitif")
    reveal.click()
    expect(console.locator(".poll-count")).to_contain_text("résultats à l’écran")
    expect(buttons.get_by_role("button")).to_have_count(0)
    act(elsewhere, "choose_scene", scene="parole")
    console.get_by_role("button", name="Toutes les questions").click()
    row = console.get_by_role("dialog").locator(f'li[data-poll="{asked}"]')
    expect(row.get_by_role("button", name="Montrer les résultats")).to_be_visible()
