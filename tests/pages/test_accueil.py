"""Home: what is on, what comes next and lacks, the one path of an empty database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mcdata import clock, conduct, preparation
from mcdata.access import AccessRole
from mcdata.model import Programme, Seance, SeanceKind, SeanceStage, SynthesisStage
from mcdata.preparation import BlockDraft
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.pages.screens import drawn, open_page

OFFICE = (AccessRole.ANIMATOR, AccessRole.IREV)


def seance_in(store: Store, days: int) -> Seance:
    store.save_programme(Programme("p", "Master class", "Nord", 2026))
    seance = Seance(
        "s", "p", 3, SeanceKind.THEMATIC, "sante", "Santé <b>", clock.now() + timedelta(days=days),
        "Lille", "ESSAI2",
    )  # fmt: skip
    store.save_seance(seance)
    return seance


def buttons(screen: object) -> list[str]:
    return [button.label for button in screen.button]  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", OFFICE)
def test_an_empty_database_has_one_path(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    screen = open_page(monkeypatch, runtime, "accueil", role)
    assert buttons(screen) == ["Créer votre programme"]


@pytest.mark.parametrize("role", OFFICE)
def test_the_seance_that_is_on_shows_its_code(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    conduct.open_seance(runtime.store, seance_in(runtime.store, 0).id)
    page = drawn(open_page(monkeypatch, runtime, "accueil", role))
    assert "En ce moment" in page
    assert "<b>ESSAI2</b>" in page


def test_the_animator_goes_to_the_console_of_what_is_on(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    conduct.open_seance(runtime.store, seance_in(runtime.store, 0).id)
    screen = open_page(monkeypatch, runtime, "accueil", AccessRole.ANIMATOR)
    assert buttons(screen) == ["Ouvrir la console", "Écran de projection"]


def test_irev_has_no_console(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    conduct.open_seance(runtime.store, seance_in(runtime.store, 0).id)
    screen = open_page(monkeypatch, runtime, "accueil", AccessRole.IREV)
    assert buttons(screen) == ["Voir la préparation"]


def test_what_a_seance_lacks_is_told(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_in(runtime.store, 3)
    page = drawn(open_page(monkeypatch, runtime, "accueil", AccessRole.IREV))
    assert page.count("mp-check lacks") == 4
    assert "Pas de déroulé" in page


def test_what_is_done_is_no_longer_lacking(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance = seance_in(runtime.store, 3)
    preparation.save_agenda(runtime.store, seance.id, [BlockDraft("Accueil", 90)])
    page = drawn(open_page(monkeypatch, runtime, "accueil", AccessRole.IREV))
    assert '<p class="mp-check done">Déroulé de 1\u00a0h\u00a030</p>' in page


def test_the_animator_opens_the_seance_of_the_day(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    seance = seance_in(runtime.store, 0)
    screen = open_page(monkeypatch, runtime, "accueil", AccessRole.ANIMATOR)
    screen.button(f"mp-open-{seance.id}").click().run()
    assert runtime.store.seance(seance.id).stage is SeanceStage.LIVE


def test_irev_does_not_open_a_seance(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_in(runtime.store, 0)
    screen = open_page(monkeypatch, runtime, "accueil", AccessRole.IREV)
    assert buttons(screen) == []
    assert "Aujourd’hui" in drawn(screen)


def test_a_title_is_never_markup(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    seance_in(runtime.store, 3)
    page = drawn(open_page(monkeypatch, runtime, "accueil", AccessRole.ANIMATOR))
    assert "Santé &lt;b&gt;" in page


def test_the_demo_has_its_seance_on(monkeypatch: pytest.MonkeyPatch, demo_runtime: Runtime) -> None:
    page = drawn(open_page(monkeypatch, demo_runtime, "accueil", AccessRole.ANIMATOR))
    assert "<b>DEMO25</b>" in page


def test_the_head_table_is_not_counted_with_those_enrolled(
    monkeypatch: pytest.MonkeyPatch, demo_runtime: Runtime
) -> None:
    """« 25 personnes présentes, 25 inscrites » was 19 people and six others."""
    page = drawn(open_page(monkeypatch, demo_runtime, "accueil", AccessRole.ANIMATOR))
    there = "22\u00a0personnes présentes, 25\u00a0inscrites\u202f; 6\u00a0à la table des invités"
    assert there in page


def test_a_validated_synthesis_is_no_longer_to_be_read_again(
    monkeypatch: pytest.MonkeyPatch, demo_runtime: Runtime
) -> None:
    store = demo_runtime.store
    validated = [
        s.title
        for s in store.seances("demo")
        if store.synthesis(s.id).stage is SynthesisStage.VALIDATED
    ]
    page = drawn(open_page(monkeypatch, demo_runtime, "accueil", AccessRole.IREV))
    assert "Se soigner dans son quartier" in page
    assert validated
    assert [title for title in validated if title in page] == []
