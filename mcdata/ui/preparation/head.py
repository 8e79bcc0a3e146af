"""Which programme and séance are prepared, and how far: the block above the tabs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from mcdata.model import Seance, SeanceStage
from mcdata.preparation import Part, Readiness
from mcdata.texts import NBSP, date_long, duration, label, time_of
from mcdata.ui import page
from mcdata.ui.page import default_seance, seance_label

NEW = "nouvelle"
FOUNDING = "seance"  # the tab of the séance itself, beside readiness's parts


def choose_seance(seances: Sequence[Seance]) -> Seance | None:
    """Return the séance chosen (`?seance=CODE`), or None for a new one."""
    by_code = {s.code: s for s in seances}
    asked = st.session_state.pop("mp_seance", None) or st.query_params.get("seance", "")
    if asked.upper() in by_code:
        asked = asked.upper()
    elif asked != NEW:
        asked = default_seance(tuple(seances)).code if seances else NEW
    codes = [*by_code, NEW]
    picked: str = st.selectbox(
        "Séance",
        codes,
        codes.index(asked),
        lambda code: "Créer une nouvelle séance…" if code == NEW else seance_label(by_code[code]),
        filter_mode=None,
    )
    st.query_params["seance"] = picked
    return by_code.get(picked)


def title_block(seance: Seance) -> str:
    """Return the séance's date, place, stage and code as HTML.

    Its title stands in the choice; the heading says it again for who goes by headings.
    """
    live = " live" if seance.stage is SeanceStage.LIVE else ""
    when = f"{date_long(seance.starts_at)}, {time_of(seance.starts_at)}".capitalize()
    return (
        f'<h2 class="mp-unseen">Séance {seance.number} · {escape(seance.title)}</h2>'
        f'<div class="mp-head"><p><b>{when}</b> · {escape(seance.place)}'
        f'<span class="mp-stage{live}">{label(seance.stage).capitalize()}</span></p>'
        f'<p class="mp-code">Code <b>{seance.code}</b></p></div>'
    )


def choose_tab(found: Readiness) -> str:
    """Return the tab chosen; its name stays in the address (`?onglet=questions`)."""
    tabs: dict[str, str] = {FOUNDING: "Séance"}
    tabs |= {part.value: _tab(part, found) for part in Part}
    asked = st.query_params.get("onglet", "")
    chosen = st.segmented_control(
        "Partie de la préparation",
        list(tabs),
        default=asked if asked in tabs else Part.AGENDA.value,
        required=True,
        format_func=lambda tab: tabs[tab],
        label_visibility="collapsed",
        key="mp-tab",
    )
    # not the widget's own `bind`: it would put « Questions · 5 » in the address, which changes
    st.query_params["onglet"] = str(chosen)
    return str(chosen)


def _tab(part: Part, found: Readiness) -> str:
    said = {
        Part.AGENDA: ("Déroulé", duration(found.minutes)),
        Part.QUESTIONS: ("Questions", str(found.polls)),
        Part.PEOPLE: ("Personnes", f"{found.enrolled}{NBSP}/{NBSP}{found.capacity}"),
        Part.SPEAKERS: ("Intervenants", f"{found.confirmed}{NBSP}/{NBSP}{found.expected}"),
    }
    name, count = said[part]
    return f"{name} · {'à faire' if part in found.missing and not found.invited else count}"


def sum_line(*figures: tuple[str, str]) -> None:
    """Draw figures with their words on one line; both are ours, not typed."""
    cells = "".join(f"<div><b>{figure}</b>{words}</div>" for figure, words in figures)
    page.markup(f'<div class="mp-sum">{cells}</div>')
