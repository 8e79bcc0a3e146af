"""The import of a participants' file: choose, read what it would do, confirm."""

from __future__ import annotations

from html import escape

import streamlit as st

from mcdata import importing
from mcdata.importing import ImportPreview
from mcdata.model import Programme
from mcdata.reference import quartier
from mcdata.texts import NBSP, label, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import ENROL, LIST, PEOPLE_VIEW, fresh, saved, show_view
from mcdata.ui.preparation.head import sum_line

SHOWN = 200  # lines drawn of each list; the counts say how many there are
UPLOAD_MEGABYTES = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(context: Context, programme: Programme) -> None:
    left, right = st.columns([8, 4], gap="large")
    with right:
        _model()
    with left:
        name = f"import-{programme.id}"
        sent = st.file_uploader(
            "Votre liste de participants : CSV ou classeur Excel (.xlsx), 5 Mo et 10 000 lignes "
            "au plus",
            key=fresh(name),
            # beyond this the browser refuses in English; beyond 5 MB we do, in French
            max_upload_size=UPLOAD_MEGABYTES,
        )
        if sent is None:
            return
        with page.errors():
            preview = importing.parse(
                sent.getvalue(),
                sent.name,
                programme,
                importing.existing_of(context.store, programme.id),
            )
            _confirm(context, preview, name)
            _show(preview)


def _model() -> None:
    page.markup(
        "<h3>Les colonnes</h3>"
        f'<p class="mp-note"><b>Obligatoires{NBSP}:</b> Prénom, Nom, Collège, Quartier (code ou '
        f"nom).<br><b>Facultatives{NBSP}:</b> Commune, EPCI, Genre, Tranche d’âge, Contact, "
        "Tiré au sort, Séance n°.<br>Leur ordre, les majuscules et les accents ne comptent pas. "
        "La même liste importée deux fois ne crée personne en double.</p>"
    )
    with st.container(horizontal=True):
        st.download_button(
            "Modèle Excel", importing.model_xlsx(), "modele-participants.xlsx", XLSX,
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Modèle CSV", importing.model_csv(), "modele-participants.csv", "text/csv",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _confirm(context: Context, preview: ImportPreview, name: str) -> None:
    completed = len(preview.good) - preview.new
    sum_line(
        (str(preview.new), "à ajouter"),
        (str(completed), "à compléter"),
        (str(len(preview.unchanged)), "déjà là"),
        (str(len(preview.bad)), "à corriger"),
    )
    if not preview.good:
        page.markup('<p class="mp-note">Ce fichier n’apporte rien de nouveau.</p>')
        return
    words = plural(len(preview.good), "personne", "personnes")
    if st.button(f"Importer {words}", type="primary", key=f"{name}-send"):
        done = importing.apply(context.store, preview)
        show_view(PEOPLE_VIEW, LIST if done.enrolled or done.waiting else ENROL)
        waiting = f", {done.waiting} en liste d’attente" if done.waiting else ""
        saved(
            f"{plural(done.added, 'personne ajoutée', 'personnes ajoutées')}, "
            f"{plural(done.enrolled, 'inscription', 'inscriptions')}{waiting}.",
            name,
        )


def _show(preview: ImportPreview) -> None:
    if preview.bad:
        rows = "".join(
            f"<tr><td>{bad.line}</td><td>{escape(bad.who)}</td><td>{escape(bad.reason)}</td></tr>"
            for bad in preview.bad[:SHOWN]
        )
        page.markup(
            '<h3 class="mp-warn">À corriger : ces lignes ne seront pas importées</h3>'
            '<table class="mc-table mp-bad"><thead><tr><th>Ligne</th><th>Qui</th>'
            f"<th>Pourquoi</th></tr></thead><tbody>{rows}</tbody></table>{_more(len(preview.bad))}"
        )
    if preview.good:
        rows = "".join(
            f"<tr><td>{good.line}</td><td>{escape(good.participant.name)}</td>"
            f"<td>{escape(_where(good.participant.quartier))}</td>"
            f"<td>{label(good.participant.college).capitalize()}</td>"
            f"<td>{', '.join(f'n°{NBSP}{n}' for n in good.seances) or '–'}</td></tr>"
            for good in preview.good[:SHOWN]
        )
        page.markup(
            "<h3>À importer</h3>"
            '<table class="mc-table mp-bad"><thead><tr><th>Ligne</th><th>Qui</th>'
            "<th>Quartier</th><th>Collège</th><th>Séances</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>{_more(len(preview.good))}"
        )
    if preview.ignored_columns:
        names = ", ".join(escape(name) for name in preview.ignored_columns)
        page.markup(f'<p class="mp-note">Colonnes non reprises{NBSP}: {names}.</p>')


def _where(code: str) -> str:
    known = quartier(code)
    return known.title if known else code


def _more(count: int) -> str:
    rest = count - SHOWN
    if rest <= 0:
        return ""
    return f'<p class="mp-note">Et {plural(rest, "autre ligne", "autres lignes")}.</p>'
