"""Who sits where, by name: for the animator's eyes alone, and never in the journal."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from mcdata import conduct, lineup
from mcdata.conduct import BLIND, Saw
from mcdata.errors import NotFound, Refused
from mcdata.facts import Entry
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    Participant,
    Role,
    Seance,
    SeanceStage,
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
            here=e.seat in seated if state.opened_at else e.present and e.seat is not None,
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


def free_seat(
    enrolments: Sequence[Enrolment], participant_id: str, taken: frozenset[int], capacity: int
) -> int:
    """Return the person's own seat if it is free, else the first that nobody has or expects.

    Raises Refused when the room is full.
    """
    own = next((e.seat for e in enrolments if e.participant_id == participant_id), None)
    if own is not None and own not in taken:
        return own
    expected = {e.seat for e in enrolments if e.seat is not None}
    for seats in (taken | expected, taken):
        for seat in range(1, capacity + 1):
            if seat not in seats:
                return seat
    raise Refused(f"Les {capacity} places sont prises. Libérez-en une d’abord.")


def seated(
    enrolments: Sequence[Enrolment], participant_id: str, seat: int
) -> tuple[Enrolment, ...]:
    """Return the enrolments that change when a person sits at `seat`: theirs, and whose it was.

    Raises NotFound when the person is not enrolled.
    """
    mine = next((e for e in enrolments if e.participant_id == participant_id), None)
    if mine is None:
        raise NotFound("Cette personne n’est plus inscrite à la séance. Rechargez la page.")
    others = tuple(
        dataclasses.replace(e, seat=None)
        for e in enrolments
        if e.seat == seat and e.participant_id != participant_id
    )
    return (*others, dataclasses.replace(mine, seat=seat, present=True))


def seat_person(
    store: Store, seance: Seance, participant_id: str, seat: int | None, saw: Saw = BLIND
) -> tuple[Entry, ...]:
    """Note that someone enrolled has arrived, at `seat` or at the first free one.

    Before the séance opens only the list keeps it: opening seats those who are there. Raises
    Refused when the seat is taken or the séance is over, NotFound when nobody bears that name.
    """
    state, enrolments = store.state(seance.id), store.enrolments(seance.id)
    if seance.stage in (SeanceStage.ENDED, SeanceStage.SEALED):
        raise Refused(conduct.ENDED)
    participants = {p.id: p for p in store.participants(seance.programme_id)}
    people = enrolled(enrolments, tuple(participants.values()), state)
    taken = _taken(people, state)
    here = next((p for p in people if p.id == participant_id and p.here), None)
    if here is not None:
        raise Refused(f"{here.name} est déjà à la place {here.seat}.")
    chosen = seat or free_seat(enrolments, participant_id, taken, seance.capacity)
    if chosen in taken:
        raise Refused(f"La place {chosen} est déjà prise. Choisissez-en une autre.")
    changed = seated(enrolments, participant_id, chosen)
    entries: tuple[Entry, ...] = ()
    if state.is_live:
        sector = participants[participant_id].sector
        entries = conduct.take_seat(store, seance.id, chosen, Role.CITIZEN, sector, saw=saw)
    store.save_enrolments(changed)
    return entries


def unseat(store: Store, seance: Seance, seat: int, saw: Saw = BLIND) -> tuple[Entry, ...]:
    """Someone leaves their seat; before the séance, their arrival was noted by mistake.

    Who left a séance that lives stays on the attendance sheet: they came.
    """
    if store.state(seance.id).opened_at is not None:
        return conduct.leave_seat(store, seance.id, seat, saw=saw)
    forget_arrival(store, seance, seat)
    return ()


def forget_arrival(store: Store, seance: Seance, seat: int) -> None:
    """Whoever was expected at `seat` is not there after all; their seat stays theirs."""
    enrolments = [e for e in store.enrolments(seance.id) if e.seat == seat and e.present]
    if enrolments:
        store.save_enrolments([dataclasses.replace(e, present=False) for e in enrolments])


def _taken(people: Sequence[Person], state: SeanceState) -> frozenset[int]:
    if state.opened_at is not None:
        return frozenset(s.seat for s in state.present)
    return frozenset(p.seat for p in people if p.here and p.seat is not None)
