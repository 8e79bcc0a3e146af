"""What is validated is frozen: nothing that changes later shows on it."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from mcdata import conduct, synthesis
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import Invitation, InvitationStage, NoteKind, NoteStage, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.freezing import freeze, thaw
from mcdata.synthesis.report import Report
from tests.synthesis.meeting import AFTERWARDS, SIGNED, text_of, validate


def test_a_report_is_the_same_after_having_been_kept(report: Report) -> None:
    assert thaw(freeze(report)) == report


def test_what_changes_after_validation_changes_neither_the_pdf_nor_the_html(held: Store) -> None:
    validate(held)
    before = [synthesis.export(held, "s", kind) for kind in ("pdf", "html")]
    change_everything(held)
    later = AFTERWARDS + timedelta(days=90)
    assert [synthesis.export(held, "s", kind, later) for kind in ("pdf", "html")] == before


def test_the_page_knows_that_facts_changed_after_the_signature(held: Store) -> None:
    validate(held)
    assert not synthesis.has_moved(held, "s")
    change_everything(held)
    assert synthesis.has_moved(held, "s")


def test_sealing_changes_nothing_of_what_was_signed(held: Store) -> None:
    validate(held)
    held.seal_seance("s")
    assert not synthesis.has_moved(held, "s")


def test_a_change_makes_a_new_version_and_the_signed_one_stays(held: Store) -> None:
    first = validate(held)
    editing.move(held, "s", SynthesisStage.REREAD)
    editing.write(held, "s", ["Tout autre chose."], [])
    editing.move(held, "s", SynthesisStage.VALIDATED, "Paul Bertin", now=SIGNED)
    second = synthesis.report(held, "s")
    assert second.version == first.version + 3
    assert second.points.items == ("Tout autre chose.",)
    assert synthesis.frozen(held, "s", first.version) == first
    assert [kept.validated_by for kept in held.frozen_reports("s")] == [
        "Paul Bertin",
        "Claire Morel",
    ]


def test_a_version_that_was_never_validated_is_refused(held: Store) -> None:
    with pytest.raises(NotFound):
        synthesis.export(held, "s", "pdf", version=1)


def test_a_validation_is_signed_with_a_name(held: Store) -> None:
    with pytest.raises(InvalidInput, match="votre nom"):
        editing.move(held, "s", SynthesisStage.VALIDATED, "  ")
    assert held.synthesis("s").stage is SynthesisStage.DRAFT


def test_who_and_when_stand_on_the_paper_with_a_block_to_sign(held: Store) -> None:
    editing.move(held, "s", SynthesisStage.VALIDATED, "Claire Morel", "Ilan Faure", now=SIGNED)
    report = synthesis.report(held, "s")
    details = dict(report.details)
    assert details["Rédaction"] == "Ilan Faure"
    assert details["Validation"] == (
        "le vendredi 8\u00a0mai 2026 à 17\u00a0h\u00a012, par Claire Morel"
    )
    assert "Rédigée par\nIlan Faure\nValidée par\nClaire Morel" in text_of_lines(report)
    assert "établi le vendredi 8 mai 2026 à 17 h 12" in text_of(report)


def test_a_reread_synthesis_has_empty_lines_to_sign(held: Store) -> None:
    editing.move(held, "s", SynthesisStage.REREAD)
    keys = [part.key for part in synthesis.report(held, "s").parts]
    assert keys[-2:] == ["signatures", "annexe"]
    editing.move(held, "s", SynthesisStage.DRAFT)
    assert "signatures" not in [part.key for part in synthesis.report(held, "s").parts]


def test_going_back_forgets_the_validation(held: Store) -> None:
    validate(held)
    editing.move(held, "s", SynthesisStage.REREAD)
    kept = held.synthesis("s")
    assert (kept.validated_by, kept.validated_at, kept.author) == ("", None, "Claire Morel")


def test_validating_twice_is_one_validation(held: Store) -> None:
    validate(held)
    editing.move(held, "s", SynthesisStage.VALIDATED, "Quelqu’un d’autre")
    assert held.synthesis("s").validated_by == "Claire Morel"
    assert len(held.frozen_reports("s")) == 1


def test_published_points_are_those_that_were_signed(held: Store) -> None:
    editing.write(held, "s", ["Un point."], ["Une suite."])
    assert synthesis.published_points(held, "s") == ()
    validate(held)
    held.save_synthesis(dataclasses.replace(held.synthesis("s"), points=("Autre chose.",)))
    assert synthesis.published_points(held, "s") == ("Un point.",)


def test_a_running_seance_is_not_validated(store: Store) -> None:
    from tests.support import small_seance

    small_seance(store)
    conduct.open_seance(store, "s")
    with pytest.raises(Refused, match="en cours"):
        editing.move(store, "s", SynthesisStage.VALIDATED, "Claire Morel")


def change_everything(store: Store) -> None:
    """Change a speaker's stage, a presence, a note, a title and the séance's name afterwards."""
    seance = store.seance("s")
    store.save_invitation(Invitation("s", "i0", InvitationStage.CONSIDERED, seance.starts_at))
    store.save_enrolments(
        [dataclasses.replace(e, present=False) for e in store.enrolments("s")[:9]]
    )
    note = store.state("s").notes[0]
    conduct.correct_note(store, "s", note.number, NoteKind.IDEA, "Autre.", NoteStage.PUBLISHABLE)
    store.save_seance(dataclasses.replace(seance, title="Un autre titre"))


def text_of_lines(report: Report) -> str:
    from tests.synthesis.meeting import sentences

    return "\n".join(sentences(report))
