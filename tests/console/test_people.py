"""Who sits where, by name, before the séance and while it lives."""

from __future__ import annotations

import pytest

from mcdata.console import people
from mcdata.model import College, Enrolment, EnrolmentStatus, Participant, Seance
from mcdata.store import Store
from tests.support import small_seance


def person(key: str, first: str, last: str) -> Participant:
    return Participant("p", key, first, last, College.RESIDENTS, "QP059001", "littoral", "e")


@pytest.fixture
def seance(store: Store) -> Seance:
    """A prepared séance with Fatima expected at place 4, Ali without a place, Zoé withdrawn."""
    seance = small_seance(store)
    store.save_participants(
        [
            person("f", "Fatima", "Benali"),
            person("a", "Ali", "Cousin"),
            person("z", "Zoé", "Wattel"),
        ]
    )
    store.save_enrolments(
        [
            Enrolment("s", "f", seat=4),
            Enrolment("s", "a"),
            Enrolment("s", "z", EnrolmentStatus.WITHDRAWN),
        ]
    )
    return seance


def present(store: Store, seance: Seance) -> dict[str, int | None]:
    listed = people.enrolled(store.enrolments("s"), store.participants("p"), store.state(seance.id))
    return {p.name: p.seat for p in listed if p.here}


def test_those_who_withdrew_are_not_expected(store: Store, seance: Seance) -> None:
    listed = people.enrolled(store.enrolments("s"), store.participants("p"), store.state("s"))
    assert [p.name for p in listed] == ["Ali Cousin", "Fatima Benali"]


def test_someone_here_by_a_list_of_before_the_journal_had_arrivals(
    store: Store, seance: Seance
) -> None:
    store.save_enrolments([Enrolment("s", "f", present=True, seat=4)])
    assert present(store, seance) == {"Fatima Benali": 4}
