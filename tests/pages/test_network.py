"""The room's network on the office's pages: its Wi-Fi, and the address that phones get."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcdata.access import AccessRole
from mcdata.model import Wifi
from mcdata.network import addresses
from mcdata.network.addresses import Address
from mcdata.runtime import Runtime
from tests.pages.screens import alerts, drawn, open_page
from tests.support import small_seance

QUERY = {"seance": "ESSAI2", "onglet": "seance"}


def submit(screen, name: str, password: str):  # type: ignore[no-untyped-def]
    """Fill in the form and send it."""
    (field,) = [one for one in screen.text_input if one.label == "Nom du réseau"]
    field.set_value(name)
    (field,) = [one for one in screen.text_input if one.label == "Mot de passe"]
    field.set_value(password)
    (button,) = [one for one in screen.button if one.label == "Enregistrer le Wi-Fi"]
    return button.click().run()


def test_the_wifi_is_written_in_the_preparation(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR, **QUERY)
    submit(screen, "Mairie", "bienvenue59")
    assert runtime.store.wifi("s") == Wifi("s", "Mairie", "bienvenue59")


def test_a_password_that_is_too_short_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR, **QUERY)
    submit(screen, "Mairie", "court")
    assert "8 caractères" in " ".join(alerts(screen))
    assert runtime.store.wifi("s") is None


def test_the_wifi_of_the_place_is_proposed_and_not_yet_kept(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance = small_seance(runtime.store)
    runtime.store.save_seance(replace(seance, id="t", code="SUITE2", number=8))
    runtime.store.save_wifi(Wifi("t", "Mairie", "bienvenue59"))
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR, **QUERY)
    assert [one.value for one in screen.text_input if one.label == "Nom du réseau"] == ["Mairie"]
    assert "la dernière séance dans ce lieu" in drawn(screen)
    assert runtime.store.wifi("s") is None


def test_a_machine_with_several_addresses_offers_them(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    two = (Address("10.0.0.7", "eth0"), Address("192.168.1.20", "wlan0"))
    monkeypatch.setattr(addresses, "addresses", lambda: two)
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    screen.radio[0].set_value("192.168.1.20").run()
    assert addresses.chosen(runtime.settings) == "192.168.1.20"


def test_a_machine_without_a_network_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    monkeypatch.setattr(addresses, "addresses", lambda: ())
    screen = open_page(monkeypatch, runtime, "reglages", AccessRole.ANIMATOR)
    assert "n’est sur aucun réseau" in drawn(screen)
