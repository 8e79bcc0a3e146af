"""Where the synthesis is: brouillon, relue, validée; a validation is signed with a name."""

from __future__ import annotations

from html import escape

import streamlit as st

from mcdata import synthesis
from mcdata.model import Seance, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.report import Report
from mcdata.synthesis.signing import validation
from mcdata.texts import label
from mcdata.ui import page
from mcdata.ui.synthesis.checks import NAME, signer, told

NOT_FROZEN = (
    "Validée avant que les documents ne soient figés\u00a0: elle suit encore ce qui change. "
    "Remettez-la à «\u00a0relue\u00a0», puis validez-la avec votre nom."
)

MOVED = (
    "Des faits ont changé depuis la validation. Ce document-ci ne change pas\u00a0: pour en tenir "
    "compte, remettez-la à «\u00a0relue\u00a0», puis validez une nouvelle version."
)


def stage_panel(store: Store, seance: Seance, report: Report, alerts: int) -> None:
    """Where the document is, and the one step that comes next."""
    if report.is_programme:
        return
    rows = "".join(
        f"<li{_here(stage is report.stage)}>{escape(label(stage).capitalize())}</li>"
        for stage in SynthesisStage
    )
    version = f"Version\u00a0{report.version}" if report.version else "Jamais enregistrée"
    page.markup(
        f'<p class="ms-title">Étape</p><ol class="ms-stages">{rows}</ol>'
        f'<p class="ms-note">{version}</p>'
    )
    if report.stage is SynthesisStage.DRAFT:
        _step(store, seance, SynthesisStage.REREAD, "Marquer relue")
    elif report.stage is SynthesisStage.REREAD:
        _validation(store, seance, alerts)
        _step(store, seance, SynthesisStage.DRAFT, "Remettre en «\u00a0brouillon\u00a0»")
    else:
        _signed(store, seance)
        _step(store, seance, SynthesisStage.REREAD, "Remettre en «\u00a0relue\u00a0»")


def _here(current: bool) -> str:
    return ' class="here" aria-current="step"' if current else ""


def _validation(store: Store, seance: Seance, alerts: int) -> None:
    """Who wrote, who validates; refused while a doubt is left."""
    if alerts:
        page.markup(
            f'<p class="ms-alert">{told(alerts)} avant de valider'
            "<small>Voyez «\u00a0À vérifier\u00a0».</small></p>"
        )
        return
    name = signer()
    author = st.text_input(
        "Rédigée par",
        store.synthesis(seance.id).author,
        max_chars=editing.NAME_LIMIT,
        placeholder="Vous, si rien n’est écrit",
        key=f"ms-author-{seance.id}",
    )
    if st.button("Valider", key="ms-stage-validee", width="stretch", type="primary"):
        with page.errors():
            editing.move(store, seance.id, SynthesisStage.VALIDATED, name, author or "")
            page.confirm("La synthèse est validée\u00a0: ce document ne changera plus.")
            st.rerun()


def _signed(store: Store, seance: Seance) -> None:
    held = store.synthesis(seance.id)
    frozen = any(kept.version == held.version for kept in store.frozen_reports(seance.id))
    told_so = f"Validée {validation(held)}." if frozen else NOT_FROZEN
    page.markup(f'<p class="ms-note">{escape(told_so)}</p>')
    if frozen and synthesis.has_moved(store, seance.id):
        page.markup(f'<p class="ms-alert">{escape(MOVED)}</p>')


def _step(store: Store, seance: Seance, stage: SynthesisStage, words: str) -> None:
    if st.button(words, key=f"ms-stage-{stage}", width="stretch"):
        with page.errors():
            editing.move(store, seance.id, stage, str(st.session_state.get(NAME, "")))
            page.confirm(f"La synthèse est à l’étape «\u00a0{label(stage)}\u00a0».")
            st.rerun()
