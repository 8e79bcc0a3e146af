"""A question's result as it may be read: by the team, or by the room."""

from __future__ import annotations

import dataclasses

from mcdata.model import Poll, PollType
from mcdata.state import PollRun, SeanceState
from mcdata.store import Store
from mcdata.tally import Tally, tally


def read(store: Store, seance_id: str, poll: Poll) -> Tally:
    """Count a question's answers; a free answer that the animator hid counts and isn't read."""
    run = store.state(seance_id).polls.get(poll.id)
    return tally(
        poll,
        store.answers(seance_id, poll.id),
        by_hand=store.by_hand(seance_id, poll.id),
        hidden=run.hidden if run else frozenset(),
    )


def read_for_room(store: Store, seance_id: str, poll: Poll) -> Tally:
    """As the projector and the phones show it: no free answer before the animator has read them.

    None either once the séance has ended: what is published then is the synthesis, which
    withholds them.
    """
    result = read(store, seance_id, poll)
    state = store.state(seance_id)
    return result if texts_shown(state, poll) else dataclasses.replace(result, texts=())


def texts_shown(state: SeanceState, poll: Poll) -> bool:
    """Whether the room may read a question's free answers now."""
    run = state.polls.get(poll.id)
    return bool(run and run.shown_at and not run.evaluation) and state.ended_at is None


def waits_for_reading(poll: Poll, run: PollRun | None) -> bool:
    """Whether a revealed question's free answers are still with the animator."""
    return poll.type is PollType.TEXT and run is not None and not run.shown_at
