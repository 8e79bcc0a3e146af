"""Accents that a file lost on its way: restored where only one reading makes sense (pure).

Three accidents: UTF-8 read as cp1252 (« BÃ©atrice », which ftfy undoes), MacRoman read as cp1252
(« BŽatrice »), and letters that became « ? », which nothing brings back.
"""

from __future__ import annotations

import re
from collections import Counter

import ftfy

# what French text may hold besides ASCII, as a list of people has it
_FRENCH = set("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…€°·º\u00a0\u202f")
_FROM_MAC: dict[str, str] = {}
for _byte in range(0x80, 0xA0):
    _letter = bytes([_byte]).decode("mac_roman")
    for _codec in ("cp1252", "latin-1"):
        _FROM_MAC[bytes([_byte]).decode(_codec, "replace")] = _letter
_FROM_MAC.pop("\ufffd", None)
# within a word these are no letters of any name; Š, š, Ž, ž and Ÿ are, in some
_NO_LETTER = "".join(c for c in _FROM_MAC if c not in "ŠšŽžŸŒœ’‘“”–—…€")
_MAC_SIGN = re.compile(rf"[^\W\d_][{re.escape(_NO_LETTER)}]|[{re.escape(_NO_LETTER)}](?=[a-z])")
_MAC_CAPITAL = re.compile(r"(?<=[^\W\d_])[ŽŠŸ](?=[a-zà-ÿ])|(?<=[a-z])[ŽŠŸ]")
_SUSPECT = re.compile(r"[ÃÂâÅÄÐØ]")
_LOST = re.compile(r"\ufffd|\?(?=\w)|(?<=\w)\?(?=\w)")


def restored(text: str) -> str:
    """Return `text` with its accents back where that is certain, else as it is."""
    if text.isascii():
        return text
    if _SUSPECT.search(text):
        fixed = ftfy.fix_encoding(text)
        if fixed != text:
            return fixed
    if _MAC_SIGN.search(text) or _MAC_CAPITAL.search(text):
        return "".join(_FROM_MAC.get(c, c) for c in text)
    return text


def has_lost(text: str) -> bool:
    """Say whether a letter of this name was lost for good: « ?ukasz »."""
    return bool(_LOST.search(text))


def decoded(data: bytes) -> tuple[str, str]:
    """Return a text file's text, and what has to be told of how it was read.

    UTF-8 if it is; else line by line, since lists are pasted together: a line that is UTF-8 is
    read so, the others in cp1252 or MacRoman, whichever gives letters that French has.
    """
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    lines = re.split(rb"(\r\n|\r|\n)", data.removeprefix(b"\xef\xbb\xbf"))
    others = b"".join(line for line in lines if not _is_utf8(line))
    codec = max(("cp1252", "mac_roman"), key=lambda one: _likeness(others, one))
    text = "".join(line.decode("utf-8" if _is_utf8(line) else codec, "replace") for line in lines)
    if codec == "mac_roman":
        return text, "Ce fichier vient d’un Mac : ses accents ont été relus comme tels."
    if any(not line.isascii() and _is_utf8(line) for line in lines):
        return text, "Ce fichier mêle deux codages des accents : chaque ligne a été lue à part."
    return text, ""


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _likeness(data: bytes, codec: str) -> int:
    """Count the letters of French that a codec finds, less what is no letter of it."""
    found = Counter(c for c in data.decode(codec, "replace") if not c.isascii())
    return sum(count if c in _FRENCH else -2 * count for c, count in found.items())
