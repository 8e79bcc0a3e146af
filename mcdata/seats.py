"""Where people sit: the numbered places of the room, and the head table's lettered ones (pure).

The numbered places are for the people enrolled, and for whoever comes without being enrolled.
The speaker, the animator, IREV, and elected members or officers who are not enrolled sit at the
head table. Its places are numbered far above any room in the journal, and lettered on screen.
"""

from __future__ import annotations

from collections.abc import Iterable

from mcdata.errors import InvalidInput
from mcdata.model import Role

HEAD = 900  # no room has so many numbered places
LETTERS = "ABCDEFGHIJKL"
HEAD_SEATS = tuple(range(HEAD + 1, HEAD + 1 + len(LETTERS)))
EXTRA = 15  # chairs that can be added to a full room, beyond its capacity

HOSTS = frozenset({Role.SPEAKER, Role.ANIMATOR, Role.TEAM})  # never at a numbered place

HEAD_TABLE = "table des invités"


def is_head(seat: int) -> bool:
    """Say whether a place is at the head table."""
    return seat > HEAD


def label_of(seat: int) -> str:
    """Return what stands on the place's card: « 12 », « A »."""
    return LETTERS[seat - HEAD - 1] if seat in HEAD_SEATS else str(seat)


def place(seat: int) -> str:
    """place 12, place A"""
    return f"place {label_of(seat)}"


def seated_at(role: Role) -> tuple[bool, ...]:
    """Say where a role may sit: at a numbered place (False), at the head table (True), or both."""
    numbered = () if role in HOSTS else (False,)
    return numbered if role is Role.CITIZEN else (*numbered, True)


def check_place(seat: int, role: Role, capacity: int) -> None:
    """Raise InvalidInput unless someone of this role may sit there."""
    if is_head(seat):
        if seat not in HEAD_SEATS:
            raise InvalidInput(f"La {HEAD_TABLE} va de la place A à la place {LETTERS[-1]}.")
        if True not in seated_at(role):
            raise InvalidInput(
                f"La {HEAD_TABLE} n’est pas pour les conseillères et conseillers citoyens : "
                "choisissez une place numérotée."
            )
        return
    check_number(seat, capacity + EXTRA)
    if False not in seated_at(role):
        raise InvalidInput(
            "L’intervention, l’animation et l’IREV ont leur place à la "
            f"{HEAD_TABLE} : choisissez une place de A à {LETTERS[-1]}."
        )


def check_number(seat: int, highest: int) -> None:
    """Raise InvalidInput unless `seat` is one of the numbered places."""
    if not 1 <= seat <= highest:
        raise InvalidInput(f"Les places vont de 1 à {highest}. Regardez votre carte de place.")


def head_table(speakers: int) -> Iterable[tuple[int, Role]]:
    """Yield who sits at the head table when a séance opens: the speakers, then who animates."""
    roles = [*[Role.SPEAKER] * min(speakers, len(HEAD_SEATS) - 1), Role.ANIMATOR]
    return zip(HEAD_SEATS, roles, strict=False)
