"""What every act checks before it appends anything."""

from __future__ import annotations

from mcdata.errors import InvalidInput, Refused
from mcdata.facts import Entry
from mcdata.state import SeanceState
from mcdata.store import Store

Entries = tuple[Entry, ...]


NOT_OPEN = "La séance n’est pas ouverte. Ouvrez-la d’abord."


ENDED = "La séance est terminée\u00a0: rouvrez-la pour continuer."


def live(state: SeanceState) -> None:
    if state.opened_at is None:
        raise Refused(NOT_OPEN)
    if state.ended_at is not None:
        raise Refused(ENDED)


def check_seat(store: Store, seance_id: str, seat: int) -> None:
    capacity = store.seance(seance_id).capacity
    if not 1 <= seat <= capacity:
        raise InvalidInput(f"Les places vont de 1 à {capacity}. Regardez votre carte de place.")
