"""What a preview promised, written to the store; and the model file to fill in."""

from __future__ import annotations

import csv
import dataclasses
import io
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from mcdata.importing.columns import MODEL
from mcdata.importing.lines import EXAMPLE_NAME
from mcdata.importing.preview import Existing, ImportPreview, enrolments_of
from mcdata.model import EnrolmentStatus, Participant
from mcdata.store import Store
from mcdata.territory import NORD, territory_of


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: people added and completed, places given, people waiting."""

    added: int = 0
    completed: int = 0
    enrolled: int = 0
    waiting: int = 0


def existing_of(store: Store, programme_id: str) -> Existing:
    """Read what a preview is compared with."""
    return Existing(
        store.participants(programme_id),
        store.seances(programme_id),
        store.programme_enrolments(programme_id),
        store.quartier_aliases(),
    )


def apply(store: Store, preview: ImportPreview) -> Imported:
    """Write a preview's good lines. Raises Refused if a séance ended in the meantime.

    Places are given by what the store holds now, not by what it held when the file was read.
    """
    existing = existing_of(store, preview.programme_id)
    enrolments = enrolments_of(preview, existing)
    if preview.good:
        store.save_participants(_ranked(preview, existing))
    if enrolments:
        store.save_enrolments(enrolments)
    waiting = sum(e.status is EnrolmentStatus.WAITING for e in enrolments)
    return Imported(
        preview.new, len(preview.good) - preview.new, len(enrolments) - waiting, waiting
    )


def _ranked(preview: ImportPreview, existing: Existing) -> list[Participant]:
    """Return the people to save; the new ones come after all others, in the order of the file."""
    last = max((p.rank for p in existing.participants), default=0)
    ranks = iter(range(last + 1, last + 1 + len(preview.good)))
    return [
        dataclasses.replace(line.participant, rank=next(ranks)) if line.is_new else line.participant
        for line in preview.good
    ]


# the model file -----------------------------------------------------------------------------


def model_rows(departement: str = NORD) -> tuple[tuple[str, ...], ...]:
    """Return the model file: the headers, and one line of example that nobody could mistake.

    The example's quartier is one of the département's.
    """
    quartier = next(iter(territory_of(departement).quartiers), None)
    if quartier is None:
        return (tuple(MODEL),)
    example = ("Prénom d’exemple", EXAMPLE_NAME, "habitants", quartier.code, quartier.communes[0],
               quartier.epci, "femme", "41-60", "06 00 00 00 00", "oui", "")  # fmt: skip
    return (tuple(MODEL), example)


def model_csv(departement: str = NORD) -> bytes:
    """Return the model as French Excel opens it with a double click."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(model_rows(departement))
    return text.getvalue().encode("utf-8-sig")


def model_xlsx(departement: str = NORD) -> bytes:
    """Return the model as a workbook, with wide columns and every cell as text."""
    book = Workbook()
    del book["Sheet"]
    sheet = book.create_sheet("Participants")
    for row in model_rows(departement):
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for index, cells in enumerate(sheet.columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = 24
        cells[0].font = Font(bold=True)
        for cell in cells:
            cell.number_format = "@"  # a telephone keeps its first 0
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
