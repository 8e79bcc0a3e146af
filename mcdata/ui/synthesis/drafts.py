"""Text areas whose unsaved text is kept: another tab, another page or a reload loses nothing.

What is typed is kept in the database as soon as the field is left, until it is saved or given up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from mcdata.errors import MasterClassError
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.ui import page

UNSAVED = '<p class="ms-unsaved">Texte non enregistré. Il vous attend ici.</p>'


@dataclass(frozen=True, slots=True)
class Desk:
    """What is being written for one séance; `version` changes when what is saved changes."""

    store: Store
    seance_id: str
    drafts: Mapping[str, str]
    version: int

    def area(self, field: str, label: str, saved: str, placeholder: str, limit: int) -> str:
        """Draw a text area; return what it holds, saved or not."""
        key = f"ms-{self.seance_id}-{field}-{self.version}-{hash(saved)}"
        if key not in st.session_state:
            st.session_state[key] = self.drafts.get(field, saved)
        typed = st.text_area(
            label,
            key=key,
            max_chars=limit,
            height=72,
            placeholder=placeholder,
            label_visibility="collapsed",
            on_change=_keep,
            args=(self.store, self.seance_id, field, key, saved),
        )
        words = typed or ""
        if words.strip() != saved.strip():
            page.markup(UNSAVED)
        return words

    def done(self, *fields: str) -> None:
        """What was typed in these fields is saved, or given up."""
        editing.drop_drafts(self.store, self.seance_id, *fields)


def open_desk(store: Store, seance_id: str, version: int) -> Desk:
    return Desk(store, seance_id, store.synthesis_drafts(seance_id), version)


def _keep(store: Store, seance_id: str, field: str, key: str, saved: str) -> None:
    """Keep what a field holds as it is left; a text that can't be kept is refused on saving."""
    typed = st.session_state.get(key) or ""
    try:
        unsaved = None if typed.strip() == saved.strip() else typed
        editing.keep_draft(store, seance_id, field, unsaved)
    except MasterClassError as error:
        page.alert(str(error))
