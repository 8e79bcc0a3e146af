"""What a programme's officer has to do this week: one task a sentence, with its last day (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mcdata import lineup
from mcdata.model import (
    Invitation,
    InvitationStage,
    Seance,
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


class TaskKind(StrEnum):
    """What has to be done; the order is that of two tasks of the same day."""

    REVIEW_DATE = "date"
    END = "terminer"
    PROMOTE = "attente"
    FIND_SPEAKER = "chercher"
    CONFIRM_SPEAKER = "confirmer"
    FILL_PLACES = "places"
    PREPARE_AGENDA = "deroule"
    PREPARE_QUESTIONS = "questions"
    RECORD_ATTENDANCE = "presences"
    SAY_WHO_SPOKE = "intervenu"
    SEAL = "sceller"
    VALIDATE_SYNTHESIS = "synthese"
    INTRODUCTION = "introductive"


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
        if task.due <= today + WEEK
    ]
    if missed := without_introduction(records, quartiers):
        found.append(Task(TaskKind.INTRODUCTION, today + WEEK, None, len(missed)))
    order = list(TaskKind)
    return tuple(sorted(found, key=lambda t: (_urgency(t, today), order.index(t.kind))))


def _urgency(task: Task, today: date) -> tuple[bool, bool, date, int]:
    over = task.seance is not None and is_held(task.seance)
    number = task.seance.number if task.seance else 0
    return (not task.is_late(today), task.is_late(today) and over, task.due, number)


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
        yield from _after(records, seance, own, dossier)
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
    if missing := lineup.missing(seance, invitations):
        due = lineup.due_day(seance, InvitationStage.CONSIDERED)
        yield Task(TaskKind.FIND_SPEAKER, due, seance, missing)
    sure = (InvitationStage.CONFIRMED, InvitationStage.SPOKE)
    if unsure := sum(i.stage not in sure for i in invitations):
        due = lineup.due_day(seance, InvitationStage.CONFIRMED)
        yield Task(TaskKind.CONFIRM_SPEAKER, due, seance, unsure)
    places = attendance(seance, records.enrolments)
    if places.free and places.waiting:
        yield Task(TaskKind.PROMOTE, today, seance, min(places.free, places.waiting))
    elif places.free:
        yield Task(TaskKind.FILL_PLACES, day - PLACES_FILLED, seance, places.free)
    if not dossier.blocks:
        yield Task(TaskKind.PREPARE_AGENDA, day - PREPARED, seance)
    if not dossier.polls:
        yield Task(TaskKind.PREPARE_QUESTIONS, day - PREPARED, seance)


def _after(
    records: Records, seance: Seance, invitations: Sequence[Invitation], dossier: Dossier
) -> Iterator[Task]:
    day = seance_day(seance)
    places = attendance(seance, records.enrolments)
    if places.enrolled and not places.present:
        yield Task(TaskKind.RECORD_ATTENDANCE, day + ATTENDANCE_RECORDED, seance, places.enrolled)
    if silent := sum(i.stage is not InvitationStage.SPOKE for i in invitations):
        due = lineup.due_day(seance, InvitationStage.SPOKE)
        yield Task(TaskKind.SAY_WHO_SPOKE, due, seance, silent)
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
    TaskKind.CONFIRM_SPEAKER: "Faire confirmer {speakers}",
    TaskKind.FILL_PLACES: "Proposer {places}",
    TaskKind.PREPARE_AGENDA: "Préparer le déroulé",
    TaskKind.PREPARE_QUESTIONS: "Préparer les questions",
    TaskKind.RECORD_ATTENDANCE: f"Saisir les présences{NBSP}: {{people}} à pointer",
    TaskKind.SAY_WHO_SPOKE: f"Dire qui est intervenu{NBSP}: {{speakers}} à pointer",
    TaskKind.SEAL: "Sceller la séance, pour détruire sa liste de noms",
    TaskKind.VALIDATE_SYNTHESIS: "Relire et valider la synthèse",
    TaskKind.INTRODUCTION: (
        "Proposer un rattrapage de la séance introductive, obligatoire, "
        "à {councillors} de quartiers NPNRU"
    ),
}
