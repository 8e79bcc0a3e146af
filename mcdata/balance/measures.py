"""Indices of how evenly the floor was shared; each takes one number of turns a person present."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


def coverage(turns: Iterable[float]) -> float:
    """Return the share, 0 to 1, of the people present who spoke at least once; 0 with nobody."""
    said = _checked(turns)
    return sum(x > 0 for x in said) / len(said) if said else 0.0


def corrected_gini(turns: Iterable[float]) -> float:
    """Return G* = G·N/(N−1): 0 when all speak as much, 1 when one person says everything.

    G is half the relative mean absolute difference; the factor takes away its bias towards 0 in
    small groups (Deltas, « The Small-Sample Bias of the Gini Coefficient », Review of Economics
    and Statistics 85, 2003). 0 with fewer than two people or nothing said. Means little without
    `chance_band`: with few turns chance alone gives much.
    """
    said = sorted(_checked(turns))
    people, total = len(said), math.fsum(said)
    if people < 2 or total == 0:
        return 0.0
    spread = math.fsum((2 * rank - people - 1) * x for rank, x in enumerate(said, 1))
    return min(1.0, max(0.0, spread / (total * (people - 1))))


def evenness(turns: Iterable[float]) -> float:
    """Return Pielou's J = H/ln N, 1 when all speak as much, 0 when one person says everything.

    H is Shannon's entropy of the shares (Pielou, Journal of Theoretical Biology 13, 1966). 1 with
    fewer than two people or nothing said.
    """
    said = _checked(turns)
    if len(said) < 2 or not any(said):
        return 1.0
    entropy = -math.fsum(s * math.log(s) for s in _shares(said) if s > 0)
    return min(1.0, max(0.0, entropy / math.log(len(said))))


def effective_voices(turns: Iterable[float]) -> float:
    """Return 1/Σs²: how many people speaking equally would give this concentration.

    From 1 to the number of people; 0 when nothing was said (Laakso and Taagepera, Comparative
    Political Studies 12, 1979; inverse of Simpson's index).
    """
    shares = _shares(_checked(turns))
    return 1 / math.fsum(s * s for s in shares) if shares else 0.0


def largest_share(turns: Iterable[float]) -> float:
    """Return the share, 0 to 1, of who spoke most; to compare with 1/N. 0 when nothing was said."""
    return top_share(turns, 1)


def top_share(turns: Iterable[float], people: int) -> float:
    """Return the share, 0 to 1, of the `people` who spoke most; to compare with `people`/N."""
    shares = sorted(_shares(_checked(turns)), reverse=True)
    return min(1.0, math.fsum(shares[:people]))


@dataclass(frozen=True, slots=True)
class RoleSplit:
    """How much of the imbalance lies between roles and how much within them; in nats, from 0."""

    between: float
    within: float

    @property
    def total(self) -> float:
        return self.between + self.within


def role_split(
    turns: Sequence[float], expected: Sequence[float], roles: Sequence[Hashable]
) -> RoleSplit:
    """Split Σ sᵢ ln(sᵢ/eᵢ) into Σ_g S_g ln(S_g/E_g), between roles, and the rest, within.

    s are the shares of the turns, e those of `expected` (minutes present), capitals the sums over
    a role (Theil, Economics and Information Theory, 1967). Raises ValueError when the three are
    not of one length, or someone who spoke is expected to say nothing.
    """
    if not len(turns) == len(expected) == len(roles):
        raise ValueError("Il faut une attente et un rôle par personne.")
    said = _shares(_checked(turns))
    if not said:
        return RoleSplit(0.0, 0.0)
    due = _shares(_checked(expected)) or [0.0] * len(said)
    if any(s > 0 and not e for s, e in zip(said, due, strict=True)):
        raise ValueError("Une personne qui a parlé a une présence nulle.")
    groups: dict[Hashable, tuple[float, float]] = {}
    for s, e, role in zip(said, due, roles, strict=True):
        spoken, awaited = groups.get(role, (0.0, 0.0))
        groups[role] = (spoken + s, awaited + e)
    total = _divergence(zip(said, due, strict=True))
    between = min(total, _divergence(groups.values()))
    return RoleSplit(between, total - between)


def _divergence(pairs: Iterable[tuple[float, float]]) -> float:
    return max(0.0, math.fsum(s * math.log(s / e) for s, e in pairs if s > 0))


def _checked(turns: Iterable[float]) -> list[float]:
    said = [float(x) for x in turns]
    if any(x < 0 or not math.isfinite(x) for x in said):
        raise ValueError("Un nombre de prises de parole est positif ou nul.")
    return said


def _shares(said: list[float]) -> list[float]:
    """Return each one's share of the whole; nothing when nothing was said."""
    total = math.fsum(said)
    return [x / total for x in said] if total else []
