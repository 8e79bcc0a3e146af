"""Letters as a reader compares them: without accents or case, whatever the script (pure)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode doesn't take apart: the ligatures, and Latin letters with a stroke.
_WHOLE = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
     "ı": "i", "ŋ": "n", "ĸ": "k", "ə": "e", "ـ": ""}
)  # fmt: skip
_JOINTS = re.compile(r"['’ʼ`´\-‐‑–.]")
_BETWEEN = re.compile(r"[\W_]+")


def unaccented(text: str) -> str:
    """Return `text` in small letters without accents; « Łukasz » is « lukasz », « Œ » « oe »."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return bare.casefold().translate(_WHOLE)


@lru_cache(maxsize=16384)  # a list compares each of its names many times
def words_of(text: str) -> str:
    """Return the unaccented words of `text`, one space apart; punctuation parts words."""
    return " ".join(_BETWEEN.sub(" ", unaccented(text)).split())


def french_order(text: str) -> tuple[str, str, str, str]:
    """Return what to sort `text` by, as a French dictionary does.

    Letters first, without apostrophes and hyphens; then accents, then case (small letters
    first), then the punctuation.
    """
    letters = words_of(_JOINTS.sub("", text))
    accents = unicodedata.normalize("NFD", _JOINTS.sub("", text).casefold())
    return letters, accents, text.swapcase(), text
