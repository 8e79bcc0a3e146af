"""What a programme is about: its département's sectors, quartiers, EPCI and contrats de ville.

The Nord has tables of its own; the four other départements of the region have their quartiers of
2024 and their contrats, without sectors, places or renewal programmes. Nothing of one département
is ever shown in another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from mcdata import reference
from mcdata.alphabet import words_of
from mcdata.reference import Contract, Epci, Quartier, Sector

NORD = "Nord"
_NORD = frozenset({"nord", "59", "nord 59", "59 nord"})
_CONTRACT = "Contrat de ville – "


@dataclass(frozen=True, slots=True)
class Territory:
    """The reference tables of one département; all empty for one that isn't known."""

    departement: str
    sectors: tuple[Sector, ...] = ()
    quartiers: tuple[Quartier, ...] = ()
    epcis: tuple[Epci, ...] = ()
    contracts: tuple[Contract, ...] = ()
    has_map: bool = False


@cache
def territory_of(departement: str) -> Territory:
    """Return the territory of a département, written by its name, or « 59 » for the Nord."""
    if words_of(departement) in _NORD:
        return Territory(
            NORD,
            reference.sectors(),
            reference.quartiers(),
            reference.epcis(),
            reference.contracts(),
            has_map=True,
        )
    return Territory(
        departement,
        (),
        reference.neighbours_quartiers().get(departement, ()),
        reference.neighbours_epcis().get(departement, ()),
        _one_an_epci(reference.neighbours_contracts().get(departement, ())),
    )


def _one_an_epci(contracts: tuple[Contract, ...]) -> tuple[Contract, ...]:
    """Join the contracts whose EPCI have merged since: people are known by their EPCI alone."""
    found: dict[str, Contract] = {}
    for contract in contracts:
        first = found.get(contract.epci_siren)
        found[contract.epci_siren] = (
            replace(
                first,
                title=f"{first.title} et {contract.title.removeprefix(_CONTRACT)}",
                population=first.population + contract.population,
            )
            if first
            else contract
        )
    return tuple(found.values())


def quartier_named(departement: str, written: str, commune: str = "") -> Quartier | None:
    """Return the département's quartier that is so written: its code, its name, its title.

    None when there is none, or several that the commune doesn't tell apart.
    """
    wanted, place = words_of(written), words_of(commune)
    found = [q for q in territory_of(departement).quartiers
             if wanted in {words_of(q.code), words_of(q.name), words_of(q.title)}]  # fmt: skip
    there = [q for q in found if place in map(words_of, q.communes)] if place else []
    sure = there or found
    return sure[0] if len(sure) == 1 else None


def sectors_of_place(place: str) -> frozenset[str]:
    """Return the sectors in which a séance's place lies: those of the communes that it names.

    A part of the address that is a commune (« IREV, Lille ») tells more than one that only names
    one (« Porte de Valenciennes », « rue de Lille »).
    """
    parts = [words_of(part) for part in place.replace("(", ",").split(",")]
    known = _sectors_by_commune()
    whole = {known[part] for part in map(_without_postcode, parts) if part in known}
    if whole:
        return frozenset(whole)
    text = f" {words_of(place)} "
    return frozenset(sector for name, sector in known.items() if f" {name} " in text)


def _without_postcode(part: str) -> str:
    first, _, rest = part.partition(" ")
    return rest if first.isdecimal() and rest else part


@cache
def _sectors_by_commune() -> dict[str, str]:
    return {words_of(commune.name): commune.sector for commune in reference.communes()}
