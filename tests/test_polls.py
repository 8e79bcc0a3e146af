"""What a well-made question is, and what answers it admits."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import polls
from mcdata.errors import InvalidAnswer, InvalidInput
from mcdata.model import Answer, Poll, PollType

SINGLE = Poll("s", "a", 1, PollType.SINGLE, "Quand donner l’avis ?", ("Avant", "Pendant", "Après"))
MULTIPLE = dataclasses.replace(SINGLE, type=PollType.MULTIPLE, max_choices=2)
SCALE = Poll("s", "e", 1, PollType.SCALE, "Compris ?", ("Non", "Oui", "Je ne sais pas"), outside=1)
TEXT = Poll("s", "t", 1, PollType.TEXT, "Que manque-t-il ?")
EVERY_TYPE = (SINGLE, MULTIPLE, SCALE, TEXT)


@pytest.mark.parametrize("poll", EVERY_TYPE, ids=lambda p: p.type)
def test_check_poll_takes_a_question_of_each_type(poll: Poll) -> None:
    refused = ""
    try:
        polls.check_poll(poll)
    except InvalidInput as error:
        refused = str(error)
    assert refused == ""


@pytest.mark.parametrize(
    ("poll", "changes", "sentence"),
    [
        (SINGLE, {"question": " "}, "La question manque"),
        (SINGLE, {"question": "q" * 301}, "300 au plus"),
        (SINGLE, {"options": ("Avant",)}, "de 2 à 12 réponses"),
        (SINGLE, {"options": tuple("abcdefghijklm")}, "de 2 à 12 réponses"),
        (SINGLE, {"options": ("Avant", "")}, "La réponse n° 2 manque"),
        (SINGLE, {"options": ("Avant", "o" * 121)}, "120 au plus"),
        (SINGLE, {"options": ("Oui", "Non", "oui ")}, "identiques"),
        (SINGLE, {"options": ("Oui", "N\x00on")}, "caractère invisible"),
        (SINGLE, {"max_choices": 2}, "de 1 à 1"),
        (MULTIPLE, {"max_choices": 0}, "de 1 à 3"),
        (MULTIPLE, {"max_choices": 4}, "de 1 à 3"),
        (SCALE, {"outside": 2}, "hors de l’échelle"),
        (SCALE, {"outside": -1}, "hors de l’échelle"),
        (TEXT, {"options": ("Oui", "Non")}, "réponse libre"),
    ],
)
def test_check_poll_refuses_and_says_why(
    poll: Poll, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        polls.check_poll(dataclasses.replace(poll, **changes))


def test_parse_answer_of_a_single_choice() -> None:
    assert polls.parse_answer(SINGLE, ["2"]) == Answer((2,))


def test_parse_answer_puts_several_choices_in_order() -> None:
    assert polls.parse_answer(MULTIPLE, ["2", "0"]) == Answer((0, 2))


def test_parse_answer_counts_a_value_sent_twice_once() -> None:
    assert polls.parse_answer(SINGLE, ["1", "1"]) == Answer((1,))


def test_parse_answer_cleans_a_text() -> None:
    assert polls.parse_answer(TEXT, [], "  Des bus\r\n ") == Answer(text="Des bus")


def test_parse_answer_takes_je_ne_sais_pas() -> None:
    assert polls.parse_answer(SCALE, ["2"]) == Answer((2,))


@pytest.mark.parametrize("value", ["-1", "3", "99", "٣", "1.0", "", " 1", "1e0", "²", "0x1", "100"])
def test_parse_answer_refuses_a_choice_that_is_not_proposed(value: str) -> None:
    with pytest.raises(InvalidAnswer, match="n’est pas proposée"):
        polls.parse_answer(SINGLE, [value])


def test_parse_answer_refuses_no_choice() -> None:
    with pytest.raises(InvalidAnswer, match="Choisissez une réponse"):
        polls.parse_answer(SINGLE, [])


def test_parse_answer_refuses_two_choices_for_one() -> None:
    with pytest.raises(InvalidAnswer, match="une seule réponse"):
        polls.parse_answer(SINGLE, ["0", "1"])


def test_parse_answer_refuses_more_than_the_maximum() -> None:
    with pytest.raises(InvalidAnswer, match="2 réponses au plus"):
        polls.parse_answer(MULTIPLE, ["0", "1", "2"])


@pytest.mark.parametrize("text", ["", " \n", "x" * 501, "a\ud800"])
def test_parse_answer_refuses_a_text_that_is_empty_too_long_or_broken(text: str) -> None:
    with pytest.raises(InvalidAnswer, match="Votre réponse"):
        polls.parse_answer(TEXT, [], text)


@pytest.mark.parametrize(
    ("poll", "answer"),
    [
        (SINGLE, Answer((0,), "et un texte")),
        (TEXT, Answer((0,), "un texte")),
        (MULTIPLE, Answer((1, 1))),
        (SINGLE, Answer((-1,))),
    ],
)
def test_check_answer_refuses_what_no_form_sends(poll: Poll, answer: Answer) -> None:
    with pytest.raises(InvalidAnswer):
        polls.check_answer(poll, answer)


@given(st.sampled_from(EVERY_TYPE), st.lists(st.text(max_size=3), max_size=4), st.text())
def test_parse_answer_gives_a_valid_answer_or_refuses(
    poll: Poll, values: list[str], text: str
) -> None:
    try:
        answer = polls.parse_answer(poll, values, text)
    except InvalidAnswer:
        return
    polls.check_answer(poll, answer)
    assert bool(answer.choices) is (poll.type is not PollType.TEXT)


@given(st.lists(st.integers(0, 11), unique=True).map(tuple), st.text())
def test_decode_answer_gives_back_what_was_encoded(choices: tuple[int, ...], text: str) -> None:
    answer = Answer(choices, text)
    assert polls.decode_answer(polls.encode_answer(answer)) == answer


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", "null", '{"choices":1,"text":""}', '{"choices":[true],"text":""}']
)
def test_decode_answer_refuses_what_was_not_encoded(line: str) -> None:
    with pytest.raises(InvalidAnswer, match="ne se lit pas"):
        polls.decode_answer(line)
