"""Before a séance: its date, running order, questions, people and speakers."""

from __future__ import annotations

import streamlit as st

from mcdata.preparation import Part, readiness_of
from mcdata.programme import is_held
from mcdata.ui import chosen, page
from mcdata.ui.preparation import agenda, founding, head, network, people, questions, speakers
from mcdata.ui.preparation.style import CSS

context = page.begin("Préparation")
page.markup(CSS)

with st.container(horizontal=True, vertical_alignment="bottom"):
    programme = chosen.choose(context.store)
    seances = context.store.seances(programme.id) if programme else ()
    seance = head.choose_seance(seances) if programme else None

if programme is None:
    page.markup(
        '<div class="mp-empty"><b>Bienvenue.</b>Un programme est un cycle de séances, dans un '
        "département et une année. Créez-le, puis sa première séance.</div>"
    )
    founding.programme_form(context)
    st.stop()

if seance is None:
    page.markup("<h2>Nouvelle séance</h2>")
    founding.seance_form(context, programme)
    with st.expander("Créer un autre programme"):
        founding.programme_form(context)
    st.stop()

page.markup(head.title_block(seance))
editable = not is_held(seance)
if not editable:
    page.markup('<p class="mp-note">Cette séance est terminée : sa préparation se relit.</p>')

tab = head.choose_tab(readiness_of(context.store, seance))
if tab == head.FOUNDING:
    if editable:
        founding.seance_form(context, programme, seance)
        network.draw(context, seance)
    with st.expander("Le programme : titre, année, personnes attendues"):
        founding.programme_change_form(context, programme)
elif tab == Part.AGENDA:
    agenda.draw(context, seance, editable=editable)
elif tab == Part.QUESTIONS:
    questions.draw(context, seance, editable=editable)
elif tab == Part.PEOPLE:
    people.draw(context, programme, seance)
elif tab == Part.SPEAKERS:
    speakers.draw(context, programme, seance)
