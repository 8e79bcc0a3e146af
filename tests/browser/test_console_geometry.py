"""The console's geometry, size by size and state by state: whole, and usable by a finger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from mcdata.access import AccessRole
from tests.browser.full_room import CODE, Animator, furnish
from tests.chromium import enter
from tests.serving import Served, serve

pytestmark = pytest.mark.browser

SIZES = (
    *((1024, 600), (1280, 600), (1366, 657), (1536, 730), (1280, 800), (1024, 768)),
    *((768, 1024), (820, 1180), (1920, 1080), (2560, 1440)),
    # the same zoomed to 150, 125 and 80 %
    *((683, 400), (853, 400), (911, 438), (1024, 487), (853, 533), (512, 683), (547, 787)),
    *((819, 480), (1024, 640), (1280, 750), (1707, 821), (1600, 1000), (3200, 1800)),
)
FAULTS = """() => {
  const root = [...document.querySelectorAll('*')].map((e) => e.shadowRoot)
    .find((one) => one?.querySelector('.console'));
  const within = root.querySelector('dialog[open]') ?? root;
  const faults = [];
  const named = (e) => `${e.className || e.tagName} « ${(e.getAttribute('aria-label')
    || e.textContent).trim().slice(0, 40)} »`;
  const isSeen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.skips');
  const rectOf = (e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const both = (a, b) => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });
  const isEmpty = (r) => r.right - r.left <= 1.01 || r.bottom - r.top <= 1.01;

  // what is left of a box in the panels around it, and whether one of them can scroll to the rest
  const visibleOf = (e) => {
    let rect = rectOf(e), isHeld = false, cutBy = null;
    for (let p = e.parentElement; p && !isEmpty(rect); p = p === within ? null : p.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(p);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const c = rectOf(p);
      const isCutY = rect.top < c.top - 1 || rect.bottom > c.bottom + 1;
      const isCutX = rect.left < c.left - 1 || rect.right > c.right + 1;
      if ((isCutY && overflowY === 'hidden') || (isCutX && overflowX === 'hidden')) cutBy ??= p;
      isHeld ||= isCutY || isCutX;
      rect = both(rect, c);
    }
    return { rect, isHeld, cutBy };
  };
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const targets = [...within.querySelectorAll('button, a, input, select, textarea')].filter(isSeen);
  const boxes = targets.map((e) => ({ e, ...visibleOf(e) }));
  for (const { e, rect, isHeld, cutBy } of boxes) {
    if (cutBy) faults.push(`${named(e)} is cut by ${cutBy.className}`);
    const inside = both(rect, screen);
    if (!isHeld && (rect.left < -1 || rect.top < -1 || rect.right > innerWidth + 1
      || rect.bottom > innerHeight + 1)) faults.push(`${named(e)} leaves the screen`);
    const { width, height } = e.getBoundingClientRect();
    if (width < 43.5 || height < 43.5) faults.push(`${named(e)} is ${width} by ${height}`);
    if (e.tagName === 'BUTTON' && !e.matches('.seat') && (e.scrollWidth > e.clientWidth + 1
      || e.scrollHeight > e.clientHeight + 1)) faults.push(`${named(e)} has its words cut`);
  }
  const seen = boxes.map(({ e, rect }) => ({ e, rect: both(rect, screen) }))
    .filter(({ rect }) => !isEmpty(rect));
  const panels = [...within.querySelectorAll(
    '.bar, .room, .coverage, .hands, .arrivals, .tools, .card, .foot')].filter(isSeen)
    .map((e) => ({ e, rect: visibleOf(e).rect }));
  for (const list of [seen, panels]) {
    list.forEach((a, index) => list.slice(index + 1).forEach((b) => {
      if (a.e.contains(b.e) || b.e.contains(a.e) || isEmpty(both(a.rect, b.rect))) return;
      faults.push(`${named(a.e)} lies on ${named(b.e)}`);
    }));
  }
  for (const e of within.querySelectorAll('*')) {
    const hasText = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (hasText && isSeen(e) && size && size < 14) faults.push(`${named(e)} is set in ${size} px`);
  }
  return faults;
}"""


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


@pytest.fixture(scope="module")
def console(served: Served, browser: Browser) -> Iterator[Page]:
    context = enter(browser, served, AccessRole.ANIMATOR)
    page = context.new_page()
    page.goto(f"{served.address}/animation?seance={CODE}")
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    yield page
    context.close()


@pytest.fixture(scope="module")
def opened(console: Page, animator: Animator) -> Page:
    """The séance lives, everybody is there and has a name, one speaks, six hands are up."""
    animator.act("open_seance")
    for index in range(25):
        animator.act("seat_person", person=f"x{index}")
    for number in (3, 7, 12, 16, 20, 24):
        animator.act("raise_hand", seat=number)
    animator.act("start_turn", seat=9)
    animator.act("start_block", block="b0")
    return console


def faults(page: Page, animator: Animator) -> list[str]:
    """What is wrong with the console as it is now, at every size."""
    current: Any = animator.state
    expect(page.locator(".console")).to_have_attribute("data-version", str(current["version"]))
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width}x{height}: {fault}" for fault in page.evaluate(FAULTS)]
    return found


def choose_mode(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def test_before_opening(console: Page, animator: Animator) -> None:
    choose_mode(console, "Donner la parole")
    assert faults(console, animator) == []


def test_arrivals_with_25_people_awaited(console: Page, animator: Animator) -> None:
    choose_mode(console, "Arrivées")
    expect(console.locator(".arrivals .chip")).to_have_count(25)
    assert faults(console, animator) == []


def test_live_with_six_hands_and_a_question_to_come(opened: Page, animator: Animator) -> None:
    choose_mode(opened, "Donner la parole")
    assert faults(opened, animator) == []


def test_live_in_arrivals(opened: Page, animator: Animator) -> None:
    choose_mode(opened, "Arrivées")
    assert faults(opened, animator) == []
    choose_mode(opened, "Donner la parole")


def test_open_question(opened: Page, animator: Animator) -> None:
    animator.act("open_poll", poll="q0")
    assert faults(opened, animator) == []


def test_closed_question(opened: Page, animator: Animator) -> None:
    animator.act("close_poll", poll="q0")
    assert faults(opened, animator) == []


def test_revealed_question(opened: Page, animator: Animator) -> None:
    animator.act("reveal_poll", poll="q0")
    assert faults(opened, animator) == []


def test_notes_and_a_long_sentence_told(opened: Page, animator: Animator) -> None:
    for index in range(8):
        animator.act("take_note", kind="temoignage", text=f"On attend le bus {index} heures. " * 12)
    assert faults(opened, animator) == []


@pytest.mark.parametrize("key", ["t", "e", "?"])
def test_a_panel(opened: Page, animator: Animator, key: str) -> None:
    opened.keyboard.press(key)
    expect(opened.get_by_role("dialog")).to_be_visible()
    assert faults(opened, animator) == []
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("panel", ["blocks", "polls", "notes", "screens", "end"])
def test_a_panel_of_the_work_side(opened: Page, animator: Animator, panel: str) -> None:
    opened.locator(f"[data-do=panel][data-panel={panel}]").first.press("Enter")
    expect(opened.get_by_role("dialog")).to_be_visible()
    assert faults(opened, animator) == []
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("dialog")).to_have_count(0)


def test_the_panel_of_a_place(opened: Page, animator: Animator) -> None:
    choose_mode(opened, "Arrivées")
    opened.locator('.seat[data-seat="5"]').press("Enter")
    expect(opened.get_by_role("dialog")).to_be_visible()
    assert faults(opened, animator) == []
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("dialog")).to_have_count(0)
    choose_mode(opened, "Donner la parole")


def test_what_is_next_is_read_whole(opened: Page) -> None:
    for width, height in SIZES:
        opened.set_viewport_size({"width": width, "height": height})
        button = opened.locator(".next")
        button.scroll_into_view_if_needed()
        assert button.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1"), (width, height)


def test_ended(opened: Page, animator: Animator) -> None:
    animator.act("end_seance")
    assert faults(opened, animator) == []
