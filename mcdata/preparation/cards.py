"""The seat cards to print and cut: a number that is read across the room, the code, its QR code.

No name on them: in the room a person is known by a seat.
"""

from __future__ import annotations

import io

import segno
from fpdf import FPDF

from mcdata.model import Seance
from mcdata.settings import ROOT
from mcdata.texts import date_long, time_of

_FONTS = ROOT / "mcdata" / "assets" / "fonts"
_FAMILY, _FALLBACK = "Atkinson", "DejaVu"
_COLUMNS, _ROWS = 2, 4
_WIDTH, _HEIGHT = 95.0, 68.0  # of a card, in millimetres
_LEFT, _TOP = 10.0, 12.5  # A4 is 210 by 297
_QR_SIDE = 30.0


def seat_cards(seance: Seance, address: str) -> bytes:
    """Return a PDF of one card a seat, eight on an A4 page; `address` is what phones open.

    The QR code is black on white: an inverted one can't be read by many phones.
    """
    paper = _paper(seance)
    code = io.BytesIO()
    segno.make(f"{address}/v/{seance.code}", error="m").save(code, kind="png", scale=8, border=3)
    for seat in range(1, seance.capacity + 1):
        place = (seat - 1) % (_COLUMNS * _ROWS)
        if place == 0:
            paper.add_page()
        left = _LEFT + _WIDTH * (place % _COLUMNS)
        top = _TOP + _HEIGHT * (place // _COLUMNS)
        _card(paper, seance, seat, left, top, address, code)
    return bytes(paper.output())


def _paper(seance: Seance) -> FPDF:
    paper = FPDF(format="A4")
    paper.set_lang("fr")
    paper.set_title(f"Cartes de place, séance {seance.number}")
    paper.set_auto_page_break(False)
    for style, name in (("", "Regular"), ("B", "Bold")):
        paper.add_font(_FAMILY, style, _FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf")
    paper.add_font(_FALLBACK, "", _FONTS / "DejaVuSans.ttf")
    paper.add_font(_FALLBACK, "B", _FONTS / "DejaVuSans-Bold.ttf")
    paper.set_fallback_fonts([_FALLBACK])
    return paper


def _card(
    paper: FPDF, seance: Seance, seat: int, left: float, top: float, address: str, code: io.BytesIO
) -> None:
    paper.set_draw_color(207, 214, 220)
    paper.set_dash_pattern(dash=1, gap=1.5)
    paper.rect(left, top, _WIDTH, _HEIGHT)
    paper.set_text_color(22, 32, 43)
    paper.set_font(_FAMILY, "", 13)
    paper.text(left + 8, top + 14, "Place")
    paper.set_font(_FAMILY, "B", 84)
    paper.text(left + 7, top + 43, str(seat))
    paper.image(code, left + _WIDTH - _QR_SIDE - 6, top + 6, _QR_SIDE, _QR_SIDE)
    paper.set_font(_FAMILY, "B", 17)
    paper.set_xy(left + _WIDTH - _QR_SIDE - 9, top + 37)
    paper.cell(_QR_SIDE + 6, 7, seance.code, align="C")
    paper.set_font(_FAMILY, "", 9.5)
    for line, text in enumerate(
        (
            _fitting(paper, f"Séance {seance.number} · {seance.title}"),
            f"{date_long(seance.starts_at).capitalize()}, {time_of(seance.starts_at)}",
            f"{address.split('://')[-1]}/v/{seance.code}",
        )
    ):
        paper.text(left + 8, top + 53 + 5 * line, text)


def _fitting(paper: FPDF, text: str) -> str:
    """Return a text that holds on a card's line, cut with « … » if it doesn't."""
    room = _WIDTH - 14
    while paper.get_string_width(text) > room:
        text = text[:-2].rstrip() + "…"
    return text
