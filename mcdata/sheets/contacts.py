"""The list of contacts of those enrolled, for whoever may see it: to copy, or as a file.

No cell can be taken for a formula: a telephone is written as in France, with its 0 and spaces.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import xlsxwriter

from mcdata.model import Enrolment, EnrolmentStatus, Participant, Seance
from mcdata.people import by_name
from mcdata.texts import date_long, label
from mcdata.validation import as_cell

HEAD = ("Nom", "Prénom", "Courriel", "Téléphone", "Place")
_WIDTHS = (22, 18, 34, 18, 16)
LONGEST_MAILTO = 1_800  # characters: beyond, mail programs cut the link


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone enrolled or waiting; at most one of `email` and `phone` is known."""

    last_name: str
    first_name: str
    email: str
    phone: str
    status: str


def contacts(enrolments: Iterable[Enrolment], people: Iterable[Participant]) -> tuple[Contact, ...]:
    """Return the people enrolled and waiting, in French order."""
    status = {
        e.participant_id: e.status for e in enrolments if e.status is not EnrolmentStatus.WITHDRAWN
    }
    return tuple(
        Contact(
            p.last_name,
            p.first_name,
            p.contact if "@" in p.contact else "",
            "" if "@" in p.contact else telephone(p.contact),
            label(status[p.id]),
        )
        for p in sorted(people, key=by_name)
        if p.id in status
    )


def telephone(written: str) -> str:
    """Return a telephone that stays a text in a spreadsheet: 06 39 98 01 01, 00 32 4 …"""
    digits = re.sub(r"[^0-9+]", "", written)
    national = re.sub(r"^(\+33|0033)0?", "0", digits)
    if re.fullmatch(r"0[1-9][0-9]{8}", national):
        return " ".join(national[i : i + 2] for i in range(0, 10, 2))
    return written.replace("+", "00 ", 1).strip() if written.startswith("+") else written


def bcc(people: Iterable[Contact]) -> str:
    """Return the e-mails on one line, to paste in « Cci »: nobody sees the others' address."""
    return ", ".join(dict.fromkeys(one.email for one in people if one.email))


def mailto(people: Iterable[Contact], seance: Seance) -> str:
    """Return a link that opens one's own mail program, everyone in « Cci »."""
    subject = f"Séance {seance.number} · {seance.title}, {date_long(seance.starts_at)}"
    hidden = quote(bcc(people), safe="@,")
    return f"mailto:?bcc={hidden}&subject={quote(subject)}"


def contacts_csv(people: Iterable[Contact]) -> bytes:
    """Return the list as a CSV that a French Excel opens in columns."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(HEAD)
    writer.writerows([as_cell(text) for text in _line(one)] for one in people)
    return out.getvalue().encode("utf-8-sig")


def contacts_xlsx(people: Iterable[Contact]) -> bytes:
    """Return the list as a spreadsheet; everything in it is text."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet("Contacts")
    bold = book.add_format({"bold": True})
    for column, (title, width) in enumerate(zip(HEAD, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, bold)
    for row, one in enumerate(people, 1):
        for column, text in enumerate(_line(one)):
            sheet.write_string(row, column, as_cell(text))
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _line(one: Contact) -> tuple[str, ...]:
    return (one.last_name, one.first_name, one.email, one.phone, one.status)
