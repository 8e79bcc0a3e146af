"""Fixtures of the synthesis: one full séance, as a draft and as it is published."""

from __future__ import annotations

import pytest

from mcdata import synthesis
from mcdata.model import Participant, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis.report import Report
from tests.synthesis.meeting import AFTERWARDS, at_stage, hold


@pytest.fixture
def held(store: Store) -> Store:
    """A store whose séance « s » was held from 14 h 5 to 16 h 40."""
    hold(store)
    return store


@pytest.fixture
def report(held: Store) -> Report:
    """The draft of that séance."""
    return synthesis.report(held, "s", AFTERWARDS)


@pytest.fixture
def published(held: Store) -> Report:
    """The same once reread."""
    return at_stage(held, SynthesisStage.REREAD)


@pytest.fixture
def people(held: Store) -> tuple[Participant, ...]:
    return held.participants("p")
