"""What chance alone gives: equal talkers simulated, so that few turns are not called a fault."""

from __future__ import annotations

import operator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_SEED = 2017
_ROOMS = 4000  # simulated for each case; the ends of the band then move by about 0.005
_CELLS = 2_000_000  # people × rooms at most, so that a large assembly doesn't fill the memory


class Band(NamedTuple):
    """Between what values of G* chance keeps a room of equal talkers, `level` of the time."""

    low: float
    high: float


def chance_band(people: int, turns: int, level: float = 0.9) -> Band:
    """Return the band of `corrected_gini` when `turns` fall at random on `people` equal talkers.

    Simulated with a fixed seed: the same question always has the same answer. Nobody, one person
    or no turn gives (0, 0), as the index does. Raises ValueError for a negative number or a level
    outside ]0, 1[.
    """
    ginis, _ = _simulated(*_checked(people, turns, level))
    low, high = np.quantile(ginis, [(1 - level) / 2, (1 + level) / 2])
    return Band(float(low), float(high))


def chance_mean(people: int, turns: int) -> float:
    """Return the mean of `corrected_gini` that chance alone gives: .43 for 25 people, 40 turns."""
    ginis, _ = _simulated(*_checked(people, turns, 0.5))
    return float(ginis.mean())


def chance_largest(people: int, turns: int, level: float = 0.9) -> float:
    """Return the largest share that chance alone stays under, `level` of the time."""
    _, largest = _simulated(*_checked(people, turns, level))
    return float(np.quantile(largest, level))


def _checked(people: int, turns: int, level: float) -> tuple[int, int]:
    people, turns = operator.index(people), operator.index(turns)
    if people < 0 or turns < 0:
        raise ValueError("Un nombre de personnes ou de prises de parole est positif ou nul.")
    if not 0 < level < 1:
        raise ValueError("Un niveau de confiance est compris entre 0 et 1.")
    return people, turns


@lru_cache(maxsize=512)
def _simulated(people: int, turns: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return G* and the largest share of each simulated room."""
    if people == 0 or turns == 0:
        return np.zeros(1), np.zeros(1)
    rooms = max(200, min(_ROOMS, _CELLS // people))
    random = np.random.default_rng([_SEED, people, turns])
    said = np.sort(random.multinomial(turns, np.full(people, 1 / people), size=rooms), axis=1)
    largest = said[:, -1] / turns
    if people == 1:
        return np.zeros(rooms), largest
    ranks = 2 * np.arange(1, people + 1) - people - 1
    return (said @ ranks) / (turns * (people - 1)), largest
