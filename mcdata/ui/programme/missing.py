"""Who is on the list and never came: one click, one list, one file to take away."""

from __future__ import annotations

import streamlit as st

from mcdata import keeping
from mcdata.access import AccessRole, ContactUse, contacts_sentence, sees_contacts
from mcdata.model import Seance
from mcdata.overview import Overview
from mcdata.people import by_name
from mcdata.reach import Missing, missing
from mcdata.texts import NBSP, date_short, number, plural
from mcdata.ui import page
from mcdata.ui.programme.tables import Table, person_cells, profile, table_html

CAPTION = "Personnes de la liste qui ne sont jamais venues"


def draw(overview: Overview, role: AccessRole) -> None:
    """Draw the list, what its contacts are for, and the way to take it away."""
    table = missing_table(overview, role)
    programme = overview.records.programme
    unknown = programme.target_people - len(overview.records.participants)
    wanted = (
        f" Il reste aussi {plural(unknown, 'personne', 'personnes')} à trouver pour atteindre les "
        f"{number(programme.target_people)} du programme."
        if unknown > 0
        else ""
    )
    page.markup(
        f"<h3>{table.caption}</h3>"
        f'<p class="mc-note">{contacts_sentence(role, ContactUse.MISSING)}{wanted}</p>'
        f"{table_html(table)}"
    )
    st.download_button(
        "Télécharger cette liste (CSV)",
        keeping.csv_file(table.headers, table.rows),
        "personnes-manquantes.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def missing_table(overview: Overview, role: AccessRole) -> Table:
    """Return the list; the contacts stand in it for those who invite again."""
    with_contacts = sees_contacts(role, ContactUse.MISSING)
    rows = sorted(missing(overview.records), key=lambda m: by_name(m.person))
    headers = ("Nom", "Collège", "Quartier", "Secteur", "Séances à venir", "Absences", "Profil")
    return Table(
        CAPTION,
        (*headers, "Contact") if with_contacts else headers,
        tuple(_cells(row, with_contacts=with_contacts) for row in rows),
        frozenset({5}),
    )


def _cells(row: Missing, *, with_contacts: bool) -> tuple[str, ...]:
    cells = (
        *person_cells(row.person),
        _coming(row),
        number(row.absences) if row.absences else "–",
        profile(row.person),
    )
    return (*cells, row.person.contact or "–") if with_contacts else cells


def _coming(row: Missing) -> str:
    parts = [*map(_said, row.coming), *(f"{_said(s)} (en attente)" for s in row.waiting)]
    return ", ".join(parts) or "aucune"


def _said(seance: Seance) -> str:
    return f"n°{NBSP}{seance.number} le {date_short(seance.starts_at)}"
