"""Which ports are served, and what the terminal says of the machine's addresses."""

from __future__ import annotations

import socket

import pytest

from mcdata import serving
from mcdata.access import Keys
from mcdata.network.addresses import Address
from mcdata.serving import banner, listen, listen_briefly, short_port
from mcdata.settings import Settings
from tests.serving import free_port


@pytest.mark.parametrize(
    ("environment", "port"),
    [
        ({}, 80),
        ({"MC_PORT": "9000"}, 0),
        ({"MC_SHORT_PORT": "0"}, 0),
        ({"MC_PORT": "9000", "MC_SHORT_PORT": "81"}, 81),
    ],
)
def test_port_80_is_tried_unless_a_port_is_asked_for(
    environment: dict[str, str], port: int
) -> None:
    assert short_port(Settings.from_environment(environment), environment) == port


def test_a_second_port_is_served_beside_the_first() -> None:
    port = free_port()
    environment = {"MC_SHORT_PORT": str(port)}
    taken = listen_briefly(Settings.from_environment(environment), environment)
    assert taken
    with taken, socket.create_connection(("127.0.0.1", port)):
        assert taken.getsockname()[1] == port


def test_a_second_port_that_is_taken_is_done_without() -> None:
    port = free_port()
    environment = {"MC_SHORT_PORT": str(port)}
    with listen(port):
        assert listen_briefly(Settings.from_environment(environment), environment) is None


def test_the_terminal_offers_the_other_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    two = (Address("192.168.1.20", "wlan0"), Address("10.0.0.7", "eth0"))
    monkeypatch.setattr(serving, "addresses", lambda: two)
    told = banner(Settings(), Keys("secret"), None)
    assert "192.168.1.20  (wlan0)" in told
    assert "10.0.0.7  (eth0)" in told
    assert "« Réglages »" in told


def test_with_one_address_there_is_nothing_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "addresses", lambda: (Address("192.168.1.20", "wlan0"),))
    assert "Réglages" not in banner(Settings(), Keys("secret"), None)
