"""Who was in the room and what each of them said: what the balance and the floor start from.

The debate is counted apart from the guest's presentation, from the animator's own speech and from
IREV's: a turn counts when it is a turn in the debate by someone who is none of these. Turns are the
truth; seconds are an indication, for a timer that was left running says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mcdata.model import Role, TurnKind
from mcdata.seats import HOSTS
from mcdata.state import SeanceState, Seat, Turn

LONGEST_TURN = timedelta(minutes=5)  # in the debate; beyond it the timer was left running
SHORTEST_STAY = timedelta(minutes=1)  # under it, a silent seat was a slip of the finger


@dataclass(frozen=True, slots=True)
class Voice:
    """One person of the debate: turns, seconds (capped, `flagged` if so), minutes in the room."""

    seat: int
    role: Role
    turns: int
    seconds: float
    minutes: float
    flagged: bool


def voices(state: SeanceState, now: datetime) -> tuple[Voice, ...]:
    """Return everyone of the debate up to `now`, the silent included, by number of seat.

    Those who left are there with the minutes that they stayed. A turn of a seat that nobody took
    (a card given late) counts as a citizen's, there since that turn.
    """
    now = min(now, state.ended_at) if state.ended_at else now
    turns = [turn for turn in debate_turns(state) if turn.started_at <= now]
    by_seat: dict[int, list[Turn]] = {}
    for turn in turns:
        by_seat.setdefault(turn.seat, []).append(turn)
    people = {s.seat: s for s in state.seats.values() if s.role not in HOSTS and s.since <= now}
    for seat, own in by_seat.items():
        people.setdefault(seat, Seat(seat, Role.CITIZEN, None, own[0].started_at))
    return tuple(
        _voice(person, by_seat.get(seat, ()), now)
        for seat, person in sorted(people.items())
        if seat in by_seat or not _slip(person)
    )


def debate_turns(state: SeanceState) -> tuple[Turn, ...]:
    """Return the turns that count in the balance, in the order of time."""
    apart = {s.seat for s in state.seats.values() if s.role in HOSTS}
    return tuple(t for t in state.turns if t.kind is TurnKind.DEBATE and t.seat not in apart)


def seconds_of(turn: Turn, now: datetime) -> tuple[float, bool]:
    """Return a debate turn's seconds up to `now`, and whether they had to be capped."""
    spent = max(timedelta(), (turn.ended_at or now) - turn.started_at)
    return min(spent, LONGEST_TURN).total_seconds(), spent > LONGEST_TURN


def apart_seconds(state: SeanceState, kind: TurnKind, now: datetime) -> float:
    """Return how long the guest presented, or the animator spoke: not capped, not in the debate."""
    now = min(now, state.ended_at) if state.ended_at else now
    spent = ((t.ended_at or now) - t.started_at for t in state.turns if t.kind is kind)
    return sum(max(0.0, one.total_seconds()) for one in spent)


def _slip(person: Seat) -> bool:
    return person.left_at is not None and person.left_at - person.since < SHORTEST_STAY


def _voice(person: Seat, turns: Sequence[Turn], now: datetime) -> Voice:
    timed = [seconds_of(turn, now) for turn in turns]
    until = min(person.left_at or now, now)
    return Voice(
        seat=person.seat,
        role=person.role,
        turns=len(turns),
        seconds=sum(seconds for seconds, _ in timed),
        minutes=max(0.0, (until - person.since) / timedelta(minutes=1)),
        flagged=any(capped for _, capped in timed),
    )
