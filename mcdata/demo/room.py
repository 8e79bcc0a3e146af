"""Who sits where in a demo séance, and who speaks how often."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from mcdata.demo.conception import Conception
from mcdata.model import Enrolment, Participant, Role
from mcdata.seats import HEAD_SEATS, head_table

SPREAD = 0.7  # of the logarithm of a person's turns
ELECTED_FACTOR = 1.6  # elected members speak more than others
LOCALS = 2  # elected members, and officers: enough to be shown as a group
FEWEST_TURNS, MOST_TURNS = 44, 88  # of a whole debate


@dataclass(frozen=True, slots=True)
class Sitting:
    seat: int
    role: Role
    sector: str | None


@dataclass(frozen=True, slots=True)
class Room:
    """Everyone in the room, by seat: councillors at the numbered places, the others apart."""

    sitting: tuple[Sitting, ...]

    def seats(self, *roles: Role) -> tuple[int, ...]:
        return tuple(s.seat for s in self.sitting if s.role in roles)

    @property
    def debaters(self) -> tuple[int, ...]:
        """The seats whose turns count in the debate."""
        return self.seats(Role.CITIZEN, Role.ELECTED, Role.OFFICER)

    @property
    def asked(self) -> tuple[int, ...]:
        """The seats of those that questions are put to."""
        return self.seats(Role.CITIZEN)


def furnish(
    enrolments: Sequence[Enrolment], everyone: dict[str, Participant], guests: int, sector: str
) -> Room:
    """Seat the councillors present; guests, the animator, elected members and officers apart."""
    councillors = [
        Sitting(e.seat, Role.CITIZEN, everyone[e.participant_id].sector)
        for e in enrolments
        if e.seat is not None
    ]
    councillors.sort(key=lambda s: s.seat)
    hosts = [Sitting(seat, role, None) for seat, role in head_table(guests)]
    roles = [*[Role.ELECTED] * LOCALS, *[Role.OFFICER] * LOCALS]
    beside = HEAD_SEATS[len(hosts) : len(hosts) + len(roles)]
    local = [Sitting(seat, role, sector) for seat, role in zip(beside, roles, strict=True)]
    return Room((*councillors, *hosts, *local))


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks in plenary, and then when the sub-groups report; seats in order."""

    plenary: tuple[int, ...]
    reports: tuple[int, ...]


def speech(plan: Conception, room: Room, rng: Random) -> Speech:
    """Draw how often each person speaks, some of them only once in small groups, a few never."""
    debaters = list(room.debaters)
    silent = rng.sample(debaters, math.ceil(len(debaters) * rng.uniform(*plan.silent_first)))
    never = silent[: round(len(debaters) * rng.uniform(*plan.silent_last))]
    while True:
        counts = {s: _turns(plan, room, s, rng) for s in debaters if s not in silent}
        if FEWEST_TURNS <= sum(counts.values()) + len(silent) <= MOST_TURNS:
            break
    turns = [seat for seat, count in counts.items() for _ in range(count)]
    rng.shuffle(turns)
    # everyone who speaks in plenary does so at least once before the sub-groups
    early, late = list(counts), list((Counter(turns) - Counter(counts.keys())).elements())
    rng.shuffle(late)
    cut = max(0, round(len(turns) * 0.7) - len(early))
    return Speech(
        alternating(early + late[:cut], rng),
        alternating(late[cut:] + [s for s in silent if s not in never], rng),
    )


def _turns(plan: Conception, room: Room, seat: int, rng: Random) -> int:
    median, most = plan.turns
    if seat in room.seats(Role.ELECTED):
        median *= ELECTED_FACTOR
    return min(most, max(1, round(rng.lognormvariate(math.log(median), SPREAD))))


def alternating(seats: list[int], rng: Random) -> tuple[int, ...]:
    """Shuffle so that, as far as can be, nobody speaks twice in a row."""
    rng.shuffle(seats)
    for index in range(1, len(seats)):
        if seats[index] == seats[index - 1]:
            other = next((i for i in range(len(seats)) if _fits(seats, i, index)), index)
            seats[index], seats[other] = seats[other], seats[index]
    return tuple(seats)


def _fits(seats: list[int], other: int, index: int) -> bool:
    """Say whether swapping the two leaves no repetition around either."""
    around = {seats[i] for i in (other - 1, other + 1) if 0 <= i < len(seats)}
    beside = {seats[i] for i in (index - 1, index + 1) if 0 <= i < len(seats)}
    return seats[index] not in around and seats[other] not in beside and abs(other - index) > 1
