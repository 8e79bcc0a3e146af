"""One row of a list -> who it is about, with what was restored and what was left out (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcdata.errors import InvalidInput
from mcdata.importing.cells import age_of, college_of, drawn_of, gender_of, seances_of
from mcdata.importing.columns import Column, Header
from mcdata.importing.contacts import contact_of
from mcdata.importing.repair import has_lost, restored
from mcdata.importing.rows import Row
from mcdata.model import College, Participant, Programme
from mcdata.people import Person, is_in_reference, make_participant
from mcdata.quartiers import contradicts
from mcdata.reference import quartier
from mcdata.texts import listed

EXAMPLE_NAME = "À REMPLACER"  # the last name in the model file


@dataclass(frozen=True, slots=True)
class Line:
    """Who a row is about. `birth_name` is the other last name, under which they may be known."""

    row: Row
    participant: Participant
    seances: tuple[int, ...] = ()
    has_college: bool = True  # else the one chosen for all who lack it
    birth_name: str = ""
    restored: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a row needs to know of the programme, and of what was chosen on the screen."""

    programme: Programme
    numbers: frozenset[int]
    aliases: Mapping[str, str]
    college: College | None = None

    def read(self, row: Row, header: Header) -> Line:
        """Return the line. Raises InvalidInput or UnknownQuartier."""
        first, last, birth = _names(row, header)
        contact = contact_of(header.read(row, Column.CONTACT))
        written = header.read(row, Column.COLLEGE)
        person = Person(
            first_name=first,
            last_name=last,
            college=college_of(written) if written else self.college or College.RESIDENTS,
            quartier=header.read(row, Column.QUARTIER),
            commune=header.read(row, Column.COMMUNE),
            epci=header.read(row, Column.EPCI),
            gender=gender_of(header.read(row, Column.GENDER)),
            age_band=age_of(header.read(row, Column.AGE)),
            contact=contact.text,
            drawn_by_lot=drawn_of(header.read(row, Column.DRAWN)),
        )
        seances = seances_of(header.read(row, Column.SEANCE), self.numbers)
        participant = make_participant(self.programme, person, self.aliases)
        doubt = self._doubt(participant, person.commune)
        return Line(
            row, participant, seances, bool(written), birth,
            (*_restorations(row, header), *contact.restored), (*contact.lost, *doubt),
        )  # fmt: skip

    def _doubt(self, participant: Participant, commune: str) -> tuple[str, ...]:
        known = quartier(participant.quartier) if is_in_reference(self.programme) else None
        if known is None or not contradicts(known, commune):
            return ()
        said = (
            f"la commune « {commune} » n’est pas celle du quartier « {known.name} » "
            f"({listed(known.communes)}) : vérifiez l’un ou l’autre"
        )
        return (said,)


def who_of(row: Row, header: Header) -> str:
    """Return whom a row seems to be about, for somebody who has to find it again."""
    columns = (Column.FIRST_NAME, Column.USAGE, Column.LAST_NAME, Column.FULL_NAME)
    words = (restored(header.raw(row, column)) for column in columns)
    return " ".join(filter(None, words))[:80]


def _names(row: Row, header: Header) -> tuple[str, str, str]:
    """Return first name, last name, and the birth name where it is another."""
    first, usage = header.read(row, Column.FIRST_NAME), header.read(row, Column.USAGE)
    birth = header.read(row, Column.LAST_NAME)
    if not first and not birth and (whole := header.read(row, Column.FULL_NAME)):
        first, birth = _parted(whole, is_first_first=header.is_first_first)
    if birth == EXAMPLE_NAME:
        raise InvalidInput("C’est la ligne d’exemple du modèle : elle n’est pas importée.")
    last = usage or birth
    for what, name in (("Le prénom", first), ("Le nom", last)):
        if "@" in name:
            raise InvalidInput(
                f"{what} est une adresse de courriel (« {name} ») : les colonnes de cette ligne "
                "sont sans doute décalées."
            )
        if has_lost(name):
            raise InvalidInput(
                f"{what} « {name} » a perdu une lettre, devenue « ? ». "
                "Elle ne se devine pas : écrivez-la dans la liste."
            )
    return first, last, birth if usage and birth != usage else ""


def _parted(whole: str, *, is_first_first: bool) -> tuple[str, str]:
    """Part « LEFÈVRE Zoé » in first and last name: by its capitals, else if it has two words."""
    words = whole.split()
    capitals = [w for w in words if w.isupper() and len(w.strip(".-’'")) > 1]
    others = [w for w in words if w not in capitals]
    if capitals and others:
        return " ".join(others), " ".join(capitals)
    if len(words) == 2:
        return (words[0], words[1]) if is_first_first else (words[1], words[0])
    raise InvalidInput(
        f"« {whole} » : on ne sait pas où finit le nom et où commence le prénom. "
        "Écrivez-les dans deux colonnes, ou le nom en capitales."
    )


def _restorations(row: Row, header: Header) -> tuple[str, ...]:
    told = []
    for column in (Column.FIRST_NAME, Column.USAGE, Column.LAST_NAME, Column.FULL_NAME):
        raw, read = header.raw(row, column), header.read(row, column)
        if raw != read:
            told.append(f"{column.lower()} « {raw} » lu « {read} »")
    return tuple(told)
