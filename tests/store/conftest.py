"""The store's tests run on both databases; recovery's are DuckDB's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mcdata.settings import Settings
from mcdata.store import Store, open_store
from tests.postgres import postgres


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """One server for all of the store's tests."""
    with tempfile.TemporaryDirectory(prefix="mcpg") as folder:
        place = Path(folder)
        place.chmod(0o755)
        with postgres(place / "serveur") as address:
            yield address


@pytest.fixture(params=["duckdb", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, on DuckDB then on PostgreSQL."""
    database = str(tmp_path / "essai.duckdb")
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres_address")
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute("drop schema public cascade")
            connection.execute("create schema public")
    opened = open_store(Settings(database=database))
    yield opened
    opened.close()
