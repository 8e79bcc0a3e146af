"""The running order's undo: what was moved, removed or changed comes back in one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from mcdata import preparation
from mcdata.model import Block, Seance
from mcdata.preparation import BlockDraft
from mcdata.texts import NBSP
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import on_click

KEPT = 20  # changes


@dataclass(frozen=True, slots=True)
class Step:
    """One change: what the running order was, what it became, and what to call it."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]
    said: str


def save(context: Context, seance: Seance, drafts: Sequence[BlockDraft], said: str) -> None:
    """Save the running order, and keep what it was. Raises as `save_agenda` does."""
    before = context.store.blocks(seance.id)
    after = preparation.save_agenda(context.store, seance.id, drafts)
    if after != before:
        _steps(seance).append(Step(before, after, said))
        del _steps(seance)[:-KEPT]


def draw(context: Context, seance: Seance) -> None:
    """Draw « Annuler » with the name of the last change, if there is one."""
    steps = _steps(seance)
    if not steps:
        return
    last = steps[-1]

    def undo() -> None:
        steps.pop()
        preparation.restore_agenda(context.store, seance.id, last.before, last.after)
        for block in last.before:  # the fields keep what was typed in them
            st.session_state[f"mp-title-{block.id}"] = block.title
            st.session_state[f"mp-minutes-{block.id}"] = block.minutes

    st.button(
        f"Annuler{NBSP}: {page.plain(last.said)}",
        icon=":material/undo:",
        key=f"mp-undo-{seance.id}-{len(steps)}",
        on_click=on_click(undo, "Le déroulé est revenu comme avant."),
    )


def _steps(seance: Seance) -> list[Step]:
    steps: list[Step] = st.session_state.setdefault(f"mp-agenda-steps-{seance.id}", [])
    return steps
