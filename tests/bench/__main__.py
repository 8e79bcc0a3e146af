"""`make bench`: what the product takes, beside its limits. Exit status 0; `ok` tells.

The server, the load generator and the browser are processes of their own on this machine, which
they share with whatever else runs on it: `machine_busy_before` says how much that was.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from tests.bench import documents, phone_page, screens, votes
from tests.bench.figures import attempt, tell
from tests.chromium import launch
from tests.serving import Served, serving

START = 4.0  # seconds


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    loads: int
    votes: int
    taps: int
    seconds: float


FULL = Effort(loads=7, votes=60, taps=100, seconds=5)
QUICK = Effort(loads=2, votes=15, taps=30, seconds=1.5)


def main(arguments: list[str]) -> None:
    effort = QUICK if "--quick" in arguments else FULL
    tell("machine_busy_before", psutil.cpu_percent(1.0), "%", None)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "mesure.duckdb"
        with attempt("screens"), serving(database) as served:
            tell("first_start_to_sante", served.seconds_to_start, "s", START)
            in_chromium(served, effort)
        with attempt("votes"), serving(database) as served:
            tell("start_to_sante", served.seconds_to_start, "s", START)
            votes.measure(served, effort.seconds)
        with attempt("synthesis"):
            documents.measure(database)


def in_chromium(served: Served, effort: Effort) -> None:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with attempt("phone"):
            phone_page.measure(browser, served, effort.loads)
        screens.measure(browser, served, effort.votes, effort.taps)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
