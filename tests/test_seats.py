"""Where people may sit: numbered places for the people enrolled, letters for the head table."""

from __future__ import annotations

import pytest

from mcdata.errors import InvalidInput
from mcdata.model import Role
from mcdata.seats import (
    EXTRA,
    HEAD_SEATS,
    HOSTS,
    check_place,
    head_table,
    label_of,
    place,
    seated_at,
)


def test_a_place_of_the_head_table_is_a_letter() -> None:
    assert [label_of(seat) for seat in (1, 25, HEAD_SEATS[0], HEAD_SEATS[-1])] == [
        *("1", "25", "A", "L")
    ]
    assert place(HEAD_SEATS[1]) == "place B"


@pytest.mark.parametrize("role", sorted(HOSTS))
def test_speaker_animator_and_irev_have_no_numbered_place(role: Role) -> None:
    with pytest.raises(InvalidInput, match="table des invités"):
        check_place(3, role, 25)


def test_a_councillor_has_no_place_at_the_head_table() -> None:
    with pytest.raises(InvalidInput, match="place numérotée"):
        check_place(HEAD_SEATS[0], Role.CITIZEN, 25)


@pytest.mark.parametrize("role", [Role.ELECTED, Role.OFFICER])
def test_elected_members_and_officers_sit_at_either(role: Role) -> None:
    assert seated_at(role) == (False, True)
    check_place(3, role, 25)
    check_place(HEAD_SEATS[4], role, 25)


@pytest.mark.parametrize("seat", [0, 25 + EXTRA + 1, HEAD_SEATS[-1] + 1])
def test_a_place_that_does_not_exist_is_refused(seat: int) -> None:
    with pytest.raises(InvalidInput):
        check_place(seat, Role.ELECTED, 25)


def test_speakers_then_the_animator_sit_at_the_head_table() -> None:
    assert [role for _, role in head_table(2)] == [Role.SPEAKER, Role.SPEAKER, Role.ANIMATOR]
    assert len(list(head_table(40))) == len(HEAD_SEATS)
