"""IREV on a Monday morning: who was reached, who is missing, what needs doing this week."""

from __future__ import annotations

import streamlit as st

from mcdata import clock, overview, reach, reference
from mcdata.programme import headline, matching, reached
from mcdata.texts import label
from mcdata.ui import page
from mcdata.ui.links import link_to
from mcdata.ui.programme import bars, districts, figures, filters, timeline, week
from mcdata.ui.programme.style import CSS
from mcdata.ui.programme.tables import quartiers_table, table_html

context = page.begin("Programme")
page.markup(CSS)
programme = filters.choose_programme(context)
if programme is None:
    page.markup(
        '<p class="mc-empty">Aucun programme pour l’instant. Créez-en un pour commencer.</p>'
    )
    link_to("preparation", "Créer le programme")
    st.stop()

now = clock.now()
today = clock.today()
seen = overview.read(context.store, programme)
records = seen.records
sectors, quartiers = reference.sectors(), reference.quartiers()

opened = figures.draw(headline(records, sectors, quartiers))
if opened:
    figures.draw_list(opened, seen, sectors, quartiers)

page.markup("<h2>À faire cette semaine</h2>")
missed = reach.without_introduction(records, quartiers)
week.draw(context, seen.tasks(quartiers, today), missed, today)

page.markup("<h2>Les séances</h2>")
choice = filters.choose()
seances = matching(records, choice.sector, choice.kind, choice.state)
if seances:
    page.markup(timeline.legend() + timeline.rows(seen, seances, now, today))
elif records.seances:
    page.markup('<p class="mc-empty">Aucune séance ne répond à ces filtres.</p>')
else:
    page.markup('<p class="mc-empty">Aucune séance pour l’instant. Créez la première.</p>')
    link_to("preparation", "Créer une séance")

page.markup("<h2>Qui est touché</h2>")
within = tuple(q for q in quartiers if choice.sector in {None, q.sector})
by_sector, by_contract = st.columns(2, gap="large")
with by_sector:
    page.markup("<h3>Secteurs</h3>")
    rows = reach.reach_by_sector(records, sectors, quartiers)
    page.markup(bars.draw(rows, records, lambda person: person.sector))
    people = reached(records)
    page.markup(
        bars.groups("Collèges", reach.breakdown(label(p.college) for p in people))
        + bars.groups("Femmes et hommes", reach.breakdown(map(bars.gender, people)))
        + bars.PUBLISHED
    )
with by_contract:
    signed = [c for c in reference.contracts() if choice.sector in {None, c.sector}]
    places = [e for e in reference.epcis() if choice.sector in {None, e.sector}]
    page.markup("<h3>Contrats de ville</h3>")
    rows = reach.reach_by_contract(records, signed, quartiers)
    page.markup(bars.draw(rows, records, lambda person: person.epci))
    with st.expander("Par intercommunalité (EPCI)"):
        rows = reach.reach_by_epci(records, places, quartiers)
        page.markup(bars.draw(rows, records, lambda person: person.epci))

page.markup("<h2>Quartiers touchés et quartiers manquants</h2>")
left, right = st.columns([4, 7], gap="medium")
with left:
    page.markup(districts.legend() + districts.draw(reach.reach_by_quartier(records, within)))
with right:
    page.markup(table_html(quartiers_table(seen, within), height=520))
