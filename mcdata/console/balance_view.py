"""The balance of the floor in words, with names: for the animator alone, and blaming nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mcdata import balance
from mcdata.console import people
from mcdata.console.state import names_of
from mcdata.console.wording import Names
from mcdata.model import Seance
from mcdata.store import Store
from mcdata.texts import NBSP, NOTHING, THIN, decimal, label, listed, percent, plural

FEW = 6  # people named one by one; beyond it their number says enough
TURNS_NEEDED = 2  # a person: before that many turns an index says what chance does


@dataclass(frozen=True, slots=True)
class RoleLine:
    label: str
    people: int
    turns: int
    ratio: str


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One person's turns, by number of seat and never by rank."""

    seat: int
    name: str
    role: str
    turns: int
    duration: str


@dataclass(frozen=True, slots=True)
class BalanceView:
    findings: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    seats: tuple[SeatLine, ...]


def load_balance(store: Store, seance: Seance, now: datetime) -> BalanceView:
    """Read the balance of `seance` at `now` (naive UTC)."""
    state = store.state(seance.id)
    persons = people.enrolled(
        store.enrolments(seance.id), store.participants(seance.programme_id), state
    )
    summary = balance.summarise(state, now, minimum_group=1)  # who sees names sees small groups
    return view(summary, names_of(store, seance, state, persons))


def view(summary: balance.Balance, names: Names) -> BalanceView:
    """Put a balance in words."""
    return BalanceView(
        findings=tuple(line for line in _findings(summary, names) if line),
        roles=tuple(RoleLine(label(r.role), r.people, r.turns, _ratio(r)) for r in summary.roles),
        seats=tuple(
            SeatLine(
                s.seat,
                names.seats.get(s.seat, ""),
                label(s.role),
                s.turns,
                _duration(s),
            )
            for s in summary.seats
        ),
    )


def _findings(summary: balance.Balance, names: Names) -> list[str]:
    if not summary.present:
        return ["Personne n’est encore assis\u00a0: notez les arrivées."]
    spoken = plural(summary.spoken, "personne a parlé", "personnes ont parlé")
    return [
        f"{spoken} sur {summary.present}.",
        _silent(summary, names),
        _largest(summary, names),
        _spread(summary),
    ]


def _silent(summary: balance.Balance, names: Names) -> str:
    if not summary.silent:
        return "Tout le monde a parlé au moins une fois."
    if len(summary.silent) > FEW:
        return f"{plural(len(summary.silent), '', 'personnes')} n’ont pas encore parlé."
    who = listed([names.seat(seat) for seat in summary.silent])
    return f"À qui proposer la parole{NBSP}: {who}."


def _largest(summary: balance.Balance, names: Names) -> str:
    """Say the largest share beside an equal one; nothing before a few turns."""
    if summary.turns < summary.present:
        return ""
    most = max(summary.seats, key=lambda s: s.turns)
    share, equal = percent(most.turns, summary.turns), percent(1, summary.present)
    return (
        f"Le plus souvent{NBSP}: {names.seat(most.seat)}, {plural(most.turns, 'tour', 'tours')} "
        f"sur {summary.turns}, soit {share}. À parts égales{NBSP}: {equal}."
    )


def _spread(summary: balance.Balance) -> str:
    """Say where the corrected Gini stands against chance, and only once there are enough turns."""
    needed = TURNS_NEEDED * summary.present
    if summary.verdict is None:
        return (
            f"Il est trop tôt pour juger de la répartition{NBSP}: {summary.turns} tours, "
            f"il en faut environ {needed}."
        )
    low, high = summary.band
    return (
        f"{summary.verdict} Indice d’inégalité{NBSP}: {decimal(summary.gini, 2)}{THIN}; "
        f"le hasard seul donne de {decimal(low, 2)} à {decimal(high, 2)}."
    )


def _ratio(role: balance.RoleShare) -> str:
    """Say a role's share of the speech for one share of presence, and how sure it is."""
    if role.ratio is None or role.low is None or role.high is None:
        return NOTHING
    return f"{decimal(role.ratio)} (indicatif{NBSP}: {decimal(role.low)} à {decimal(role.high)})"


def _duration(seat: balance.SeatShare) -> str:
    minutes, seconds = divmod(round(seat.seconds), 60)
    spoken = f"{minutes}{NBSP}min {seconds:02}{NBSP}s" if minutes else f"{seconds}{NBSP}s"
    return f"{spoken} (minuteur oublié)" if seat.flagged else spoken
