"""The synthesis page, through the entry that Streamlit runs, for each role that may open it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import conduct
from mcdata import runtime as runtimes
from mcdata.access import AccessRole
from mcdata.facts import Author
from mcdata.model import College, NoteStage, Participant, SynthesisStage
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


def text_starting(app: AppTest, words: str) -> str:
    return next(a.value for a in app.text_area if (a.value or "").startswith(words))


def type_into(app: AppTest, start: str, words: str) -> None:
    area = next(a for a in app.text_area if (a.value or "").startswith(start))
    area.set_value(words).run()


def view(app: AppTest, name: str) -> None:
    app.get("button_group")[0].set_value(name).run()
    assert not app.exception


def test_a_text_that_is_not_saved_waits_through_another_tab(held: Store) -> None:
    app = opened(view="L’essentiel")
    app.text_area[0].set_value("Commencé, pas fini").run()
    view(app, "La page")
    view(app, "L’essentiel")
    assert app.text_area[0].value == "Commencé, pas fini"
    assert "Texte non enregistré" in words(app)


def test_a_note_that_is_not_saved_waits_through_a_reload(held: Store) -> None:
    app = opened(view="Les notes")
    type_into(app, "Madame Delattre", "Une dame attend.")
    again = opened(view="Les notes")
    assert text_starting(again, "Une dame") == "Une dame attend."
    assert held.state("s").notes[1].text == "Madame Delattre attend depuis deux hivers."


def test_what_was_typed_can_be_given_up(held: Store) -> None:
    app = opened(view="L’essentiel")
    before = app.text_area[0].value
    app.text_area[0].set_value("Commencé, pas fini").run()
    app.button(key="ms-lines-back").click().run()
    assert app.text_area[0].value == before
    assert held.synthesis_drafts("s") == {}


def test_what_is_saved_waits_no_more(held: Store) -> None:
    app = opened(view="L’essentiel")
    app.text_area[0].set_value("Ce que nous retenons.").run()
    app.button(key="ms-lines-save").click().run()
    assert held.synthesis_drafts("s") == {}
    assert "Texte non enregistré" not in words(app)


def test_notes_are_made_publishable_together_with_their_words_as_typed(held: Store) -> None:
    app = opened(AccessRole.IREV, "Les notes")
    type_into(app, "Madame Delattre", "Une dame attend.")
    app.checkbox(key="ms-s-all").check().run()
    app.button(key="ms-notes-publish").click().run()
    notes = held.state("s").notes
    assert {note.stage for note in notes} == {NoteStage.PUBLISHABLE}
    assert notes[1].text == "Une dame attend."
    assert held.synthesis_drafts("s") == {}
    assert held.entries("s")[-1].author is Author.OFFICE


def test_a_note_is_struck_on_the_page_and_the_journal_says_who(held: Store) -> None:
    before = held.state("s").notes
    app = opened(AccessRole.IREV, "Les notes")
    app.button(key=f"ms-note-strike-{before[1].number}").click().run()
    assert [n.number for n in held.state("s").notes] == [
        n.number for n in before if n is not before[1]
    ]
    assert held.entries("s")[-1].author is Author.OFFICE


def test_a_note_is_added_on_the_page(held: Store) -> None:
    app = opened(view="Les notes")
    app.text_area[-1].set_value("Dit sur le pas de la porte.").run()
    app.button(key="ms-note-add").click().run()
    last = held.state("s").notes[-1]
    assert (last.text, last.stage) == ("Dit sur le pas de la porte.", NoteStage.RAW)
    assert app.text_area[-1].value == ""


def test_a_name_is_lifted_with_a_reason_then_the_synthesis_is_validated(held: Store) -> None:
    person = Participant("p", "x", "Fatma", "Poussette", College.RESIDENTS, "", "mel", "")
    held.save_participants([person])
    at_stage(held, SynthesisStage.REREAD)
    app = opened(view="À vérifier")
    assert "1\u00a0alerte à lever" in words(app)
    assert "Valider" not in [b.label for b in app.button]
    app.text_input(key="ms-signer").set_value("Claire Morel").run()
    reason = next(t for t in app.text_input if t.label.startswith("Pourquoi"))
    reason.set_value("C’est l’objet.").run()
    send(app, "Lever l’alerte")
    assert [kept.lifted_by for kept in held.liftings("s").values()] == ["Claire Morel"]
    app.button(key="ms-stage-validee").click().run()
    kept = held.synthesis("s")
    assert (kept.stage, kept.validated_by) == (SynthesisStage.VALIDATED, "Claire Morel")
    assert "par Claire Morel" in words(app)


def test_a_validation_without_a_name_is_refused_with_a_sentence(held: Store) -> None:
    at_stage(held, SynthesisStage.REREAD)
    app = opened()
    app.button(key="ms-stage-validee").click().run()
    assert alerts(app) == [
        "Écrivez votre nom\u00a0: il reste avec la synthèse, comme une signature."
    ]


def test_a_note_that_holds_a_name_says_so(held: Store) -> None:
    person = Participant("p", "x", "Fatma", "Delattre", College.RESIDENTS, "", "mel", "")
    held.save_participants([person])
    assert "Peut faire reconnaître quelqu’un\u00a0: «\u00a0Delattre\u00a0»" in words(
        opened(view="Les notes")
    )
