"""Out of how many: one rule, whatever the screen."""

from __future__ import annotations

from mcdata.denominators import asked, asked_by, asked_during, guests, participants
from mcdata.facts import PollClosed, PollOpened
from mcdata.model import Role
from mcdata.seats import HEAD_SEATS
from mcdata.speech import voices
from tests.rooms import START, Room


def furnished() -> Room:
    """Nineteen people, and six others of the five other kinds at the head table."""
    room = Room().open().sit(*range(1, 20))
    roles = (Role.SPEAKER, Role.ANIMATOR, Role.TEAM, Role.ELECTED, Role.ELECTED, Role.OFFICER)
    for seat, role in zip(HEAD_SEATS, roles, strict=False):
        room.sit(seat, role=role)
    return room


def test_nineteen_people_and_six_others_are_not_twenty_five() -> None:
    state = furnished().state
    assert (asked(state), len(participants(state)), len(guests(state))) == (19, 19, 6)


def test_who_may_speak_in_the_debate() -> None:
    room = furnished()
    assert len(voices(room.state, room.now)) == 22  # with two elected members and an officer


def test_a_guest_at_a_numbered_place_as_before_the_head_table_is_not_asked() -> None:
    room = Room().open().sit(1, 2).sit(24, role=Role.SPEAKER).sit(25, role=Role.ANIMATOR)
    assert asked(room.state) == 2


def test_those_enrolled_are_asked_where_nobody_noted_arrivals() -> None:
    room = Room().open().sit(HEAD_SEATS[0], role=Role.ANIMATOR)
    assert asked(room.state, enrolled=14) == 14
    assert asked(room.sit(1).state, enrolled=14) == 1


def test_everyone_gone_is_nobody_asked() -> None:
    assert asked(Room().open().sit(1).leave(1, at=5).state, enrolled=14) == 0


def test_whoever_was_there_while_a_question_was_open_was_asked() -> None:
    room = Room().open().sit(1, 2, 3).leave(1, at=5)
    room.add(PollOpened("q"), at=10).leave(2, at=11).sit(4, at=12).add(PollClosed("q"), at=13)
    room.sit(5, at=14)
    assert asked_by(room.state, "q", room.now) == 3  # 2, 3 and 4
    assert asked_by(room.state, "later", room.now) == 3  # 3, 4 and 5
    assert asked_during(room.state, START, START) == 3
