"""What the synthesis says of hands, hidden answers, quizzes and the evaluation."""

from __future__ import annotations

import dataclasses
import re

import pytest

from mcdata import conduct, synthesis
from mcdata.model import Answer, Ballot
from mcdata.store import Store
from mcdata.synthesis import html
from tests.support import START, small_seance


@pytest.fixture
def ended(store: Store) -> Store:
    """A séance whose room answered a quiz and a free question, and gave its evaluation."""
    small_seance(store)
    store.save_poll(dataclasses.replace(store.poll("s", "unique"), right_answer=1))
    conduct.open_seance(store, "s", START)
    for seat in range(1, 9):
        conduct.take_seat(store, "s", seat, at=START)
    conduct.open_poll(store, "s", "unique", START)
    vote(store, "unique", *[Answer((voter % 2,)) for voter in range(5)])
    conduct.count_hands(store, "s", "unique", (1, 2), at=START)
    conduct.reveal_poll(store, "s", "unique", START)
    conduct.open_poll(store, "s", "texte", START)
    vote(store, "texte", *[Answer(text=f"Mot {voter}") for voter in range(6)])
    conduct.reveal_poll(store, "s", "texte", START)
    conduct.end_seance(store, "s")
    first, second, _ = store.state("s").open_evaluation
    vote(store, first, *[Answer((voter % 4,)) for voter in range(6)])
    vote(store, second, *[Answer((voter % 4,)) for voter in range(4)])
    return store


def vote(store: Store, poll: str, *answers: Answer) -> None:
    for voter, answer in enumerate(answers):
        store.cast(Ballot("s", poll, f"{voter:032}", answer))


def written(store: Store) -> str:
    return html.render(synthesis.report(store, "s", minimum_shown=5))


def test_hands_and_the_right_answer_are_told(ended: Store) -> None:
    page = written(ended)
    assert "8\u00a0réponses\u00a0: 5\u00a0par téléphone, 3\u00a0à main levée" in page
    assert "La bonne réponse\u00a0: «\u00a0Après\u00a0»" in page


def test_hidden_answer_is_not_printed_even_in_a_draft(ended: Store) -> None:
    hidden = ended.answers("s", "texte")[2].text
    assert hidden in written(ended)
    conduct.hide_answer(ended, "s", "texte", 2)
    page = written(ended)
    assert hidden not in page
    assert re.search("6.personnes sur.8 ont répondu", page)


def test_evaluation_is_read_once_closed_and_from_five_answers(ended: Store) -> None:
    assert written(ended).count("La question est encore ouverte") == 3
    conduct.close_evaluation(ended, "s")
    page = written(ended)
    assert "L’évaluation de la séance" in page
    assert page.count("Trop peu de réponses pour être publiées.") == 2


def test_evaluation_is_not_proposed_to_be_asked_again(ended: Store) -> None:
    assert "Poser de nouveau la question" not in written(ended)
    conduct.close_evaluation(ended, "s")
    assert "Poser de nouveau la question" not in written(ended)
