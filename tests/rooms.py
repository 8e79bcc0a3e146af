"""A journal in few words: `Room().sit(1, 2).turn(1)` is a séance two people of which one spoke."""

from __future__ import annotations

from datetime import datetime, timedelta

from mcdata.facts import (
    Author,
    BlockExtended,
    BlockStarted,
    Entry,
    Fact,
    HandLowered,
    HandRaised,
    SeanceEnded,
    SeanceOpened,
    SeatLeft,
    SeatTaken,
    TurnEnded,
    TurnStarted,
)
from mcdata.journal import fold
from mcdata.model import Role, TurnKind
from mcdata.state import SeanceState

START = datetime(2026, 5, 5, 12, 0)  # naive UTC: 14 h in Paris


class Room:
    """Appends facts; `at` is in minutes from the start, by default when the last fact was."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.minute = 0.0

    def add(self, fact: Fact, at: float | None = None, author: Author = Author.ANIMATOR) -> Room:
        self.minute = self.minute if at is None else at
        self.entries.append(Entry(len(self.entries) + 1, self.now, author, fact))
        return self

    @property
    def now(self) -> datetime:
        return START + timedelta(minutes=self.minute)

    @property
    def state(self) -> SeanceState:
        return fold(self.entries)

    def open(self, at: float | None = None) -> Room:
        return self.add(SeanceOpened(), at)

    def end(self, at: float | None = None) -> Room:
        return self.add(SeanceEnded(), at)

    def block(self, block: str, at: float | None = None) -> Room:
        return self.add(BlockStarted(block), at)

    def extend(self, block: str, minutes: int, at: float | None = None) -> Room:
        return self.add(BlockExtended(block, minutes), at)

    def sit(self, *seats: int, role: Role = Role.CITIZEN, at: float | None = None) -> Room:
        for seat in seats:
            self.add(SeatTaken(seat, role), at)
        return self

    def leave(self, seat: int, at: float | None = None) -> Room:
        return self.add(SeatLeft(seat), at)

    def turn(self, seat: int, at: float | None = None, kind: TurnKind = TurnKind.DEBATE) -> Room:
        return self.add(TurnStarted(seat, kind), at)

    def turns(self, *seats: int) -> Room:
        """Turns of half a minute, one after the other."""
        for seat in seats:
            self.turn(seat, self.minute + 0.5)
        return self.silence(self.minute + 0.5)

    def silence(self, at: float | None = None) -> Room:
        return self.add(TurnEnded(), at)

    def hand(self, seat: int, at: float | None = None) -> Room:
        return self.add(HandRaised(seat), at, Author.PARTICIPANT)

    def lower(self, seat: int, at: float | None = None) -> Room:
        return self.add(HandLowered(seat), at, Author.PARTICIPANT)
