"""Fixtures of the synthesis: one full séance, as a draft and as it is published."""

from __future__ import annotations

import pytest

from mcdata import synthesis
from mcdata.model import Participant, SealedUrn, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis.report import Report
from tests.synthesis.meeting import AFTERWARDS, ANSWERS, at_stage, journal, prepare


@pytest.fixture
def held(store: Store) -> Store:
    """A store whose séance « s » was held from 14 h 5 to 16 h 40."""
    prepare(store)
    store.import_journal("s", journal().entries)
    store.import_answers([SealedUrn("s", poll, tuple(a)) for poll, a in ANSWERS.items()])
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
