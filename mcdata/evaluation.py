"""The closing evaluation: which questions it asks, on the phones, with « Merci »."""

from __future__ import annotations

from collections.abc import Sequence

from mcdata.model import Poll, PollStage
from mcdata.reference import ReferenceQuestion, questions
from mcdata.state import SeanceState

MOMENT = "evaluation"
THEME = "bilan"  # of the ready-made questions
STANDARD = ("BILA-01", "BILA-02", "BILA-05", "BILA-04", "BILA-03")  # the first that fit are asked
STANDARD_COUNT = 3


def prepared(polls: Sequence[Poll], state: SeanceState) -> tuple[Poll, ...]:
    """Return the questions that were prepared for it and that the room wasn't asked already."""
    ready = {q.id for q in questions(THEME)}
    return tuple(
        poll
        for poll in polls
        if (poll.moment == MOMENT or poll.reference in ready)
        and state.poll_stage(poll.id) is PollStage.PREPARED
    )


def standard(polls: Sequence[Poll]) -> tuple[ReferenceQuestion, ...]:
    """Return the three that are asked when none was prepared, but for those of the séance."""
    held = {poll.reference for poll in polls}
    by_id = {question.id: question for question in questions(THEME)}
    free = [by_id[key] for key in STANDARD if key not in held]
    return tuple(free[:STANDARD_COUNT])
