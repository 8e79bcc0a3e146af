"""How fast a vote reaches the projector and a tap is counted on the console, in Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import psutil
from playwright.sync_api import Browser, Locator, Page

from mcdata.access import AccessRole
from tests.bench.figures import quantile, tell
from tests.bench.generator import CODE, generate, phones_on_the_page
from tests.chromium import LAPTOP, WALL, enter
from tests.serving import Served

TO_PROJECTOR, TO_CONSOLE, MEMORY = 150, 80, 400  # ms, ms, MB
PHONES = 25
PAUSE = 0.2  # seconds between two votes: more than the feed's own merging of 0.1
PAGES = ("/", "/programme", "/preparation")
BUSIER = 2  # times slower at most, when the room is full

# Each number that the projector draws, and when.
WATCH_FIGURES = """(stage) => {
  window.figures = [];
  window.watching?.disconnect();
  window.watching = new MutationObserver(() => {
    const figure = Number(stage.querySelector('.counted strong')?.textContent);
    if (figure && figure !== window.figures.at(-1)?.[1]) window.figures.push([Date.now(), figure]);
  });
  window.watching.observe(stage, { subtree: true, childList: true, characterData: true });
  return Number(stage.querySelector('.counted strong')?.textContent ?? 0);
}"""
# From the finger's touch to the moment when the server's answer is in the page.
WATCH_TAPS = """(frame) => {
  window.taps = [];
  window.watching?.disconnect();
  frame.onpointerdown = () => { window.touched = performance.now(); };
  window.watching = new MutationObserver(
    () => window.taps.push(performance.now() - window.touched),
  );
  window.watching.observe(frame, { attributes: true, attributeFilter: ['data-confirmed'] });
}"""


@dataclass(frozen=True)
class Room:
    """The console and the projector of the live séance, open in Chromium."""

    served: Served
    console: Page
    projector: Page

    @property
    def frame(self) -> Locator:
        return self.console.locator(".console")


def open_room(browser: Browser, served: Served) -> Room:
    """Open both screens and wait until they are drawn."""
    console = enter(browser, served, AccessRole.ANIMATOR, **LAPTOP).new_page()
    console.goto(f"{served.address}/animation?seance={CODE}")
    console.locator(".seat[data-stage=spoken]").first.wait_for()
    projector = enter(browser, served, AccessRole.PROJECTOR, **WALL).new_page()
    projector.goto(f"{served.address}/projection?seance={CODE}")
    projector.locator(".counted").wait_for()
    return Room(served, console, projector)


def measure(browser: Browser, served: Served, votes: int, taps: int) -> None:
    """Both screens alone, then with 25 phones connected, then with three office pages too."""
    room = open_room(browser, served)
    vote = tell("vote_to_projector_p95", _votes(room, votes), "ms", TO_PROJECTOR)
    tap = tell("tap_to_console_p95", _taps(room, taps), "ms", TO_CONSOLE)
    with ExitStack() as stack:
        stack.enter_context(phones_on_the_page(served.address, PHONES))
        _taps(room, 5)  # the phones are told of something
        tell("server_memory", _memory(served), "MB", MEMORY)
        _open_pages(browser, served)
        busy_vote, busy_tap = _votes(room, votes), _taps(room, taps)
    tell("vote_to_projector_busy_p95", busy_vote, "ms", BUSIER * vote)
    tell("tap_to_console_busy_p95", busy_tap, "ms", BUSIER * tap)


def _open_pages(browser: Browser, served: Served) -> None:
    office = enter(browser, served, AccessRole.ANIMATOR, **LAPTOP)
    for path in PAGES:
        page = office.new_page()
        page.goto(served.address + path)
        page.locator("[data-testid=stApp][data-test-script-state=notRunning] h1").first.wait_for()


def _votes(room: Room, votes: int) -> float:
    """From the moment when a vote is sent to that when the projector counts it, in ms, p95."""
    before = room.projector.locator(".stage").evaluate(WATCH_FIGURES)
    sent: Sequence[float] = generate(room.served.address, "pace", votes, PAUSE)["sent"]
    room.projector.wait_for_function(f"window.figures.at(-1)?.[1] >= {before + votes}")
    figures: list[tuple[float, int]] = room.projector.evaluate("window.figures")
    delays = [
        next(at for at, figure in figures if figure > before + place) - moment
        for place, moment in enumerate(sent)
    ]
    return quantile(delays, 0.95)


def _taps(room: Room, taps: int) -> float:
    """From a finger on a place to the server's answer drawn, in ms, p95."""
    page, frame = room.console, room.frame
    frame.evaluate(WATCH_TAPS)
    seats = page.locator(".seat:is([data-stage=spoken], [data-stage=never])")
    numbers = seats.evaluate_all("(nodes) => nodes.map((node) => node.dataset.seat)")
    handle = frame.element_handle()
    for tap in range(taps):
        confirmed = int(frame.get_attribute("data-confirmed") or 0)
        page.locator(f".seat[data-seat='{numbers[tap % len(numbers)]}']").click()
        page.wait_for_function(
            "([node, before]) => Number(node.dataset.confirmed) > before", arg=[handle, confirmed]
        )
    measured: list[float] = page.evaluate("window.taps")
    assert len(measured) == taps, f"{taps} taps, {len(measured)} answers"
    return quantile(measured, 0.95)


def _memory(served: Served) -> float:
    """What the server holds in memory, in MB."""
    return float(psutil.Process(served.process.pid).memory_info().rss) / 1e6
