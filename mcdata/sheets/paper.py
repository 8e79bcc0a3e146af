"""The paper that every sheet is printed on: A4, the product's typeface, a line at the foot."""

from __future__ import annotations

import io

import segno
from fpdf import FPDF

from mcdata.settings import ROOT

INK = (22, 32, 43)
MUTED = (84, 97, 110)
LINE = (207, 214, 220)
WIDTH, HEIGHT = 210.0, 297.0  # of the page, in millimetres

DEMO = "Données de démonstration"

_FONTS = ROOT / "mcdata" / "assets" / "fonts"
_FAMILY, _FALLBACK = "Atkinson", "DejaVu"


class Paper(FPDF):
    """An A4 page that says, at its foot, what it is and for what it is good."""

    def __init__(self, title: str, foot: str = "", *, is_demo: bool = False) -> None:
        super().__init__(format="A4")
        self.foot = " · ".join(filter(None, (DEMO if is_demo else "", foot)))
        self.set_lang("fr")
        self.set_title(title)
        self.set_auto_page_break(False)
        self.c_margin = 0
        for style, name in (("", "Regular"), ("B", "Bold")):
            self.add_font(_FAMILY, style, _FONTS / f"AtkinsonHyperlegibleNext-{name}.ttf")
        self.add_font(_FALLBACK, "", _FONTS / "DejaVuSans.ttf")
        self.add_font(_FALLBACK, "B", _FONTS / "DejaVuSans-Bold.ttf")
        self.set_fallback_fonts([_FALLBACK])
        self.alias_nb_pages()

    def write_at(
        self, left: float, base: float, text: str, size: float, *, bold: bool = False
    ) -> None:
        """Write a line whose base is `base` millimetres from the top."""
        self.set_font(_FAMILY, "B" if bold else "", size)
        height = self.font_size
        self.set_xy(left, base - 0.8 * height)  # a cell's base, unlike `text`, has fallback fonts
        self.cell(0, height, text)

    def centred(
        self, left: float, top: float, width: float, text: str, size: float, *, bold: bool = False
    ) -> None:
        self.set_font(_FAMILY, "B" if bold else "", size)
        self.set_xy(left, top)
        self.cell(width, size * 0.42, text, align="C")

    def fitting(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """Return a text that holds in `width`, cut with « … » if it doesn't."""
        self.set_font(_FAMILY, "B" if bold else "", size)
        while text and self.get_string_width(text) > width:
            text = text[:-2].rstrip() + "…"
        return text

    def largest(
        self, text: str, width: float, sizes: tuple[float, ...], *, bold: bool = True
    ) -> float:
        """Return the largest size at which a text holds in `width`; the last, if none does."""
        for size in sizes:
            self.set_font(_FAMILY, "B" if bold else "", size)
            if self.get_string_width(text) <= width:
                return size
        return sizes[-1]

    def cut_line(self, left: float, top: float, width: float, height: float) -> None:
        """Draw where to cut."""
        self.set_draw_color(*LINE)
        self.set_dash_pattern(dash=1, gap=1.5)
        self.rect(left, top, width, height)
        self.set_dash_pattern()

    def footer(self) -> None:
        self.set_text_color(*MUTED)
        if self.foot:
            self.write_at(10, HEIGHT - 5, self.fitting(self.foot, WIDTH - 45, 9), 9)
        self.set_xy(WIDTH - 35, HEIGHT - 8)
        self.set_font(_FAMILY, "", 9)
        self.cell(25, 4, f"page {self.page_no()} sur {{nb}}", align="R")
        self.set_text_color(*INK)


def qr_code(payload: str) -> io.BytesIO:
    """Return a QR code, black on white: an inverted one can't be read by many phones."""
    drawn = io.BytesIO()
    segno.make(payload, error="m").save(drawn, kind="png", scale=8, border=3)
    return drawn
