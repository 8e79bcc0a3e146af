"""Who speaks next, and why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcdata import floor
from mcdata.model import Role, TurnKind
from tests.rooms import Room


def queue(room: Room) -> list[int]:
    return [suggestion.seat for suggestion in floor.order(room.state, room.now)]


def head(room: Room) -> floor.Suggestion:
    suggestion = floor.next_speaker(room.state, room.now)
    assert suggestion is not None
    return suggestion


def room_of(people: int) -> Room:
    return Room().open().sit(*range(1, people + 1), at=0)


def test_next_speaker_is_nobody_when_no_hand_is_up() -> None:
    room = room_of(3).turns(1)
    assert floor.next_speaker(room.state, room.now) is None


def test_next_speaker_has_not_spoken_yet_before_anyone_waiting_longer() -> None:
    room = room_of(4).turns(1, 2)
    room.turn(4, 5).hand(1, 6).hand(2, 7).hand(3, 8).silence(9)
    # 1 was announced when alone in raising a hand; behind it, 3 was never heard
    assert queue(room) == [1, 3, 2]


def test_next_speaker_is_chosen_again_when_a_turn_begins() -> None:
    room = room_of(4).turns(1, 2).turn(4, 5).hand(4, 6).hand(1, 6.5).hand(3, 7).turn(4, 8)
    assert head(room) == floor.Suggestion(3, first_time=True, reason=floor.FIRST_TIME)


def test_next_speaker_announced_is_not_demoted_by_a_first_time() -> None:
    room = room_of(3).turns(1).hand(1, 5).hand(2, 6)
    assert head(room) == floor.Suggestion(1, first_time=False, reason=floor.ANNOUNCED)


def test_next_speaker_announced_stays_when_the_animator_chooses_another() -> None:
    room = room_of(5).turns(1, 2).hand(1, 5).hand(2, 6).hand(3, 7).turn(2, 8).hand(4, 9)
    assert queue(room) == [1, 3, 4]


def test_next_speaker_announced_who_lowers_the_hand_gives_way() -> None:
    room = room_of(4).turns(1).hand(1, 5).hand(2, 6).lower(1, 7)
    assert queue(room) == [2]


def test_next_speaker_announced_who_leaves_gives_way() -> None:
    room = room_of(4).turns(1).hand(1, 5).hand(2, 6).leave(1, 7)
    assert queue(room) == [2]


def test_order_puts_a_group_under_its_share_before_fewer_turns() -> None:
    room = Room().open().sit(1, 2, 3, at=0).sit(4, 5, role=Role.ELECTED, at=0)
    # citizens: 7 turns for 3 people; the elected: 2 turns for 2, all of them by seat 4
    room.turns(1, 1, 2, 3, 3, 3, 3, 4, 4).hand(5, 20).hand(2, 21).hand(4, 22)
    assert queue(room) == [5, 4, 2]
    assert floor.order(room.state, room.now)[1].reason == floor.UNDER_SHARE


def test_order_puts_fewer_turns_before_waiting_longer() -> None:
    room = room_of(4).turns(1, 1, 2, 3).hand(4, 9).hand(1, 10).hand(2, 11)
    assert queue(room) == [4, 2, 1]
    assert floor.order(room.state, room.now)[1].reason == floor.FEWER_TURNS


def test_order_puts_who_waits_longest_first_among_equals() -> None:
    room = room_of(4).turns(1, 2, 3).hand(4, 9).hand(3, 10).hand(1, 11).hand(2, 12)
    assert queue(room) == [4, 3, 1, 2]
    assert floor.order(room.state, room.now)[1].reason == floor.WAITING


def test_order_lets_the_guest_answer_after_those_who_were_never_heard() -> None:
    room = room_of(3).sit(9, role=Role.SPEAKER).hand(1, 1).hand(9, 2).hand(2, 3)
    assert queue(room) == [1, 2, 9]


def test_order_does_not_count_the_presentation_as_having_spoken() -> None:
    room = room_of(3).turn(1, 1, TurnKind.PRESENTATION).silence(5).hand(1, 6)
    assert head(room).first_time


steps = st.lists(
    st.tuples(st.sampled_from(["hand", "lower", "turn", "silence"]), st.integers(1, 6)), max_size=25
)


def play(moves: list[tuple[str, int]]) -> Room:
    room = room_of(6)
    for minute, (move, seat) in enumerate(moves, 1):
        if move == "silence":
            room.silence(minute)
        else:
            getattr(room, move)(seat, minute)
    return room


@given(steps)
def test_order_holds_each_raised_hand_once(moves: list[tuple[str, int]]) -> None:
    room = play(moves)
    assert sorted(queue(room)) == sorted(hand.seat for hand in room.state.hands)


@given(steps)
def test_next_speaker_leads_the_order(moves: list[tuple[str, int]]) -> None:
    room = play(moves)
    assert floor.next_speaker(room.state, room.now) == next(
        iter(floor.order(room.state, room.now)), None
    )


@given(steps.filter(lambda moves: moves), st.integers(1, 6))
def test_next_speaker_is_never_demoted_by_what_another_seat_does(
    moves: list[tuple[str, int]], seat: int
) -> None:
    room = play(moves)
    announced = floor.next_speaker(room.state, room.now)
    for minute, act in enumerate((room.lower, room.hand, room.turn), 100):
        act(seat, minute)
        if announced and announced.seat != seat:
            assert head(room).seat == announced.seat


@given(steps)
def test_order_after_the_first_is_by_first_time(moves: list[tuple[str, int]]) -> None:
    room = play(moves)
    rest = [s.first_time for s in floor.order(room.state, room.now)][1:]
    assert rest == sorted(rest, reverse=True)
