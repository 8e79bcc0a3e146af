"""DuckDB behind the store: opening with care, reading on cursors, committing batches."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from mcdata.clock import now
from mcdata.errors import DatabaseDamaged, DatabaseLocked, StoreBusy, StoreError
from mcdata.store.rewriting import Gate, fresh_copy, sweep
from mcdata.store.sql import Change, statements, steps

STATEMENTS = statements(r"$\1")
_BUSY_COPY = "La base est très occupée. Réessayez la sauvegarde dans un instant."
_NO_COPY = (
    "La sauvegarde n’a pas pu être faite\u00a0: le disque est plein, ou la base ne se lit plus. "
    "Rien n’a été changé."
)
CHECKPOINT_TRIES = 50
CHECKPOINT_PAUSE = 0.02  # seconds, between two tries while somebody reads


class DuckDatabase:
    """One DuckDB file. Reads may come from any thread; `commit` from the writer's alone."""

    kind = "duckdb"

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises DatabaseLocked, DatabaseDamaged or StoreError."""
        self.path = path
        self._gate = Gate()
        sweep(path)
        is_new = not path.exists()
        self._connection = _connect(path)
        try:
            self.identity = _prepare(self._connection)
            if not is_new:
                _probe(self._connection)
            _lock(self._connection)
        except duckdb.Error as error:
            with contextlib.suppress(duckdb.Error):
                self._connection.close()
            raise DatabaseDamaged(_damaged(path)) from error
        self._inode = path.stat().st_ino
        self._pause = threading.Event()

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Run a named reading statement on a cursor of its own."""
        with self._gate.passing(), self._connection.cursor() as cursor:
            return cursor.execute(STATEMENTS[statement], values).fetchall()

    def commit(self, changes: Sequence[Change], batch: int) -> None:
        connection = self._connection
        connection.execute("begin")
        try:
            for change in changes:
                connection.execute(STATEMENTS[change.statement], dict(change.values))
            connection.execute(STATEMENTS["save_last_batch"], {"batch": batch})
            connection.execute("commit")
        except Exception:
            # after a failed COMMIT no transaction is open, and the rollback itself may refuse
            with contextlib.suppress(duckdb.Error):
                connection.execute("rollback")
            raise

    def checkpoint(self) -> bool:
        for _ in range(CHECKPOINT_TRIES):
            try:
                self._connection.execute("checkpoint")
            except duckdb.TransactionException:
                self._pause.wait(CHECKPOINT_PAUSE)
            else:
                return True
        return False

    def rewrite(self) -> bool:
        """Put a new file in the place of this one; readers wait for the time of the change."""
        if not self.checkpoint():
            return False
        fresh = fresh_copy(self.path)
        with self._gate.shut():
            self._connection.close()
            try:
                fresh.replace(self.path)
            finally:  # whichever file is there now, go on with it
                self._connection = _connect(self.path)
                _lock(self._connection)
                self._inode = self.path.stat().st_ino
        return True

    def copy(self) -> bytes:
        """Return the whole database as the bytes of a new file; from the writer's thread alone.

        What was erased is not in it. Raises StoreBusy while readers keep the checkpoint from
        being done.
        """
        if not self.checkpoint():
            raise StoreBusy(_BUSY_COPY)
        try:
            fresh = fresh_copy(self.path)
            content = fresh.read_bytes()
        except (OSError, duckdb.Error) as error:
            raise StoreError(_NO_COPY) from error
        finally:
            sweep(self.path)
        return content

    def is_same_file(self) -> bool:
        try:
            return self.path.stat().st_ino == self._inode
        except FileNotFoundError:
            return False

    def last_batch(self) -> int:
        return int(self.rows("last_batch")[0][0])

    def close(self) -> None:
        self._connection.close()


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Let nothing that is read or written reach another file, or change that."""
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")


def _damaged(path: Path) -> str:
    return (
        f"La base {path} est illisible ou tronquée. Rien n’y a été écrit. "
        "Remettez une sauvegarde à sa place, ou donnez le chemin d’une autre "
        "base (réglage MC_DATABASE)."
    )


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError(path)
        return duckdb.connect(str(path), config={"memory_limit": "1GB", "threads": 2})
    except OSError as error:
        raise StoreError(
            f"La base {path} ne s’ouvre pas en écriture. Vérifiez le dossier et ses droits."
        ) from error
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise DatabaseLocked(
                f"La base {path} est déjà ouverte par un autre programme. "
                "Arrêtez-le, ou donnez le chemin d’une autre "
        "base (réglage MC_DATABASE)."
            ) from error
        raise DatabaseDamaged(_damaged(path)) from error


def _prepare(connection: duckdb.DuckDBPyConnection) -> str:
    """Bring the schema up to date, each step in its own transaction; return the identity.

    A new database is checkpointed at once, so that its identity is in the file itself.
    """
    connection.execute(
        "create table if not exists schema_step "
        "(number integer primary key, name text not null, applied_at timestamp not null)"
    )
    done = {row[0] for row in connection.execute("select number from schema_step").fetchall()}
    for number, name, script in steps():
        if number in done:
            continue
        connection.execute("begin")
        try:
            connection.execute(script)
            connection.execute("insert into schema_step values ($1, $2, $3)", [number, name, now()])
            connection.execute("commit")
        except duckdb.Error:
            connection.execute("rollback")
            raise
    found = connection.execute("select identity from recovery where id = 1").fetchone()
    if found:
        return str(found[0])
    identity = uuid4().hex
    connection.execute("insert into recovery values (1, 0, $1)", [identity])
    connection.execute("checkpoint")
    return identity


def _probe(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every row and try an indexed insert in every table, rolled back.

    A truncated file opens and counts well, and fails only at its first indexed insert.
    """
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in connection.execute(
        "select table_name, column_name, data_type from information_schema.columns "
        "where table_schema = 'main' order by table_name, ordinal_position"
    ).fetchall():
        tables.setdefault(table, []).append((column, kind))
    for table in tables:
        connection.execute(f'select sum(hash(t)) from "{table}" t').fetchall()  # noqa: S608
    connection.execute("begin")
    try:
        for table, columns in tables.items():
            connection.execute(_probe_insert(table, columns))
    finally:
        connection.execute("rollback")


def _probe_insert(table: str, columns: Sequence[tuple[str, str]]) -> str:
    """An insert whose key no application row can have."""
    samples = {
        "VARCHAR": "'~sonde'",
        "INTEGER": "-2147483648",
        "BIGINT": "-9223372036854775808",
        "BOOLEAN": "false",
        "TIMESTAMP": "timestamp '1900-01-01'",
    }
    special = {"capacity": "1", "minutes": "0"}
    values = ", ".join(special.get(name, samples[kind]) for name, kind in columns)
    return f'insert into "{table}" values ({values})'  # noqa: S608
