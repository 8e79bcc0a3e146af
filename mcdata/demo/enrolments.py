"""Who is enrolled where: a sector's people at its introductory séance, mixed EPCI at the others."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from mcdata.demo.chance import dice
from mcdata.demo.conception import Conception, PlannedSeance
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    Participant,
    SeanceKind,
    SeanceStage,
)

FEWEST_QUARTIERS, MOST_QUARTIERS = 8, 14  # different quartiers in one séance
FEWEST_EPCIS, MOST_EPCIS = 4, 7  # different EPCI in a thematic one


def enrolments(
    plan: Conception, stages: dict[int, SeanceStage], everyone: Sequence[Participant]
) -> tuple[Enrolment, ...]:
    """Return every séance's list: places, waiting list, people who withdrew, attendance, seats."""
    rng = dice("enrolments")
    waiting: list[Participant] = []  # of an introductory séance, offered a place at the next one
    introduced: set[str] = set()
    found: list[Enrolment] = []
    for planned in plan.seances:
        if planned.kind is SeanceKind.INTRODUCTORY:
            candidates = _of_sector(planned, everyone, waiting, introduced, rng)
            places = candidates[: planned.enrolled]
            introduced |= {person.id for person in places}
            waiting = candidates[planned.enrolled : planned.enrolled + planned.waiting]
        else:
            candidates = _mixed(planned, everyone, rng)
        found += _list(planned, stages[planned.number], candidates, rng)
    return tuple(found)


def _of_sector(
    planned: PlannedSeance,
    everyone: Sequence[Participant],
    waiting: Sequence[Participant],
    introduced: set[str],
    rng: Random,
) -> list[Participant]:
    """People of the sector, after those who waited for a place at the séance before."""
    own = [p for p in everyone if p.sector == planned.sector and p.id not in introduced]
    rng.shuffle(own)
    candidates = [*waiting, *(p for p in own if p not in waiting)]
    already = [p for p in everyone if p.id in introduced]
    return candidates + rng.sample(already, max(0, _needed(planned) - len(candidates)))


def _mixed(
    planned: PlannedSeance, everyone: Sequence[Participant], rng: Random
) -> list[Participant]:
    """People of several quartiers and EPCI, drawn until the séance is mixed as it should be."""
    quartiers = sorted({p.quartier for p in everyone})
    while True:
        chosen = set(rng.sample(quartiers, MOST_QUARTIERS))
        among = [p for p in everyone if p.quartier in chosen]
        if len(among) < _needed(planned):
            continue
        candidates = rng.sample(among, _needed(planned))
        places = candidates[: planned.enrolled]
        epcis = len({p.epci for p in places})
        mixed = len({p.quartier for p in places}) >= min(FEWEST_QUARTIERS, planned.enrolled)
        if mixed and min(FEWEST_EPCIS, planned.enrolled) <= epcis <= MOST_EPCIS:
            return candidates


def _needed(planned: PlannedSeance) -> int:
    return planned.enrolled + planned.waiting + planned.withdrawn


def _list(
    planned: PlannedSeance,
    stage: SeanceStage,
    candidates: Sequence[Participant],
    rng: Random,
) -> list[Enrolment]:
    """Return a séance's list; those present sit in the order in which they came in."""
    here = rng.sample(range(planned.enrolled), planned.present)
    seats = {} if stage is SeanceStage.PREPARED else {who: s for s, who in enumerate(here, 1)}
    ends = planned.enrolled + planned.waiting
    found = []
    for index, person in enumerate(candidates[: _needed(planned)]):
        status = EnrolmentStatus.ENROLLED
        if index >= planned.enrolled:
            status = EnrolmentStatus.WAITING if index < ends else EnrolmentStatus.WITHDRAWN
        seat = seats.get(index)
        found.append(
            Enrolment(
                f"demo-{planned.number:02}", person.id, status, seat is not None, seat, index + 1
            )
        )
    return found
