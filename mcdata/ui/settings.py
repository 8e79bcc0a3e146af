"""The settings page's parts: access links, data protection, sealing, keeping, the machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from html import escape

import segno
import streamlit as st

from mcdata import __version__, clock, keeping
from mcdata.access import AccessRole, public_address
from mcdata.model import Seance, SeanceStage
from mcdata.settings import Settings
from mcdata.texts import NBSP, date_long, french
from mcdata.ui import page, settings_backup
from mcdata.ui.page import Context, seance_label

_LINKS = (
    (AccessRole.PROJECTOR, "Écran de la salle", "À ouvrir sur l’ordinateur du projecteur."),
    (AccessRole.IREV, "IREV", "Programme, intervenants, préparation, synthèses. Pas la console."),
    (AccessRole.ANIMATOR, "Animation", "Tout, console et noms compris. À ne pas partager."),
)
_KEPT = (
    (
        "Réponses aux questions",
        "sans nom ; mélangées dès que le résultat est montré",
        "sans limite",
    ),
    ("Prises de parole", "par place numérotée, jamais par nom", "sans limite, places mélangées"),
    ("Place de chaque personne", "vue par l’animation seule", "jusqu’au scellement"),
    (
        "Contacts des participants",
        (
            "vus par l’animation et l’IREV pour convoquer à une séance, "
            "par l’IREV seul pour inviter les personnes manquantes"
        ),
        "fin du cycle + 12 mois",
    ),
    ("Présences", "justificatif de la séance", "selon vos obligations d’archives"),
)
_SECRET = frozenset({"secret"})


def draw_access(context: Context) -> None:
    """Draw each role's link, to copy or to scan; for the animator's eyes."""
    page.markup(
        "<h2>Accès</h2>"
        '<p class="mp-note">Chaque lien ouvre un rôle à qui le possède. Donnez-le à la personne, '
        "ne l’affichez pas dans la salle. Les participants n’ont besoin que du code de la "
        "séance.</p>"
    )
    address = public_address(context.runtime.settings)
    columns = st.columns(3, gap="large")
    for column, (role, name, purpose) in zip(columns, _LINKS, strict=True):
        link = address + context.runtime.keys.link(role)
        with column:
            page.markup(f'<div class="mp-what"><b>{name}</b><small>{purpose}</small></div>')
            st.code(link, language=None, wrap_lines=True)
            with st.expander("Code QR"):
                page.markup(f'<div class="mp-qr">{_qr(link)}</div>')


def _qr(text: str) -> str:
    """Return a QR code, black on white whatever the theme."""
    return segno.make(text, error="m").svg_inline(
        scale=4, border=3, dark="#000", light="#fff", omitsize=True
    )


def draw_protection(context: Context, seances: Sequence[Seance]) -> None:
    """Draw what is kept, as people are told it, and what can be erased now."""
    rows = "".join(
        f"<tr><td>{what}</td><td>{how}</td><td>{until}</td></tr>" for what, how, until in _KEPT
    )
    page.markup(
        "<h2>Protection des données</h2>"
        '<table class="mc-table"><thead><tr><th>Donnée</th><th>Comment</th>'
        f"<th>Durée</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    left, right = st.columns(2, gap="large")
    with left:
        _seal(context, [s for s in seances if s.stage is SeanceStage.ENDED])
    with right:
        _purge(context)


def _seal(context: Context, ended: Sequence[Seance]) -> None:
    page.markup(
        "<h3>Sceller une séance terminée</h3>"
        '<p class="mp-note"><b>Sceller détruit</b> la place de chaque personne, et mélange les '
        "numéros de place du journal : plus rien ne dit qui a parlé. Le fichier de la base est "
        "réécrit, pour qu’il n’en reste rien. C’est définitif.</p>"
        '<p class="mp-note"><b>Sceller garde</b> les noms des personnes inscrites, qui est '
        "venu, leurs contacts, la synthèse et les comptes. Les sauvegardes faites avant gardent "
        "les places : détruisez-les aussi.</p>"
    )
    if not ended:
        page.markup(f'<p class="mp-note">Aucune séance terminée à sceller{NBSP}: rien à faire.</p>')
        return
    by_id = {s.id: s for s in ended}
    chosen = st.selectbox(
        "Séance terminée", list(by_id), None, lambda key: seance_label(by_id[key]),
        key="mp-seal", placeholder="Choisir une séance", filter_mode=None,
    )  # fmt: skip
    if chosen is None:
        return
    sure = st.checkbox("J’ai relevé les présences, et je sais que c’est définitif.")
    if st.button("Sceller la séance", type="primary", disabled=not sure, icon=":material/lock:"):
        with page.errors():
            context.store.seal_seance(chosen)
            page.confirm("Séance scellée\u00a0: les places sont détruites. Qui est venu est gardé.")
            st.rerun()


def _purge(context: Context) -> None:
    page.markup(
        "<h3>Effacer ce qui est échu</h3>"
        '<p class="mp-note">Efface les contacts des programmes finis depuis plus de douze mois, '
        "et en donne la preuve à garder.</p>"
    )
    if st.button("Effacer les contacts échus", icon=":material/delete_sweep:"):
        with page.errors():
            st.session_state["mp_proof"] = keeping.purge(context.store, clock.now())
    if proof := st.session_state.get("mp_proof"):
        st.text(proof)
        st.download_button(
            "Télécharger la preuve", proof, "purge.txt", "text/plain", on_click="ignore"
        )


def draw_erasing(context: Context) -> None:
    """Erase one person who asks for it, and hand over the proof."""
    page.markup(
        "<h3>Effacer une personne</h3>"
        '<p class="mp-note">À sa demande, sans qu’elle ait à s’expliquer : son nom, son contact, '
        "ses inscriptions et ses présences. Ses réponses n’ont jamais porté son nom.</p>"
    )
    programme = context.programme
    people = context.store.participants(programme.id) if programme else ()
    names = {p.id: p.name for p in people}
    chosen = st.selectbox(
        "Personne", list(names), None, names.__getitem__, key="mp-erase",
        placeholder="Taper ou choisir un nom",
    )  # fmt: skip
    if chosen and programme:
        sure = st.checkbox("Cette personne l’a demandé, et je sais que c’est définitif.")
        if st.button("Effacer cette personne", disabled=not sure, icon=":material/person_remove:"):
            with page.errors():
                erased = keeping.erase(context.store, programme.id, chosen, clock.now())
                st.session_state["mp_erased"] = erased
                del st.session_state["mp-erase"]
                st.rerun()
    if proof := st.session_state.get("mp_erased"):
        st.text(proof)
        st.download_button(
            "Télécharger la preuve d’effacement", proof, "effacement.txt", "text/plain",
            on_click="ignore",
        )  # fmt: skip


def draw_keeping(context: Context, seances: Sequence[Seance]) -> None:
    """Draw what can be taken away: results without names; how the whole is saved."""
    page.markup("<h2>Sauvegarder</h2>")
    if context.role is AccessRole.ANIMATOR:
        settings_backup.draw(context)
    held = [s for s in seances if s.stage is not SeanceStage.PREPARED]
    if not held:
        return
    by_id = {s.id: s for s in held}
    chosen = st.selectbox(
        "Résultats de la séance", list(by_id), 0, lambda key: seance_label(by_id[key]),
        key="mp-results", filter_mode=None,
    )  # fmt: skip
    seance = by_id[chosen]
    minimum = context.runtime.settings.minimum_shown
    st.download_button(
        "Télécharger les résultats (CSV)",
        keeping.results_csv(context.store, seance.id, minimum),
        f"resultats-seance-{seance.number}.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def draw_machine(context: Context) -> None:
    """Draw the settings in force with their meaning, the version, what opening found."""
    rows = "".join(
        f"<tr><td>{_sense(item.metadata['help'])}</td>"
        f"<td>{_value(context.runtime.settings, item.name)}</td>"
        f"<td><code>{item.metadata['variable']}</code></td></tr>"
        for item in fields(Settings)
    )
    page.markup(
        "<h2>Machine</h2>"
        f'<p class="mp-note">Version {__version__} · base {escape(context.store.kind)} · '
        f"{date_long(clock.now())}. Ces réglages se changent au démarrage, par variables "
        "d’environnement.</p>"
        '<table class="mc-table"><thead><tr><th>Réglage</th><th>Valeur</th>'
        "<th>Nom au démarrage</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
    )
    found = context.store.report()
    lines = "".join(f"<li>{escape(k)}{NBSP}: {escape(v)}</li>" for k, v in found.items())
    page.markup(
        "<h3>Santé de la base</h3>"
        + (f"<ul>{lines}</ul>" if lines else "")
        + (
            ""
            if lines
            else '<p class="mp-note">À l’ouverture, tout était en ordre : rien à réparer.</p>'
        )
    )


def _sense(help_text: str) -> str:
    said = french(help_text)
    return escape(said[:1].upper() + said[1:])


def _value(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if name in _SECRET:
        return "défini" if value else "gardé à côté de la base"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if value is None:
        return "–"
    shown = str(value).split("@")[-1] if "://" in str(value) else str(value)  # no password
    return escape(shown) or "–"
