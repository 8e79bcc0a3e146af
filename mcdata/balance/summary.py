"""The balance of a séance at a moment: what the console, the projector and the synthesis draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mcdata.balance.chance import Band, chance_band, chance_largest
from mcdata.balance.measures import (
    RoleSplit,
    corrected_gini,
    effective_voices,
    evenness,
    largest_share,
    role_split,
    top_share,
)
from mcdata.balance.representation import representation_ratio
from mcdata.model import Role, TurnKind
from mcdata.speech import Voice, apart_seconds, voices
from mcdata.state import SeanceState
from mcdata.texts import percent

MINIMUM_GROUP = 3  # under this, a role in the room is a person; what is published asks for 11
TURNS_FOR_VERDICT = 2  # a person, on average: before that, chance explains nearly everything


@dataclass(frozen=True, slots=True)
class RoleShare:
    """A role's people, turns, and share of the speech over its share of presence (1 is its part).

    `low` and `high` bound the ratio 90 times in 100; the three are None while nothing was said.
    """

    role: Role
    people: int
    turns: int
    ratio: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class SeatShare:
    """One person's turns and seconds, for the animator alone; `flagged`: a timer was left on."""

    seat: int
    role: Role
    turns: int
    seconds: float
    flagged: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How the debate was shared. Shares from 0 to 1; `silent` are seats still in the room.

    `present` counts everyone who was there, those who left too, but neither the guest nor the
    animator, whose speech is apart (`presentation_seconds`, `animation_seconds`). `band` is where
    chance alone keeps `gini`; `verdict` is None before two turns a person.
    """

    present: int
    spoken: int
    turns: int
    silent: tuple[int, ...]
    roles: tuple[RoleShare, ...]
    gini: float
    band: Band
    verdict: str | None
    largest: float
    top3: float
    evenness: float
    effective: float
    split: RoleSplit
    seats: tuple[SeatShare, ...]
    presentation_seconds: float
    animation_seconds: float

    @property
    def fair_largest(self) -> float:
        """What `largest` is when all speak as much: 1/N."""
        return 1 / self.present if self.present else 0.0

    @property
    def fair_top3(self) -> float:
        """What `top3` is when all speak as much: 3/N."""
        return min(1.0, 3 / self.present) if self.present else 0.0


def summarise(state: SeanceState, now: datetime, minimum_group: int = MINIMUM_GROUP) -> Balance:
    """Compute the balance at `now` (naive UTC). Roles of fewer than `minimum_group` are not shown.

    Nor is any other that would give a hidden one away by subtraction.
    """
    people = voices(state, now)
    said = [person.turns for person in people]
    present, turns = len(people), sum(said)
    gini, band, largest = corrected_gini(said), chance_band(present, turns), largest_share(said)
    sitting = {seat.seat for seat in state.present}
    return Balance(
        present=present,
        spoken=sum(count > 0 for count in said),
        turns=turns,
        silent=tuple(p.seat for p in people if not p.turns and p.seat in sitting),
        roles=_role_shares(people, minimum_group),
        gini=gini,
        band=band,
        verdict=_verdict(present, turns, gini, band, largest),
        largest=largest,
        top3=top_share(said, 3),
        evenness=evenness(said),
        effective=effective_voices(said),
        split=role_split(said, _presence(people), [person.role for person in people]),
        seats=tuple(SeatShare(p.seat, p.role, p.turns, p.seconds, p.flagged) for p in people),
        presentation_seconds=apart_seconds(state, TurnKind.PRESENTATION, now),
        animation_seconds=apart_seconds(state, TurnKind.ANIMATION, now),
    )


def _presence(people: Sequence[Voice]) -> list[float]:
    """Return each one's minutes in the room, or one each while someone has none yet."""
    minutes = [person.minutes for person in people]
    return minutes if all(minutes) else [1.0] * len(people)


def _role_shares(people: Sequence[Voice], minimum: int) -> tuple[RoleShare, ...]:
    presence = _presence(people)
    turns = sum(person.turns for person in people)
    shares = []
    for role in _shown(people, minimum):
        group = [index for index, person in enumerate(people) if person.role is role]
        said = sum(people[index].turns for index in group)
        there = sum(presence[index] for index in group)
        ratio = representation_ratio(said, turns, min(there, sum(presence)), sum(presence))
        known = tuple(ratio) if turns else (None, None, None)
        shares.append(RoleShare(role, len(group), said, *known))
    return tuple(shares)


def _shown(people: Sequence[Voice], minimum: int) -> list[Role]:
    """Return the roles that may be told apart, in the model's order.

    What is hidden can be had by subtraction, so it must be `minimum` people too: the smallest of
    the shown roles is hidden with it until it is.
    """
    sizes = {role: sum(person.role is role for person in people) for role in Role}
    present = sorted((role for role in Role if sizes[role]), key=lambda role: sizes[role])
    hidden = [role for role in present if sizes[role] < minimum]
    while hidden and sum(sizes[role] for role in hidden) < minimum and len(hidden) < len(present):
        hidden.append(present[len(hidden)])
    return [role for role in Role if sizes[role] and role not in hidden]


def _verdict(present: int, turns: int, gini: float, band: Band, largest: float) -> str | None:
    """Say what the figures are worth against chance; nothing before two turns a person."""
    if present < 2 or turns < TURNS_FOR_VERDICT * present:
        return None
    if gini > band.high:
        sentence = "La parole est plus concentrée que le hasard ne l’explique."
    elif gini < band.low:
        sentence = "La parole est mieux partagée que ne le ferait le hasard."
    else:
        sentence = "La parole est partagée comme le ferait le hasard."
    if largest > chance_largest(present, turns):
        sentence += f" Une seule personne a pris {percent(largest, 1)} des tours."
    return sentence
