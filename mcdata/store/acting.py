"""Facts -> the changes that they entail: the journal's lines, the séance's stage, sealed urns."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from mcdata import facts as f
from mcdata.errors import Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import Answer, SeanceStage
from mcdata.seats import is_head
from mcdata.store import rows
from mcdata.store.memory import Journal
from mcdata.store.sql import Change
from mcdata.store.writer import Plan

SEATED = (f.SeatTaken, f.SeatLeft, f.TurnStarted, f.TurnCorrected, f.HandRaised, f.HandLowered)

SECOND_ROUND = "L’urne de cette question est scellée. Pour revoter, préparez une nouvelle question."


class Urns(Protocol):
    """What planning an act asks of the store."""

    def urn(self, seance_id: str, poll_id: str) -> list[tuple[str, str]]: ...
    def is_sealed(self, seance_id: str, poll_id: str) -> bool: ...
    def hand_count(self, seance_id: str, poll_id: str, number: int) -> tuple[Answer, ...]: ...
    def remember(self, seance_id: str, journal: Journal) -> None: ...


def plan_act(
    urns: Urns,
    journal: Journal,
    seance_id: str,
    author: Author,
    facts: Sequence[Fact],
    at: datetime,
) -> Plan:
    """Plan the appending of `facts`, and what they entail. Raises Refused for a sealed urn."""
    if not facts:
        return Plan(result=())
    entries = tuple(
        Entry(number, at, author, fact) for number, fact in enumerate(facts, journal.next_number)
    )
    changes = [rows.journal_change(seance_id, entries)]
    for fact in facts:
        if isinstance(fact, f.PollOpened) and urns.is_sealed(seance_id, fact.poll):
            raise Refused(SECOND_ROUND)
        changes += _stage_changes(seance_id, fact)
    after = journal.followed_by(entries)
    changes += _counts_put_back(urns, journal, after, seance_id, facts)
    sealing = [
        change for poll in _polls_to_seal(journal, facts) for change in _seal(urns, seance_id, poll)
    ]
    return Plan(
        [*changes, *sealing],
        result=entries,
        touched=frozenset({seance_id}),
        forgets=bool(sealing),
        committed=lambda: urns.remember(seance_id, after),
    )


def _stage_changes(seance_id: str, fact: Fact) -> list[Change]:
    stage = None
    if isinstance(fact, f.SeanceOpened):
        stage = SeanceStage.LIVE
    elif isinstance(fact, f.SeanceEnded):
        stage = SeanceStage.ENDED
    if stage is None:
        return []
    return [Change("move_seance", {"seance_id": seance_id, "stage": stage.value})]


def _polls_to_seal(journal: Journal, facts: Sequence[Fact]) -> list[str]:
    """A revealed question's urn is sealed; the end of the séance seals them all.

    Those too whose opening was undone: people may have answered before. The evaluation's are
    sealed when it closes.
    """
    polls: list[str] = []
    for fact in facts:
        if isinstance(fact, f.PollRevealed):
            polls.append(fact.poll)
        elif isinstance(fact, f.SeanceEnded):
            polls += [e.fact.poll for e in journal.entries if isinstance(e.fact, f.PollOpened)]
        elif isinstance(fact, f.EvaluationClosed):
            polls += _evaluated(journal)
    return list(dict.fromkeys(polls))


def _evaluated(journal: Journal) -> list[str]:
    opened = [e.fact.polls for e in journal.entries if isinstance(e.fact, f.EvaluationOpened)]
    return [poll for polls in opened for poll in polls]


def close_evaluation(
    urns: Urns, journal: Journal, seance_id: str, at: datetime
) -> tuple[tuple[Entry, ...], list[Change]]:
    """Close an evaluation left open when its séance is sealed: the journal, the urns' changes."""
    entries = journal.entries
    if journal.state.open_evaluation:
        entries = (
            *entries,
            Entry(journal.next_number, at, Author.SYSTEM, f.EvaluationClosed()),
        )
    sealing = [
        change
        for poll in dict.fromkeys(_evaluated(journal))
        for change in _seal(urns, seance_id, poll)
    ]
    return entries, sealing


def _counts_put_back(
    urns: Urns, journal: Journal, after: Journal, seance_id: str, facts: Sequence[Fact]
) -> list[Change]:
    """When a count of hands is undone, the one before it stands in the urn again."""
    struck = {fact.fact for fact in facts if isinstance(fact, f.Undone)}
    undone = [
        e.fact.poll
        for e in journal.entries
        if e.number in struck and isinstance(e.fact, f.HandsCounted)
    ]
    changes: list[Change] = []
    for poll in undone:
        run = after.state.polls.get(poll)
        number = run.counted if run else None
        answers = urns.hand_count(seance_id, poll, number) if number else ()
        changes += rows.by_hand_changes(seance_id, poll, answers)
    return changes


def _seal(urns: Urns, seance_id: str, poll_id: str) -> list[Change]:
    if urns.is_sealed(seance_id, poll_id):
        return []
    urn = urns.urn(seance_id, poll_id)
    values = [value for _, value in urn]
    secrets.SystemRandom().shuffle(values)
    return rows.sealing_changes(seance_id, poll_id, [voter for voter, _ in urn], values)


def shuffled_seats(entries: Sequence[Entry], capacity: int) -> tuple[Entry, ...]:
    """Give every seat another number, the same throughout, so that no list leads back to a name.

    A seat beyond `capacity` may be known from before the room was made smaller. The head table
    stays the head table: its places are shuffled among themselves.
    """
    known = {e.fact.seat for e in entries if isinstance(e.fact, (*SEATED, f.SeatMoved))}
    known |= {e.fact.to for e in entries if isinstance(e.fact, f.SeatMoved)}
    highest = max((seat for seat in known if not is_head(seat)), default=0)
    moved: dict[int, int] = {}
    for numbers in (range(1, max(capacity, highest) + 1), sorted(filter(is_head, known))):
        drawn = list(numbers)
        secrets.SystemRandom().shuffle(drawn)
        moved |= dict(zip(numbers, drawn, strict=True))

    def move(fact: Fact) -> Fact:
        if isinstance(fact, f.SeatMoved):
            return f.SeatMoved(moved[fact.seat], moved[fact.to])
        if isinstance(fact, SEATED):
            return dataclasses.replace(fact, seat=moved[fact.seat])
        return fact

    return tuple(dataclasses.replace(entry, fact=move(entry.fact)) for entry in entries)
