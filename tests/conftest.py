"""Fixtures that most tests share; each test has a database file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.support import make_runtime


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[Runtime]:
    """A runtime on an empty database."""
    held = make_runtime(tmp_path)
    yield held
    held.close()


@pytest.fixture
def store(runtime: Runtime) -> Store:
    """An empty store."""
    return runtime.store


@pytest.fixture
def demo_runtime(tmp_path: Path) -> Iterator[Runtime]:
    """A runtime that holds the demo programme as of 5 May 2026."""
    from mcdata.demo import load_demo

    held = make_runtime(tmp_path)
    load_demo(held.store, date(2026, 5, 5))
    yield held
    held.close()
