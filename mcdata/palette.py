"""Colours and sizes of the product: one colour, one meaning, on pages, phone, paper and charts.

Contrasts on white, by WCAG 2.1: INK 16.1:1, ACCENT 8.9:1, WARNING 5.9:1, MUTED 6.6:1.
Categories are Okabe–Ito's, which colour-blind readers tell apart; none carries meaning alone.
"""

from __future__ import annotations

from mcdata.model import Role

PAPER = "#ffffff"
INK = "#16202b"
ACCENT = "#0b4f6c"
ACCENT_SOFT = "#e3eef3"
WARNING = "#a34100"
WARNING_SOFT = "#fdeee3"
MUTED = "#55606b"
LINE = "#cfd6dc"
SURFACE = "#f5f7f8"

ORANGE = "#e69f00"
GREEN = "#009e73"
YELLOW = "#f0e442"
BLUE = "#0072b2"
PURPLE = "#cc79a7"
GREY = "#8a939b"

ROLE_COLOURS: dict[Role, str] = {
    Role.CITIZEN: BLUE,
    Role.ELECTED: PURPLE,
    Role.OFFICER: GREEN,
    Role.SPEAKER: ORANGE,
    Role.ANIMATOR: GREY,
    Role.TEAM: YELLOW,
}

BAR = ACCENT
BAR_OUTSIDE = GREY
FONT = "'Atkinson Hyperlegible Next', system-ui, sans-serif"
