"""The whole database as a file, from the settings page, while the server runs."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from mcdata import clock
from mcdata.texts import NBSP, decimal, time_of
from mcdata.ui import page
from mcdata.ui.page import Context

_SAVED = "mp-saved-database"  # when it was taken, and its bytes


def draw(context: Context) -> None:
    """Offer the backup to the animator: it holds every name and contact."""
    page.markup(
        '<p class="mp-note">Toute la base en un fichier, pendant que le serveur tourne. Il '
        "contient les noms et les contacts : gardez-le comme une feuille de présence. Pour le "
        "remettre en place, arrêtez le serveur, puis "
        "<code>python -m mcdata restore FICHIER</code>.</p>"
    )
    with page.errors():
        if st.button("Sauvegarder", icon=":material/save:", type="primary"):
            st.session_state[_SAVED] = (clock.now(), context.store.backup())
    saved: tuple[datetime, bytes] | None = st.session_state.get(_SAVED)
    if saved is None:
        return
    moment, content = saved
    size = decimal(len(content) / 1024 / 1024)
    st.download_button(
        f"Enregistrer la sauvegarde de {time_of(moment)} ({size}{NBSP}Mo)",
        content,
        f"mcdata-{clock.to_paris(moment):%Y-%m-%d-%Hh%M}.duckdb",
        "application/octet-stream",
        icon=":material/download:",
        on_click="ignore",
    )
