"""Who a programme reached and who is missing: by sector, contract, EPCI, quartier (pure).

Figures for the office keep every count; `breakdown` is for what is published, and hides small
groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mcdata.model import EnrolmentStatus, Participant, Seance, SeanceKind
from mcdata.programme import Part, Records, absences, is_held, presences, reached
from mcdata.reference import Contract, Epci, Quartier, Sector
from mcdata.texts import french_order

UNDER_26 = "16-25"
PUBLISHED_MINIMUM = 11  # people; a smaller group is never broken down in what is published


@dataclass(frozen=True, slots=True)
class Reach:
    """People reached of those on the programme's list, for one sector, contract or EPCI."""

    key: str
    title: str
    people: Part
    quartiers: Part


@dataclass(frozen=True, slots=True)
class QuartierReach:
    """A quartier and its people: on the programme's list, and reached."""

    quartier: Quartier
    known: int
    reached: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group in a published breakdown; `count` is None when it is hidden."""

    title: str
    count: int | None


def reach_by_sector(
    records: Records, sectors: Iterable[Sector], quartiers: Sequence[Quartier]
) -> tuple[Reach, ...]:
    """Return each sector's reach, in the sectors' order."""
    return tuple(
        _reach(records, s.key, s.title, _sector_of, _within(quartiers, sector=s.key))
        for s in sectors
    )


def reach_by_epci(
    records: Records, epcis: Iterable[Epci], quartiers: Sequence[Quartier]
) -> tuple[Reach, ...]:
    """Return the reach of each EPCI that has a quartier or a participant."""
    rows = (
        _reach(records, e.siren, e.short_name or e.name, _epci_of, _within(quartiers, epci=e.siren))
        for e in epcis
    )
    return tuple(r for r in rows if r.quartiers.whole or r.people.whole)


def reach_by_contract(
    records: Records, contracts: Iterable[Contract], quartiers: Sequence[Quartier]
) -> tuple[Reach, ...]:
    """Return the reach of each contrat de ville: that of the EPCI which signed it."""
    return tuple(
        _reach(records, c.epci_siren, c.title, _epci_of, _within(quartiers, epci=c.epci_siren))
        for c in contracts
    )


def _sector_of(person: Participant) -> str:
    return person.sector


def _epci_of(person: Participant) -> str:
    return person.epci


def _within(quartiers: Iterable[Quartier], sector: str = "", epci: str = "") -> list[Quartier]:
    return [q for q in quartiers if sector in {"", q.sector} and epci in {"", q.epci_siren}]


def _reach(
    records: Records,
    key: str,
    title: str,
    key_of: Callable[[Participant], str],
    quartiers: Sequence[Quartier],
) -> Reach:
    everyone = [p for p in records.participants if key_of(p) == key]
    people = [p for p in reached(records) if key_of(p) == key]
    return Reach(
        key,
        title,
        Part(len(people), len(everyone)),
        Part(len({p.quartier for p in people} & {q.code for q in quartiers}), len(quartiers)),
    )


def reach_by_quartier(records: Records, quartiers: Iterable[Quartier]) -> tuple[QuartierReach, ...]:
    """Return each quartier's reach, in the quartiers' order."""
    known = Counter(p.quartier for p in records.participants)
    came = Counter(p.quartier for p in reached(records))
    return tuple(QuartierReach(q, known[q.code], came[q.code]) for q in quartiers)


def without_introduction(
    records: Records, quartiers: Iterable[Quartier]
) -> tuple[Participant, ...]:
    """Return the councillors of NPNRU quartiers who have not followed the introductory séance.

    It is compulsory for them. Those enrolled in one that is still to be held are not counted.
    """
    npnru = {q.code for q in quartiers if q.npnru}
    followed = presences(records, SeanceKind.INTRODUCTORY)
    to_come = {
        s.id for s in records.seances if s.kind is SeanceKind.INTRODUCTORY and not is_held(s)
    }
    enrolled = {
        e.participant_id
        for e in records.enrolments
        if e.seance_id in to_come and e.status is EnrolmentStatus.ENROLLED
    }
    return tuple(
        p
        for p in records.participants
        if p.quartier in npnru and not followed.get(p.id) and p.id not in enrolled
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody on the list who never came: their séances to come, and those that they missed."""

    person: Participant
    coming: tuple[Seance, ...]
    waiting: tuple[Seance, ...]
    absences: int


def missing(records: Records) -> tuple[Missing, ...]:
    """Return the people on the programme's list who were not reached, in the list's order.

    Nobody is missing before a first séance was held.
    """
    if not any(map(is_held, records.seances)):
        return ()
    came, missed = presences(records), absences(records)
    to_come = [s for s in records.seances if not is_held(s)]

    def at(person: Participant, status: EnrolmentStatus) -> tuple[Seance, ...]:
        own = {e.seance_id for e in records.enrolments
               if e.participant_id == person.id and e.status is status}  # fmt: skip
        return tuple(s for s in to_come if s.id in own)

    return tuple(
        Missing(
            p,
            at(p, EnrolmentStatus.ENROLLED),
            at(p, EnrolmentStatus.WAITING),
            missed.get(p.id, 0),
        )
        for p in records.participants
        if not came.get(p.id)
    )


@dataclass(frozen=True, slots=True)
class Followed:
    """A figure about people with its denominator, and those whom it counts."""

    title: str
    part: Part
    people: tuple[Participant, ...]


def followed(records: Records) -> tuple[Followed, ...]:
    """Return who is young, was drawn by lot, came back, was expected in vain.

    Figures for the office: they keep every count, however small.
    """
    came, missed = presences(records), absences(records)
    young = [p for p in records.participants if p.age_band == UNDER_26]
    drawn = [p for p in records.participants if p.drawn_by_lot]
    whole = reached(records)
    back = tuple(p for p in whole if came[p.id] > 1)
    absent = tuple(p for p in records.participants if missed.get(p.id))
    places = sum(came.values()) + sum(missed.values())
    return (
        Followed("Moins de 26 ans", *_reached_of(young, came)),
        Followed("Tirés au sort", *_reached_of(drawn, came)),
        Followed("Revenus au moins une fois", Part(len(back), len(whole)), back),
        Followed("Places réservées et restées vides", Part(sum(missed.values()), places), absent),
    )


def _reached_of(
    people: Sequence[Participant], came: Mapping[str, int]
) -> tuple[Part, tuple[Participant, ...]]:
    return Part(sum(bool(came.get(p.id)) for p in people), len(people)), tuple(people)


def breakdown(titles: Iterable[str], minimum: int = PUBLISHED_MINIMUM) -> tuple[Group, ...]:
    """Count people by group for publishing, one title a person, the largest group first.

    A group of fewer than `minimum` people is hidden, and so is its complement: what is hidden
    always counts at least two groups and `minimum` people together, or everything is hidden, so
    that no small group can be had by subtraction (primary and secondary suppression, as Insee).
    """
    counts = sorted(Counter(titles).items(), key=lambda item: (-item[1], french_order(item[0])))
    shown = [item for item in counts if item[1] >= minimum]
    hidden = counts[len(shown) :]
    while hidden and shown and (len(hidden) < 2 or sum(c for _, c in hidden) < minimum):
        hidden.insert(0, shown.pop())
    return tuple([Group(t, c) for t, c in shown] + [Group(t, None) for t, _ in hidden])
