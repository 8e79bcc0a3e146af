"""A workbook (.xlsx, .xlsm, .xls, .ods) -> its sheets as rows of text.

calamine reads all of these at once, twenty times faster than openpyxl; it gives values as the file
holds them, with every empty row, so that a line keeps its number. What it doesn't tell (a formula
that no spreadsheet ever computed, an error in a cell) openpyxl is asked for, and only when the
file's XML holds some.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from openpyxl import load_workbook as load_with_formulas
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from mcdata.errors import InvalidInput
from mcdata.importing.rows import MAX_COLUMNS, Row, Sheet

NOT_COMPUTED = "\u2061"  # begins a cell whose value nobody knows; then what stands in it
_MAX_UNPACKED = 80 * 1024 * 1024  # of a workbook, which is a zip: 5 MB can hide gigabytes
_KNOWN = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
_SUSPECT = re.compile(rb"<(?:\w+:)?f[ >/]|<(?:\w+:)?c [^>]*t=\"e\"")
_UNCOMPUTED_ODS = re.compile(rb"<table:table-cell(?![^>]*office:value-type)[^>]*table:formula=")
_DAMAGED = (
    "Ce classeur est abîmé ou incomplet : il ne s’ouvre pas. Rouvrez-le dans le tableur, "
    "enregistrez-le de nouveau, puis recommencez."
)


def read_workbook(data: bytes) -> tuple[tuple[Sheet, ...], str]:
    """Return the sheets that hold something, and what has to be told of the whole.

    Raises InvalidInput for what isn't a workbook, is damaged, too large or locked by a password.
    """
    if data.startswith(b"PK"):
        _check_zip(data)
    try:
        with load_workbook(io.BytesIO(data)) as book:
            sheets = tuple(
                Sheet(meta.name, tuple(_rows(book, meta.name)), _is_hidden(meta.visible))
                for meta in book.sheets_metadata
                if meta.typ is SheetTypeEnum.WorkSheet
            )
    except PasswordError as error:
        raise InvalidInput(
            "Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, "
            "puis recommencez."
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        old = "" if data.startswith(b"PK") else " (.xls)"
        raise InvalidInput(_DAMAGED.replace("classeur", f"classeur{old}", 1)) from error
    marked, told = _marked(data, sheets)
    return tuple(s for s in marked if s.rows), told


def _rows(book: CalamineWorkbook, name: str) -> Iterator[Row]:
    for line, values in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1):
        cells = tuple(map(_cell, values[:MAX_COLUMNS]))
        if any(cells):
            yield Row(line, cells, name)


def _is_hidden(visible: SheetVisibleEnum) -> bool:
    return visible is not SheetVisibleEnum.Visible


def _cell(value: object) -> str:
    """Return a cell as a person reads it: 7 rather than 7.0, « oui » rather than TRUE."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | float | timedelta) else ""


# what calamine leaves out ---------------------------------------------------------------------


def _marked(data: bytes, sheets: tuple[Sheet, ...]) -> tuple[tuple[Sheet, ...], str]:
    """Mark the cells whose value isn't known; say so of the whole where no cell can be named."""
    if not data.startswith(b"PK"):
        return sheets, ""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "content.xml" in names:
            lacking = _UNCOMPUTED_ODS.search(archive.read("content.xml")) is not None
            return sheets, _NEVER_COMPUTED if lacking else ""
        parts = [n for n in names if n.startswith("xl/worksheets/") and n.endswith(".xml")]
        if not any(_SUSPECT.search(archive.read(part)) for part in parts):
            return sheets, ""
    unknown = _unknown_cells(data)
    return tuple(_with(sheet, unknown.get(sheet.name, {})) for sheet in sheets), ""


_NEVER_COMPUTED = (
    "Des formules de ce classeur n’ont jamais été calculées : leurs cellules se lisent vides. "
    "Ouvrez-le dans le tableur, enregistrez-le, puis recommencez."
)


def _unknown_cells(data: bytes) -> dict[str, dict[int, dict[int, str]]]:
    """Return, by sheet, line and column, the formulas and errors that openpyxl sees."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    book = load_with_formulas(io.BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some programs write a wrong size, and rows would be missed
        for line, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
            for column, cell in enumerate(cells):
                if cell.data_type in {"f", "e"}:
                    found.setdefault(sheet.title, {}).setdefault(line, {})[column] = str(cell.value)
    book.close()
    return found


def _with(sheet: Sheet, unknown: dict[int, dict[int, str]]) -> Sheet:
    """Return a sheet in which an unknown cell that reads empty says what stands in it."""
    rows = {row.line: list(row.cells) for row in sheet.rows}
    for line, cells in unknown.items():
        row = rows.setdefault(line, [])
        for column, written in cells.items():
            row.extend([""] * (column + 1 - len(row)))
            row[column] = row[column] or f"{NOT_COMPUTED}{written}"
    kept = tuple(Row(line, tuple(cells), sheet.name) for line, cells in sorted(rows.items()))
    return Sheet(sheet.name, kept, sheet.is_hidden)


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InvalidInput(_DAMAGED) from error
    if not names & _KNOWN:
        raise InvalidInput(
            "Ce fichier n’est pas un classeur. Enregistrez la liste en .xlsx, .ods ou CSV, "
            "puis recommencez."
        )
    if unpacked > _MAX_UNPACKED:
        raise InvalidInput(
            "Ce classeur est trop grand une fois ouvert. "
            "Copiez la liste seule dans un nouveau classeur."
        )
