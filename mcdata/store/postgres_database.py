"""PostgreSQL behind the store: the same statements, its own durability instead of our log."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import psycopg

from mcdata.clock import now
from mcdata.errors import DatabaseLocked, StoreError
from mcdata.store.sql import Change, statements, steps

STATEMENTS = statements(r"%(\1)s")
ONE_SERVER = 5902017  # the advisory lock that says that a server holds this database

UNREACHABLE = (
    "La base PostgreSQL ne répond pas. Vérifiez l’adresse donnée par MC_DATABASE, puis relancez."
)


class PostgresDatabase:
    """One PostgreSQL database, held by one server at a time: its memory is its own."""

    kind = "postgresql"

    def __init__(self, address: str) -> None:
        """Connect and bring the schema up to date. Raises StoreError or DatabaseLocked."""
        self._address = address
        self._readers = threading.local()
        self._opened: list[psycopg.Connection[Any]] = []
        self._writer = self._connect()
        held = self._writer.execute("select pg_try_advisory_lock(%s)", [ONE_SERVER]).fetchone()
        if not held or not held[0]:
            self.close()
            raise DatabaseLocked(
                "Cette base PostgreSQL est déjà servie par un autre programme. Arrêtez-le d’abord."
            )
        self._prepare()

    def _connect(self) -> psycopg.Connection[Any]:
        try:
            connection = psycopg.connect(self._address, autocommit=True)
        except psycopg.Error as error:
            raise StoreError(UNREACHABLE) from error
        self._opened.append(connection)
        return connection

    def _prepare(self) -> None:
        """Apply the schema's steps that this database doesn't have, each in a transaction."""
        self._writer.execute(
            "create table if not exists schema_step "
            "(number integer primary key, name text not null, applied_at timestamp not null)"
        )
        done = {row[0] for row in self._writer.execute("select number from schema_step")}
        for number, name, script in steps():
            if number in done:
                continue
            with self._writer.transaction():
                self._writer.execute(script.encode())
                self._writer.execute(
                    "insert into schema_step values (%s, %s, %s)", [number, name, now()]
                )
        self._writer.execute(
            "insert into recovery values (1, 0, 'postgresql') on conflict (id) do nothing"
        )

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Run a named reading statement; each thread has a connection of its own."""
        connection: psycopg.Connection[Any] | None = getattr(self._readers, "connection", None)
        if connection is None or connection.closed:
            connection = self._readers.connection = self._connect()
        try:
            return connection.execute(STATEMENTS[statement].encode(), values).fetchall()
        except psycopg.OperationalError as error:
            connection.close()
            raise StoreError(UNREACHABLE) from error

    def commit(self, changes: Sequence[Change], batch: int) -> None:
        if self._writer.closed:
            self._writer = self._connect()
        with self._writer.transaction():
            for change in changes:
                self._writer.execute(STATEMENTS[change.statement].encode(), change.values)
            self._writer.execute(STATEMENTS["save_last_batch"].encode(), {"batch": batch})

    def last_batch(self) -> int:
        return int(self.rows("last_batch")[0][0])

    def checkpoint(self) -> bool:
        """PostgreSQL checkpoints by itself."""
        return True

    def is_same_file(self) -> bool:
        return True

    def close(self) -> None:
        for connection in self._opened:
            connection.close()
