"""« Données de démonstration » stands on what is of the demo, whatever other programmes exist."""

from __future__ import annotations

import pytest

from mcdata.access import AccessRole
from mcdata.model import Programme
from mcdata.runtime import Runtime
from mcdata.ui.components import console
from tests.pages.screens import drawn, open_page

BADGE = '<span class="mc-demo">Données de démonstration</span>'
OFFICE = ("accueil", "programme", "intervenants", "preparation", "synthese", "reglages")


@pytest.fixture
def beside(demo_runtime: Runtime) -> Runtime:
    """The demo, and a newer programme of one's own with a séance."""
    demo_runtime.store.save_programme(Programme("own", "Master class", "Nord", 2031))
    return demo_runtime


@pytest.mark.parametrize("name", OFFICE)
def test_each_page_of_a_demo_seance_says_so(
    monkeypatch: pytest.MonkeyPatch, beside: Runtime, name: str
) -> None:
    screen = open_page(monkeypatch, beside, name, AccessRole.ANIMATOR, seance="DEMO25")
    assert BADGE in drawn(screen)


@pytest.mark.parametrize("name", OFFICE[:4])
def test_no_page_of_another_programme_says_so(
    monkeypatch: pytest.MonkeyPatch, beside: Runtime, name: str
) -> None:
    screen = open_page(monkeypatch, beside, name, AccessRole.ANIMATOR, programme="own")
    assert BADGE not in drawn(screen)


def test_the_console_of_a_demo_seance_says_so(beside: Runtime) -> None:
    demo = beside.store.seance_by_code("DEMO25")
    assert console.initial(beside, demo)["demo"] is True


def test_the_console_of_another_seance_does_not(beside: Runtime) -> None:
    from tests.support import small_seance

    assert console.initial(beside, small_seance(beside.store))["demo"] is False


def test_a_page_opened_from_the_menu_stays_in_the_demo(
    monkeypatch: pytest.MonkeyPatch, beside: Runtime
) -> None:
    screen = open_page(monkeypatch, beside, "accueil", AccessRole.IREV, seance="DEMO25")
    screen.query_params.clear()
    screen.switch_page("../../pages/programme.py").run()
    assert BADGE in drawn(screen)
