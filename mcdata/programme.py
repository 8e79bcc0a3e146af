"""A programme's progress: enrolment rules, attendance, and who was reached (pure).

« Touchée » means present at least once in a séance that was held (ended by its animator): being
on a list, or sitting in a séance that still runs, reaches nobody yet.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mcdata.clock import to_paris
from mcdata.errors import Refused
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    Participant,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
)
from mcdata.reference import Quartier, Sector
from mcdata.territory import sectors_of_place


@dataclass(frozen=True, slots=True)
class Records:
    """What is known of a programme: its séances by number, its people, their enrolments."""

    programme: Programme
    seances: tuple[Seance, ...]
    participants: tuple[Participant, ...]
    enrolments: tuple[Enrolment, ...]

    def enrolments_of(self, seance: Seance) -> tuple[Enrolment, ...]:
        return tuple(e for e in self.enrolments if e.seance_id == seance.id)


@dataclass(frozen=True, slots=True)
class Part:
    """A figure with its denominator: 68 of 100."""

    count: int
    whole: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """A séance's places, in people; `present` were there, or are."""

    capacity: int
    enrolled: int
    present: int
    waiting: int

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.enrolled)


@dataclass(frozen=True, slots=True)
class Headline:
    """The four figures of the first line."""

    people: Part
    seances: Part
    sectors: Part
    quartiers: Part


class Progress(StrEnum):
    """Where a séance is, as someone who reads the programme sees it."""

    TO_COME = "a_venir"
    LIVE = "en_cours"
    HELD = "tenue"


# enrolments ---------------------------------------------------------------------------------


def enrol(seance: Seance, enrolments: Iterable[Enrolment], participant_id: str) -> Enrolment:
    """Return the enrolment that a person gets: a place, or the waiting list when there is none.

    Enrolling twice changes nothing. Raises Refused once the séance is over.
    """
    own = [e for e in enrolments if e.seance_id == seance.id]
    made = enrol_all(seance, own, [participant_id])
    return made[0] if made else next(e for e in own if e.participant_id == participant_id)


def enrol_all(
    seance: Seance, enrolments: Iterable[Enrolment], participant_ids: Iterable[str]
) -> tuple[Enrolment, ...]:
    """Return the enrolments that people get, in their order; none for those who are in already.

    Nobody overtakes the waiting list: a free place that somebody waits for is not free. Raises
    Refused once the séance is over.
    """
    if is_held(seance):
        raise Refused("Cette séance est terminée\u00a0: on ne peut plus y inscrire personne.")
    own = [e for e in enrolments if e.seance_id == seance.id]
    rank = max((e.rank for e in own), default=0)
    taken = {e.participant_id for e in own if e.status is not EnrolmentStatus.WITHDRAWN}
    made = []
    for participant_id in participant_ids:
        if participant_id in taken:
            continue
        free = len(taken) < seance.capacity
        status = EnrolmentStatus.ENROLLED if free else EnrolmentStatus.WAITING
        rank += 1
        taken.add(participant_id)
        made.append(Enrolment(seance.id, participant_id, status, rank=rank))
    return tuple(made)


def promote(
    seance: Seance, enrolments: Iterable[Enrolment], attended: Mapping[str, int] | None = None
) -> tuple[Enrolment, ...]:
    """Return the enrolments that change when the waiting list takes the free places.

    First those who came to the fewest séances (`attended`: séances a person was present at), so
    that it is not always the same people; then whoever was enrolled first. Raises Refused once the
    séance is over.
    """
    if is_held(seance):
        raise Refused("Cette séance est terminée\u00a0: sa liste d’attente ne bouge plus.")
    own = [e for e in enrolments if e.seance_id == seance.id]
    free = attendance(seance, own).free
    waiting = [e for e in own if e.status is EnrolmentStatus.WAITING]
    waiting.sort(key=lambda e: ((attended or {}).get(e.participant_id, 0), e.rank))
    return tuple(dataclasses.replace(e, status=EnrolmentStatus.ENROLLED) for e in waiting[:free])


def withdraw(
    seance: Seance,
    enrolments: Iterable[Enrolment],
    participant_id: str,
    attended: Mapping[str, int] | None = None,
) -> tuple[Enrolment, ...]:
    """Return what changes when a person withdraws: their enrolment, and who takes the place.

    Empty when they were not enrolled. Raises Refused once the séance is over.
    """
    own = [e for e in enrolments if e.seance_id == seance.id]
    leaving = [
        dataclasses.replace(e, status=EnrolmentStatus.WITHDRAWN, present=False, seat=None)
        for e in own
        if e.participant_id == participant_id and e.status is not EnrolmentStatus.WITHDRAWN
    ]
    others = [e for e in own if e.participant_id != participant_id]
    promoted = promote(seance, others, attended)
    return (*leaving, *promoted) if leaving else ()


def attendance(seance: Seance, enrolments: Iterable[Enrolment]) -> Attendance:
    """Return a séance's places: how many are taken, waited for, and were really used."""
    own = [e for e in enrolments if e.seance_id == seance.id]
    statuses = Counter(e.status for e in own)
    present = sum(e.present and e.status is EnrolmentStatus.ENROLLED for e in own)
    return Attendance(
        seance.capacity,
        statuses[EnrolmentStatus.ENROLLED],
        present,
        statuses[EnrolmentStatus.WAITING],
    )


# reach --------------------------------------------------------------------------------------


def is_held(seance: Seance) -> bool:
    """Say whether a séance was held: ended by its animator, sealed or not yet."""
    return seance.stage in {SeanceStage.ENDED, SeanceStage.SEALED}


def seance_day(seance: Seance) -> date:
    """Return the day of a séance, as people in the room would say it."""
    return to_paris(seance.starts_at).date()


def presences(records: Records, kind: SeanceKind | None = None) -> Mapping[str, int]:
    """Return, for each participant's id, the séances held (of one kind) that they were at."""
    held = {s.id for s in records.seances if is_held(s) and kind in {None, s.kind}}
    known = {p.id for p in records.participants}
    return Counter(
        e.participant_id
        for e in records.enrolments
        if e.seance_id in held and e.present and e.participant_id in known
    )


def absences(records: Records) -> Mapping[str, int]:
    """Return, for each participant's id, the séances held where their place stayed empty.

    A séance at which nobody was noted as present tells nothing: its sheet wasn't copied yet.
    """
    held = {s.id for s in records.seances if is_held(s)}
    noted = {e.seance_id for e in records.enrolments if e.seance_id in held and e.present}
    known = {p.id for p in records.participants}
    return Counter(
        e.participant_id
        for e in records.enrolments
        if e.seance_id in noted
        and e.status is EnrolmentStatus.ENROLLED
        and not e.present
        and e.participant_id in known
    )


def reached(records: Records) -> tuple[Participant, ...]:
    """Return the people present at least once in a séance held, in the list's order."""
    came = presences(records)
    return tuple(p for p in records.participants if came.get(p.id))


def headline(
    records: Records, sectors: Sequence[Sector], quartiers: Sequence[Quartier]
) -> Headline:
    """Return the four figures with their denominators.

    People are counted against the programme's target, séances against those planned, sectors and
    quartiers against the reference tables.
    """
    people = reached(records)
    return Headline(
        Part(len(people), records.programme.target_people),
        Part(sum(map(is_held, records.seances)), len(records.seances)),
        Part(len({p.sector for p in people} & {s.key for s in sectors}), len(sectors)),
        Part(len({p.quartier for p in people} & {q.code for q in quartiers}), len(quartiers)),
    )


def progress(seance: Seance) -> Progress:
    """Say whether a séance is to come, runs, or was held."""
    if is_held(seance):
        return Progress.HELD
    return Progress.LIVE if seance.stage is SeanceStage.LIVE else Progress.TO_COME


def matching(
    records: Records,
    sector: str | None = None,
    kind: SeanceKind | None = None,
    state: Progress | None = None,
) -> tuple[Seance, ...]:
    """Return the séances that answer every filter given.

    A séance belongs to the sector where it is held, and to the one that it is for (introductory)
    or to every one of which somebody is enrolled.
    """
    sector_of = {p.id: p.sector for p in records.participants}
    coming = {
        e.seance_id
        for e in records.enrolments
        if sector_of.get(e.participant_id) == sector and e.status is not EnrolmentStatus.WITHDRAWN
    }

    def fits(seance: Seance) -> bool:
        meant = seance.sector == sector if seance.sector else seance.id in coming
        return (
            (sector is None or meant or sector in sectors_of_place(seance.place))
            and kind in {None, seance.kind}
            and state in {None, progress(seance)}
        )

    return tuple(s for s in records.seances if fits(s))
