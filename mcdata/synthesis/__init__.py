"""The synthesis of a séance: one report model, drawn as a PDF and as accessible HTML.

What it shows follows its stage. A draft (« brouillon ») is the team's own paper, stamped so: every
note marked « à relire », groups counted as they are. From « relue » on it is made to be published:
only publishable notes, no free answer nor written question word for word, no group under 11.
"""

from __future__ import annotations

from datetime import datetime

from mcdata import clock
from mcdata.errors import InvalidInput
from mcdata.settings import Settings
from mcdata.store import Store
from mcdata.synthesis import html, pdf
from mcdata.synthesis.build import build
from mcdata.synthesis.report import Report
from mcdata.synthesis.sources import load

FORMATS = ("pdf", "html")


def report(
    store: Store, seance_id: str, now: datetime | None = None, minimum_shown: int | None = None
) -> Report:
    """Return a séance's report. Raises NotFound."""
    if minimum_shown is None:
        minimum_shown = Settings.from_environment().minimum_shown
    return build(load(store, seance_id, now or clock.now(), minimum_shown))


def export(store: Store, seance_id: str, format: str, now: datetime | None = None) -> bytes:  # noqa: A002 - the word of the command line
    """Return a séance's synthesis as a file. Raises NotFound, InvalidInput for another format."""
    if format not in FORMATS:
        raise InvalidInput(
            f"Le format «\u00a0{format}\u00a0» n’existe pas. "
            "Demandez «\u00a0pdf\u00a0» ou «\u00a0html\u00a0»."
        )
    document = report(store, seance_id, now)
    return pdf.render(document) if format == "pdf" else html.render(document).encode()
