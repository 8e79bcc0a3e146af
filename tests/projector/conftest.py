"""The séance that the projector's tests look at."""

from __future__ import annotations

import pytest

from mcdata import conduct
from mcdata.model import Seance
from mcdata.store import Store
from tests.support import START, small_seance


@pytest.fixture
def seance(store: Store) -> Seance:
    """A séance that has begun, with ten citizens at places 1 to 10."""
    prepared = small_seance(store)
    conduct.open_seance(store, prepared.id, at=START)
    for place in range(1, 11):
        conduct.take_seat(store, prepared.id, place, at=START)
    return prepared
