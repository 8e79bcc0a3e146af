"""The questions as the animator sees them: their count, and what only the animator reads."""

from __future__ import annotations

from datetime import datetime

from mcdata import hands, outcome
from mcdata.console.views import AnswerView, EvaluationView, PollAside, PollView
from mcdata.denominators import asked_by
from mcdata.evaluation import MOMENT
from mcdata.model import Poll, PollStage, PollType, Seance
from mcdata.state import PollRun, SeanceState
from mcdata.store import Store
from mcdata.tally import channels_of
from mcdata.texts import french, label

UNSEALED = frozenset({PollStage.OPEN, PollStage.CLOSED})


def poll_views(
    store: Store, seance: Seance, state: SeanceState, now: datetime, enrolled: int
) -> tuple[PollView, ...]:
    """Return the room's questions in their order, with how many answered each, of how many asked.

    The evaluation's are asked on the phones, all at once: they are told apart.
    """
    return tuple(
        _poll_view(
            store,
            seance,
            poll,
            state.polls.get(poll.id),
            asked_by(state, poll.id, now, enrolled),
        )
        for poll in store.polls(seance.id)
        if not _is_of_evaluation(poll, state.polls.get(poll.id))
    )


def evaluation_view(store: Store, seance: Seance, state: SeanceState) -> EvaluationView | None:
    """Return the closing evaluation, once it has been opened."""
    runs = state.evaluation
    if not runs:
        return None
    asked = {poll.id: french(poll.question) for poll in store.polls(seance.id)}
    return EvaluationView(
        is_open=bool(state.open_evaluation),
        people=max(store.answer_count(seance.id, run.poll) for run in runs),
        questions=tuple(asked[run.poll] for run in runs if run.poll in asked),
    )


def _is_of_evaluation(poll: Poll, run: PollRun | None) -> bool:
    return run.evaluation if run else poll.moment == MOMENT


def _poll_view(
    store: Store, seance: Seance, poll: Poll, run: PollRun | None, asked: int
) -> PollView:
    stage = run.stage if run else PollStage.PREPARED
    return PollView(
        id=poll.id,
        question=french(poll.question),
        type=label(poll.type),
        options=poll.options,
        stage=stage,
        answers=store.answer_count(seance.id, poll.id) if run else 0,
        asked=asked,
        aside=_aside(store, seance, poll, run)
        if run
        else PollAside(poll.type is PollType.TEXT, poll.type is PollType.MULTIPLE),
    )


def _aside(store: Store, seance: Seance, poll: Poll, run: PollRun) -> PollAside:
    is_text = poll.type is PollType.TEXT
    held = store.answers_by_hand(seance.id, poll.id) if _has_hands(run) else ()
    answered, by_hand = (
        store.answer_count(seance.id, poll.id),
        store.by_hand(seance.id, poll.id),
    )
    return PollAside(
        is_text=is_text,
        is_multiple=poll.type is PollType.MULTIPLE,
        counted=run.counted,
        by_hand=by_hand,
        hands=() if is_text else hands.counts_of(poll, held),
        written=tuple(answer.text for answer in held) if is_text else (),
        channels=channels_of(answered, by_hand, is_text=is_text),
        texts=_texts(store, seance, poll, run) if is_text else (),
        is_unread=run.stage is PollStage.REVEALED and outcome.waits_for_reading(poll, run),
        right=_right(store, seance, poll, run),
    )


def _has_hands(run: PollRun) -> bool:
    return run.stage in UNSEALED and run.counted is not None


def _texts(store: Store, seance: Seance, poll: Poll, run: PollRun) -> tuple[AnswerView, ...]:
    """Free answers have a place that stays once they are sealed; before, nobody reads them."""
    if run.stage is not PollStage.REVEALED:
        return ()
    return tuple(
        AnswerView(place, answer.text, place in run.hidden)
        for place, answer in enumerate(store.answers(seance.id, poll.id))
    )


def _right(store: Store, seance: Seance, poll: Poll, run: PollRun) -> str:
    if poll.right_answer is None or run.stage is not PollStage.REVEALED:
        return ""
    result = outcome.read(store, seance.id, poll)
    row = result.rows[poll.right_answer]
    return f"«\u00a0{french(row.label)}\u00a0», {row.count} sur {result.answered}"
