"""The closing evaluation on a phone: one question after the other, any of which can be passed."""

from __future__ import annotations

from dataclasses import dataclass

from mcdata.model import Scene, Seance
from mcdata.state import SeanceState
from mcdata.store import Store


@dataclass(frozen=True, slots=True)
class Step:
    """Question `number` of `total`; without a `poll`, the person has been through them all.

    `given` says whether they answered any, `complete` whether they answered all.
    """

    number: int
    total: int
    poll: str | None
    given: bool
    complete: bool


def step_of(
    store: Store, seance: Seance, state: SeanceState, voter: str, wanted: int | None
) -> Step | None:
    """Return where this person is; None while the evaluation isn't on the phones.

    `wanted` is the number asked for, beyond the last for the end; without it, the first question
    that they haven't answered.
    """
    polls = state.open_evaluation
    if not polls or state.open_poll or not (state.ended_at or state.scene is Scene.THANKS):
        return None
    given = [store.answer_of(seance.id, poll, voter) is not None for poll in polls]
    if wanted is None:
        wanted = given.index(False) + 1 if False in given else len(polls) + 1
    shown = polls[wanted - 1] if wanted <= len(polls) else None
    return Step(min(wanted, len(polls)), len(polls), shown, any(given), all(given))


def after(state: SeanceState, poll: str) -> int:
    """The number of the question that follows this one."""
    return state.open_evaluation.index(poll) + 2


def wanted_in(raw: str) -> int | None:
    """Read the number in an address; None for what is no number."""
    return int(raw) if raw.isascii() and raw.isdigit() and 0 < len(raw) < 3 and int(raw) else None
