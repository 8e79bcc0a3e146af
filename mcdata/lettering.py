"""How wide a text is in the product's typeface, and where its lines break: for drawn charts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from mcdata.settings import ROOT

FONTS = ROOT / "mcdata" / "assets" / "fonts"
FAMILY = "Atkinson Hyperlegible Next"
_UNKNOWN_ADVANCE = 0.65  # of a character that the typeface lacks, in ems
# A browser without the typeface falls back on a wider one; lines keep that much room.
_MARGIN = 1.06
_BREAKS = re.compile(r"[ \t\n]+")  # never at U+00A0 nor U+202F


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line, in the unit of `size`, with a small margin."""
    advances = _advances("Bold" if bold else "Regular")
    return _MARGIN * size * sum(advances.get(ord(c), _UNKNOWN_ADVANCE) for c in text)


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into lines no wider than `width`; a word wider than a line is cut."""
    lines: list[str] = []
    line = ""
    for word in _BREAKS.split(text.strip()):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, width, size, bold=bold)
        lines.extend(full)
    return (*lines, line)


def _cut(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


@lru_cache(maxsize=2)
def _advances(weight: str) -> Mapping[int, float]:
    """Return each character's advance in ems, read once from the font file."""
    with TTFont(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf", lazy=True) as font:
        em, metrics = font["head"].unitsPerEm, font["hmtx"]
        return MappingProxyType(
            {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}
        )
