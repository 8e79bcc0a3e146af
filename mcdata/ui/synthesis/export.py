"""One click for each format, and the versions that were validated before."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcdata import synthesis
from mcdata.model import Seance, SeanceStage, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis.report import Report
from mcdata.texts import date_short
from mcdata.ui import page

USE = {
    SynthesisStage.DRAFT: "Brouillon de l’équipe, avec toutes les notes\u00a0: ne le diffusez pas.",
    SynthesisStage.REREAD: "Seules les notes publiables y figurent. À valider avant diffusion.",
    SynthesisStage.VALIDATED: "Validée\u00a0: le document peut être diffusé.",
}
TO_COME = "La séance n’a pas eu lieu\u00a0: le document est son programme."
FORMATS = (("PDF", "pdf", "application/pdf"), ("HTML", "html", "text/html"))


def export_panel(store: Store, seance: Seance, report: Report) -> None:
    """One click for each format; the file is made when it is asked for."""
    page.markup('<p class="ms-title">Exporter</p>')
    for name, kind, mime in FORMATS:
        st.download_button(
            f"Télécharger en {name}",
            data=_maker(store, seance, kind),
            file_name=f"{report.filename}.{kind}",
            mime=mime,
            type="primary" if kind == "pdf" else "secondary",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
            key=f"ms-export-{kind}",
        )
    use = TO_COME if report.is_programme else USE[report.stage]
    page.markup(f'<p class="ms-note">{use}</p>')
    if seance.stage is SeanceStage.LIVE:
        st.button("Actualiser", icon=":material/refresh:", type="tertiary", key="ms-refresh")
    _versions(store, seance, report)


def _versions(store: Store, seance: Seance, report: Report) -> None:
    """What was validated before stays to be had, as it was signed."""
    current = report.version if report.stage is SynthesisStage.VALIDATED else None
    earlier = [kept for kept in store.frozen_reports(seance.id) if kept.version != current]
    if earlier:
        page.markup('<p class="ms-title">Versions validées</p>')
    for kept in earlier:
        st.download_button(
            f"Version {kept.version}, {date_short(kept.validated_at)}",
            data=_maker(store, seance, "pdf", kept.version),
            file_name=f"{report.filename}-version-{kept.version}.pdf",
            mime="application/pdf",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            help=f"Validée par {page.plain(kept.validated_by)}",
            key=f"ms-version-{kept.version}",
        )


def _maker(
    store: Store, seance: Seance, kind: str, version: int | None = None
) -> Callable[[], bytes]:
    return lambda: synthesis.export(store, seance.id, kind, version=version)
