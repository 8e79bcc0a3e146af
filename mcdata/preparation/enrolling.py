"""The people of a séance: known, enrolled or waiting, given a seat, marked present."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from mcdata import programme as rules
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import Enrolment, EnrolmentStatus, Participant, SeanceStage
from mcdata.people import Person, apart_from, by_identity, identity, make_participant
from mcdata.programme import Records
from mcdata.store import Store


def add_participant(
    store: Store, programme_id: str, person: Person, *, is_another: bool = False
) -> Participant:
    """Save somebody typed by hand. Raises InvalidInput, naming the field; Refused if known.

    `is_another`: whoever has this name in this quartier already is somebody else.
    """
    found = make_participant(store.programme(programme_id), person)
    people = store.participants(programme_id)
    twins = by_identity(people).get(identity(found.first_name, found.last_name, found.quartier), ())
    if twins and not is_another:
        raise Refused(
            f"{found.name} est déjà dans la liste, pour le même quartier. "
            "Inscrivez cette personne depuis la liste ; si c’en est une autre du même nom, "
            "cochez « Une autre personne du même nom »."
        )
    found = dataclasses.replace(
        apart_from(twins, found), rank=max((p.rank for p in people), default=0) + 1
    )
    store.save_participants([found])
    return found


def enrol(store: Store, seance_id: str, participant_ids: Sequence[str]) -> tuple[Enrolment, ...]:
    """Enrol people, in their order: a place, or the waiting list once the séance is full.

    Twice changes nothing.
    """
    added = enrolment_of(store, seance_id, participant_ids)
    if added:
        store.save_enrolments(added)
    return added


def enrolment_of(
    store: Store, seance_id: str, participant_ids: Sequence[str]
) -> tuple[Enrolment, ...]:
    """Return what enrolling them would give, to be said before it is done."""
    seance = store.seance(seance_id)
    known = {p.id for p in store.participants(seance.programme_id)}
    if not known.issuperset(participant_ids):
        raise NotFound("Une de ces personnes n’est plus dans le programme. Rechargez la page.")
    return rules.enrol_all(seance, store.enrolments(seance_id), participant_ids)


def in_list_order(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return people as the lists that were brought in had them: the alphabet favours nobody."""
    return tuple(sorted(people, key=lambda p: p.rank))


def withdraw(store: Store, seance_id: str, participant_id: str) -> tuple[Enrolment, ...]:
    """Withdraw somebody; whoever waits longest or came least takes the place."""
    seance = store.seance(seance_id)
    changed = rules.withdraw(
        seance, store.enrolments(seance_id), participant_id, _attended(store, seance.programme_id)
    )
    if changed:
        store.save_enrolments(changed)
    return changed


def promote(store: Store, seance_id: str) -> tuple[Enrolment, ...]:
    """Give the free places to those who wait."""
    seance = store.seance(seance_id)
    changed = rules.promote(
        seance, store.enrolments(seance_id), _attended(store, seance.programme_id)
    )
    if changed:
        store.save_enrolments(changed)
    return changed


def _attended(store: Store, programme_id: str) -> Mapping[str, int]:
    return rules.presences(
        Records(
            store.programme(programme_id),
            store.seances(programme_id),
            store.participants(programme_id),
            store.programme_enrolments(programme_id),
        )
    )


# seats and presence -------------------------------------------------------------------------


def seats(
    enrolments: Iterable[Enrolment], order: Sequence[str], capacity: int
) -> tuple[Enrolment, ...]:
    """Return the enrolments that get a seat: the lowest free ones, in `order` of participants.

    Whoever has a seat keeps it: their card may be printed. Seats go from 1 to `capacity`.
    """
    enrolled = [e for e in enrolments if e.status is EnrolmentStatus.ENROLLED]
    taken = {e.seat for e in enrolled if e.seat is not None}
    free = iter(n for n in range(1, capacity + 1) if n not in taken)
    rank = {participant: place for place, participant in enumerate(order)}
    standing = [e for e in enrolled if e.seat is None]
    standing.sort(key=lambda e: rank.get(e.participant_id, len(rank)))
    return tuple(dataclasses.replace(e, seat=seat) for e, seat in zip(standing, free, strict=False))


def seat_people(store: Store, seance_id: str) -> tuple[Enrolment, ...]:
    """Give a seat to each enrolled person who has none, by name. Raises Refused once sealed."""
    seance = store.seance(seance_id)
    _check_not_sealed(seance.stage)
    order = [p.id for p in store.participants(seance.programme_id)]
    changed = seats(store.enrolments(seance_id), order, seance.capacity)
    if changed:
        store.save_enrolments(changed)
    return changed


def choose_seat(store: Store, seance_id: str, participant_id: str, seat: int) -> Enrolment:
    """Give somebody the seat that suits them (near the door, the screen). Raises if it is taken."""
    seance = store.seance(seance_id)
    _check_not_sealed(seance.stage)
    held = store.enrolments(seance_id)
    own = next((e for e in held if e.participant_id == participant_id), None)
    if own is None or own.status is not EnrolmentStatus.ENROLLED:
        raise Refused("Cette personne n’est pas inscrite : inscrivez-la d’abord.")
    if not 1 <= seat <= seance.capacity:
        raise InvalidInput(f"Les places vont de 1 à {seance.capacity}. Choisissez-en une.")
    if any(e.seat == seat and e.participant_id != participant_id for e in held):
        raise Refused(f"La place n° {seat} est déjà donnée. Choisissez-en une autre.")
    changed = dataclasses.replace(own, seat=seat)
    store.save_enrolments([changed])
    return changed


def mark_present(store: Store, seance_id: str, present: Collection[str]) -> tuple[Enrolment, ...]:
    """Save who is there, of those enrolled (`present`: participants); the others are not.

    Before the séance somebody present without a seat gets one; after it, this is the paper sheet
    copied. Returns the enrolments that changed. Raises Refused while it lives (the console notes
    arrivals then, in the journal too) and once it is sealed.
    """
    seance = store.seance(seance_id)
    _check_not_sealed(seance.stage)
    if seance.stage is SeanceStage.LIVE:
        raise Refused("La séance est en cours : notez les arrivées dans la console.")
    held = store.enrolments(seance_id)
    marked = [
        dataclasses.replace(e, present=e.participant_id in present)
        if e.status is EnrolmentStatus.ENROLLED
        else e
        for e in held
    ]
    after = marked
    if seance.stage is SeanceStage.PREPARED:
        order = [p.id for p in store.participants(seance.programme_id)]
        arriving = [e for e in marked if e.present or e.seat is not None]
        seated = {e.participant_id: e for e in seats(arriving, order, seance.capacity)}
        after = [seated.get(e.participant_id, e) for e in marked]
    changed = tuple(e for e in after if e not in held)
    if changed:
        store.save_enrolments(changed)
    return changed


def _check_not_sealed(stage: SeanceStage) -> None:
    if stage is SeanceStage.SEALED:
        raise Refused("Cette séance est scellée : la liste des places n’existe plus.")
