"""Who sits where, by name: for the animator's eyes alone, and never in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mcdata import lineup
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    Participant,
    Seance,
)
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.texts import french_order


@dataclass(frozen=True, slots=True)
class Person:
    """Someone enrolled: `here` says whether their arrival was noted."""

    id: str
    name: str
    short: str
    seat: int | None
    here: bool


def short_name(person: Participant) -> str:
    """Fatima B."""
    return f"{person.first_name} {person.last_name[:1]}."


def enrolled(
    enrolments: Sequence[Enrolment], participants: Sequence[Participant], state: SeanceState
) -> tuple[Person, ...]:
    """Return the people enrolled, by name; once the séance lives, the journal says who is here."""
    known = {p.id: p for p in participants}
    seated = {s.seat for s in state.present}
    people = [
        Person(
            id=person.id,
            name=person.name,
            short=short_name(person),
            seat=e.seat,
            here=e.seat in seated or (not state.opened_at and e.present and e.seat is not None),
        )
        for e in enrolments
        if e.status is EnrolmentStatus.ENROLLED and (person := known.get(e.participant_id))
    ]
    return tuple(sorted(people, key=lambda p: french_order(p.name)))


def speaker_names(store: Store, seance: Seance) -> tuple[str, ...]:
    """Return the names of those who agreed to speak, in the order of their places."""
    speakers = {s.id: s.name for s in store.speakers(seance.programme_id)}
    coming = lineup.may_come(seance.id, store.invitations(seance.programme_id))
    return tuple(speakers[i.speaker_id] for i in coming if i.speaker_id in speakers)
