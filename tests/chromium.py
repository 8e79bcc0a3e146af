"""Chromium, as Debian packages it, driven by Playwright."""

from __future__ import annotations

import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from mcdata.access import AccessRole
from tests.serving import Served

ARGUMENTS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers give it 64 MB
    "--disable-background-networking",
    "--no-first-run",
)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
WALL = {"viewport": {"width": 1920, "height": 1080}}


def launch(playwright: Playwright) -> Browser:
    """Start Chromium. Raises RuntimeError where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("Chromium is missing: `make system` installs it.")
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


def enter(
    browser: Browser, served: Served, role: AccessRole | None, **options: Any
) -> BrowserContext:
    """A browser profile of its own, which has opened the link of `role` (None: a participant)."""
    context = browser.new_context(locale="fr-FR", **options)
    if role is not None:
        answer = context.request.get(served.link(role), max_redirects=0)
        assert answer.status == 303, answer.text()
    return context


def drawn(page: Page) -> Page:
    """The page once Streamlit's script has run to its end and its title is there."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=30_000
    )
    expect(page.locator("h1").first).to_be_visible()
    return page
