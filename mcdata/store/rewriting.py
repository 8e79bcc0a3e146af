"""A DuckDB file written anew, so that nothing that was deleted is left in it.

DuckDB keeps deleted and overwritten rows in its free pages, through every checkpoint; only a new
file forgets them.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_COPY, _FRESH = ".copie", ".neuf"


def fresh_copy(path: Path) -> Path:
    """Write beside `path`, which is checkpointed, a file of its rows alone; return where.

    It is made from a copy: the file itself is held by the one connection that reads and writes.
    Raises duckdb.Error or OSError, and leaves nothing behind then.
    """
    sweep(path)
    copied, fresh = _beside(path, _COPY), _beside(path, _FRESH)
    try:
        shutil.copyfile(path, copied)
        with duckdb.connect(str(copied)) as connection:
            target = str(fresh).replace("'", "''")
            connection.execute(f"attach '{target}' as fresh")
            found = connection.execute("select current_database()").fetchone()
            assert found
            source = str(found[0]).replace('"', '""')
            connection.execute(f'copy from database "{source}" to fresh')
            connection.execute("detach fresh")
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
    except Exception:
        sweep(path)
        raise
    _remove(copied)
    return fresh


def sweep(path: Path) -> None:
    """Remove what a rewriting that was cut short left: it holds what was to be forgotten."""
    _remove(_beside(path, _COPY))
    _remove(_beside(path, _FRESH))


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _remove(path: Path) -> None:
    for one in (path, _beside(path, ".wal")):
        one.unlink(missing_ok=True)


class Gate:
    """Readers pass freely, and wait outside while the file is changed under them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Read; not while the gate is shut."""
        with self._changed:
            while self._shut:
                self._changed.wait()
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Keep readers out, once those inside have left."""
        with self._changed:
            self._shut = True
            while self._inside:
                self._changed.wait()
        try:
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()
