"""What a file is once read: sheets of rows of text; a CSV file is one sheet without a name."""

from __future__ import annotations

from dataclasses import dataclass

MAX_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something; `line` is its number in the spreadsheet's margin."""

    line: int
    cells: tuple[str, ...]
    sheet: str = ""

    @property
    def ref(self) -> str:
        """What a choice about this row is kept under."""
        return f"{self.sheet}!{self.line}"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets, and what has to be told of how it was read."""

    sheets: tuple[Sheet, ...]
    told: tuple[str, ...] = ()
