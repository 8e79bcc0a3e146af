"""The first line: four figures with their denominators, each one a button that opens its list."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from mcdata.overview import Overview
from mcdata.palette import ACCENT
from mcdata.programme import Headline, Part
from mcdata.reach import reach_by_sector
from mcdata.reference import Quartier, Sector
from mcdata.texts import NBSP, number
from mcdata.ui import page
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


def draw(headline: Headline) -> Figure | None:
    """Draw the four figures; return the one whose list is open."""
    parts = (headline.people, headline.seances, headline.sectors, headline.quartiers)
    page.markup(_lengths(parts))
    with st.container(key="mc-figures"):
        columns = st.columns(len(parts))
        for column, figure, part in zip(columns, Figure, parts, strict=True):
            with column:
                _button(figure, part)
    opened = st.session_state.get(OPEN_LIST)
    return Figure(opened) if opened else None


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


def _lengths(parts: tuple[Part, ...]) -> str:
    """Style each card's bar: its share is a length, beside the figures that say it."""
    rules = "".join(
        f".st-key-figure_{figure.name.lower()} button {{ --part:{_share(part):.0f}%; }}"
        for figure, part in zip(Figure, parts, strict=True)
    )
    return f"<style>{rules} .st-key-mc-figures button::after {{ background:{ACCENT}; }}</style>"


def _share(part: Part) -> float:
    return min(100.0, 100 * part.count / part.whole) if part.whole else 0.0


def draw_list(
    figure: Figure, overview: Overview, sectors: tuple[Sector, ...], quartiers: tuple[Quartier, ...]
) -> None:
    """Draw the list behind a figure."""
    table = _table(figure, overview, sectors, quartiers)
    page.markup(f"<h3>{table.caption}</h3>{table_html(table)}")


def _table(
    figure: Figure, overview: Overview, sectors: tuple[Sector, ...], quartiers: tuple[Quartier, ...]
) -> Table:
    if figure is Figure.PEOPLE:
        return people_table(overview)
    if figure is Figure.SEANCES:
        return seances_table(overview)
    if figure is Figure.SECTORS:
        return sectors_table(reach_by_sector(overview.records, sectors, quartiers))
    return quartiers_table(overview, quartiers)
