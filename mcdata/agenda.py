"""The running order: the standard scheme, and how the time is going against the plan."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mcdata.model import Block
from mcdata.state import SeanceState

STANDARD: tuple[tuple[str, int], ...] = (
    ("Accueil, feuille de présence, enquête mobilité", 15),
    ("Billet d’humeur et tour de table", 15),
    ("Présentation du métier", 25),
    ("Questions, par écrit ou à l’oral", 25),
    ("Pause", 10),
    ("Sous-groupes, quartiers mélangés", 30),
    ("Ressources de l’IREV", 15),
    ("Sondages de clôture et bilan", 10),
    ("Marge et covoiturage", 5),
)

# A séance opened further than this from its announced time is on another timetable (a rehearsal,
# a date that was put off and not written down): it is measured from its opening.
ANNOUNCED_MARGIN = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Progress:
    """How the running order goes. Minutes; `drift` is late (+) or early (−) against the plan.

    `elapsed` and `planned` are the current block's, 0 when there is none; `planned` holds the
    minutes that it was given while it ran. `drift` is what the end of the current block will be
    late on the plan if it takes no more than `planned`, or than it already has. `next_at` is when
    the next block is to begin, naive UTC. `done` counts the blocks that ran and are over.
    """

    current: Block | None
    elapsed: float
    planned: int
    drift: int
    next: Block | None
    next_at: datetime | None
    done: int


def progress(
    blocks: Sequence[Block], state: SeanceState, starts_at: datetime, now: datetime
) -> Progress:
    """Compare the blocks as planned with the blocks as they went, at `now` (naive UTC)."""
    blocks = sorted(blocks, key=lambda block: block.position)
    begins = _reference(state, starts_at)
    if state.ended_at:
        end = begins + timedelta(minutes=total_minutes(blocks))
        drift = _minutes(state.ended_at - end) if _ran(state) else 0
        return Progress(None, 0.0, 0, drift, None, None, _done(blocks, state))
    running = state.block.block if state.block else None
    current = next((block for block in extended(blocks, state) if block.id == running), None)
    following = _following(blocks, state, current)
    if current is None:
        due = planned_start(blocks, following, begins) if following else None
        late = _minutes(now - due) if due and state.is_live else 0
        next_at = max(due, now) if due and state.is_live else due
        return Progress(None, 0.0, 0, max(0, late), following, next_at, _done(blocks, state))
    elapsed = _elapsed(state, current, now)
    ends_at = now + timedelta(minutes=max(0.0, current.minutes - elapsed))
    plan = timedelta(minutes=current.minutes - state.extra.get(current.id, 0))
    planned_end = planned_start(blocks, current, begins) + plan
    return Progress(
        current=current,
        elapsed=elapsed,
        planned=current.minutes,
        drift=_minutes(ends_at - planned_end),
        next=following,
        next_at=ends_at if following else None,
        done=_done(blocks, state),
    )


def extended(blocks: Sequence[Block], state: SeanceState) -> tuple[Block, ...]:
    """Return the blocks with the minutes that they were given while they ran."""
    return tuple(
        dataclasses.replace(block, minutes=block.minutes + state.extra.get(block.id, 0))
        for block in blocks
    )


def total_minutes(blocks: Sequence[Block]) -> int:
    """Return what the whole running order was planned to take."""
    return sum(block.minutes for block in blocks)


def planned_start(blocks: Sequence[Block], block: Block, starts_at: datetime) -> datetime:
    """Return when `block` begins if all goes as planned from `starts_at`."""
    before = [other for other in blocks if other.position < block.position]
    return starts_at + timedelta(minutes=total_minutes(before))


def _reference(state: SeanceState, starts_at: datetime) -> datetime:
    opened = state.opened_at
    return opened if opened and abs(opened - starts_at) > ANNOUNCED_MARGIN else starts_at


def _following(blocks: Sequence[Block], state: SeanceState, current: Block | None) -> Block | None:
    """Return the block after the current one, or after the furthest that ran."""
    reached = current.position if current else -math.inf
    if current is None:
        ran = _ran(state)
        reached = max((block.position for block in blocks if block.id in ran), default=-math.inf)
    return next((block for block in blocks if block.position > reached), None)


def _elapsed(state: SeanceState, block: Block, now: datetime) -> float:
    """Return the minutes that a block took up to now, over all its runs."""
    runs = [run for run in state.blocks if run.block == block.id]
    spent = sum(((run.ended_at or now) - run.started_at for run in runs), timedelta())
    return max(0.0, spent / timedelta(minutes=1))


def _ran(state: SeanceState) -> set[str]:
    return {run.block for run in state.blocks}


def _done(blocks: Sequence[Block], state: SeanceState) -> int:
    over = _ran(state) - ({state.block.block} if state.block else set())
    return sum(block.id in over for block in blocks)


def _minutes(delta: timedelta) -> int:
    """Return a difference of time in whole minutes, the nearest, halves towards zero."""
    minutes = delta / timedelta(minutes=1)
    return int(math.copysign(math.ceil(abs(minutes) - 0.5), minutes))
