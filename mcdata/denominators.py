"""Out of how many: the one rule that console, screen, phone, paper and programme count by (pure).

- Asked: who a question is put to. The people at the numbered places (those enrolled who came, and
  those who came without being enrolled) who are in the room while it takes answers. Where nobody's
  arrival was noted, those enrolled. Never the head table.
- The debate: who may speak in it. Those people, and the elected members and officers of the head
  table; never the speaker, the animator or IREV. `speech.voices` lists them.
- Answered: the answers in the urn. When there are more of them than people asked (someone of the
  head table answered, an arrival was not noted), no denominator is given rather than a false one.

A speaker or an animator at a numbered place (as journals before the head table have them) is not
among the people asked either.
"""

from __future__ import annotations

from datetime import datetime

from mcdata.seats import HOSTS, is_head
from mcdata.state import PollRun, SeanceState, Seat


def is_participant(seat: Seat) -> bool:
    """Say whether whoever sits there is one of those that the places are for."""
    return not is_head(seat.seat) and seat.role not in HOSTS


def participants(state: SeanceState) -> tuple[Seat, ...]:
    """Return the participants in the room now, by number of seat."""
    return tuple(seat for seat in state.present if is_participant(seat))


def guests(state: SeanceState) -> tuple[Seat, ...]:
    """Return the others in the room now: invited, or of the team."""
    return tuple(seat for seat in state.present if not is_participant(seat))


def came(state: SeanceState) -> tuple[Seat, ...]:
    """Return all the participants who were there, those who left too."""
    return tuple(seat for _, seat in sorted(state.seats.items()) if is_participant(seat))


def asked(state: SeanceState, enrolled: int = 0) -> int:
    """Count the people asked now; `enrolled` stands in where no arrival was noted."""
    return len(participants(state)) if came(state) else enrolled


def asked_during(state: SeanceState, begin: datetime, end: datetime, enrolled: int = 0) -> int:
    """Count the people asked between two moments (naive UTC), whoever came or left then too."""
    people = came(state)
    if not people:
        return enrolled
    return sum(s.since <= end and (s.left_at is None or s.left_at >= begin) for s in people)


def asked_by(state: SeanceState, poll: str, now: datetime, enrolled: int = 0) -> int:
    """Count the people to whom a question was put; those asked now if it wasn't put yet."""
    run: PollRun | None = state.polls.get(poll)
    if run is None:
        return asked(state, enrolled)
    end = run.closed_at or state.ended_at or now
    return asked_during(state, run.opened_at, end, enrolled)
