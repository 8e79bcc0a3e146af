"""« Testez »: a QR code that a phone opens, and the line that says at once that it arrived."""

from __future__ import annotations

from html import escape
from pathlib import Path

import segno
import streamlit as st

from mcdata import palette

HERE = Path(__file__).parent
_HTML = """<div class="trial">
  <div class="qr"></div>
  <div><p>Avec un téléphone sur le Wi-Fi de la salle, ouvrez&nbsp;:</p>
  <p class="address"></p><p class="told" role="status">En attente d’un téléphone…</p></div>
</div>"""
_CSS = f"""
.trial {{ display: flex; flex-wrap: wrap; gap: 24px; align-items: center; font: inherit; }}
.trial .qr {{ width: 180px; height: 180px; background: #fff; flex: none; }}
.trial .qr svg {{ width: 100%; height: 100%; }}
.trial > div:last-child {{ flex: 1 1 240px; min-width: 0; }}
.trial p {{ margin: 0 0 8px; overflow-wrap: anywhere; }}
.trial .address {{ font-weight: 700; }}
.trial .told {{ padding: 8px 12px; border-inline-start: 6px solid {palette.LINE}; }}
.trial .told.reached {{ border-color: {palette.ACCENT}; background: {palette.ACCENT_SOFT};
  font-weight: 600; }}
"""

_draw = st.components.v2.component(
    "essai_du_reseau",
    html=_HTML,
    css=_CSS,
    js=(HERE / "trial.js").read_text(encoding="utf-8"),
)


def show(address: str) -> None:
    """Draw the trial of `address`; the browser is told of phones without a rerun."""
    code = segno.make(address, error="m").svg_inline(
        border=4, dark="#000", light="#fff", omitsize=True, title=escape(address)
    )
    _draw(key="essai", data={"address": address, "qr": code})
