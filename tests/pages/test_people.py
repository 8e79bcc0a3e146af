"""The people of a séance on its page: one person's form, papers, contacts."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcdata.access import AccessRole
from mcdata.model import College, Enrolment, Participant
from mcdata.runtime import Runtime
from tests.pages.screens import drawn, open_page
from tests.support import small_seance

OFFICE = (AccessRole.ANIMATOR, AccessRole.IREV)


def on_people(
    patch: pytest.MonkeyPatch, held: Runtime, role: AccessRole = AccessRole.ANIMATOR
) -> AppTest:
    return open_page(patch, held, "preparation", role, seance="ESSAI2", onglet="personnes")


def press(screen: AppTest, label: str) -> AppTest:
    (button,) = [b for b in screen.button if b.label == label]
    button.click().run()
    assert not screen.exception, screen.exception
    return screen


def with_fatima(held: Runtime) -> None:
    small_seance(held.store)
    fatima = Participant(
        "p", "f", "Fatma", "Benali", College.RESIDENTS, "QP059002", "littoral", "e",
        contact="fatima@exemple.fr",
    )  # fmt: skip
    held.store.save_participants([fatima])
    held.store.save_enrolments([Enrolment("s", "f")])


def test_a_participant_is_corrected_on_their_page(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    with_fatima(runtime)
    screen = press(on_people(monkeypatch, runtime), "Corriger")
    next(f for f in screen.text_input if f.label == "Prénom").set_value("Fatima")
    screen = press(screen, "Enregistrer")
    assert [p.name for p in runtime.store.participants("p")] == ["Fatima Benali"]
    assert "Corriger une fiche" not in drawn(screen)


@pytest.mark.parametrize("role", OFFICE)
def test_contacts_of_a_seance_are_shown_with_what_they_are_for(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    with_fatima(runtime)
    screen = on_people(monkeypatch, runtime, role)
    assert [code.value for code in screen.code] == ["fatima@exemple.fr"]
    assert "pour convoquer les personnes de cette séance" in drawn(screen)
