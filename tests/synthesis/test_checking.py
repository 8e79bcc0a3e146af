"""Names and contacts in what would be published block validation until lifted one by one."""

from __future__ import annotations

import dataclasses

import pytest

from mcdata import conduct, synthesis
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import PollClosed, PollOpened
from mcdata.model import (
    Answer,
    College,
    NoteKind,
    NoteStage,
    Participant,
    Poll,
    PollType,
    SealedUrn,
    SynthesisStage,
)
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.checking import NAMES_NOBODY
from tests.rooms import Room
from tests.support import small_seance
from tests.synthesis.meeting import at_stage, text_of, validate

DELATTRE = Participant("p", "x1", "Fatma", "Delattre", College.RESIDENTS, "QP059001", "mel", "2000")


@pytest.fixture
def known(held: Store) -> Store:
    """The séance that was held, and an enrolled person named Fatma Delattre."""
    held.save_participants([DELATTRE])
    return held


def doubts(store: Store) -> list[str]:
    return [doubt.found.words for doubt in editing.doubts_of(store, "s")]


def note(store: Store, text: str, stage: NoteStage = NoteStage.PUBLISHABLE) -> None:
    (taken,) = conduct.take_note(store, "s", NoteKind.TESTIMONY, text)
    conduct.correct_note(store, "s", taken.number, NoteKind.TESTIMONY, text, stage)


def test_a_clean_synthesis_says_that_it_names_nobody(known: Store) -> None:
    assert NAMES_NOBODY in validate(known).made


def test_a_draft_with_its_raw_notes_never_says_so(known: Store) -> None:
    assert NAMES_NOBODY not in text_of(synthesis.report(known, "s"))


def test_a_name_and_a_telephone_in_a_publishable_note_block_validation(known: Store) -> None:
    note(known, "Mme DELATTRE attend, 06.39.98.10.40.")
    with pytest.raises(Refused, match="2\u00a0passages peuvent faire reconnaître"):
        validate(known)
    assert known.synthesis("s").stage is SynthesisStage.DRAFT
    assert known.frozen_reports("s") == ()


def test_a_raw_note_is_not_published_and_blocks_nothing(known: Store) -> None:
    note(known, "Mme Delattre attend.", NoteStage.REREAD)
    assert doubts(known) == []


def test_points_follow_ups_titles_and_questions_are_checked(known: Store) -> None:
    editing.write(known, "s", ["Fatma Delattre a raison."], ["Écrire à f.d@exemple.fr"])
    known.save_seance(dataclasses.replace(known.seance("s"), title="Chez Mme Delattre"))
    assert doubts(known) == ["Delattre", "Fatma Delattre", "f.d@exemple.fr"]


def test_a_question_and_its_options_are_checked(store: Store) -> None:
    small_seance(store)
    store.save_participants([DELATTRE])
    options = ("Fatma Delattre", "Le 06 39 98 10 40")
    store.save_poll(Poll("s", "qui", 9, PollType.SINGLE, "Suivre Delattre ?", options))
    room = Room().open(0).sit(1).add(PollOpened("qui"), 1).add(PollClosed("qui"), 2)
    store.import_journal("s", room.end(3).entries)
    store.import_answers([SealedUrn("s", "qui", (Answer((0,)),) * 6)])
    shown = [d.found.words for d in editing.doubts_of(store, "s") if "réponses" in d.where]
    assert shown == ["Delattre", "Fatma Delattre", "06 39 98 10 40"]


def test_a_doubt_is_lifted_with_a_reason_which_is_kept(known: Store) -> None:
    note(known, "La place Delattre est trop sombre.")
    (doubt,) = editing.doubts_of(known, "s")
    editing.lift(known, "s", doubt.key, "C’est le nom de la place.", "Claire Morel")
    kept = known.liftings("s")[doubt.key]
    assert (kept.reason, kept.lifted_by) == ("C’est le nom de la place.", "Claire Morel")
    assert validate(known).stage is SynthesisStage.VALIDATED


def test_what_was_lifted_is_not_called_nameless(known: Store) -> None:
    note(known, "La place Delattre est trop sombre.")
    (doubt,) = editing.doubts_of(known, "s")
    editing.lift(known, "s", doubt.key, "C’est le nom de la place.", "Claire Morel")
    assert NAMES_NOBODY not in text_of(validate(known))


def test_each_doubt_is_lifted_on_its_own(known: Store) -> None:
    note(known, "Delattre, 06 39 98 10 40.")
    first, second = editing.doubts_of(known, "s")
    editing.lift(known, "s", first.key, "Elle est d’accord.", "Claire Morel")
    with pytest.raises(Refused, match="1\u00a0passage peut"):
        validate(known)
    editing.lift(known, "s", second.key, "Numéro du standard.", "Claire Morel")
    validate(known)


def test_a_text_that_changes_is_a_new_doubt(known: Store) -> None:
    note(known, "La place Delattre est trop sombre.")
    (doubt,) = editing.doubts_of(known, "s")
    editing.lift(known, "s", doubt.key, "C’est le nom de la place.", "Claire Morel")
    last = known.state("s").notes[-1]
    text = "Mme Delattre habite au 3."
    conduct.correct_note(known, "s", last.number, last.kind, text, NoteStage.PUBLISHABLE)
    with pytest.raises(Refused):
        validate(known)


def test_a_lifting_can_be_taken_back(known: Store) -> None:
    note(known, "La place Delattre est trop sombre.")
    (doubt,) = editing.doubts_of(known, "s")
    editing.lift(known, "s", doubt.key, "C’est le nom de la place.", "Claire Morel")
    editing.put_back(known, "s", doubt.key)
    with pytest.raises(Refused):
        validate(known)


def test_lifting_asks_for_a_reason_and_a_name(known: Store) -> None:
    note(known, "Delattre attend.")
    (doubt,) = editing.doubts_of(known, "s")
    with pytest.raises(InvalidInput, match="pourquoi"):
        editing.lift(known, "s", doubt.key, " ", "Claire Morel")
    with pytest.raises(InvalidInput, match="votre nom"):
        editing.lift(known, "s", doubt.key, "Elle est d’accord.", "")


def test_what_is_no_longer_there_is_not_lifted(known: Store) -> None:
    with pytest.raises(NotFound):
        editing.lift(known, "s", "0" * 32, "Elle est d’accord.", "Claire Morel")


def test_a_guest_who_agreed_to_be_named_is_no_doubt(held: Store) -> None:
    namesake = Participant("p", "x3", "Zoé", "Accord", College.RESIDENTS, "", "mel", "")
    held.save_participants([namesake])
    assert doubts(held) == []


def test_the_record_of_a_lifting_does_not_hold_the_name(known: Store) -> None:
    note(known, "La place Delattre est trop sombre.")
    (doubt,) = editing.doubts_of(known, "s")
    editing.lift(known, "s", doubt.key, "C’est la place.", "Claire Morel")
    assert "delattre" not in repr(known.liftings("s")).casefold()


def test_the_page_counts_what_is_left_to_lift(known: Store) -> None:
    note(known, "Delattre attend.")
    assert synthesis.alerts(known, "s") == 1
    at_stage(known, SynthesisStage.REREAD)
    assert NAMES_NOBODY not in text_of(synthesis.report(known, "s"))
