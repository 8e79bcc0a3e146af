"""A hundred invented people: names drawn apart, colleges, ages, quartiers in the plan's shares."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

from mcdata import reference
from mcdata.demo.chance import dice
from mcdata.demo.conception import Cohort, Conception, FirstName
from mcdata.model import College, Participant
from mcdata.reference import Quartier

Item = TypeVar("Item")

NPNRU_MARGIN = 2  # people either way around the plan's share


class Names:
    """Draws a first name and a family name apart, and never gives the same couple twice."""

    def __init__(self, plan: Conception, rng: Random) -> None:
        self._plan = plan
        self._rng = rng
        self._given = set(plan.rejected)

    def draw(self, gender: str, age_band: str | None = None) -> tuple[str, str]:
        """Return a couple that nobody has yet, and that no known person bears."""
        firsts = [n for n in self._plan.first_names if n.gender == gender and _fits(n, age_band)]
        families = self._plan.families
        while True:
            first = self._rng.choice(firsts).text
            (family,) = self._rng.choices(families, [f.part for f in families])
            last = self._rng.choice(family.names)
            if f"{first} {last}" not in self._given:
                self._given.add(f"{first} {last}")
                return first, last


def people(plan: Conception, programme_id: str, names: Names) -> tuple[Participant, ...]:
    """Return the plan's people, with all that is said of them invented."""
    cohort, rng = plan.cohort, dice("people")
    homes = _homes(cohort, rng)
    genders = _shuffled(rng, _shares(cohort.total, cohort.women, "femme", "homme"))
    colleges = _shuffled(
        rng, _shares(cohort.total, cohort.residents, College.RESIDENTS, College.LOCAL_ACTORS)
    )
    ages = _shuffled(rng, [band for band, count in cohort.ages for _ in range(count)])
    residents = [i for i, college in enumerate(colleges) if college is College.RESIDENTS]
    lot = set(rng.sample(residents, round(len(residents) * cohort.drawn_by_lot)))
    found = []
    for index, home in enumerate(homes):
        first, last = names.draw(genders[index], ages[index])
        found.append(
            Participant(
                programme_id,
                f"demo-p{index + 1:03}",
                first,
                last,
                College(colleges[index]),
                home.code,
                home.sector,
                home.epci_siren,
                genders[index],
                ages[index],
                _telephone(index),
                index in lot,
                is_demo=True,
                rank=index + 1,
            )
        )
    return tuple(found)


def _homes(cohort: Cohort, rng: Random) -> list[Quartier]:
    """Draw one quartier a person until the share of NPNRU quartiers is the plan's."""
    wanted = cohort.npnru * cohort.total
    while True:
        homes = [home for epci in cohort.epcis for home in _homes_in(epci, rng)]
        if abs(sum(bool(home.npnru) for home in homes) - wanted) <= NPNRU_MARGIN:
            return _shuffled(rng, homes)


def _homes_in(epci: tuple[str, int, int], rng: Random) -> list[Quartier]:
    siren, people_there, count = epci
    among = [q for q in reference.quartiers() if q.epci_siren == siren]
    chosen = rng.sample(among, count)
    return [*chosen, *rng.choices(chosen, k=people_there - count)]


def _fits(name: FirstName, age_band: str | None) -> bool:
    return age_band is None or age_band in name.ages


def _shares(total: int, first: int, one: str, other: str) -> list[str]:
    return [one] * first + [other] * (total - first)


def _shuffled(rng: Random, items: Iterable[Item]) -> list[Item]:
    found = list(items)
    rng.shuffle(found)
    return found


def _telephone(index: int) -> str:
    """A number of the range that the regulator keeps for fiction: it never rings."""
    return f"06 39 98 {index // 10 + 10:02} {index % 10 + 40:02}"
