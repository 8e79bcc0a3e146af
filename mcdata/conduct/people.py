"""Who speaks and who asks to: turns, hands."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.journal import turn_kind
from mcdata.model import TurnKind
from mcdata.seating import NOTHING, Roster, Seating, late_arrival
from mcdata.seats import check_number, place
from mcdata.state import SeanceState
from mcdata.store import Store


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

    def decide(state: SeanceState, _: Sequence[Entry], roster: Roster) -> Seating:
        saw.check(state)
        live(state)
        if any(h.seat == seat for h in state.hands):
            return NOTHING
        if seat in {s.seat for s in state.present}:
            return Seating([f.HandRaised(seat)])
        check_number(seat, roster.seance.capacity)
        made = late_arrival(roster, seat)
        return dataclasses.replace(made, facts=[*made.facts, f.HandRaised(seat)])

    return store.arrange(seance_id, author, decide, at)


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
