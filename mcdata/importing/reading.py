"""A file's bytes -> sheets of rows of text. What can't be read is said.

CSV as French Excel writes it: « ; », cp1252 or UTF-8, with or without a byte-order mark; also
« , », tab, UTF-16 (« Texte Unicode »), MacRoman, and lines that end as on a Mac. Workbooks: see
`workbook`. What the bytes are decides, not the name's ending: a file is often renamed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from mcdata.errors import InvalidInput
from mcdata.importing.repair import decoded
from mcdata.importing.rows import MAX_COLUMNS, Book, Row, Sheet
from mcdata.importing.workbook import read_workbook
from mcdata.texts import decimal, number

MAX_BYTES = 5 * 1024 * 1024
MAX_LINES = 10_000  # people; what stands above them isn't counted
_ABOVE = 25  # rows: titles and the header
_DELIMITERS = (";", "\t", ",")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_EXPECTED = "Enregistrez la liste en CSV ou en classeur (.xlsx, .ods), puis recommencez."


def read_book(data: bytes, filename: str) -> Book:
    """Return the sheets that hold something. Raises InvalidInput for what can't be a list."""
    if len(data) > MAX_BYTES:
        raise InvalidInput(
            f"Ce fichier pèse {decimal(len(data) / 1024 / 1024)} Mo ; la limite est de 5 Mo. "
            "Coupez la liste en plusieurs fichiers."
        )
    if not data.strip():
        raise InvalidInput(f"Le fichier « {filename} » est vide. {_EXPECTED}")
    if data.startswith(_WORKBOOKS):
        sheets, told = read_workbook(data)
    else:
        text, told = _decode(data, filename)
        rows = tuple(_csv(text))
        sheets = (Sheet("", rows),) if rows else ()
    if not sheets:
        raise InvalidInput(f"Le fichier « {filename} » ne contient que des lignes vides.")
    if any(len(sheet.rows) > MAX_LINES + _ABOVE for sheet in sheets):
        raise InvalidInput(too_many())
    return Book(sheets, (told,) if told else ())


def too_many() -> str:
    return (
        f"Ce fichier compte plus de {number(MAX_LINES)} lignes. "
        "Coupez la liste en plusieurs fichiers."
    )


def _decode(data: bytes, filename: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, told = data.decode("utf-16", "replace"), ""
    elif b"\0" in data:  # a picture, a PDF, a program: no text holds NUL
        text, told = "%PDF", ""
    else:
        text, told = decoded(data)
    if text.startswith("%PDF"):
        raise InvalidInput(f"Le fichier « {filename} » n’est pas une liste lisible. {_EXPECTED}")
    return text, told


def _csv(text: str) -> Iterator[Row]:
    text = re.sub("\r\n?", "\n", text)
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
                yield Row(line, tuple(cells[:MAX_COLUMNS]))
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
            (len(row) for _, row in zip(range(_ABOVE), _lenient(sample, one), strict=False)),
            default=0,
        )
        for one in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda one: found[one])


def _lenient(sample: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    except csv.Error:
        return
