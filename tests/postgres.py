"""A PostgreSQL server of the tests' own, in a folder that goes with them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.serving import free_port


def _binaries() -> Path:
    """The newest PostgreSQL that Debian's packages installed."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))


def _as_server(command: list[str]) -> None:
    """PostgreSQL refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Start a server in `folder` (which the server's user may enter); yield its address."""
    data, port = folder / "pg", free_port()
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    tools = _binaries()
    _as_server([str(tools / "initdb"), "-D", str(data), "-A", "trust", "-U", "mc", "-E", "UTF8"])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [str(tools / "pg_ctl"), "-D", str(data), "-w"]
    _as_server([*control, "-o", options, "-l", str(folder / "pg.log"), "start"])
    try:
        yield f"postgresql://mc@127.0.0.1:{port}/postgres"
    finally:
        _as_server([*control, "-m", "immediate", "stop"])
