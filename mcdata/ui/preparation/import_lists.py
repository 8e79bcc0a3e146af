"""What an import would do, as tables: added, completed, told, left out, to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from mcdata.importing import Ask, ImportPreview
from mcdata.importing.wording import left_out, read_though_hidden
from mcdata.model import Participant
from mcdata.reference import quartier
from mcdata.texts import NBSP, label, plural
from mcdata.ui import page

SHOWN = 200  # lines drawn of each list; the counts say how many there are


def draw(preview: ImportPreview) -> None:
    several = sum(sheet.is_read for sheet in preview.sheets) > 1
    _table(
        '<h3 class="mp-warn">À corriger dans le fichier : ces lignes ne seront pas importées</h3>',
        ("Ligne", "Qui", "Pourquoi"),
        [
            (_line(bad.line, bad.sheet, several), bad.who, bad.reason)
            for bad in preview.waiting_for(Ask.NOTHING)
        ],
    )
    _remarks(preview, several, "Non repris, ou à vérifier", is_lost=True)
    _remarks(preview, several, "Rétabli à la lecture", is_lost=False)
    _left_out(preview)
    _table(
        "<h3>À compléter</h3>",
        ("Ligne", "Qui", "Quoi", "Aujourd’hui", "Après l’import"),
        [
            (_line(g.line, g.sheet, several), g.participant.name, change.field,
             change.before or "–", change.after if change.is_done else f"{change.before} (gardé)")
            for g in preview.good
            if not g.is_new
            for change in g.changes
        ],
    )  # fmt: skip
    _table(
        "<h3>À ajouter ou à inscrire</h3>",
        ("Ligne", "Qui", "Quartier", "Collège", "Autres renseignements", "Séances"),
        [
            (_line(g.line, g.sheet, several), g.participant.name, _where(g.participant.quartier),
             label(g.participant.college).capitalize(), _details(g.participant),
             ", ".join(f"n°{NBSP}{n}" for n in g.seances) or "–")
            for g in preview.good
            if g.is_new or g.seances
        ],
    )  # fmt: skip


def _remarks(preview: ImportPreview, several: bool, title: str, *, is_lost: bool) -> None:
    _table(
        f"<h3>{title}</h3>",
        ("Ligne", "Qui", "Quoi"),
        [
            (_line(r.line, r.sheet, several), r.who, r.text[:1].upper() + r.text[1:])
            for r in preview.remarks
            if r.is_lost is is_lost
        ],
    )


def _left_out(preview: ImportPreview) -> None:
    said = [*preview.told]
    said += [read_though_hidden(s) for s in preview.sheets if s.is_read and s.is_hidden]
    said += [left_out(sheet) for sheet in preview.sheets if not sheet.is_read]
    if preview.ignored_columns:
        said.append(f"Colonnes non reprises{NBSP}: {', '.join(preview.ignored_columns)}.")
    if said:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        page.markup(f'<h3>À savoir sur ce fichier</h3><ul class="mp-left">{items}</ul>')


def _table(title: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    rows = list(rows)
    if not rows:
        return
    head = "".join(f"<th>{column}</th>" for column in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows[:SHOWN]
    )
    rest = len(rows) - SHOWN
    more = f'<p class="mp-note">Et {plural(rest, "autre ligne", "autres lignes")}.</p>'
    page.markup(
        f'{title}<table class="mc-table mp-bad"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{more if rest > 0 else ''}"
    )


def _line(line: int, sheet: str, several: bool) -> str:
    return f"{sheet}, {line}" if several else str(line)


def _where(code: str) -> str:
    known = quartier(code)
    return known.title if known else code


def _details(person: Participant) -> str:
    age = f"{person.age_band}{NBSP}ans" if person.age_band else ""
    drawn = "tiré-e au sort" if person.drawn_by_lot else ""
    return " · ".join(filter(None, (person.gender, age, person.contact, drawn))) or "–"
