"""The course of the séance: open, end, next block."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct import evaluation
from mcdata.conduct.checks import NOT_OPEN, Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.lineup import sure_to_come
from mcdata.model import Scene, SeanceStage
from mcdata.seating import NOTHING, Roster, Seating, expected_at_opening
from mcdata.seats import head_table
from mcdata.state import SeanceState
from mcdata.store import Store

MORE = 5  # minutes that one tap gives to the block in progress
MOST_EXTRA = 60  # minutes: beyond it the running order is another one
SEALED = "La séance est scellée\u00a0: elle ne se rouvre plus. Préparez-en une autre."


def open_seance(
    store: Store, seance_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Start the séance (or start it again); enrolled people who have a seat sit down.

    The confirmed speakers and the animator are at the head table from the first opening on.

    Raises Refused once it is sealed: nobody knows any more who sat where.
    """
    speakers = len(sure_to_come(seance_id, store.invitations(store.seance(seance_id).programme_id)))

    def decide(state: SeanceState, _: Sequence[Entry], roster: Roster) -> Seating:
        saw.check(state)
        if roster.seance.stage is SeanceStage.SEALED:
            raise Refused(SEALED)
        if state.is_live:
            return NOTHING
        arriving = expected_at_opening(roster, state)
        if state.opened_at is None:
            hosts = [f.SeatTaken(seat, role) for seat, role in head_table(speakers)]
            arriving += [fact for fact in hosts if fact.seat not in state.seats]
        again = state.scene is Scene.THANKS  # the room must not go on reading « Merci »
        shown: list[Fact] = [f.SceneChosen(Scene.AGENDA)] if again else []
        return Seating([f.SeanceOpened(), *shown, *arriving])

    return store.arrange(seance_id, Author.ANIMATOR, decide, at)


def end_seance(
    store: Store, seance_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """End the séance: the turn, the block and the open question end; every urn is sealed.

    But for the evaluation's: it goes on, on the phones, until it is closed.
    """
    asked = evaluation.prepare(store, seance_id)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if state.opened_at is None:
            raise Refused(NOT_OPEN)
        if state.ended_at is not None:
            return []
        thanks = f.SceneChosen(Scene.THANKS)
        return [thanks, *evaluation.opening(state, asked), f.SeanceEnded()]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def start_block(
    store: Store, seance_id: str, block_id: str, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """Start a block of the running order; the one in progress ends."""
    if block_id not in {b.id for b in store.blocks(seance_id)}:
        raise NotFound("Ce temps n’est plus dans le déroulé. Rechargez la page.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        if state.block and state.block.block == block_id:
            return []
        return [f.BlockStarted(block_id)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def extend_block(
    store: Store,
    seance_id: str,
    block_id: str,
    minutes: int = MORE,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Give the block in progress a few minutes more. Raises Refused if another one is."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        if state.block is None or state.block.block != block_id:
            raise Refused("Ce temps n’est plus en cours\u00a0: il ne peut plus être prolongé.")
        if state.extra.get(block_id, 0) + minutes > MOST_EXTRA:
            raise Refused(f"Ce temps a déjà {MOST_EXTRA}\u00a0minutes de plus que prévu.")
        return [f.BlockExtended(block_id, minutes)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)
