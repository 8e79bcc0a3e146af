"""A file of participants -> what importing it would do, line by line (pure).

Nothing is written here. A line is good (somebody new, something to add), unchanged (all of it is
known already) or bad (with its reason, or what it waits for); importing the same file again finds
only unchanged ones.
"""

from __future__ import annotations

from mcdata.errors import InvalidInput
from mcdata.importing.columns import Header, check_header, find_header
from mcdata.importing.preview import Choices, Existing, GoodLine, ImportPreview, SheetNote
from mcdata.importing.reading import MAX_LINES, read_book, too_many
from mcdata.importing.rows import Book, Row, Sheet
from mcdata.importing.sorting import Sorting
from mcdata.model import Programme


def parse(
    data: bytes,
    filename: str,
    programme: Programme,
    existing: Existing,
    choices: Choices | None = None,
) -> ImportPreview:
    """Return what importing this file would do. Raises InvalidInput for a file that can't be read.

    That is: empty, too large, of another type, or without the columns that are needed.
    """
    return preview_of(read_book(data, filename), programme, existing, choices or Choices())


def preview_of(
    book: Book, programme: Programme, existing: Existing, choices: Choices
) -> ImportPreview:
    """Return what importing a file that was read would do, with what was chosen so far."""
    headers = {sheet.name: find_header(sheet.rows) for sheet in book.sheets}
    chosen = _chosen(book, headers, choices)
    sorting = Sorting(programme, existing, choices)
    ignored: dict[str, None] = {}
    body = [(row, headers[sheet.name]) for sheet in chosen for row in _below(sheet, headers)]
    if not body:
        raise InvalidInput("Ce fichier n’a que des titres de colonnes : il n’y a personne à lire.")
    if len(body) > MAX_LINES:
        raise InvalidInput(too_many())
    for row, header in body:
        sorting.take(row, header)
    for sheet in chosen:
        ignored.update(dict.fromkeys(headers[sheet.name].ignored))
    good: list[GoodLine] = []
    unchanged: list[GoodLine] = []
    for is_news, line in sorting.lines():
        (good if is_news else unchanged).append(line)
    return ImportPreview(
        programme.id,
        tuple(good),
        tuple(sorting.bad),
        tuple(unchanged),
        tuple(ignored),
        tuple(_noted(sheet, headers, sheet in chosen) for sheet in book.sheets),
        book.told,
        tuple(sorting.remarks),
        sorting.unknown(),
        sorting.chosen_places(),
        0 if choices.college else sorting.without_college,
    )


def _chosen(book: Book, headers: dict[str, Header], choices: Choices) -> list[Sheet]:
    """Return the sheets to read: those chosen, else the first list that is in sight."""
    lists = [sheet for sheet in book.sheets if headers[sheet.name].is_a_list]
    wanted = [sheet for sheet in lists if sheet.name in choices.sheets]
    if wanted:
        return wanted
    if not lists:
        best = max(book.sheets, key=lambda sheet: len(headers[sheet.name].places))
        check_header(headers[best.name])
    return [next((sheet for sheet in lists if not sheet.is_hidden), lists[0])]


def _below(sheet: Sheet, headers: dict[str, Header]) -> list[Row]:
    return [row for row in sheet.rows if row.line > headers[sheet.name].line]


def _noted(sheet: Sheet, headers: dict[str, Header], is_read: bool) -> SheetNote:
    header = headers[sheet.name]
    lines = len(_below(sheet, headers)) if header.is_a_list else len(sheet.rows)
    return SheetNote(sheet.name, lines, header.is_a_list, sheet.is_hidden, is_read)
