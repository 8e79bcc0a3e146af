"""Wording the first page and moving a synthesis on: brouillon, relue, validée."""

from __future__ import annotations

import pytest

from mcdata.errors import InvalidInput, Refused
from mcdata.model import SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing
from tests.support import small_seance
from tests.synthesis.meeting import validate


def test_lines_are_kept_in_order_without_the_empty_ones(held: Store) -> None:
    editing.write(held, "s", ["Un", " ", "Deux"], ["", "Après", ""])
    kept = held.synthesis("s")
    assert (kept.points, kept.follow_ups) == (("Un", "Deux"), ("Après",))


def test_each_change_is_a_new_version(held: Store) -> None:
    editing.write(held, "s", ["Un"], [])
    editing.write(held, "s", ["Un"], [])
    editing.move(held, "s", SynthesisStage.REREAD)
    assert held.synthesis("s").version == 2


def test_six_points_are_refused(held: Store) -> None:
    with pytest.raises(InvalidInput, match="gardez-en 5"):
        editing.write(held, "s", ["Un"] * 6, [])


def test_a_line_that_is_too_long_is_refused_by_its_number(held: Store) -> None:
    with pytest.raises(InvalidInput, match="Le point n°\u00a02"):
        editing.write(held, "s", ["Un", "x" * 241], [])


def test_a_validated_synthesis_is_not_rewritten(held: Store) -> None:
    validate(held)
    with pytest.raises(Refused, match="validée"):
        editing.write(held, "s", ["Autre chose"], [])


def test_a_synthesis_goes_back_to_be_corrected(held: Store) -> None:
    validate(held)
    editing.move(held, "s", SynthesisStage.REREAD)
    assert editing.write(held, "s", ["Corrigé"], []).points == ("Corrigé",)


def test_a_seance_that_runs_stays_a_draft(store: Store) -> None:
    from mcdata.conduct import open_seance

    small_seance(store)
    open_seance(store, "s")
    with pytest.raises(Refused, match="encore en cours"):
        editing.move(store, "s", SynthesisStage.REREAD)


def test_a_seance_to_come_stays_a_draft(store: Store) -> None:
    small_seance(store)
    with pytest.raises(Refused, match="pas encore eu lieu"):
        editing.move(store, "s", SynthesisStage.VALIDATED)
