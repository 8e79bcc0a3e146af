"""What is on today and the next thing to do."""

from __future__ import annotations

import streamlit as st

from mcdata import clock
from mcdata.model import SeanceStage
from mcdata.ui import chosen, home, page
from mcdata.ui.links import link_to
from mcdata.ui.preparation.style import CSS

now = clock.now()
today = clock.today()
context = page.begin("Accueil")
page.markup(CSS)
programme = chosen.choose(context.store)
if programme is None:
    home.draw_first_steps()
    st.stop()

seances = context.store.seances(programme.id)
live = [s for s in seances if s.stage is SeanceStage.LIVE]
coming = sorted((s for s in seances if s.stage is SeanceStage.PREPARED), key=lambda s: s.starts_at)
for seance in live:
    home.draw_live(context, seance, now)

if not seances:
    page.markup(
        '<div class="mp-empty"><b>Votre programme est créé.</b>'
        "Créez maintenant sa première séance.</div>"
    )
    link_to("preparation", "Créer une séance", icon=":material/add:")
elif not live and coming:
    home.draw_next(context, coming[0], today)
elif not live:
    page.markup(
        '<div class="mp-empty"><b>Toutes les séances du programme ont eu lieu.</b>'
        "Relisez les synthèses, ou préparez une nouvelle séance.</div>"
    )

    link_to("preparation", "Préparer une séance", icon=":material/add:")

after = (coming if live else coming[1:])[:4]
ended = home.unfinished(context.store, seances)[:4]
left, right = st.columns(2, gap="large")
with left:
    home.draw_others(after, "Ensuite", "preparation", "Préparer")
with right if after else left:
    home.draw_others(ended, "À relire", "synthese", "Ouvrir la synthèse")
