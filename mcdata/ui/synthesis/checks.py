"""What may give someone away in the document: to be corrected, or lifted one by one."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from mcdata.model import Lifting, Seance, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.checking import Doubt
from mcdata.synthesis.report import Report
from mcdata.texts import date_long, plural
from mcdata.ui import page

NAME = "ms_signer"  # the name typed in this session, kept from one panel to the other
EXPLAINED = (
    "Noms des personnes du programme, téléphones, adresses et courriels que le document "
    "publierait. Corrigez le texte, ou levez l’alerte en disant pourquoi. La raison est gardée."
)
NOTHING = (
    "Rien de ce qui serait publié ne ressemble au nom d’une personne du programme, à un téléphone, "
    "à une adresse ou à un courriel."
)


def checks_panel(store: Store, seance: Seance, report: Report) -> None:
    """Each doubt with its words in their sentence; lifted ones below, with who and why."""
    if report.is_programme:
        page.markup(f'<p class="ms-note">{escape(editing.NOT_STARTED)}</p>')
        return
    if report.stage is SynthesisStage.VALIDATED:
        page.markup(f'<p class="ms-note">{escape(editing.VALIDATED)}</p>')
        return
    found, lifted = editing.doubts_of(store, seance.id), store.liftings(seance.id)
    left = [doubt for doubt in found if doubt.key not in lifted]
    page.markup(f'<p class="ms-note">{escape(EXPLAINED if found else NOTHING)}</p>')
    if left:
        signer()
    for doubt in left:
        _doubt(store, seance, doubt)
    _lifted(store, seance, [d for d in found if d.key in lifted], lifted)


def signer() -> str:
    """Ask once who is here: the name stays with what they sign."""
    typed = st.text_input(
        "Votre nom",
        st.session_state.get(NAME, ""),
        max_chars=editing.NAME_LIMIT,
        placeholder="Prénom et nom",
        key="ms-signer",
    )
    st.session_state[NAME] = typed or ""
    return str(st.session_state[NAME])


def told(count: int) -> str:
    return plural(count, "alerte à lever", "alertes à lever")


def _doubt(store: Store, seance: Seance, doubt: Doubt) -> None:
    page.markup(f'<p class="ms-doubt">{_in_words(doubt)}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            "Pourquoi le publier tel quel",
            max_chars=editing.REASON_LIMIT,
            placeholder="Par exemple\u00a0: c’est le nom de la place",
            key=f"ms-reason-{doubt.key}",
        )
        page.named(f"ms-lift-{doubt.key}", f"Lever l’alerte «\u00a0{doubt.found.words}\u00a0»")
        if st.button("Lever l’alerte", key=f"ms-lift-{doubt.key}"):
            with page.errors():
                name = str(st.session_state.get(NAME, ""))
                editing.lift(store, seance.id, doubt.key, reason or "", name)
                page.confirm("Alerte levée, avec sa raison.")
                st.rerun()


def _lifted(
    store: Store, seance: Seance, found: list[Doubt], lifted: Mapping[str, Lifting]
) -> None:
    if found:
        page.markup('<p class="ms-title">Alertes levées</p>')
    for doubt in found:
        known = lifted[doubt.key]
        who = f"{escape(known.reason)} – {escape(known.lifted_by)}, {date_long(known.lifted_at)}"
        page.markup(f'<p class="ms-doubt lifted">{_in_words(doubt)}<small>{who}</small></p>')
        page.named(f"ms-back-{doubt.key}", f"Remettre l’alerte «\u00a0{doubt.found.words}\u00a0»")
        if st.button("Remettre l’alerte", key=f"ms-back-{doubt.key}", type="tertiary"):
            with page.errors():
                editing.put_back(store, seance.id, doubt.key)
                st.rerun()


def _in_words(doubt: Doubt) -> str:
    """The sentence with the words found in it, and where it stands."""
    text, words = escape(doubt.text), escape(doubt.found.words)
    shown = text.replace(words, f"<mark>{words}</mark>") if words in text else text
    return f"{shown}<small>{escape(str(doubt.found.kind))} · {escape(doubt.where)}</small>"
