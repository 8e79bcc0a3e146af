"""The room's Wi-Fi: what its QR code says, what is kept, what a new séance is proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mcdata import conduct, keeping, synthesis
from mcdata.errors import InvalidInput
from mcdata.model import Scene, Seance, Wifi
from mcdata.network import wifi
from mcdata.store import Store
from tests.support import small_seance


@pytest.fixture
def seance(store: Store) -> Seance:
    return small_seance(store)


def test_the_qr_code_names_the_network_and_its_password() -> None:
    told = wifi.payload(Wifi("s", "Mairie-Denain", "bienvenue59"))
    assert told == "WIFI:T:WPA;S:Mairie-Denain;P:bienvenue59;;"


def test_an_open_network_has_no_password() -> None:
    assert wifi.payload(Wifi("s", "Accueil", "")) == "WIFI:T:nopass;S:Accueil;;"


@pytest.mark.parametrize("sign", ["\\", ";", ",", ":", '"'])
def test_what_would_end_a_field_is_escaped(sign: str) -> None:
    told = wifi.payload(Wifi("s", f"a{sign}b", f"12345{sign}78"))
    assert told == f"WIFI:T:WPA;S:a\\{sign}b;P:12345\\{sign}78;;"


def test_a_wifi_is_kept_with_its_seance(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", " Mairie ", "bienvenue59"))
    assert store.wifi("s") == Wifi("s", "Mairie", "bienvenue59")


def test_a_wifi_without_a_name_is_forgotten(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    wifi.save(store, Wifi("s", "", ""))
    assert store.wifi("s") is None


def test_a_wifi_that_is_corrected_replaces_the_first(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    wifi.save(store, Wifi("s", "Mairie", "bienvenue60"))
    assert store.wifi("s") == Wifi("s", "Mairie", "bienvenue60")


@pytest.mark.parametrize(
    ("name", "password"),
    [("Mairie", "court"), ("", "bienvenue59"), ("é" * 20, ""), ("Mairie", "x" * 64)],
)
def test_a_wifi_that_no_phone_would_take_is_refused(
    store: Store, seance: Seance, name: str, password: str
) -> None:
    with pytest.raises(InvalidInput):
        wifi.save(store, Wifi("s", name, password))
    assert store.wifi("s") is None


def at_the_same_place(store: Store, seance: Seance, key: str, place: str, days: int) -> Seance:
    later = seance.starts_at + timedelta(days=days)
    other = replace(seance, id=key, code=f"AUTRE{days}", place=place, starts_at=later)
    store.save_seance(other)
    return other


def test_a_new_seance_is_proposed_the_wifi_of_its_place(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    new = at_the_same_place(store, seance, "t", " DENAIN ", 7)
    assert wifi.proposed(store, new) == Wifi("t", "Mairie", "bienvenue59")


def test_the_last_seance_at_the_place_is_believed(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    at_the_same_place(store, seance, "t", "Denain", 7)
    wifi.save(store, Wifi("t", "Mairie", "changé-depuis"))
    new = at_the_same_place(store, seance, "u", "Denain", 9)
    assert wifi.proposed(store, new) == Wifi("u", "Mairie", "changé-depuis")


@pytest.mark.parametrize("place", ["Roubaix", ""])
def test_nothing_is_proposed_for_another_place(store: Store, seance: Seance, place: str) -> None:
    store.save_seance(replace(seance, place="" if not place else seance.place))
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    assert wifi.proposed(store, at_the_same_place(store, seance, "t", place, 7)) is None


def test_the_wifi_is_in_no_journal(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie", "bienvenue59"))
    conduct.open_seance(store, "s")
    conduct.choose_scene(store, "s", Scene.WELCOME)
    assert "bienvenue59" not in repr(store.entries("s"))


def test_the_wifi_is_in_nothing_that_is_published(store: Store, seance: Seance) -> None:
    wifi.save(store, Wifi("s", "Mairie-de-Denain", "bienvenue59"))
    conduct.open_seance(store, "s")
    conduct.end_seance(store, "s")
    assert "bienvenue59" not in repr(synthesis.report(store, "s"))
    assert "Mairie-de-Denain" not in keeping.results_csv(store, "s", 5).decode("utf-8-sig")
