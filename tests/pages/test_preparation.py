"""Preparation by hand: from an empty database to a séance that is ready, tab by tab."""

from __future__ import annotations

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import conduct, preparation
from mcdata.access import AccessRole
from mcdata.model import (
    College,
    EnrolmentStatus,
    InvitationStage,
    Poll,
    PollType,
    Programme,
    SeanceKind,
)
from mcdata.people import Person
from mcdata.runtime import Runtime
from tests.pages.screens import alerts, drawn, open_page
from tests.support import small_seance

OFFICE = (AccessRole.ANIMATOR, AccessRole.IREV)
AT = datetime(2026, 5, 5, 12, 0)


def prepared(
    patch: pytest.MonkeyPatch, held: Runtime, tab: str, role: AccessRole = AccessRole.ANIMATOR
) -> AppTest:
    """The page on the small séance, at one of its tabs."""
    if not held.store.programmes():
        small_seance(held.store)
    return open_page(patch, held, "preparation", role, seance="ESSAI2", onglet=tab)


def press(screen: AppTest, label: str) -> AppTest:
    """Click the one button that is called so."""
    (button,) = [b for b in screen.button if b.label == label]
    button.click().run()
    assert not screen.exception, screen.exception
    return screen


def field(screen: AppTest, label: str, kind: str = "text_input") -> object:
    """The one field that is called so."""
    (found,) = [f for f in screen.get(kind) if f.label == label]
    return found


def refusals(screen: AppTest) -> list[str]:
    return alerts(screen)


# programme and séance -----------------------------------------------------------------------


@pytest.mark.parametrize("role", OFFICE)
def test_a_programme_is_created_in_an_empty_database(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    screen = open_page(monkeypatch, runtime, "preparation", role)
    press(screen, "Créer le programme")
    assert [p.title for p in runtime.store.programmes()] == ["Master class citoyenne"]


def test_a_refused_programme_keeps_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR)
    field(screen, "Titre").set_value(" ")  # type: ignore[attr-defined]
    field(screen, "Personnes attendues en tout", "number_input").set_value(80)  # type: ignore[attr-defined]
    press(screen, "Créer le programme")
    assert refusals(screen) == ["Le titre manque. Écrivez quelque chose, puis recommencez."]
    assert field(screen, "Personnes attendues en tout", "number_input").value == 80  # type: ignore[attr-defined]


def test_a_seance_is_created_with_its_code(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    runtime.store.save_programme(Programme("p", "Master class", "Nord", 2026))
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR)
    field(screen, "Lieu (obligatoire)").set_value("Denain").run()  # type: ignore[attr-defined]
    press(screen, "Créer la séance")
    (seance,) = runtime.store.seances("p")
    assert f"<b>{seance.code}</b>" in drawn(screen)


def test_a_seance_without_a_place_keeps_its_title(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    runtime.store.save_programme(Programme("p", "Master class", "Nord", 2026))
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR)
    field(screen, "Titre (facultatif)").set_value("Visite").run()  # type: ignore[attr-defined]
    press(screen, "Créer la séance")
    assert refusals(screen) == ["Le lieu manque. Écrivez quelque chose, puis recommencez."]
    assert field(screen, "Titre (facultatif)").value == "Visite"  # type: ignore[attr-defined]


def test_a_seance_is_changed(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "seance")
    field(screen, "Lieu (obligatoire)").set_value("Roubaix").run()  # type: ignore[attr-defined]
    press(screen, "Enregistrer la séance")
    assert runtime.store.seance("s").place == "Roubaix"


# running order ------------------------------------------------------------------------------


def test_the_running_order_says_when_it_ends(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    assert "14\u00a0h → 15\u00a0h\u00a005" in drawn(prepared(monkeypatch, runtime, "deroule"))


def test_the_standard_running_order_is_taken_in_one_click(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    runtime.store.save_blocks("s", [])
    press(prepared(monkeypatch, runtime, "deroule"), "Prendre le déroulé type")
    assert sum(b.minutes for b in runtime.store.blocks("s")) == 150


def test_a_block_is_renamed_where_it_stands(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    field(screen, "Nom du temps 2").set_value("Visite").run()  # type: ignore[attr-defined]
    assert [b.title for b in runtime.store.blocks("s")] == ["Accueil", "Visite", "Questions"]


def test_a_block_without_a_name_is_refused_and_the_saved_one_stays(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    field(screen, "Nom du temps 2").set_value("").run()  # type: ignore[attr-defined]
    assert len(refusals(screen)) == 1
    assert "«\u00a0Présentation du métier\u00a0» reste enregistré" in drawn(screen)


def test_a_block_goes_up(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    screen.button("mp-up-b2").click().run()
    assert [b.id for b in runtime.store.blocks("s")] == ["b0", "b2", "b1"]


def test_a_block_is_removed(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    screen.button("mp-remove-b0").click().run()
    assert [b.id for b in runtime.store.blocks("s")] == ["b1", "b2"]


def running_order(held: Runtime) -> list[tuple[str, str, int]]:
    return [(b.id, b.title, b.minutes) for b in held.store.blocks("s")]


def test_a_removed_block_comes_back(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    before = running_order(runtime)
    screen.button("mp-remove-b0").click().run()
    press(screen, "Annuler\u00a0: retrait de «\u00a0Accueil\u00a0»")
    assert running_order(runtime) == before
    assert field(screen, "Nom du temps 1").value == "Accueil"  # type: ignore[attr-defined]


def test_several_changes_are_undone_one_by_one(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    before = running_order(runtime)
    screen.button("mp-up-b2").click().run()
    field(screen, "Nom du temps 1").set_value("Bienvenue").run()  # type: ignore[attr-defined]
    press(screen, "Annuler\u00a0: changement de «\u00a0Accueil\u00a0»")
    assert field(screen, "Nom du temps 1").value == "Accueil"  # type: ignore[attr-defined]
    press(screen, "Annuler\u00a0: déplacement de «\u00a0Questions\u00a0»")
    assert running_order(runtime) == before


def test_a_running_order_that_somebody_else_changed_is_not_undone(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    screen.button("mp-remove-b0").click().run()
    runtime.store.save_blocks("s", runtime.store.blocks("s")[:1])
    press(screen, "Annuler\u00a0: retrait de «\u00a0Accueil\u00a0»")
    assert len(refusals(screen)) == 1
    assert [b.id for b in runtime.store.blocks("s")] == ["b1"]


def test_a_block_is_added(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "deroule")
    field(screen, "Ajouter un temps").set_value("Pause")  # type: ignore[attr-defined]
    press(screen, "Ajouter")
    assert runtime.store.blocks("s")[-1].title == "Pause"
    assert field(screen, "Ajouter un temps").value == ""  # type: ignore[attr-defined]


# questions ----------------------------------------------------------------------------------


def test_a_question_is_shown_as_on_a_phone(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    page = drawn(prepared(monkeypatch, runtime, "questions"))
    assert "<li><i></i><span>Avant</span></li>" in page


def test_what_is_typed_is_never_markup(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    small_seance(runtime.store)
    runtime.store.save_poll(Poll("s", "pire", 0, PollType.SINGLE, "<img src=x>", ("<b>", "B")))
    page = drawn(prepared(monkeypatch, runtime, "questions"))
    assert "&lt;img src=x&gt;" in page
    assert "<img" not in page


def test_several_ready_made_questions_are_added_at_once(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    for poll in runtime.store.polls("s"):
        runtime.store.delete_poll("s", poll.id)
    screen = prepared(monkeypatch, runtime, "questions")
    for number in (0, 1):
        screen.checkbox[number].check().run()
    press(screen, "Ajouter 2\u00a0questions")
    assert [bool(p.reference) for p in runtime.store.polls("s")] == [True, True]


@pytest.mark.parametrize("kind", list(PollType))
def test_a_question_of_each_type_is_written(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, kind: PollType
) -> None:
    screen = prepared(monkeypatch, runtime, "questions")
    screen.session_state["mp-questions-view-next"] = "ecrire"
    screen.run()
    (types,) = [g for g in screen.button_group if g.label == "Type de réponse"]
    types.set_value(kind).run()
    screen.text_area[0].set_value("Et vous ?").run()
    if kind is not PollType.TEXT:
        screen.text_area[1].set_value("Oui\nNon\nPeut-être").run()
    press(screen, "Ajouter la question")
    assert (runtime.store.polls("s")[-1].type, refusals(screen)) == (kind, [])


def test_a_question_that_is_refused_stays_in_the_form(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "questions")
    screen.session_state["mp-questions-view-next"] = "ecrire"
    screen.run()
    screen.text_area[0].set_value("Et vous ?").run()
    press(screen, "Ajouter la question")
    assert "de 2 à 12 réponses" in refusals(screen)[0]
    assert screen.text_area[0].value == "Et vous ?"


def test_a_question_is_removed(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "questions")
    screen.button("mp-delete-texte").click().run()
    assert [p.id for p in runtime.store.polls("s")] == ["unique", "plusieurs", "echelle"]


# people -------------------------------------------------------------------------------------


def enrolled(held: Runtime, *names: str) -> list[str]:
    small_seance(held.store)
    ids = [
        preparation.add_participant(
            held.store, "p", Person(name, "Delattre", College.RESIDENTS, "QP059002")
        ).id
        for name in names
    ]
    preparation.enrol(held.store, "s", ids)
    return ids


def test_seats_are_given_in_one_click(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    enrolled(runtime, "Zoé", "Ali")
    press(prepared(monkeypatch, runtime, "personnes"), "Attribuer les places")
    assert sorted(e.seat or 0 for e in runtime.store.enrolments("s")) == [1, 2]


@pytest.mark.parametrize(("role", "shown"), [(AccessRole.ANIMATOR, True), (AccessRole.IREV, False)])
def test_who_sits_where_is_for_the_animator(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole, shown: bool
) -> None:
    enrolled(runtime, "Zoé")
    preparation.seat_people(runtime.store, "s")
    page = drawn(prepared(monkeypatch, runtime, "personnes", role))
    assert "Zoé Delattre" in page
    assert ('<span class="mp-rank">1</span>' in page) is shown


@pytest.mark.parametrize(
    ("role", "first"), [(AccessRole.ANIMATOR, "Zoé"), (AccessRole.IREV, "Ali")]
)
def test_the_order_of_the_list_tells_irev_nothing_of_the_seats(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole, first: str
) -> None:
    zoe, ali = enrolled(runtime, "Zoé", "Ali")
    preparation.choose_seat(runtime.store, "s", zoe, 1)
    preparation.choose_seat(runtime.store, "s", ali, 2)
    page = drawn(prepared(monkeypatch, runtime, "personnes", role))
    other = "Zoé" if first == "Ali" else "Ali"
    assert page.index(f"{first} Delattre") < page.index(f"{other} Delattre")


def test_somebody_is_marked_present(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    (zoe,) = enrolled(runtime, "Zoé")
    screen = prepared(monkeypatch, runtime, "personnes")
    screen.checkbox(f"mp-present-s-{zoe}").check().run()
    assert [e.present for e in runtime.store.enrolments("s")] == [True]


def test_somebody_withdraws(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    (zoe,) = enrolled(runtime, "Zoé")
    screen = prepared(monkeypatch, runtime, "personnes")
    screen.button(f"mp-withdraw-{zoe}").click().run()
    assert [e.status for e in runtime.store.enrolments("s")] == [EnrolmentStatus.WITHDRAWN]


def test_somebody_is_added_by_hand(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "personnes")
    screen.session_state["mp-people-view-next"] = "inscrire"
    screen.run()
    field(screen, "Prénom").set_value("Zoé")  # type: ignore[attr-defined]
    field(screen, "Nom").set_value("Lefèvre")  # type: ignore[attr-defined]
    field(screen, "Quartier prioritaire", "selectbox").set_value("QP059002")  # type: ignore[attr-defined]
    press(screen, "Ajouter et inscrire")
    assert [p.name for p in runtime.store.participants("p")] == ["Zoé Lefèvre"]
    assert len(runtime.store.enrolments("s")) == 1


LISTING = "Prénom;Nom;Collège;Quartier;Séance n°\r\nZoé;L;habitants;QP059002;7\r\nAli;;h;x;\r\n"


def importing(patch: pytest.MonkeyPatch, held: Runtime, data: bytes = b"") -> AppTest:
    screen = prepared(patch, held, "personnes")
    screen.session_state["mp-people-view-next"] = "importer"
    screen.run()
    screen.file_uploader[0].upload("liste.csv", data or LISTING.encode("cp1252"), "text/csv").run()
    assert not screen.exception, screen.exception
    return screen


def test_a_preview_names_the_bad_line(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    page = drawn(importing(monkeypatch, runtime))
    assert "<td>3</td><td>Ali</td>" in page


def test_nothing_is_imported_before_it_is_confirmed(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = importing(monkeypatch, runtime)
    assert runtime.store.participants("p") == ()
    press(screen, "Importer 1\u00a0personne")
    assert [p.name for p in runtime.store.participants("p")] == ["Zoé L"]


def test_the_same_file_again_offers_nothing(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    press(importing(monkeypatch, runtime), "Importer 1\u00a0personne")
    good = LISTING.partition("Ali")[0].encode("cp1252")
    assert "n’apporte rien de nouveau" in drawn(importing(monkeypatch, runtime, good))


def test_the_waiting_list_stands_in_its_own_order(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    seats = runtime.store.seance("s").capacity
    names = [f"Nom {n:02}" for n in range(seats)] + ["Zola", "Aubry"]
    lines = "".join(f"Zoé;{name};habitants;QP059002;7\n" for name in names)
    data = f"Prénom;Nom;Collège;Quartier;Séance n°\n{lines}".encode()
    screen = importing(monkeypatch, runtime, data)
    press(screen, f"Importer {seats + 2}\u00a0personnes")
    page = drawn(screen)
    assert page.index("Zoé Zola") < page.index("Zoé Aubry")


def test_everybody_is_enrolled_in_the_order_of_the_list_not_the_alphabets(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    seats = runtime.store.seance("s").capacity
    names = ["Zola", *(f"Nom {n:02}" for n in range(seats - 1)), "Aubry"]
    lines = "".join(f"Zoé;{name};habitants;QP059002\n" for name in names)
    data = f"Prénom;Nom;Collège;Quartier\n{lines}".encode()
    screen = importing(monkeypatch, runtime, data)
    press(screen, f"Importer {seats + 1}\u00a0personnes")
    assert "1\u00a0personne attendra\u00a0: Zoé Aubry." in drawn(screen)
    press(screen, f"Inscrire les {seats + 1}\u00a0personnes")
    people = {p.id: p.last_name for p in runtime.store.participants("p")}
    waiting = [e for e in runtime.store.enrolments("s") if e.status is EnrolmentStatus.WAITING]
    assert [people[e.participant_id] for e in waiting] == ["Aubry"]


def test_a_homonym_is_added_by_hand_when_that_is_said(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = prepared(monkeypatch, runtime, "personnes")
    person = Person("Zoé", "Lefèvre", College.RESIDENTS, "QP059002")
    preparation.add_participant(runtime.store, "p", person)
    screen.session_state["mp-people-view-next"] = "inscrire"
    screen.run()
    field(screen, "Prénom").set_value("Zoé")  # type: ignore[attr-defined]
    field(screen, "Nom").set_value("Lefèvre")  # type: ignore[attr-defined]
    field(screen, "Quartier prioritaire", "selectbox").set_value("QP059002")  # type: ignore[attr-defined]
    press(screen, "Ajouter et inscrire")
    assert "déjà dans la liste" in refusals(screen)[0]
    another = "Une autre personne du même nom, dans le même quartier"
    field(screen, another, "checkbox").set_value(True)  # type: ignore[attr-defined]
    press(screen, "Ajouter et inscrire")
    assert len(runtime.store.participants("p")) == 2


def test_a_file_of_which_all_was_refused_is_not_said_to_bring_nothing(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    page = drawn(importing(monkeypatch, runtime, "Prénom;Nom;Collège;Quartier\nAli;;h;x".encode()))
    assert "n’apporte rien" not in page
    assert "Rien ne peut être importé tel quel" in page


NO_COLLEGE = "Prénom;Nom;Quartier\nZoé;Petit;Nouveau Mons\nAli;Roy;NOUVEAU MONS\n".encode()


def test_college_and_quartier_are_asked_once_for_all_lines(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = importing(monkeypatch, runtime, NO_COLLEGE)
    asked = next(c for c in screen.segmented_control if "collège" in c.label)
    assert "2\u00a0personnes n’ont pas de collège" in asked.label
    asked.set_value(College.LOCAL_ACTORS).run()
    (place,) = [box for box in screen.selectbox if "NOUVEAU" in box.label.upper()]
    assert place.value == "QP059080"
    press(screen, "Retenir ces quartiers")
    press(screen, "Importer 2\u00a0personnes")
    assert {(p.quartier, p.college) for p in runtime.store.participants("p")} == {
        ("QP059080", College.LOCAL_ACTORS)
    }
    assert list(runtime.store.quartier_aliases().values()) == ["QP059080"]


def test_what_a_file_says_otherwise_is_replaced_only_with_a_yes(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    first = "Prénom;Nom;Collège;Quartier;Tél\nZoé;L;habitants;QP059002;0639980101\n"
    press(importing(monkeypatch, runtime, first.encode()), "Importer 1\u00a0personne")
    other = first.replace("0101", "0202").encode()
    screen = importing(monkeypatch, runtime, other)
    page = drawn(screen)
    assert "06 39 98 01 01" in page
    assert "06 39 98 02 02" in page
    assert "rien n’est remplacé sans votre accord" in page
    choice = next(c for c in screen.segmented_control if c.label == "Garder ou remplacer")
    choice.set_value("Remplacer").run()
    press(screen, "Importer 1\u00a0personne")
    assert [p.contact for p in runtime.store.participants("p")] == ["06 39 98 02 02"]


def test_thousands_are_written_in_french(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    lines = "".join(f"Zoé;Nom {n};habitants;QP059002\n" for n in range(1200))
    screen = importing(monkeypatch, runtime, f"Prénom;Nom;Collège;Quartier\n{lines}".encode())
    assert "<b>1\u202f200</b>à ajouter" in drawn(screen)


def test_who_will_wait_is_said_before_the_click(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    capacity = runtime.store.seance("s").capacity
    lines = "".join(f"Zoé;Nom {n:02};habitants;QP059002;7\n" for n in range(capacity + 1))
    data = f"Prénom;Nom;Collège;Quartier;Séance n°\n{lines}".encode()
    assert f"1\u00a0personne attendra\u00a0: Zoé Nom {capacity:02}" in drawn(
        importing(monkeypatch, runtime, data)
    )


# speakers -----------------------------------------------------------------------------------


def test_a_speaker_is_added_and_moved(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    screen = prepared(monkeypatch, runtime, "intervenants")
    for label, value in (
        ("Prénom et nom", "Nora Haddad"), ("Métier", "urbaniste"), ("Organisation", "Agence"),
    ):  # fmt: skip
        field(screen, label).set_value(value)  # type: ignore[attr-defined]
    press(screen, "Ajouter et prévoir")
    (speaker,) = runtime.store.speakers("p")
    screen.selectbox(f"mp-stage-s-{speaker.id}").set_value(InvitationStage.CONFIRMED).run()
    assert [i.stage for i in runtime.store.invitations("p")] == [InvitationStage.CONFIRMED]


# afterwards ---------------------------------------------------------------------------------


@pytest.mark.parametrize("tab", ["seance", "deroule", "questions", "personnes", "intervenants"])
def test_a_seance_that_is_over_is_read_not_changed(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, tab: str
) -> None:
    small_seance(runtime.store)
    conduct.open_seance(runtime.store, "s", AT)
    conduct.end_seance(runtime.store, "s", AT)
    screen = prepared(monkeypatch, runtime, tab)
    assert "sa préparation se relit" in drawn(screen)
    words = {"Monter", "Retirer", "Modifier", "Enregistrer la séance"}
    assert not words & {b.label for b in screen.button}


@pytest.mark.parametrize("role", OFFICE)
@pytest.mark.parametrize("tab", ["seance", "deroule", "questions", "personnes", "intervenants"])
def test_every_tab_of_the_demo_is_drawn(
    monkeypatch: pytest.MonkeyPatch, demo_runtime: Runtime, role: AccessRole, tab: str
) -> None:
    screen = open_page(monkeypatch, demo_runtime, "preparation", role, seance="DEMO25", onglet=tab)
    assert "<b>DEMO25</b>" in drawn(screen)
    assert refusals(screen) == []


def test_a_list_of_thousands_is_drawn_in_part_and_the_rest_is_counted(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_seance(runtime.store)
    lines = "".join(f"Zoé;Nom {n};habitants;QP059002;7\n" for n in range(1200))
    data = f"Prénom;Nom;Collège;Quartier;Séance n°\n{lines}".encode()
    screen = importing(monkeypatch, runtime, data)
    press(screen, "Importer 1\u202f200\u00a0personnes")
    assert "Et 1\u202f050\u00a0autres personnes" in drawn(screen)


def test_a_seance_about_renewal_is_proposed_for_every_sector(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    runtime.store.save_programme(Programme("p", "Master class", "Nord", 2026))
    screen = open_page(monkeypatch, runtime, "preparation", AccessRole.ANIMATOR)
    screen.segmented_control[0].set_value(SeanceKind.INTRODUCTORY).run()
    assert field(screen, "Secteur", "selectbox").value == "littoral"  # type: ignore[attr-defined]
    field(screen, "Thème", "selectbox").set_value("npnru").run()  # type: ignore[attr-defined]
    assert field(screen, "Secteur", "selectbox").value == ""  # type: ignore[attr-defined]
    field(screen, "Lieu (obligatoire)").set_value("Lille").run()  # type: ignore[attr-defined]
    press(screen, "Créer la séance")
    (seance,) = runtime.store.seances("p")
    assert (seance.sector, seance.title) == (None, "Renouvellement urbain (NPNRU)")
