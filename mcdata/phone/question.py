"""A question as a phone draws it: its sentences, its controls, what is chosen so far. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mcdata import texts
from mcdata.model import Answer, Poll, PollType
from mcdata.polls import TEXT_LIMIT


@dataclass(frozen=True, slots=True)
class Draft:
    """What the person had chosen or written when their form was refused."""

    poll: str = ""
    choices: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    index: int
    label: str
    chosen: bool
    apart: bool  # the first of those that stand outside a scale


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    sentences: tuple[str, ...]
    hint: str
    is_text: bool
    input: str
    most: int
    options: tuple[Option, ...]
    text: str
    answered: bool
    limit: int = TEXT_LIMIT


def question_of(poll: Poll, answer: Answer | None, draft: Draft | None = None) -> Question:
    """A question ready to draw, with what was chosen: in a refused form, else in the urn."""
    text = answer.text if answer else ""
    chosen = {str(choice) for choice in answer.choices} if answer else set()
    if draft:
        text, chosen = draft.text, set(draft.choices)
    inside = len(poll.options) - poll.outside
    apart = inside if poll.type is PollType.SCALE else len(poll.options)
    several = poll.type is PollType.MULTIPLE
    return Question(
        id=poll.id,
        sentences=sentences(
            texts.french(_MOST.sub("", poll.question) if several else poll.question)
        ),
        hint=_hint(poll),
        is_text=poll.type is PollType.TEXT,
        input="checkbox" if several else "radio",
        most=poll.max_choices if several else 1,
        options=tuple(
            Option(index, texts.french(label), str(index) in chosen, index == apart)
            for index, label in enumerate(poll.options)
        ),
        text=text,
        answered=answer is not None,
    )


_MOST = re.compile(r"\s*\(\d+ réponses? au plus\)\s*$")  # the hint says it
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«(])")


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text after each sentence, since each is drawn on a line of its own.

    >>> sentences("Le bailleur répond. Est-ce vrai ?")
    ('Le bailleur répond.', 'Est-ce vrai ?')
    """
    return tuple(_SENTENCE_END.split(text))


def _hint(poll: Poll) -> str:
    """How many answers may be chosen, in words."""
    if poll.type is not PollType.MULTIPLE:
        return ""
    if poll.max_choices >= len(poll.options):
        return "Vous pouvez choisir plusieurs réponses."
    if poll.max_choices == 1:
        return "Choisissez une seule réponse."
    if poll.max_choices == 2:
        return "Choisissez 1 ou 2 réponses."
    return f"Choisissez de 1 à {poll.max_choices} réponses."
