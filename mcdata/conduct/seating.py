"""Who is in the room: arrivals, walk-ins, moves and departures, in the journal and by name.

Arrivals are noted before the opening too: the room fills while the animator sets things up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from mcdata import seating
from mcdata.conduct.checks import ENDED, Entries
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import Refused
from mcdata.facts import Author, Entry
from mcdata.model import Role, SeanceStage
from mcdata.seating import Roster, Seating
from mcdata.state import SeanceState
from mcdata.store import Store

SEALED = "Cette séance est scellée\u00a0: la liste des places n’existe plus."


def seat_person(
    store: Store,
    seance_id: str,
    participant_id: str,
    seat: int | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Someone enrolled has arrived, at `seat`, at their own place or at the first free one."""
    return _arrange(
        store, seance_id, lambda r, s: seating.arrival(r, s, participant_id, seat), at, saw
    )


def walk_in(
    store: Store,
    seance_id: str,
    name: str = "",
    seat: int | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Someone who was not enrolled has arrived; without a name they stay nameless."""
    return _arrange(store, seance_id, lambda r, s: seating.walk_in(r, s, name, seat), at, saw)


def take_seat(
    store: Store,
    seance_id: str,
    seat: int,
    role: Role = Role.CITIZEN,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Someone without a name sits down at `seat`, or whoever is there has this role."""
    return _arrange(store, seance_id, lambda r, s: seating.role_at(r, s, seat, role), at, saw)


def leave_seat(
    store: Store, seance_id: str, seat: int, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Someone leaves the room; the minutes that they were there still count."""
    return _arrange(store, seance_id, lambda r, s: seating.departure(r, s, seat), at, saw)


def move_seat(
    store: Store,
    seance_id: str,
    seat: int,
    to: int,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Someone goes to another place; whoever is there comes to theirs."""
    return _arrange(store, seance_id, lambda r, s: seating.move(r, s, seat, to), at, saw)


def _arrange(
    store: Store,
    seance_id: str,
    decide: Callable[[Roster, SeanceState], Seating],
    at: datetime | None,
    saw: Saw,
) -> Entries:
    def guarded(state: SeanceState, _: Sequence[Entry], roster: Roster) -> Seating:
        saw.check(state)
        if roster.seance.stage is SeanceStage.SEALED:
            raise Refused(SEALED)
        if state.ended_at is not None:
            raise Refused(ENDED)
        return decide(roster, state)

    return store.arrange(seance_id, Author.ANIMATOR, guarded, at)
