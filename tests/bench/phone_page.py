"""What a phone pays to join: bytes, requests, and time on a weak network with a slow processor."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.figures import quantile, tell
from tests.bench.generator import CODE
from tests.chromium import PHONE
from tests.serving import Served

WEIGHT, REQUESTS, READY = 15, 3, 1.5  # kB, requests, seconds
# Lighthouse's « slow 4G »: 1.6 Mb/s down, 750 kb/s up, 150 ms for a round trip. Chromium delays
# requests and not packets: Lighthouse makes it 562.5 ms a request, for what a connection costs too.
NETWORK = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
SLOWER = 4  # times
WAIT_SCRIPT = """() => new Promise((done) => {
  const isDrawn = () => performance.getEntriesByName('first-contentful-paint').length > 0
    && performance.getEntriesByType('navigation')[0].loadEventEnd > 0;
  const look = () => isDrawn() ? done() : setTimeout(look, 20);
  look();
})"""
READY_SCRIPT = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const drawn = performance.getEntriesByName('first-contentful-paint')[0];
  return Math.max(page.loadEventEnd, drawn ? drawn.startTime : 0);
}"""


def measure(browser: Browser, served: Served, loads: int) -> None:
    """Weigh one first load; time `loads` of them, each in a profile of its own."""
    weight, wire, requests = _weigh(browser, served)
    tell("phone_first_load", weight / 1000, "kB", WEIGHT)
    tell("phone_first_load_on_the_wire", wire / 1000, "kB", None)
    tell("phone_first_load_requests", requests, "requests", REQUESTS)
    times = [_time(browser, served) for _ in range(loads)]
    tell("phone_ready_slow", quantile(times, 0.5) / 1000, "s", READY)


def _weigh(browser: Browser, served: Served) -> tuple[int, int, int]:
    """Decoded bytes, bytes as they travel, and requests, the live feed's included."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    asked: set[str] = set()
    received: list[int] = []
    travelled: list[int] = []

    def on_request(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            asked.add(event["requestId"])

    devtools.on("Network.requestWillBeSent", on_request)
    devtools.on("Network.dataReceived", lambda event: received.append(event["dataLength"]))
    devtools.on(
        "Network.loadingFinished", lambda event: travelled.append(event["encodedDataLength"])
    )
    devtools.send("Network.enable")
    with page.expect_request(lambda request: "/live/" in request.url):
        page.goto(f"{served.address}/v/{CODE}")
    page.wait_for_function("document.readyState === 'complete'")
    body = page.content()
    context.close()
    assert 'name="token"' in body, "the open question is not on the page"
    return sum(received), sum(travelled), len(asked)


def _time(browser: Browser, served: Served) -> float:
    """From the tap on the link to everything loaded and drawn, in ms."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"{served.address}/v/{CODE}", wait_until="load")
    ready = _drawn(page)
    context.close()
    return ready


def _drawn(page: Page) -> float:
    """Wait in the page itself: its policy admits no text turned into code, as polling would."""
    page.evaluate(WAIT_SCRIPT)
    return float(page.evaluate(READY_SCRIPT))
