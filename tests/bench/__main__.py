"""`make bench`: what the product takes, beside its limits. Exit status 0; `ok` tells.

The server, the load generator and the browser are processes of their own on this machine.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import documents, phone_page, screens, votes
from tests.bench.figures import tell
from tests.chromium import launch
from tests.serving import serve

START = 4.0  # seconds


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    loads: int
    votes: int
    taps: int
    seconds: float


FULL = Effort(loads=7, votes=60, taps=100, seconds=5)
QUICK = Effort(loads=3, votes=20, taps=40, seconds=2)


def main(arguments: list[str]) -> None:
    effort = QUICK if "--quick" in arguments else FULL
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "mesure.duckdb"
        served = serve(database)
        tell("first_start_to_sante", served.seconds_to_start, "s", START)
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                phone_page.measure(browser, served, effort.loads)
                screens.measure(browser, served, effort.votes, effort.taps)
                browser.close()
        finally:
            served.stop()
        served = serve(database)
        tell("start_to_sante", served.seconds_to_start, "s", START)
        try:
            votes.measure(served, effort.seconds)
        finally:
            served.stop()
        documents.measure(database)


if __name__ == "__main__":
    main(sys.argv[1:])
