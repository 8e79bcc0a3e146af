"""Text made ready for paper: Arabic letters joined and in visual order, missing glyphs named.

fpdf2 joins letters only with HarfBuzz, which this project doesn't ship; the joined forms are in
Unicode itself (Arabic Presentation Forms-B), and DejaVu draws them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

from fpdf.bidi import BidiParagraph

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff]")
EMOJI = "(émoji)"
UNKNOWN = "\ufffd"

Forms = dict[str, dict[str, str]]


def printable(text: str, glyphs: Container[int]) -> str:
    """Return `text` with only what the fonts draw; what they don't have is named, not boxed."""
    text = join_arabic(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    if all(ord(char) in glyphs for char in text):
        return text
    named = "".join(char if ord(char) in glyphs else _name(char) for char in text)
    return re.sub(rf"({re.escape(EMOJI)}\s*){{2,}}", f"{EMOJI} ", named)


def _name(char: str) -> str:
    category = unicodedata.category(char)
    if category == "So":
        return EMOJI
    return "" if category in {"Cf", "Mn", "Cn", "Co"} else UNKNOWN


def in_visual_order(line: str) -> str:
    """Return a line as it is drawn from left to right."""
    if not _RIGHT_TO_LEFT.search(line):
        return line
    return str(BidiParagraph(line).get_reordered_string())


def join_arabic(text: str) -> str:
    """Return `text` with Arabic letters in the form that their neighbours ask for."""
    if not _ARABIC.search(text):
        return text
    forms, ligatures = _tables()
    for pair, ligature in ligatures.items():
        text = text.replace(pair, ligature)
    joined = []
    for index, char in enumerate(text):
        own = forms.get(char)
        if not own:
            joined.append(char)
            continue
        before = "initial" in forms.get(_neighbour(text, index, -1), {})
        after = "final" in forms.get(_neighbour(text, index, 1), {}) and "initial" in own
        kind = ("medial" if after else "final") if before else ("initial" if after else "isolated")
        joined.append(own.get(kind, own.get("isolated", char)))
    return "".join(joined)


def _neighbour(text: str, index: int, step: int) -> str:
    """Return the next letter in that direction, over the vowel marks; "" at the end."""
    index += step
    while 0 <= index < len(text) and unicodedata.category(text[index]) == "Mn":
        index += step
    return text[index] if 0 <= index < len(text) else ""


@cache
def _tables() -> tuple[Forms, dict[str, str]]:
    """Read from Unicode each letter's forms, and the lam-alef ligatures (isolated form)."""
    forms: Forms = {}
    ligatures: dict[str, str] = {}
    for code in range(0xFE80, 0xFEFD):
        kind, *parts = unicodedata.decomposition(chr(code)).split()
        base = "".join(chr(int(part, 16)) for part in parts)
        kind = kind.strip("<>")
        if len(base) > 1 and kind == "isolated":
            ligatures[base] = chr(code)
        key = base if len(base) == 1 else chr(code - (kind == "final"))
        forms.setdefault(key, {})[kind] = chr(code)
    return forms, ligatures
