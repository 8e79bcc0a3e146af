"""What the room sees of a question's results, and when it sees nothing."""

from __future__ import annotations

from dataclasses import replace

from mcdata import conduct
from mcdata.model import Answer, Ballot, Scene, Seance
from mcdata.projector.picture import Results
from mcdata.projector.view import (
    BEING_READ,
    NO_TEXTS,
    NOT_REVEALED,
    TOO_FEW,
    Moment,
    results_body,
)
from mcdata.settings import Settings
from mcdata.store import Store
from tests.support import START

NBSP = "\u00a0"
SETTINGS = Settings(base_url="https://classe.exemple.fr")


def answer(store: Store, poll: str, *answers: Answer) -> None:
    for index, given in enumerate(answers):
        store.cast(Ballot("s", poll, f"v{index}", given))


def asked(store: Store, seance: Seance, poll: str, *answers: Answer) -> None:
    conduct.open_poll(store, seance.id, poll, at=START)
    answer(store, poll, *answers)


def revealed(store: Store, seance: Seance, poll: str, *answers: Answer) -> Results:
    asked(store, seance, poll, *answers)
    conduct.reveal_poll(store, seance.id, poll, at=START)
    return read(store, seance, poll)


def read(store: Store, seance: Seance, poll: str) -> Results:
    """The results of a question, as the scene draws them."""
    state = replace(store.state(seance.id), scene=Scene.RESULTS, scene_poll=poll)
    return results_body(Moment(store, seance, state, SETTINGS, START))


def test_results_keep_the_options_own_order(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 4, Answer((0,)))
    assert [row.label for row in body.rows] == ["Avant", "Après"]


def test_results_bear_their_numbers(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 4, Answer((0,)))
    assert [row.number for row in body.rows] == [f"1 · 20{NBSP}%", f"4 · 80{NBSP}%"]


def test_results_give_their_denominator_in_full(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 5)
    assert body.denominator == f"5{NBSP}personnes sur 10 ont répondu"


def test_several_choices_warn_that_shares_add_up_to_more(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "plusieurs", *[Answer((0, 1))] * 5)
    assert body.denominator.endswith("plusieurs réponses possibles")


def test_more_answers_than_seats_drop_the_denominator(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 12)
    assert body.denominator == f"12{NBSP}personnes ont répondu"


def test_what_is_outside_a_scale_is_marked(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "echelle", *[Answer((4,))] * 5)
    assert [row.outside for row in body.rows] == [False, False, False, False, True]


def test_under_five_answers_no_result_is_shown(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 4)
    assert (body.notice, body.rows) == (TOO_FEW, ())


def test_texts_are_not_shown_before_they_have_been_read(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "texte", *[Answer(text=f"Du temps {n}") for n in range(6)])
    assert (body.notice, body.texts) == (BEING_READ, ())


def test_hidden_text_is_counted_and_not_shown(store: Store, seance: Seance) -> None:
    texts = ["a", "b", "c", "d", "e", "une injure"]
    revealed(store, seance, "texte", *[Answer(text=text) for text in texts])
    place = [a.text for a in store.answers(seance.id, "texte")].index("une injure")
    conduct.hide_answer(store, seance.id, "texte", place)
    conduct.show_answers(store, seance.id, "texte")
    body = read(store, seance, "texte")
    assert body.texts == ("a", "b", "c", "d", "e")
    assert body.denominator == f"6{NBSP}personnes sur 10 ont répondu"


def test_no_text_is_shown_once_the_seance_has_ended(store: Store, seance: Seance) -> None:
    revealed(store, seance, "texte", *[Answer(text=f"Du temps {n}") for n in range(6)])
    conduct.show_answers(store, seance.id, "texte")
    conduct.end_seance(store, seance.id)
    conduct.choose_scene(store, seance.id, Scene.RESULTS, "texte")
    body = read(store, seance, "texte")
    assert (body.notice, body.texts) == (NO_TEXTS, ())


def test_under_five_answers_no_text_is_shown(store: Store, seance: Seance) -> None:
    revealed(store, seance, "texte", *[Answer(text="Du temps")] * 4)
    conduct.show_answers(store, seance.id, "texte")
    body = read(store, seance, "texte")
    assert (body.notice, body.texts) == (TOO_FEW, ())


def test_short_texts_are_shown_as_they_were_written(store: Store, seance: Seance) -> None:
    texts = ["Du temps", "<b>Des plans</b>", "![x](http://y)", "Rien", "Tout"]
    revealed(store, seance, "texte", *[Answer(text=text) for text in texts])
    conduct.show_answers(store, seance.id, "texte")
    body = read(store, seance, "texte")
    assert sorted(body.texts) == sorted(texts)


def test_results_of_a_question_not_revealed_stay_hidden(store: Store, seance: Seance) -> None:
    asked(store, seance, "unique", *[Answer((1,))] * 6)
    state = replace(store.state(seance.id), scene=Scene.RESULTS)
    body = results_body(Moment(store, seance, state, SETTINGS, START))
    assert (body.notice, body.rows) == (NOT_REVEALED, ())


def leading(body: Results) -> list[str]:
    return [row.label for row in body.rows if row.leads]


def test_the_first_answer_leads(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 4, Answer((0,)))
    assert leading(body) == ["Après"]


def test_answers_that_are_first_together_lead_together(store: Store, seance: Seance) -> None:
    votes = [*[Answer((0,))] * 2, *[Answer((3,))] * 2, Answer((1,))]
    body = revealed(store, seance, "echelle", *votes)
    assert leading(body) == ["Pas d’accord", "D’accord"]


def test_where_all_are_equal_none_leads(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((0,))] * 3, *[Answer((1,))] * 3)
    assert leading(body) == []


def test_who_hears_the_results_hears_which_answer_leads(store: Store, seance: Seance) -> None:
    body = revealed(store, seance, "unique", *[Answer((1,))] * 4, Answer((0,)))
    assert body.told.endswith(f"En tête{NBSP}: Après, 4 · 80{NBSP}%.")
