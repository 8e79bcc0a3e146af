"""The running order of a séance, taken from the standard scheme and changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mcdata.agenda import STANDARD, total_minutes
from mcdata.errors import InvalidInput, Refused
from mcdata.model import Block, new_id
from mcdata.preparation.founding import check_open
from mcdata.preparation.questions import MAX_POLLS, add_reference_polls
from mcdata.store import Store
from mcdata.validation import clean_line

MAX_BLOCKS = 20
BLOCK_TITLE_LIMIT = 80
MAX_MINUTES = 240  # of one block
MOBILITY = "MOBI-01"  # the ready-made question that the standard opening asks


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """One line of the form; `id` is empty for a new one."""

    title: str
    minutes: int
    id: str = ""


def standard_agenda(seance_id: str) -> tuple[Block, ...]:
    """Return the standard running order: nine blocks, a break among them, 2 h 30."""
    return tuple(
        Block(seance_id, new_id(), position, title, minutes)
        for position, (title, minutes) in enumerate(STANDARD, 1)
    )


def take_standard_agenda(store: Store, seance_id: str) -> tuple[Block, ...]:
    """Save the standard running order, and the question that its opening asks about mobility."""
    drafts = [BlockDraft(b.title, b.minutes, b.id) for b in standard_agenda(seance_id)]
    blocks = save_agenda(store, seance_id, drafts)
    if len(store.polls(seance_id)) < MAX_POLLS:
        add_reference_polls(store, seance_id, [MOBILITY])
    return blocks


def save_agenda(store: Store, seance_id: str, drafts: Sequence[BlockDraft]) -> tuple[Block, ...]:
    """Save the running order as it stands in the form, in that order.

    Raises InvalidInput, naming the line; Refused once the séance is over, and for a block removed
    that has already begun.
    """
    check_open(store.seance(seance_id))
    if len(drafts) > MAX_BLOCKS:
        raise InvalidInput(f"Un déroulé compte {MAX_BLOCKS} temps au plus. Regroupez-en.")
    blocks = tuple(_block(seance_id, position, d) for position, d in enumerate(drafts, 1))
    begun = {run.block for run in store.state(seance_id).blocks} - {b.id for b in blocks}
    lost = [b.title for b in store.blocks(seance_id) if b.id in begun]
    if lost:
        raise Refused(f"Le temps « {lost[0]} » a déjà commencé : il reste dans le déroulé.")
    store.save_blocks(seance_id, blocks)
    return blocks


def restore_agenda(
    store: Store, seance_id: str, before: Sequence[Block], after: Sequence[Block]
) -> tuple[Block, ...]:
    """Put the running order back as it was `before` a change that left it as `after`.

    Raises Refused when somebody changed it since: their change is not undone with it.
    """
    if store.blocks(seance_id) != tuple(after):
        raise Refused(
            "Le déroulé a changé depuis : ce n’est plus le même. Corrigez-le directement."
        )
    return save_agenda(store, seance_id, [BlockDraft(b.title, b.minutes, b.id) for b in before])


def _block(seance_id: str, position: int, draft: BlockDraft) -> Block:
    what = f"Le nom du temps n° {position}"
    title = clean_line(draft.title, BLOCK_TITLE_LIMIT, what, required=True)
    if not 1 <= draft.minutes <= MAX_MINUTES:
        raise InvalidInput(
            f"Le temps n° {position} dure de 1 à {MAX_MINUTES} minutes. Corrigez sa durée."
        )
    return Block(seance_id, draft.id or new_id(), position, title, draft.minutes)


def ends_at(starts_at: datetime, blocks: Sequence[Block]) -> datetime:
    """Return when the séance ends if all goes as planned (naive UTC)."""
    return starts_at + timedelta(minutes=total_minutes(blocks))
