"""A show of hands -> answers: how many people without a phone answered what.

Of a multiple choice the room only shows how many hands each option had, and how many people
raised one: who chose which options together is not known, and what is made up here of it is
never counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from mcdata.errors import InvalidInput
from mcdata.model import Answer, Poll, PollType
from mcdata.texts import plural

UNREADABLE = "Ce compte ne se lit pas. Rechargez la page, puis comptez de nouveau."


def answers_of(poll: Poll, counts: Sequence[int], people: int | None = None) -> tuple[Answer, ...]:
    """Return one answer a person. Raises InvalidInput, saying which number doesn't fit.

    `counts` has one number an option; `people` is asked for a multiple choice alone.
    """
    if poll.type is PollType.TEXT:
        raise InvalidInput("Cette question attend un texte. Écrivez-le pour la personne.")
    if len(counts) != len(poll.options):
        raise InvalidInput(UNREADABLE)
    if any(count < 0 for count in counts):
        raise InvalidInput("Un nombre de mains ne descend pas sous zéro. Corrigez-le.")
    if poll.type is not PollType.MULTIPLE:
        return tuple(Answer((i,)) for i, count in enumerate(counts) for _ in range(count))
    return _dealt(poll, counts, people)


def counts_of(poll: Poll, answers: Sequence[Answer]) -> tuple[int, ...]:
    """Return how many hands each option had."""
    return tuple(
        sum(index in answer.choices for answer in answers) for index in range(len(poll.options))
    )


def _dealt(poll: Poll, counts: Sequence[int], people: int | None) -> tuple[Answer, ...]:
    """Deal the hands one after the other: nobody has an option twice, or too many."""
    total = sum(counts)
    if people is None or people < 0:
        raise InvalidInput("Dites combien de personnes ont levé la main.")
    if any(count > people for count in counts):
        raise InvalidInput(
            "Une réponse a plus de mains que de personnes. Corrigez le nombre de personnes."
        )
    if total < people:
        raise InvalidInput(
            f"{plural(people, 'personne', 'personnes')} pour {plural(total, 'main', 'mains')} : "
            "chaque personne a levé la main une fois au moins. Corrigez."
        )
    if total > people * poll.max_choices:
        each = plural(poll.max_choices, "réponse", "réponses")
        raise InvalidInput(
            f"{plural(total, 'main', 'mains')} pour {plural(people, 'personne', 'personnes')} : "
            f"chacune choisit {each} au plus. Corrigez."
        )
    chosen: list[list[int]] = [[] for _ in range(people)]
    place = 0
    for index, count in enumerate(counts):
        for _ in range(count):
            chosen[place % people].append(index)
            place += 1
    return tuple(Answer(tuple(options)) for options in chosen)
