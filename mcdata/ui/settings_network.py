"""The settings page's part on the room's network: which address phones get, and a trial of it."""

from __future__ import annotations

import streamlit as st

from mcdata.access import public_address
from mcdata.network import addresses
from mcdata.network.addresses import Address
from mcdata.settings import Settings
from mcdata.ui import page
from mcdata.ui.components import trial
from mcdata.ui.page import Context

FOUND = ""  # no choice: the address is found at each start
ALONE = (
    "Cet ordinateur n’est sur aucun réseau : les téléphones ne peuvent pas le joindre. "
    "Connectez-le au Wi-Fi de la salle, puis rechargez cette page."
)


def draw(context: Context) -> None:
    """Draw the address that phones get, the machine's others, and « testez »."""
    page.markup(
        '<h2 id="reseau">Le réseau de la salle</h2>'
        '<p class="mp-note">Les téléphones et cet ordinateur doivent être sur le même réseau. '
        "Le nom et le mot de passe du Wi-Fi s’écrivent dans la préparation de chaque séance, "
        "ou sur la console.</p>"
    )
    left, right = st.columns(2, gap="large")
    with left:
        _choice(context)
    with right:
        page.markup("<h3>Testez</h3>")
        trial.show(f"{public_address(context.runtime.settings)}/testez")


def _choice(context: Context) -> None:
    settings = context.runtime.settings
    page.markup("<h3>L’adresse que reçoivent les téléphones</h3>")
    if settings.base_url:
        page.markup(
            '<p class="mp-note">Elle a été fixée au démarrage, par le réglage de l’adresse '
            "publique : rien à choisir ici.</p>"
        )
        st.text(settings.base_url)
        return
    known = {address.ip: address for address in addresses.addresses()}
    if not known:
        page.markup(f'<p class="mp-warn">{ALONE}</p>')
        return
    kept = addresses.chosen(settings)
    found = _typed(addresses.route_address(), settings)
    picked = st.radio(
        "Adresse de cet ordinateur pour les téléphones",
        [FOUND, *known],
        [FOUND, *known].index(kept) if kept in known else 0,
        lambda ip: _words(known[ip], settings) if ip else f"Automatique (ici {found})",
        label_visibility="collapsed",
    )
    page.markup(
        '<p class="mp-note">Une fois changée, rechargez l’écran de la salle et réimprimez les '
        "cartes : leurs codes QR portent l’adresse.</p>"
    )
    if picked != (kept if kept in known else FOUND):
        with page.errors():
            addresses.choose(settings, picked)
            page.confirm("L’adresse des téléphones est enregistrée.")
            st.rerun()


def _words(address: Address, settings: Settings) -> str:
    told = f"{_typed(address.ip, settings)} · {page.plain(address.adapter)}"
    if address.is_hotspot:
        return f"{told} (partage de connexion de cet ordinateur)"
    return f"{told} (machine virtuelle ou VPN)" if address.is_virtual else told


def _typed(ip: str, settings: Settings) -> str:
    """As it is typed: a whole address would become a link inside the choice."""
    return addresses.with_port(ip, settings).removeprefix("http://")
