"""Reading the files of data/: what is wrong with one is told in one sentence, never skipped."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from mcdata.errors import ReferenceDamaged

Item = TypeVar("Item")


def read_table(
    path: Path,
    columns: tuple[str, ...],
    build: Callable[[dict[str, str]], Item],
    key: Callable[[Item], str],
) -> tuple[Item, ...]:
    """Read a CSV file with a header into items, each with a `key` of its own.

    Raises ReferenceDamaged for a missing file or column, a bad line, an empty table, a key that
    is empty or there twice.
    """
    reader = csv.DictReader(_text(path).splitlines(), strict=True)
    try:
        missing = [name for name in columns if name not in (reader.fieldnames or ())]
        if missing:
            raise damaged(path, f"colonne absente\u00a0: {', '.join(missing)}")
        items = [_build(row, build) for row in reader]
    except (csv.Error, ValueError) as error:
        raise damaged(path, f"ligne {reader.line_num}") from error
    return unique(path, items, key)


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object. Raises ReferenceDamaged when the file is missing or not one."""
    try:
        content = json.loads(_text(path))
    except json.JSONDecodeError as error:
        raise damaged(path, f"ligne {error.lineno}") from error
    if not isinstance(content, dict):
        raise damaged(path, "ligne 1")
    return content


def unique(path: Path, items: Iterable[Item], key: Callable[[Item], str]) -> tuple[Item, ...]:
    """Return the items once they are known to be some, each with a key of its own."""
    found = tuple(items)
    if not found:
        raise damaged(path, "il est vide")
    keys = {key(item) for item in found}
    if len(keys) != len(found) or "" in keys:
        raise damaged(path, "un code est vide ou présent deux fois")
    return found


def damaged(path: Path, reason: str) -> ReferenceDamaged:
    """Return the error to raise: which file, where, and what to do."""
    return ReferenceDamaged(
        f"Le fichier «\u00a0{path.name}\u00a0» du dossier «\u00a0data\u00a0» est abîmé "
        f"({reason}). Remettez celui livré avec le logiciel."
    )


def _build(row: dict[str, str], build: Callable[[dict[str, str]], Item]) -> Item:
    # DictReader puts what is too many under None, and None where something lacks
    if None in row or None in row.values():
        raise ValueError("line with too few or too many columns")
    return build(row)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ReferenceDamaged(
            f"Le fichier «\u00a0{path.name}\u00a0» manque dans le dossier «\u00a0data\u00a0». "
            "Remettez celui livré avec le logiciel."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(path, "il ne se lit pas comme du texte") from error
