"""The Streamlit entry: lists the pages of the visitor's role, and runs the one asked for."""

from __future__ import annotations

import streamlit as st

from mcdata import runtime
from mcdata.access import AccessRole
from mcdata.errors import MasterClassError
from mcdata.settings import ROOT
from mcdata.ui.page import alert, current_role

PAGES = {
    "accueil": "Accueil",
    "preparation": "Préparation",
    "animation": "Animation",
    "projection": "Projection",
    "intervenants": "Intervenants",
    "programme": "Programme",
    "synthese": "Synthèse",
    "reglages": "Réglages",
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
    st.set_page_config(
        page_icon=str(ROOT / "mcdata" / "assets" / "icone.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    try:
        role = current_role(runtime.current())
        listed = BY_ROLE.get(role, ()) if role else ()
        if not listed:
            st.html("<p>Cette page est réservée. Ouvrez le lien que l’on vous a donné.</p>")
            return
        pages = [_page(name, first=index == 0) for index, name in enumerate(listed)]
        st.navigation(pages, position="top" if len(pages) > 1 else "hidden").run()
    except MasterClassError as error:
        alert(str(error))


def _page(name: str, *, first: bool) -> st.Page:
    """A page in the menu; without an icon, since Streamlit fetches those from a third party."""
    file, path = ROOT / "pages" / f"{name}.py", None if first else name
    return st.Page(file, title=PAGES[name], url_path=path, default=first)


main()
