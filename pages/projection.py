"""What the room sees: the scene that the animator chose, over the whole window."""

import streamlit as st

from mcdata import clock
from mcdata.projector.view import load
from mcdata.ui import page
from mcdata.ui.components import projector

context = page.begin("Projection", bare=True)
seance = page.asked_seance(context)
if seance is None:
    st.html("<p>Aucune séance à montrer. Créez-en une dans «\u00a0Préparation\u00a0».</p>")
    st.stop()
with page.errors():
    projector.show(load(context.store, seance, context.runtime.settings, clock.now()))
