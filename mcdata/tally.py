"""Answers -> results: how many people chose what, over how many answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from mcdata.model import Answer, Poll, PollType
from mcdata.polls import check_answer
from mcdata.texts import NBSP, french_order, number, plural


@dataclass(frozen=True, slots=True)
class OptionCount:
    """One option's result. `share` (0 to 1) is of the people who answered, so that several
    choices may add up to more than 1; `outside` marks what is off a scale (« Je ne sais pas »),
    `right` a quiz's right answer.
    """

    label: str
    count: int
    share: float
    outside: bool
    right: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A question's results, `rows` in the options' own order.

    `mean` is of a scale's steps, counted from 1, without what is outside; None for any other type
    or when nobody is on the scale. `texts` are in alphabetical order: the order of arrival would
    say who wrote what. `by_hand` of the answers were given without a phone.
    """

    poll: Poll
    answered: int
    rows: tuple[OptionCount, ...] = ()
    mean: float | None = None
    texts: tuple[str, ...] = ()
    by_hand: int = 0


def tally(
    poll: Poll,
    answers: Iterable[Answer],
    *,
    by_hand: int = 0,
    hidden: Container[int] = frozenset(),
) -> Tally:
    """Count `answers`, one a person. Raises InvalidAnswer for one that the poll doesn't admit.

    `hidden` are the places of the free answers that count and aren't read.
    """
    answers = tuple(answers)
    for answer in answers:
        check_answer(poll, answer)
    if poll.type is PollType.TEXT:
        read = (a.text for place, a in enumerate(answers) if place not in hidden)
        texts = tuple(sorted(read, key=french_order))
        return Tally(poll, len(answers), texts=texts, by_hand=by_hand)
    counts = Counter(choice for answer in answers for choice in answer.choices)
    inside = len(poll.options) - poll.outside
    rows = tuple(
        OptionCount(
            label=label,
            count=counts[index],
            share=counts[index] / len(answers) if answers else 0.0,
            outside=index >= inside,
            right=index == poll.right_answer,
        )
        for index, label in enumerate(poll.options)
    )
    mean = _mean(counts, inside) if poll.type is PollType.SCALE else None
    return Tally(poll, len(answers), rows, mean, by_hand=by_hand)


def _mean(counts: Counter[int], inside: int) -> float | None:
    people = sum(counts[index] for index in range(inside))
    return sum((index + 1) * counts[index] for index in range(inside)) / people if people else None


def leaders(result: Tally) -> tuple[OptionCount, ...]:
    """The option chosen most, or those that are first together; none when all are equal."""
    most = max((row.count for row in result.rows), default=0)
    ahead = tuple(row for row in result.rows if row.count == most)
    return ahead if len(ahead) < len(result.rows) else ()


def channels(result: Tally) -> str:
    """18 réponses : 14 par téléphone, 4 à main levée; nothing when every one came by telephone"""
    return channels_of(result.answered, result.by_hand, is_text=result.poll.type is PollType.TEXT)


def channels_of(answered: int, by_hand: int, *, is_text: bool) -> str:
    if not by_hand:
        return ""
    how = (
        plural(by_hand, "écrite", "écrites") + " pour quelqu’un"
        if is_text
        else (f"{number(by_hand)}{NBSP}à main levée")
    )
    told = plural(answered, "réponse", "réponses")
    if by_hand == answered:
        return f"{told}{NBSP}: {how}"
    return f"{told}{NBSP}: {number(answered - by_hand)}{NBSP}par téléphone, {how}"


def showable(result: Tally, minimum: int) -> bool:
    """Whether enough people answered for the room to see the results."""
    return result.answered >= minimum
