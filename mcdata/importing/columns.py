"""Which column is what: French headers recognised without regard to accents, case or spaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from openpyxl.utils import get_column_letter

from mcdata.errors import InvalidInput
from mcdata.importing.repair import restored
from mcdata.importing.rows import Row
from mcdata.importing.workbook import NOT_COMPUTED
from mcdata.people import key_of
from mcdata.texts import listed


class Column(StrEnum):
    """What a column tells; the value is the header of the model file."""

    FULL_NAME = "Nom et prénom"
    FIRST_NAME = "Prénom"
    USAGE = "Nom d’usage"
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


MODEL = tuple(c for c in Column if c not in {Column.FULL_NAME, Column.USAGE})
_HEADER_WITHIN = 20  # lines: a logo, a title, a notice often stand above the header

# Headers as `key_of` gives them. « Tiré·e au sort » becomes « tire e au sort ».
_NAMES: Mapping[Column, frozenset[str]] = {
    Column.FULL_NAME: frozenset(
        {"nom et prenom", "nom prenom", "prenom et nom", "prenom nom", "nom prenoms",
         "noms et prenoms", "noms prenoms", "nom et prenoms", "nom complet", "identite"}
    ),
    Column.FIRST_NAME: frozenset({"prenom", "prenoms", "prenom s", "prenom usuel"}),
    Column.USAGE: frozenset(
        {"nom d usage", "nom usage", "nom usuel", "nom marital", "nom d epouse", "nom d epoux"}
    ),
    Column.LAST_NAME: frozenset(
        {"nom", "noms", "nom de famille", "nom de naissance", "nom de jeune fille",
         "nom patronymique"}
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
         "telephones", "n de telephone", "no de telephone", "n telephone", "coordonnees",
         "telephone fixe", "tel fixe", "mails", "courriels", "e mails", "n tel", "gsm",
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
    """Where each column stands (several for a contact), and the columns that are left out."""

    line: int
    places: Mapping[Column, tuple[int, ...]]
    ignored: tuple[str, ...] = ()
    is_first_first: bool = False  # « Prénom Nom » in one column, rather than « Nom Prénom »

    def read(self, row: Row, column: Column) -> str:
        """Return a row's value in a column, restored; empty where there is none.

        Of several columns for one thing the first that is filled counts; contacts are joined.
        Raises InvalidInput for a formula that was never computed, or an error.
        """
        found = [row.cells[i] for i in self.places.get(column, ()) if i < len(row.cells)]
        texts = [text for cell in found if (text := tidy(restored(_computed(cell, column))))]
        return " · ".join(texts if column is Column.CONTACT else texts[:1])

    def raw(self, row: Row, column: Column) -> str:
        """Return what stands in the file, before anything was restored."""
        found = [row.cells[i] for i in self.places.get(column, ()) if i < len(row.cells)]
        return next((tidy(cell) for cell in found if tidy(cell)), "")

    @property
    def is_a_list(self) -> bool:
        """Say whether these are the columns of a list of people."""
        return not self.lacking

    @property
    def lacking(self) -> tuple[str, ...]:
        names = {Column.FULL_NAME} & set(self.places) or {Column.FIRST_NAME, Column.LAST_NAME}
        needed = [*sorted(names, key=list(Column).index), Column.QUARTIER]
        held = set(self.places)
        if Column.USAGE in held:
            held.add(Column.LAST_NAME)
        return tuple(f"« {column} »" for column in needed if column not in held)


def tidy(cell: str) -> str:
    """Return a cell without what can't be seen: control characters, line breaks, odd spaces."""
    if not cell.isprintable():
        cell = "".join(c for c in cell if c.isprintable() or c.isspace())
    return " ".join(cell.split())


def find_header(rows: Sequence[Row]) -> Header:
    """Return the header, looked for in the first rows; without places where there is none."""
    near = [row for row in rows if row.line <= _HEADER_WITHIN] or list(rows[:1])
    best = max(map(_header, near), key=lambda h: len(h.places))
    return replace(best, ignored=(*best.ignored, *_untitled(best, rows)))


def check_header(header: Header) -> None:
    """Raise InvalidInput, naming what lacks, for a sheet that can't be a list of people."""
    if not header.places:
        raise InvalidInput(
            f"Aucun titre de colonne n’est reconnu dans les {_HEADER_WITHIN} premières lignes. "
            "L’une d’elles doit nommer les colonnes : Prénom, Nom, Quartier. "
            "Le fichier modèle en donne un exemple."
        )
    if header.lacking:
        what = "la colonne" if len(header.lacking) == 1 else "les colonnes"
        raise InvalidInput(
            f"Il manque {what} {listed(header.lacking)}. Ajoutez-en le titre en haut de la liste, "
            "puis choisissez de nouveau le fichier."
        )


def _header(row: Row) -> Header:
    places: dict[Column, tuple[int, ...]] = {}
    ignored = []
    for index, cell in enumerate(row.cells):
        title = tidy(restored(cell))
        column = _column(title)
        if column is None:
            ignored.extend([title] if title else [])
        elif column in places and _is_better(column, title):
            places[column] = (index, *places[column])
        else:
            places[column] = (*places.get(column, ()), index)
    whole = places.get(Column.FULL_NAME, ())
    is_first_first = bool(whole) and key_of(row.cells[whole[0]]).startswith("prenom")
    return Header(row.line, places, tuple(ignored), is_first_first)


def _is_better(column: Column, title: str) -> bool:
    """Of two columns for one thing the first goes before, but a quartier's code before its name."""
    return column is Column.QUARTIER and "code" in key_of(title)


def _column(title: str) -> Column | None:
    key = key_of(title.replace("°", " ").replace("º", " "))
    return next((column for column, names in _NAMES.items() if key in names), None)


def _untitled(header: Header, rows: Sequence[Row]) -> tuple[str, ...]:
    """Name the columns that hold something under no title, by their letter."""
    titled = next((row.cells for row in rows if row.line == header.line), ())
    filled = {
        index
        for row in rows
        if row.line > header.line
        for index, cell in enumerate(row.cells)
        if cell and not (index < len(titled) and titled[index].strip())
    }
    return tuple(f"colonne {get_column_letter(index + 1)} (sans titre)" for index in sorted(filled))


def _computed(cell: str, column: Column) -> str:
    if not cell.startswith(NOT_COMPUTED):
        return cell
    written = cell.removeprefix(NOT_COMPUTED)
    if written.startswith("#"):
        raise InvalidInput(
            f"« {column} » contient une erreur du tableur ({written}) : corrigez la cellule."
        )
    raise InvalidInput(
        f"« {column} » contient une formule que le tableur n’a jamais calculée. "
        "Ouvrez le classeur, enregistrez-le, puis recommencez."
    )
