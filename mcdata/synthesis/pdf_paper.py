"""A4 paper: fonts, margins, colours, and words wrapped and drawn where they are asked for."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

from mcdata import palette
from mcdata.settings import ROOT
from mcdata.synthesis.lettering import in_visual_order, printable

FONTS = ROOT / "mcdata" / "assets" / "fonts"
FAMILY, FALLBACK = "atkinson", "dejavu"
WIDTH, HEIGHT = 210.0, 297.0
LEFT, RIGHT = 25.0, 185.0
TOP, BOTTOM = 26.0, 271.0  # of the text; the footer stands under it
MEASURE = RIGHT - LEFT
POINT = 25.4 / 72  # millimetres
BASELINE = 0.76  # of a line's height, from its top to where the letters stand


@dataclass(frozen=True, slots=True)
class Font:
    """A way to write: `size` in points, `leading` in millimetres."""

    size: float
    leading: float
    bold: bool = False
    colour: str = palette.INK


TEXT = Font(10.5, 5.3)
SMALL = Font(9, 4.5, colour=palette.MUTED)
SMALL_BOLD = Font(9, 4.5, bold=True, colour=palette.MUTED)
WARNING = Font(9, 5.3, bold=True, colour=palette.WARNING)
HEADING = Font(16, 7.6, bold=True)
SUBHEADING = Font(11.5, 5.8, bold=True)
QUOTE = Font(11, 5.7)
TITLE = Font(28, 11.5, bold=True)
KICKER = Font(11.5, 6, bold=True, colour=palette.ACCENT)
POINT_TEXTS = (Font(12, 6.2), Font(11, 5.6), Font(10.5, 5.1), Font(9.8, 4.6))
POINT_NUMBER = Font(16, 6.2, bold=True, colour=palette.ACCENT)
ACCENT = Font(10.5, 5.3, bold=True, colour=palette.ACCENT)

# Rows of a table that stay in one piece; a longer one goes on under its header. The second is for a
# document that would leave half a page empty with the first.
WHOLE_TABLES = (12, 5)

Run = tuple[Font, str]
Line = tuple[Run, ...]


class Paper(FPDF):
    """A PDF that is written line by line at given places; pages are cut by `pdf_flow`."""

    def __init__(self) -> None:
        super().__init__(format="A4", unit="mm")
        self.set_auto_page_break(auto=False)
        self.set_margins(0, 0, 0)
        self.c_margin = 0
        for family, style, name in (
            (FAMILY, "", "AtkinsonHyperlegibleNext-Regular.ttf"),
            (FAMILY, "B", "AtkinsonHyperlegibleNext-Bold.ttf"),
            (FALLBACK, "", "DejaVuSans.ttf"),
            (FALLBACK, "B", "DejaVuSans-Bold.ttf"),
        ):
            self.add_font(family, style, Path(FONTS / name))
        self.set_fallback_fonts([FALLBACK], exact_match=False)
        fonts = [self.fonts[key] for key in (FAMILY, FALLBACK)]
        self._glyphs = ChainMap(*(font.cmap for font in fonts if isinstance(font, TTFFont)))
        self.whole_table = WHOLE_TABLES[0]
        self._widths: dict[tuple[str, float, bool], float] = {}

    def measure(self, text: str, font: Font) -> float:
        """Return a text's width in millimetres."""
        key = (text, font.size, font.bold)
        if key not in self._widths:
            self.set_font(FAMILY, "B" if font.bold else "", font.size)
            self._widths[key] = self.get_string_width(text)
        return self._widths[key]

    def wrap(self, text: str, font: Font, width: float) -> tuple[Line, ...]:
        """Cut a text into lines; a typed line break is kept."""
        return self.wrap_runs(((font, text),), width)

    def wrap_runs(self, runs: tuple[Run, ...], width: float) -> tuple[Line, ...]:
        """Cut runs of several fonts into lines no wider than `width`."""
        lines: list[list[Run]] = [[]]
        used = 0.0
        for font, text in runs:
            for index, paragraph in enumerate(printable(text, self._glyphs).split("\n")):
                if index:
                    lines.append([])
                    used = 0.0
                for word in paragraph.split(" "):
                    used = self._set(word, font, lines, used, width)
        return tuple(tuple(_merged(line)) for line in lines if line) or ((),)

    def _set(
        self, word: str, font: Font, lines: list[list[Run]], used: float, width: float
    ) -> float:
        """Add a word to the last line, or begin another; a word wider than a line is cut."""
        space = self.measure(" ", font) if lines[-1] else 0.0
        length = self.measure(word, font)
        if used + space + length <= width:
            lines[-1].append((font, f" {word}" if lines[-1] else word))
            return used + space + length
        if lines[-1]:
            lines.append([])
        while self.measure(word, font) > width and len(word) > 1:
            cut = len(word) - 1
            while cut > 1 and self.measure(word[:cut], font) > width:
                cut -= 1
            lines[-1].append((font, word[:cut]))
            lines.append([])
            word = word[cut:]
        lines[-1].append((font, word))
        return self.measure(word, font)

    def put(self, line: Line, x: float, top: float, leading: float) -> None:
        """Draw one wrapped line whose box begins at `top`."""
        for font, text in line:
            self._put_run(in_visual_order(text), font, x, top, leading)
            x += self.measure(text, font)

    def put_right(self, text: str, font: Font, right: float, top: float) -> None:
        """Draw a short text that ends at `right`."""
        text = printable(text, self._glyphs)
        self._put_run(text, font, right - self.measure(text, font), top, font.leading)

    def _put_run(self, text: str, font: Font, x: float, top: float, leading: float) -> None:
        self.set_font(FAMILY, "B" if font.bold else "", font.size)
        self.set_text_color(font.colour)
        # a cell as high as the letters centres on the same baseline whatever the font
        height = font.size * POINT
        self.set_xy(x, top + leading * BASELINE - height * 0.8)
        self.cell(self.measure(text, font), height, text)

    def block(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """Draw a filled rectangle."""
        self.set_fill_color(colour)
        self.rect(x, top, width, height, style="F")

    def rule(self, x: float, top: float, width: float, colour: str = palette.LINE) -> None:
        """Draw a thin horizontal line."""
        self.set_draw_color(colour)
        self.set_line_width(0.2)
        self.line(x, top, x + width, top)


def _merged(line: list[Run]) -> list[Run]:
    """Join neighbouring runs of one font, so that a line is few drawings."""
    merged: list[Run] = []
    for font, text in line:
        if merged and merged[-1][0] is font:
            merged[-1] = (font, merged[-1][1] + text)
        else:
            merged.append((font, text))
    return merged
