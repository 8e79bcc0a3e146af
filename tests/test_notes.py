"""Notes: who they were heard from, several published at once, and who did it."""

from __future__ import annotations

import pytest

from mcdata import conduct
from mcdata.errors import NotFound
from mcdata.facts import Author
from mcdata.model import College, Enrolment, NoteKind, NoteStage, Participant, SaidBy
from mcdata.store import Store
from tests.support import START, small_seance

RESIDENT, ACTOR, NOBODY = 1, 2, 3  # seats


@pytest.fixture
def live(store: Store) -> Store:
    """A live séance: a resident at 1, a member of an association at 2, someone unknown at 3."""
    small_seance(store)
    colleges = {"h": College.RESIDENTS, "a": College.LOCAL_ACTORS}
    store.save_participants(
        [Participant("p", k, "Prénom", f"Nom{k}", c, "", "mel", "") for k, c in colleges.items()]
    )
    conduct.open_seance(store, "s", START)
    for seat in (RESIDENT, ACTOR, NOBODY):
        conduct.take_seat(store, "s", seat, at=START)
    store.save_enrolments(
        [Enrolment("s", "h", present=True, seat=1), Enrolment("s", "a", present=True, seat=2)]
    )
    return store


@pytest.mark.parametrize(
    ("seat", "heard"), [(RESIDENT, SaidBy.RESIDENT), (ACTOR, None), (NOBODY, None), (None, None)]
)
def test_a_note_knows_a_resident_who_has_the_floor(
    live: Store, seat: int | None, heard: SaidBy | None
) -> None:
    if seat:
        conduct.start_turn(live, "s", seat, at=START)
    conduct.take_note(live, "s", NoteKind.TESTIMONY, "Chez nous.")
    assert live.state("s").notes[0].said_by is heard


def test_the_author_says_who_it_was_heard_from(live: Store) -> None:
    conduct.start_turn(live, "s", RESIDENT, at=START)
    conduct.take_note(live, "s", NoteKind.TESTIMONY, "Ailleurs.", said_by=SaidBy.OTHER)
    (note,) = live.state("s").notes
    assert note.said_by is SaidBy.OTHER
    conduct.correct_note(live, "s", note.number, note.kind, note.text, said_by=SaidBy.RESIDENT)
    assert live.state("s").notes[0].said_by is SaidBy.RESIDENT


def test_a_correction_of_the_words_keeps_who_said_them(live: Store) -> None:
    conduct.take_note(live, "s", NoteKind.TESTIMONY, "Chez nos.", said_by=SaidBy.RESIDENT)
    (note,) = live.state("s").notes
    conduct.correct_note(live, "s", note.number, note.kind, "Chez nous.")
    assert live.state("s").notes[0].said_by is SaidBy.RESIDENT


def test_several_notes_are_published_in_one_act(live: Store) -> None:
    for text in ("Un.", "Deux."):
        conduct.take_note(live, "s", NoteKind.IDEA, text)
    first, second = live.state("s").notes
    texts = {first.number: "Un, relu.", second.number: "Deux."}
    done = conduct.publish_notes(live, "s", texts, author=Author.OFFICE)
    assert [entry.author for entry in done] == [Author.OFFICE] * 2
    notes = live.state("s").notes
    assert [(n.text, n.stage) for n in notes] == [
        ("Un, relu.", NoteStage.PUBLISHABLE),
        ("Deux.", NoteStage.PUBLISHABLE),
    ]
    assert conduct.publish_notes(live, "s", texts) == ()


def test_publishing_a_note_that_was_struck_publishes_none(live: Store) -> None:
    for text in ("Un.", "Deux."):
        conduct.take_note(live, "s", NoteKind.IDEA, text)
    first, second = live.state("s").notes
    conduct.remove_note(live, "s", second.number)
    with pytest.raises(NotFound):
        conduct.publish_notes(live, "s", {first.number: "Un.", second.number: "Deux."})
    assert live.state("s").notes[0].stage is NoteStage.RAW


def test_what_the_office_struck_is_not_the_consoles_to_undo(live: Store) -> None:
    conduct.take_note(live, "s", NoteKind.IDEA, "Un.")
    conduct.take_note(live, "s", NoteKind.IDEA, "Deux.")
    first, second = live.state("s").notes
    conduct.remove_note(live, "s", first.number, author=Author.OFFICE)
    conduct.undo(live, "s")
    assert [second.number in {n.number for n in live.state("s").notes}] == [False]
