"""A link to another page of the office, with the séance that it is about."""

from __future__ import annotations

import streamlit as st

from mcdata.model import Seance
from mcdata.settings import ROOT
from mcdata.ui.chosen import QUERY
from mcdata.ui.page import named


def link_to(
    name: str,
    words: str,
    seance: Seance | None = None,
    icon: str = ":material/arrow_forward:",
    **query: str,
) -> None:
    """Draw a link to `pages/<name>.py`, with `query` in its address.

    It stays in the programme that this page shows.

    The visitor's role must list that page. Streamlit looks for it beside its entry script,
    which is elsewhere: the path is whole.
    """
    if seance:
        query["seance"] = seance.code
    elif shown := st.query_params.get(QUERY):
        query[QUERY] = shown
    st.page_link(str(ROOT / "pages" / f"{name}.py"), label=words, icon=icon, query_params=query)
    if seance:
        named("", f"{words}\u00a0: séance {seance.number}, {seance.title}")
