"""Named SQL statements, read from the .sql files beside this one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Change:
    """One write: a statement's name and its values, JSON-native so that the log can hold them.

    Times are ISO texts and lists are columns (one element a row).
    """

    statement: str
    values: Mapping[str, Any]


@cache
def statements(parameter: str) -> Mapping[str, str]:
    """Return every named statement, with `:name` written as the driver wants it.

    `parameter` is a replacement such as ``$\\1`` (DuckDB) or ``%(\\1)s`` (psycopg).
    """
    found: dict[str, str] = {}
    for path in sorted((HERE / "queries").glob("*.sql")):
        for part in path.read_text(encoding="utf-8").split("-- name: ")[1:]:
            name, _, body = part.partition("\n")
            lines = [line for line in body.splitlines() if not line.startswith("--")]
            text = "\n".join(lines).strip().rstrip(";")
            if name.strip() in found:
                raise ValueError(f"two statements are named {name.strip()}")
            found[name.strip()] = _PARAMETER.sub(parameter, text)
    return found


@cache
def parameters() -> Mapping[str, frozenset[str]]:
    """Return the names of the values that each statement takes."""
    return {
        name: frozenset(re.findall(r"\$([a-z_]+)", text))
        for name, text in statements(r"$\1").items()
    }


def brought_up(change: Change) -> Change:
    """Return a change that an earlier version logged, with null for the values added since."""
    lacking = parameters()[change.statement] - set(change.values)
    if not lacking:
        return change
    rows = next((len(v) for v in change.values.values() if isinstance(v, list)), None)
    empty = None if rows is None else [None] * rows
    return Change(change.statement, {**change.values, **dict.fromkeys(lacking, empty)})


def steps() -> list[tuple[int, str, str]]:
    """Return the schema's steps: (number, name, SQL), in order."""
    files = sorted((HERE / "schema").glob("*.sql"))
    return [(int(p.stem[:3]), p.stem[4:], p.read_text(encoding="utf-8")) for p in files]
