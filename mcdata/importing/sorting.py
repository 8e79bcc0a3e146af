"""Lines sorted: somebody new, somebody to complete, nothing new, or why not (pure).

Who is who: the name without accents or case, and the quartier. The same name in another quartier,
or twice with details that contradict each other, is asked: one person, or true homonyms. Importing
the same file again finds everybody again, homonyms by the details that tell them apart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mcdata.errors import InvalidInput, UnknownQuartier
from mcdata.importing.changes import Change, agree, completed, filled
from mcdata.importing.columns import Column, Header
from mcdata.importing.lines import Line, Reader, who_of
from mcdata.importing.preview import Ask, BadLine, Choices, Existing, GoodLine, Remark, UnknownPlace
from mcdata.importing.rows import Row
from mcdata.model import Participant, Programme
from mcdata.people import apart_from, key_of
from mcdata.programme import is_held
from mcdata.quartiers import alias_key, is_likely, likeliest
from mcdata.reference import quartier
from mcdata.texts import label

_SHOWN = 400  # characters of a reason
Name = tuple[str, str]
Written = tuple[Row, str, str]  # a row, its quartier and its commune as written


@dataclass(slots=True)
class Entry:
    """Somebody that the file is about: all that their lines say, and who they are already."""

    line: Line
    before: Participant | None
    seances: tuple[int, ...]

    @property
    def who(self) -> Participant:
        return self.before or self.line.participant


class CollegeMissing(InvalidInput):
    """Nothing says which college this person is of: it is asked once for all of them."""


class AskTwin(InvalidInput):
    """The same name twice: one person or two?"""


class Sorting:
    """Lines being sorted; seen by nobody but `parse`."""

    def __init__(self, programme: Programme, existing: Existing, choices: Choices) -> None:
        self.choices = choices
        self.seances = {s.number: s for s in existing.seances}
        self.enrolled = {(e.seance_id, e.participant_id) for e in existing.enrolments}
        self.aliases = {**existing.aliases, **choices.quartiers}
        self.reader = Reader(programme, frozenset(self.seances), self.aliases, choices.college)
        self.known: dict[Name, list[Participant]] = {}
        for person in existing.participants:
            self.known.setdefault(_name(person), []).append(person)
        self.entries: list[Entry] = []
        self.by_name: dict[Name, list[Entry]] = {}
        self.bad: list[BadLine] = []
        self.remarks: list[Remark] = []
        self.without_college = 0
        self.unwritten: dict[str, list[Written]] = {}
        self.chosen: dict[str, list[Written]] = {}

    def take(self, row: Row, header: Header) -> None:
        """Read one row and sort it."""
        try:
            line = self.reader.read(row, header)
            self._sort(line)
        except UnknownQuartier as error:
            self._place(row, header, self.unwritten)
            self._refuse(row, header, str(error), Ask.QUARTIER)
        except CollegeMissing as error:
            self.without_college += 1
            self._refuse(row, header, str(error), Ask.COLLEGE)
        except AskTwin as error:
            self._refuse(row, header, str(error), Ask.TWIN)
        except InvalidInput as error:
            self._refuse(row, header, str(error), Ask.NOTHING)
        else:
            if self.aliases:
                self._place(row, header, self.chosen)
            who = line.participant.name
            for texts, is_lost in ((line.restored, False), (line.lost, True)):
                self.remarks += [
                    Remark(row.line, who, _shown(t), is_lost, row.sheet) for t in texts
                ]

    def lines(self) -> Iterator[tuple[bool, GoodLine]]:
        """Return each person's line, and whether it brings something new."""
        for entry in self.entries:
            row, read = entry.line.row, entry.line.participant
            found: Participant = read
            changes: tuple[Change, ...] = ()
            if entry.before is not None:
                found, changes = completed(entry.before, entry.line, self.choices.replaced)
            to_enrol = tuple(n for n in entry.seances if not self._is_in(n, found.id))
            line = GoodLine(
                row.line, found, entry.before is None, to_enrol, changes, row.sheet
            )  # fmt: skip
            yield (found != entry.before or bool(to_enrol)), line

    def unknown(self) -> tuple[UnknownPlace, ...]:
        """Return the quartiers to choose, those of most lines first."""
        return self._places(self.unwritten)

    def chosen_places(self) -> tuple[UnknownPlace, ...]:
        """Return the quartiers that stand here because somebody chose them."""
        return self._places(self.chosen)

    def _places(self, written: Mapping[str, list[Written]]) -> tuple[UnknownPlace, ...]:
        found = [
            UnknownPlace(key, name, "" if key == alias_key(name) else commune,
                         tuple(row.line for row, _, _ in rows), likeliest(name, commune),
                         self.aliases.get(key, ""))
            for key, rows in written.items()
            for _, name, commune in rows[:1]
            if name
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: -len(one.lines)))

    def _place(self, row: Row, header: Header, places: dict[str, list[Written]]) -> None:
        """Keep how a row writes its quartier, if that is to be chosen or was."""
        name, commune = header.read(row, Column.QUARTIER), header.read(row, Column.COMMUNE)
        keys = (alias_key(name, commune), alias_key(name))
        if places is self.unwritten:
            # the commune parts « Centre ville » from « Centre ville »; it adds nothing to a name
            # that stands out by itself
            key = keys[1] if is_likely(likeliest(name)) else keys[0]
            places.setdefault(key, []).append((row, name, commune))
            self.without_college += not header.read(row, Column.COLLEGE)
        elif (used := next((k for k in keys if k in self.aliases), None)) is not None:
            places.setdefault(used, []).append((row, name, commune))

    def _refuse(self, row: Row, header: Header, reason: str, ask: Ask) -> None:
        self.bad.append(BadLine(row.line, who_of(row, header), _shown(reason), row.sheet, ask))

    # who is who -----------------------------------------------------------------------------

    def _sort(self, line: Line) -> None:
        first = self._earlier(line)
        if first is not None:
            self._merge(first, line)
            return
        before = self._before(line)
        if before is None and not line.has_college and self.choices.college is None:
            raise CollegeMissing("Le collège manque : dites celui des personnes qui n’en ont pas.")
        if before is None:
            namesakes = [*self.known.get(_name(line.participant), ()),
                         *(e.line.participant for e in self._named(line))]  # fmt: skip
            line = dataclasses.replace(line, participant=apart_from(namesakes, line.participant))
        self._check_seances(line, (before or line.participant).id)
        entry = Entry(line, before, line.seances)
        self.entries.append(entry)
        self.by_name.setdefault(_name(line.participant), []).append(entry)

    def _earlier(self, line: Line) -> Entry | None:
        """Return whom of the file's earlier lines this one is about. Raises AskTwin."""
        named = self._named(line)
        if not named or line.row.ref in self.choices.apart:
            return None
        here = [e for e in named if e.line.participant.quartier == line.participant.quartier]
        for entry in here:
            if agree(
                entry.line.participant, line.participant, by_college=_colleges(entry.line, line)
            ):
                return entry
        if self._free_namesake(line):
            return None
        if line.row.ref in self.choices.same:
            return (here or named)[0]
        other = (here or named)[0].line
        where = "" if here else f", dans un autre quartier ({_title(other.participant)})"
        beside = _beside(other.participant, line)
        raise AskTwin(
            f"Le même nom est à la ligne {other.row.line}{where}{beside}. Est-ce la même personne ?"
        )

    def _before(self, line: Line) -> Participant | None:
        """Return who of the programme this is, if anybody. Raises AskTwin."""
        if line.row.ref in self.choices.apart:
            return None
        free = self._free_namesake(line)
        if free is not None:
            return free
        taken = {e.before.id for e in self.entries_of(line) if e.before}
        namesakes = [p for p in self._namesakes(line) if p.id not in taken]
        here = [p for p in namesakes if p.quartier == line.participant.quartier]
        if here:
            return here[0]
        if not namesakes:
            return None
        if line.row.ref in self.choices.same:
            return namesakes[0]
        raise AskTwin(
            f"Le même nom est déjà dans le programme, dans un autre quartier "
            f"({_title(namesakes[0])}){_beside(namesakes[0], line)}. Est-ce la même personne ?"
        )

    def _free_namesake(self, line: Line) -> Participant | None:
        """Return a known person of this name and quartier whom no earlier line is about."""
        taken = {e.before.id for e in self.entries_of(line) if e.before}
        return next(
            (
                p
                for p in self._namesakes(line)
                if p.id not in taken
                and p.quartier == line.participant.quartier
                and agree(p, line.participant, by_college=line.has_college)
            ),
            None,
        )

    def entries_of(self, line: Line) -> list[Entry]:
        return [e for name in _names(line) for e in self.by_name.get(name, ())]

    def _named(self, line: Line) -> list[Entry]:
        return self.by_name.get(_name(line.participant), [])

    def _namesakes(self, line: Line) -> list[Participant]:
        return [p for name in _names(line) for p in self.known.get(name, ())]

    # several lines for one person -----------------------------------------------------------

    def _merge(self, entry: Entry, line: Line) -> None:
        """A person may stand on several lines: one a séance, or one a detail."""
        first, second = entry.line.participant, line.participant
        whole = filled(first, second)
        fresh = tuple(n for n in line.seances if n not in entry.seances)
        agreed = agree(first, second, by_college=_colleges(entry.line, line))
        if whole == first and not fresh and agreed:
            raise InvalidInput(f"Cette personne est déjà à la ligne {entry.line.row.line}.")
        self._check_seances(line, entry.who.id)
        if not agreed:
            told = (
                f"gardé comme à la ligne {entry.line.row.line} ; non repris d’ici : "
                f"{_details(second) or label(second.college)}"
            )
            self.remarks.append(
                Remark(line.row.line, second.name, told, is_lost=True, sheet=line.row.sheet)
            )
        entry.line = dataclasses.replace(entry.line, participant=whole)
        entry.seances = (*entry.seances, *fresh)

    def _check_seances(self, line: Line, participant_id: str) -> None:
        for number in line.seances:
            if is_held(self.seances[number]) and not self._is_in(number, participant_id):
                raise InvalidInput(
                    f"La séance n° {number} est terminée : on ne peut plus y inscrire personne."
                )

    def _is_in(self, number: int, participant_id: str) -> bool:
        return (self.seances[number].id, participant_id) in self.enrolled


def _colleges(one: Line, other: Line) -> bool:
    return one.has_college and other.has_college


def _name(person: Participant) -> Name:
    return key_of(person.first_name), key_of(person.last_name)


def _names(line: Line) -> list[Name]:
    """Return the names that somebody may be known under, the one that they use first."""
    first = key_of(line.participant.first_name)
    birth = [(first, key_of(line.birth_name))] if line.birth_name else []
    return [_name(line.participant), *birth]


def _title(person: Participant) -> str:
    known = quartier(person.quartier)
    return known.title if known else person.quartier


def _shown(text: str) -> str:
    """Cut what quotes a cell that holds a page of text."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _details(person: Participant) -> str:
    age = f"{person.age_band} ans" if person.age_band else ""
    return ", ".join(filter(None, (person.gender, age, person.contact)))


def _beside(known: Participant, line: Line) -> str:
    """Return what tells the two apart, or brings them together: « (45 ans), ici 20 ans »."""
    there, here = _details(known) or "sans autre renseignement", _details(line.participant)
    return f" : {there} ; ici : {here or 'sans autre renseignement'}"
