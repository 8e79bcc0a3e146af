"""What is half-made stays; what one answered stands beside what the room did."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from mcdata import conduct
from mcdata.store import Store
from tests.browser.phone.conftest import bring_to, fill, send, stored

pytestmark = pytest.mark.browser


def test_a_text_half_written_stays_when_the_question_closes_and_comes_back(
    telephone: Page, store: Store
) -> None:
    bring_to("texte", telephone, store)
    telephone.get_by_role("textbox").fill("Des bancs et")
    conduct.close_poll(store, "s", "texte")
    expect(telephone.locator("main .warn")).to_have_text("Votre texte n’est pas parti.")
    expect(telephone.locator("main .unsent")).to_have_text("Des bancs et")
    expect(telephone.locator("#say")).to_contain_text("Votre texte n’est pas parti.")
    conduct.open_poll(store, "s", "texte")
    expect(telephone.get_by_role("textbox")).to_have_value("Des bancs et")
    send(telephone)
    stored(telephone)
    assert store.answers("s", "texte")[0].text == "Des bancs et"


def test_a_text_half_written_outlives_a_reload(telephone: Page, store: Store) -> None:
    bring_to("texte", telephone, store)
    telephone.get_by_role("textbox").fill("Des bancs et")
    telephone.reload()
    expect(telephone.get_by_role("textbox")).to_have_value("Des bancs et")


def test_a_choice_made_and_not_sent_is_said(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    conduct.close_poll(store, "s", "unique")
    expect(telephone.locator("main .warn")).to_have_text("Votre choix n’est pas parti.")


def test_a_choice_left_behind_by_the_next_question_is_said(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    telephone.get_by_text("Après").click()
    conduct.open_poll(store, "s", "echelle")
    expect(telephone.locator("main .warn")).to_have_text(
        "La question d’avant est finie. Votre choix n’est pas parti."
    )
    expect(telephone.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_change_not_sent_leaves_the_first_answer_and_says_so(
    telephone: Page, store: Store
) -> None:
    bring_to("answered", telephone, store)
    telephone.get_by_role("link", name="Modifier ma réponse").click()
    telephone.get_by_text("Avant").click()
    conduct.close_poll(store, "s", "unique")
    expect(telephone.locator("main .warn")).to_have_text(
        "Votre choix n’est pas parti. Votre première réponse compte."
    )


def test_ones_own_answer_stands_beside_the_results(telephone: Page, store: Store) -> None:
    bring_to("results", telephone, store)
    expect(telephone.get_by_role("row", name="Après")).to_contain_text("Votre réponse")
    expect(telephone.get_by_role("row", name="Avant")).not_to_contain_text("Votre réponse")
    telephone.reload()
    expect(telephone.get_by_role("row", name="Après")).to_contain_text("Votre réponse")


def test_at_the_end_the_phone_lists_all_that_was_shown_with_ones_answers(
    telephone: Page, store: Store
) -> None:
    bring_to("results", telephone, store)
    conduct.end_seance(store, "s")
    telephone.get_by_role("link", name="Ne pas donner mon avis").click()
    expect(telephone.get_by_role("heading", level=1)).to_have_text(
        "La séance est finie. Merci de votre présence."
    )
    expect(telephone.get_by_role("heading", name="Quand donner l’avis")).to_be_visible()
    expect(telephone.get_by_role("row", name="Après")).to_contain_text("Votre réponse")


def test_the_server_never_says_what_someone_answered_once_it_is_revealed(
    telephone: Page, store: Store, address: str
) -> None:
    bring_to("results", telephone, store)
    body = telephone.context.request.get(f"{address}/v/ESSAI2").text()
    assert "data-own" not in body.split("<script>")[0]
    fill(store, [])
