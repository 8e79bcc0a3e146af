"""The balance of a séance: who counts, what is shown, and what is said of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import balance
from mcdata.model import Role, TurnKind
from tests.rooms import START, Room


def room_of(citizens: int, elected: int = 0) -> Room:
    room = Room().open(0).sit(*range(1, citizens + 1))
    return room.sit(*range(101, 101 + elected), role=Role.ELECTED)


def seen(room: Room, minimum_group: int = balance.MINIMUM_GROUP) -> balance.Balance:
    return balance.summarise(room.state, room.now, minimum_group)


def test_summarise_counts_the_silent() -> None:
    result = seen(room_of(4).turns(1, 1, 3))
    assert (result.present, result.spoken, result.turns, result.silent) == (4, 2, 3, (2, 4))


def test_summarise_keeps_the_guest_and_the_animator_apart() -> None:
    room = room_of(3).sit(25, role=Role.SPEAKER).sit(24, role=Role.ANIMATOR)
    room.turn(25, 1, TurnKind.PRESENTATION).turn(24, 21, TurnKind.ANIMATION).turns(1, 25, 24)
    result = seen(room)
    assert (result.present, result.turns) == (3, 1)
    assert (result.presentation_seconds, result.animation_seconds) == (1200, 30)


def test_summarise_keeps_someone_who_left_with_the_minutes_they_stayed() -> None:
    room = room_of(3, elected=3).leave(101, 30).leave(102, 30).leave(103, 30)
    room.minute = 89
    result = seen(room.turns(1, 101))
    # 90 minutes for each citizen, 30 for each of the elected: a quarter of the presence
    elected = next(role for role in result.roles if role.role is Role.ELECTED)
    assert elected.ratio == pytest.approx(0.5 / 0.25, rel=0.01)
    assert result.present == 6


def test_summarise_does_not_call_silent_those_who_left() -> None:
    assert seen(room_of(3).leave(2, 30).turns(1)).silent == (3,)


def test_summarise_forgets_a_seat_taken_by_a_slip_of_the_finger() -> None:
    assert seen(room_of(3).sit(9, at=5).leave(9, 5.2)).present == 3


def test_summarise_caps_and_flags_a_timer_left_running() -> None:
    room = room_of(2).turn(1, 1).turn(2, 31).silence(32)
    shares = {s.seat: (s.turns, s.seconds, s.flagged) for s in seen(room).seats}
    assert shares == {1: (1, 300, True), 2: (1, 60, False)}


def test_summarise_counts_the_turn_in_progress() -> None:
    room = room_of(2).turn(1, 1)
    result = balance.summarise(room.state, START + timedelta(minutes=3))
    assert result.seats[0].seconds == 120


def test_summarise_stops_the_clock_when_the_seance_has_ended() -> None:
    room = room_of(3).turns(1, 2).end(60)
    later = balance.summarise(room.state, START + timedelta(days=3))
    assert later == balance.summarise(room.state, START + timedelta(minutes=60))


def test_summarise_gives_each_role_its_share() -> None:
    citizens, elected = seen(room_of(6, elected=3).turns(1, 2, 3, 101, 101, 101)).roles
    assert (citizens.people, citizens.turns, elected.people, elected.turns) == (6, 3, 3, 3)
    assert citizens.ratio == pytest.approx(0.75)
    assert elected.ratio == pytest.approx(1.5)


def test_summarise_gives_no_ratio_before_anyone_spoke() -> None:
    assert [(r.ratio, r.low, r.high) for r in seen(room_of(4)).roles] == [(None, None, None)]


def test_summarise_shows_no_role_of_one_person_nor_what_gives_it_away() -> None:
    # with the officer hidden, citizens and elected would give them away by subtraction
    room = room_of(6, elected=3).sit(50, role=Role.OFFICER).turns(1, 50)
    assert [role.role for role in seen(room).roles] == [Role.CITIZEN]


def test_summarise_shows_every_role_to_the_animator() -> None:
    room = room_of(2, elected=1).turns(1)
    assert [r.role for r in seen(room, 1).roles] == [Role.CITIZEN, Role.ELECTED]


def test_summarise_shows_nothing_by_role_in_too_small_a_room() -> None:
    assert seen(room_of(8, elected=2).turns(1), minimum_group=11).roles == ()


def test_summarise_has_no_verdict_before_two_turns_a_person() -> None:
    room = room_of(5).turns(*[1] * 9)
    assert seen(room).verdict is None
    assert seen(room.turns(1)).verdict is not None


def test_summarise_says_when_one_person_takes_more_than_chance_explains() -> None:
    verdict = seen(room_of(10).turns(*[1] * 15, *range(2, 11))).verdict
    assert verdict == (
        "La parole est plus concentrée que le hasard ne l’explique. "
        "Une seule personne a pris 63\u00a0% des tours."
    )


def test_summarise_says_when_speech_is_better_shared_than_by_chance() -> None:
    verdict = seen(room_of(10).turns(*list(range(1, 11)) * 4)).verdict
    assert verdict == "La parole est mieux partagée que ne le ferait le hasard."


def test_summarise_compares_the_largest_shares_with_equal_ones() -> None:
    result = seen(room_of(10).turns(1, 1, 2, 3, 4))
    assert (result.largest, result.fair_largest) == pytest.approx((0.4, 0.1))
    assert (result.top3, result.fair_top3) == pytest.approx((0.8, 0.3))


def test_summarise_an_empty_room_is_all_noughts() -> None:
    result = seen(Room())
    assert (result.present, result.spoken, result.turns, result.seats) == (0, 0, 0, ())
    assert (result.verdict, result.fair_largest) == (None, 0)


@given(st.lists(st.tuples(st.integers(1, 8), st.floats(0, 3)), max_size=30))
def test_summarise_adds_up(moves: list[tuple[int, float]]) -> None:
    room = room_of(5, elected=3)
    for seat, pause in moves:
        room.turn(seat if seat <= 5 else 95 + seat, room.minute + pause)
    result = seen(room.silence(room.minute + 1), 1)
    assert sum(share.turns for share in result.seats) == result.turns == len(moves)
    assert sum(role.turns for role in result.roles) == result.turns
    assert sum(role.people for role in result.roles) == result.present == 8
    assert result.spoken + len(result.silent) == result.present
