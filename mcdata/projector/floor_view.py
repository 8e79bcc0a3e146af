"""The balance of the floor as the room may see it: a count, and no group that points at someone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from mcdata.balance import MINIMUM_GROUP, Balance, summarise
from mcdata.model import Role
from mcdata.projector.picture import Floor, GroupShares
from mcdata.state import SeanceState
from mcdata.texts import NBSP, listed, plural

NAMES = MappingProxyType(
    {
        Role.CITIZEN: "Citoyen-nes",
        Role.ELECTED: "Élu-es",
        Role.OFFICER: "Technicien-nes",
    }
)
TOO_SMALL = "Les autres rôles sont trop peu nombreux pour une comparaison."
LEAST_TURNS = 10  # under it, a share of the speech is one or two people's chance


@dataclass(frozen=True, slots=True)
class Group:
    """Roles counted together: how many people, how many turns in the debate."""

    roles: tuple[Role, ...]
    people: int
    turns: int


def floor_body(state: SeanceState, now: datetime) -> Floor:
    """Return how many have spoken, and each group's share when none is a handful of people."""
    balance = summarise(state, now, minimum_group=1)
    roles = [Group((share.role,), share.people, share.turns) for share in balance.roles]
    groups = merged(roles)
    shown = groups if balance.turns >= LEAST_TURNS else ()
    return Floor(
        headline=_headline(balance),
        spoken=balance.spoken,
        present=balance.present,
        groups=tuple(_shares(group, groups) for group in shown),
        notice=_notice(balance, hidden=len(roles) > 1 and not groups),
    )


def merged(groups: Sequence[Group], minimum: int = MINIMUM_GROUP) -> tuple[Group, ...]:
    """Put the groups under `minimum` people together, with the next smallest if need be.

    Returns nothing rather than one group alone, which would say nothing, or than a group of fewer
    than `minimum`, whose share would be someone's.
    """
    small = [group for group in groups if 0 < group.people < minimum]
    large = sorted((g for g in groups if g.people >= minimum), key=lambda group: group.people)
    while small and sum(group.people for group in small) < minimum and large:
        small.append(large.pop(0))
    kept = [*reversed(large)]
    if small:
        kept.append(
            Group(
                tuple(role for group in small for role in group.roles),
                sum(group.people for group in small),
                sum(group.turns for group in small),
            )
        )
    return tuple(kept) if len(kept) > 1 else ()


def out_of_ten(part: int, whole: int, one: str, many: str) -> str:
    """Say a share as one says it aloud: « 8 prises de parole sur 10 ».

    `whole` is at least 1. A share is never rounded to nothing or to all when it is neither.
    """
    tenths = (20 * part + whole) // (2 * whole)  # halves go up
    if tenths == 0 and part:
        return f"moins d’1{NBSP}{one} sur 10"
    if tenths == 10 and part < whole:
        return f"plus de 9{NBSP}{many} sur 10"
    return f"{tenths}{NBSP}{many if tenths > 1 else one} sur 10"


def _headline(balance: Balance) -> str:
    """What follows the count, which the screen writes larger; alone when nobody has spoken."""
    if not balance.spoken:
        return "La parole est à vous"
    verb = "ont parlé" if balance.spoken > 1 else "a parlé"
    return f"{NBSP}sur {balance.present} {verb}"


def _notice(balance: Balance, *, hidden: bool) -> str:
    """Say what is left to do, and why there is no share by role where there is none."""
    if not balance.spoken:
        return ""
    left = balance.present - balance.spoken
    told = "Il reste des voix à entendre." if left else "Tout le monde s’est exprimé."
    return f"{told} {TOO_SMALL}" if hidden else told


def _shares(group: Group, groups: Sequence[Group]) -> GroupShares:
    turns, people = sum(g.turns for g in groups), sum(g.people for g in groups)
    names = [NAMES[role] for role in sorted(group.roles, key=list(NAMES).index)]
    label = listed([names[0], *(name[0].lower() + name[1:] for name in names[1:])])
    return GroupShares(
        label=label,
        speech=round(100 * group.turns / turns, 1),
        seats=round(100 * group.people / people, 1),
        speech_words=out_of_ten(group.turns, turns, "prise de parole", "prises de parole"),
        seats_words=out_of_ten(group.people, people, "place", "places"),
        people_words=plural(group.people, "personne", "personnes"),
    )
