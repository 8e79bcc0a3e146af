"""The people of a séance: known, enrolled or waiting, given a seat, marked present."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from mcdata import programme as rules
from mcdata.errors import NotFound, Refused
from mcdata.model import Enrolment, Participant, Programme
from mcdata.people import (
    Person,
    apart_from,
    by_identity,
    clean_contact,
    clean_name,
    identity,
    make_participant,
)
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


def correct_participant(
    store: Store, programme_id: str, participant_id: str, person: Person
) -> None:
    """Write what is now known of somebody; their places and presences stay theirs.

    Whoever came in without being enrolled may stay without a quartier. Raises InvalidInput, naming
    the field, and Refused when somebody else is known by this name and quartier.
    """
    programme = store.programme(programme_id)

    def decide(known: Participant, everyone: Sequence[Participant]) -> Participant:
        after = _corrected(programme, known, person)
        others = by_identity(p for p in everyone if p.id != participant_id)
        if identity(after.first_name, after.last_name, after.quartier) in others:
            raise Refused(
                f"{after.name} est déjà dans la liste, pour le même quartier\u00a0: rien n’a été "
                "changé. Si ce sont deux personnes, ajoutez une initiale au prénom."
            )
        return after

    store.correct_participant(programme_id, participant_id, decide)


def _corrected(programme: Programme, known: Participant, person: Person) -> Participant:
    if not person.quartier.strip() and not known.quartier:
        return dataclasses.replace(
            known,
            first_name=clean_name(person.first_name, "Le prénom"),
            last_name=clean_name(person.last_name, "Le nom") if person.last_name.strip() else "",
            college=person.college,
            gender=person.gender,
            age_band=person.age_band,
            contact=clean_contact(person.contact),
            drawn_by_lot=person.drawn_by_lot,
        )
    made = make_participant(programme, person)
    return dataclasses.replace(made, id=known.id, rank=known.rank, is_demo=known.is_demo)


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
    return tuple(sorted(people, key=lambda p: (p.rank, p.id)))


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
