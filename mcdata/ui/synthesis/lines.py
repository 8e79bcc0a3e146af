"""The five points and the three follow-ups, to be worded."""

from __future__ import annotations

from html import escape

import streamlit as st

from mcdata.model import Seance, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.first_page import FOLLOW_UPS, POINTS
from mcdata.synthesis.report import Report
from mcdata.ui import page
from mcdata.ui.synthesis.drafts import Desk, open_desk

EXPLAINED = (
    '<p class="ms-note">Une ligne vidée est retirée. Une ligne laissée telle quelle suit les faits '
    "relevés. Si tout est vide, le document propose de nouveau ses propres lignes.</p>"
)


def lines_panel(store: Store, seance: Seance, report: Report) -> None:
    """Five points and three follow-ups to word; what the facts propose stands there first."""
    if report.is_programme:
        page.markup(f'<p class="ms-note">{escape(editing.NOT_STARTED)}</p>')
        return
    if report.stage is SynthesisStage.VALIDATED:
        page.markup(f'<p class="ms-note">{escape(editing.VALIDATED)}</p>')
        return
    desk = open_desk(store, seance.id, report.version)
    points = _fields(desk, "Point", report.points.title, report.points.items, POINTS)
    after = _fields(desk, "Suite", report.follow_ups.title, report.follow_ups.items, FOLLOW_UPS)
    with st.container(horizontal=True):
        sent = st.button("Enregistrer ces lignes", type="primary", key="ms-lines-save")
        fields = [*_names("Point", POINTS), *_names("Suite", FOLLOW_UPS)]
        waiting = bool(set(fields) & set(desk.drafts))
        if waiting and st.button("Reprendre le texte enregistré", key="ms-lines-back"):
            desk.done(*fields)
            for key in [k for k in st.session_state if str(k).startswith(f"ms-{seance.id}-")]:
                del st.session_state[key]
            st.rerun()
    page.markup(EXPLAINED)
    if sent:
        with page.errors():
            saved = editing.write(store, seance.id, points, after)
            desk.done(*fields)
            page.confirm(f"Lignes enregistrées, version\u00a0{saved.version}.")
            st.rerun()


def _names(word: str, count: int) -> list[str]:
    return [f"{word.lower()}-{number}" for number in range(1, count + 1)]


def _fields(desk: Desk, word: str, title: str, items: tuple[str, ...], count: int) -> list[str]:
    page.markup(f'<p class="ms-title">{escape(title)}</p>')
    return [
        desk.area(
            name,
            f"{word} {number}",
            items[number - 1] if number <= len(items) else "",
            "Une phrase que vous pourriez signer",
            editing.LINE_LIMIT,
        )
        for number, name in enumerate(_names(word, count), 1)
    ]
