"""What a document to be published may give away: names, telephones, addresses, e-mails. Pure.

The finished report is read, and not what it was made from: what isn't on the paper exposes nobody,
and what a later version adds to it is checked without being listed here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from mcdata.alphabet import words_of
from mcdata.exposure import Found, Kind, exposures
from mcdata.model import Participant, Speaker
from mcdata.synthesis.report import (
    Element,
    Items,
    Paragraph,
    Quotes,
    Remark,
    Report,
    Results,
    Signatures,
    Subheading,
    Table,
    Withheld,
)
from mcdata.texts import plural

FRAME = "Le cadre"
OF_THE_PLACE = frozenset({Kind.ADDRESS})  # a séance's own address names nobody
NAMES_NOBODY = "Il ne nomme aucune personne participante."


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something found in the text `text` of the part `where`; `key` is what a lifting refers to."""

    where: str
    found: Found
    text: str

    @property
    def key(self) -> str:
        said = "|".join((self.found.kind.name, words_of(self.found.words), self.text))
        return hashlib.sha256(said.encode()).hexdigest()[:32]


def doubts(
    report: Report, people: Sequence[Participant], speakers: Iterable[Speaker]
) -> tuple[Doubt, ...]:
    """Return all that a report may give away, in its own order, each once.

    A guest who agreed to be named is no doubt where the document presents them.
    """
    guests = [speaker.name for speaker in speakers if speaker.agreed_named]
    found: list[Doubt] = []
    for where, text in _texts(report):
        framed = where == FRAME
        read = text
        for name in guests if framed else ():
            read = read.replace(name, "")
        found += [
            Doubt(where, one, text)
            for one in exposures(read, people)
            if not (framed and one.kind in OF_THE_PLACE)
        ]
    return tuple({doubt.key: doubt for doubt in found}.values())


def left(found: Iterable[Doubt], lifted: Collection[str]) -> tuple[Doubt, ...]:
    """Return the doubts that nobody lifted."""
    return tuple(doubt for doubt in found if doubt.key not in lifted)


def blocked(remaining: Sequence[Doubt]) -> str:
    """Say why a document can't be validated yet."""
    first = remaining[0]
    seen = plural(len(remaining), "passage peut", "passages peuvent")
    return (
        f"Cette synthèse n’est pas validée\u00a0: {seen} faire reconnaître quelqu’un, "
        f"d’abord «\u00a0{first.found.words}\u00a0» ({first.found.kind}). Corrigez le texte, ou "
        "levez chaque alerte en disant pourquoi."
    )


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text of a report with the part that it stands in."""
    yield "Le titre", report.heading
    for name, text in report.details:
        if name not in {"Rédaction", "Validation"}:  # under their own names too
            yield "Le titre" if name in {"Thème", "Cycle"} else FRAME, text
    for lines in (report.points, report.follow_ups):
        for item in lines.items:
            yield lines.title, item
    for part in report.parts:
        where = FRAME if part.key == "cadre" else part.title
        for element in part.elements:
            for text in _of(element):
                yield where, text


def _of(element: Element) -> Iterable[str]:
    match element:
        case Paragraph(text) | Remark(text) | Subheading(text):
            return (text,)
        case Items(items) | Quotes(items):
            return tuple(item.text for item in items)
        case Table(caption, columns, rows):
            return (caption, *(c.title for c in columns), *(cell for row in rows for cell in row))
        case Results(question, denominator, bars, remarks):
            return (question, denominator, *(bar.label for bar in bars), *remarks)
        case Withheld(question, reason):
            return (question, reason)
        case Signatures():
            return ()  # who signs does so under their own name
