"""A real server in a process of its own, for the tests of screens, durability and the benchmark."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx

from mcdata.access import AccessRole, Keys
from mcdata.settings import ROOT

SECRET = "secret-des-essais"


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
    seconds_to_start: float

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def link(self, role: AccessRole) -> str:
        """The address that opens a role."""
        return self.address + Keys(SECRET).link(role)

    def stop(self) -> int:
        """Ask the server to stop, as Ctrl+C does, and return its exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()


def serve(database: Path, *, demo: bool = True, port: int | None = None) -> Served:
    """Start a server on `database` and return once `/sante` answers."""
    chosen = port or free_port()
    environment = {
        **os.environ,
        "MC_DATABASE": str(database),
        "MC_PORT": str(chosen),
        "MC_SECRET": SECRET,
        "MC_DEMO": "1" if demo else "0",
        "MC_BASE_URL": f"http://127.0.0.1:{chosen}",
    }
    began = time.monotonic()
    output = database.with_suffix(".sortie").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "mcdata", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
    )
    transport = httpx.HTTPTransport(retries=0)
    with httpx.Client(transport=transport, timeout=30) as client:
        while True:
            if process.poll() is not None:
                raise RuntimeError(database.with_suffix(".sortie").read_text(encoding="utf-8"))
            try:
                client.get(f"http://127.0.0.1:{chosen}/sante").raise_for_status()
                break
            except httpx.ConnectError:
                if time.monotonic() - began > 60:
                    process.kill()
                    raise
                time.sleep(0.02)  # the port isn't taken yet: nothing to wait on but time
    return Served(process, chosen, database, time.monotonic() - began)
