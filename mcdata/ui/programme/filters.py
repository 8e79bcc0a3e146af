"""Which programme is seen, and the one line of filters: sector, kind, state."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from mcdata.model import Programme, SeanceKind
from mcdata.programme import Progress
from mcdata.reference import sector_title, sectors
from mcdata.ui.page import Context

_KINDS = {
    None: "Introductives et thématiques",
    SeanceKind.INTRODUCTORY: "Introductives",
    SeanceKind.THEMATIC: "Thématiques",
}
_STATES = {
    None: "Tous les états",
    Progress.TO_COME: "À venir",
    Progress.LIVE: "En cours",
    Progress.HELD: "Tenues",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; None asks for everything."""

    sector: str | None
    kind: SeanceKind | None
    state: Progress | None


def choose_programme(context: Context) -> Programme | None:
    """Return the programme of the séance that the address names, the one chosen, or the newest."""
    programmes = {p.id: p for p in context.store.programmes()}
    asked = st.query_params.get("seance", "").upper()
    named = next((s.programme_id for s in context.store.seances() if s.code == asked), None)
    if len(programmes) < 2:
        return context.programme
    keys = list(programmes)
    chosen: str = st.selectbox(
        "Programme",
        keys,
        index=keys.index(named or keys[0]),
        format_func=lambda key: _programme_label(programmes[key]),
        filter_mode=None,
    )
    return programmes[chosen]


def _programme_label(programme: Programme) -> str:
    demo = " (démonstration)" if programme.is_demo else ""
    return f"{programme.title} · {programme.departement} · {programme.year}{demo}"


def choose() -> Choice:
    """Draw the three filters and return what was chosen."""
    first, second, third = st.columns(3)
    with first:
        sector = st.selectbox(
            "Secteur",
            [None, *(s.key for s in sectors())],
            format_func=lambda key: sector_title(key) if key else "Tous les secteurs",
            key="filter_sector",
            filter_mode=None,
        )
    with second:
        kind = st.selectbox(
            "Nature", list(_KINDS), format_func=_KINDS.__getitem__, key="filter_kind",
            filter_mode=None,
        )  # fmt: skip
    with third:
        state = st.selectbox(
            "État", list(_STATES), format_func=_STATES.__getitem__, key="filter_state",
            filter_mode=None,
        )  # fmt: skip
    return Choice(sector, kind, state)
