"""What people without a phone answer: a show of hands, or a text written for someone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from mcdata import hands
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.denominators import asked
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import Answer, EnrolmentStatus, PollType
from mcdata.polls import parse_answer
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.texts import plural

CLOSED = "Cette question n’est pas ouverte\u00a0: rouvrez-la pour compter les mains."
NO_TEXT = "Cette question a des réponses proposées. Comptez les mains au lieu d’écrire."


def count_hands(
    store: Store,
    seance_id: str,
    poll_id: str,
    counts: Sequence[int],
    people: int | None = None,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Count the hands of an open question, one number an option, instead of the count before.

    A console that saw another count is told, and overwrites nothing.
    """
    wanted = hands.answers_of(store.poll(seance_id, poll_id), counts, people)
    enrolled = _enrolled(store, seance_id)

    def decide(state: SeanceState, held: tuple[Answer, ...]) -> tuple[Answer, ...] | None:
        _check_open(state, poll_id)
        if Counter(held) == Counter(wanted):
            return None
        saw.check(state)
        _check_room(state, enrolled, len(wanted))
        return wanted

    return store.count_hands(seance_id, poll_id, decide, at)


def write_for(
    store: Store,
    seance_id: str,
    poll_id: str,
    text: str,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Write a free answer for someone without a phone."""
    poll = store.poll(seance_id, poll_id)
    if poll.type is not PollType.TEXT:
        raise InvalidInput(NO_TEXT)
    written = parse_answer(poll, (), text)
    enrolled = _enrolled(store, seance_id)

    def decide(state: SeanceState, held: tuple[Answer, ...]) -> tuple[Answer, ...] | None:
        _check_open(state, poll_id)
        saw.check(state)
        _check_room(state, enrolled, len(held) + 1)
        return (*held, written)

    return store.count_hands(seance_id, poll_id, decide, at)


def take_back(
    store: Store,
    seance_id: str,
    poll_id: str,
    text: str,
    at: datetime | None = None,
    *,
    saw: Saw = BLIND,
) -> Entries:
    """Take back a free answer that was written for someone."""

    def decide(state: SeanceState, held: tuple[Answer, ...]) -> tuple[Answer, ...] | None:
        _check_open(state, poll_id)
        saw.check(state)
        place = next((i for i, answer in enumerate(held) if answer.text == text), None)
        if place is None:
            raise NotFound("Cette réponse a déjà été retirée.")
        return (*held[:place], *held[place + 1 :])

    return store.count_hands(seance_id, poll_id, decide, at)


def _check_room(state: SeanceState, enrolled: int, people: int) -> None:
    """Raise Refused for more people without a phone than there are people asked."""
    here = asked(state, enrolled)
    if people > here:
        raise Refused(
            f"{plural(people, 'personne', 'personnes')} sans téléphone, et "
            f"{plural(here, 'personne présente', 'personnes présentes')}\u00a0: "
            "vérifiez le compte, ou notez d’abord les arrivées."
        )


def _enrolled(store: Store, seance_id: str) -> int:
    return sum(e.status is EnrolmentStatus.ENROLLED for e in store.enrolments(seance_id))


def _check_open(state: SeanceState, poll_id: str) -> None:
    live(state)
    if state.open_poll != poll_id:
        raise Refused(CLOSED)
