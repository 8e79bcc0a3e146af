"""Asking for the floor, aloud by a seat's number, or in writing."""

from __future__ import annotations

import pytest

from mcdata import conduct
from mcdata.model import Seance
from mcdata.phone.door import ACTS
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.phone.conftest import Telephone, words


def hands(store: Store) -> list[int]:
    return [hand.seat for hand in store.state("s").hands]


def questions(store: Store) -> list[str]:
    return [question.text for question in store.state("s").questions]


def test_a_hand_goes_up_by_the_seats_number(store: Store, telephone: Telephone) -> None:
    assert telephone.send("main", act="raise", seat="12").status_code == 303
    assert hands(store) == [12]


def test_the_telephone_remembers_its_seat(store: Store, telephone: Telephone) -> None:
    telephone.send("main", act="raise", seat="12")
    page = telephone.read()
    assert "Votre main est levée." in page
    assert "Baisser la main" in page
    assert "Vous êtes à la place 12." in page


def test_a_seat_cards_address_gives_the_seat(telephone: Telephone) -> None:
    telephone.open("?place=7")
    assert "Vous êtes à la place 7." in telephone.read()


def test_a_seat_cards_address_with_its_key_gives_a_place_at_the_head_table(
    telephone: Telephone, runtime: Runtime
) -> None:
    key = runtime.keys.seat_key("s", 905)
    assert "Place E" in telephone.read(f"?place=905&cle={key}")
    for other in ("?place=906&cle=faux", "?place=907&cle=%C3%A9", "?place=12&cle=faux"):
        assert "Cette carte vient d’une autre séance." in telephone.read(other)


def test_the_page_says_the_place_at_its_top(telephone: Telephone) -> None:
    telephone.open("?place=7")
    assert telephone.read().startswith("Urbanisme · 5\u00a0mai · Place 7 ")


@pytest.mark.parametrize("place", ["0", "26", "٣", "-1", "abc", "%00"])
def test_a_seat_that_does_not_exist_asks_for_the_right_one(
    telephone: Telephone, place: str
) -> None:
    assert "Les places vont de 1 à 25. Regardez votre carte de place." in telephone.read(
        f"?place={place}"
    )


@pytest.mark.parametrize("seat", ["0", "26", "٣", "", "douze", "1\0"])
def test_a_hand_without_a_seat_of_the_room_is_refused(
    store: Store, telephone: Telephone, seat: str
) -> None:
    response = telephone.send("main", act="raise", seat=seat)
    assert response.status_code == 422
    assert "Les places vont de 1 à 25." in words(response.text)
    assert hands(store) == []


def test_a_hand_goes_down(store: Store, telephone: Telephone) -> None:
    telephone.send("main", act="raise", seat="12")
    telephone.send("main", act="lower", seat="12")
    assert hands(store) == []


def test_a_double_tap_raises_one_hand(store: Store, telephone: Telephone) -> None:
    telephone.send("main", act="raise", seat="12")
    telephone.send("main", act="raise", seat="12")
    assert hands(store) == [12]


def test_changing_seat_takes_the_hand_along(store: Store, telephone: Telephone) -> None:
    telephone.send("main", act="raise", seat="12")
    telephone.send("main", act="raise", seat="13")
    assert hands(store) == [13]


def test_who_speaks_is_told_so(store: Store, seance: Seance, telephone: Telephone) -> None:
    telephone.send("main", act="raise", seat="12")
    conduct.start_turn(store, seance.id, 12)
    assert "Vous avez la parole." in telephone.read()


def test_the_seats_cookie_is_not_the_voters(telephone: Telephone) -> None:
    telephone.open()
    response = telephone.send("main", act="raise", seat="12")
    assert response.headers["set-cookie"].startswith("mc_place_ESSAI2=12; HttpOnly")
    assert "mc_voter" not in response.headers["set-cookie"]


def test_a_written_question_reaches_the_animator_without_a_name(
    store: Store, telephone: Telephone
) -> None:
    response = telephone.send("question", text="Qui paie ?\r\nEt quand ?")
    assert response.headers["location"] == "/v/ESSAI2?envoye=1#floor"
    assert questions(store) == ["Qui paie ? Et quand ?"]


def test_a_question_sent_twice_is_asked_once(store: Store, telephone: Telephone) -> None:
    telephone.send("question", text="Qui paie ?")
    telephone.send("question", text="Qui paie ?")
    assert questions(store) == ["Qui paie ?"]


@pytest.mark.parametrize("text", ["", " \r\n ", "a\0b", "é" * 501])
def test_a_question_that_says_nothing_or_too_much_is_refused(
    store: Store, telephone: Telephone, text: str
) -> None:
    response = telephone.send("question", text=text)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert questions(store) == []


def test_a_question_too_long_stays_in_the_form(telephone: Telephone) -> None:
    response = telephone.send("question", text="é" * 501)
    assert "é" * 501 + "</textarea>" in response.text


def test_a_telephone_that_floods_is_slowed_down(store: Store, telephone: Telephone) -> None:
    answers = [
        telephone.send("question", text=f"Question {number}").status_code
        for number in range(ACTS.amount + 1)
    ]
    assert answers == [303] * ACTS.amount + [429]


def test_nothing_is_asked_once_the_séance_is_over(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    token = telephone.token()
    conduct.end_seance(store, seance.id)
    for what in ("main", "question"):
        fields = {"token": token, "act": "raise", "seat": "1", "text": "Trop tard ?"}
        response = telephone.client.post(f"{telephone.path}/{what}", data=fields)
        assert response.status_code == 409
    assert "Demander la parole" not in telephone.read()


@pytest.mark.parametrize("what", ["main", "question"])
def test_a_reload_after_a_refusal_finds_the_page(telephone: Telephone, what: str) -> None:
    response = telephone.client.get(f"{telephone.path}/{what}")
    assert (response.status_code, response.headers["location"]) == (303, "/v/ESSAI2")
