"""What people write for a synthesis, and its stages: brouillon, relue, validée.

A new version is saved each time; a validated synthesis is not rewritten, it first goes back to
« relue », so that nobody reads two texts under one version.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mcdata.errors import InvalidInput, Refused
from mcdata.model import Synthesis, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis.first_page import FOLLOW_UPS, POINTS
from mcdata.validation import clean_line

LINE_LIMIT = 240  # characters of a point or a follow-up: two lines and a half of the first page
VALIDATED = (
    "Cette synthèse est validée. Pour la corriger, remettez-la d’abord à l’étape "
    "«\u00a0relue\u00a0»."
)
NOT_STARTED = "Cette séance n’a pas encore eu lieu\u202f; sa synthèse reste un brouillon."
STILL_RUNNING = "La séance est encore en cours. Terminez-la, puis faites avancer la synthèse."


def check_open(synthesis: Synthesis) -> None:
    """Raise Refused if the synthesis is validated: neither its lines nor its notes change."""
    if synthesis.stage is SynthesisStage.VALIDATED:
        raise Refused(VALIDATED)


def write(
    store: Store, seance_id: str, points: Sequence[str], follow_ups: Sequence[str]
) -> Synthesis:
    """Keep the points and follow-ups as people word them; empty ones are left out.

    With none, the document proposes its own again. Raises InvalidInput, Refused.
    """
    held = store.synthesis(seance_id)
    check_open(held)
    return _save(
        store,
        held,
        dataclasses.replace(
            held,
            points=_clean(points, POINTS, "Le point"),
            follow_ups=_clean(follow_ups, FOLLOW_UPS, "La suite"),
        ),
    )


def move(store: Store, seance_id: str, stage: SynthesisStage) -> Synthesis:
    """Take the synthesis to another stage. Raises Refused before the séance has ended."""
    held = store.synthesis(seance_id)
    if stage is not SynthesisStage.DRAFT:
        state = store.state(seance_id)
        if state.opened_at is None:
            raise Refused(NOT_STARTED)
        if state.ended_at is None:
            raise Refused(STILL_RUNNING)
    return _save(store, held, dataclasses.replace(held, stage=stage))


def _save(store: Store, held: Synthesis, changed: Synthesis) -> Synthesis:
    if changed == held:
        return held
    saved = dataclasses.replace(changed, version=held.version + 1)
    store.save_synthesis(saved)
    return saved


def _clean(lines: Sequence[str], most: int, what: str) -> tuple[str, ...]:
    cleaned = [
        clean_line(line, LINE_LIMIT, f"{what} n°\u00a0{number}")
        for number, line in enumerate(lines, 1)
    ]
    kept = tuple(line for line in cleaned if line)
    if len(kept) > most:
        raise InvalidInput(f"{what} n°\u00a0{most + 1} est de trop\u00a0: gardez-en {most}.")
    return kept
