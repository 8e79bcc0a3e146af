"""A file of participants -> what importing it would do, line by line (pure).

Nothing is written here. A line is good (somebody new, something to add), unchanged (all of it is
known already) or bad (with its reason); importing the same file again finds only unchanged ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from mcdata.errors import InvalidInput
from mcdata.importing.cells import age_of, college_of, drawn_of, gender_of, seances_of
from mcdata.importing.columns import Column, Header, find_header
from mcdata.importing.reading import Row, read_rows
from mcdata.model import Enrolment, Participant, Programme, Seance
from mcdata.people import Person, by_identity, identity, make_participant
from mcdata.programme import enrol, is_held

Identity = tuple[str, str, str]
EXAMPLE_NAME = "À REMPLACER"  # the last name in the model file


@dataclass(frozen=True, slots=True)
class Existing:
    """What the programme holds before the import."""

    participants: tuple[Participant, ...] = ()
    seances: tuple[Seance, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()


@dataclass(frozen=True, slots=True)
class GoodLine:
    """Somebody to add or complete, and the séances (by number) to enrol them in."""

    line: int
    participant: Participant
    is_new: bool
    seances: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that can't be imported: who it seems to be about, and why."""

    line: int
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    programme_id: str
    good: tuple[GoodLine, ...] = ()
    bad: tuple[BadLine, ...] = ()
    unchanged: tuple[GoodLine, ...] = ()
    ignored_columns: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """Return how many people would be added."""
        return sum(line.is_new for line in self.good)


def parse(data: bytes, filename: str, programme: Programme, existing: Existing) -> ImportPreview:
    """Return what importing this file would do. Raises InvalidInput for a file that can't be read.

    That is: empty, too large, of another type, or without the columns that are needed.
    """
    rows = read_rows(data, filename)
    header = find_header(rows)
    body = [row for row in rows if row.line > header.line]
    if not body:
        raise InvalidInput("Ce fichier n’a que des titres de colonnes : il n’y a personne à lire.")
    sorting = _Sorting(programme, existing)
    for row in body:
        sorting.take(row, header)
    return ImportPreview(
        programme.id,
        tuple(sorting.good.values()),
        tuple(sorting.bad),
        tuple(sorting.unchanged),
        header.ignored,
    )


class _Sorting:
    """Lines being sorted; seen by nobody else."""

    def __init__(self, programme: Programme, existing: Existing) -> None:
        self.programme = programme
        self.known = by_identity(existing.participants)
        self.seances = {s.number: s for s in existing.seances}
        self.enrolled = {(e.seance_id, e.participant_id) for e in existing.enrolments}
        self.seen: dict[Identity, GoodLine] = {}
        self.good: dict[Identity, GoodLine] = {}
        self.unchanged: list[GoodLine] = []
        self.bad: list[BadLine] = []

    def take(self, row: Row, header: Header) -> None:
        try:
            self._sort(_read(row, header, self.programme, frozenset(self.seances)))
        except InvalidInput as error:
            name = f"{header.read(row, Column.FIRST_NAME)} {header.read(row, Column.LAST_NAME)}"
            self.bad.append(BadLine(row.line, name.strip()[:80], str(error)))

    def _sort(self, line: GoodLine) -> None:
        person = line.participant
        key = identity(person.first_name, person.last_name, person.quartier)
        if key in self.seen:
            line = self._second_line(self.seen[key], line)
        before = self.known.get(key)
        completed = _completed(before, line.participant)
        to_enrol = tuple(n for n in line.seances if self._is_to_enrol(n, completed.id))
        result = GoodLine(line.line, completed, before is None, to_enrol)
        if before is not None and completed == before and not to_enrol:
            self.unchanged.append(result)
        else:
            self.good[key] = result
        self.seen[key] = line

    def _second_line(self, first: GoodLine, second: GoodLine) -> GoodLine:
        """A person may stand on several lines, one a séance; nothing else may differ."""
        if dataclasses.replace(first.participant, id="") != dataclasses.replace(
            second.participant, id=""
        ):
            raise InvalidInput(
                f"Cette personne est déjà à la ligne {first.line}, avec d’autres renseignements. "
                "Gardez une seule des deux lignes."
            )
        if not set(second.seances) - set(first.seances):
            raise InvalidInput(f"Cette personne est déjà à la ligne {first.line}.")
        merged = tuple(dict.fromkeys((*first.seances, *second.seances)))
        return dataclasses.replace(first, seances=merged)

    def _is_to_enrol(self, number: int, participant_id: str) -> bool:
        """Say whether the line enrols them anew. Raises InvalidInput for a séance that is over."""
        seance = self.seances[number]
        if (seance.id, participant_id) in self.enrolled:
            return False
        if is_held(seance):
            raise InvalidInput(
                f"La séance n° {number} est terminée : on ne peut plus y inscrire personne."
            )
        return True


def _read(row: Row, header: Header, programme: Programme, numbers: frozenset[int]) -> GoodLine:
    if header.read(row, Column.LAST_NAME) == EXAMPLE_NAME:
        raise InvalidInput("C’est la ligne d’exemple du modèle : elle n’est pas importée.")
    person = Person(
        first_name=header.read(row, Column.FIRST_NAME),
        last_name=header.read(row, Column.LAST_NAME),
        college=college_of(header.read(row, Column.COLLEGE)),
        quartier=header.read(row, Column.QUARTIER),
        commune=header.read(row, Column.COMMUNE),
        epci=header.read(row, Column.EPCI),
        gender=gender_of(header.read(row, Column.GENDER)),
        age_band=age_of(header.read(row, Column.AGE)),
        contact=header.read(row, Column.CONTACT),
        drawn_by_lot=drawn_of(header.read(row, Column.DRAWN)),
    )
    seances = seances_of(header.read(row, Column.SEANCE), numbers)
    return GoodLine(row.line, make_participant(programme, person), is_new=True, seances=seances)


def _completed(before: Participant | None, read: Participant) -> Participant:
    """Return the known person with what the file adds; an empty cell erases nothing."""
    if before is None:
        return read
    return dataclasses.replace(
        before,
        college=read.college,
        gender=read.gender or before.gender,
        age_band=read.age_band or before.age_band,
        contact=read.contact or before.contact,
        drawn_by_lot=read.drawn_by_lot or before.drawn_by_lot,
    )


def enrolments_of(preview: ImportPreview, existing: Existing) -> tuple[Enrolment, ...]:
    """Return the enrolments that the import adds, in the order of its lines.

    A place for those who fit in, the waiting list for the others.
    """
    seances: Mapping[int, Seance] = {s.number: s for s in existing.seances}
    lists = {
        s.id: [e for e in existing.enrolments if e.seance_id == s.id] for s in seances.values()
    }
    added: list[Enrolment] = []
    for line in preview.good:
        for seance in (seances[number] for number in line.seances):
            one = enrol(seance, lists[seance.id], line.participant.id)
            lists[seance.id].append(one)
            added.append(one)
    return tuple(added)
