"""Starting the server: the port, the limits of the system, and what the terminal says."""

from __future__ import annotations

import contextlib
import io
import os
import socket
from collections.abc import Mapping
from types import FrameType

import segno
import uvicorn

from mcdata.access import AccessRole, Keys, public_address
from mcdata.errors import StoreError
from mcdata.network.addresses import HTTP, addresses, phone_address
from mcdata.runtime import Runtime
from mcdata.settings import Settings

OPEN_FILES = 8192
GRACE = 3  # seconds that open feeds are given when the server stops
BACKLOG = 2048


def raise_open_file_limit() -> None:
    """Each phone's feed is an open file; with 256 of them, votes would be shut out."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def listen(port: int) -> socket.socket:
    """Take the port. Raises StoreError's parent sentence when another program has it."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name != "nt":  # on Windows it would take a port that another program serves
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("0.0.0.0", port))  # noqa: S104 - phones come in from the local network
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        raise StoreError(
            f"Le port {port} est déjà pris par un autre programme. "
            "Arrêtez-le, ou choisissez-en un autre par ce réglage\u00a0: "
            f"MC_PORT={port + 1} make run"
        ) from error
    return taken


def short_port(settings: Settings, environment: Mapping[str, str]) -> int:
    """The second port to try: the one asked for, else 80 unless a port was asked for; 0: none."""
    if environment.get("MC_SHORT_PORT", "").strip():
        return settings.short_port
    return 0 if environment.get("MC_PORT", "").strip() else HTTP


def listen_briefly(settings: Settings, environment: Mapping[str, str]) -> socket.socket | None:
    """Take the port that an address need not say, beside the usual one; None where it can't be.

    A system may reserve it for its administrator, another program may have it: the usual port
    is then enough, and nothing is said.
    """
    port = short_port(settings, environment)
    if port in {0, settings.port}:
        return None
    try:
        return listen(port)
    except StoreError:
        return None


def banner(settings: Settings, keys: Keys, code: str | None) -> str:
    """What the terminal says: three addresses, and the phones' one as a QR code."""
    here = f"http://localhost:{settings.port}"
    phones = f"{public_address(settings)}/v/{code or ''}"
    drawn = io.StringIO()
    segno.make(phones, error="m").terminal(out=drawn, compact=True, border=2)
    return "\n".join(
        (
            "",
            "Master class citoyenne — le tableau de bord est prêt.",
            "",
            f"  Animation    : {here}{keys.link(AccessRole.ANIMATOR)}",
            f"  Projection   : {here}{keys.link(AccessRole.PROJECTOR)}",
            f"  IREV         : {here}{keys.link(AccessRole.IREV)}",
            f"  Participants : {phones}",
            "",
            drawn.getvalue(),
            *_other_addresses(settings),
            "Arrêt : Ctrl+C. Les données restent dans " + settings.database,
            "",
        )
    )


def _other_addresses(settings: Settings) -> tuple[str, ...]:
    """Offer the machine's other addresses, when it has several: only some lead to the room."""
    known = () if settings.base_url else addresses()
    if len(known) < 2:
        return ()
    used = phone_address(settings)
    lines = (
        f"  {'→' if address.ip == used else ' '} {address.ip}  ({address.adapter})"
        for address in known
    )
    return (
        "Cet ordinateur a plusieurs adresses. Les téléphones reçoivent celle de la flèche :",
        *lines,
        "Pour en changer : page « Réglages », « Le réseau de la salle ».",
        "",
    )


class _Server(uvicorn.Server):
    """Ends the open feeds first: they would last as long as the grace that they are given."""

    def __init__(self, config: uvicorn.Config, held: Runtime) -> None:
        super().__init__(config)
        self._held = held

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._held.stop()
        super().handle_exit(sig, frame)


def run(held: Runtime, *taken: socket.socket) -> None:
    """Serve until Ctrl+C or SIGTERM."""
    raise_open_file_limit()
    config = uvicorn.Config(
        "app:app",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=GRACE,
        backlog=BACKLOG,
        timeout_keep_alive=30,
        ws_max_size=8 * 1024 * 1024,
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again once all is closed
        _Server(config, held).run(sockets=list(taken))
