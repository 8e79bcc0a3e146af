"""One measured figure, and how it is told: a JSON object a line."""

from __future__ import annotations

import json
import math
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


def tell(
    name: str, value: float, unit: str, limit: float | None, *, at_least: bool = False
) -> float:
    """Print a figure and whether it keeps to its limit; return it as it was printed."""
    shown = round(value, 3) if value < 10 else round(value, 1)
    kept = limit is None or (shown >= limit if at_least else shown <= limit)
    line = {"name": name, "value": shown, "unit": unit, "limit": limit, "ok": kept}
    print(json.dumps(line), flush=True)
    return shown


@contextmanager
def attempt(name: str) -> Iterator[None]:
    """Measure what can be measured: a part that fails says so in a line, and the others go on."""
    try:
        yield
    except Exception:  # noqa: BLE001 - told, with its traceback on the error stream
        traceback.print_exc()
        line = {"name": name, "value": None, "unit": "", "limit": None, "ok": False}
        print(json.dumps(line), flush=True)


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest of `values` that `share` of them don't exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]
