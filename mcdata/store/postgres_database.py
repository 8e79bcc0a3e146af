"""PostgreSQL behind the store: the same statements, its own durability instead of our log."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

import psycopg

from mcdata.clock import now
from mcdata.errors import DatabaseLocked, Refused, StoreError
from mcdata.store.sql import Change, statements, steps

STATEMENTS = statements(r"%(\1)s")
ONE_SERVER = 5902017  # the advisory lock that says that a server holds this database

UNREACHABLE = (
    "La base PostgreSQL ne répond pas. Vérifiez son adresse (réglage MC_DATABASE), puis relancez."
)


class PostgresDatabase:
    """One PostgreSQL database, held by one server at a time: its memory is its own."""

    kind = "postgresql"

    def __init__(self, address: str) -> None:
        """Connect and bring the schema up to date. Raises StoreError or DatabaseLocked."""
        self._address = address
        self._idle: deque[psycopg.Connection[Any]] = deque()
        self._writer = self._hold()
        self._prepare()

    def _connect(self) -> psycopg.Connection[Any]:
        try:
            return psycopg.connect(self._address, autocommit=True)
        except psycopg.Error as error:
            raise StoreError(UNREACHABLE) from error

    def _hold(self) -> psycopg.Connection[Any]:
        """Connect, and keep every other server out for as long as the connection lasts."""
        connection = self._connect()
        held = connection.execute("select pg_try_advisory_lock(%s)", [ONE_SERVER]).fetchone()
        if not held or not held[0]:
            connection.close()
            raise DatabaseLocked(
                "Cette base PostgreSQL est déjà servie par un autre programme. Arrêtez-le d’abord."
            )
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

    def copy(self) -> bytes:
        raise Refused(
            "Cette base est sur un serveur\u00a0: sauvegardez-la avec les outils de PostgreSQL."
        )

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]:
        """Run a named reading statement; no two threads share a connection at once.

        Lent rather than one a thread: Streamlit runs each page in a new thread.
        """
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        try:
            found = connection.execute(STATEMENTS[statement].encode(), values).fetchall()
        except psycopg.OperationalError as error:
            connection.close()
            raise StoreError(UNREACHABLE) from error
        self._idle.append(connection)
        return found

    def commit(self, changes: Sequence[Change], batch: int) -> None:
        if self._writer.closed:
            self._writer = self._hold()
        with self._writer.transaction():
            for change in changes:
                self._writer.execute(STATEMENTS[change.statement].encode(), change.values)
            self._writer.execute(STATEMENTS["save_last_batch"].encode(), {"batch": batch})

    def last_batch(self) -> int:
        return int(self.rows("last_batch")[0][0])

    def checkpoint(self) -> bool:
        """PostgreSQL checkpoints by itself."""
        return True

    def rewrite(self) -> bool:
        """Write every table anew: the dead rows' pages are given back."""
        self._writer.execute("vacuum full")
        return True

    def is_same_file(self) -> bool:
        return True

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()
        self._writer.close()
