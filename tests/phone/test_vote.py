"""A vote: one person, one answer, safe when acknowledged, refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdata import conduct
from mcdata.access import VOTER_COOKIE
from mcdata.model import Answer, Seance
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.phone.conftest import URLENCODED, Telephone, words


@pytest.fixture
def opened(store: Store, seance: Seance) -> Callable[[str], None]:
    return lambda poll: conduct.open_poll(store, seance.id, poll) and None


def test_a_stored_vote_goes_back_to_the_page(
    opened: Callable[[str], None], telephone: Telephone
) -> None:
    opened("unique")
    response = telephone.vote("unique", 1)
    assert (response.status_code, response.headers["location"]) == (303, "/v/ESSAI2")


def test_a_vote_is_in_the_urn_once_it_is_acknowledged(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("unique")
    telephone.vote("unique", 1)
    assert store.answers("s", "unique") == (Answer((1,)),)


def test_a_double_tap_is_one_vote(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("unique")
    telephone.vote("unique", 1)
    telephone.vote("unique", 1)
    assert store.answer_count("s", "unique") == 1


def test_a_changed_vote_replaces_the_first(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("unique")
    telephone.vote("unique", 1)
    telephone.vote("unique", 0)
    assert store.answers("s", "unique") == (Answer((0,)),)


def test_a_room_behind_one_address_votes_in_full(
    opened: Callable[[str], None], store: Store, telephones: Callable[[int], list[Telephone]]
) -> None:
    opened("unique")
    assert [t.vote("unique", 0).status_code for t in telephones(30)] == [303] * 30
    assert store.answer_count("s", "unique") == 30


def test_a_scale_takes_i_do_not_know(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("echelle")
    telephone.vote("echelle", 4)
    assert store.answers("s", "echelle") == (Answer((4,)),)


def test_several_choices_are_one_answer(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("plusieurs")
    telephone.vote("plusieurs", 0, 2)
    assert store.answers("s", "plusieurs") == (Answer((0, 2)),)


def test_one_choice_too_many_is_refused_and_the_choices_stay(
    opened: Callable[[str], None], telephone: Telephone
) -> None:
    opened("plusieurs")
    response = telephone.vote("plusieurs", 0, 1, 2)
    assert response.status_code == 422
    assert "Choisissez 2 réponses au plus, puis envoyez." in words(response.text)
    assert response.text.count(" checked>") == 3


def test_a_written_answer_is_kept_as_it_was_written(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("texte")
    telephone.vote("texte", text="Des bancs 🙂\r\net de l’ombre")
    assert store.answers("s", "texte") == (Answer(text="Des bancs 🙂\net de l’ombre"),)


@pytest.mark.parametrize("letter", ["é", "🙂"])
def test_ten_thousand_pasted_characters_are_refused_and_stay_in_the_form(
    opened: Callable[[str], None], telephone: Telephone, letter: str
) -> None:
    opened("texte")
    response = telephone.vote("texte", text=letter * 10_000)
    assert response.status_code == 422
    assert "Votre réponse compte 10\u202f000 caractères" in words(response.text)
    assert letter * 10_000 + "</textarea>" in response.text


def test_a_huge_body_is_refused_before_it_is_read(
    opened: Callable[[str], None], telephone: Telephone
) -> None:
    opened("texte")
    response = telephone.vote("texte", text="a" * 300_000)
    assert response.status_code == 413
    assert "Votre texte est trop long." in words(response.text)


def test_a_huge_body_that_hides_its_length_is_cut_off(
    opened: Callable[[str], None], telephone: Telephone
) -> None:
    opened("texte")
    chunks = (b"text=" + b"a" * 60_000 for _ in range(5))
    response = telephone.client.post(telephone.path, content=chunks, headers=URLENCODED)
    assert response.status_code == 413


@pytest.mark.parametrize("choice", ["-1", "2", "99", "٣", "1.0", "", " ", "1e0", "0x1", "None"])
def test_a_choice_that_is_not_proposed_is_refused(
    opened: Callable[[str], None], store: Store, telephone: Telephone, choice: str
) -> None:
    opened("unique")
    response = telephone.vote("unique", choice)
    assert response.status_code == 422
    assert "<h1>" in response.text
    assert store.answer_count("s", "unique") == 0


@pytest.mark.parametrize(
    "body",
    [
        b"choice=%ff",
        b"choice=\xff\xfe",
        b"text=%ED%A0%80&choice=0",
        b"&".join([b"choice=0"] * 200),
    ],
    ids=["not UTF-8, encoded", "not UTF-8, raw", "lone surrogate", "too many fields"],
)
def test_bytes_that_are_no_text_are_refused(
    opened: Callable[[str], None], store: Store, telephone: Telephone, body: bytes
) -> None:
    opened("unique")
    response = telephone.post_raw(body)
    assert response.status_code == 422
    assert "Votre envoi ne se lit pas." in words(response.text)
    assert store.answer_count("s", "unique") == 0


def test_a_null_character_is_refused_with_a_sentence(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("texte")
    response = telephone.vote("texte", text="a\0b")
    assert response.status_code == 422
    assert "caractère invisible" in words(response.text)
    assert store.answer_count("s", "texte") == 0


@pytest.mark.parametrize("poll", ["", "inconnue", "plusieurs", "\0", "'; drop table ballot --"])
def test_a_vote_for_what_is_not_open_is_refused(
    opened: Callable[[str], None], telephone: Telephone, poll: str
) -> None:
    opened("unique")
    response = telephone.vote(poll, 0)
    assert response.status_code == 409
    assert "Trop tard. Votre réponse ne compte pas." in words(response.text)


def test_a_vote_that_comes_too_late_leaves_the_first_one(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("unique")
    telephone.vote("unique", 0)
    conduct.close_poll(store, "s", "unique")
    response = telephone.vote("unique", 1)
    assert response.status_code == 409
    assert "Trop tard. Votre première réponse compte." in words(response.text)
    assert store.answers("s", "unique") == (Answer((0,)),)


def test_a_telephone_that_keeps_no_cookie_is_told_so(
    opened: Callable[[str], None], store: Store, telephone: Telephone
) -> None:
    opened("unique")
    token = telephone.token()
    telephone.client.cookies.clear()
    fields = {"poll": "unique", "choice": "0", "token": token}
    response = telephone.client.post(telephone.path, data=fields)
    assert response.status_code == 403
    assert "Ce téléphone bloque les cookies. Demandez de l’aide." in words(response.text)
    assert store.answer_count("s", "unique") == 0


def test_another_telephones_form_is_refused(
    opened: Callable[[str], None], telephones: Callable[[int], list[Telephone]]
) -> None:
    opened("unique")
    mine, other = telephones(2)
    mine.open()
    fields = {"poll": "unique", "choice": "0", "token": other.token()}
    assert mine.client.post(mine.path, data=fields).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://ailleurs.example"},
        {"origin": "null"},
    ],
)
def test_a_form_sent_from_another_site_is_refused(
    opened: Callable[[str], None], store: Store, telephone: Telephone, headers: dict[str, str]
) -> None:
    opened("unique")
    fields = {"poll": "unique", "choice": "0", "token": telephone.token()}
    response = telephone.client.post(telephone.path, data=fields, headers=headers)
    assert response.status_code == 403
    assert store.answer_count("s", "unique") == 0


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}]
)
def test_a_form_sent_from_our_page_is_taken(
    opened: Callable[[str], None], telephone: Telephone, headers: dict[str, str]
) -> None:
    opened("unique")
    fields = {"poll": "unique", "choice": "0", "token": telephone.token()}
    response = telephone.client.post(telephone.path, data=fields, headers=headers)
    assert response.status_code == 303


def test_the_voters_cookie_lasts_a_year_and_no_script_reads_it(telephone: Telephone) -> None:
    cookie = telephone.open().headers["set-cookie"]
    assert cookie.startswith(f"{VOTER_COOKIE}=")
    assert "HttpOnly; Max-Age=31536000; Path=/v/; SameSite=lax" in cookie


def test_the_urn_does_not_know_the_cookie(
    opened: Callable[[str], None], runtime: Runtime, telephone: Telephone
) -> None:
    opened("unique")
    telephone.vote("unique", 0)
    token = runtime.keys.voter_token(telephone.client.cookies[VOTER_COOKIE])
    assert token
    assert not runtime.store.has_answered("s", "unique", token)
    assert runtime.store.has_answered("s", "unique", runtime.keys.voter_key("s", token))
