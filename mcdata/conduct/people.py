"""Who is in the room and who speaks: seats, turns, hands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.journal import turn_kind
from mcdata.model import Role, TurnKind
from mcdata.seats import check_number, check_place, place
from mcdata.state import SeanceState
from mcdata.store import Store


def take_seat(
    store: Store,
    seance_id: str,
    seat: int,
    role: Role = Role.CITIZEN,
    sector: str | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Someone sits down at `seat`, or changes role there. Raises InvalidInput: see check_place."""
    check_place(seat, role, store.seance(seance_id).capacity)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        now = state.seats.get(seat)
        if now and now.left_at is None and (now.role, now.sector) == (role, sector):
            return []
        return [f.SeatTaken(seat, role, sector)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def leave_seat(
    store: Store, seance_id: str, seat: int, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Someone leaves the room; the minutes that they were there still count."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        if seat not in {s.seat for s in state.present}:
            return []
        ends: list[Fact] = [f.TurnEnded()] if state.turn and state.turn.seat == seat else []
        return [*ends, f.SeatLeft(seat)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def start_turn(
    store: Store,
    seance_id: str,
    seat: int,
    kind: TurnKind | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Give `seat` the floor; the turn before ends. Who has it already keeps it, and their turn.

    Without a `kind`, the guest's turn is a presentation and the animator's is animation.
    """

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        sitting = {s.seat: s for s in state.present}
        if seat not in sitting:
            raise Refused(f"Personne n’est assis à la {place(seat)}. Notez d’abord son arrivée.")
        if state.turn and state.turn.seat == seat:
            return []
        return [f.TurnStarted(seat, kind or turn_kind(sitting[seat].role))]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def end_turn(
    store: Store, seance_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        return [f.TurnEnded()] if state.turn else []

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def correct_turn(
    store: Store,
    seance_id: str,
    turn: int,
    seat: int,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """The turn numbered `turn` was `seat`'s."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((t for t in state.turns if t.number == turn), None)
        if known is None:
            raise NotFound("Cette prise de parole n’existe plus\u00a0: elle a été annulée.")
        if seat not in state.seats:
            raise Refused(f"Personne n’est assis à la {place(seat)}.")
        return [] if known.seat == seat else [f.TurnCorrected(turn, seat)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def raise_hand(
    store: Store,
    seance_id: str,
    seat: int,
    author: Author = Author.PARTICIPANT,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """A hand goes up; a numbered place that nobody took yet is taken with it (a late arrival)."""
    capacity = store.seance(seance_id).capacity

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        if any(h.seat == seat for h in state.hands):
            return []
        if seat in {s.seat for s in state.present}:
            return [f.HandRaised(seat)]
        check_number(seat, capacity)
        return [f.SeatTaken(seat), f.HandRaised(seat)]

    return store.act(seance_id, author, saw.guard(decide), at)


def lower_hand(
    store: Store,
    seance_id: str,
    seat: int,
    author: Author = Author.PARTICIPANT,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        return [f.HandLowered(seat)] if any(h.seat == seat for h in state.hands) else []

    return store.act(seance_id, author, saw.guard(decide), at)
