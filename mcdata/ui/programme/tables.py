"""Tables with French headers: the lists behind the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from mcdata.model import Participant
from mcdata.overview import Overview
from mcdata.people import by_name
from mcdata.programme import absences, attendance, is_held, presences, reached
from mcdata.reach import UNDER_26, QuartierReach, Reach, reach_by_quartier
from mcdata.reference import Quartier, epci, quartier, sector_title
from mcdata.texts import NBSP, date_long, french_order, label, number

_DOUBTS = {
    "infere_unique": "déduit",
    "infere_ordre": "déduit",
    "incertain": "incertain",
}  # what data/README.md says of each code
_NPNRU = {"national": "national", "regional": "régional"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show, columns and rows counted from 0.

    `numbers` are the columns set to the right; of the rows `marked`, the last cell stands out.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    marked: frozenset[int] = frozenset()


def table_html(table: Table, height: int = 420) -> str:
    """Draw a table that scrolls by itself, by keyboard too; every cell is escaped."""
    head = "".join(
        f'<th scope="col"{_number(i, table)}>{escape(h)}</th>' for i, h in enumerate(table.headers)
    )
    body = "".join(_row(table, i, row) for i, row in enumerate(table.rows))
    return (
        f'<div class="mc-scroll" role="region" tabindex="0" aria-label="{escape(table.caption)}" '
        f'style="max-height:{height}px"><table class="mc-list">'
        f'<caption class="mc-vh">{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(table: Table, index: int, row: Sequence[str]) -> str:
    cells = "".join(f"<td{_number(i, table)}>{escape(cell)}</td>" for i, cell in enumerate(row))
    css = ' class="mc-marked"' if index in table.marked else ""
    return f"<tr{css}>{cells}</tr>"


def _number(index: int, table: Table) -> str:
    return ' class="mc-figure"' if index in table.numbers else ""


def people_table(overview: Overview) -> Table:
    """The people reached, how many séances each came to, and how many they missed."""
    came, missed = presences(overview.records), absences(overview.records)
    return Table(
        f"Personnes touchées{NBSP}: présentes au moins une fois dans une séance tenue",
        ("Nom", "Collège", "Quartier", "Secteur", "Profil", "Séances suivies", "Absences"),
        tuple(
            (
                *person_cells(p),
                profile(p),
                number(came.get(p.id, 0)),
                number(missed[p.id]) if missed.get(p.id) else "–",
            )
            for p in sorted(reached(overview.records), key=by_name)
        ),
        frozenset({5, 6}),
    )


def councillors_table(people: Iterable[Participant]) -> Table:
    """The councillors of NPNRU quartiers who still have to follow the introductory séance."""
    return Table(
        "Membres de quartiers NPNRU qui n’ont pas suivi la séance introductive",
        ("Nom", "Collège", "Quartier", "Secteur"),
        tuple(person_cells(p) for p in people),
    )


def profile(person: Participant) -> str:
    """Say what the programme follows of a person: young, drawn by lot."""
    found = [
        *(["moins de 26 ans"] if person.age_band == UNDER_26 else []),
        *(["tirage au sort"] if person.drawn_by_lot else []),
    ]
    return ", ".join(found) or "–"


def person_cells(person: Participant) -> tuple[str, str, str, str]:
    known = quartier(person.quartier)
    return (
        f"{person.last_name} {person.first_name}",
        label(person.college).capitalize(),
        known.title if known else person.quartier,
        sector_title(person.sector) if person.sector else "–",
    )


def seances_table(overview: Overview) -> Table:
    """The séances held and those to come."""
    rows = []
    for seance in overview.records.seances:
        places = attendance(seance, overview.records.enrolments)
        rows.append(
            (
                str(seance.number),
                seance.title,
                date_long(seance.starts_at),
                seance.place,
                "tenue" if is_held(seance) else label(seance.stage),
                number(places.enrolled),
                number(places.present),
            )
        )
    return Table(
        "Séances du programme",
        ("N°", "Séance", "Date", "Lieu", "État", "Inscrits", "Présents"),
        tuple(rows),
        frozenset({0, 5, 6}),
    )


def sectors_table(rows: Iterable[Reach]) -> Table:
    """The sectors with their people and quartiers."""
    return Table(
        "Secteurs",
        ("Secteur", "Personnes touchées", "Personnes connues", "Quartiers touchés", "Quartiers"),
        tuple(
            (
                r.title,
                number(r.people.count),
                number(r.people.whole),
                number(r.quartiers.count),
                number(r.quartiers.whole),
            )
            for r in rows
        ),
        frozenset({1, 2, 3, 4}),
    )


def quartiers_table(overview: Overview, quartiers: Iterable[Quartier]) -> Table:
    """The quartiers, the missing ones first and marked."""
    found = reach_by_quartier(overview.records, quartiers)
    rows = sorted(
        found,
        key=lambda r: (
            r.reached > 0,
            not r.quartier.npnru,
            french_order(r.quartier.epci),
            french_order(r.quartier.name),
        ),
    )
    with_npnru = any(r.quartier.npnru for r in rows)
    headers = ["Quartier", "Code", "EPCI", "NPNRU", "Inscrits", "Touchés"]
    if not with_npnru:
        headers.remove("NPNRU")
    return Table(
        "Quartiers prioritaires, les manquants d’abord",
        tuple(headers),
        tuple(_quartier(r, with_npnru=with_npnru) for r in rows),
        frozenset({len(headers) - 2, len(headers) - 1}),
        frozenset(i for i, r in enumerate(rows) if not r.reached),
    )


def _quartier(row: QuartierReach, *, with_npnru: bool) -> tuple[str, ...]:
    place = epci(row.quartier.epci_siren)
    return (
        row.quartier.title,
        said_code(row.quartier),
        place.short_name if place else row.quartier.epci,
        *([_NPNRU.get(row.quartier.npnru, "–")] if with_npnru else []),
        number(row.known),
        number(row.reached) if row.reached else "manquant",
    )


def said_code(quartier: Quartier) -> str:
    """Return a quartier's code, with how sure it is where it isn't."""
    doubt = _DOUBTS.get(quartier.code_status)
    return f"{quartier.code} ({doubt})" if doubt else quartier.code


def codes_note(quartiers: Sequence[Quartier]) -> str:
    """Say how the codes are known, and what they may be used for; empty without quartiers."""
    if not quartiers:
        return ""
    if all(q.code_status == "liste_2024" for q in quartiers):
        return "Quartiers et codes de la liste de 2024, qui n’est pas celle de 2015."
    found = Counter(_DOUBTS.get(q.code_status, "") for q in quartiers)
    return (
        f"Codes de 2015{NBSP}: {found['']} vérifiés, {found['déduit']} déduits de l’ordre des "
        f"listes, {found['incertain']} incertains. À relire contre le décret n°{NBSP}2014-1750 "
        "avant de publier par quartier."
    )
