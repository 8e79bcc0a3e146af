"""The synthesis as one model: what the PDF and the HTML both draw, word for word. Pure.

A report is a first page that can be read alone, then parts made of a few kinds of elements. The
renderers know the elements and nothing of a séance, so both documents say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mcdata.model import SynthesisStage


class PartState(StrEnum):
    """How far a part is, for the outline beside the document; the value is what is read."""

    READY = "prêt"
    TO_REREAD = "à relire"
    RUNNING = "en cours"
    EMPTY = "rien à ce jour"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence set in smaller type: how to read what stands above it."""

    text: str


@dataclass(frozen=True, slots=True)
class Subheading:
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list; `mark` says that it is still to be reread (a draft only)."""

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quotes:
    """Words as they were said, set apart; the renderers put them between « »."""

    items: tuple[Item, ...]
    attribution: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: `weight` is its share of the width."""

    title: str
    weight: float
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The first cell of a row is its header."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer: `share` (0 to 1) is the bar's length; `count` and `percent` stand beside it."""

    label: str
    share: float
    count: str
    percent: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """A question with its bars, which are a chart and a table at once: no bar without numbers."""

    question: str
    denominator: str
    bars: tuple[Bar, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A question without its results, and why."""

    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Someone who signs: what for, the name that they typed, when; empty ones are lines to fill."""

    title: str
    name: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    items: tuple[Signature, ...]


Element = Paragraph | Remark | Subheading | Items | Quotes | Table | Results | Withheld | Signatures


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document; `key` is its address in the HTML."""

    key: str
    title: str
    state: PartState
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """The five points or the three follow-ups; `written` by people, or proposed by rules."""

    title: str
    items: tuple[str, ...]
    written: bool


@dataclass(frozen=True, slots=True)
class Report:
    """The whole document. `stamp` and `demo` are None when there is nothing to warn of.

    A séance that isn't held yet has its programme (`is_programme`), without points nor follow-ups.
    """

    title: str
    kicker: str
    heading: str
    details: tuple[tuple[str, str], ...]
    summary: str
    points: Lines
    follow_ups: Lines
    parts: tuple[Part, ...]
    stage: SynthesisStage
    version: int
    stamp: str | None
    demo: str | None
    footer: str
    author: str
    subject: str
    filename: str
    made_at: datetime
    made: str
    is_programme: bool = False

    @property
    def is_draft(self) -> bool:
        return self.stage is SynthesisStage.DRAFT

    @property
    def outline(self) -> tuple[tuple[str, str, PartState], ...]:
        """Every part's key, title and state, the first page first."""
        if self.is_programme:
            return tuple((part.key, part.title, part.state) for part in self.parts)
        written = self.points.written and self.follow_ups.written
        first = PartState.READY if written else PartState.TO_REREAD
        parts = ((part.key, part.title, part.state) for part in self.parts)
        return (("essentiel", "L’essentiel", first), *parts)
