"""The Streamlit entry: lists the pages of the visitor's role, and runs the one asked for."""

from __future__ import annotations

import streamlit as st

from mcdata import runtime
from mcdata.access import AccessRole
from mcdata.errors import MasterClassError
from mcdata.settings import ROOT
from mcdata.ui.page import current_role

PAGES = {
    "accueil": ("Accueil", ":material/home:"),
    "preparation": ("Préparation", ":material/edit_calendar:"),
    "animation": ("Animation", ":material/record_voice_over:"),
    "projection": ("Projection", ":material/present_to_all:"),
    "intervenants": ("Intervenants", ":material/groups:"),
    "programme": ("Programme", ":material/timeline:"),
    "synthese": ("Synthèse", ":material/description:"),
    "reglages": ("Réglages", ":material/settings:"),
}
BY_ROLE = {
    AccessRole.ANIMATOR: tuple(PAGES),
    AccessRole.IREV: (
        "accueil",
        "programme",
        "intervenants",
        "preparation",
        "synthese",
        "reglages",
    ),
    AccessRole.PROJECTOR: ("projection",),
}


def main() -> None:
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    try:
        role = current_role(runtime.current())
        listed = BY_ROLE.get(role, ()) if role else ()
        if not listed:
            st.html("<p>Cette page est réservée. Ouvrez le lien que l’on vous a donné.</p>")
            return
        pages = [_page(name, first=index == 0) for index, name in enumerate(listed)]
        st.navigation(pages, position="top" if len(pages) > 1 else "hidden").run()
    except MasterClassError as error:
        st.error(str(error), icon=":material/error:")


def _page(name: str, *, first: bool) -> st.Page:
    title, icon = PAGES[name]
    path = None if first else name
    return st.Page(
        ROOT / "pages" / f"{name}.py", title=title, icon=icon, url_path=path, default=first
    )


main()
