"""Which address phones are given, on a machine that has several."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mcdata.access import public_address
from mcdata.errors import InvalidInput
from mcdata.network import addresses
from mcdata.network.addresses import Address, choose, chosen, ordered, phone_address
from mcdata.settings import Settings

WIFI, WIRED = Address("192.168.1.20", "wlan0"), Address("10.0.0.7", "eth0")
DOCKER = Address("172.17.0.1", "docker0")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database=str(tmp_path / "essai.duckdb"))


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop with a cable and a Wi-Fi, whose way out is the cable."""
    monkeypatch.setattr(addresses, "addresses", lambda: (WIRED, WIFI))
    monkeypatch.setattr(addresses, "route_address", lambda: WIRED.ip)


def test_the_way_out_comes_first_and_what_no_phone_reaches_last() -> None:
    assert ordered([DOCKER, WIFI, WIRED], WIRED.ip) == (WIRED, WIFI, DOCKER)


def test_a_vpn_that_is_the_way_out_does_not_come_first() -> None:
    tunnel = Address("10.8.0.2", "tun0")
    assert ordered([tunnel, WIFI], tunnel.ip) == (WIFI, tunnel)


def test_without_a_choice_the_way_out_is_given(two: None, settings: Settings) -> None:
    assert phone_address(settings) == WIRED.ip


def test_the_address_chosen_is_given(two: None, settings: Settings) -> None:
    choose(settings, WIFI.ip)
    assert public_address(settings) == "http://192.168.1.20:8501"


def test_the_choice_outlives_a_restart(two: None, settings: Settings) -> None:
    choose(settings, WIFI.ip)
    assert chosen(Settings(database=settings.database)) == WIFI.ip


def test_an_address_that_is_gone_is_given_no_more(
    two: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(settings, WIFI.ip)
    monkeypatch.setattr(addresses, "addresses", lambda: (WIRED,))
    assert phone_address(settings) == WIRED.ip


def test_an_address_of_another_machine_is_refused(two: None, settings: Settings) -> None:
    with pytest.raises(InvalidInput):
        choose(settings, "192.168.1.99")
    assert chosen(settings) == ""


def test_a_choice_is_taken_back(two: None, settings: Settings) -> None:
    choose(settings, WIFI.ip)
    choose(settings, "")
    assert phone_address(settings) == WIRED.ip


def test_the_web_s_own_port_is_not_said(two: None, settings: Settings) -> None:
    assert public_address(replace(settings, short_port=80)) == "http://10.0.0.7"


def test_the_public_address_that_was_set_wins(two: None, settings: Settings) -> None:
    choose(settings, WIFI.ip)
    assert public_address(replace(settings, base_url="https://mc.fr/")) == "https://mc.fr"
