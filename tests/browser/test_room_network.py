"""The console's part on screens, phones and the Wi-Fi; « testez » in the settings."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from mcdata.access import AccessRole
from tests.browser.conftest import Enter
from tests.chromium import LAPTOP, PHONE
from tests.serving import Served

pytestmark = pytest.mark.browser

MINUTE_LATER = """() => {
  const now = performance.now.bind(performance);
  performance.now = () => now() + 61000;
}"""


SMALL = {"width": 1366, "height": 657}


@pytest.fixture
def console(entering: Enter, demo_server: Served) -> Page:
    page = entering(demo_server, AccessRole.ANIMATOR, "/animation?seance=DEMO25", viewport=SMALL)
    expect(page.locator(".link-state")).to_have_text("En direct", timeout=30_000)
    return page


def state(console: Page, served: Served) -> dict[str, object]:
    found: dict[str, object] = console.request.get(f"{served.address}/console/DEMO25/etat").json()
    return found


def test_a_break_is_two_taps_away(console: Page, demo_server: Served) -> None:
    console.locator(".scene.more").click()
    console.get_by_role("button", name=re.compile("^15.min, reprise à")).click()
    expect(console.locator(".scene.more")).to_have_text("Pause")
    expect(console.locator(".scene.more")).to_have_attribute("aria-pressed", "true")
    expect(console.locator("dialog.panel")).not_to_be_visible()
    expect(console.locator(".told")).to_have_text("Écran\u00a0: Pause, 15\u00a0min.")


def test_a_countdown_of_any_length_can_be_asked_for(console: Page, demo_server: Served) -> None:
    console.locator(".scene.more").click()
    console.get_by_label("Une autre durée, en minutes").fill("7")
    console.locator(".other-length").get_by_role("button", name="Compte à rebours").click()
    expect(console.locator(".scene.more")).to_have_text("Compte à rebours")
    expect(console.locator(".told")).to_have_text("Écran\u00a0: Compte à rebours, 7\u00a0min.")


@pytest.mark.parametrize("typed", ["", "0", "121", "2.5"])
def test_a_length_that_is_none_is_said_and_changes_nothing(
    console: Page, demo_server: Served, typed: str
) -> None:
    before = state(console, demo_server)["version"]
    console.locator(".scene.more").click()
    console.get_by_label("Une autre durée, en minutes").fill(typed)
    console.locator(".other-length").get_by_role("button", name="Pause").click()
    expect(console.locator(".told")).to_contain_text("de 1 à 120 minutes")
    assert state(console, demo_server)["version"] == before


def test_the_wifi_is_written_on_the_console(
    entering: Enter, console: Page, demo_server: Served
) -> None:
    console.locator(".scene[data-scene=accueil]").click()
    expect(console.locator(".told")).to_have_text("Écran\u00a0: Accueil.")
    console.evaluate(MINUTE_LATER)
    console.get_by_role("button", name="que vérifier").click()
    expect(console.locator("dialog.panel ol li")).to_have_count(5)
    console.locator("dialog.panel").get_by_role("button", name="Wi-Fi de la salle").click()
    console.get_by_label("Nom du réseau").fill("Mairie")
    console.get_by_label("Mot de passe").fill("bienvenue59")
    console.get_by_role("button", name="Enregistrer le Wi-Fi").click()
    expect(console.locator(".told")).to_have_text("Le Wi-Fi est enregistré.")
    wifi = state(console, demo_server)["wifi"]
    assert wifi == {"name": "Mairie", "password": "bienvenue59", "proposed": False}


def test_a_phone_that_comes_is_counted_at_once(
    entering: Enter, console: Page, demo_server: Served
) -> None:
    expect(console.locator(".phones span")).to_have_text("0\u00a0téléphone connecté")
    entering(demo_server, None, "/v/DEMO25", **PHONE)
    expect(console.locator(".phones span")).to_have_text("1\u00a0téléphone connecté")


def test_the_settings_say_at_once_that_a_phone_arrived(
    entering: Enter, demo_server: Served
) -> None:
    page = entering(demo_server, AccessRole.ANIMATOR, "/reglages", **LAPTOP)
    trial = page.locator(".trial")
    expect(trial.locator(".told")).to_have_text("En attente d’un téléphone…", timeout=30_000)
    expect(trial.locator(".qr svg")).to_be_visible()
    entering(demo_server, None, "/testez", **PHONE)
    own = "cet ordinateur s’est joint lui-même"  # the browser of a test is on the server's machine
    expect(trial.locator(".told")).to_contain_text(own)
