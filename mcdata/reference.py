"""Reference tables from data/: themes, sectors, quartiers, EPCI, contrats de ville, questions.

Each file says where its facts come from and how sure they are (data/README.md). What is wrong
with a file is told in one sentence, with the line and the column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from mcdata.datafile import damaged, read_json, read_table, unique
from mcdata.model import PollType
from mcdata.settings import ROOT

DATA = ROOT / "data"

Item = TypeVar("Item")


class ThemeKind(StrEnum):
    """What a theme is for; one of the kind QUESTIONS never is the theme of a séance."""

    INTRODUCTORY = "introductive"
    THEMATIC = "thematique"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Theme:
    key: str
    title: str
    kind: ThemeKind


@dataclass(frozen=True, slots=True)
class Sector:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Quartier:
    """A quartier prioritaire of 2015. `npnru` is national, regional or empty; `code_status` and
    `sector_status` say how the code and the sector are known (data/README.md)."""

    code: str
    name: str
    communes: tuple[str, ...]
    epci_siren: str
    epci: str
    sector: str
    npnru: str
    code_status: str
    sector_status: str
    npnru_site: str
    lon: float
    lat: float
    note: str
    code_2024: str = ""

    @property
    def title(self) -> str:
        """The name with its communes: several quartiers are called « Centre Ville »."""
        return f"{self.name} ({', '.join(self.communes)})"


@dataclass(frozen=True, slots=True)
class Epci:
    """An intercommunalité; `contract` is the code of its contrat de ville, or empty."""

    siren: str
    name: str
    sector: str
    short_name: str
    contract: str
    sector_status: str
    note: str


@dataclass(frozen=True, slots=True)
class Contract:
    """A contrat de ville; `population` counts the people of its quartiers prioritaires."""

    code: str
    title: str
    epci_siren: str
    sector: str
    population: int


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the Nord, with its sector."""

    code: str
    name: str
    sector: str


@dataclass(frozen=True, slots=True)
class ReferenceQuestion:
    """One of the ready-made questions; a quiz is a single choice whose note gives the answer.

    `care` is what to mind when the answers are shown or published; `right` is the index of a
    quiz's answer.
    """

    id: str
    theme: str
    moment: str
    type: PollType
    text: str
    options: tuple[str, ...]
    max_choices: int
    outside: int
    note: str
    is_quiz: bool
    care: str
    right: int | None = None


@cache
def themes(folder: Path = DATA) -> tuple[Theme, ...]:
    """Return the themes, in the order of the programme."""
    return read_table(
        folder / "themes.csv",
        ("cle", "titre", "nature"),
        lambda row: Theme(row["cle"], row["titre"], ThemeKind(row["nature"])),
        lambda theme: theme.key,
    )


@cache
def sectors(folder: Path = DATA) -> tuple[Sector, ...]:
    """Return the four sectors of the Nord."""
    return read_table(
        folder / "sectors.csv",
        ("cle", "titre"),
        lambda row: Sector(row["cle"], row["titre"]),
        lambda sector: sector.key,
    )


@cache
def quartiers(folder: Path = DATA) -> tuple[Quartier, ...]:
    """Return the quartiers prioritaires of the Nord, by code."""
    return read_table(
        folder / "quartiers.csv",
        ("code", "nom", "communes", "epci_siren", "epci", "secteur", "npnru", "code_statut",
         "secteur_statut", "npnru_site",
         "code_2024", "lon", "lat", "note"),
        lambda row: Quartier(
            row["code"], row["nom"], tuple(row["communes"].split("|")), row["epci_siren"],
            row["epci"], row["secteur"], row["npnru"], row["code_statut"],
            row["secteur_statut"], row["npnru_site"], float(row["lon"]), float(row["lat"]),
            row["note"], row["code_2024"],
        ),
        lambda quartier: quartier.code,
    )  # fmt: skip


@cache
def epcis(folder: Path = DATA) -> tuple[Epci, ...]:
    """Return the intercommunalités of the Nord."""
    return read_table(
        folder / "epci.csv",
        ("siren", "nom", "secteur", "nom_court", "contrat_de_ville", "secteur_statut", "note"),
        lambda row: Epci(
            row["siren"], row["nom"], row["secteur"], row["nom_court"],
            row["contrat_de_ville"], row["secteur_statut"], row["note"],
        ),
        lambda epci: epci.siren,
    )  # fmt: skip


@cache
def contracts(folder: Path = DATA) -> tuple[Contract, ...]:
    """Return the Nord's thirteen contrats de ville of 2015."""
    return read_table(
        folder / "contracts.csv",
        ("code", "titre", "epci_siren", "secteur", "population_qpv"),
        lambda row: Contract(
            row["code"], row["titre"], row["epci_siren"], row["secteur"],
            int(row["population_qpv"]),
        ),
        lambda contract: contract.code,
    )  # fmt: skip


@cache
def communes(folder: Path = DATA) -> tuple[Commune, ...]:
    """Return the communes of the Nord."""
    return read_table(
        folder / "communes.csv",
        ("code", "nom", "secteur"),
        lambda row: Commune(row["code"], row["nom"], row["secteur"]),
        lambda commune: commune.code,
    )


@cache
def neighbours_quartiers(folder: Path = DATA) -> Mapping[str, tuple[Quartier, ...]]:
    """Return the quartiers prioritaires of 2024 of the four other départements, by département.

    Their places, sectors and renewal programmes aren't known.
    """
    return _by_departement(
        folder / "quartiers_hdf.csv",
        ("code", "nom", "departement", "communes", "epci_siren", "epci", "note"),
        lambda row: Quartier(
            code=row["code"], name=row["nom"], communes=tuple(row["communes"].split("|")),
            epci_siren=row["epci_siren"], epci=row["epci"], sector="", npnru="",
            code_status="liste_2024", sector_status="", npnru_site="", lon=0.0, lat=0.0,
            note=row["note"],
        ),
        lambda quartier: quartier.code,
    )  # fmt: skip


@cache
def neighbours_epcis(folder: Path = DATA) -> Mapping[str, tuple[Epci, ...]]:
    """Return the intercommunalités with a quartier or a contract, by département."""
    return _by_departement(
        folder / "epci_hdf.csv",
        ("siren", "nom", "nom_court", "departement", "contrat_de_ville"),
        lambda row: Epci(
            row["siren"], row["nom"], "", row["nom_court"], row["contrat_de_ville"], "", ""
        ),
        lambda epci: epci.siren,
    )


@cache
def neighbours_contracts(folder: Path = DATA) -> Mapping[str, tuple[Contract, ...]]:
    """Return the contrats de ville of 2015 of the four other départements, by département."""
    return _by_departement(
        folder / "contracts_hdf.csv",
        ("code", "titre", "departement", "epci_siren", "population_qpv"),
        lambda row: Contract(
            row["code"], row["titre"], row["epci_siren"], "", int(row["population_qpv"])
        ),
        lambda contract: contract.code,
    )


def _by_departement(
    path: Path,
    columns: tuple[str, ...],
    build: Callable[[dict[str, str]], Item],
    key: Callable[[Item], str],
) -> Mapping[str, tuple[Item, ...]]:
    rows = read_table(
        path, columns, lambda row: (row["departement"], build(row)), lambda pair: key(pair[1])
    )
    names = dict.fromkeys(departement for departement, _ in rows)
    return {name: tuple(item for owner, item in rows if owner == name) for name in names}


def questions(theme: str | None = None, folder: Path = DATA) -> tuple[ReferenceQuestion, ...]:
    """Return the ready-made questions, all of them or one theme's."""
    return tuple(q for q in _questions(folder) if theme is None or q.theme == theme)


def theme_title(key: str) -> str:
    """Return a theme's title; a theme written by hand is its own title."""
    return next((theme.title for theme in themes() if theme.key == key), key)


def sector_title(key: str) -> str:
    """Return a sector's title; a sector from elsewhere is its own title."""
    return next((sector.title for sector in sectors() if sector.key == key), key)


def quartier(code: str) -> Quartier | None:
    """Return the quartier that has this code, or None."""
    return _quartiers_by_code().get(code)


def epci(siren: str) -> Epci | None:
    """Return the intercommunalité that has this SIREN, or None."""
    known = (*epcis(), *(e for own in neighbours_epcis().values() for e in own))
    return next((epci for epci in known if epci.siren == siren), None)


@cache
def _quartiers_by_code() -> dict[str, Quartier]:
    known = (*quartiers(), *(q for own in neighbours_quartiers().values() for q in own))
    return {quartier.code: quartier for quartier in known}


@cache
def _questions(folder: Path) -> tuple[ReferenceQuestion, ...]:
    path = folder / "questions.json"
    raw = read_json(path).get("questions")
    if not isinstance(raw, list) or not raw:
        raise damaged(path, "aucune question")
    return unique(path, (_question(path, item) for item in raw), lambda q: q.id)


def _question(path: Path, raw: dict[str, Any]) -> ReferenceQuestion:
    try:
        right, options = raw["bonne_reponse"], tuple(str(option) for option in raw["options"])
        note = str(raw["note"])
        if right is not None:
            answer = f"Bonne réponse\u00a0: «\u00a0{options[int(right)]}\u00a0»."
            note = f"{answer} {note}".strip()
        return ReferenceQuestion(
            id=str(raw["id"]),
            theme=str(raw["theme"]),
            moment=str(raw["moment"]),
            type=PollType(raw["type"]),
            text=str(raw["texte"]),
            options=options,
            max_choices=int(raw["choix_au_plus"]),
            outside=int(raw["hors_echelle"]),
            note=note,
            is_quiz=right is not None,
            care=str(raw["precaution"]),
            right=None if right is None else int(right),
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        name = raw.get("id", "?") if isinstance(raw, dict) else "?"
        raise damaged(path, f"question {name}") from error
