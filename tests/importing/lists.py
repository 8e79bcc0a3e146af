"""Lists as town halls send them: workbooks of several sheets, .ods, CSV in every codec."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html import escape

import xlsxwriter

from mcdata.importing import BadLine, Choices, Existing, GoodLine, ImportPreview, parse
from mcdata.model import Programme, Seance, SeanceKind

PROGRAMME = Programme("p1", "Master class", "Nord", 2026)
SEANCE = Seance(
    "s7", "p1", 7, SeanceKind.THEMATIC, "urbanisme", "Urbanisme",
    datetime(2026, 5, 2, 16, 30), "Denain", "ABCDEF", capacity=2,
)  # fmt: skip
TITLES = ("Prénom", "Nom", "Collège", "Quartier")
HEADER = ";".join(TITLES)
EPIS = "QP059009"

Cells = Sequence[object]


def listing(*lines: str, header: str = HEADER, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    return end.join((header, *lines, "")).encode(encoding)


def workbook(
    *sheets: Sequence[Cells], names: Sequence[str] = (), hidden: Sequence[int] = ()
) -> bytes:
    """A workbook of these sheets; a cell that begins with « = » is a formula without a value."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    for index, rows in enumerate(sheets):
        sheet = book.add_worksheet(names[index] if names else f"Feuille{index + 1}")
        if index in hidden:
            sheet.hide()
        for line, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(line, column, value, None, "")
                else:
                    sheet.write(line, column, value)
    if hidden:
        book.worksheets()[next(i for i in range(len(sheets)) if i not in hidden)].activate()
        book.worksheets()[next(i for i in range(len(sheets)) if i not in hidden)].set_first_sheet()
    book.close()
    return data.getvalue()


def open_document(*rows: Cells, name: str = "Feuille1") -> bytes:
    """The same as LibreOffice saves it (.ods)."""
    table = "".join(
        "<table:table-row>" + "".join(map(_open_cell, cells)) + "</table:table-row>"
        for cells in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="{name}">{table}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns'
            ':manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
            "</manifest:manifest>",
        )
        archive.writestr("content.xml", content)
    return data.getvalue()


def _open_cell(value: object) -> str:
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    if text.startswith("="):
        return f'<table:table-cell table:formula="of:{text}"/>'
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def read(
    data: bytes,
    existing: Existing | None = None,
    choices: Choices | None = None,
    name: str = "liste.xlsx",
) -> ImportPreview:
    return parse(data, name, PROGRAMME, existing or Existing(seances=(SEANCE,)), choices)


def only_line(data: bytes, existing: Existing | None = None) -> GoodLine:
    preview = read(data, existing)
    assert preview.bad == ()
    (line,) = preview.good
    return line


def only_bad(data: bytes, existing: Existing | None = None) -> BadLine:
    (line,) = read(data, existing).bad
    return line


def held(*files: bytes, choices: Choices | None = None) -> Existing:
    """What the programme holds once these files were imported."""
    existing = Existing(seances=(SEANCE,))
    for data in files:
        preview = read(data, existing, choices)
        people = {p.id: p for p in existing.participants}
        people |= {line.participant.id: line.participant for line in preview.good}
        existing = Existing(tuple(people.values()), existing.seances)
    return existing


def texts(preview: ImportPreview) -> list[str]:
    return [remark.text.replace("\u00a0", " ") for remark in preview.remarks]
