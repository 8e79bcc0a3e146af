"""The animator's console: one screen, for one finger."""

import streamlit as st

from mcdata.ui import page
from mcdata.ui.components import console

context = page.begin("Animation", bare=True)
seance = page.asked_seance(context)
if seance is None:
    page.markup(
        "<p>Aucune séance n’est préparée. "
        '<a href="/preparation" target="_self">Préparer une séance</a></p>'
    )
    st.stop()
console.mount(context.runtime, seance)
