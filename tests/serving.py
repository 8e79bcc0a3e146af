"""A real server in a process of its own, for the tests of screens, durability and the benchmark."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx

from mcdata.access import AccessRole, Keys
from mcdata.settings import ROOT

SECRET = "secret-des-essais"
PATIENCE = 60  # seconds; a server that has not answered by then never will


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """A running server: where it is, how to get in, how to stop it."""

    process: subprocess.Popen[str]
    port: int
    database: Path
    seconds_to_start: float = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def link(self, role: AccessRole) -> str:
        """The address that opens a role."""
        return self.address + Keys(SECRET).link(role)

    @property
    def said(self) -> str:
        """What the server wrote in its terminal so far."""
        return _output(self.database).read_text(encoding="utf-8")

    def stop(self) -> int:
        """Ask the server to stop, as Ctrl+C does, and return its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()


SERVE = ("-m", "mcdata", "serve")


def start(database: Path, *, demo: bool, port: int, command: Sequence[str] = SERVE) -> Served:
    """Start a server as `make run` does, without waiting for it."""
    environment = {name: value for name, value in os.environ.items() if name[:3] != "MC_"}
    environment |= {
        "MC_DATABASE": str(database),
        "MC_PORT": str(port),
        "MC_SECRET": SECRET,
        "MC_DEMO": "1" if demo else "0",
        "MC_BASE_URL": f"http://127.0.0.1:{port}",
    }
    with _output(database).open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
    return Served(process, port, database)


def serve(
    database: Path,
    *,
    demo: bool = True,
    port: int | None = None,
    command: Sequence[str] = SERVE,
) -> Served:
    """Start a server on `database` and return once `/sante` answers.

    Raises RuntimeError with what it said if it stopped instead.
    """
    began = time.monotonic()
    served = start(database, demo=demo, port=port or free_port(), command=command)
    with httpx.Client(timeout=PATIENCE) as client:
        while True:
            try:
                client.get(f"{served.address}/sante").raise_for_status()
                break
            except httpx.TransportError as error:
                if served.process.poll() is not None:
                    raise RuntimeError(served.said) from error
                if time.monotonic() - began > PATIENCE:
                    served.kill()
                    raise
                time.sleep(0.01)  # the port isn't taken yet: nothing to wait on but time
    served.seconds_to_start = time.monotonic() - began
    return served


@contextmanager
def serving(database: Path, *, demo: bool = True) -> Iterator[Served]:
    """A server for the time of a block; stopped at its end."""
    served = serve(database, demo=demo)
    try:
        yield served
    finally:
        served.stop()


def _output(database: Path) -> Path:
    return database.with_suffix(".sortie")
