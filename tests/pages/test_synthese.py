"""The synthesis page, through the entry that Streamlit runs, for each role that may open it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import runtime as runtimes
from mcdata.access import AccessRole
from mcdata.model import NoteStage, Seance, SynthesisStage
from mcdata.runtime import Runtime
from mcdata.settings import ROOT
from mcdata.store import Store

PAGE = str(ROOT / "pages" / "synthese.py")
OFFICE = (AccessRole.ANIMATOR, AccessRole.IREV)


@pytest.fixture
def demo(demo_runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The demo, as the runtime of this process."""
    monkeypatch.setattr(runtimes, "_current", demo_runtime)
    return demo_runtime.store


def opened(seance: Seance, role: AccessRole = AccessRole.ANIMATOR) -> AppTest:
    app = AppTest.from_file(str(ROOT / "mcdata" / "ui" / "main.py"), default_timeout=30)
    app.session_state["mc_role"] = role.value
    app.query_params["seance"] = seance.code
    app.run()
    return app.switch_page(PAGE).run()


def with_stage(store: Store, stage: SynthesisStage) -> Seance:
    """A séance that was held and whose synthesis is there."""
    return next(
        s
        for s in store.seances()
        if store.synthesis(s.id).stage is stage and store.state(s.id).ended_at
    )


def words(app: AppTest) -> str:
    return " ".join(str(getattr(e, "body", "")) for e in app.get("html"))


@pytest.mark.parametrize("role", OFFICE)
def test_the_page_opens_with_its_outline(demo: Store, role: AccessRole) -> None:
    app = opened(with_stage(demo, SynthesisStage.DRAFT), role)
    assert not app.exception
    for title in ("L’essentiel", "Qui était là", "Les réponses de la salle", "Nos désaccords"):
        assert title in words(app)


def test_the_live_seance_has_its_page_too(demo: Store) -> None:
    app = opened(demo.seance_by_code("DEMO25"))
    assert not app.exception
    assert "en cours" in words(app)


def test_a_seance_to_come_has_its_page_too(demo: Store) -> None:
    app = opened(next(s for s in demo.seances() if demo.state(s.id).opened_at is None))
    assert not app.exception
    assert "rien à ce jour" in words(app)


def test_it_is_one_click_to_mark_it_reread(demo: Store) -> None:
    seance = with_stage(demo, SynthesisStage.DRAFT)
    app = opened(seance)
    app.button(key="ms-stage-relue").click().run()
    assert not app.exception
    assert demo.synthesis(seance.id).stage is SynthesisStage.REREAD


def test_a_running_seance_is_refused_a_sentence(demo: Store) -> None:
    app = opened(demo.seance_by_code("DEMO25"))
    app.button(key="ms-stage-relue").click().run()
    assert [e.value for e in app.error] == [
        "La séance est encore en cours. Terminez-la, puis faites avancer la synthèse."
    ]


def test_points_are_written_on_the_page(demo: Store) -> None:
    seance = with_stage(demo, SynthesisStage.DRAFT)
    app = opened(seance)
    app.get("button_group")[0].set_value(["L’essentiel"]).run()
    app.text_area[0].set_value("Ce que nous retenons.")
    app.button[0].click().run()
    assert not app.exception
    assert demo.synthesis(seance.id).points[0] == "Ce que nous retenons."


def test_a_note_becomes_publishable_on_the_page(demo: Store) -> None:
    seance = with_stage(demo, SynthesisStage.DRAFT)
    note = demo.state(seance.id).notes[0]
    assert note.stage is not NoteStage.PUBLISHABLE
    app = opened(seance)
    app.get("button_group")[0].set_value(["Les notes"]).run()
    stages = [box for box in app.selectbox if box.label == "Étape"]
    stages[0].set_value(NoteStage.PUBLISHABLE)
    app.button[0].click().run()
    assert not app.exception
    assert demo.state(seance.id).notes[0].stage is NoteStage.PUBLISHABLE


def test_a_validated_synthesis_is_not_edited(demo: Store) -> None:
    app = opened(with_stage(demo, SynthesisStage.VALIDATED))
    app.get("button_group")[0].set_value(["L’essentiel"]).run()
    assert not app.text_area
    assert "Cette synthèse est validée" in words(app)
