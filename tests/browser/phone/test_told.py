"""What is told: the floor during a question, two changes at once, where focus lands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from mcdata import conduct
from mcdata.model import Role
from mcdata.store import Store
from tests.browser.phone.conftest import bring_to, fill, new_context, send, stored

pytestmark = pytest.mark.browser


@pytest.fixture
def seated(telephone: Page, store: Store, address: str) -> Page:
    """A telephone at place 3, whose person is in the room."""
    conduct.take_seat(store, "s", 3, Role.CITIZEN)
    telephone.goto(f"{address}/v/ESSAI2?place=3")
    return telephone


def test_the_floor_is_told_while_a_question_is_open_and_answers_move(
    seated: Page, store: Store
) -> None:
    bring_to("unique", seated, store)
    seated.get_by_text("Après").click()
    conduct.start_turn(store, "s", 3)
    fill(store, [0, 1, 0])
    expect(seated.locator("#turn")).to_have_text("Vous avez la parole.")
    expect(seated.locator("#turn")).to_be_in_viewport()
    expect(seated.get_by_label("Après")).to_be_checked()


def test_the_floor_is_told_to_someone_who_writes(seated: Page, store: Store) -> None:
    seated.get_by_role("link", name="Écrire une question").click()
    seated.get_by_label("Votre question").fill("Qui paie")
    conduct.start_turn(store, "s", 3)
    expect(seated.locator("#turn")).to_have_text("Vous avez la parole.")
    expect(seated.get_by_label("Votre question")).to_have_value("Qui paie")


def test_a_hand_lowered_by_the_animator_is_told(seated: Page, store: Store) -> None:
    bring_to("unique", seated, store)
    seated.get_by_role("button", name="Demander la parole").click()
    expect(seated.locator("#turn")).to_contain_text("Votre main est levée.")
    conduct.lower_hand(store, "s", 3)
    expect(seated.locator("#turn")).to_have_text("Votre main est baissée.")
    expect(seated.get_by_role("button", name="Demander la parole")).to_be_visible()


def test_a_telephone_without_a_seat_asks_for_nothing_when_hands_move(
    telephone: Page, store: Store
) -> None:
    bring_to("unique", telephone, store)
    asked: list[str] = []
    telephone.on("request", lambda request: asked.append(request.url))
    conduct.raise_hand(store, "s", 9)
    conduct.open_poll(store, "s", "echelle")
    expect(telephone.get_by_role("heading", level=1)).to_have_text("J’ai compris.")
    assert len(asked) == 1


def test_two_changes_at_once_are_both_spoken(seated: Page, store: Store) -> None:
    seated.context.set_offline(True)
    conduct.open_poll(store, "s", "unique")
    conduct.start_turn(store, "s", 3)
    seated.context.set_offline(False)
    expect(seated.locator("#say")).to_contain_text("Nouvelle question")
    expect(seated.locator("#turn")).to_have_text("Vous avez la parole.")
    for name in ("#say", "#told"):
        # a log is polite, and says what is added to it without what stood there before
        assert seated.locator(name).get_attribute("role") == "log"


def test_the_end_is_spoken(telephone: Page, store: Store) -> None:
    conduct.end_seance(store, "s")
    expect(telephone.locator("#say")).to_contain_text("La séance est finie.")


def test_focus_lands_on_what_has_a_name(seated: Page, store: Store) -> None:
    focused = "document.activeElement.outerHTML.slice(0, 7)"
    bring_to("unique", seated, store)
    seated.get_by_text("Après").click()
    send(seated)
    stored(seated)
    assert seated.evaluate(focused).startswith("<h1")
    seated.get_by_role("link", name="Écrire une question").click()
    expect(seated.get_by_label("Votre question")).to_be_focused()
    seated.get_by_role("link", name="Annuler").click()
    expect(seated.get_by_role("button", name="Demander la parole")).to_be_focused()
    seated.get_by_role("button", name="Demander la parole").click()
    expect(seated.get_by_role("button", name="Baisser la main")).to_be_focused()


def test_nothing_is_invalid_before_anyone_acts(telephone: Page, store: Store) -> None:
    for poll in ("unique", "plusieurs", "texte"):
        conduct.open_poll(store, "s", poll)
        telephone.reload()
        assert telephone.locator("main :invalid").count() == 0


def test_the_hint_belongs_to_its_group(telephone: Page, store: Store) -> None:
    bring_to("plusieurs", telephone, store)
    group = telephone.get_by_role("group", name="Que changer")
    expect(group).to_have_accessible_description("Choisissez 1 ou 2 réponses.")


def test_sending_nothing_says_what_to_do_beside_the_finger(telephone: Page, store: Store) -> None:
    bring_to("unique", telephone, store)
    send(telephone)
    expect(telephone.locator("#hint")).to_have_text("Choisissez une réponse. Puis envoyez.")
    assert store.answer_count("s", "unique") == 0


def test_actions_stand_in_a_named_region(telephone: Page) -> None:
    expect(telephone.get_by_role("region", name="Parler ou écrire")).to_be_visible()
    assert telephone.locator("footer").count() == 0


def test_the_menu_is_a_list_and_closes_on_escape(telephone: Page) -> None:
    telephone.locator("summary").click()
    expect(telephone.locator("details").get_by_role("list")).to_be_visible()
    expect(telephone.locator("details").get_by_role("listitem")).to_have_count(6)
    telephone.keyboard.press("Tab")
    telephone.keyboard.press("Escape")
    expect(telephone.locator("details ul")).to_be_hidden()
    expect(telephone.locator("summary")).to_be_focused()


def test_without_script_the_reloading_can_be_stopped_and_taken_up(
    chromium: Browser, address: str
) -> None:
    context = new_context(chromium, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/v/ESSAI2")
    refresh = page.locator("meta[http-equiv=refresh]")
    assert refresh.get_attribute("content") == "5; url=/v/ESSAI2"
    page.get_by_role("link", name="Arrêter").click()
    assert refresh.count() == 0
    page.get_by_role("link", name="Voir s’il y a du nouveau").click()
    assert refresh.count() == 0
    page.get_by_role("link", name="Faire changer la page toute seule").click()
    assert refresh.count() == 1
    context.close()
