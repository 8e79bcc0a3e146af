"""axe-core on a page, in every open shadow root too.

No exception is made for what is Streamlit's own: it has nothing serious on our pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = frozenset({"serious", "critical"})


@dataclass(frozen=True)
class Violation:
    """One rule broken by one element."""

    rule: str
    impact: str
    element: str
    why: str


def violations(page: Page) -> list[Violation]:
    """Return what axe finds on the page as it is."""
    response = Axe().run(page).response
    assert response["passes"], "axe looked at nothing"
    return [
        Violation(rule["id"], str(node["impact"]), node["html"][:160], node["failureSummary"][:240])
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


def serious(page: Page) -> list[Violation]:
    """Return those that shut somebody out."""
    return [violation for violation in violations(page) if violation.impact in SERIOUS]
