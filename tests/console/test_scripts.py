"""The console's scripts, as they are served: what they know of the rules comes from the rules."""

from __future__ import annotations

import json

import pytest

from mcdata.errors import InvalidInput
from mcdata.model import Role
from mcdata.seats import HEAD_SEATS, check_place, label_of
from mcdata.ui.components import console


def rules() -> dict[str, object]:
    """What stands at the head of the script."""
    first = console.script().partition("\n")[0]
    found: dict[str, object] = json.loads(first.removeprefix("const RULES = ").rstrip(";"))
    return found


def test_the_head_table_is_numbered_and_lettered_as_the_rule_says() -> None:
    head, letters = rules()["head"], rules()["letters"]
    assert [(head + place, letter) for place, letter in enumerate(letters, 1)] == [  # type: ignore[operator,arg-type]
        (seat, label_of(seat)) for seat in HEAD_SEATS
    ]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("is_head", [False, True])
def test_a_role_is_offered_where_it_may_sit(role: Role, *, is_head: bool) -> None:
    offered = is_head in rules()["seated_at"][role.value]  # type: ignore[index]
    try:
        check_place(HEAD_SEATS[0] if is_head else 1, role, 25)
        admitted = True
    except InvalidInput:
        admitted = False
    assert offered is admitted


def test_no_placeholder_is_left_in_the_page() -> None:
    assert "{note}" not in console.markup()
    assert 'maxlength="500"' in console.markup()
