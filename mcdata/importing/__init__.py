"""Import of a list of participants: `parse` says what it would do, `apply` does it."""

from mcdata.importing.applying import Imported, apply, existing_of, model_csv, model_xlsx
from mcdata.importing.preview import BadLine, Existing, GoodLine, ImportPreview, parse
from mcdata.importing.reading import MAX_BYTES, MAX_LINES

__all__ = [
    "MAX_BYTES",
    "MAX_LINES",
    "BadLine",
    "Existing",
    "GoodLine",
    "ImportPreview",
    "Imported",
    "apply",
    "existing_of",
    "model_csv",
    "model_xlsx",
    "parse",
]
