"""The projector's component: one picture over the whole window, drawn in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from mcdata import palette
from mcdata.projector.picture import Picture, to_json

HERE = Path(__file__).parent
COLOURS = {
    "paper": palette.PAPER,
    "ink": palette.INK,
    "accent": palette.ACCENT,
    "accent-soft": palette.ACCENT_SOFT,
    "warning": palette.WARNING,
    "muted": palette.MUTED,
    "line": palette.LINE,
    "surface": palette.SURFACE,
    "grey": palette.GREY,
    "bar": palette.BAR,
    "bar-outside": palette.BAR_OUTSIDE,
    "font": palette.FONT,
}


def style() -> str:
    """Return the style sheet, with the product's own colours as its variables."""
    variables = "".join(f"--{name}:{value};" for name, value in COLOURS.items())
    return f".stage{{{variables}}}\n{(HERE / 'projector.css').read_text(encoding='utf-8')}"


def script() -> str:
    """Return the scenes and what draws them, as the one module that a component may have."""
    names = ("projector_scenes.js", "projector_bars.js", "projector_fit.js", "projector.js")
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


_draw = st.components.v2.component(
    "projecteur",
    html=(HERE / "projector.html").read_text(encoding="utf-8"),
    css=style(),
    js=script(),
)


def show(picture: Picture) -> None:
    """Draw `picture`, and from then on whatever the feed says, without a rerun."""
    _draw(key="projecteur", data=json.loads(to_json(picture)))
