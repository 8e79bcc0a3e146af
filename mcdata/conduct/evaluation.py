"""The closing evaluation: it opens with « Merci », and closes when the animator says so."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime

from mcdata import evaluation
from mcdata import facts as f
from mcdata.conduct.checks import Entries
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.model import Poll
from mcdata.reference import ReferenceQuestion
from mcdata.state import SeanceState
from mcdata.store import Store

NOT_OPENED = "L’évaluation n’est pas ouverte. Montrez d’abord l’écran «\u00a0Merci\u00a0»."


def prepare(store: Store, seance_id: str) -> tuple[str, ...]:
    """Return the evaluation's questions, in their order; save the standard ones if need be."""
    polls, state = store.polls(seance_id), store.state(seance_id)
    if state.evaluation or not state.is_live:
        return ()
    found = evaluation.prepared(polls, state)
    if not found:
        last = max((poll.position for poll in polls), default=0)
        found = tuple(
            _standard(seance_id, question, place)
            for place, question in enumerate(evaluation.standard(polls), last + 1)
        )
        with contextlib.suppress(Refused):  # another console has just opened the same ones
            store.save_poll(*found)
    return tuple(poll.id for poll in found)


def opening(state: SeanceState, polls: Sequence[str]) -> list[Fact]:
    """Return the fact that opens the evaluation, or nothing: it opens once."""
    if not state.is_live or state.evaluation or not polls:
        return []
    return [f.EvaluationOpened(tuple(polls))]


def close_evaluation(
    store: Store, seance_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Close the evaluation and seal its urns. Raises Refused when it was never opened."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if not state.evaluation:
            raise Refused(NOT_OPENED)
        return [f.EvaluationClosed()] if state.open_evaluation else []

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def _standard(seance_id: str, question: ReferenceQuestion, place: int) -> Poll:
    """The same identifier at each attempt: two consoles prepare the same question."""
    return Poll(
        seance_id,
        f"evaluation-{question.id.lower()}",
        place,
        question.type,
        question.text,
        question.options,
        question.max_choices,
        question.outside,
        evaluation.MOMENT,
        question.id,
    )
