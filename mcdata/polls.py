"""Question types: what a well-made question is, and what a valid answer to it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from mcdata.errors import InvalidAnswer, InvalidInput
from mcdata.model import Answer, Poll, PollType
from mcdata.validation import clean_line, clean_text

TEXT_LIMIT = 500  # characters of a free answer
QUESTION_LIMIT = 300  # of a question, and of one that a participant writes
NOTE_LIMIT = 500  # of a note
OPTION_LIMIT = 120  # of one option
MAX_OPTIONS = 12

_INDEX = re.compile(r"[0-9]{1,2}", re.ASCII)  # str.isdigit would take « ٣ »


def check_poll(poll: Poll) -> None:
    """Raise InvalidInput, saying what to change, unless the question can be put to a room."""
    clean_line(poll.question, QUESTION_LIMIT, "La question", required=True)
    if poll.type is PollType.TEXT:
        if poll.options or poll.outside:
            raise InvalidInput("Une question à réponse libre n’a pas de réponses proposées.")
    else:
        _check_options(poll)
    most = len(poll.options) if poll.type is PollType.MULTIPLE else 1
    if not 1 <= poll.max_choices <= most:
        raise InvalidInput(
            f"Le nombre de réponses permises va de 1 à {most} pour cette question. Corrigez-le."
        )
    if poll.right_answer is not None:
        _check_right_answer(poll)


def _check_right_answer(poll: Poll) -> None:
    if poll.type is not PollType.SINGLE:
        raise InvalidInput(
            "Une bonne réponse va avec un choix unique. Retirez-la, ou changez le type."
        )
    if not 0 <= (poll.right_answer or 0) < len(poll.options) - poll.outside:
        raise InvalidInput(
            "La bonne réponse n’est plus parmi les réponses proposées. Choisissez-la."
        )


def _check_options(poll: Poll) -> None:
    count = len(poll.options)
    if not 2 <= count <= MAX_OPTIONS:
        raise InvalidInput(
            f"Proposez de 2 à {MAX_OPTIONS} réponses\u202f; cette question en propose {count}."
        )
    for position, option in enumerate(poll.options, 1):
        clean_line(option, OPTION_LIMIT, f"La réponse n° {position}", required=True)
    if len({" ".join(option.casefold().split()) for option in poll.options}) < count:
        raise InvalidInput("Deux réponses proposées sont identiques. Changez ou retirez-en une.")
    least = 2 if poll.type is PollType.SCALE else 1
    if not 0 <= poll.outside <= count - least:
        raise InvalidInput(
            "Trop de réponses sont hors de l’échelle («\u00a0Je ne sais pas\u00a0»)\u00a0: "
            f"gardez-en au moins {least} dedans."
        )


def parse_answer(poll: Poll, values: Sequence[str], text: str = "") -> Answer:
    """Turn what a form sent into an answer. Raises InvalidAnswer with a plain sentence.

    `values` are the chosen options' indices from 0, in ASCII digits; a value sent twice counts
    once. A free answer comes in `text`.
    """
    if poll.type is PollType.TEXT:
        try:
            answer = Answer(text=clean_text(text, TEXT_LIMIT, "Votre réponse", required=True))
        except InvalidInput as error:
            raise InvalidAnswer(str(error)) from error
    else:
        if not all(_INDEX.fullmatch(value) for value in values):
            raise InvalidAnswer(_UNKNOWN)
        answer = Answer(choices=tuple(sorted({int(value) for value in values})))
    check_answer(poll, answer)
    return answer


_UNKNOWN = "Cette réponse n’est pas proposée. Choisissez dans la liste."


def check_answer(poll: Poll, answer: Answer) -> None:
    """Raise InvalidAnswer unless the question admits this answer."""
    if poll.type is PollType.TEXT:
        _check_text(answer)
        return
    if answer.text:
        raise InvalidAnswer("Cette question n’attend pas de texte. Choisissez dans la liste.")
    chosen = answer.choices
    if not chosen:
        raise InvalidAnswer("Choisissez une réponse, puis envoyez.")
    if not all(0 <= choice < len(poll.options) for choice in chosen):
        raise InvalidAnswer(_UNKNOWN)
    if len(set(chosen)) < len(chosen):
        raise InvalidAnswer("La même réponse est choisie deux fois. Choisissez-la une fois.")
    most = poll.max_choices if poll.type is PollType.MULTIPLE else 1
    if len(chosen) > most:
        plural = "une seule réponse" if most == 1 else f"{most} réponses au plus"
        raise InvalidAnswer(f"Choisissez {plural}, puis envoyez.")


def _check_text(answer: Answer) -> None:
    if answer.choices:
        raise InvalidAnswer("Cette question attend un texte. Écrivez votre réponse, puis envoyez.")
    try:
        clean_text(answer.text, TEXT_LIMIT, "Votre réponse", required=True)
    except InvalidInput as error:
        raise InvalidAnswer(str(error)) from error


def encode_answer(answer: Answer) -> str:
    """Return an answer as a line of JSON, in ASCII, for the store."""
    return json.dumps({"choices": answer.choices, "text": answer.text}, separators=(",", ":"))


def decode_answer(line: str) -> Answer:
    """Rebuild the answer that `encode_answer` gave. Raises InvalidAnswer for anything else."""
    try:
        fields = json.loads(line)
        choices, text = fields["choices"], fields["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidAnswer("Une réponse enregistrée ne se lit pas.") from error
    if not isinstance(choices, list) or not isinstance(text, str):
        raise InvalidAnswer("Une réponse enregistrée ne se lit pas.")
    if not all(type(choice) is int for choice in choices):
        raise InvalidAnswer("Une réponse enregistrée ne se lit pas.")
    return Answer(tuple(choices), text)
