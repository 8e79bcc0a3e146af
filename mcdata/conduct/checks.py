"""What every act checks before it appends anything."""

from __future__ import annotations

from mcdata.errors import Refused
from mcdata.facts import Entry
from mcdata.state import SeanceState

Entries = tuple[Entry, ...]


NOT_OPEN = "La séance n’est pas ouverte. Ouvrez-la d’abord."


ENDED = "La séance est terminée\u00a0: rouvrez-la pour continuer."


def live(state: SeanceState) -> None:
    if state.opened_at is None:
        raise Refused(NOT_OPEN)
    if state.ended_at is not None:
        raise Refused(ENDED)
