"""The synthesis page's view of results: one chart a question, each to take away as a picture."""

from __future__ import annotations

import html

import streamlit as st

from mcdata import outcome
from mcdata.charts import tally_caption, tally_figure, tally_svg
from mcdata.model import PollStage, PollType, Seance
from mcdata.store import Store
from mcdata.tally import Tally, showable
from mcdata.texts import french
from mcdata.ui import page

NOTHING = (
    "Aucun résultat à montrer pour l’instant. Révélez une question depuis la console, "
    "ou attendez la fin de la séance."
)


def readable(store: Store, seance: Seance, minimum: int) -> list[Tally]:
    """Return the counts that may be shown: over, with choices, and enough people behind them."""
    state = store.state(seance.id)
    counted = [
        outcome.read(store, seance.id, poll)
        for poll in store.polls(seance.id)
        if poll.type is not PollType.TEXT
        and state.poll_stage(poll.id) in (PollStage.REVEALED, PollStage.CLOSED)
    ]
    return [result for result in counted if showable(result, minimum)]


def panel(store: Store, seance: Seance, minimum: int) -> None:
    """Draw each question's chart, with its numbers, and offer it as an SVG picture."""
    results = readable(store, seance, minimum)
    if not results:
        page.markup(f'<p class="mc-muted">{NOTHING}</p>')
    for result in results:
        poll = result.poll
        page.markup(
            f"<h3>{html.escape(french(poll.question))}</h3>"
            f'<p class="mc-muted">{html.escape(tally_caption(result))}</p>'
        )
        st.plotly_chart(
            tally_figure(result),
            width="stretch",
            theme=None,
            key=f"chart-{poll.id}",
            config={"displayModeBar": False},
        )
        st.download_button(
            "Télécharger l’image",
            tally_svg(result),
            file_name=f"seance-{seance.number:02}-{poll.id}.svg",
            mime="image/svg+xml",
            key=f"picture-{poll.id}",
            icon=":material/download:",
        )
