"""The synthesis page, through the entry that Streamlit runs, for each role that may open it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import conduct
from mcdata import runtime as runtimes
from mcdata.access import AccessRole
from mcdata.model import NoteStage, SynthesisStage
from mcdata.runtime import Runtime
from mcdata.settings import ROOT
from mcdata.store import Store
from tests.pages.screens import alerts, drawn
from tests.support import small_seance
from tests.synthesis.meeting import at_stage, hold

PAGE = str(ROOT / "pages" / "synthese.py")
OFFICE = (AccessRole.ANIMATOR, AccessRole.IREV)


@pytest.fixture
def empty(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of this process's runtime."""
    monkeypatch.setattr(runtimes, "_current", runtime)
    return runtime.store


@pytest.fixture
def held(empty: Store) -> Store:
    """The same with a séance that was held."""
    hold(empty)
    return empty


def opened(role: AccessRole = AccessRole.ANIMATOR, view: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "mcdata" / "ui" / "main.py"), default_timeout=60)
    app.session_state["mc_role"] = role.value
    app.run()
    app.switch_page(PAGE).run()
    if view:
        app.get("button_group")[0].set_value(view).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in app.get("html"))


@pytest.mark.parametrize("role", OFFICE)
def test_the_page_opens_with_its_outline(held: Store, role: AccessRole) -> None:
    told = words(opened(role))
    for title in ("L’essentiel", "Qui était là", "Les réponses de la salle", "Nos désaccords"):
        assert title in told


def test_a_database_without_a_seance_says_what_to_do(empty: Store) -> None:
    assert "Aucune séance pour l’instant" in words(opened())


def test_a_seance_to_come_has_its_page_too(empty: Store) -> None:
    small_seance(empty)
    told = words(opened())
    assert "Le déroulé" in told
    assert "Valider" not in [button.label for button in opened().button]


def test_it_is_one_click_to_mark_it_reread(held: Store) -> None:
    opened().button(key="ms-stage-relue").click().run()
    assert held.synthesis("s").stage is SynthesisStage.REREAD


def test_a_running_seance_is_refused_with_a_sentence(empty: Store) -> None:
    small_seance(empty)
    conduct.open_seance(empty, "s")
    app = opened()
    app.button(key="ms-stage-relue").click().run()
    assert alerts(app) == [
        "La séance est encore en cours. Terminez-la, puis faites avancer la synthèse."
    ]


def test_points_are_written_on_the_page(held: Store) -> None:
    app = opened(view="L’essentiel")
    app.text_area[0].set_value("Ce que nous retenons.")
    send(app, "Enregistrer ces lignes")
    assert held.synthesis("s").points[0] == "Ce que nous retenons."


def test_a_note_becomes_publishable_on_the_page(held: Store) -> None:
    raw = next(i for i, n in enumerate(held.state("s").notes) if n.stage is NoteStage.RAW)
    app = opened(view="Les notes")
    app.text_area[raw].set_value("Une dame attend depuis deux hivers.")
    stages = [box for box in app.selectbox if box.label == "Étape"]
    stages[raw].set_value(NoteStage.PUBLISHABLE)
    send(app, "Enregistrer", raw)
    note = held.state("s").notes[raw]
    assert (note.text, note.stage) == (
        "Une dame attend depuis deux hivers.",
        NoteStage.PUBLISHABLE,
    )


def test_a_written_question_is_taken_up_as_a_note(held: Store) -> None:
    before = len(held.state("s").notes)
    send(opened(view="Les notes"), "Reprendre en note")
    assert len(held.state("s").notes) == before + 1


def test_a_validated_synthesis_is_not_edited(held: Store) -> None:
    at_stage(held, SynthesisStage.VALIDATED)
    app = opened(view="L’essentiel")
    assert len(app.text_area) == 0
    assert "Cette synthèse est validée" in words(app)


def send(app: AppTest, label: str, index: int = 0) -> None:
    [b for b in app.button if b.label == label][index].click().run()
    assert not app.exception


def test_results_are_charts_with_their_denominators(held: Store) -> None:
    app = opened()
    app.segmented_control[0].set_value("Les résultats").run()
    charts = app.get("plotly_chart")
    assert len(charts) >= 1
    assert "ont répondu" in drawn(app)
