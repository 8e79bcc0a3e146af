"""Which column is what: French headers recognised without regard to accents, case or spaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mcdata.errors import InvalidInput
from mcdata.importing.reading import Row
from mcdata.people import key_of
from mcdata.texts import listed


class Column(StrEnum):
    """What a column tells; the value is the header of the model file."""

    FIRST_NAME = "Prénom"
    LAST_NAME = "Nom"
    COLLEGE = "Collège"
    QUARTIER = "Quartier"
    COMMUNE = "Commune"
    EPCI = "EPCI"
    GENDER = "Genre"
    AGE = "Tranche d’âge"
    CONTACT = "Contact"
    DRAWN = "Tiré au sort"
    SEANCE = "Séance n°"


REQUIRED = (Column.FIRST_NAME, Column.LAST_NAME, Column.COLLEGE, Column.QUARTIER)
_HEADER_WITHIN = 10  # rows: a title or a date often stands above the header

# Headers as `key_of` gives them. « Tiré·e au sort » becomes « tire e au sort ».
_NAMES: Mapping[Column, frozenset[str]] = {
    Column.FIRST_NAME: frozenset({"prenom", "prenoms", "prenom s"}),
    Column.LAST_NAME: frozenset(
        {"nom", "nom de famille", "nom d usage", "nom usuel", "nom de naissance"}
    ),
    Column.COLLEGE: frozenset({"college", "college du conseil citoyen", "type de college"}),
    Column.QUARTIER: frozenset(
        {"quartier", "quartier prioritaire", "qpv", "qp", "code qp", "code qpv", "code quartier",
         "code du quartier", "nom du quartier", "quartier qpv", "quartier prioritaire qpv",
         "quartier code qp ou nom"}
    ),
    Column.COMMUNE: frozenset({"commune", "ville", "commune epci", "commune ou epci"}),
    Column.EPCI: frozenset(
        {"epci", "intercommunalite", "agglomeration", "intercommunalite epci"}
    ),
    Column.GENDER: frozenset({"genre", "sexe", "civilite"}),
    Column.AGE: frozenset({"age", "tranche d age", "tranche age", "tranche d ages", "age tranche"}),
    Column.CONTACT: frozenset(
        {"contact", "courriel", "email", "e mail", "mail", "mel", "adresse mail",
         "adresse e mail", "adresse electronique", "adresse courriel", "telephone", "tel",
         "portable", "mobile", "telephone portable", "numero de telephone", "tel portable"}
    ),
    Column.DRAWN: frozenset(
        {"tire au sort", "tire e au sort", "tiree au sort", "tires au sort", "tire e s au sort",
         "tirage au sort", "tire s au sort"}
    ),
    Column.SEANCE: frozenset(
        {"seance", "seance n", "seance no", "seance numero", "n seance", "no seance",
         "n de seance", "no de seance", "numero de seance", "numero de la seance", "seances",
         "seances n", "seance s"}
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column stands (several for a contact), and the headers that mean nothing here."""

    line: int
    places: Mapping[Column, tuple[int, ...]]
    ignored: tuple[str, ...]

    def read(self, row: Row, column: Column) -> str:
        """Return a row's value in a column, several of them joined; empty where there is none."""
        found = (row.cells[i] for i in self.places.get(column, ()) if i < len(row.cells))
        return " · ".join(text for cell in found if (text := tidy(cell)))


def tidy(cell: str) -> str:
    """Return a cell without what can't be seen: control characters, line breaks, odd spaces."""
    return " ".join("".join(c for c in cell if c.isprintable() or c.isspace()).split())


def find_header(rows: Sequence[Row]) -> Header:
    """Return the header, looked for in the first rows. Raises InvalidInput, naming what lacks."""
    headers = [_header(row) for row in rows[:_HEADER_WITHIN]]
    best = max(headers, key=lambda h: len(h.places))
    lacking = [f"« {column} »" for column in REQUIRED if column not in best.places]
    if not best.places:
        raise InvalidInput(
            "Aucun titre de colonne n’est reconnu. La première ligne doit nommer les colonnes : "
            "Prénom, Nom, Collège, Quartier. Le fichier modèle en donne un exemple."
        )
    if lacking:
        what = "la colonne" if len(lacking) == 1 else "les colonnes"
        raise InvalidInput(
            f"Il manque {what} {listed(lacking)}. Ajoutez-en le titre en haut de la liste, "
            "puis choisissez de nouveau le fichier."
        )
    return best


def _header(row: Row) -> Header:
    places: dict[Column, tuple[int, ...]] = {}
    ignored = []
    for index, cell in enumerate(row.cells):
        column = _column(cell)
        if column is None:
            ignored.extend([tidy(cell)] if tidy(cell) else [])
        elif column is Column.CONTACT or column not in places:
            places[column] = (*places.get(column, ()), index)
        else:
            places[column] = _better(row, column, places[column][0], index)
    return Header(row.line, places, tuple(ignored))


def _better(row: Row, column: Column, before: int, after: int) -> tuple[int, ...]:
    """Of two columns for one thing keep the first, but a quartier's code rather than its name."""
    takes = column is Column.QUARTIER and "code" in key_of(row.cells[after])
    return (after,) if takes else (before,)


def _column(cell: str) -> Column | None:
    key = key_of(tidy(cell).replace("°", " ").replace("º", " "))
    return next((column for column, names in _NAMES.items() if key in names), None)
