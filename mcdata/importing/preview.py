"""What importing a file would do, and what it asks: the nouns that the screen draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mcdata.importing.changes import Change, key_of
from mcdata.model import College, Enrolment, EnrolmentStatus, Participant, Seance
from mcdata.programme import enrol_all
from mcdata.quartiers import Proposal


@dataclass(frozen=True, slots=True)
class Existing:
    """What the programme holds before the import; `aliases` are quartiers chosen once."""

    participants: tuple[Participant, ...] = ()
    seances: tuple[Seance, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose on the screen.

    `sheets` by name (none: the first list), `college` of those who have none, `quartiers` by
    `alias_key`, `replaced` changes by `changes.key_of`; lines, by their `ref`, that are about the
    `same` person as another, or about one who stands `apart`.
    """

    sheets: tuple[str, ...] = ()
    college: College | None = None
    quartiers: Mapping[str, str] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


class Ask(StrEnum):
    """What a line that can't be imported yet waits for."""

    NOTHING = ""  # it has to be corrected in the file
    COLLEGE = "college"
    QUARTIER = "quartier"
    TWIN = "homonyme"


@dataclass(frozen=True, slots=True)
class GoodLine:
    """Somebody to add or complete, and the séances (by number) to enrol them in."""

    line: int
    participant: Participant
    is_new: bool
    seances: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    sheet: str = ""

    @property
    def pending(self) -> tuple[tuple[str, Change], ...]:
        """Return what would replace something, with the key of the yes that it waits for."""
        ref = f"{self.sheet}!{self.line}"
        return tuple((key_of(ref, change), change) for change in self.changes if change.replaces)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that can't be imported: who it seems to be about, and why."""

    line: int
    who: str
    reason: str
    sheet: str = ""
    ask: Ask = Ask.NOTHING

    @property
    def ref(self) -> str:
        return f"{self.sheet}!{self.line}"


@dataclass(frozen=True, slots=True)
class Remark:
    """What was restored in a line, or left out of it (`is_lost`)."""

    line: int
    who: str
    text: str
    is_lost: bool
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """A quartier as some lines write it, and those that it may mean, the likeliest first.

    `chosen` is the code that somebody chose for it, now or at another import.
    """

    key: str
    written: str
    commune: str
    lines: tuple[int, ...]
    proposals: tuple[Proposal, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A sheet of the file: whether it is read, and how many lines it has below its header."""

    name: str
    lines: int
    is_list: bool
    is_hidden: bool
    is_read: bool


@dataclass(frozen=True, slots=True)
class Places:
    """What the import does to one séance: names of those who get a place, and who will wait."""

    seance: Seance
    enrolled: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    programme_id: str
    good: tuple[GoodLine, ...] = ()
    bad: tuple[BadLine, ...] = ()
    unchanged: tuple[GoodLine, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    sheets: tuple[SheetNote, ...] = ()
    told: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unknown: tuple[UnknownPlace, ...] = ()
    chosen_places: tuple[UnknownPlace, ...] = ()
    without_college: int = 0  # lines

    @property
    def new(self) -> int:
        """Return how many people would be added."""
        return sum(line.is_new for line in self.good)

    @property
    def conflicts(self) -> tuple[tuple[GoodLine, str, Change], ...]:
        """Return every replacement that is asked for, with the key of its yes."""
        lines = sorted((*self.good, *self.unchanged), key=lambda one: (one.sheet, one.line))
        return tuple((line, key, change) for line in lines for key, change in line.pending)

    def waiting_for(self, ask: Ask) -> tuple[BadLine, ...]:
        """Return the lines that wait for this choice."""
        return tuple(line for line in self.bad if line.ask is ask)


def enrolments_of(preview: ImportPreview, existing: Existing) -> tuple[Enrolment, ...]:
    """Return the enrolments that the import adds, séance by séance in the order of its lines.

    A place for those who fit in, the waiting list for the others.
    """
    wanted: dict[int, list[str]] = {}
    for line in preview.good:
        for number in line.seances:
            wanted.setdefault(number, []).append(line.participant.id)
    added: list[Enrolment] = []
    for seance in existing.seances:
        if seance.number in wanted:
            added += enrol_all(seance, existing.enrolments, wanted[seance.number])
    return tuple(added)


def places_of(preview: ImportPreview, existing: Existing) -> tuple[Places, ...]:
    """Return who would get a place and who would wait, séance by séance."""
    names = {line.participant.id: line.participant.name for line in preview.good}
    made = enrolments_of(preview, existing)
    found = []
    for seance in existing.seances:
        own = [e for e in made if e.seance_id == seance.id]
        sorts = [
            tuple(names[e.participant_id] for e in own if e.status is status)
            for status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING)
        ]
        if own:
            found.append(Places(seance, *sorts))
    return tuple(found)
