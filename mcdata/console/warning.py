"""What the animator is told at once when a note holds the name of someone of the programme."""

from __future__ import annotations

from collections.abc import Sequence

from mcdata import facts as f
from mcdata.exposure import warning
from mcdata.facts import Entry
from mcdata.model import Seance
from mcdata.store import Store


def warning_of(store: Store, seance: Seance, done: Sequence[Entry]) -> str:
    """Return the sentence for the note just taken or rewritten; nothing when it names nobody."""
    texts = [e.fact.text for e in done if isinstance(e.fact, (f.NoteTaken, f.NoteCorrected))]
    if not texts:
        return ""
    return warning(texts[-1], store.participants(seance.programme_id))
