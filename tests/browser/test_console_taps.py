"""Two taps a quarter of a second apart, in Chromium, on targets that change under the finger."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mcdata.access import AccessRole
from tests.browser.full_room import CODE, Animator, furnish
from tests.chromium import enter
from tests.serving import Served, serve

pytestmark = pytest.mark.browser

BETWEEN = 0.25  # seconds, said to the browser: the second tap comes once the first was drawn


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = serve(furnish(tmp_path_factory.mktemp("pleine")), demo=False)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def animator(served: Served) -> Iterator[Animator]:
    elsewhere = Animator(served)
    yield elsewhere
    elsewhere.close()


@pytest.fixture
def console(served: Served, browser: Browser) -> Iterator[Page]:
    """The console of PLEINE on a tablet."""
    tablet = {"viewport": {"width": 1280, "height": 800}, "has_touch": True}
    context = enter(browser, served, AccessRole.ANIMATOR, **tablet)
    page = context.new_page()
    page.goto(f"{served.address}/animation?seance={CODE}")
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    yield page
    context.close()


class Finger:
    """Taps at one point of the screen, at times that it tells the browser."""

    def __init__(self, page: Page, target: Locator) -> None:
        box = target.bounding_box()
        assert box is not None
        self.point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self.session = page.context.new_cdp_session(page)
        self.at = time.time()

    def tap(self, after: float = 0.0) -> None:
        self.at += after
        for kind, points in (("touchStart", [self.point]), ("touchEnd", [])):
            event: dict[str, Any] = {"type": kind, "touchPoints": points, "timestamp": self.at}
            self.session.send("Input.dispatchTouchEvent", event)


def tap_twice(page: Page, target: Locator) -> None:
    """Tap, wait until the tap was confirmed and drawn, tap again at the same point."""
    frame = page.locator(".console")
    finger = Finger(page, target)
    confirmed = int(frame.get_attribute("data-confirmed") or 0)
    finger.tap()
    expect(frame).to_have_attribute("data-confirmed", str(confirmed + 1))
    finger.tap(after=BETWEEN)
    # acts go one after the other: once this one is confirmed, so is all that was sent before it
    page.keyboard.press("Alt+Digit2")
    expect(frame).to_have_attribute("data-confirmed", str(confirmed + 2))


def read(animator: Animator) -> Any:
    return animator.state


def drawn(page: Page, animator: Animator) -> None:
    """Wait until the screen shows what the server holds."""
    version = read(animator)["version"]
    expect(page.locator(".console")).to_have_attribute("data-version", str(version))


def stages(animator: Animator) -> list[str]:
    return [poll["stage"] for poll in read(animator)["polls"]]


def test_a_name_in_arrivals_makes_one_person_arrive(console: Page, animator: Animator) -> None:
    tap_twice(console, console.locator(".arrivals .chip[data-here=false]").first)
    assert sum(person["here"] for person in read(animator)["people"]) == 1
    expect(console.get_by_role("dialog")).to_have_count(0)


@pytest.fixture
def live(console: Page, animator: Animator) -> Page:
    """The console of the séance, live, with people at places 6 to 8."""
    if not read(animator)["opened"]:
        animator.act("open_seance")
    sitting = {seat["seat"] for seat in read(animator)["seats"] if seat["here"]}
    for number in (6, 7, 8):
        if number not in sitting:
            animator.act("seat_person", person=f"x{number - 1}", seat=number)
    drawn(console, animator)
    console.get_by_role("button", name="Donner la parole", exact=True).press("Enter")
    return console


def test_a_place_starts_a_turn_and_does_not_end_it(live: Page, animator: Animator) -> None:
    tap_twice(live, live.locator('.seat[data-seat="7"]'))
    assert read(animator)["turn"]["seat"] == 7


@pytest.fixture
def asked(live: Page, animator: Animator) -> Page:
    """The same with a question open."""
    fresh = next(p["id"] for p in read(animator)["polls"] if p["stage"] == "preparee")
    animator.act("open_poll", poll=fresh)
    drawn(live, animator)
    expect(live.locator(".featured [data-do=closePoll]")).to_be_visible()
    return live


@pytest.fixture
def closed(asked: Page, animator: Animator) -> Page:
    """The same with its question closed again."""
    current = next(p["id"] for p in read(animator)["polls"] if p["stage"] == "ouverte")
    animator.act("close_poll", poll=current)
    drawn(asked, animator)
    expect(asked.locator(".featured [data-do=revealPoll]")).to_be_visible()
    return asked


def test_open_opens_one_question(live: Page, animator: Animator) -> None:
    before = stages(animator).count("preparee")
    tap_twice(live, live.locator(".featured [data-do=openPoll]"))
    assert stages(animator).count("preparee") == before - 1
    assert stages(animator).count("ouverte") == 1


def test_open_in_the_list_opens_one_question(asked: Page, animator: Animator) -> None:
    before = stages(animator).count("preparee")
    tap_twice(asked, asked.locator(".poll-list [data-do=openPoll][data-stage=preparee]").first)
    assert stages(animator).count("preparee") == before - 1
    assert stages(animator).count("ouverte") == 1


def test_close_does_not_open_again(asked: Page, animator: Animator) -> None:
    before = stages(animator).count("revelee")
    tap_twice(asked, asked.locator(".featured [data-do=closePoll]"))
    assert "ouverte" not in stages(animator)
    assert stages(animator).count("revelee") == before


def test_reveal_reveals_one_question(closed: Page, animator: Animator) -> None:
    before = stages(animator)
    tap_twice(closed, closed.locator(".featured [data-do=revealPoll]"))
    after = stages(animator)
    assert after.count("revelee") == before.count("revelee") + 1
    assert after.count("preparee") == before.count("preparee")


def test_start_starts_one_block(live: Page, animator: Animator) -> None:
    following = read(animator)["agenda"]["following"]
    tap_twice(live, live.locator("[data-do=nextBlock]"))
    assert read(animator)["agenda"]["current"] == following


def test_more_time_is_given_once(live: Page, animator: Animator) -> None:
    block = read(animator)["agenda"]["blocks"][0]["id"]
    animator.act("start_block", block=block)
    drawn(live, animator)
    before = read(animator)["agenda"]["blocks"][0]["minutes"]
    button = live.locator(f"[data-do=extend][data-block={block}]")
    expect(button).to_be_visible()
    tap_twice(live, button)
    assert read(animator)["agenda"]["planned"] == before + 5


def test_undo_undoes_one_act(live: Page, animator: Animator) -> None:
    for text in ("Une maquette.", "Un plan en relief."):
        animator.act("take_note", kind="idee", text=text)
    expect(live.locator(".last-note")).to_contain_text("Un plan en relief.")
    tap_twice(live, live.locator(".undo"))
    assert [note["text"] for note in read(animator)["notes"]] == ["Une maquette."]


def test_undo_tapped_in_a_row_goes_on_undoing(live: Page, animator: Animator) -> None:
    texts = ("Un banc.", "Un arbre.", "Un préau.")
    for text in texts:
        animator.act("take_note", kind="idee", text=text)
    expect(live.locator(".last-note")).to_contain_text(texts[-1])
    frame = live.locator(".console")
    finger = Finger(live, live.locator(".undo"))
    for taps in range(3):
        confirmed = int(frame.get_attribute("data-confirmed") or 0)
        finger.tap(after=0.4 if taps else 0.0)
        if taps != 1:  # the second may be the half of a double tap: the third is meant
            expect(frame).to_have_attribute("data-confirmed", str(confirmed + 1))
    kept = {note["text"] for note in read(animator)["notes"]}
    assert kept & set(texts) == {texts[0]}


def test_a_hand_goes_up_and_stays_up(live: Page, animator: Animator) -> None:
    live.get_by_role("button", name="Main levée", exact=True).press("Enter")
    tap_twice(live, live.locator('.seat[data-seat="8"]'))
    assert [hand["seat"] for hand in read(animator)["hands"]] == [8]


def test_next_gives_the_floor_to_one_person(live: Page, animator: Animator) -> None:
    for number in (6, 8):
        animator.act("raise_hand", seat=number)
    expect(live.locator(".hand-list li")).to_have_count(2)
    tap_twice(live, live.locator(".next"))
    assert len(read(animator)["hands"]) == 1


def test_a_panel_that_closed_leaves_what_it_covered_alone(live: Page, animator: Animator) -> None:
    live.keyboard.press("t")
    before = read(animator)["undo"]
    finger = Finger(live, live.get_by_role("button", name="Fermer"))
    finger.tap()
    expect(live.get_by_role("dialog")).to_have_count(0)
    finger.tap(after=BETWEEN)
    live.wait_for_timeout(500)  # an act that was sent is there by then; a scene would be one more
    assert read(animator)["undo"]["number"] == before["number"]


def test_what_has_not_changed_can_be_tapped_as_fast_as_one_likes(console: Page) -> None:
    names = console.get_by_role("button", name="Noms", exact=True)
    finger = Finger(console, names)
    finger.tap()
    finger.tap(after=BETWEEN)
    expect(names).to_have_attribute("aria-pressed", "true")
    finger.tap(after=BETWEEN)
    expect(names).to_have_attribute("aria-pressed", "false")


def test_a_key_pressed_twice_starts_one_block(live: Page, animator: Animator) -> None:
    animator.act("start_block", block="b0")
    drawn(live, animator)
    expect(live.locator("[data-do=nextBlock][data-block=b1]")).to_be_visible()
    frame = live.locator(".console")
    live.keyboard.press("s")
    expect(frame).to_have_attribute("data-confirmed", "1")
    live.keyboard.press("s")
    live.keyboard.press("Alt+Digit4")
    live.keyboard.press("Alt+Digit1")
    expect(frame).not_to_have_attribute("data-confirmed", "1")
    assert read(animator)["agenda"]["current"] == "b1"
