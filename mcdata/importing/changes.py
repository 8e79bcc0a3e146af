"""What a line changes about somebody known: added where nothing stood, replaced only with a yes."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from mcdata.importing.contacts import kinds_of, same
from mcdata.importing.lines import Line
from mcdata.model import Participant
from mcdata.people import CONTACT_LIMIT, identity
from mcdata.reference import quartier
from mcdata.texts import label

_JOINT = " · "
_KINDS = {"mail": "Courriel", "tel": "Téléphone", "autre": "Contact"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field, old beside new; `replaces` what is known, and so waits for a yes."""

    field: str
    before: str
    after: str
    replaces: bool = False
    is_done: bool = True


def completed(
    before: Participant, line: Line, accepted: Container[str]
) -> tuple[Participant, tuple[Change, ...]]:
    """Return the known person with what the line adds, and every field that differs.

    An empty cell erases nothing. A field is replaced only if `accepted` holds its key (`key_of`).
    """
    found, changes = before, []
    for change, values in _differences(before, line):
        done = not change.replaces or key_of(line.row.ref, change) in accepted
        changes.append(dataclasses.replace(change, is_done=done))
        if done:
            found = dataclasses.replace(found, **values)
    return found, tuple(changes)


def key_of(ref: str, change: Change) -> str:
    """Return what a yes to this change is kept under."""
    return f"{ref}/{change.field}"


def agree(one: Participant, other: Participant, *, by_college: bool = True) -> bool:
    """Say whether two entries may be about one person: nothing that both give differs."""
    mine, theirs = kinds_of(one.contact), kinds_of(other.contact)
    return (
        (one.college is other.college or not by_college)
        and all(
            not a or not b or a == b
            for a, b in ((one.gender, other.gender), (one.age_band, other.age_band))
        )
        and all(not _new_parts(mine[kind], theirs[kind]) for kind in mine.keys() & theirs.keys())
    )


def filled(one: Participant, other: Participant) -> Participant:
    """Return `one` with what only `other` gives."""
    contact = one.contact
    for kind, part in kinds_of(other.contact).items():
        if kind not in kinds_of(one.contact):
            contact = _JOINT.join(filter(None, (contact, part)))
    return dataclasses.replace(
        one,
        gender=one.gender or other.gender,
        age_band=one.age_band or other.age_band,
        contact=contact[:CONTACT_LIMIT],
        drawn_by_lot=one.drawn_by_lot or other.drawn_by_lot,
    )


def _differences(before: Participant, line: Line) -> Iterator[tuple[Change, dict[str, Any]]]:
    read = line.participant
    names = {identity(p.first_name, p.last_name, "") for p in (before, read)}
    if len(names) > 1:
        yield (
            Change("Nom", before.name, read.name, replaces=True),
            {"first_name": read.first_name, "last_name": read.last_name},
        )
    if read.quartier != before.quartier:
        yield (
            Change("Quartier", _place(before), _place(read), replaces=True),
            {"quartier": read.quartier, "sector": read.sector, "epci": read.epci},
        )
    if line.has_college and read.college is not before.college:
        yield (
            Change("Collège", label(before.college), label(read.college), replaces=True),
            {"college": read.college},
        )
    for field, old, new, name in (
        ("Genre", before.gender, read.gender, "gender"),
        ("Tranche d’âge", before.age_band, read.age_band, "age_band"),
    ):
        if new and new != old:
            yield Change(field, old, new, replaces=bool(old)), {name: new}
    yield from _of_contact(before.contact, read.contact)
    if read.drawn_by_lot and not before.drawn_by_lot:
        yield Change("Tiré au sort", "non", "oui"), {"drawn_by_lot": True}


def _of_contact(before: str, read: str) -> Iterator[tuple[Change, dict[str, Any]]]:
    """A kind of contact that was lacking is added beside the others; one that differs asks."""
    held, found = kinds_of(before), kinds_of(read)
    added = [part for kind, part in found.items() if kind not in held]
    whole = _JOINT.join(filter(None, (before, *added)))
    fits = len(whole) <= CONTACT_LIMIT
    if added and fits:
        yield Change("Contact", before, whole), {"contact": whole}
        held = kinds_of(whole)
    elif added:
        yield Change("Contact", before, read, replaces=True), {"contact": read}
        return
    for kind in found.keys() & kinds_of(before).keys():
        if _new_parts(held[kind], found[kind]):
            changed = _JOINT.join({**held, kind: found[kind]}.values())
            change = Change(_KINDS[kind], held[kind], found[kind], replaces=True)
            yield change, {"contact": changed}


def _new_parts(known: str, read: str) -> list[str]:
    return [
        part
        for part in read.split(_JOINT)
        if not any(same(part, other) for other in known.split(_JOINT))
    ]


def _place(person: Participant) -> str:
    known = quartier(person.quartier)
    return known.title if known else person.quartier
