"""The synthesis of a séance: one report model, drawn as a PDF and as accessible HTML.

What it shows follows its stage. A draft (« brouillon ») is the team's own paper, stamped so: every
note marked « à relire », groups counted as they are. From « relue » on it is made to be published:
only publishable notes, no free answer nor written question word for word, no group under 11.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mcdata import clock
from mcdata.errors import InvalidInput, NotFound
from mcdata.model import SynthesisStage
from mcdata.settings import Settings
from mcdata.store import Store
from mcdata.synthesis import editing, html, pdf
from mcdata.synthesis.build import assured, build
from mcdata.synthesis.checking import doubts
from mcdata.synthesis.freezing import thaw
from mcdata.synthesis.report import Report
from mcdata.synthesis.sources import load

FORMATS = ("pdf", "html")


def report(
    store: Store, seance_id: str, now: datetime | None = None, minimum_shown: int | None = None
) -> Report:
    """Return a séance's report; a validated one as it was signed. Raises NotFound."""
    synthesis = store.synthesis(seance_id)
    if synthesis.stage is SynthesisStage.VALIDATED:
        for kept in store.frozen_reports(seance_id):
            if kept.version == synthesis.version:
                return thaw(kept.report)
    if minimum_shown is None:
        minimum_shown = Settings.from_environment().minimum_shown
    sources = load(store, seance_id, now or clock.now(), minimum_shown, synthesis)
    document = build(sources)
    if sources.is_draft or sources.state.opened_at is None:
        return document
    programme = sources.programme.id
    found = doubts(document, store.participants(programme), store.speakers(programme))
    return document if found else assured(document)


def alerts(store: Store, seance_id: str) -> int:
    """Count what blocks validation: doubts that nobody lifted; 0 once it is validated."""
    synthesis, state = store.synthesis(seance_id), store.state(seance_id)
    if synthesis.stage is SynthesisStage.VALIDATED or state.ended_at is None:
        return 0
    lifted = store.liftings(seance_id)
    return sum(doubt.key not in lifted for doubt in editing.doubts_of(store, seance_id))


def has_moved(store: Store, seance_id: str, minimum_shown: int | None = None) -> bool:
    """Whether a validated synthesis would read otherwise if it were made again now."""
    synthesis = store.synthesis(seance_id)
    signed = report(store, seance_id)
    if synthesis.stage is not SynthesisStage.VALIDATED or synthesis.validated_at is None:
        return False
    if minimum_shown is None:
        minimum_shown = Settings.from_environment().minimum_shown
    sources = load(store, seance_id, synthesis.validated_at, minimum_shown, synthesis)
    return replace(build(sources), made=signed.made) != signed


def frozen(store: Store, seance_id: str, version: int) -> Report:
    """Return a version as it was validated. Raises NotFound."""
    for kept in store.frozen_reports(seance_id):
        if kept.version == version:
            return thaw(kept.report)
    raise NotFound("Cette version n’a pas été validée.")


def published_points(store: Store, seance_id: str) -> tuple[str, ...]:
    """Return the points of the validated synthesis; nothing until it is."""
    if store.synthesis(seance_id).stage is not SynthesisStage.VALIDATED:
        return ()
    return report(store, seance_id).points.items


def export(
    store: Store,
    seance_id: str,
    format: str,  # noqa: A002 - the word of the command line
    now: datetime | None = None,
    version: int | None = None,
) -> bytes:
    """Return a séance's synthesis as a file; `version`, one that was validated before.

    Raises NotFound, InvalidInput for another format.
    """
    if format not in FORMATS:
        raise InvalidInput(
            f"Le format «\u00a0{format}\u00a0» n’existe pas. "
            "Demandez «\u00a0pdf\u00a0» ou «\u00a0html\u00a0»."
        )
    document = frozen(store, seance_id, version) if version else report(store, seance_id, now)
    return pdf.render(document) if format == "pdf" else html.render(document).encode()
