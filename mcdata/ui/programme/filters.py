"""The one line of filters: sector, kind, state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from mcdata.model import SeanceKind
from mcdata.programme import Progress
from mcdata.reference import Sector

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


def choose(sectors: Sequence[Sector]) -> Choice:
    """Draw the filters and return what was chosen; without sectors there is no such filter."""
    columns = iter(st.columns(3))
    sector = ALL
    if sectors:
        with next(columns):
            titles = {ALL: "Tous les secteurs"} | {s.key: s.title for s in sectors}
            sector = _filter("Secteur", titles)
    with next(columns):
        kind = _filter("Nature", _KINDS)
    with next(columns):
        state = _filter("État", _STATES)
    return Choice(
        sector or None,
        SeanceKind(kind) if kind else None,
        Progress(state) if state else None,
    )


def _filter(title: str, words: Mapping[str, str]) -> str:
    chosen: str = st.selectbox(title, list(words), format_func=words.__getitem__, filter_mode=None)
    return chosen
