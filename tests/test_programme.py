"""Enrolment, reach and what is to be done this week, as statements about the product."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import lineup, programme, reach, week
from mcdata.errors import Refused
from mcdata.model import (
    College,
    Enrolment,
    EnrolmentStatus,
    Invitation,
    InvitationStage,
    Participant,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
    Speaker,
    SynthesisStage,
)
from mcdata.programme import Part, Records
from mcdata.reference import Contract, Epci, Quartier, Sector
from mcdata.week import Dossier, TaskKind

ENROLLED, WAITING, WITHDRAWN = EnrolmentStatus
TODAY = date(2017, 4, 10)
NOON = datetime(2017, 4, 10, 12)
CYCLE = Programme("p", "Master class citoyenne", "Nord", 2017)
SECTORS = (Sector("mel", "Métropole"), Sector("littoral", "Littoral"))


def quartier(code: str, sector: str = "mel", epci: str = "lille", npnru: str = "") -> Quartier:
    return Quartier(
        code, f"Quartier {code}", ("Lille",), epci, epci, sector, npnru, "", "", "", 3.0, 50.6, ""
    )


QUARTIERS = (
    quartier("Q1", npnru="national"),
    quartier("Q2"),
    quartier("Q3", "littoral", "dunkerque"),
)


def seance(number: int = 1, days: int = 30, **changes: object) -> Seance:
    """A prepared thematic séance `days` days from today."""
    made = Seance(
        id=f"s{number}",
        programme_id="p",
        number=number,
        kind=SeanceKind.THEMATIC,
        theme="sante",
        title="Santé",
        starts_at=NOON + timedelta(days=days),
        place="Lille",
        code=f"CODE{number:02}",
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def person(
    name: str, quartier: str = "Q1", sector: str = "mel", epci: str = "lille"
) -> Participant:
    return Participant("p", name, name, "X", College.RESIDENTS, quartier, sector, epci)


def seated(count: int, status: EnrolmentStatus = ENROLLED, start: int = 0) -> list[Enrolment]:
    return [Enrolment("s1", f"n{i:03}", status) for i in range(start, start + count)]


def records(
    seances: tuple[Seance, ...] = (),
    people: tuple[Participant, ...] = (),
    enrolments: tuple[Enrolment, ...] = (),
) -> Records:
    return Records(CYCLE, seances, people, enrolments)


# enrolments ---------------------------------------------------------------------------------


def test_a_person_gets_a_place_while_there_is_one() -> None:
    assert programme.enrol(seance(), seated(24), "ana").status is ENROLLED


def test_the_twenty_sixth_person_waits() -> None:
    assert programme.enrol(seance(), seated(25), "ana").status is WAITING


def test_nobody_overtakes_the_waiting_list() -> None:
    full = [*seated(24), *seated(1, WAITING, start=24)]
    assert programme.enrol(seance(), full, "ana").status is WAITING


def test_enrolling_twice_changes_nothing() -> None:
    mine = Enrolment("s1", "ana", ENROLLED, seat=7)
    assert programme.enrol(seance(), [mine, *seated(24)], "ana") == mine


def test_someone_who_withdrew_may_come_back() -> None:
    gone = [Enrolment("s1", "ana", WITHDRAWN)]
    assert programme.enrol(seance(), gone, "ana").status is ENROLLED


def test_other_seances_take_no_place_in_this_one() -> None:
    elsewhere = [dataclasses.replace(e, seance_id="s2") for e in seated(25)]
    assert programme.enrol(seance(), elsewhere, "ana").status is ENROLLED


def test_nobody_enrols_in_a_seance_that_is_over() -> None:
    with pytest.raises(Refused, match="terminée"):
        programme.enrol(seance(stage=SeanceStage.ENDED), [], "ana")


def test_the_waiting_list_takes_the_free_places_in_its_order() -> None:
    rows = [*seated(23), *seated(3, WAITING, start=23)]
    assert [e.participant_id for e in programme.promote(seance(), rows)] == ["n023", "n024"]


def test_those_who_came_least_are_promoted_first() -> None:
    rows = [*seated(24), *seated(2, WAITING, start=24)]
    promoted = programme.promote(seance(), rows, {"n024": 3, "n025": 0})
    assert promoted == (Enrolment("s1", "n025", ENROLLED),)


def test_a_withdrawal_gives_the_place_to_the_waiting_list() -> None:
    rows = [*seated(25), *seated(1, WAITING, start=25)]
    assert programme.withdraw(seance(), rows, "n003") == (
        Enrolment("s1", "n003", WITHDRAWN),
        Enrolment("s1", "n025", ENROLLED),
    )


def test_leaving_the_waiting_list_promotes_nobody_else() -> None:
    rows = [*seated(25), *seated(2, WAITING, start=25)]
    assert programme.withdraw(seance(), rows, "n026") == (Enrolment("s1", "n026", WITHDRAWN),)


def test_withdrawing_someone_who_is_not_enrolled_changes_nothing() -> None:
    rows = [*seated(24), *seated(1, WAITING, start=24)]
    assert programme.withdraw(seance(), rows, "ana") == ()


PEOPLE = [f"n{i}" for i in range(12)]


@given(
    st.lists(st.tuples(st.sampled_from(["enrol", "withdraw", "promote"]), st.sampled_from(PEOPLE))),
    st.integers(min_value=1, max_value=6),
)
def test_a_seance_never_holds_more_than_its_places_nor_leaves_one_empty_beside_a_queue(
    acts: list[tuple[str, str]], capacity: int
) -> None:
    small, rows = seance(capacity=capacity), {}
    for act, name in acts:
        now = tuple(rows.values())
        if act == "enrol":
            changed: tuple[Enrolment, ...] = (programme.enrol(small, now, name),)
        elif act == "withdraw":
            changed = programme.withdraw(small, now, name)
        else:
            changed = programme.promote(small, now)
        rows |= {e.participant_id: e for e in changed}
        places = programme.attendance(small, rows.values())
        assert places.enrolled <= capacity
        assert not (places.free and places.waiting)


# reach --------------------------------------------------------------------------------------

HELD = seance(1, -30, stage=SeanceStage.ENDED)


def came(name: str, seance_id: str = "s1") -> Enrolment:
    return Enrolment(seance_id, name, present=True)


def test_reached_means_present_in_a_seance_held() -> None:
    known = records((HELD,), (person("ana"), person("bo")), (came("ana"), Enrolment("s1", "bo")))
    assert programme.reached(known) == (person("ana"),)


def test_sitting_in_a_seance_that_still_runs_reaches_nobody_yet() -> None:
    live = seance(1, 0, stage=SeanceStage.LIVE)
    assert programme.reached(records((live,), (person("ana"),), (came("ana"),))) == ()


def test_a_sealed_seance_still_counts_its_people() -> None:
    sealed = seance(1, -30, stage=SeanceStage.SEALED)
    known = records((sealed,), (person("ana"),), (came("ana"),))
    assert programme.reached(known) == (person("ana"),)


def test_someone_who_came_twice_counts_once() -> None:
    both = (HELD, seance(2, -10, stage=SeanceStage.ENDED))
    known = records(both, (person("ana"),), (came("ana"), came("ana", "s2")))
    assert programme.headline(known, SECTORS, QUARTIERS).people == Part(1, 100)


def test_the_first_line_gives_four_figures_with_their_denominators() -> None:
    people = (person("ana"), person("bo", "Q3", "littoral", "dunkerque"))
    known = records((HELD, seance(2)), people, (came("ana"), came("bo")))
    figures = programme.headline(known, SECTORS, QUARTIERS)
    assert figures == programme.Headline(Part(2, 100), Part(1, 2), Part(2, 2), Part(2, 3))


def test_a_quartier_that_the_table_does_not_know_is_not_counted() -> None:
    known = records((HELD,), (person("ana", "ailleurs"),), (came("ana"),))
    assert programme.headline(known, SECTORS, QUARTIERS).quartiers == Part(0, 3)


def test_a_sector_counts_its_people_reached_of_those_on_the_list() -> None:
    known = records((HELD,), (person("ana"), person("bo", "Q2")), (came("ana"),))
    first, second = reach.reach_by_sector(known, SECTORS, QUARTIERS)
    assert (first.people, first.quartiers, second.people) == (Part(1, 2), Part(1, 2), Part(0, 0))


def test_a_contract_counts_the_people_of_its_epci() -> None:
    signed = (Contract("CV1", "Contrat de Dunkerque", "dunkerque", "littoral", 25018),)
    known = records((HELD,), (person("bo", "Q3", "littoral", "dunkerque"),), (came("bo"),))
    (row,) = reach.reach_by_contract(known, signed, QUARTIERS)
    assert (row.title, row.people) == ("Contrat de Dunkerque", Part(1, 1))


def test_an_epci_with_neither_quartier_nor_participant_is_left_out() -> None:
    empty = Epci("haute-deule", "Haute Deûle", "mel", "Haute Deûle", "", "", "")
    lille = Epci("lille", "Métropole européenne de Lille", "mel", "MEL", "CV192", "", "")
    rows = reach.reach_by_epci(records((), (person("ana"),)), (empty, lille), QUARTIERS)
    assert [row.title for row in rows] == ["MEL"]


def test_the_quartiers_nobody_came_from_are_told_too() -> None:
    rows = reach.reach_by_quartier(records((HELD,), (person("ana"),), (came("ana"),)), QUARTIERS)
    assert [(r.quartier.code, r.known, r.reached) for r in rows] == [
        ("Q1", 1, 1),
        ("Q2", 0, 0),
        ("Q3", 0, 0),
    ]


INTRODUCTORY = seance(1, -30, kind=SeanceKind.INTRODUCTORY, stage=SeanceStage.ENDED)


def test_an_npnru_councillor_who_missed_the_introductory_seance_is_told() -> None:
    known = records((INTRODUCTORY,), (person("ana"), person("bo")), (came("ana"),))
    assert reach.without_introduction(known, QUARTIERS) == (person("bo"),)


def test_the_introductory_seance_binds_npnru_quartiers_alone() -> None:
    assert reach.without_introduction(records((), (person("cy", "Q2"),)), QUARTIERS) == ()


def test_a_thematic_seance_does_not_stand_for_the_introductory_one() -> None:
    known = records((HELD,), (person("ana"),), (came("ana"),))
    assert reach.without_introduction(known, QUARTIERS) == (person("ana"),)


def test_someone_enrolled_in_an_introductory_seance_to_come_is_not_missing() -> None:
    to_come = seance(1, 10, kind=SeanceKind.INTRODUCTORY)
    known = records((to_come,), (person("ana"),), (Enrolment("s1", "ana"),))
    assert reach.without_introduction(known, QUARTIERS) == ()


# publishing ---------------------------------------------------------------------------------


def test_groups_of_eleven_are_shown() -> None:
    assert reach.breakdown(["a"] * 30 + ["b"] * 11) == (
        reach.Group("a", 30),
        reach.Group("b", 11),
    )


def test_a_group_under_eleven_is_hidden_with_its_complement() -> None:
    assert reach.breakdown(["a"] * 30 + ["b"] * 10) == (
        reach.Group("a", None),
        reach.Group("b", None),
    )


def test_the_smallest_shown_group_hides_the_one_that_is_too_small() -> None:
    groups = reach.breakdown(["a"] * 30 + ["b"] * 12 + ["c"] * 3)
    assert [g.count for g in groups] == [30, None, None]


@given(st.lists(st.sampled_from("abcdef"), max_size=120))
def test_no_small_group_can_be_had_by_subtraction(titles: list[str]) -> None:
    groups = reach.breakdown(titles)
    shown = [g.count for g in groups if g.count is not None]
    hidden = [titles.count(g.title) for g in groups if g.count is None]
    assert all(count >= 11 for count in shown)
    assert not (hidden and shown) or (len(hidden) > 1 and sum(hidden) >= 11)


# who is missing, who comes back ------------------------------------------------------------


def held(number: int, **changes: object) -> Seance:
    return seance(number, -10 * number, stage=SeanceStage.ENDED, **changes)


def test_someone_on_the_list_who_never_came_is_missing() -> None:
    people = (person("ana"), person("bo"), person("cy"))
    rows = (
        Enrolment("s1", "ana", present=True),
        Enrolment("s1", "bo"),
        Enrolment("s2", "bo"),
    )
    known = records((held(1), seance(2)), people, rows)
    assert [(m.person.id, [s.id for s in m.coming], m.absences) for m in reach.missing(known)] == [
        ("bo", ["s2"], 1),
        ("cy", [], 0),
    ]


def test_nobody_is_missing_before_a_seance_was_held() -> None:
    assert reach.missing(records((seance(1),), (person("ana"),))) == ()


def test_a_seance_whose_sheet_was_not_copied_makes_nobody_absent() -> None:
    known = records((held(1),), (person("ana"),), (Enrolment("s1", "ana"),))
    assert dict(programme.absences(known)) == {}


def test_a_place_given_back_or_waited_for_is_no_absence() -> None:
    people = (person("ana"), person("bo"), person("cy"))
    rows = (
        Enrolment("s1", "ana", present=True),
        Enrolment("s1", "bo", WITHDRAWN),
        Enrolment("s1", "cy", WAITING),
    )
    assert dict(programme.absences(records((held(1),), people, rows))) == {}


def test_the_young_the_drawn_the_returned_and_the_absent_are_counted() -> None:
    young = dataclasses.replace(person("ana"), age_band="16-25", drawn_by_lot=True)
    drawn = dataclasses.replace(person("bo"), drawn_by_lot=True)
    rows = (
        Enrolment("s1", "ana", present=True),
        Enrolment("s2", "ana", present=True),
        Enrolment("s1", "bo"),
        Enrolment("s2", "cy", present=True),
    )
    found = reach.followed(records((held(1), held(2)), (young, drawn, person("cy")), rows))
    assert [(f.part, [p.id for p in f.people]) for f in found] == [
        (Part(1, 1), ["ana"]),
        (Part(1, 2), ["ana", "bo"]),
        (Part(1, 2), ["ana"]),
        (Part(1, 4), ["bo"]),
    ]


# the filters --------------------------------------------------------------------------------


def test_a_sector_shows_what_is_held_there_and_what_its_people_go_to() -> None:
    away = seance(1, place="Denain")
    there = seance(2, place="IREV, Lille")
    theirs = seance(3, place="Denain")
    known = records((away, there, theirs), (person("ana"),), (Enrolment("s3", "ana"),))
    assert [s.number for s in programme.matching(known, "mel")] == [2, 3]


def test_an_introductory_seance_shows_in_its_sector_and_where_it_is_held() -> None:
    meeting = seance(1, kind=SeanceKind.INTRODUCTORY, sector="littoral", place="Lille")
    known = records((meeting,))
    assert [len(programme.matching(known, key)) for key in ("littoral", "mel")] == [1, 1]
    assert programme.matching(known, "douaisis-valenciennois") == ()


# the week -----------------------------------------------------------------------------------


def full(number: int = 1) -> tuple[Enrolment, ...]:
    return tuple(Enrolment(f"s{number}", f"n{i}", present=True) for i in range(25))


def invited(stage: InvitationStage, speaker: str = "sp", number: int = 1) -> Invitation:
    return Invitation(f"s{number}", speaker, stage, NOON)


CONFIRMED = (invited(InvitationStage.CONFIRMED),)
SPOKE = (invited(InvitationStage.SPOKE),)
READY = Dossier("s1", 8, 4, SynthesisStage.VALIDATED)


def week_of(
    meeting: Seance,
    enrolments: tuple[Enrolment, ...] | None = None,
    invitations: tuple[Invitation, ...] = CONFIRMED,
    dossier: Dossier = READY,
) -> list[tuple[TaskKind, date, int]]:
    """What there is to do for one séance, everything else being ready."""
    known = records((meeting,), (), full() if enrolments is None else enrolments)
    found = week.tasks(known, invitations, (dossier,), QUARTIERS, TODAY)
    return [(t.kind, t.due, t.count) for t in found]


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_a_seance_that_is_ready_asks_for_nothing() -> None:
    assert week_of(seance(days=5)) == []


def test_an_invitation_must_be_confirmed_three_weeks_before() -> None:
    waiting = (invited(InvitationStage.ACCEPTED),)
    assert week_of(seance(days=25), invitations=waiting) == [(TaskKind.CONFIRM_SPEAKER, day(4), 1)]


def test_what_falls_due_after_seven_days_is_not_for_this_week() -> None:
    assert week_of(seance(days=29), invitations=(invited(InvitationStage.ACCEPTED),)) == []


def test_an_empty_place_in_the_lineup_is_to_be_filled() -> None:
    assert week_of(seance(days=40), invitations=()) == [(TaskKind.FIND_SPEAKER, day(-16), 1)]


def test_free_places_are_to_be_filled_two_weeks_before() -> None:
    assert week_of(seance(days=15), full()[:20]) == [(TaskKind.FILL_PLACES, day(1), 5)]


def test_a_waiting_list_beside_free_places_is_for_today() -> None:
    rows = (*full()[:24], *(Enrolment("s1", f"w{i}", WAITING) for i in range(3)))
    assert week_of(seance(days=60), rows) == [(TaskKind.PROMOTE, TODAY, 1)]


def test_a_seance_in_a_week_needs_its_running_order_and_its_questions() -> None:
    bare = Dossier("s1", 0, 0, SynthesisStage.DRAFT)
    assert week_of(seance(days=10), dossier=bare) == [
        (TaskKind.PREPARE_AGENDA, day(3), 0),
        (TaskKind.PREPARE_QUESTIONS, day(3), 0),
    ]


def test_nothing_is_asked_while_the_seance_runs() -> None:
    live = seance(days=0, stage=SeanceStage.LIVE)
    assert week_of(live, (), (), Dossier("s1", 0, 0, SynthesisStage.DRAFT)) == []


def test_a_seance_left_open_since_yesterday_is_to_be_ended() -> None:
    live = seance(days=-1, stage=SeanceStage.LIVE)
    assert week_of(live) == [(TaskKind.END, day(-1), 0)]


def test_a_seance_whose_date_went_by_unopened_is_to_be_opened_or_moved() -> None:
    assert week_of(seance(days=-2)) == [(TaskKind.REVIEW_DATE, day(-2), 0)]


def test_a_seance_that_ended_is_to_be_sealed_within_a_week() -> None:
    ended = seance(days=-3, stage=SeanceStage.ENDED)
    assert week_of(ended, invitations=SPOKE) == [(TaskKind.SEAL, day(4), 0)]


def test_a_synthesis_is_to_be_validated_within_two_weeks() -> None:
    sealed = seance(days=-10, stage=SeanceStage.SEALED)
    draft = Dossier("s1", 8, 4, SynthesisStage.REREAD)
    assert week_of(sealed, invitations=SPOKE, dossier=draft) == [
        (TaskKind.VALIDATE_SYNTHESIS, day(5), 0)
    ]


def test_attendance_is_to_be_recorded_the_day_after() -> None:
    absent = tuple(dataclasses.replace(e, present=False) for e in full())
    sealed = seance(days=-1, stage=SeanceStage.SEALED)
    assert week_of(sealed, absent, SPOKE) == [(TaskKind.RECORD_ATTENDANCE, TODAY, 25)]


def test_who_spoke_is_to_be_told_the_day_after() -> None:
    sealed = seance(days=-5, stage=SeanceStage.SEALED)
    assert week_of(sealed) == [(TaskKind.SAY_WHO_SPOKE, day(-4), 1)]


@pytest.mark.parametrize(
    ("days", "stage", "kind", "due"),
    [
        (60, None, TaskKind.FIND_SPEAKER, 4),
        (46, InvitationStage.CONSIDERED, TaskKind.INVITE_SPEAKER, 4),
        (32, InvitationStage.INVITED, TaskKind.HEAR_FROM_SPEAKER, 4),
        (20, InvitationStage.INVITED, TaskKind.CONFIRM_SPEAKER, -1),
    ],
)
def test_each_stage_of_a_speaker_is_due_on_the_day_that_the_lineup_shows(
    days: int, stage: InvitationStage | None, kind: TaskKind, due: int
) -> None:
    meeting = seance(days=days)
    asked = (invited(stage),) if stage else ()
    assert week_of(meeting, invitations=asked) == [(kind, day(due), 1)]
    line = lineup.line(meeting, [Speaker("p", "sp", "Ana", "m", "o")], asked, TODAY)
    shown = [c.deadline for c in line.cards] if stage else [line.search]
    assert [d.due for d in shown if d] == [day(due)]


@given(st.integers(-20, 80), st.lists(st.sampled_from(InvitationStage), max_size=3))
def test_the_week_holds_every_due_date_of_the_lineup(
    days: int, stages: list[InvitationStage]
) -> None:
    for stage in SeanceStage:
        meeting = seance(days=days, stage=stage)
        asked = tuple(invited(s, f"sp{i}") for i, s in enumerate(stages))
        speakers = [Speaker("p", f"sp{i}", "Ana", "m", "o") for i in range(3)]
        line = lineup.line(meeting, speakers, asked, TODAY)
        shown = [c.deadline for c in line.cards] + [line.search]
        soon = {d.due for d in shown if d and d.due <= day(7)}
        assert soon <= {due for _, due, _ in week_of(meeting, invitations=asked)}


def introduction_tasks(*seances: Seance) -> list[tuple[date, int]]:
    known = records(seances, (person("ana"), person("bo")), ())
    found = week.tasks(known, (), (), QUARTIERS, TODAY)
    return [(t.due, t.count) for t in found if t.kind is TaskKind.INTRODUCTION]


def test_a_missed_introductory_seance_is_caught_up_within_a_month_of_the_last() -> None:
    held = [
        seance(n, days, kind=SeanceKind.INTRODUCTORY, stage=SeanceStage.SEALED)
        for n, days in ((1, -70), (2, -40))
    ]
    assert introduction_tasks(*held) == [(day(-10), 2)]


def test_a_missed_introductory_seance_is_caught_up_at_the_next_one() -> None:
    held = seance(1, -70, kind=SeanceKind.INTRODUCTORY, stage=SeanceStage.SEALED)
    next_one = seance(2, 18, kind=SeanceKind.INTRODUCTORY)
    assert introduction_tasks(held, next_one) == [(day(4), 2)]


def test_the_catching_up_is_not_asked_for_long_before_its_day() -> None:
    assert introduction_tasks(seance(1, 40, kind=SeanceKind.INTRODUCTORY)) == []


def test_the_catching_up_keeps_its_date_from_one_day_to_the_next() -> None:
    held = seance(1, -28, kind=SeanceKind.INTRODUCTORY, stage=SeanceStage.SEALED)
    known = records((held,), (person("ana"),), ())
    dates = {week.introduction_due(known, day(n)) for n in range(7)}
    assert dates == {day(2)}


def test_without_any_introductory_seance_it_is_asked_for_before_the_first() -> None:
    assert introduction_tasks(seance(1, 5)) == [(day(5), 2)]


def test_what_is_late_for_a_seance_to_come_precedes_what_is_late_for_one_held() -> None:
    known = records((seance(1, -90, stage=SeanceStage.ENDED), seance(2, 20)), (), full(2))
    late = (invited(InvitationStage.SPOKE), invited(InvitationStage.ACCEPTED, "other", 2))
    ready = (READY, dataclasses.replace(READY, seance_id="s2"))
    found = week.tasks(known, late, ready, (), TODAY)
    assert [t.kind for t in found] == [TaskKind.CONFIRM_SPEAKER, TaskKind.SEAL]


def test_the_oldest_task_comes_first() -> None:
    near = (seance(1, 60), seance(2, 12), seance(3, 20))
    rows = (*full(1)[:24], Enrolment("s1", "w", WAITING))
    found = week.tasks(records(near, (), rows), (), (), (), TODAY)
    assert [t.due for t in found] == sorted(t.due for t in found)


@pytest.mark.parametrize("kind", TaskKind)
def test_every_task_is_said_in_french(kind: TaskKind) -> None:
    said = week.sentence(week.Task(kind, TODAY, seance(), 3))
    assert said[0].isupper()
    assert "{" not in said


def test_one_person_takes_the_singular() -> None:
    said = week.sentence(week.Task(TaskKind.PROMOTE, TODAY, seance(), 1))
    assert said == "Faire entrer 1\u00a0personne de la liste d’attente"
