"""Facts go to JSON and come back the same."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata.facts import FACTS, Fact, NoteCorrected, SceneChosen, SeatTaken, decode, encode
from mcdata.model import NoteKind, NoteStage, Role, Scene

facts = st.one_of([st.from_type(kind) for kind in FACTS.values()])


def through_json(fact: Fact) -> Fact:
    name, fields = encode(fact)
    return decode(name, json.loads(json.dumps(fields)))


@given(facts)
def test_decode_gives_back_what_was_encoded(fact: Fact) -> None:
    assert through_json(fact) == fact


@given(facts)
def test_decode_gives_enums_back_as_enums(fact: Fact) -> None:
    again = through_json(fact)
    for field in dataclasses.fields(fact):
        assert type(getattr(again, field.name)) is type(getattr(fact, field.name))


@pytest.mark.parametrize(
    "fact",
    [
        SeatTaken(3, Role.ELECTED, None),
        SceneChosen(Scene.RESULTS, "p"),
        NoteCorrected(4, NoteKind.IDEA, "Déjà « dit »", NoteStage.PUBLISHABLE),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_decode_of_a_fact_with_enums(fact: Fact) -> None:
    assert through_json(fact) == fact


def test_encode_names_every_fact_after_its_class() -> None:
    assert all(name == kind.__name__ for name, kind in FACTS.items())
    assert len(FACTS) >= 19


def test_decode_refuses_a_name_that_no_fact_bears() -> None:
    with pytest.raises(KeyError):
        decode("NoSuchFact", {})


def test_a_fact_can_not_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        SeatTaken(3).seat = 4  # type: ignore[misc]
