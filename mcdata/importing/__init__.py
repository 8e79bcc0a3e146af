"""Import of a list of participants: `parse` says what it would do, `apply` does it."""

from mcdata.importing.applying import Imported, apply, existing_of, model_csv, model_xlsx
from mcdata.importing.changes import Change
from mcdata.importing.parsing import parse, preview_of
from mcdata.importing.preview import (
    Ask,
    BadLine,
    Choices,
    Existing,
    GoodLine,
    ImportPreview,
    Places,
    Remark,
    SheetNote,
    UnknownPlace,
    enrolments_of,
    places_of,
)
from mcdata.importing.reading import MAX_BYTES, MAX_LINES, read_book

__all__ = [
    "MAX_BYTES",
    "MAX_LINES",
    "Ask",
    "BadLine",
    "Change",
    "Choices",
    "Existing",
    "GoodLine",
    "ImportPreview",
    "Imported",
    "Places",
    "Remark",
    "SheetNote",
    "UnknownPlace",
    "apply",
    "enrolments_of",
    "existing_of",
    "model_csv",
    "model_xlsx",
    "parse",
    "places_of",
    "preview_of",
    "read_book",
]
