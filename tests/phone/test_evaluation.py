"""The closing evaluation on the phone: one question after the other, still open after the end."""

from __future__ import annotations

import re

import httpx2 as httpx
import pytest

from mcdata import conduct
from mcdata.model import Answer, Scene, Seance
from mcdata.store import Store
from tests.phone.conftest import Telephone, words

FIRST, SECOND, THIRD = (f"evaluation-bila-0{n}" for n in (1, 2, 5))


def give(telephone: Telephone, choice: int | None, query: str = "") -> httpx.Response:
    """Answer the question on the page, as its form would; back to the page that follows."""
    page = telephone.open(query).text
    form = re.search(r'<form method="post" action="([^"]+)"', page)
    token = re.search(r'name="token" value="([^"]+)"', page)
    poll = re.search(r'name="poll" value="([^"]+)"', page)
    assert form, words(page)
    assert token
    assert poll
    fields = {"poll": poll[1], "token": token[1]}
    if choice is not None:
        fields["choice"] = str(choice)
    return telephone.client.post(form[1], data=fields)


def test_it_shows_with_merci(store: Store, seance: Seance, telephone: Telephone) -> None:
    conduct.choose_scene(store, seance.id, Scene.THANKS)
    page = telephone.read()
    assert "Votre avis sur la séance · 1 sur 3" in page
    assert "J’ai pu dire ce que je voulais dire." in page


def test_open_question_of_the_room_comes_first(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.choose_scene(store, seance.id, Scene.THANKS)
    conduct.open_poll(store, seance.id, "unique")
    assert "Votre avis" not in telephone.read()


def test_late_phone_answers_one_question_after_the_other_after_the_end(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    for number, poll in enumerate((FIRST, SECOND, THIRD), 1):
        assert f"{number} sur 3" in telephone.read()
        sent = give(telephone, 2)
        assert (sent.status_code, sent.headers["location"]) == (
            303,
            f"/v/{seance.code}?avis={number + 1}",
        )
        assert store.answers(seance.id, poll) == (Answer((2,)),)
    assert "Votre avis est enregistré" in telephone.read()


def test_question_can_be_passed(store: Store, seance: Seance, telephone: Telephone) -> None:
    conduct.end_seance(store, seance.id)
    assert "?avis=2" in telephone.open().text
    give(telephone, 1, "?avis=2")
    assert store.answer_count(seance.id, FIRST) == 0
    assert store.answer_count(seance.id, SECOND) == 1


def test_answer_given_again_replaces_the_first(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    give(telephone, 1)
    give(telephone, 3, "?avis=1")
    assert store.answers(seance.id, FIRST) == (Answer((3,)),)


def test_form_without_a_choice_is_refused_on_the_same_question(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    refused = give(telephone, None, "?avis=2")
    assert refused.status_code == 422
    assert "2 sur 3" in words(refused.text)


@pytest.mark.parametrize("query", ["?avis=99", "?avis=4"])
def test_who_gives_none_reaches_the_end_and_can_still_give_it(
    store: Store, seance: Seance, telephone: Telephone, query: str
) -> None:
    conduct.end_seance(store, seance.id)
    page = telephone.read(query)
    assert "Votre avis est enregistré" not in page
    assert "Donner mon avis sur la séance" in page


@pytest.mark.parametrize("query", ["?avis=0", "?avis=-1", "?avis=x", "?avis=٣", "?avis="])
def test_odd_number_is_the_first_question(
    store: Store, seance: Seance, telephone: Telephone, query: str
) -> None:
    conduct.end_seance(store, seance.id)
    assert "1 sur 3" in telephone.read(query)


def test_closed_evaluation_takes_nothing_more(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    page = telephone.open().text
    conduct.close_evaluation(store, seance.id)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    fields = {"poll": FIRST, "token": token[1], "choice": "1"}
    assert telephone.client.post(telephone.path, data=fields).status_code == 409
    assert "Votre avis" not in telephone.read()
    assert store.answer_count(seance.id, FIRST) == 0


def test_before_merci_there_is_none(seance: Seance, telephone: Telephone) -> None:
    assert "Votre avis" not in telephone.read("?avis=1")


def key_of(telephone: Telephone, query: str = "") -> str:
    found = re.search(r'<main id="question" data-key="([^"]*)"', telephone.open(query).text)
    assert found
    return found[1]


def test_the_end_comes_by_itself_to_who_has_answered_everything(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    """The key is what a phone compares: it stayed at « Merci » without results or next date."""
    conduct.choose_scene(store, seance.id, Scene.THANKS)
    for _ in range(3):
        give(telephone, 2)
    before = key_of(telephone)
    conduct.end_seance(store, seance.id)
    assert key_of(telephone) != before


def test_after_the_end_who_reads_their_answers_again_is_left_there(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    for _ in range(3):
        give(telephone, 2)
    assert key_of(telephone, "?avis=1") == key_of(telephone)


def test_the_end_leaves_a_half_done_evaluation_alone(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.choose_scene(store, seance.id, Scene.THANKS)
    give(telephone, 2)
    before = key_of(telephone)
    conduct.end_seance(store, seance.id)
    assert key_of(telephone) == before


def test_the_end_is_spoken_to_who_has_given_their_opinion(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    """A reader says `data-say`, then the first thing done: that alone was old news."""
    conduct.end_seance(store, seance.id)
    for _ in range(3):
        give(telephone, 2)
    assert 'data-say="La séance est finie' in telephone.open().text
