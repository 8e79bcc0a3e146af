"""What the page shows at each moment of a séance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from mcdata import conduct
from mcdata.model import Answer, Ballot, Scene, Seance
from mcdata.phone.render import SCRIPT
from mcdata.store import Store
from tests.phone.conftest import Telephone, words
from tests.support import small_seance


def test_a_séance_that_has_not_begun_says_when_it_will(store: Store, app: Starlette) -> None:
    small_seance(store)
    page = Telephone(app, "ESSAI2").read()
    assert "La séance n’a pas encore commencé." in page
    assert "Elle commence mardi 5\u00a0mai 2026, à 14\u00a0h." in page


def test_waiting_says_what_goes_on_and_what_comes_next(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.start_block(store, seance.id, "b0")
    page = telephone.read()
    assert "Pas de question pour le moment." in page
    assert "En ce moment Accueil Ensuite Présentation du métier" in page


def test_a_late_joiner_lands_on_the_open_question(
    store: Store, seance: Seance, telephones: Callable[[int], list[Telephone]]
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    early, late = telephones(2)
    early.vote("unique", 0)
    assert "Quand donner l’avis\u202f? Avant Après Envoyer ma réponse" in late.read()


@pytest.mark.parametrize(
    ("poll", "control"),
    [
        ("unique", '<input type="radio" name="choice" value="0">'),
        ("plusieurs", '<input type="checkbox" name="choice" value="0">'),
        ("echelle", '<input type="radio" name="choice" value="4">'),
        ("texte", '<textarea id="text" name="text" dir="auto"'),
    ],
)
def test_each_type_of_question_has_its_controls(
    store: Store, seance: Seance, telephone: Telephone, poll: str, control: str
) -> None:
    conduct.open_poll(store, seance.id, poll)
    assert control in telephone.open().text


def test_several_choices_say_their_maximum(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "plusieurs")
    assert "Choisissez 1 ou 2 réponses." in telephone.read()


def test_an_answer_is_confirmed_and_stays_visible(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    telephone.vote("unique", 1)
    page = telephone.read()
    assert "Votre réponse est enregistrée. Quand donner l’avis\u202f?" in page
    assert "Votre réponse\u00a0: Après Modifier ma réponse" in page


def test_modifying_starts_from_what_was_answered(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    telephone.vote("unique", 1)
    assert 'value="1" checked>' in telephone.open("?modifier=1").text


def test_a_closed_question_says_so_and_keeps_the_answer_in_sight(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    telephone.vote("unique", 1)
    conduct.close_poll(store, seance.id, "unique")
    page = telephone.read()
    assert "Cette question est finie. Vous verrez bientôt les résultats." in page
    assert "Votre réponse compte\u00a0: Après" in page


def test_no_result_is_shown_before_the_reveal(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    fill(store, seance, [0, 0, 0, 1, 1, 1])
    conduct.close_poll(store, seance.id, "unique")
    assert "sur 6" not in telephone.read()


def test_results_are_a_sentence_and_a_table_with_denominators(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    fill(store, seance, [0, 0, 0, 0, 1, 1])
    conduct.reveal_poll(store, seance.id, "unique")
    page = telephone.read()
    assert (
        "6\u00a0personnes ont répondu. La réponse la plus choisie\u00a0: «\u00a0Avant\u00a0». "
        "Elle a 4\u00a0voix. Réponse Personnes Avant 4 sur 6 Après 2 sur 6"
    ) in page


def test_a_tie_is_said_as_a_tie(store: Store, seance: Seance, telephone: Telephone) -> None:
    conduct.open_poll(store, seance.id, "echelle")
    fill(store, seance, [0, 0, 1, 1, 2], poll="echelle")
    conduct.reveal_poll(store, seance.id, "echelle")
    assert "Deux réponses sont premières. Chacune a 2\u00a0voix." in telephone.read()


def test_too_few_answers_show_no_result(store: Store, seance: Seance, telephone: Telephone) -> None:
    conduct.open_poll(store, seance.id, "unique")
    fill(store, seance, [0, 0, 1, 1])
    conduct.reveal_poll(store, seance.id, "unique")
    page = telephone.read()
    assert "Il n’y a pas assez de réponses. On ne montre pas le résultat." in page
    assert "sur 4" not in page


def test_written_answers_are_shown_as_text_and_never_as_markup(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "texte")
    for voter, text in enumerate(("<b>gras</b>", "un", "deux", "trois", "![x](http://x)")):
        store.cast(Ballot(seance.id, "texte", f"v{voter}", Answer(text=text)))
    conduct.reveal_poll(store, seance.id, "texte")
    assert "gras" not in telephone.open().text
    conduct.show_answers(store, seance.id, "texte")
    page = telephone.open().text
    assert "&lt;b&gt;gras&lt;/b&gt;" in page
    assert "<img" not in page


def test_no_written_answer_stays_on_the_phones_once_the_seance_has_ended(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "texte")
    for voter in range(6):
        store.cast(Ballot(seance.id, "texte", f"v{voter}", Answer(text=f"Madame Durand {voter}")))
    conduct.reveal_poll(store, seance.id, "texte")
    conduct.show_answers(store, seance.id, "texte")
    assert "Madame Durand 3" in telephone.read()
    conduct.end_seance(store, seance.id)
    conduct.close_evaluation(store, seance.id)
    page = telephone.read()
    assert "Durand" not in page
    assert "6\u00a0personnes ont répondu" in page


def test_older_results_show_again_when_the_room_sees_them(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    for poll in ("unique", "echelle"):
        conduct.open_poll(store, seance.id, poll)
        fill(store, seance, [0, 0, 0, 0, 1], poll=poll)
        conduct.reveal_poll(store, seance.id, poll)
    conduct.choose_scene(store, seance.id, Scene.RESULTS, "unique")
    assert "Quand donner l’avis" in telephone.read()


def test_a_block_that_starts_puts_the_last_question_behind(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    conduct.close_poll(store, seance.id, "unique")
    conduct.choose_scene(store, seance.id, Scene.AGENDA)
    conduct.start_block(store, seance.id, "b1")
    assert "Pas de question pour le moment." in telephone.read()


def test_an_ended_séance_thanks_and_offers_another_code(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.end_seance(store, seance.id)
    conduct.close_evaluation(store, seance.id)
    page = telephone.open().text
    assert "La séance est finie. Merci de votre présence." in words(page)
    assert 'method="get" action="/v/">' in page


def test_without_script_a_waiting_page_looks_again(telephone: Telephone) -> None:
    refresh = '<noscript><meta http-equiv="refresh" content="5; url=/v/ESSAI2"></noscript>'
    assert refresh in telephone.open().text


@pytest.mark.parametrize("query", ["", "?modifier=1", "?ecrire=1", "?lever=1"])
def test_nothing_reloads_under_someone_who_chooses_or_writes(
    store: Store, seance: Seance, telephone: Telephone, query: str
) -> None:
    conduct.open_poll(store, seance.id, "unique")
    page = telephone.open(query).text
    assert "<form" in page
    assert "refresh" not in page.split("<style>")[0]


def test_everything_comes_in_one_page_under_fifteen_kilobytes(
    store: Store, seance: Seance, telephone: Telephone
) -> None:
    conduct.open_poll(store, seance.id, "echelle")
    page = telephone.open().text
    assert SCRIPT in page
    assert len(page.encode()) < 15_000


def test_the_page_forbids_all_that_it_does_not_hold(telephone: Telephone) -> None:
    headers = telephone.open().headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"


def test_larger_type_works_by_a_link_and_is_remembered(telephone: Telephone) -> None:
    assert '<html lang="fr" class="grande">' in telephone.open("?taille=grande").text
    assert '<html lang="fr" class="grande sombre">' in telephone.open("?fond=sombre").text
    assert '<html lang="fr" class="sombre">' in telephone.open("?taille=normale").text
    assert '<html lang="fr" class="sombre">' in telephone.open().text


def test_a_strange_look_changes_nothing(telephone: Telephone) -> None:
    page = telephone.open('?taille="><script>&fond=%00').text
    assert page.startswith('<!doctype html><html lang="fr">')


def fill(store: Store, seance: Seance, choices: list[int], poll: str = "unique") -> None:
    for voter, choice in enumerate(choices):
        store.cast(Ballot(seance.id, poll, f"voter{voter}", Answer((choice,))))
