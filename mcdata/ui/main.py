"""The Streamlit entry: lists the pages of the visitor's role, and runs the one asked for."""

from __future__ import annotations

import streamlit as st

from mcdata import runtime
from mcdata.access import AccessRole
from mcdata.errors import MasterClassError
from mcdata.settings import ROOT
from mcdata.ui.menu import BY_ROLE, PAGES, home_of
from mcdata.ui.page import alert, current_role, markup
from mcdata.ui.theme import OFFICE


def main() -> None:
    st.set_page_config(
        page_icon=str(ROOT / "mcdata" / "assets" / "icone.png"),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    try:
        role = current_role(runtime.current())
        if role is None or role not in BY_ROLE:
            st.html("<p>Cette page est réservée. Ouvrez le lien que l’on vous a donné.</p>")
            return
        listed = [_page(name) for name in BY_ROLE[role]]
        pages = [*listed, _anywhere_else(role)]
        st.navigation(pages, position="top" if len(listed) > 1 else "hidden").run()
    except MasterClassError as error:
        alert(str(error))


def _page(name: str) -> st.Page:
    """A page in the menu; without an icon, since Streamlit fetches those from a third party."""
    return st.Page(ROOT / "pages" / f"{name}.py", title=PAGES[name], url_path=name)


def _anywhere_else(role: AccessRole) -> st.Page:
    """What every address that is no page of this role opens.

    Streamlit's default page can't be opened by its own name: with this one in its place, every
    page that the menu lists can.
    """

    def draw() -> None:
        home = home_of(role)
        markup(
            f"{OFFICE}<h1>Cette page n’est pas là</h1>"
            "<p>L’adresse est fausse, ou votre accès n’ouvre pas cette page.</p>"
            f'<p><a href="{home}" target="_self">Ouvrir la page '
            f"«\u00a0{PAGES[home[1:]]}\u00a0»</a></p>"
        )

    return st.Page(
        draw, title="Page introuvable", url_path="ailleurs", default=True, visibility="hidden"
    )


main()
