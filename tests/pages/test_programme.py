"""The programme's page: its four figures, what is to be done, the séances, who was reached."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import clock
from mcdata.access import AccessRole
from mcdata.demo import load_demo
from mcdata.model import (
    College,
    Enrolment,
    EnrolmentStatus,
    Participant,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
)
from mcdata.runtime import Runtime
from mcdata.store import Store
from mcdata.ui.programme.districts import spread
from mcdata.ui.programme.tables import Table, table_html
from tests.pages.screens import drawn, open_page

OFFICE = (AccessRole.IREV, AccessRole.ANIMATOR)


@pytest.fixture
def demo(runtime: Runtime) -> Runtime:
    """The demo programme, as of the day on which the test runs, which is the page's own."""
    load_demo(runtime.store, clock.today())
    return runtime


def small_programme(store: Store, days: int = -3, stage: SeanceStage = SeanceStage.ENDED) -> None:
    """One séance with two places, two people enrolled, one of them present, one waiting."""
    store.save_programme(Programme("p", "Master class", "Nord", 2026, target_people=50))
    store.save_seance(
        Seance(
            "s", "p", 1, SeanceKind.THEMATIC, "sante", "<i>Santé</i>",
            clock.now() + timedelta(days=days), "Lille", "ESSAI2", capacity=3,
        )
    )  # fmt: skip
    people = [
        Participant("p", key, key, "Wattel", College.RESIDENTS, "QP059066", "mel", "245900410")
        for key in ("Ana", "Bo", "Cy")
    ]
    store.save_participants(people)
    store.save_enrolments(
        [
            Enrolment("s", "Ana", present=stage is not SeanceStage.PREPARED),
            Enrolment("s", "Bo"),
            Enrolment("s", "Cy", EnrolmentStatus.WAITING),
        ]
    )
    store.save_seance(dataclasses.replace(store.seance("s"), stage=stage))


def figures(screen: AppTest) -> list[str]:
    return [b.label.replace("*", "").replace("\u00a0", " ") for b in screen.button[:4]]


@pytest.mark.parametrize("role", OFFICE)
def test_the_first_line_says_four_figures_with_their_denominators(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole
) -> None:
    small_programme(runtime.store)
    assert figures(open_page(monkeypatch, runtime, "programme", role)) == [
        "1 / 50 personnes touchées",
        "1 / 1 séances tenues",
        "1 / 4 secteurs touchés",
        "1 / 91 quartiers touchés",
    ]


def test_the_people_s_figure_opens_the_list_of_those_who_came(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    screen.button(key="figure_people").click().run()
    assert "<td>Wattel Ana</td>" in drawn(screen)


def test_the_list_behind_the_figure_leaves_out_those_who_did_not_come(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    screen.button(key="figure_people").click().run()
    assert "<td>Wattel Bo</td>" not in drawn(screen)


@pytest.mark.parametrize("figure", ["people", "seances", "sectors", "quartiers"])
def test_each_figure_opens_its_list_and_closes_it(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime, figure: str
) -> None:
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV)
    closed = drawn(screen).count("<table")
    opened = drawn(screen.button(key=f"figure_{figure}").click().run()).count("<table")
    again = drawn(screen.button(key=f"figure_{figure}").click().run()).count("<table")
    assert (opened, again) == (closed + 1, closed)


def test_twelve_seances_stand_on_the_line(monkeypatch: pytest.MonkeyPatch, demo: Runtime) -> None:
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV)
    assert drawn(screen).count('class="mc-dots"') == 12


def test_a_seance_draws_a_mark_for_each_of_its_places(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    line = drawn(open_page(monkeypatch, runtime, "programme", AccessRole.IREV))
    row = line[line.index('class="mc-dots"') :].split("</div>")[0]
    assert [row.count(f"mc-{kind}") for kind in ("present", "enrolled", "free")] == [1, 1, 1]


def test_a_typed_title_is_shown_as_it_was_typed(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    line = drawn(open_page(monkeypatch, runtime, "programme", AccessRole.IREV))
    assert ("&lt;i&gt;Santé" in line, "<i>Santé" in line) == (True, False)


def test_the_state_s_filter_keeps_the_seances_held(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV)
    state = next(box for box in screen.selectbox if box.label == "État")
    state.set_value("tenue").run()
    assert drawn(screen).count('class="mc-held"') == drawn(screen).count('class="mc-dots"') == 6


def test_filters_that_nothing_answers_say_so(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    next(box for box in screen.selectbox if box.label == "Nature").set_value("introductive").run()
    assert "Aucune séance ne répond à ces filtres." in drawn(screen)


def test_the_waiting_list_enters_in_one_tap(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store, days=40, stage=SeanceStage.PREPARED)
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    screen.button(key="promote-s").click().run()
    statuses = {e.participant_id: e.status for e in runtime.store.enrolments("s")}
    assert statuses["Cy"] is EnrolmentStatus.ENROLLED


def test_the_councillors_who_missed_the_introductory_seance_are_named_on_demand(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV)
    before = drawn(screen).count("<table")
    screen.button(key="introduction_names").click().run()
    assert drawn(screen).count("<table") == before + 1


def test_a_group_under_eleven_is_never_shown(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    assert "masqué</span>" in drawn(open_page(monkeypatch, runtime, "programme", AccessRole.IREV))


def test_the_map_has_a_point_for_each_quartier(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV)
    shown = next(e.proto.body for e in screen.get("html") if "mc-map" in e.proto.body[-20000:])
    assert shown[shown.index('class="mc-map"') :].count("mc-point") == 91


def save_neighbour(store: Store) -> None:
    """A programme of the Pas-de-Calais, without séances, beside what is there."""
    store.save_programme(Programme("pdc", "Master class", "Pas-de-Calais", 2027))


def test_who_is_missing_is_one_click_away_and_can_be_taken_away(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    assert "2\u00a0personnes" in screen.button(key="figure_missing").label
    screen.button(key="figure_missing").click().run()
    shown = drawn(screen)
    shown = shown[shown.index("jamais venues</h3>") :]
    assert "Wattel Bo" in shown
    assert "Wattel Ana" not in shown[: shown.index("</table>")]
    assert "Télécharger cette liste (CSV)" in [b.label for b in screen.get("download_button")]


@pytest.mark.parametrize(("role", "sees"), [(AccessRole.IREV, True), (AccessRole.ANIMATOR, False)])
def test_contacts_of_those_missing_are_for_irev_which_says_what_for(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime, role: AccessRole, sees: bool
) -> None:
    small_programme(runtime.store)
    (bo,) = [p for p in runtime.store.participants("p") if p.id == "Bo"]
    runtime.store.save_participants([dataclasses.replace(bo, contact="bo@exemple.fr")])
    screen = open_page(monkeypatch, runtime, "programme", role)
    screen.button(key="figure_missing").click().run()
    assert ("bo@exemple.fr" in drawn(screen)) is sees
    assert "montrés à l’IREV seul" in drawn(screen)


def test_young_drawn_by_lot_return_and_absence_are_shown(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    shown = drawn(open_page(monkeypatch, demo, "programme", AccessRole.IREV))
    for title in ("Moins de 26 ans", "Tirés au sort", "Revenus", "restées vides"):
        assert title in shown


def test_another_departement_shows_its_own_quartiers_and_nothing_of_the_nord(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    save_neighbour(demo.store)
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV, programme="pdc")
    shown = drawn(screen)
    assert figures(screen)[-1] == "0 / 64 quartiers touchés"
    assert "Beau Marais" in shown
    assert "Hénin-Carvin" in shown
    of_the_nord = ("QP059", "Cambrésis", "Dunkerque", "secteurs", "NPNRU")
    for word in ('class="mc-map"', *of_the_nord, "démonstration"):
        assert word not in shown[shown.index("mc-head") :]


def test_the_page_keeps_the_programme_of_its_address(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    save_neighbour(demo.store)
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV, programme="demo")
    assert "Données de démonstration" in drawn(screen)
    screen.switch_page("../../pages/intervenants.py").run()
    assert "Données de démonstration" in drawn(screen)
    assert screen.query_params["programme"] == "demo"


def test_choosing_a_programme_changes_the_address(
    monkeypatch: pytest.MonkeyPatch, demo: Runtime
) -> None:
    save_neighbour(demo.store)
    screen = open_page(monkeypatch, demo, "programme", AccessRole.IREV, seance="DEMO25")
    assert screen.selectbox[0].value == "demo"
    screen.selectbox[0].select("pdc").run()
    assert screen.query_params["programme"] == "pdc"
    assert "seance" not in screen.query_params
    assert "Beau Marais" in drawn(screen)


def test_which_codes_are_deduced_or_uncertain_is_said(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    small_programme(runtime.store)
    shown = drawn(open_page(monkeypatch, runtime, "programme", AccessRole.IREV))
    assert "42 vérifiés, 42 déduits de l’ordre des listes, 7 incertains" in shown
    assert shown.count("(incertain)</td>") == 7
    assert shown.count("(déduit)</td>") == 42


def test_points_that_share_a_town_stand_side_by_side() -> None:
    places = spread([(3.0, 50.6)] * 20 + [(4.0, 50.1)])
    assert len({(round(x), round(y)) for x, y in places}) == 21


def test_a_table_escapes_what_was_typed() -> None:
    assert "<b>" not in table_html(Table("T", ("<b>",), (("<b>x</b>",),)))


def test_an_empty_database_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    assert "Aucun programme pour l’instant." in drawn(screen)


def test_a_programme_without_seances_says_how_to_begin(
    monkeypatch: pytest.MonkeyPatch, runtime: Runtime
) -> None:
    runtime.store.save_programme(Programme("p", "Master class", "Nord", 2026))
    screen = open_page(monkeypatch, runtime, "programme", AccessRole.IREV)
    assert "Aucune séance pour l’instant." in drawn(screen)
