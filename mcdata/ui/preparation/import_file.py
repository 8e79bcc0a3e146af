"""The import of a participants' file: choose, read what it would do, answer, confirm."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from mcdata import importing
from mcdata.importing import Existing, ImportPreview
from mcdata.importing.rows import Book
from mcdata.importing.wording import nothing_to_import, places_said
from mcdata.model import Programme
from mcdata.texts import NBSP, number, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation import import_choices, import_lists
from mcdata.ui.preparation.forms import ENROL, LIST, PEOPLE_VIEW, fresh, saved, show_view
from mcdata.ui.preparation.head import sum_line

UPLOAD_MEGABYTES = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOOK = "mp-import-book"


def draw(context: Context, programme: Programme) -> None:
    left, right = st.columns([8, 4], gap="large")
    with right:
        _model(programme.departement)
    name = f"import-{programme.id}"
    with left:
        sent = st.file_uploader(
            "Votre liste de participants : CSV ou classeur (.xlsx, .ods, .xls), 5 Mo et "
            "10 000 lignes au plus",
            key=fresh(name),
            # beyond this the browser refuses in English; beyond 5 MB we do, in French
            max_upload_size=UPLOAD_MEGABYTES,
        )
        summed = st.container()
    if sent is None:
        return
    with page.errors():
        existing = importing.existing_of(context.store, programme.id)
        preview = importing.preview_of(
            _book(sent), programme, existing, import_choices.of(sent.file_id)
        )
        with summed:
            _summary(preview)
        import_choices.draw(context, preview, sent.file_id)
        _confirm(context, preview, existing, name)
        import_lists.draw(preview)


def _book(sent: UploadedFile) -> Book:
    """Read the file once: each answer draws the page again."""
    kept: tuple[str, Book] | None = st.session_state.get(_BOOK)
    if kept is None or kept[0] != sent.file_id:
        kept = (sent.file_id, importing.read_book(sent.getvalue(), sent.name))
        st.session_state[_BOOK] = kept
    return kept[1]


def _model(departement: str) -> None:
    page.markup(
        "<h3>Les colonnes</h3>"
        f'<p class="mp-note"><b>Obligatoires{NBSP}:</b> Prénom, Nom, Quartier (code ou nom).<br>'
        f"<b>Facultatives{NBSP}:</b> Collège, Commune, EPCI, Genre, Tranche d’âge, Contact, Tiré "
        "au sort, Séance n°.<br>Leur ordre, les majuscules et les accents ne comptent pas. "
        "La même liste importée deux fois ne crée personne en double.</p>"
    )
    with st.container(horizontal=True):
        st.download_button(
            "Modèle Excel", importing.model_xlsx(departement), "modele-participants.xlsx", XLSX,
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Modèle CSV", importing.model_csv(departement), "modele-participants.csv", "text/csv",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _summary(preview: ImportPreview) -> None:
    sum_line(
        (number(preview.new), "à ajouter"),
        (number(len(preview.good) - preview.new), "à compléter ou inscrire"),
        (number(len(preview.unchanged)), "déjà là"),
        (number(len(preview.bad)), "en attente ou à corriger"),
    )


def _confirm(context: Context, preview: ImportPreview, existing: Existing, name: str) -> None:
    if not preview.good:
        page.markup(f'<p class="mp-note">{escape(nothing_to_import(preview))}</p>')
        return
    for places in importing.places_of(preview, existing):
        placed, waiting = places_said(places)
        warned = f' <b class="mp-warn">{escape(waiting)}</b>' if waiting else ""
        page.markup(f'<p class="mp-note">{escape(placed)}{warned}</p>')
    words = plural(len(preview.good), "personne", "personnes")
    if st.button(f"Importer {words}", type="primary", key=f"{name}-send"):
        done = importing.apply(context.store, preview)
        show_view(PEOPLE_VIEW, LIST if done.enrolled or done.waiting else ENROL)
        waiting = f", {number(done.waiting)} en liste d’attente" if done.waiting else ""
        saved(
            f"{plural(done.added, 'personne ajoutée', 'personnes ajoutées')}, "
            f"{plural(done.enrolled, 'inscription', 'inscriptions')}{waiting}.",
            name,
        )
