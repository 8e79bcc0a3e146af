"""A group's share of the speech against its share of presence, with the doubt that goes with it."""

from __future__ import annotations

import math
from collections.abc import Iterator

_TINY = 1e-300
_PRECISION = 1e-14


class Ratio(float):
    """A ratio that carries its 90 % interval: a number, or `ratio, low, high = …`.

    1 is a group that speaks as much as it is there; « indicatif », for turns are not independent.
    """

    __slots__ = ("high", "low")

    low: float
    high: float

    def __new__(cls, ratio: float, low: float, high: float) -> Ratio:
        self = super().__new__(cls, ratio)
        self.low, self.high = low, high
        return self

    def __iter__(self) -> Iterator[float]:
        yield from (float(self), self.low, self.high)


def representation_ratio(group_turns: int, turns: int, group_people: float, people: float) -> Ratio:
    """Return (group_turns/turns) / (group_people/people) with its 90 % Jeffreys interval.

    `group_people` and `people` are people or, better, minutes of presence. When nothing was said
    the ratio is 1 and the interval says that nothing is known. Raises ValueError for a group with
    nobody, larger than the whole, or a negative number.
    """
    if not 0 <= group_turns <= turns:
        raise ValueError("Les prises de parole du groupe vont de 0 au total.")
    if not 0 < group_people <= people:
        raise ValueError("Le groupe a au moins une personne, et pas plus que la salle.")
    presence = group_people / people
    low, high = jeffreys_interval(group_turns, turns, 0.9)
    ratio = group_turns / turns / presence if turns else 1.0
    return Ratio(ratio, low / presence, high / presence)


def jeffreys_interval(successes: float, trials: float, level: float) -> tuple[float, float]:
    """Return the equal-tailed interval of a proportion under Jeffreys' prior.

    Quantiles of Beta(k + ½, n − k + ½), with 0 as the low end when k = 0 and 1 as the high end when
    k = n, if n > 0 (Brown, Cai and DasGupta, Statistical Science 16, 2001).
    """
    a, b = successes + 0.5, trials - successes + 0.5
    tail = (1 - level) / 2
    low = 0.0 if trials and not successes else _beta_quantile(tail, a, b)
    high = 1.0 if trials and successes == trials else _beta_quantile(1 - tail, a, b)
    return low, high


def _beta_quantile(probability: float, a: float, b: float) -> float:
    """Return x with I_x(a, b) = probability, by bisection to the last bit that matters."""
    low, high = 0.0, 1.0
    while high - low > _PRECISION:
        middle = (low + high) / 2
        if _beta_cdf(middle, a, b) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _beta_cdf(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b), for 0 < x < 1.

    Continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, which
    converges fast for x < (a + 1)/(a + b + 2); the symmetry 8.17.4 brings any x there.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_cdf(1 - x, b, a)
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(logarithm + a * math.log(x) + b * math.log1p(-x)) / a
    return front / _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return 1 + d₁/(1 + d₂/(1 + …)) by the modified method of Lentz (Numerical Recipes, § 5.2)."""
    value = c = 1.0
    d = 0.0
    for index in range(1, 10_000):
        m = index // 2
        if index % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d or _TINY)
        c = 1 + term / c or _TINY
        value *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return value
