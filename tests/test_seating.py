"""Arrivals, walk-ins, moves, departures, and undoing them: in the journal and by name."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from mcdata import conduct
from mcdata.conduct import Saw
from mcdata.denominators import participants
from mcdata.errors import InvalidInput, NotFound, Refused, Stale
from mcdata.model import (
    College,
    Enrolment,
    EnrolmentStatus,
    Invitation,
    InvitationStage,
    Participant,
    Role,
    Speaker,
)
from mcdata.seats import HEAD_SEATS
from mcdata.store import Store
from tests.support import START, small_seance

MINUTE = timedelta(minutes=1)
BEFORE = START - 20 * MINUTE
ROOM = 25


def person(key: str, first: str, last: str) -> Participant:
    return Participant("p", key, first, last, College.RESIDENTS, "QP059001", "littoral", "e")


@pytest.fixture
def prepared(store: Store) -> Store:
    """Fatima expected at place 4, Ali without a place, Zoé who can't come."""
    small_seance(store)
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
    return store


@pytest.fixture
def live(prepared: Store) -> Store:
    conduct.open_seance(prepared, "s", START)
    return prepared


def listed(store: Store) -> dict[str, tuple[int | None, bool]]:
    """Return each one's place and presence by the list, by participant's id."""
    return {e.participant_id: (e.seat, e.present) for e in store.enrolments("s")}


def sitting(store: Store) -> list[int]:
    return [seat.seat for seat in participants(store.state("s"))]


def names(store: Store) -> set[str]:
    return {p.name for p in store.participants("p")}


# arrivals -----------------------------------------------------------------------------------


def test_an_arrival_before_the_opening_is_noted_at_once(prepared: Store) -> None:
    conduct.seat_person(prepared, "s", "f", at=BEFORE)
    assert (sitting(prepared), listed(prepared)["f"]) == ([4], (4, True))


def test_an_arrival_before_the_opening_can_be_undone(prepared: Store) -> None:
    conduct.seat_person(prepared, "s", "f", at=BEFORE)
    conduct.seat_person(prepared, "s", "a", at=BEFORE)
    conduct.undo(prepared, "s", at=BEFORE)
    assert (sitting(prepared), listed(prepared)["f"]) == ([4], (4, True))
    assert listed(prepared)["a"][1] is False


def test_an_arrival_before_the_opening_can_be_undone_after_it(prepared: Store) -> None:
    conduct.seat_person(prepared, "s", "f", at=BEFORE)
    conduct.open_seance(prepared, "s", START)
    conduct.undo(prepared, "s", at=START)
    assert (sitting(prepared), listed(prepared)["f"]) == ([], (4, False))


def test_nobody_arrives_twice_at_the_opening(prepared: Store) -> None:
    conduct.seat_person(prepared, "s", "f", at=BEFORE)
    conduct.open_seance(prepared, "s", START)
    assert sitting(prepared) == [4]
    assert prepared.state("s").seats[4].since == START


def test_an_arrival_in_a_live_seance_has_the_sector(live: Store) -> None:
    conduct.seat_person(live, "s", "a", 7)
    seat = live.state("s").seats[7]
    assert (seat.role, seat.sector) == (Role.CITIZEN, "littoral")


def test_who_is_expected_nowhere_takes_the_first_free_place(live: Store) -> None:
    conduct.seat_person(live, "s", "a")
    assert sitting(live) == [1]


def test_a_place_that_someone_has_is_refused(live: Store) -> None:
    conduct.seat_person(live, "s", "f")
    with pytest.raises(Refused, match="La place 4 est déjà prise"):
        conduct.seat_person(live, "s", "a", 4)


def test_nobody_sits_twice(live: Store) -> None:
    conduct.seat_person(live, "s", "f")
    with pytest.raises(Refused, match="Fatima Benali est déjà à la place 4"):
        conduct.seat_person(live, "s", "f", 5)


def test_two_consoles_that_note_the_same_arrival_make_one(live: Store) -> None:
    refused: list[str] = []

    def note(seat: int) -> None:
        try:
            conduct.seat_person(live, "s", "a", seat)
        except Refused as error:
            refused.append(str(error))

    threads = [threading.Thread(target=note, args=(seat,)) for seat in (5, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(sitting(live)), len(refused)) == (1, 1)


def test_a_place_given_to_another_is_no_longer_expected(live: Store) -> None:
    conduct.seat_person(live, "s", "a", 4)
    assert (listed(live)["a"], listed(live)["f"]) == ((4, True), (None, False))


@pytest.mark.parametrize("one", ["personne", "z"])
def test_someone_who_is_not_enrolled_does_not_arrive(live: Store, one: str) -> None:
    with pytest.raises(NotFound):
        conduct.seat_person(live, "s", one)


def test_nobody_arrives_once_the_seance_is_over(live: Store) -> None:
    conduct.end_seance(live, "s", START)
    with pytest.raises(Refused, match="terminée"):
        conduct.seat_person(live, "s", "a")


def test_a_hand_from_a_place_that_was_not_noted_is_its_owners_arrival(live: Store) -> None:
    conduct.raise_hand(live, "s", 4)
    assert (sitting(live), listed(live)["f"]) == ([4], (4, True))


# departures ---------------------------------------------------------------------------------


def test_a_departure_before_the_opening_takes_the_arrival_back(prepared: Store) -> None:
    conduct.seat_person(prepared, "s", "f", at=BEFORE)
    conduct.leave_seat(prepared, "s", 4, BEFORE)
    assert (sitting(prepared), listed(prepared)["f"]) == ([], (4, False))
    conduct.undo(prepared, "s", at=BEFORE)
    assert (sitting(prepared), listed(prepared)["f"]) == ([4], (4, True))


def test_who_leaves_a_live_seance_stays_on_the_sign_in_sheet(live: Store) -> None:
    conduct.seat_person(live, "s", "f")
    conduct.leave_seat(live, "s", 4)
    assert (sitting(live), listed(live)["f"]) == ([], (4, True))


def test_a_departure_undone_gives_the_floor_back(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START)
    conduct.start_turn(live, "s", 4, at=START + MINUTE)
    conduct.leave_seat(live, "s", 4, START + 2 * MINUTE)
    conduct.undo(live, "s", at=START + 3 * MINUTE)
    turn = live.state("s").turn
    assert (sitting(live), turn.seat if turn else None) == ([4], 4)


def test_a_role_that_is_undone_leaves_the_person_there(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START + MINUTE)
    conduct.take_seat(live, "s", 4, Role.ELECTED, START + 2 * MINUTE)
    conduct.undo(live, "s", at=START + 3 * MINUTE)
    assert (live.state("s").seats[4].role, listed(live)["f"]) == (Role.CITIZEN, (4, True))


# walk-ins -----------------------------------------------------------------------------------


def test_a_walk_in_is_a_name(live: Store) -> None:
    conduct.walk_in(live, "s", "Awa Diop-N’Diaye")
    (one,) = [p for p in live.participants("p") if p.first_name == "Awa"]
    assert (one.last_name, one.quartier, one.contact) == ("Diop-N’Diaye", "", "")
    assert listed(live)[one.id] == (1, True)


def test_a_walk_in_of_one_word_is_a_first_name(live: Store) -> None:
    conduct.walk_in(live, "s", "Awa")
    assert "Awa" in names(live)


def test_a_walk_in_before_the_opening_is_undone_whole(prepared: Store) -> None:
    before = (names(prepared), listed(prepared))
    conduct.walk_in(prepared, "s", "Awa Diop", at=BEFORE)
    conduct.undo(prepared, "s", at=BEFORE)
    assert (names(prepared), listed(prepared), sitting(prepared)) == (*before, [])


def test_a_walk_in_is_undone_whole_in_a_live_seance_too(live: Store) -> None:
    before = (names(live), listed(live))
    conduct.walk_in(live, "s", "Awa Diop", at=START + MINUTE)
    conduct.undo(live, "s", at=START + MINUTE)
    assert (names(live), listed(live), sitting(live)) == (*before, [])


def test_a_walk_in_whom_the_programme_knows_is_enrolled(live: Store) -> None:
    live.save_participants([person("k", "Karim", "Lahcen")])
    conduct.walk_in(live, "s", "lahcen karim", at=START + MINUTE)
    assert listed(live)["k"] == (1, True)
    conduct.undo(live, "s", at=START + MINUTE)
    assert "k" not in listed(live)
    assert "Karim Lahcen" in names(live)


def test_a_walk_in_who_had_said_they_would_not_come_is_enrolled_again(live: Store) -> None:
    conduct.walk_in(live, "s", "Zoé Wattel")
    statuses = {e.participant_id: e.status for e in live.enrolments("s")}
    assert (statuses["z"], listed(live)["z"]) == (EnrolmentStatus.ENROLLED, (1, True))


def test_a_walk_in_who_is_expected_just_arrives(live: Store) -> None:
    conduct.walk_in(live, "s", "Fatima Benali")
    assert listed(live)["f"] == (4, True)
    with pytest.raises(Refused, match="déjà à la place 4"):
        conduct.walk_in(live, "s", "Fatima Benali")


@pytest.mark.parametrize("name", ["=1+1", "12", "😀", "x" * 10_000])
def test_what_is_no_name_is_refused(live: Store, name: str) -> None:
    with pytest.raises(InvalidInput):
        conduct.walk_in(live, "s", name)
    assert sitting(live) == []


def test_somebody_without_a_name_gets_a_chair_in_a_full_room(live: Store) -> None:
    for _ in range(ROOM):
        conduct.walk_in(live, "s")
    conduct.walk_in(live, "s")
    conduct.walk_in(live, "s", "Awa Diop")
    assert sitting(live) == [*range(1, ROOM + 3)]


def test_a_second_tap_on_somebody_without_a_name_adds_nobody(live: Store) -> None:
    seen = Saw({"present": len(live.state("s").present)})
    conduct.walk_in(live, "s", saw=seen)
    with pytest.raises(Stale):
        conduct.walk_in(live, "s", saw=seen)
    assert sitting(live) == [1]


def test_somebody_without_a_name_is_not_taken_for_whom_the_place_expects(live: Store) -> None:
    conduct.take_seat(live, "s", 4)
    assert listed(live)["f"] == (None, False)


# another place ------------------------------------------------------------------------------


def test_whoever_moves_takes_turns_and_name_along(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START)
    conduct.start_turn(live, "s", 4, at=START + MINUTE)
    conduct.move_seat(live, "s", 4, 9, START + 2 * MINUTE)
    assert (sitting(live), listed(live)["f"]) == ([9], (9, True))
    assert [t.seat for t in live.state("s").turns] == [9]


def test_a_move_is_undone_with_the_name(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START)
    conduct.move_seat(live, "s", 4, 9, START + MINUTE)
    conduct.undo(live, "s", at=START + 2 * MINUTE)
    assert (sitting(live), listed(live)["f"]) == ([4], (4, True))


def test_two_people_exchange_their_places(live: Store) -> None:
    conduct.seat_person(live, "s", "f")
    conduct.seat_person(live, "s", "a", 7)
    conduct.move_seat(live, "s", 4, 7)
    assert (listed(live)["f"], listed(live)["a"]) == ((7, True), (4, True))


def test_a_councillor_does_not_move_to_the_head_table(live: Store) -> None:
    conduct.seat_person(live, "s", "f")
    with pytest.raises(InvalidInput):
        conduct.move_seat(live, "s", 4, HEAD_SEATS[3])


def test_the_animator_does_not_move_to_a_numbered_place(live: Store) -> None:
    with pytest.raises(InvalidInput):
        conduct.move_seat(live, "s", HEAD_SEATS[0], 3)


def test_nobody_inherits_the_turns_of_who_sat_there_and_left(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START + MINUTE)
    conduct.start_turn(live, "s", 4, at=START + MINUTE)
    conduct.leave_seat(live, "s", 4, START + 2 * MINUTE)
    conduct.walk_in(live, "s", "Awa Diop", 4, START + 3 * MINUTE)
    (turn,) = live.state("s").turns
    assert turn.seat == listed(live)["f"][0] != 4
    conduct.undo(live, "s", at=START + 4 * MINUTE)
    assert ([t.seat for t in live.state("s").turns], listed(live)["f"]) == ([4], (4, True))


def test_who_comes_back_elsewhere_brings_their_turns(live: Store) -> None:
    conduct.seat_person(live, "s", "f", at=START)
    conduct.start_turn(live, "s", 4, at=START)
    conduct.leave_seat(live, "s", 4, START + MINUTE)
    conduct.seat_person(live, "s", "f", 9, START + 2 * MINUTE)
    assert (sitting(live), [t.seat for t in live.state("s").turns]) == ([9], [9])


# the head table -----------------------------------------------------------------------------


def test_confirmed_speakers_and_the_animator_are_at_their_places(prepared: Store) -> None:
    for key, stage in (("i", InvitationStage.CONFIRMED), ("k", InvitationStage.INVITED)):
        prepared.save_speaker(Speaker("p", key, "Jeanne Mortreux", "urbaniste", "Agence"))
        prepared.save_invitation(Invitation("s", key, stage, START))
    conduct.open_seance(prepared, "s", START)
    roles = {s.seat: s.role for s in prepared.state("s").present}
    assert roles == {HEAD_SEATS[0]: Role.SPEAKER, HEAD_SEATS[1]: Role.ANIMATOR}


def test_a_speaker_who_did_not_come_is_not_there_again_after_reopening(live: Store) -> None:
    conduct.leave_seat(live, "s", HEAD_SEATS[0], START + MINUTE)
    conduct.end_seance(live, "s", START + 2 * MINUTE)
    conduct.open_seance(live, "s", START + 3 * MINUTE)
    assert live.state("s").present == ()
