"""The document's outline, and the page as it will print."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

from mcdata.synthesis import html
from mcdata.synthesis.report import PartState, Report

HEIGHT = 560  # pixels; the style sheet then gives it what is left of the screen
STATE_CLASSES = {PartState.TO_REREAD: "todo", PartState.EMPTY: "none", PartState.RUNNING: "live"}


def outline(report: Report) -> str:
    """Each part with its state."""
    rows = "".join(
        f'<li class="{STATE_CLASSES.get(state, "")}">{escape(title)}<small>{state}</small></li>'
        for _, title, state in report.outline
    )
    return f'<p class="ms-title">Plan</p><ol class="ms-outline">{rows}</ol>'


def preview(report: Report) -> None:
    """The document in a frame of another origin: nothing in it can reach the page."""
    document = b64encode(html.render(report, paper=True).encode()).decode()
    address = f"data:text/html;charset=utf-8;base64,{document}"
    with st.container(key="ms-frame"):
        st.iframe(address, height=HEIGHT, alt=report.title)
