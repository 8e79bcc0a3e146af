"""The lineup: theme by theme, who comes, how sure it is, and who is missing."""

from __future__ import annotations

import streamlit as st

from mcdata import clock, lineup, overview
from mcdata.access import AccessRole
from mcdata.ui import chosen, page
from mcdata.ui import lineup as board
from mcdata.ui.lineup_style import CSS
from mcdata.ui.links import link_to

for_the_room = "salle" in st.query_params
context = page.begin("Intervenants", bare=for_the_room)
page.markup(CSS)
today = clock.today()

if for_the_room:
    seance = page.asked_seance(context)
    if seance:
        seen = overview.read(context.store, context.store.programme(seance.programme_id))
        line = lineup.line(seance, seen.speakers, seen.invitations, today)
        page.markup(board.for_the_room(line))
    board.draw_way_back()
    st.stop()

programme = chosen.choose(context.store)
if programme is None or not context.store.seances(programme.id):
    page.markup('<p class="mc-empty">Aucune séance pour l’instant. Créez la première.</p>')
    link_to("preparation", "Créer une séance")
    st.stop()

seen = overview.read(context.store, programme)
themes = board.ordered(seen.themes(today), st.query_params.get("seance", "").upper())
page.markup(board.summary(themes))
for theme in themes:
    board.draw_theme(context.store, theme, seen.speakers, today)

if context.role is AccessRole.IREV:
    link_to("programme", "Voir l’avancement du programme")
else:
    link_to("preparation", "Préparer une séance")
