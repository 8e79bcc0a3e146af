"""Which programme a page is about: its address says so, and the session remembers it.

A link to a séance is about its programme; `?programme=` names one without any séance. Streamlit's
own menu drops what an address asks for: the session brings it back, and the address tells it again,
so that a page reloaded or sent to somebody shows the same programme.
"""

from __future__ import annotations

import streamlit as st

from mcdata.errors import NotFound
from mcdata.model import Programme
from mcdata.store import Store

QUERY = "programme"
REMEMBERED = "mc_programme"


def programme(store: Store) -> Programme | None:
    """Return the programme that the page is about; None in an empty database."""
    known = {p.id: p for p in store.programmes()}
    wanted = (
        _of_seance(store),
        st.query_params.get(QUERY, ""),
        st.session_state.get(REMEMBERED, ""),
        next(iter(known), ""),  # the newest
    )
    return next((known[key] for key in wanted if key in known), None)


def _of_seance(store: Store) -> str:
    code = st.query_params.get("seance", "")
    if not code.isalnum():
        return ""
    try:
        return store.seance_by_code(code).programme_id
    except NotFound:
        return ""


def keep(store: Store, *, in_address: bool) -> None:
    """Remember the programme; where there are several, say it in the address too."""
    if found := programme(store):
        st.session_state[REMEMBERED] = found.id
        if in_address and len(store.programmes()) > 1:
            st.query_params[QUERY] = found.id


def open_programme(programme_id: str) -> None:
    """Make a programme the one that the pages are about, from the next run on."""
    st.session_state[REMEMBERED] = programme_id
    st.query_params.pop("seance", "")
    st.query_params[QUERY] = programme_id


def choose(store: Store) -> Programme | None:
    """Let the visitor choose among several programmes; return the one that the page is about."""
    present = programme(store)
    known = {p.id: p for p in store.programmes()}
    if present is None or len(known) == 1:
        return present
    picked: str = st.selectbox(
        "Programme",
        list(known),
        list(known).index(present.id),
        lambda key: programme_label(known[key]),
        filter_mode=None,
    )
    if picked != present.id:
        open_programme(picked)
        st.rerun()
    return present


def programme_label(programme: Programme) -> str:
    demo = " (démonstration)" if programme.is_demo else ""
    return f"{programme.title} · {programme.departement} · {programme.year}{demo}"
