"""The ballot in Chromium: what a person with a telephone sees, with and without its script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from mcdata import conduct
from mcdata.model import Answer
from mcdata.store import Store
from tests.browser.phone.conftest import bring_to, fill, new_context, send, stored

pytestmark = pytest.mark.browser


def test_the_question_comes_by_itself(telephone: Page, store: Store) -> None:
    telephone.evaluate("window.before = true")
    conduct.open_poll(store, "s", "unique")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Quand donner l’avis\u202f?")
    assert telephone.evaluate("window.before"), "the page was loaded again"
    expect(telephone.locator("#say")).to_have_text(
        "Nouvelle question\u00a0: Quand donner l’avis\u202f?"
    )


def test_an_answer_is_sent_confirmed_and_changed(telephone: Page, store: Store) -> None:
    bring_to("answered", telephone, store)
    assert store.answers("s", "unique") == (Answer((1,)),)
    telephone.get_by_role("link", name="Modifier ma réponse").click()
    telephone.get_by_label("Avant").check()
    send(telephone)
    stored(telephone)
    assert store.answers("s", "unique") == (Answer((0,)),)


def test_a_half_made_choice_survives_what_happens_in_the_room(
    telephone: Page, store: Store
) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    with telephone.expect_response(lambda response: response.url.endswith("/v/ESSAI2")):
        conduct.start_block(store, "s", "b2")
    fill(store, [0, 0, 1])
    expect(telephone.get_by_label("Après")).to_be_checked()


def test_a_double_tap_is_one_vote(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    telephone.get_by_role("button", name="Envoyer ma réponse").dblclick(delay=5)
    stored(telephone)
    assert store.answer_count("s", "unique") == 1


def test_reload_and_back_button_keep_the_answer(
    telephone: Page, store: Store, address: str
) -> None:
    bring_to("answered", telephone, store)
    telephone.reload()
    stored(telephone)
    telephone.goto(f"{address}/v/")
    telephone.go_back()
    stored(telephone)
    assert store.answer_count("s", "unique") == 1


def test_a_vote_without_network_leaves_when_it_returns(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    telephone.context.set_offline(True)
    send(telephone)
    lost = telephone.locator("#lost-question")
    expect(lost).to_have_text(
        "Pas de réseau. Gardez cette page ouverte. Votre réponse partira toute seule."
    )
    assert store.answer_count("s", "unique") == 0
    telephone.context.set_offline(False)
    stored(telephone)
    assert store.answers("s", "unique") == (Answer((1,)),)


def test_a_telephone_that_was_away_finds_the_open_question(telephone: Page, store: Store) -> None:
    telephone.context.set_offline(True)
    conduct.open_poll(store, "s", "unique")
    telephone.context.set_offline(False)
    expect(telephone.get_by_role("heading", level=1)).to_have_text("Quand donner l’avis\u202f?")


def test_the_next_question_replaces_the_one_before(telephone: Page, store: Store) -> None:
    bring_to("answered", telephone, store)
    conduct.open_poll(store, "s", "echelle")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("J’ai compris.")
    expect(telephone.get_by_role("radio", checked=True)).to_have_count(0)


def test_one_choice_too_many_does_not_stay(telephone: Page, store: Store) -> None:
    bring_to("plusieurs", telephone, store)
    for label in ("A", "B", "C"):
        telephone.get_by_text(label, exact=True).click()
    expect(telephone.get_by_role("checkbox", checked=True)).to_have_count(2)
    expect(telephone.locator("#hint")).to_be_in_viewport()
    expect(telephone.locator("#hint")).to_have_text(
        "Décochez une réponse. Puis choisissez l’autre."
    )
    expect(telephone.locator("#say")).to_contain_text("Décochez une réponse.")


def test_a_text_too_long_is_said_before_and_kept_after(telephone: Page, store: Store) -> None:
    bring_to("texte", telephone, store)
    telephone.get_by_role("textbox").fill("é" * 501)
    expect(telephone.get_by_text("Texte trop long. Retirez 1 caractère.")).to_be_visible()
    send(telephone)
    expect(telephone.get_by_role("alert")).to_contain_text("compte 501 caractères")
    expect(telephone.get_by_role("textbox")).to_have_value("é" * 501)


def test_a_hand_goes_up_and_down(telephone: Page, store: Store) -> None:
    telephone.get_by_role("link", name="Demander la parole").click()
    telephone.get_by_label("Votre numéro de place").fill("12")
    telephone.get_by_role("button", name="Demander la parole").click()
    expect(telephone.get_by_text("Votre main est levée.")).to_be_visible()
    assert [hand.seat for hand in store.state("s").hands] == [12]
    telephone.get_by_role("button", name="Baisser la main").click()
    expect(telephone.get_by_role("button", name="Demander la parole")).to_be_visible()
    assert store.state("s").hands == ()


def test_writing_a_question_leaves_the_choice_alone(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    telephone.get_by_role("link", name="Écrire une question").click()
    telephone.get_by_label("Votre question").fill("Qui paie\u202f?")
    telephone.get_by_role("button", name="Envoyer ma question").click()
    expect(telephone.locator("#floor").get_by_text("Votre question est envoyée.")).to_be_visible()
    expect(telephone.get_by_label("Après")).to_be_checked()
    assert [question.text for question in store.state("s").questions] == ["Qui paie\u202f?"]


def test_the_keyboard_is_enough(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_label("Avant").focus()
    telephone.keyboard.press("ArrowDown")
    telephone.keyboard.press("Enter")
    stored(telephone)
    assert store.answers("s", "unique") == (Answer((1,)),)


def test_without_script_everything_works(chromium: Browser, address: str, store: Store) -> None:
    conduct.open_poll(store, "s", "unique")
    context = new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/v/ESSAI2?place=3")
    page.get_by_text("Après").click()
    send(page)
    stored(page)
    page.get_by_role("button", name="Demander la parole").click()
    expect(page.get_by_text("Votre main est levée.")).to_be_visible()
    page.get_by_role("link", name="Écrire une question").click()
    page.get_by_label("Votre question").fill("Et après\u202f?")
    page.get_by_role("button", name="Envoyer ma question").click()
    expect(page.get_by_text("Votre question est envoyée.")).to_be_visible()
    page.get_by_label("Taille du texte").or_(page.locator("summary")).first.click()
    page.get_by_role("link", name="Grand texte").click()
    assert page.locator("html").get_attribute("class") == "grande"
    context.close()
    assert store.answers("s", "unique") == (Answer((1,)),)
    assert [hand.seat for hand in store.state("s").hands] == [3]


def test_larger_type_is_remembered(telephone: Page) -> None:
    telephone.locator("summary").click()
    telephone.get_by_role("link", name="Grand texte").click()
    telephone.reload()
    assert telephone.evaluate("getComputedStyle(document.documentElement).fontSize") == "23px"
