"""Who sits beside whom: places dealt so that quartiers and colleges mix (pure).

People who came together talk together; a neighbour from elsewhere is half of what a master class
is for. The same people are always dealt the same places: a card that was printed stays right.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from mcdata.model import Participant

# what two people cost side by side, and with one place between them
QUARTIER, QUARTIER_NEAR = 10.0, 3.0
EPCI, COLLEGE = 2.0, 1.0
NEED = 20.0  # how much a quartier presses for a place when half of those waiting are its people


def deal(
    lot: str,
    standing: Sequence[Participant],
    sitting: Mapping[int, Participant],
    places: Sequence[int],
) -> Mapping[str, int]:
    """Return a place for each of those standing, by participant's id; the first `places` serve.

    `sitting` keep theirs. `lot` (the séance's id) draws between people who would do as well, so
    that the alphabet decides nothing. Places are neighbours when their numbers follow each other.
    """
    waiting = sorted(standing, key=lambda p: _drawn(lot, p.id))
    free = [n for n in places if n not in sitting][: len(waiting)]
    room = dict(sitting)
    for left, seat in zip(range(len(free), 0, -1), free, strict=True):
        groups = Counter(p.quartier for p in waiting)
        chosen = min(
            waiting,
            key=lambda p: _cost(room, seat, p) - NEED * groups[p.quartier] / left,
        )
        waiting.remove(chosen)
        room[seat] = chosen
    _improve(room, free)
    return {room[seat].id: seat for seat in free}


def _improve(room: dict[int, Participant], free: Sequence[int]) -> None:
    """Exchange two of the places dealt for as long as that parts somebody from a neighbour."""
    better = True
    while better:
        better = False
        for one, other in combinations(free, 2):
            before = _around(room, one, other)
            room[one], room[other] = room[other], room[one]
            if _around(room, one, other) < before:
                better = True
            else:
                room[one], room[other] = room[other], room[one]


def _around(room: Mapping[int, Participant], one: int, other: int) -> float:
    return _cost(room, one, room[one]) + _cost(room, other, room[other])


def _cost(room: Mapping[int, Participant], seat: int, person: Participant) -> float:
    """Return what `person` at `seat` has in common with those around."""
    cost = 0.0
    for near, quartier in ((1, QUARTIER), (2, QUARTIER_NEAR)):
        for beside in (seat - near, seat + near):
            other = room.get(beside)
            if other is None or other.id == person.id:
                continue
            cost += quartier * _same(person.quartier, other.quartier)
            if near == 1:
                cost += EPCI * _same(person.epci, other.epci)
                cost += COLLEGE * (person.college is other.college)
    return cost


def _same(one: str, other: str) -> bool:
    """Say whether two people share what is known of both."""
    return bool(one) and one == other


def _drawn(lot: str, participant_id: str) -> str:
    return hashlib.sha256(f"{lot}\n{participant_id}".encode()).hexdigest()
