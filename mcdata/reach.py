"""Who a programme reached and who is missing: by sector, contract, EPCI, quartier (pure).

Figures for the office keep every count; `breakdown` is for what is published, and hides small
groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mcdata.model import EnrolmentStatus, Participant, SeanceKind
from mcdata.programme import Part, Records, is_held, presences, reached
from mcdata.reference import Contract, Epci, Quartier, Sector
from mcdata.texts import french_order

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
