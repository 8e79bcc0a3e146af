"""The first line: figures with their denominators, each one a button that opens its list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from mcdata.access import AccessRole
from mcdata.overview import Overview
from mcdata.palette import ACCENT
from mcdata.programme import Headline, Part
from mcdata.reach import reach_by_sector
from mcdata.territory import Territory
from mcdata.texts import NBSP, number, plural
from mcdata.ui import page
from mcdata.ui.programme import missing
from mcdata.ui.programme.tables import (
    Table,
    people_table,
    quartiers_table,
    seances_table,
    sectors_table,
    table_html,
)

OPEN_LIST = "mc_open_list"


class Figure(StrEnum):
    PEOPLE = "personnes touchées"
    SEANCES = "séances tenues"
    SECTORS = "secteurs touchés"
    QUARTIERS = "quartiers touchés"
    MISSING = "personnes manquantes"  # the button below the four


def draw(headline: Headline, absent: int) -> Figure | None:
    """Draw the figures of the first line, and how many people are missing.

    Return the one whose list is open. What the département has no table for is left out.
    """
    parts = {
        Figure.PEOPLE: headline.people,
        Figure.SEANCES: headline.seances,
        Figure.SECTORS: headline.sectors,
        Figure.QUARTIERS: headline.quartiers,
    }
    optional = {Figure.SECTORS, Figure.QUARTIERS}
    parts = {f: part for f, part in parts.items() if part.whole or f not in optional}
    page.markup(_lengths(parts))
    with st.container(key="mc-figures"):
        for column, (figure, part) in zip(st.columns(len(parts)), parts.items(), strict=True):
            with column:
                _button(figure, part)
    if absent:
        _missing_button(absent)
    opened = st.session_state.get(OPEN_LIST)
    shown = {*parts, *([Figure.MISSING] if absent else [])}
    return Figure(opened) if opened in shown else None


def _missing_button(count: int) -> None:
    is_open = st.session_state.get(OPEN_LIST) == Figure.MISSING
    said = plural(count, "personne de la liste n’est", "personnes de la liste ne sont")
    ending = "venue" if count == 1 else "venues"
    st.button(
        f"Qui manque{NBSP}: {said} jamais {ending}",
        key="figure_missing",
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
        on_click=_toggle,
        args=(Figure.MISSING,),
    )


def _button(figure: Figure, part: Part) -> None:
    is_open = st.session_state.get(OPEN_LIST) == figure
    st.button(
        f"**{number(part.count)}** */{NBSP}{number(part.whole)}* {figure}",
        key=f"figure_{figure.name.lower()}",
        type="primary" if is_open else "secondary",
        width="stretch",
        on_click=_toggle,
        args=(figure,),
    )


def _toggle(figure: Figure) -> None:
    is_open = st.session_state.get(OPEN_LIST) == figure
    st.session_state[OPEN_LIST] = None if is_open else figure


def _lengths(parts: Mapping[Figure, Part]) -> str:
    """Style each card's bar: its share is a length, beside the figures that say it."""
    rules = "".join(
        f".st-key-figure_{figure.name.lower()} button {{ --part:{_share(part):.0f}%; }}"
        for figure, part in parts.items()
    )
    return f"<style>{rules} .st-key-mc-figures button::after {{ background:{ACCENT}; }}</style>"


def _share(part: Part) -> float:
    return min(100.0, 100 * part.count / part.whole) if part.whole else 0.0


def draw_list(figure: Figure, overview: Overview, territory: Territory, role: AccessRole) -> None:
    """Draw the list behind a figure."""
    if figure is Figure.MISSING:
        missing.draw(overview, role)
        return
    table = _table(figure, overview, territory)
    page.markup(f"<h3>{table.caption}</h3>{table_html(table)}")


def _table(figure: Figure, overview: Overview, territory: Territory) -> Table:
    if figure is Figure.PEOPLE:
        return people_table(overview)
    if figure is Figure.SEANCES:
        return seances_table(overview)
    if figure is Figure.SECTORS:
        rows = reach_by_sector(overview.records, territory.sectors, territory.quartiers)
        return sectors_table(rows)
    return quartiers_table(overview, territory.quartiers)
