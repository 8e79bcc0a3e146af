"""How long the synthesis of a full séance takes, from the database to the PDF's bytes."""

from __future__ import annotations

import time
from pathlib import Path

from mcdata import synthesis
from mcdata.model import SeanceStage
from mcdata.settings import Settings
from mcdata.store import open_store
from tests.bench.figures import tell

PDF = 1.0  # seconds
HELD = (SeanceStage.ENDED, SeanceStage.SEALED)


def measure(database: Path) -> None:
    """The slowest of all the séances held; the first one also reads the fonts."""
    store = open_store(Settings(database=str(database)))
    times: list[float] = []
    for seance in store.seances():
        if seance.stage in HELD:
            began = time.perf_counter()
            document = synthesis.export(store, seance.id, "pdf")
            times.append(time.perf_counter() - began)
            assert document.startswith(b"%PDF")
    store.close()
    tell("synthesis_pdf", max(times), "s", PDF)
