"""Results: who chose what, over how many answered."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata.errors import InvalidAnswer
from mcdata.model import Answer, Poll, PollType
from mcdata.tally import showable, tally

STEPS = ("Pas du tout", "Un peu", "Assez", "Très bien", "Je ne sais pas")
SCALE = Poll("s", "e", 1, PollType.SCALE, "Compris ?", STEPS, outside=1)
MULTIPLE = Poll("s", "m", 1, PollType.MULTIPLE, "Que changer ?", ("A", "B", "C"), max_choices=2)
TEXT = Poll("s", "t", 1, PollType.TEXT, "Que manque-t-il ?")

scale_answers = st.lists(st.integers(0, 4).map(lambda i: Answer((i,))))
multiple_answers = st.lists(
    st.lists(st.integers(0, 2), min_size=1, max_size=2, unique=True).map(lambda c: Answer(tuple(c)))
)


def test_tally_counts_in_the_order_of_the_options() -> None:
    result = tally(SCALE, [Answer((3,)), Answer((1,)), Answer((3,)), Answer((4,))])
    assert [(row.label, row.count) for row in result.rows] == [
        ("Pas du tout", 0),
        ("Un peu", 1),
        ("Assez", 0),
        ("Très bien", 2),
        ("Je ne sais pas", 1),
    ]


def test_tally_shares_are_of_those_who_answered() -> None:
    result = tally(MULTIPLE, [Answer((0, 1)), Answer((0,)), Answer((2, 0)), Answer((1,))])
    assert [row.share for row in result.rows] == [0.75, 0.5, 0.25]


def test_tally_mean_of_a_scale_leaves_out_who_does_not_know() -> None:
    assert tally(SCALE, [Answer((0,)), Answer((3,)), Answer((4,))]).mean == 2.5


def test_tally_mean_is_none_when_nobody_knows() -> None:
    assert tally(SCALE, [Answer((4,))]).mean is None


def test_tally_mean_is_for_scales_only() -> None:
    assert tally(MULTIPLE, [Answer((0,))]).mean is None


def test_tally_says_which_options_are_outside() -> None:
    assert [row.outside for row in tally(SCALE, []).rows] == [False, False, False, False, True]


def test_tally_of_no_answer_is_all_noughts() -> None:
    assert [(row.count, row.share) for row in tally(SCALE, []).rows] == [(0, 0.0)] * 5


def test_tally_of_texts_forgets_their_order() -> None:
    first, second = Answer(text="zone"), Answer(text="Abri")
    assert (
        tally(TEXT, [first, second]).texts == tally(TEXT, [second, first]).texts == ("Abri", "zone")
    )


def test_tally_refuses_an_answer_that_the_question_does_not_admit() -> None:
    with pytest.raises(InvalidAnswer):
        tally(MULTIPLE, [Answer((-1,))])


@given(scale_answers)
def test_tally_of_single_choices_adds_up(answers: list[Answer]) -> None:
    result = tally(SCALE, answers)
    assert sum(row.count for row in result.rows) == result.answered == len(answers)


@given(multiple_answers)
def test_tally_never_counts_more_people_than_answered(answers: list[Answer]) -> None:
    result = tally(MULTIPLE, answers)
    assert all(0 <= row.share <= 1 and row.count <= result.answered for row in result.rows)


@given(scale_answers, st.randoms())
def test_tally_does_not_depend_on_the_order_of_answers(answers: list[Answer], dice) -> None:
    shuffled = answers.copy()
    dice.shuffle(shuffled)
    assert tally(SCALE, shuffled) == tally(SCALE, answers)


@given(scale_answers)
def test_tally_mean_is_within_the_scale(answers: list[Answer]) -> None:
    mean = tally(SCALE, answers).mean
    assert mean is None or 1 <= mean <= 4


@pytest.mark.parametrize(("answered", "shown"), [(0, False), (4, False), (5, True), (25, True)])
def test_showable_from_five_answers(answered: int, shown: bool) -> None:
    result = dataclasses.replace(tally(TEXT, []), answered=answered)
    assert showable(result, 5) is shown
