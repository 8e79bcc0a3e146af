"""A contact as a list has it -> one that can be used; what can't be restored is told (pure).

A spreadsheet takes a telephone for a number: it drops the first 0, or keeps six digits of it
(« 6,39980E+08 »). The first is put back, the second is refused: a wrong number is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mcdata.people import clean_contact
from mcdata.texts import NBSP

_PARTS = re.compile(r"\s+·\s+|\s*[;|\n]\s*|\s+/\s+|\s+(?:ou|et)\s+|,\s*(?=[^\s,]*@|[+0])")
_AT = re.compile(
    r"\s*[(\[{]\s*(?:at|arobase|arobas|a)\s*[)\]}]\s*|\s+(?:at|arobase)\s+", re.IGNORECASE
)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|point)\s*[)\]}]\s*", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s.,;<>]{2,}")
_SCIENTIFIC = re.compile(r"\d(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_TELEPHONE = re.compile(
    r"(?:tel|tél|port|mob)?[a-zéè]*\.?\s*:?\s*(\+?[\d\s().\u00a0\u202f-]{6,30})", re.IGNORECASE
)
_FRENCH = 10  # digits of a French telephone
_ABROAD = (8, 15)  # digits of one that begins with + or 00


@dataclass(frozen=True, slots=True)
class Contact:
    """What is kept of a cell, and what has to be told: what was restored, what was left out."""

    text: str = ""
    restored: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def contact_of(cell: str) -> Contact:
    """Return the contact in a cell: e-mails and telephones, each restored or told."""
    kept: list[str] = []
    restored: list[str] = []
    lost: list[str] = []
    for part in filter(None, (p.strip() for p in _PARTS.split(cell))):
        one = _part(part)
        kept.extend([one.text] if one.text and one.text not in kept else [])
        restored.extend(one.restored)
        lost.extend(one.lost)
    return Contact(" · ".join(kept), tuple(restored), tuple(lost))


def kinds_of(contact: str) -> dict[str, str]:
    """Return a contact's parts by what they are, to compare: « mail », « tel » or the text."""
    found: dict[str, str] = {}
    for part in filter(None, contact.split(" · ")):
        digits = re.sub(r"\D", "", part)
        kind = "mail" if "@" in part else "tel" if len(digits) >= 8 else "autre"
        found[kind] = f"{found[kind]} · {part}" if kind in found else part
    return found


def same(one: str, other: str) -> bool:
    """Say whether two parts are one contact, written in two ways."""
    if "@" in one or "@" in other:
        return one.casefold() == other.casefold()
    return _plain_number(one) == _plain_number(other)


def _part(part: str) -> Contact:
    if "@" in (mail := _AT.sub("@", part)):
        return _mail(part, mail)
    scientific = _SCIENTIFIC.fullmatch(part)
    if scientific:
        decimals, power = scientific[1] or "", int(scientific[2])
        if len(decimals) < power:
            said = (
                f"téléphone « {part} » non repris : le tableur en a perdu des chiffres. Mettez "
                "la colonne au format Texte et retapez-le"
            )
            return Contact(lost=(said,))
        part = re.sub(r"[.,]", "", part[: part.lower().index("e")])[: power + 1]
    telephone = _TELEPHONE.fullmatch(part)
    if telephone:
        return _telephone(telephone[1].strip())
    if "?" in part or "\ufffd" in part:
        return Contact(lost=(f"contact « {part} » non repris : il contient un signe perdu",))
    return Contact(clean_contact(part))


def _mail(part: str, mail: str) -> Contact:
    mail = _DOT.sub(".", mail).replace(" ", "").strip("<>.,;").removeprefix("mailto:")
    if not _MAIL.fullmatch(mail):
        return Contact(lost=(f"adresse « {_short(part)} » non reprise : elle est incomplète",))
    told = (f"adresse « {_short(part)} » lue « {mail} »",) if "@" not in part else ()
    return Contact(clean_contact(mail), told)


def _telephone(written: str) -> Contact:
    digits = re.sub(r"\D", "", written)
    if written.startswith("+") or digits.startswith("00"):
        if _ABROAD[0] <= len(digits) <= _ABROAD[1] + 2:
            return Contact(" ".join(written.split()))
    elif len(digits) == _FRENCH and digits[0] == "0":
        return Contact(_pairs(digits))
    elif len(digits) == _FRENCH - 1 and digits[0] != "0":
        said = _pairs(f"0{digits}")
        return Contact(said, (f"téléphone « {written} » complété de son 0{NBSP}: {said}",))
    elif len(digits) == _FRENCH + 1 and digits.startswith("33"):
        said = f"+33 {digits[2]} {_pairs(digits[3:])}"
        return Contact(said, (f"téléphone « {written} » complété de son +{NBSP}: {said}",))
    count = f"{len(digits)}{NBSP}chiffres"
    return Contact(lost=(f"téléphone « {written} » non repris : il a {count}",))


def _pairs(digits: str) -> str:
    return " ".join(digits[i : i + 2] for i in range(0, len(digits), 2))


def _plain_number(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if digits.startswith("0033"):
        digits = digits[2:]
    return f"0{digits[2:].removeprefix('0')}" if digits.startswith("33") else digits or text


def _short(cell: str) -> str:
    return cell if len(cell) <= 60 else f"{cell[:57]}…"
