"""Which programme is seen, and the one line of filters: sector, kind, state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from mcdata.model import Programme, SeanceKind
from mcdata.programme import Progress
from mcdata.reference import sectors
from mcdata.ui.page import Context

ALL = ""
_KINDS = {
    ALL: "Introductives et thématiques",
    SeanceKind.INTRODUCTORY.value: "Introductives",
    SeanceKind.THEMATIC.value: "Thématiques",
}
_STATES = {
    ALL: "Tous les états",
    Progress.TO_COME.value: "À venir",
    Progress.LIVE.value: "En cours",
    Progress.HELD.value: "Tenues",
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
    titles = {ALL: "Tous les secteurs"} | {s.key: s.title for s in sectors()}
    first, second, third = st.columns(3)
    with first:
        sector = _filter("Secteur", titles)
    with second:
        kind = _filter("Nature", _KINDS)
    with third:
        state = _filter("État", _STATES)
    return Choice(
        sector or None,
        SeanceKind(kind) if kind else None,
        Progress(state) if state else None,
    )


def _filter(title: str, words: Mapping[str, str]) -> str:
    chosen: str = st.selectbox(title, list(words), format_func=words.__getitem__, filter_mode=None)
    return chosen
