"""What is PostgreSQL's alone: connections, and one server at a time."""

from __future__ import annotations

import threading

import psycopg

from mcdata.settings import Settings
from mcdata.store import open_store


def test_reading_from_many_threads_opens_no_connection_a_thread(postgres_address: str) -> None:
    store = open_store(Settings(database=postgres_address))
    for _ in range(20):
        reader = threading.Thread(target=store.has_answered, args=("s", "p", "v"))
        reader.start()
        reader.join()
    with psycopg.connect(postgres_address) as connection:
        opened = connection.execute(
            "select count(*) from pg_stat_activity where datname = current_database()"
        ).fetchone()
    store.close()
    assert opened is not None
    assert opened[0] <= 4
