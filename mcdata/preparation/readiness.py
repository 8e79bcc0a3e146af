"""What a séance still lacks before it can be opened without worry (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mcdata.agenda import total_minutes
from mcdata.lineup import STAGES, expected
from mcdata.model import (
    Block,
    Enrolment,
    EnrolmentStatus,
    Invitation,
    InvitationStage,
    Poll,
    Seance,
)
from mcdata.programme import attendance
from mcdata.store import Store


class Part(StrEnum):
    """The parts of a preparation; each is a tab of the page, under this name in its address."""

    AGENDA = "deroule"
    QUESTIONS = "questions"
    PEOPLE = "personnes"
    SPEAKERS = "intervenants"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a séance is prepared; `missing` is in the order of the page."""

    minutes: int
    blocks: int
    polls: int
    enrolled: int
    waiting: int
    capacity: int
    seated: int
    invited: int
    confirmed: int
    expected: int
    missing: tuple[Part, ...]

    @property
    def is_ready(self) -> bool:
        return not self.missing


def readiness(
    seance: Seance,
    blocks: Sequence[Block],
    polls: Sequence[Poll],
    enrolments: Sequence[Enrolment],
    invitations: Sequence[Invitation],
) -> Readiness:
    """Count what is prepared, and name what lacks: a running order, a question, people, a speaker.

    One confirmed speaker is enough for the séance not to lack one.
    """
    places = attendance(seance, enrolments)
    own = [i for i in invitations if i.seance_id == seance.id]
    sure = STAGES.index(InvitationStage.CONFIRMED)
    confirmed = sum(STAGES.index(i.stage) >= sure for i in own)
    lacking = {
        Part.AGENDA: not blocks,
        Part.QUESTIONS: not polls,
        Part.PEOPLE: not places.enrolled,
        Part.SPEAKERS: not confirmed,
    }
    return Readiness(
        minutes=total_minutes(blocks),
        blocks=len(blocks),
        polls=len(polls),
        enrolled=places.enrolled,
        waiting=places.waiting,
        capacity=seance.capacity,
        seated=sum(e.seat is not None and e.status is EnrolmentStatus.ENROLLED for e in enrolments),
        invited=len(own),
        confirmed=confirmed,
        expected=expected(seance),
        missing=tuple(part for part, lacks in lacking.items() if lacks),
    )


def readiness_of(store: Store, seance: Seance) -> Readiness:
    """Read how far a séance is prepared."""
    return readiness(
        seance,
        store.blocks(seance.id),
        store.polls(seance.id),
        store.enrolments(seance.id),
        store.invitations(seance.programme_id),
    )
