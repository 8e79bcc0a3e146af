"""The Wi-Fi of the room, in the séance's own tab."""

from __future__ import annotations

import streamlit as st

from mcdata.model import Seance, Wifi
from mcdata.network import wifi
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import fresh, saved


def draw(context: Context, seance: Seance) -> None:
    """Draw the form; a séance at a place that is known is proposed that place's network."""
    known = context.store.wifi(seance.id)
    proposed = None if known else wifi.proposed(context.store, seance)
    shown = known or proposed or Wifi(seance.id, "", "")
    page.markup(
        '<h3>Le Wi-Fi de la salle</h3><p class="mp-note">Il s’affiche sur l’écran d’accueil et sur '
        "les cartes de place, avec un code QR. Il ne figure dans aucun document publié.</p>"
    )
    if proposed:
        page.markup(
            '<p class="mp-warn">C’est le réseau de la dernière séance dans ce lieu. Vérifiez-le, '
            "puis enregistrez.</p>"
        )
    name = f"wifi-{seance.id}"
    with (
        st.form(fresh(name), border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        network = st.text_input(
            "Nom du réseau", shown.name, wifi.NAME_LIMIT, fresh(name, "name"), autocomplete="off"
        )
        password = st.text_input(
            "Mot de passe", shown.password, wifi.PASSWORD_LIMIT, fresh(name, "password"),
            placeholder="Vide si le réseau est ouvert", autocomplete="off",
        )  # fmt: skip
        sent = st.form_submit_button("Enregistrer le Wi-Fi", icon=":material/wifi:")
    if sent:
        with page.errors():
            kept = wifi.save(context.store, Wifi(seance.id, network, password))
            saved(
                f"Le Wi-Fi « {page.plain(kept.name)} » est enregistré."
                if kept.name
                else "Aucun Wi-Fi ne sera affiché.",
                name,
            )
