"""Undo: the last act is as if it had never been, and so is what it changed beside the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata import seating
from mcdata.conduct.checks import Entries
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.journal import fold, last_undoable
from mcdata.model import SeanceStage
from mcdata.seating import NOTHING, Roster, Seating
from mcdata.state import SeanceState
from mcdata.store import Store

SEALED = "Cette séance est scellée\u00a0: plus rien ne s’y annule."


def undo(
    store: Store,
    seance_id: str,
    number: int | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Undo the animator's last act; given its `number`, a double tap undoes it only once.

    An arrival that is undone is taken off the sign-in sheet, a walk-in off the list. Raises Refused
    when there is nothing to undo, and once the séance is sealed: its figures are what they are.
    """

    def decide(state: SeanceState, entries: Sequence[Entry], roster: Roster) -> Seating:
        saw.check(state)
        if roster.seance.stage is SeanceStage.SEALED:
            raise Refused(SEALED)
        last = last_undoable(entries)
        if last is None:
            raise Refused("Il n’y a rien à annuler.")
        if number is not None and number != last.number:
            return NOTHING
        struck = [*_with_it(entries, last), last]
        facts: list[Fact] = [f.Undone(entry.number) for entry in struck]
        after = fold((*entries, *(Entry(0, last.at, Author.ANIMATOR, fact) for fact in facts)))
        listed = seating.undone(roster, state, after, [entry.fact for entry in struck])
        return _with_facts(listed, facts)

    return store.arrange(seance_id, Author.ANIMATOR, decide, at)


def _with_facts(listed: Seating, facts: Sequence[Fact]) -> Seating:
    return Seating(facts, listed.enrolments, listed.added, listed.unenrolled, listed.erased)


def _with_it(entries: Sequence[Entry], last: Entry) -> list[Entry]:
    """Return the fact that the same act appended before its last one, if undo must strike both."""
    before = next((e for e in reversed(entries) if e.number == last.number - 1), None)
    if before is None or before.at != last.at or not _is_one_act(before.fact, last.fact):
        return []
    return [before]


def _is_one_act(before: Fact, last: Fact) -> bool:
    """Say whether the two are one act: a question and its scene, a place made free and taken."""
    match before, last:
        case f.SceneChosen(), f.PollOpened() | f.AnswersShown() | f.EvaluationOpened():
            return before.poll == getattr(last, "poll", None)
        case f.SeatMoved(), f.SeatTaken():
            return before.seat == last.seat
        case f.TurnEnded(), f.SeatLeft():
            return True
    return False
