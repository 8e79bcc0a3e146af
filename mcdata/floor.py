"""Who speaks next, among those whose hand is up.

In this order: has not spoken yet; group under its share of the speech; fewer turns; waiting
longest. Whoever was announced as next stays next until they have spoken or lowered their hand,
whoever raises theirs meanwhile and whomever the animator gives the floor to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from mcdata.model import Role
from mcdata.speech import Voice, voices
from mcdata.state import SeanceState

FIRST_TIME = "1ʳᵉ prise de parole"
UNDER_SHARE = "son groupe parle moins que sa part"
FEWER_TURNS = "a moins parlé que les autres mains levées"
WAITING = "attend depuis le plus longtemps"
ANNOUNCED = "déjà annoncée comme la suivante"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A raised hand in its place; `reason` is for the animator, the room sees only `first_time`."""

    seat: int
    first_time: bool
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class _Rank:
    """What the hands are sorted by; the smallest speaks first."""

    has_spoken: bool
    at_its_share: bool
    turns: int
    raised_at: datetime
    seat: int


def next_speaker(state: SeanceState, now: datetime) -> Suggestion | None:
    """Return who should have the floor next, or None when no hand is up."""
    return next(iter(order(state, now)), None)


def order(state: SeanceState, now: datetime) -> tuple[Suggestion, ...]:
    """Return the raised hands, the next to speak first."""
    hands = {hand.seat: hand.raised_at for hand in state.hands}
    if not hands:
        return ()
    ranks = sorted(_ranks(state, hands, now))
    head = _announced(state)
    ranks.sort(key=lambda rank: rank.seat != head)  # stable: only the announced one moves
    return tuple(_suggestion(rank, ranks, index) for index, rank in enumerate(ranks))


def _announced(state: SeanceState) -> int | None:
    """Replay hands and turns, and return who stands announced as next.

    Someone is announced when a hand goes up and none was, or when the one announced begins to
    speak and others wait. Hands that were lowered leave no trace in the state, and need none.
    """
    raised = [(hand.raised_at, 0, hand.seat) for hand in state.hands]
    raised += [(turn.hand_at, 0, turn.seat) for turn in state.turns if turn.hand_at]
    spoken = [(turn.started_at, 1, turn.seat) for turn in state.turns]
    waiting: dict[int, datetime] = {}
    head: int | None = None
    for at, is_turn, seat in sorted(raised + spoken):
        if not is_turn:
            waiting[seat] = at
            head = seat if head is None else head
            continue
        waiting.pop(seat, None)
        if head not in waiting:
            head = min(_ranks(state, waiting, at)).seat if waiting else None
    return head


def _ranks(state: SeanceState, hands: Mapping[int, datetime], now: datetime) -> list[_Rank]:
    people = {voice.seat: voice for voice in voices(state, now)}
    behind = _under_share(people.values())
    ranks = []
    for seat, raised_at in hands.items():
        if person := people.get(seat):
            spoken, under = person.turns > 0, person.role in behind
            ranks.append(_Rank(spoken, not under, person.turns, raised_at, seat))
        else:  # the guest, the animator: after those who wait to be heard
            ranks.append(
                _Rank(has_spoken=True, at_its_share=True, turns=0, raised_at=raised_at, seat=seat)
            )
    return ranks


def _under_share(people: Iterable[Voice]) -> set[Role]:
    """Return the roles whose share of the turns is under their share of the minutes in the room."""
    turns: dict[Role, int] = {}
    minutes: dict[Role, float] = {}
    for person in people:
        turns[person.role] = turns.get(person.role, 0) + person.turns
        minutes[person.role] = minutes.get(person.role, 0.0) + person.minutes
    said, stayed = sum(turns.values()), sum(minutes.values())
    margin = 1e-9 * said * stayed  # what rounding may do to two equal shares
    return {role for role in turns if turns[role] * stayed < minutes[role] * said - margin}


def _suggestion(rank: _Rank, ranks: list[_Rank], index: int) -> Suggestion:
    others = ranks[index + 1 :]
    if not rank.has_spoken:
        reason = FIRST_TIME
    elif any(rank > other for other in others):
        reason = ANNOUNCED
    elif not rank.at_its_share:
        reason = UNDER_SHARE
    elif any(rank.turns < other.turns for other in others):
        reason = FEWER_TURNS
    else:
        reason = WAITING
    return Suggestion(rank.seat, not rank.has_spoken, reason)
