"""The recovery log: every batch of writes, hash-chained and fsynced before its commit.

One JSON object a line. The first names the database (`identity`) and the batch after which it
starts; each other one holds a batch's number, its changes and a hash of the line before and of
itself, or strikes out a batch that the database refused. A torn last line was never
acknowledged and is dropped; a break further up means damage, and what follows it is not trusted.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcdata.store.sql import Change


@dataclass(frozen=True, slots=True)
class Batch:
    number: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LogContent:
    """What a log file says. `damage` is a French sentence if the chain broke before its end."""

    identity: str
    after: int
    batches: tuple[Batch, ...]
    damage: str = ""

    @property
    def last(self) -> int:
        return self.batches[-1].number if self.batches else self.after


def _dump(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def _link(previous: str, body: str) -> str:
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def _line(text: str, link: str) -> bytes:
    return f'{{"body":{text},"link":"{link}"}}\n'.encode()


def _sync_folder(folder: Path) -> None:
    """Make a renaming durable; Windows does it by itself, and opens no folder."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def read_log(path: Path) -> LogContent | None:
    """Read a log; None if there is none, or nothing whole in it."""
    if not path.exists():
        return None
    head: dict[str, Any] | None = None
    batches: dict[int, Batch] = {}
    chain, damage = "", ""
    lines = path.read_bytes().split(b"\n")
    for index, line in enumerate(lines):
        if not line:
            continue
        try:
            envelope = json.loads(line)
            body = _dump(envelope["body"])
            if envelope["link"] != _link(chain, body):
                raise ValueError("broken chain")
        except (ValueError, KeyError, TypeError):
            if index < len(lines) - 1:
                damage = f"Le journal de secours est abîmé à sa ligne {index + 1}."
            break
        chain = envelope["link"]
        record = envelope["body"]
        if head is None:
            head = record
        elif "struck" in record:
            batches.pop(record["struck"], None)
        else:
            changes = tuple(Change(name, values) for name, values in record["changes"])
            batches[record["batch"]] = Batch(record["batch"], changes)
    if head is None:
        return None
    return LogContent(head["identity"], head["after"], tuple(batches.values()), damage)


class RecoveryLog:
    """The log that is being written; used by the writer's thread alone."""

    def __init__(self, path: Path, identity: str, after: int) -> None:
        """Start a new log in the place of the old one, which the database now holds whole."""
        self.path = path
        self._identity = identity
        self._open(*self._write_fresh(after))

    def _write_fresh(self, after: int) -> tuple[str, int]:
        """Put a log that holds only its head beside the present one; return its chain and size."""
        text = _dump({"identity": self._identity, "after": after})
        link = _link("", text)
        with self._fresh.open("wb") as file:
            size = file.write(_line(text, link))
            file.flush()
            os.fsync(file.fileno())
        return link, size

    def _open(self, chain: str, size: int) -> None:
        """Move the fresh log into its place, and go on from there."""
        self._fresh.replace(self.path)
        _sync_folder(self.path.parent)
        self._reopen()
        self._chain, self._size = chain, size

    def _reopen(self) -> None:
        # unbuffered: a line that the disk refused must not come out with a later one
        self._file = self.path.open("ab", buffering=0)

    @property
    def _fresh(self) -> Path:
        return self.path.with_name(self.path.name + ".tmp")

    def append(self, batch: int, changes: Sequence[Change]) -> None:
        """Write a batch and wait until the disk has it. Raises OSError; the log stays whole."""
        self._append({"batch": batch, "changes": [[c.statement, dict(c.values)] for c in changes]})

    def strike(self, batch: int) -> None:
        """Say that the database refused a batch, so that it is not replayed."""
        self._append({"struck": batch})

    def rotate(self, after: int) -> None:
        """Forget every batch up to `after`: the database's own file holds them.

        Raises OSError; the present log goes on then.
        """
        fresh = self._write_fresh(after)
        self._file.close()  # Windows renames over no open file
        try:
            self._open(*fresh)
        except OSError:
            self._reopen()
            raise

    def close(self) -> None:
        self._file.close()

    @property
    def size(self) -> int:
        """Bytes written since the last rotation."""
        return self._size

    def _append(self, body: dict[str, Any]) -> None:
        text = _dump(body)
        link = _link(self._chain, text)
        line = _line(text, link)
        try:
            written = 0
            while written < len(line):
                written += self._file.write(line[written:])
            os.fsync(self._file.fileno())
        except OSError:
            self._file.truncate(self._size)
            raise
        self._chain = link
        self._size += len(line)


class NoLog:
    """For a database whose own log is enough."""

    size = 0

    def append(self, batch: int, changes: Sequence[Change]) -> None: ...
    def strike(self, batch: int) -> None: ...
    def rotate(self, after: int) -> None: ...
    def close(self) -> None: ...
