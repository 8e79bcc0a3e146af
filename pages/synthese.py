"""After a séance: read the synthesis, correct it, validate it, take it away."""

from __future__ import annotations

import streamlit as st

from mcdata import synthesis
from mcdata.access import AccessRole
from mcdata.facts import Author
from mcdata.ui import chosen, page, results
from mcdata.ui import synthesis as panels

context = page.begin("Synthèse")
page.markup(panels.CSS)
chosen.choose(context.store)
if page.asked_seance(context) is None:
    page.nothing("Aucune séance pour l’instant.", context)
with st.container(key="ms-seance"):
    seance = page.choose_seance(context)
store = context.store
report = synthesis.report(store, seance.id)
alerts = synthesis.alerts(store, seance.id)
author = Author.OFFICE if context.role is AccessRole.IREV else Author.ANIMATOR

plan, middle, side = st.columns([2.2, 7, 2.8], gap="medium")
with plan:
    page.markup(panels.outline(report))
with middle:
    views = (panels.PREVIEW, panels.LINES, panels.NOTES, panels.CHECKS, panels.RESULTS)
    view = st.segmented_control(
        "Vue", views, default=panels.PREVIEW, required=True, label_visibility="collapsed"
    )
    if view == panels.LINES:
        panels.lines_panel(store, seance, report)
    elif view == panels.NOTES:
        panels.notes_panel(store, seance, report, store.state(seance.id), author)
    elif view == panels.CHECKS:
        panels.checks_panel(store, seance, report)
    elif view == panels.RESULTS:
        results.panel(store, seance, context.runtime.settings.minimum_shown)
    else:
        panels.preview(report)
with side:
    panels.export_panel(store, seance, report)
    panels.stage_panel(store, seance, report, alerts)
