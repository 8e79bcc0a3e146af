"""Groups of the floor: put together until none of them points at someone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata.model import Role
from mcdata.projector.floor_view import Group, merged, out_of_ten

ROLES = (Role.CITIZEN, Role.ELECTED, Role.OFFICER, Role.SPEAKER)
people = st.integers(0, 30)
rooms = st.lists(st.tuples(people, st.integers(0, 60)), min_size=1, max_size=4).map(
    lambda sizes: [
        Group((role,), size, turns) for role, (size, turns) in zip(ROLES, sizes, strict=False)
    ]
)


@given(rooms, st.integers(1, 12))
def test_no_group_shown_is_under_the_minimum(room: list[Group], minimum: int) -> None:
    assert all(group.people >= minimum for group in merged(room, minimum))


@given(rooms, st.integers(1, 12))
def test_groups_shown_hold_everyone_or_nobody(room: list[Group], minimum: int) -> None:
    shown = sum(group.people for group in merged(room, minimum))
    assert shown in {0, sum(group.people for group in room)}


@given(rooms, st.integers(1, 12))
def test_one_group_alone_is_not_shown(room: list[Group], minimum: int) -> None:
    assert len(merged(room, minimum)) != 1


def test_small_groups_are_put_together() -> None:
    room = [
        Group((Role.CITIZEN,), 18, 40),
        Group((Role.ELECTED,), 3, 9),
        Group((Role.OFFICER,), 4, 5),
    ]
    together = Group((Role.ELECTED, Role.OFFICER), 7, 14)
    assert merged(room, 5) == (room[0], together)


def test_one_person_hides_in_the_smallest_group_that_is_large_enough() -> None:
    room = [
        Group((Role.CITIZEN,), 14, 30),
        Group((Role.ELECTED,), 6, 9),
        Group((Role.OFFICER,), 1, 5),
    ]
    assert merged(room, 5) == (room[0], Group((Role.OFFICER, Role.ELECTED), 7, 14))


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (12, 15, "8\u00a0tours sur 10"),
        (1, 10, "1\u00a0tour sur 10"),
        (0, 12, "0\u00a0tour sur 10"),
        (1, 40, "moins d’1\u00a0tour sur 10"),
        (39, 40, "plus de 9\u00a0tours sur 10"),
        (40, 40, "10\u00a0tours sur 10"),
        (3, 12, "3\u00a0tours sur 10"),
    ],
)
def test_a_share_is_said_out_of_ten(part: int, whole: int, said: str) -> None:
    assert out_of_ten(part, whole, "tour", "tours") == said
