"""A séance as it went, written down in any order, then put in the order of time as a journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mcdata.facts import Author, Entry, Fact

FactOf = Callable[[int], Fact]


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """One fact to be; `about` is the event whose number the fact bears (a note corrected)."""

    at: datetime
    author: Author
    fact: FactOf
    about: Event | None = None


class Script:
    """Collects events; events of the same moment keep the order in which they were written."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def animator(self, at: datetime, *facts: Fact) -> Event:
        """Write what the animator does at once; return the last of it."""
        return [self._add(Event(at, Author.ANIMATOR, _always(fact))) for fact in facts][-1]

    def participant(self, at: datetime, fact: Fact) -> Event:
        return self._add(Event(at, Author.PARTICIPANT, _always(fact)))

    def animator_on(self, at: datetime, fact: FactOf, about: Event) -> Event:
        """Write what the animator does about an earlier event; `fact` is given its number."""
        return self._add(Event(at, Author.ANIMATOR, fact, about))

    def entries(self, until: datetime | None = None) -> tuple[Entry, ...]:
        """Return the journal, up to a moment if one is given."""
        events = sorted(self._events, key=lambda event: event.at)
        kept = [event for event in events if until is None or event.at <= until]
        numbers = {id(event): number for number, event in enumerate(kept, 1)}
        return tuple(
            Entry(number, event.at, event.author, event.fact(numbers.get(id(event.about), 0)))
            for number, event in enumerate(kept, 1)
        )

    def _add(self, event: Event) -> Event:
        self._events.append(event)
        return event


def _always(fact: Fact) -> FactOf:
    return lambda _: fact
