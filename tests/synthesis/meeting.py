"""A full séance for the synthesis: 23 people, their turns, notes, and answers of four kinds."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta

from mcdata import synthesis
from mcdata.facts import (
    NoteCorrected,
    NoteTaken,
    PollClosed,
    PollOpened,
    PollRevealed,
    QuestionWritten,
)
from mcdata.model import (
    Answer,
    College,
    Enrolment,
    Invitation,
    InvitationStage,
    NoteKind,
    NoteStage,
    Participant,
    Poll,
    PollType,
    Role,
    SealedUrn,
    SeanceStage,
    Speaker,
    SynthesisStage,
)
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.report import (
    Element,
    Items,
    Paragraph,
    Quotes,
    Remark,
    Report,
    Results,
    Signatures,
    Subheading,
    Table,
    Withheld,
)
from tests.rooms import START, Room
from tests.support import small_seance

NOTES = (
    (NoteKind.TESTIMONY, "On reçoit les papiers la veille.", NoteStage.PUBLISHABLE),
    (NoteKind.TESTIMONY, "Madame Delattre attend depuis deux hivers.", NoteStage.RAW),
    (NoteKind.IDEA, "Une visite à hauteur de poussette 👍 مرحبا 😀", NoteStage.PUBLISHABLE),
    (NoteKind.PROPOSAL, "Demander une <b>maquette</b>.", NoteStage.PUBLISHABLE),
    (NoteKind.DISAGREEMENT, "Démolir ou rénover : la salle est partagée.", NoteStage.PUBLISHABLE),
    (NoteKind.QUESTION, "Qui choisit les immeubles ?", NoteStage.PUBLISHABLE),
    (NoteKind.QUESTION, "Pourquoi maintenant ?", NoteStage.REREAD),
)
ANSWERS = {
    "unique": [Answer((0,))] * 12 + [Answer((1,))] * 6,
    "plusieurs": [Answer((0, 2))] * 9 + [Answer((1,))] * 2,
    "echelle": [Answer((3,))] * 8 + [Answer((1,))] * 2 + [Answer((4,))] * 3,
    "texte": [Answer(text=f"Des bancs {n}") for n in range(6)],
    "rare": [Answer((0,))] * 3,
}
AFTERWARDS = START + timedelta(hours=20)
SIGNED = START + timedelta(days=3, hours=3, minutes=12)  # le vendredi 8 mai 2026 à 17 h 12
WRITTEN = "Que devient la place du marché ?"


def at_stage(store: Store, stage: SynthesisStage) -> Report:
    store.save_synthesis(dataclasses.replace(store.synthesis("s"), stage=stage, version=2))
    return synthesis.report(store, "s", AFTERWARDS)


def validate(store: Store, by: str = "Claire Morel") -> Report:
    """Validate the synthesis of « s » as a person would, and return what is frozen."""
    editing.move(store, "s", SynthesisStage.VALIDATED, by, now=SIGNED)
    return synthesis.report(store, "s", AFTERWARDS)


def hold(store: Store) -> None:
    """Save a séance « s » that was held from 14 h 05 to 16 h 40."""
    prepare(store)
    store.import_journal("s", journal().entries)
    store.import_answers([SealedUrn("s", poll, tuple(a)) for poll, a in ANSWERS.items()])
    seance = store.seance("s")
    store.save_seance(dataclasses.replace(seance, stage=SeanceStage.ENDED))


def prepare(store: Store) -> None:
    seance = small_seance(store)
    rare = Poll("s", "rare", 5, PollType.SINGLE, "Avez-vous un jardin ?", ("Oui", "Non"))
    unasked = dataclasses.replace(rare, id="jamais", position=6, question="Et demain ?")
    store.save_poll(rare)
    store.save_poll(unasked)
    people = [
        Participant(
            "p",
            f"h{n}",
            f"Prénom{n}",
            f"Nomdefamille{n}",
            College.RESIDENTS if n < 14 else College.LOCAL_ACTORS,
            f"QP0590{n % 9:02}",
            "mel" if n < 15 else "littoral",
            f"2000{n % 4}",
        )
        for n in range(26)
    ]
    store.save_participants(people)
    store.save_enrolments(
        [Enrolment("s", p.id, present=n < 23, seat=n + 1) for n, p in enumerate(people[:25])]
    )
    for number, (name, agreed) in enumerate((("Anne Accord", True), ("Paul Refus", False))):
        work = ("Urbaniste", "Agence d’urbanisme") if agreed else ("Médecin de PMI", "Département")
        store.save_speaker(Speaker("p", f"i{number}", name, *work, agreed_named=agreed))
        store.save_invitation(
            Invitation("s", f"i{number}", InvitationStage.SPOKE, seance.starts_at)
        )


def journal() -> Room:
    room = Room().open(5).sit(*range(1, 19)).sit(*range(19, 24), role=Role.OFFICER)
    room.sit(24, role=Role.SPEAKER).sit(25, role=Role.ANIMATOR)
    room.block("b0", at=5).block("b1", at=21)
    for turn in range(60):
        room.turn(1 + turn % 22, at=50 + turn)
    for poll in ANSWERS:
        room.add(PollOpened(poll), at=120).add(PollClosed(poll), at=125).add(PollRevealed(poll))
    for kind, text, stage in NOTES:
        room.add(NoteTaken(kind, text), at=130)
        if stage is not NoteStage.RAW:
            room.add(NoteCorrected(len(room.entries), kind, text, stage))
    room.add(QuestionWritten(WRITTEN), at=140)
    return room.end(160)


def element_texts(report: Report, key: str) -> list[tuple[str, str | None]]:
    """Return the lines of a part's lists and quotes, each with its mark."""
    part = next(part for part in report.parts if part.key == key)
    lists = [e for e in part.elements if isinstance(e, (Items, Quotes))]
    return [(item.text, item.mark) for element in lists for item in element.items]


def sentences(report: Report) -> list[str]:
    """Return every text of a report, in its order."""
    told = [report.kicker, report.heading, *(t for pair in report.details for t in pair)]
    for lines in (report.points, report.follow_ups):
        told += [lines.title, *lines.items]
    for part in report.parts:
        told.append(part.title)
        for element in part.elements:
            told += texts_of(element)
    return [*told, report.made, report.footer]


def texts_of(element: Element) -> list[str]:
    match element:
        case Paragraph(text) | Remark(text) | Subheading(text):
            return [text]
        case Items(items) | Quotes(items):
            return [item.text for item in items]
        case Table(caption, columns, rows):
            cells = [cell for row in rows for cell in row]
            return [caption, *(column.title for column in columns), *cells]
        case Results(question, denominator, bars, remarks):
            cells = [cell for bar in bars for cell in (bar.label, bar.count, bar.percent)]
            return [question, denominator, *cells, *remarks]
        case Withheld(question, reason):
            return [question, reason]
        case Signatures(items):
            return [cell for one in items for cell in (one.title, one.name, one.when) if cell]


def plain(text: str) -> str:
    """Return a text with ordinary spaces, as a test would rather read it."""
    return re.sub(r"\s+", " ", text)


def text_of(report: Report) -> str:
    return plain("\n".join(sentences(report)))
