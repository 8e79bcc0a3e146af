"""The lineup's page: the gaps first, cards that move, people who are added, what the room reads."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mcdata import clock
from mcdata.access import AccessRole
from mcdata.demo import load_demo
from mcdata.model import (
    Invitation,
    InvitationStage,
    Programme,
    Seance,
    SeanceKind,
    Speaker,
)
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.pages.screens import alerts, drawn, open_page

OFFICE = (AccessRole.IREV, AccessRole.ANIMATOR)


def seance_with(store: Store, *stages: InvitationStage, days: int = 60) -> None:
    """A thematic séance in `days` days, and one speaker a stage."""
    store.save_programme(Programme("p", "Master class", "Nord", 2026))
    store.save_seance(
        Seance(
            "s", "p", 1, SeanceKind.THEMATIC, "sante", "Santé",
            clock.now() + timedelta(days=days), "Lille", "ESSAI2",
        )
    )  # fmt: skip
    for rank, stage in enumerate(stages):
        speaker = Speaker("p", f"sp{rank}", f"Ana <b>{rank}", "médecin", "PMI", rank == 1)
        store.save_speaker(speaker)
        store.save_invitation(Invitation("s", speaker.id, stage, clock.now()))


@pytest.mark.parametrize("role", OFFICE)
def test_an_empty_place_is_drawn_as_an_empty_place(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    seance_with(runtime.store)
    page = drawn(open_page(monkeypatch, runtime, "intervenants", role))
    assert "<b>Il manque un métier</b>" in page


def test_the_first_line_sums_up_what_lacks(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store)
    page = drawn(open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV))
    assert "1\u00a0métier à trouver" in page


def test_a_lineup_in_order_says_so(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_with(runtime.store, InvitationStage.CONFIRMED)
    page = drawn(open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV))
    assert "rien n’est en retard" in page


def test_what_is_late_is_said_in_words(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_with(runtime.store, InvitationStage.INVITED, days=16)
    page = drawn(open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV))
    assert "«\u00a0confirmé\u00a0» attendu depuis 5\u00a0jours" in page


def test_a_card_moves_to_the_next_stage_in_one_tap(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.INVITED)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="next-s-sp0").click().run()
    assert runtime.store.invitations("p")[0].stage is InvitationStage.ACCEPTED


def test_a_card_goes_back_to_any_stage(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_with(runtime.store, InvitationStage.CONFIRMED)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="change-s-sp0").click().run()
    screen.selectbox(key="stage-s-sp0").set_value(InvitationStage.CONSIDERED).run()
    assert runtime.store.invitations("p")[0].stage is InvitationStage.CONSIDERED


def test_intervenu_is_not_offered_before_the_seance(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.CONFIRMED)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="change-s-sp0").click().run()
    assert screen.selectbox(key="stage-s-sp0").options == [
        "pressenti",
        "invité",
        "accepté",
        "confirmé",
    ]


def test_a_card_is_taken_out_of_the_seance(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.INVITED)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="change-s-sp0").click().run()
    screen.button(key="remove-s-sp0").click().run()
    assert runtime.store.invitations("p") == ()


def test_someone_new_is_added_with_their_agreement(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="add-s").click().run()
    for label, value in (
        ("Métier", "médecin de PMI"),
        ("Prénom et nom", "Ana Wattel"),
        ("Organisation", "Département"),
    ):
        next(field for field in screen.text_input if field.label == label).input(value)
    screen.checkbox[0].check()
    next(button for button in screen.button if button.label == "Enregistrer").click().run()
    (speaker,) = runtime.store.speakers("p")
    assert (speaker.name, speaker.metier, speaker.organisation, speaker.agreed_named) == (
        "Ana Wattel",
        "médecin de PMI",
        "Département",
        True,
    )


def test_someone_new_stands_in_the_first_column(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="add-s").click().run()
    for field in screen.text_input:
        field.input("médecin")
    next(button for button in screen.button if button.label == "Enregistrer").click().run()
    assert [i.stage for i in runtime.store.invitations("p")] == [InvitationStage.CONSIDERED]


def test_someone_known_is_added_from_the_list(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store)
    runtime.store.save_speaker(Speaker("p", "known", "Bo", "infirmière", "PMI"))
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="add-s").click().run()
    screen.selectbox(key="known-s").set_value("known").run()
    screen.button(key="assign-s").click().run()
    assert [i.speaker_id for i in runtime.store.invitations("p")] == ["known"]


def test_a_form_left_empty_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    screen.button(key="add-s").click().run()
    next(button for button in screen.button if button.label == "Enregistrer").click().run()
    assert alerts(screen) == ["Le nom manque. Écrivez quelque chose, puis recommencez."]


def test_a_typed_name_is_shown_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.INVITED)
    page = drawn(open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV))
    assert ("Ana &lt;b&gt;0" in page, "Ana <b>0" in page) == (True, False)


def test_the_room_reads_the_name_of_who_agreed_alone(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.INVITED, InvitationStage.CONFIRMED)
    screen = open_page(
        monkeypatch, runtime, "intervenants", AccessRole.ANIMATOR, salle="oui", seance="ESSAI2"
    )
    page = drawn(screen)
    assert ("Ana &lt;b&gt;1" in page, "Ana &lt;b&gt;0" in page) == (True, False)


def test_the_room_reads_no_stage(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_with(runtime.store, InvitationStage.CONFIRMED)
    screen = open_page(
        monkeypatch, runtime, "intervenants", AccessRole.ANIMATOR, salle="oui", seance="ESSAI2"
    )
    page = drawn(screen)
    assert ("mc-room" in page, "onfirmé" in page) == (True, False)


@pytest.mark.parametrize("role", OFFICE)
def test_every_theme_of_the_demo_has_its_board(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    load_demo(runtime.store, clock.today())
    page = drawn(open_page(monkeypatch, runtime, "intervenants", role))
    assert page.count('<p class="mc-stage">intervenu</p>') == 12


def test_the_theme_of_the_seance_asked_for_comes_first(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    load_demo(runtime.store, clock.today())
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV, seance="DEMO25")
    assert drawn(screen).split("<h2>")[1].startswith("Urbanisme")


def test_an_empty_database_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    assert "Créez la première." in drawn(screen)


def test_an_empty_column_takes_a_small_part_of_the_room(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance_with(runtime.store, InvitationStage.INVITED)
    screen = open_page(monkeypatch, runtime, "intervenants", AccessRole.IREV)
    widths = sorted(column.weight for column in screen.columns[-5:])
    assert widths[:4] == [widths[0]] * 4
    assert widths[4] >= 5 * widths[0]
