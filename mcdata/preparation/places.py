"""The numbered places of a séance before it opens, and who was there by the paper sheet."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from mcdata import seating
from mcdata.dealing import deal
from mcdata.errors import InvalidInput, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import Enrolment, EnrolmentStatus, Participant, Seance, SeanceStage
from mcdata.seating import Roster, Seating
from mcdata.state import SeanceState
from mcdata.store import Store


def dealt(
    seance: Seance, enrolments: Sequence[Enrolment], people: Mapping[str, Participant]
) -> tuple[Enrolment, ...]:
    """Return the enrolments that get a place: the lowest free ones, so that quartiers mix.

    Whoever has a place keeps it: their card may be printed. Places go from 1 to the capacity.
    """
    enrolled = [e for e in enrolments if e.status is EnrolmentStatus.ENROLLED]
    sitting = {
        e.seat: people[e.participant_id]
        for e in enrolled
        if e.seat is not None and e.participant_id in people
    }
    taken = {e.seat for e in enrolled if e.seat is not None}
    standing = [e for e in enrolled if e.seat is None and e.participant_id in people]
    free = [n for n in range(1, seance.capacity + 1) if n not in taken]
    given = deal(seance.id, [people[e.participant_id] for e in standing], sitting, free)
    return tuple(
        dataclasses.replace(e, seat=given[e.participant_id])
        for e in standing
        if e.participant_id in given
    )


def seat_people(store: Store, seance_id: str) -> tuple[Enrolment, ...]:
    """Deal a place to each enrolled person who has none. Raises Refused once sealed."""

    def decide(_: SeanceState, roster: Roster) -> Seating:
        return Seating(enrolments=dealt(roster.seance, roster.enrolments, roster.participants))

    return _arranged(store, seance_id, decide)


def choose_seat(store: Store, seance_id: str, participant_id: str, seat: int) -> Enrolment:
    """Give somebody the place that suits them (near the door, the screen). Raises if it is taken.

    Someone who is in the room already moves there.
    """

    def decide(state: SeanceState, roster: Roster) -> Seating:
        own = roster.of(participant_id)
        if own is None or own.status is not EnrolmentStatus.ENROLLED:
            raise Refused("Cette personne n’est pas inscrite : inscrivez-la d’abord.")
        if not 1 <= seat <= roster.seance.capacity:
            raise InvalidInput(
                f"Les places vont de 1 à {roster.seance.capacity}. Choisissez-en une."
            )
        listed, here = roster.at(seat), {s.seat for s in state.present}
        if seat in here - {own.seat} or (listed and listed.participant_id != participant_id):
            raise Refused(f"La place n° {seat} est déjà donnée. Choisissez-en une autre.")
        if own.seat in here and own.seat is not None:
            return seating.move(roster, state, own.seat, seat)
        return Seating(enrolments=[dataclasses.replace(own, seat=seat)])

    changed = _arranged(store, seance_id, decide)
    kept = (e for e in store.enrolments(seance_id) if e.participant_id == participant_id)
    return next((e for e in changed if e.participant_id == participant_id), None) or next(kept)


def mark_present(store: Store, seance_id: str, present: Collection[str]) -> tuple[Enrolment, ...]:
    """Save who is there, of those enrolled (`present`: participants); the others are not.

    Before the séance these are arrivals, in the journal too, and somebody without a place gets
    one; after it, this is the paper sheet copied. Returns the enrolments that changed. Raises
    Refused while it lives (the console notes arrivals then) and once it is sealed.
    """

    def decide(state: SeanceState, roster: Roster) -> Seating:
        if roster.seance.stage is SeanceStage.LIVE:
            raise Refused("La séance est en cours : notez les arrivées dans la console.")
        marked = [
            dataclasses.replace(e, present=e.participant_id in present)
            if e.status is EnrolmentStatus.ENROLLED
            else e
            for e in roster.enrolments
        ]
        if roster.seance.stage is not SeanceStage.PREPARED:
            return Seating(enrolments=[e for e in marked if e not in roster.enrolments])
        arriving = [e for e in marked if e.present or e.seat is not None]
        given = {e.participant_id: e for e in dealt(roster.seance, arriving, roster.participants)}
        after = [given.get(e.participant_id, e) for e in marked]
        left: list[Fact] = [
            fact
            for e in after
            if e.seat is not None and not e.present
            for fact in seating.departure(roster, state, e.seat).facts
        ]
        listed = dataclasses.replace(roster, enrolments=tuple(after))
        came = seating.expected_at_opening(listed, state)
        return Seating([*left, *came], [e for e in after if e not in roster.enrolments])

    return _arranged(store, seance_id, decide)


def _arranged(store: Store, seance_id: str, decide: seating.Rule) -> tuple[Enrolment, ...]:
    """Write what `decide` returns, unless the séance is sealed; return the enrolments changed."""
    changed: list[Enrolment] = []

    def guarded(state: SeanceState, _: Sequence[Entry], roster: Roster) -> Seating:
        if roster.seance.stage is SeanceStage.SEALED:
            raise Refused("Cette séance est scellée : la liste des places n’existe plus.")
        made = decide(state, roster)
        changed[:] = made.enrolments
        return made

    store.arrange(seance_id, Author.ANIMATOR, guarded)
    return tuple(changed)
