"""The annex: the indices of the balance, with their intervals; the page says them in words."""

from __future__ import annotations

from mcdata.balance import RoleShare
from mcdata.synthesis.report import Column, Element, Part, PartState, Remark, Table
from mcdata.synthesis.sources import Sources
from mcdata.synthesis.voices import told_apart
from mcdata.synthesis.wording import ROLES
from mcdata.texts import NOTHING, decimal, number

TITLE = "Annexe\u00a0: les indices de la parole"
RATIO = (
    "Un rapport de 1 veut dire qu’un groupe a pris la parole en proportion de son temps de "
    "présence dans la salle. La fourchette, à 90\u00a0%, est indicative."
)
GINI = (
    "L’indice de concentration (Gini corrigé) va de 0, chaque personne parle autant, à 1, une "
    "seule parle. Il se lit à côté de ce que le hasard seul donnerait, pour autant de personnes "
    "et de prises de parole."
)


def annex(sources: Sources) -> tuple[Part, ...]:
    """Return the annex as a part; nothing when no turn was noted."""
    balance = sources.balance
    if not balance.present or not balance.turns:
        return ()
    elements: list[Element] = []
    if shares := told_apart(sources):
        elements += [_roles(shares), Remark(RATIO)]
    elements += [_indices(sources), Remark(GINI)]
    state = PartState.RUNNING if sources.state.is_live else PartState.READY
    return (Part("annexe", TITLE, state, tuple(elements)),)


def _roles(shares: tuple[RoleShare, ...]) -> Table:
    return Table(
        "La parole par rôle",
        (
            Column("Rôle", 5),
            Column("Personnes", 2, numeric=True),
            Column("Prises de parole", 3, numeric=True),
            Column("Rapport", 2, numeric=True),
            Column("Fourchette", 3, numeric=True),
        ),
        tuple(
            (
                ROLES[share.role],
                number(share.people),
                number(share.turns),
                decimal(share.ratio or 0),
                _band(share.low, share.high, 1),
            )
            for share in shares
        ),
    )


def _indices(sources: Sources) -> Table:
    balance = sources.balance
    return Table(
        "La concentration de la parole",
        (Column("Indice", 8), Column("Valeur", 2, numeric=True)),
        (
            ("Personnes dans le débat", number(balance.present)),
            ("Prises de parole", number(balance.turns)),
            ("Indice de concentration", decimal(balance.gini, 2)),
            ("Ce que le hasard seul donnerait", _band(balance.band.low, balance.band.high, 2)),
        ),
    )


def _band(low: float | None, high: float | None, places: int) -> str:
    if low is None or high is None:
        return NOTHING
    return f"{decimal(low, places)} à {decimal(high, places)}"
