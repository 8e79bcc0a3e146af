"""Who sits where, by name, before the séance and while it lives."""

from __future__ import annotations

import pytest

from mcdata import conduct
from mcdata.console import people
from mcdata.console.acts import perform
from mcdata.console.fields import Fields
from mcdata.denominators import participants
from mcdata.errors import NotFound, Refused
from mcdata.model import College, Enrolment, EnrolmentStatus, Participant, Role, Seance
from mcdata.store import Store
from tests.support import START, small_seance


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


def test_an_arrival_before_the_seance_is_kept_for_its_opening(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "f", None)
    assert store.entries("s") == ()
    conduct.open_seance(store, "s", START)
    assert [s.seat for s in participants(store.state("s"))] == [4]


def test_who_is_expected_somewhere_sits_there(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "f", None)
    assert present(store, seance) == {"Fatima Benali": 4}


def test_who_is_expected_nowhere_takes_the_first_free_place(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "a", None)
    assert present(store, seance) == {"Ali Cousin": 1}


def test_an_arrival_in_a_live_seance_is_a_fact_with_the_sector(
    store: Store, seance: Seance
) -> None:
    conduct.open_seance(store, "s", START)
    people.seat_person(store, store.seance("s"), "a", 7)
    sitting = store.state("s").seats[7]
    assert (sitting.role, sitting.sector) == (Role.CITIZEN, "littoral")


def test_a_place_that_someone_has_is_refused(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "f", 4)
    with pytest.raises(Refused, match="La place 4 est déjà prise"):
        people.seat_person(store, seance, "a", 4)


def test_nobody_sits_twice(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "f", 4)
    with pytest.raises(Refused, match="Fatima Benali est déjà à la place 4"):
        people.seat_person(store, seance, "f", 5)


def test_a_place_given_to_another_is_no_longer_expected(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "a", 4)
    seats = {e.participant_id: e.seat for e in store.enrolments("s")}
    assert (seats["a"], seats["f"]) == (4, None)


def test_somebody_unknown_is_refused(store: Store, seance: Seance) -> None:
    with pytest.raises(NotFound):
        people.seat_person(store, seance, "personne", 5)


def test_an_arrival_noted_by_mistake_is_taken_back(store: Store, seance: Seance) -> None:
    people.seat_person(store, seance, "f", None)
    people.unseat(store, seance, 4)
    assert present(store, seance) == {}
    assert [e.seat for e in store.enrolments("s") if e.participant_id == "f"] == [4]


def test_who_leaves_a_live_seance_stays_on_the_attendance_sheet(
    store: Store, seance: Seance
) -> None:
    conduct.open_seance(store, "s", START)
    people.seat_person(store, store.seance("s"), "f", 4)
    people.unseat(store, store.seance("s"), 4)
    assert participants(store.state("s")) == ()
    assert [e.present for e in store.enrolments("s") if e.participant_id == "f"] == [True]


def test_undoing_an_arrival_takes_it_off_the_attendance_sheet(store: Store, seance: Seance) -> None:
    conduct.open_seance(store, "s", START)
    people.seat_person(store, store.seance("s"), "f", 4)
    perform(store, store.seance("s"), "undo", Fields({}))
    assert [e.present for e in store.enrolments("s") if e.participant_id == "f"] == [False]


def test_nobody_arrives_once_the_seance_is_over(store: Store, seance: Seance) -> None:
    conduct.open_seance(store, "s", START)
    conduct.end_seance(store, "s", START)
    with pytest.raises(Refused, match="terminée"):
        people.seat_person(store, store.seance("s"), "a", 5)


def test_a_full_room_says_so() -> None:
    with pytest.raises(Refused, match="Les 2 places sont prises"):
        people.free_seat((), "a", frozenset({1, 2}), 2)
