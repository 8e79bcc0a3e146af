"""What a programme's officer has to do this week: one task a sentence, with its last day (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mcdata import lineup
from mcdata.model import (
    Invitation,
    InvitationStage,
    Seance,
    SeanceKind,
    SeanceStage,
    SynthesisStage,
)
from mcdata.programme import Records, attendance, is_held, seance_day
from mcdata.reach import without_introduction
from mcdata.reference import Quartier
from mcdata.texts import NBSP, plural

WEEK = timedelta(days=7)
PLACES_FILLED = timedelta(days=14)  # before the séance: people must still find a way to come
PREPARED = timedelta(days=7)  # before: the running order goes to the speaker
ATTENDANCE_RECORDED = timedelta(days=1)  # after: while the paper sheet is at hand
SEALED = timedelta(days=7)  # after: the list of names has no more use
SYNTHESIS_VALIDATED = timedelta(days=15)  # after: while the participants remember
CATCH_UP = timedelta(days=30)  # after the last introductory séance: one session more for all


class TaskKind(StrEnum):
    """What has to be done; the order is that of two tasks of the same day."""

    REVIEW_DATE = "date"
    END = "terminer"
    PROMOTE = "attente"
    FIND_SPEAKER = "chercher"
    INVITE_SPEAKER = "inviter"
    HEAR_FROM_SPEAKER = "accord"
    CONFIRM_SPEAKER = "confirmer"
    FILL_PLACES = "places"
    PREPARE_AGENDA = "deroule"
    PREPARE_QUESTIONS = "questions"
    RECORD_ATTENDANCE = "presences"
    SAY_WHO_SPOKE = "intervenu"
    SEAL = "sceller"
    VALIDATE_SYNTHESIS = "synthese"
    INTRODUCTION = "introductive"


_OF_SPEAKERS = {
    InvitationStage.INVITED: TaskKind.INVITE_SPEAKER,
    InvitationStage.ACCEPTED: TaskKind.HEAR_FROM_SPEAKER,
    InvitationStage.CONFIRMED: TaskKind.CONFIRM_SPEAKER,
    InvitationStage.SPOKE: TaskKind.SAY_WHO_SPOKE,
}


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is ready for one séance: its running order, its questions, its synthesis's stage."""

    seance_id: str
    blocks: int
    polls: int
    synthesis: SynthesisStage


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do by `due`; `count` says how many (people, places, speakers), if any."""

    kind: TaskKind
    due: date
    seance: Seance | None = None
    count: int = 0

    def is_late(self, today: date) -> bool:
        return self.due < today


def tasks(
    records: Records,
    invitations: Sequence[Invitation],
    dossiers: Sequence[Dossier],
    quartiers: Sequence[Quartier],
    today: date,
) -> tuple[Task, ...]:
    """Return what is late or due within seven days.

    What is late comes first, and there the séances to come before those held, since they won't
    wait; then the days, in their order.
    """
    found = [
        task
        for seance in records.seances
        for task in _of_seance(records, invitations, dossiers, seance, today)
    ]
    missed = without_introduction(records, quartiers)
    if missed and (due := introduction_due(records, today)):
        found.append(Task(TaskKind.INTRODUCTION, due, None, len(missed)))
    found = [task for task in found if task.due <= today + WEEK]
    order = list(TaskKind)
    return tuple(sorted(found, key=lambda t: (_urgency(t, today), order.index(t.kind))))


def _urgency(task: Task, today: date) -> tuple[bool, bool, date, int]:
    over = task.seance is not None and is_held(task.seance)
    number = task.seance.number if task.seance else 0
    return (not task.is_late(today), task.is_late(today) and over, task.due, number)


def introduction_due(records: Records, today: date) -> date | None:
    """Return by when those who missed the introductory séance are to be offered another.

    In time for the next one that still has room; else within a month of the last one; before the
    first séance where none is planned; None without any séance.
    """
    introductory = [s for s in records.seances if s.kind is SeanceKind.INTRODUCTORY]
    to_come = [
        seance_day(s)
        for s in introductory
        if s.stage is SeanceStage.PREPARED
        and seance_day(s) >= today
        and attendance(s, records.enrolments).free
    ]
    if to_come:
        return min(to_come) - PLACES_FILLED
    if introductory:
        return max(map(seance_day, introductory)) + CATCH_UP
    return min(map(seance_day, records.seances), default=None)


def _of_seance(
    records: Records,
    invitations: Sequence[Invitation],
    dossiers: Sequence[Dossier],
    seance: Seance,
    today: date,
) -> Iterator[Task]:
    own = [i for i in invitations if i.seance_id == seance.id]
    dossier = next(
        (d for d in dossiers if d.seance_id == seance.id),
        Dossier(seance.id, 0, 0, SynthesisStage.DRAFT),
    )
    day = seance_day(seance)
    if is_held(seance):
        yield from _after(records, seance, own, dossier, today)
    elif day < today:
        live = seance.stage is SeanceStage.LIVE
        yield Task(TaskKind.END if live else TaskKind.REVIEW_DATE, day, seance)
    elif seance.stage is SeanceStage.PREPARED:
        yield from _before(records, seance, own, dossier, today)


def _before(
    records: Records,
    seance: Seance,
    invitations: Sequence[Invitation],
    dossier: Dossier,
    today: date,
) -> Iterator[Task]:
    day = seance_day(seance)
    if due := lineup.search(seance, invitations, today):
        missing = lineup.missing(seance, invitations)
        yield Task(TaskKind.FIND_SPEAKER, due.due, seance, missing)
    yield from _of_speakers(seance, invitations, today)
    places = attendance(seance, records.enrolments)
    if places.free and places.waiting:
        yield Task(TaskKind.PROMOTE, today, seance, min(places.free, places.waiting))
    elif places.free:
        yield Task(TaskKind.FILL_PLACES, day - PLACES_FILLED, seance, places.free)
    if not dossier.blocks:
        yield Task(TaskKind.PREPARE_AGENDA, day - PREPARED, seance)
    if not dossier.polls:
        yield Task(TaskKind.PREPARE_QUESTIONS, day - PREPARED, seance)


def _of_speakers(
    seance: Seance, invitations: Sequence[Invitation], today: date
) -> Iterator[Task]:
    """One task a stage that speakers are to reach, with its day as the lineup shows it."""
    awaited = Counter(filter(None, (lineup.deadline(seance, i, today) for i in invitations)))
    for deadline in sorted(awaited, key=lambda d: lineup.STAGES.index(d.awaited)):
        yield Task(_OF_SPEAKERS[deadline.awaited], deadline.due, seance, awaited[deadline])


def _after(
    records: Records,
    seance: Seance,
    invitations: Sequence[Invitation],
    dossier: Dossier,
    today: date,
) -> Iterator[Task]:
    day = seance_day(seance)
    places = attendance(seance, records.enrolments)
    if places.enrolled and not places.present:
        yield Task(TaskKind.RECORD_ATTENDANCE, day + ATTENDANCE_RECORDED, seance, places.enrolled)
    yield from _of_speakers(seance, invitations, today)
    if seance.stage is SeanceStage.ENDED:
        yield Task(TaskKind.SEAL, day + SEALED, seance)
    if dossier.synthesis is not SynthesisStage.VALIDATED:
        yield Task(TaskKind.VALIDATE_SYNTHESIS, day + SYNTHESIS_VALIDATED, seance)


def sentence(task: Task) -> str:
    """Say in French what is to be done, the séance apart."""
    return _WORDS[task.kind].format(
        places=plural(task.count, "place libre", "places libres"),
        people=plural(task.count, "personne", "personnes"),
        councillors=plural(task.count, "membre", "membres"),
        speakers=plural(task.count, "intervenant-e", "intervenant-es"),
    )


_WORDS = {
    TaskKind.REVIEW_DATE: "Ouvrir la séance ou changer sa date, qui est passée",
    TaskKind.END: "Terminer la séance, restée ouverte",
    TaskKind.PROMOTE: "Faire entrer {people} de la liste d’attente",
    TaskKind.FIND_SPEAKER: "Trouver {speakers}",
    TaskKind.INVITE_SPEAKER: "Inviter {speakers}",
    TaskKind.HEAR_FROM_SPEAKER: "Obtenir l’accord de {speakers}",
    TaskKind.CONFIRM_SPEAKER: "Faire confirmer {speakers}",
    TaskKind.FILL_PLACES: "Proposer {places}",
    TaskKind.PREPARE_AGENDA: "Préparer le déroulé",
    TaskKind.PREPARE_QUESTIONS: "Préparer les questions",
    TaskKind.RECORD_ATTENDANCE: f"Saisir les présences{NBSP}: {{people}} à pointer",
    TaskKind.SAY_WHO_SPOKE: f"Dire qui est intervenu{NBSP}: {{speakers}} à pointer",
    TaskKind.SEAL: "Sceller la séance, pour détruire les places de chacun",
    TaskKind.VALIDATE_SYNTHESIS: "Relire et valider la synthèse",
    TaskKind.INTRODUCTION: (
        "Proposer un rattrapage de la séance introductive, obligatoire, "
        "à {councillors} de quartiers NPNRU"
    ),
}
