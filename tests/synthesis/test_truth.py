"""A document doesn't contradict itself, and says nothing that the journal doesn't hold."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta

import pytest

from mcdata import conduct, synthesis
from mcdata.facts import NoteTaken, PollClosed, PollOpened, SeanceEnded, SeanceOpened
from mcdata.model import (
    Block,
    Enrolment,
    Invitation,
    InvitationStage,
    NoteKind,
    NoteStage,
    Poll,
    PollType,
    Role,
    SaidBy,
    SynthesisStage,
    TurnKind,
)
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.report import Quotes, Report
from tests.rooms import Room
from tests.support import small_seance
from tests.synthesis.meeting import AFTERWARDS, at_stage, plain, text_of, validate

WORK_LEFT = ("pas encore", "à relire", "attend encore", "paraîtront", "rien à ce jour")


def rows(report: Report) -> dict[str, tuple[str, ...]]:
    return {
        row[0]: row[1:]
        for part in report.parts
        for element in part.elements
        for row in getattr(element, "rows", ())
    }


# one source for each count -------------------------------------------------------------------


def test_a_count_kept_from_the_draft_follows_what_is_published(held: Store) -> None:
    draft = synthesis.report(held, "s", AFTERWARDS)
    editing.write(held, "s", draft.points.items, draft.follow_ups.items)
    document = validate(held)
    counted = next(point for point in document.points.items if "à lire plus loin" in point)
    assert "1\u00a0témoignage" in counted
    assert "2\u00a0témoignages" not in text_of(document)


def test_a_question_is_not_open_on_one_page_and_closed_on_another(held: Store) -> None:
    for note in held.state("s").notes:
        if note.kind is NoteKind.QUESTION:
            conduct.correct_note(held, "s", note.number, note.kind, note.text, NoteStage.RAW)
    (asked,) = held.state("s").questions
    conduct.answer_question(held, "s", asked.number)
    draft = synthesis.report(held, "s", AFTERWARDS)
    editing.write(held, "s", [], draft.follow_ups.items)
    text = text_of(validate(held))
    assert "restées ouvertes" not in text
    assert "Aucune question n’est restée ouverte" not in text
    assert "Les questions notées pendant la séance ne sont pas reproduites." in text


def test_a_line_saved_by_an_older_version_follows_the_facts_too(held: Store) -> None:
    draft = synthesis.report(held, "s", AFTERWARDS)
    written = dataclasses.replace(held.synthesis("s"), points=draft.points.items)
    held.save_synthesis(written)
    assert "1\u00a0témoignage" in " ".join(at_stage(held, SynthesisStage.REREAD).points.items)


def test_a_line_that_was_reworded_stays_as_it_was_worded(held: Store) -> None:
    editing.write(held, "s", ["Nous avons entendu 40 idées."], [])
    assert validate(held).points.items == ("Nous avons entendu 40 idées.",)


def test_a_validated_document_tells_of_no_work_left(held: Store) -> None:
    for note in held.state("s").notes:
        conduct.correct_note(held, "s", note.number, note.kind, note.text, NoteStage.RAW)
    text = text_of(validate(held)).casefold()
    assert [words for words in WORK_LEFT if words in text] == []


# what the journal holds ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Accueil, émargement, enquête mobilité", "Accueil, émargement"),
        ("Enquête mobilité, accueil", "Accueil"),
        ("Sondages de clôture et bilan", "Bilan"),
        ("Enquête mobilité", "Enquête mobilité – aucune question posée"),
        ("Accueil et café", "Accueil et café"),
    ],
)
def test_an_inquiry_without_a_question_is_not_said_to_have_been_held(
    held: Store, title: str, shown: str
) -> None:
    held.save_blocks("s", [Block("s", "b0", 1, title, 15)])
    assert shown in rows(synthesis.report(held, "s", AFTERWARDS))


def test_an_inquiry_that_put_its_question_is_told(store: Store) -> None:
    small_seance(store)
    store.save_blocks("s", [Block("s", "b0", 1, "Accueil, enquête mobilité", 15)])
    options = ("À pied", "En bus")
    store.save_poll(Poll("s", "m", 9, PollType.SINGLE, "Venu-e ?", options, reference="MOBI-01"))
    room = Room().open(0).sit(1).block("b0", at=0).add(PollOpened("m"), 5).add(PollClosed("m"), 9)
    store.import_journal("s", room.end(20).entries)
    assert "Accueil, enquête mobilité" in rows(synthesis.report(store, "s", AFTERWARDS))


def presented(store: Store, guests: int, *stages: InvitationStage) -> str:
    """Return the title block's words for a séance where so many guests presented."""
    seance = small_seance(store)
    from mcdata.model import Speaker

    for rank, stage in enumerate(stages):
        store.save_speaker(Speaker("p", f"i{rank}", f"Nom {rank}", f"Métier {rank}", "", False))
        store.save_invitation(Invitation("s", f"i{rank}", stage, seance.starts_at))
    room = Room().open(0).sit(1)
    for seat in range(901, 901 + guests):
        room.sit(seat, role=Role.SPEAKER).turn(seat, kind=TurnKind.PRESENTATION)
    store.import_journal("s", room.end(60).entries)
    report = synthesis.report(store, "s", AFTERWARDS)
    return "; ".join(f"{name} : {text}" for name, text in report.details if "étier" in text)


SPOKE, CONFIRMED = InvitationStage.SPOKE, InvitationStage.CONFIRMED


@pytest.mark.parametrize(
    ("guests", "stages", "told"),
    [
        (1, (SPOKE, CONFIRMED), "Métier présenté : Métier 0"),
        (2, (CONFIRMED, CONFIRMED), "Métiers présentés : Métier 0 et Métier 1"),
        (1, (CONFIRMED, CONFIRMED), ""),
        (0, (SPOKE,), "Personne invitée : Métier 0"),
        (0, (CONFIRMED,), ""),
    ],
)
def test_presented_metiers_are_those_of_who_spoke(
    store: Store, guests: int, stages: tuple[InvitationStage, ...], told: str
) -> None:
    assert presented(store, guests, *stages) == told


# who said it ---------------------------------------------------------------------------------


def signed_by(report: Report) -> list[tuple[str, str]]:
    return [
        (item.text, element.attribution)
        for part in report.parts
        for element in part.elements
        if isinstance(element, Quotes)
        for item in element.items
    ]


def test_a_testimony_is_a_persons_unless_a_resident_had_the_floor(store: Store) -> None:
    small_seance(store)
    facts = (
        NoteTaken(NoteKind.TESTIMONY, "Sans savoir."),
        NoteTaken(NoteKind.TESTIMONY, "De chez nous.", SaidBy.RESIDENT),
        NoteTaken(NoteKind.TESTIMONY, "D’ailleurs.", SaidBy.OTHER),
    )
    room = Room().add(SeanceOpened(), 0)
    for fact in facts:
        room.add(fact)
    store.import_journal("s", room.add(SeanceEnded(), 9).entries)
    assert signed_by(synthesis.report(store, "s", AFTERWARDS)) == [
        ("Sans savoir.", "une personne"),
        ("De chez nous.", "un-e habitant-e"),
        ("D’ailleurs.", "une personne"),
    ]


# durations, brackets, numbers ----------------------------------------------------------------


def test_durations_and_hours_agree_to_the_minute(store: Store) -> None:
    """14 h 05 min 40 s to 16 h 40 min 10 s reads « 14 h 05 » to « 16 h 40 »: 2 h 35."""
    small_seance(store)
    room = Room().open(5 + 40 / 60).sit(1)
    room.block("b0", at=5 + 50 / 60).block("b1", at=21 + 10 / 60)
    store.import_journal("s", room.end(160 + 10 / 60).entries)
    report = synthesis.report(store, "s", AFTERWARDS)
    assert "elle a duré 2 h 35" in text_of(report)
    assert rows(report)["Accueil"] == (
        "14\u00a0h\u00a005",
        "15\u00a0min",
        "16\u00a0min",
        "+1\u00a0min",
    )


def test_one_intercommunalite_is_said_in_words(held: Store) -> None:
    held.save_participants(
        [dataclasses.replace(p, epci="200040947") for p in held.participants("p")]
    )
    text = text_of(synthesis.report(held, "s", AFTERWARDS))
    assert "et d’une seule intercommunalité." in text
    assert "de 1 intercommunalité" not in text


def test_brackets_are_never_doubled(held: Store) -> None:
    place = "Lille, Porte de Valenciennes (visite)"
    held.save_seance(dataclasses.replace(held.seance("s"), place=place))
    asked = Poll("s", "x", 8, PollType.SINGLE, "Et vous (un peu) ?", ("A", "B"), moment="avant")
    held.save_poll(asked, dataclasses.replace(asked, id="y", position=9, moment="cloture"))
    text = text_of(synthesis.report(held, "s", AFTERWARDS))
    assert not re.search(r"\([^()]*\(", text)
    assert not re.search(r"\)\s*\(", text)


def test_nobody_came_is_not_a_plural(held: Store) -> None:
    held.save_enrolments(
        [Enrolment("s", e.participant_id, present=False) for e in held.enrolments("s")]
    )
    assert "Elles venaient" not in text_of(synthesis.report(held, "s", AFTERWARDS))


def test_a_programme_and_a_synthesis_have_names_of_their_own(store: Store) -> None:
    small_seance(store)
    assert synthesis.report(store, "s", AFTERWARDS).filename == "programme-seance-07-urbanisme"


def test_a_seance_that_runs_announces_its_guests(store: Store) -> None:
    seance = small_seance(store)
    from mcdata.model import Speaker

    store.save_speaker(Speaker("p", "i0", "Nom", "Urbaniste", "", agreed_named=False))
    store.save_invitation(Invitation("s", "i0", CONFIRMED, seance.starts_at))
    store.import_journal("s", Room().open(0).sit(1).entries)
    details = dict(synthesis.report(store, "s", AFTERWARDS + timedelta(days=1)).details)
    assert plain(details["Métier annoncé"]) == "Urbaniste"


def test_a_room_still_at_work_may_yet_disagree(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s")
    document = plain(text_of(synthesis.report(store, "s", AFTERWARDS)))
    assert "Aucun désaccord n’a été noté pour le moment." in document
