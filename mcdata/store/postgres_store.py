"""Opening the store on a PostgreSQL database."""

from __future__ import annotations

from mcdata.store.log import NoLog
from mcdata.store.postgres_database import PostgresDatabase
from mcdata.store.sql_store import SqlStore


def open_postgres(address: str) -> SqlStore:
    """Connect and start writing. Raises StoreError or DatabaseLocked."""
    database = PostgresDatabase(address)
    return SqlStore(database, NoLog(), database.last_batch(), {})
