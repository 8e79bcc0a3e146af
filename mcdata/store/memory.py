"""What the store keeps in memory between two commits: read often, changed by the writer alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any, TypeVar, cast

from mcdata.facts import Entry
from mcdata.journal import fold
from mcdata.state import SeanceState

T = TypeVar("T")


class Journal:
    """One séance's entries and the state that they fold to; immutable, replaced as it grows."""

    __slots__ = ("_state", "entries")

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._state: SeanceState | None = None

    @property
    def state(self) -> SeanceState:
        if self._state is None:
            self._state = fold(self.entries)
        return self._state

    @property
    def next_number(self) -> int:
        return self.entries[-1].number + 1 if self.entries else 1

    def not_before(self, moment: datetime) -> datetime:
        """Return `moment`, or the last fact's: a machine's clock may be put back, a journal not."""
        return max(moment, self.entries[-1].at) if self.entries else moment

    def followed_by(self, entries: tuple[Entry, ...]) -> Journal:
        return Journal(self.entries + entries)


class Memory:
    """A cache that forgets everything at each commit of something that it may hold.

    A value loaded while such a commit went through is not kept: it may be the old one.
    """

    def __init__(self) -> None:
        self._values: dict[Hashable, Any] = {}
        self._generation = 0

    def get(self, key: Hashable, load: Callable[[], T]) -> T:
        values, generation = self._values, self._generation
        if key in values:
            return cast(T, values[key])
        value = load()
        if generation == self._generation:
            values[key] = value
        return value

    def forget(self) -> None:
        self._generation += 1
        self._values = {}
