"""Starting the server: the port, the limits of the system, and what the terminal says."""

from __future__ import annotations

import contextlib
import io
import socket
from types import FrameType

import segno
import uvicorn

from mcdata.access import AccessRole, Keys, public_address
from mcdata.errors import StoreError
from mcdata.live import Feed
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
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("0.0.0.0", port))  # noqa: S104 - phones come in from the local network
        taken.listen(BACKLOG)
    except OSError as error:
        taken.close()
        raise StoreError(
            f"Le port {port} est déjà pris par un autre programme. "
            f"Arrêtez-le, ou choisissez-en un autre : MC_PORT={port + 1} make run"
        ) from error
    return taken


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
            "Arrêt : Ctrl+C. Les données restent dans " + settings.database,
            "",
        )
    )


class _Server(uvicorn.Server):
    """Ends the open feeds first: they would last as long as the grace that they are given."""

    def __init__(self, config: uvicorn.Config, feed: Feed) -> None:
        super().__init__(config)
        self._feed = feed

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._feed.stop()
        super().handle_exit(sig, frame)


def run(held: Runtime, taken: socket.socket) -> None:
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
        _Server(config, held.feed).run(sockets=[taken])
