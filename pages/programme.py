"""IREV on a Monday morning: who was reached, who is missing, what needs doing this week."""

from __future__ import annotations

import streamlit as st

from mcdata import clock, overview, reach
from mcdata.programme import absences, headline, matching, presences, reached
from mcdata.territory import territory_of
from mcdata.texts import label
from mcdata.ui import chosen, page
from mcdata.ui.links import link_to
from mcdata.ui.programme import bars, districts, figures, filters, timeline, week
from mcdata.ui.programme.style import CSS
from mcdata.ui.programme.tables import codes_note, quartiers_table, table_html

context = page.begin("Programme")
page.markup(CSS)
programme = chosen.choose(context.store)
if programme is None:
    page.markup(
        '<p class="mc-empty">Aucun programme pour l’instant. Créez-en un pour commencer.</p>'
    )
    link_to("preparation", "Créer le programme")
    st.stop()

now, today = clock.now(), clock.today()
seen = overview.read(context.store, programme)
records = seen.records
territory = territory_of(programme.departement)
quartiers = territory.quartiers

first_line = headline(records, territory.sectors, quartiers)
opened = figures.draw(first_line, len(reach.missing(records)))
if opened:
    figures.draw_list(opened, seen, territory, context.role)

page.markup("<h2>À faire cette semaine</h2>")
missed = reach.without_introduction(records, quartiers)
week.draw(context, seen.tasks(quartiers, today), missed, today)

page.markup("<h2>Les séances</h2>")
choice = filters.choose(territory.sectors)
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
    if territory.sectors:
        page.markup("<h3>Secteurs</h3>")
        rows = reach.reach_by_sector(records, territory.sectors, quartiers)
        page.markup(bars.draw(rows, records, lambda person: person.sector))
    if people := reached(records):
        page.markup(
            bars.groups("Collèges", reach.breakdown(label(p.college) for p in people))
            + bars.groups("Femmes et hommes", reach.breakdown(map(bars.gender, people)))
            + bars.PUBLISHED
        )
    if records.participants:
        told = bars.followed(reach.followed(records), presences(records), absences(records))
        page.markup(told)
with by_contract:
    if territory.contracts:
        signed = [c for c in territory.contracts if choice.sector in {None, c.sector}]
        page.markup("<h3>Contrats de ville</h3>")
        rows = reach.reach_by_contract(records, signed, quartiers)
        page.markup(bars.draw(rows, records, lambda person: person.epci))
    if territory.epcis:
        places = [e for e in territory.epcis if choice.sector in {None, e.sector}]
        with st.expander("Par intercommunalité (EPCI)"):
            rows = reach.reach_by_epci(records, places, quartiers)
            page.markup(bars.draw(rows, records, lambda person: person.epci))

if quartiers:
    page.markup("<h2>Quartiers touchés et quartiers manquants</h2>")
    page.markup(f'<p class="mc-note">{codes_note(quartiers)}</p>')
    table = table_html(quartiers_table(seen, within), height=520)
    if territory.has_map:
        left, right = st.columns([4, 7], gap="medium")
        with left:
            points = reach.reach_by_quartier(records, within)
            page.markup(districts.legend() + districts.draw(points))
        with right:
            page.markup(table)
    else:
        page.markup(table)
