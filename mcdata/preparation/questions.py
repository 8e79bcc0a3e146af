"""The questions of a séance: written, picked from the ready-made ones, put in order, removed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from mcdata import evaluation
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import Poll, PollStage, PollType, new_id
from mcdata.polls import OPTION_LIMIT, QUESTION_LIMIT, check_poll
from mcdata.preparation.founding import check_open
from mcdata.reference import ReferenceQuestion
from mcdata.reference import questions as reference_questions
from mcdata.store import Store
from mcdata.validation import clean_line

MAX_POLLS = 30
# when in the séance a question is meant to be asked, as the ready-made ones say it
MOMENTS = ("ouverture", "avant", "pendant", "cloture", evaluation.MOMENT)
DONT_KNOW = "Je ne sais pas"
SCALE = ("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord")


def new_poll(
    seance_id: str,
    type: PollType,  # noqa: A002 - the model's own word
    question: str,
    options: Sequence[str] = (),
    *,
    max_choices: int = 1,
    dont_know: bool = False,
    right: str = "",
    moment: str = "pendant",
    position: int = 1,
) -> Poll:
    """Return a question, cleaned and checked; blank options are left out.

    `dont_know` adds « Je ne sais pas » at the end, outside a scale; `right` is the right answer
    of a quiz, as it is written among the options. Raises InvalidInput.
    """
    text = clean_line(question, QUESTION_LIMIT, "La question", required=True)
    kept = [clean_line(o, OPTION_LIMIT, "Une réponse") for o in options if o.strip()]
    if type is PollType.TEXT:
        kept, dont_know = [], False
    if dont_know and DONT_KNOW not in kept:
        kept.append(DONT_KNOW)
    if moment not in MOMENTS:
        raise InvalidInput("Choisissez le moment de la question dans la liste.")
    poll = Poll(
        seance_id,
        new_id(),
        position,
        type,
        text,
        tuple(kept),
        max_choices if type is PollType.MULTIPLE else 1,
        int(dont_know),
        moment,
        right_answer=_place_of(right, kept) if type is PollType.SINGLE else None,
    )
    check_poll(poll)
    return poll


def _place_of(right: str, options: Sequence[str]) -> int | None:
    wanted = " ".join(right.split())
    if not wanted:
        return None
    same = [place for place, option in enumerate(options) if " ".join(option.split()) == wanted]
    if not same:
        raise InvalidInput("La bonne réponse n’est plus parmi les réponses. Choisissez-la encore.")
    return same[0]


def poll_from_reference(seance_id: str, reference: ReferenceQuestion, position: int = 1) -> Poll:
    """Return a ready-made question as one of this séance's."""
    return Poll(
        seance_id,
        new_id(),
        position,
        reference.type,
        reference.text,
        reference.options,
        reference.max_choices,
        reference.outside,
        reference.moment,
        reference.id,
        reference.right,
    )


def add_poll(store: Store, poll: Poll) -> Poll:
    """Save a new question after the others. Raises Refused once the séance is over."""
    check_open(store.seance(poll.seance_id))
    held = store.polls(poll.seance_id)
    if len(held) >= MAX_POLLS:
        raise Refused(f"Une séance compte {MAX_POLLS} questions au plus. Retirez-en une d’abord.")
    placed = dataclasses.replace(poll, position=_last(held) + 1)
    check_poll(placed)
    store.save_poll(placed)
    return placed


def add_reference_polls(store: Store, seance_id: str, ids: Iterable[str]) -> tuple[Poll, ...]:
    """Save several ready-made questions, those of the séance already left out."""
    wanted = set(ids)
    held = {p.reference for p in store.polls(seance_id)}
    return tuple(
        add_poll(store, poll_from_reference(seance_id, one))
        for one in reference_questions()
        if one.id in wanted - held
    )


def change_poll(store: Store, poll_id: str, poll: Poll) -> Poll:
    """Save a question's new wording in its place. Raises Refused once it has been opened."""
    before = store.poll(poll.seance_id, poll_id)
    _check_prepared(store, before)
    changed = dataclasses.replace(
        poll,
        id=poll_id,
        position=before.position,
        # a ready-made question that was reworded isn't that question any more
        reference=before.reference if _is_same_wording(before, poll) else None,
    )
    check_poll(changed)
    store.save_poll(changed)
    return changed


def move_poll(store: Store, seance_id: str, poll_id: str, step: int) -> None:
    """Exchange a question's place with that of the nearest before (-1) or after (+1).

    Those that were opened keep theirs, and are passed over; at either end nothing changes.
    """
    check_open(store.seance(seance_id))
    state = store.state(seance_id)
    held = [p for p in store.polls(seance_id) if state.poll_stage(p.id) is PollStage.PREPARED]
    place = next((i for i, p in enumerate(held) if p.id == poll_id), None)
    if place is None:
        raise NotFound("Cette question n’est plus à préparer. Rechargez la page.")
    if 0 <= place + step < len(held):
        one, other = held[place], held[place + step]
        store.save_poll(dataclasses.replace(one, position=other.position))
        store.save_poll(dataclasses.replace(other, position=one.position))


def remove_poll(store: Store, seance_id: str, poll_id: str) -> None:
    """Delete a question that was never opened. Raises Refused otherwise."""
    _check_prepared(store, store.poll(seance_id, poll_id))
    store.delete_poll(seance_id, poll_id)


def _check_prepared(store: Store, poll: Poll) -> None:
    check_open(store.seance(poll.seance_id))
    if store.state(poll.seance_id).poll_stage(poll.id) is not PollStage.PREPARED:
        raise Refused("Cette question a déjà été ouverte : elle ne change plus.")


def _is_same_wording(before: Poll, after: Poll) -> bool:
    return (before.type, before.question, before.options, before.max_choices) == (
        after.type,
        after.question,
        after.options,
        after.max_choices,
    )


def _last(polls: Iterable[Poll]) -> int:
    return max((p.position for p in polls), default=0)
