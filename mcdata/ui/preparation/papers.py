"""Papers and contacts of a séance's people: what is printed, whom one writes to."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mcdata import sheets
from mcdata.access import ContactUse, contacts_sentence, public_address, sees_contacts
from mcdata.model import Seance
from mcdata.texts import plural
from mcdata.ui import page
from mcdata.ui.page import Context

_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(context: Context, seance: Seance) -> None:
    """Draw what can be printed and, for those who may see them, the contacts."""
    held = context.runtime
    join = sheets.Join(public_address(held.settings), held.keys, context.store.wifi(seance.id))
    number = seance.number
    with st.expander("Imprimer : cartes, badges, feuille d’émargement", icon=":material/print:"):
        page.markup(f'<p class="mp-note">Les cartes sont bonnes pour l’adresse {join.shown}.</p>')
        with st.container(horizontal=True):
            _file("Cartes de place", lambda: sheets.seat_cards(seance, join), f"cartes-{number}")
            _file("Badges de place", lambda: sheets.seat_badges(seance), f"badges-places-{number}")
            _file(
                "Badges de nom",
                lambda: sheets.name_badges(
                    seance,
                    sheets.named_of(context.store, seance),
                    is_demo=context.store.programme(seance.programme_id).is_demo,
                ),
                f"badges-noms-{number}",
            )
            _file("Feuille d’émargement remplie", _sheet(context, seance), f"emargement-{number}")
            _file(
                "Feuille d’émargement vierge",
                _sheet(context, seance, blank=True),
                f"emargement-vierge-{number}",
            )
    if sees_contacts(context.role, ContactUse.SEANCE):
        _contacts(context, seance)


def _sheet(context: Context, seance: Seance, *, blank: bool = False) -> Callable[[], bytes]:
    def make() -> bytes:
        return sheets.sign_in_sheet(sheets.sign_in_of(context.store, seance), blank=blank)

    return make


def _file(words: str, make: Callable[[], bytes], name: str, kind: str = _PDF) -> None:
    suffix = {_PDF: "pdf", _XLSX: "xlsx"}.get(kind, "csv")
    st.download_button(words, make, f"{name}.{suffix}", kind, on_click="ignore")


def _contacts(context: Context, seance: Seance) -> None:
    store = context.store
    listed = sheets.contacts(store.enrolments(seance.id), store.participants(seance.programme_id))
    with st.expander("Contacts des personnes inscrites", icon=":material/mail:"):
        page.markup(f'<p class="mp-note">{contacts_sentence(context.role, ContactUse.SEANCE)}</p>')
        mails = sheets.bcc(listed)
        phones = sum(bool(one.phone) for one in listed)
        neither = sum(not one.email and not one.phone for one in listed)
        page.markup(
            f'<p class="mp-note">{plural(mails.count("@"), "courriel", "courriels")}, '
            f"{plural(phones, 'téléphone', 'téléphones')}, "
            f"{plural(neither, 'personne sans contact', 'personnes sans contact')}.</p>"
        )
        with st.container(horizontal=True):
            name = f"contacts-seance-{seance.number}"
            _file("Liste (CSV)", lambda: sheets.contacts_csv(listed), name, "text/csv")
            _file("Liste (XLSX)", lambda: sheets.contacts_xlsx(listed), name, _XLSX)
            if mails and len(mails) < sheets.LONGEST_MAILTO:
                st.link_button("Écrire à tous (Cci)", sheets.mailto(listed, seance))
        if mails:
            page.markup(
                '<p class="mp-note">À coller dans « Cci », pour que personne ne voie l’adresse '
                "des autres :</p>"
            )
            st.code(mails, language=None, wrap_lines=True)
