"""Which addresses this machine has on its local networks, and which one phones are given.

The choice is this machine's, not the database's: it is kept in a file beside it.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import ifaddr

from mcdata.errors import InvalidInput
from mcdata.settings import Settings

HTTP = 80  # the port that an address need not say
HERE = "127.0.0.1"
# Adapters of virtual machines, containers and VPNs: a phone in the room never comes that way.
VIRTUAL = (
    "docker", "br-", "veth", "virbr", "vmnet", "vmware", "vbox", "virtualbox", "hyper-v",
    "vethernet", "wsl", "tun", "tap", "wg", "tailscale", "zt", "vpn",
)  # fmt: skip
_HOTSPOTS = frozenset({"192.168.137.1", "10.42.0.1"})  # what Windows and Linux give their own


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this machine, and the adapter that has it, as the system names it."""

    ip: str
    adapter: str

    @property
    def is_virtual(self) -> bool:
        return self.adapter.casefold().startswith(VIRTUAL) or any(
            word in self.adapter.casefold() for word in ("virtual", "hyper-v", "vpn")
        )

    @property
    def is_hotspot(self) -> bool:
        """Whether this machine gives the network itself (connection sharing)."""
        return self.ip in _HOTSPOTS


def addresses() -> tuple[Address, ...]:
    """Return this machine's private IPv4 addresses, the likeliest for phones first."""
    found = [
        Address(str(ip.ip), str(adapter.nice_name))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4 and _is_local(str(ip.ip))
    ]
    return ordered(found, route_address())


def ordered(found: Iterable[Address], route: str) -> tuple[Address, ...]:
    """Put real adapters first, and among them the one of `route`, the way out to the internet."""
    return tuple(sorted(found, key=lambda a: (a.is_virtual, a.ip != route, a.adapter, a.ip)))


def _is_local(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return address.is_private and not address.is_loopback and not address.is_link_local


def route_address() -> str:
    """The address that a message to the internet would leave from; HERE without a network.

    Sends nothing.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation
            return str(probe.getsockname()[0])
        except OSError:
            return HERE


def chosen(settings: Settings) -> str:
    """Return the address that someone chose on this machine, "" if none was."""
    path = choice_path(settings)
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def choose(settings: Settings, ip: str) -> None:
    """Keep `ip` for phones, or with "" go back to finding it. Raises InvalidInput."""
    if ip and ip not in {address.ip for address in addresses()}:
        raise InvalidInput("Cet ordinateur n’a plus cette adresse. Choisissez-en une autre.")
    path = choice_path(settings)
    if ip:
        path.write_text(ip, encoding="ascii")
    else:
        path.unlink(missing_ok=True)


def choice_path(settings: Settings) -> Path:
    if "://" in settings.database:
        return Path.home() / ".mcdata.adresse"
    return Path(settings.database).absolute().with_suffix(".adresse")


def phone_address(settings: Settings) -> str:
    """The address that phones are given: the one chosen while this machine has it, else found."""
    wanted = chosen(settings)
    if wanted and wanted in {address.ip for address in addresses()}:
        return wanted
    return route_address()


def with_port(ip: str, settings: Settings) -> str:
    """The address as it is typed: without a number where the browser's own is served."""
    port = settings.short_port or settings.port
    return f"http://{ip}" if port == HTTP else f"http://{ip}:{port}"
