"""Places dealt so that quartiers and colleges mix; the same people, the same places."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mcdata.dealing import deal
from mcdata.model import College, Participant


def people(*sizes: int) -> list[Participant]:
    """People of as many quartiers as sizes, in the order of the alphabet; colleges by turns."""
    found = []
    for quartier, size in enumerate(sizes):
        for _ in range(size):
            rank = len(found)
            college = (College.RESIDENTS, College.LOCAL_ACTORS)[rank % 3 == 0]
            key = f"p{rank:02}"
            found.append(
                Participant("p", key, key, key, college, f"q{quartier}", "s", f"e{quartier % 2}")
            )
    return found


def quartiers(everyone: list[Participant], dealt: dict[str, int]) -> list[str]:
    by_id = {p.id: p for p in everyone}
    return [by_id[key].quartier for key, _ in sorted(dealt.items(), key=lambda item: item[1])]


@pytest.mark.parametrize("sizes", [(5, 5, 5, 5, 5), (9, 7, 5, 4), (12, 13), (13, 4, 4, 4)])
def test_nobody_sits_beside_someone_of_their_quartier(sizes: tuple[int, ...]) -> None:
    everyone = people(*sizes)
    dealt = dict(deal("s", everyone, {}, range(1, 26)))
    assert sorted(dealt.values()) == list(range(1, 26))
    assert all(one != other for one, other in pairwise(quartiers(everyone, dealt)))


def test_colleges_alternate_where_quartiers_allow() -> None:
    everyone = people(*[1] * 24)
    by_id = {p.id: p for p in everyone}
    dealt = deal("s", everyone, {}, range(1, 26))
    row = [by_id[key].college for key, _ in sorted(dealt.items(), key=lambda item: item[1])]
    locals_side_by_side = sum(one is other is College.LOCAL_ACTORS for one, other in pairwise(row))
    assert locals_side_by_side == 0


def test_the_alphabet_decides_nothing_and_the_same_people_get_the_same_places() -> None:
    everyone = people(5, 5, 5, 5, 5)
    dealt = deal("s", everyone, {}, range(1, 26))
    assert dealt == deal("s", everyone[::-1], {}, range(1, 26))
    assert dealt != deal("another", everyone, {}, range(1, 26))
    assert [p.id for p in everyone] != sorted(dealt, key=lambda key: dealt[key])


def test_whoever_sits_already_keeps_their_place_and_counts_as_a_neighbour() -> None:
    first, *others = people(2, 2)
    dealt = deal("s", others, {2: first}, range(1, 5))
    beside = {key for key, seat in dealt.items() if seat in (1, 3)}
    assert 2 not in dealt.values()
    assert others[0].id not in beside  # of the same quartier


def test_a_room_with_fewer_places_serves_the_first_ones() -> None:
    assert sorted(deal("s", people(3, 3), {}, [1, 2, 4]).values()) == [1, 2, 4]
    assert deal("s", [], {}, range(1, 26)) == {}
