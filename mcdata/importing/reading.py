"""A file's bytes -> rows of text, as the spreadsheet shows them. What can't be read is said.

CSV as French Excel writes it: « ; », cp1252 or UTF-8, with or without a byte-order mark; also
« , », tab, UTF-16 (« Texte Unicode »). XLSX is read with openpyxl's read-only mode rather than
pandas: it gives each cell as it was written, while pandas guesses a type for a whole column and
turns « 0612… » or « 7 » into a number with a decimal point; and it streams, so that the limits
hold before the whole file is in memory.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from mcdata.errors import InvalidInput
from mcdata.texts import decimal, number

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 10_000  # people; the header isn't one
MAX_COLUMNS = 60
_MAX_UNPACKED = 80 * 1024 * 1024  # of an XLSX, which is a zip: 5 MB can hide gigabytes
_DELIMITERS = (";", "\t", ",")
_EXPECTED = "Enregistrez la liste en CSV ou en classeur Excel (.xlsx), puis recommencez."


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something; `line` is its number in the spreadsheet's margin."""

    line: int
    cells: tuple[str, ...]


def read_rows(data: bytes, filename: str) -> tuple[Row, ...]:
    """Return the rows that aren't blank. Raises InvalidInput for what can't be a list of people.

    What the bytes are decides, not the name's ending: a file is often renamed.
    """
    if len(data) > MAX_BYTES:
        raise InvalidInput(
            f"Ce fichier pèse {decimal(len(data) / 1024 / 1024)} Mo ; la limite est de 5 Mo. "
            "Coupez la liste en plusieurs fichiers."
        )
    if not data.strip():
        raise InvalidInput(f"Le fichier « {filename} » est vide. {_EXPECTED}")
    if data.startswith(b"PK\x03\x04"):
        rows = _limited(_xlsx(data))
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InvalidInput(
            "Ce classeur est au vieux format .xls, ou protégé par un mot de passe. "
            "Enregistrez-le au format .xlsx sans mot de passe, puis recommencez."
        )
    else:
        rows = _limited(_csv(_decode(data, filename)))
    if not rows:
        raise InvalidInput(f"Le fichier « {filename} » ne contient que des lignes vides.")
    return rows


def _limited(rows: Iterable[Row]) -> tuple[Row, ...]:
    kept: list[Row] = []
    for row in rows:
        kept.append(row)
        if len(kept) > MAX_LINES + 1:
            raise InvalidInput(
                f"Ce fichier compte plus de {number(MAX_LINES)} lignes. "
                "Coupez la liste en plusieurs fichiers."
            )
    return tuple(kept)


# CSV ----------------------------------------------------------------------------------------


def _decode(data: bytes, filename: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []  # a picture, a PDF, a program: no text holds NUL
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.startswith("%PDF"):
            return text
    raise InvalidInput(f"Le fichier « {filename} » n’est pas une liste lisible. {_EXPECTED}")


def _csv(text: str) -> Iterator[Row]:
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) <= 5:
        text = rest  # a line for Excel, which doesn't show it
        delimiter = first.strip()[4:] or "\t"
    else:
        delimiter = _delimiter(text)
    # strict: a quote left open would otherwise swallow the rest of the list in one cell
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for line, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield Row(line, _cut(cells))
    except csv.Error as error:
        raise InvalidInput(
            f"La ligne {line + 1} de ce fichier ne se lit pas : "
            "un guillemet ouvert n’y est sans doute pas refermé."
        ) from error


def _delimiter(text: str) -> str:
    """Return what separates cells: the one found most in the first rows, outside quotes."""
    sample = text[:20_000]
    found = {
        one: max(
            (len(row) for _, row in zip(range(10), _lenient(sample, one), strict=False)), default=0
        )
        for one in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda one: found[one])


def _lenient(sample: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    except csv.Error:
        return


def _cut(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(cells)[:MAX_COLUMNS]


# XLSX ---------------------------------------------------------------------------------------


def _xlsx(data: bytes) -> Iterator[Row]:
    _check_zip(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0] if book.worksheets else None
        if sheet is None:
            raise InvalidInput("Ce classeur ne contient aucune feuille de calcul.")
        sheet.reset_dimensions()  # some programs write a wrong size, and rows would be missed
        for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_cell(value) for value in values[:MAX_COLUMNS]]
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
    except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise InvalidInput(
            "Ce classeur est abîmé : il ne s’ouvre pas. Rouvrez-le dans le tableur, "
            "enregistrez-le de nouveau, puis recommencez."
        ) from error


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise InvalidInput(
            "Ce classeur est abîmé ou incomplet. Copiez-le de nouveau, puis recommencez."
        ) from error
    if "xl/workbook.xml" not in names:
        raise InvalidInput(f"Ce fichier n’est pas un classeur Excel. {_EXPECTED}")
    if unpacked > _MAX_UNPACKED:
        raise InvalidInput(
            "Ce classeur est trop grand une fois ouvert. "
            "Copiez la liste seule dans un nouveau classeur."
        )


def _cell(value: object) -> str:
    """Return a cell as a person reads it: 7 rather than 7.0, « oui » rather than TRUE."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
