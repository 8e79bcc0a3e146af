"""A report <-> JSON: what was validated is kept whole, and drawn again word for word.

Each object says its class under « @ », so that the reader needs no guess; a field that a later
version adds has its default in what was frozen before.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import datetime
from enum import StrEnum
from typing import Any, get_type_hints

from mcdata.model import SynthesisStage
from mcdata.synthesis import report as model
from mcdata.synthesis.report import PartState, Report

CLASS = "@"
CLASSES = {
    cls.__name__: cls
    for cls in vars(model).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls)
}
ENUMS = (PartState, SynthesisStage)


def freeze(report: Report) -> str:
    """Return the whole report as JSON."""
    return json.dumps(_plain(report), ensure_ascii=False)


def thaw(text: str) -> Report:
    """Rebuild the report that `freeze` gave. Raises ValueError for anything else."""
    found = _revive(json.loads(text))
    if not isinstance(found, Report):
        raise ValueError("this isn't a frozen report")
    return found


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {CLASS: type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _revive(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_revive(one) for one in value)
    if not isinstance(value, dict):
        return value
    cls = CLASSES[value[CLASS]]
    hints = get_type_hints(cls)
    known = {f.name for f in dataclasses.fields(cls)}
    return cls(**{k: _fitted(hints[k], _revive(v)) for k, v in value.items() if k in known})


def _fitted(hint: Any, value: Any) -> Any:
    if hint in ENUMS:
        return hint(value)
    return datetime.fromisoformat(value) if hint is datetime else value
