"""Text that people type or send: made clean, or refused with a sentence, before it is queued."""

from __future__ import annotations

import re
import unicodedata

from mcdata.errors import InvalidInput

# Invisible marks that carry no word and can disguise one: bidirectional embeddings and isolates,
# byte-order mark. Telephones paste them unasked, so they are dropped rather than refused.
_DROPPED = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
_REFUSED_CATEGORIES = {"Cc", "Cs"}  # control characters (NUL among them), lone surrogates

FORMULA = "=+-@|"  # a cell that begins so is computed by the spreadsheet that opens it


def as_cell(text: str) -> str:
    """Return `text` as a cell that no spreadsheet computes: an apostrophe before what it would."""
    return f"'{text}" if text.startswith((*FORMULA, "\t", "\r")) else text


def clean_line(raw: str, limit: int, what: str, *, required: bool = False) -> str:
    """Return `raw` as one clean line: NFC, stripped, tabs as spaces.

    `limit` is in characters, `what` names the field for the person who filled it in
    (« La question »). Raises InvalidInput for a line break, a control character, a lone surrogate,
    more than `limit` characters, or nothing at all where something is `required`.
    """
    text = _normalise(raw, what)
    if "\n" in text:
        raise InvalidInput(
            f"{_named(what)} tient sur une seule ligne. Retirez le retour à la ligne."
        )
    return _measured(text, limit, what, required)


def clean_text(raw: str, limit: int, what: str, *, required: bool = False) -> str:
    """Return `raw` as clean text of one or several lines; as `clean_line` for the rest."""
    return _measured(_normalise(raw, what), limit, what, required)


def _normalise(raw: str, what: str) -> str:
    text = _LINE_ENDS.sub("\n", raw.translate(_DROPPED)).replace("\t", " ").strip()
    if any(unicodedata.category(c) in _REFUSED_CATEGORIES for c in text if c != "\n"):
        raise InvalidInput(
            f"{_named(what)} contient un caractère invisible qui ne peut pas être enregistré. "
            "Tapez le texte au clavier au lieu de le coller."
        )
    return unicodedata.normalize("NFC", text)


def _measured(text: str, limit: int, what: str, required: bool) -> str:
    if required and not text:
        raise InvalidInput(f"{_named(what)} manque. Écrivez quelque chose, puis recommencez.")
    if len(text) > limit:
        raise InvalidInput(
            f"{_named(what)} compte {_grouped(len(text))} caractères\u202f; il en faut {limit} au "
            "plus. Raccourcissez le texte."
        )
    return text


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _named(what: str) -> str:
    return what[:1].upper() + what[1:]
