"""The demo is what the plan says: twelve séances, a hundred people, one séance live."""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdata import reference
from mcdata.clock import to_paris
from mcdata.demo import Demo, build, load_demo
from mcdata.demo.conception import conception
from mcdata.demo.dates import LIVE, present_moment
from mcdata.errors import Refused
from mcdata.journal import fold
from mcdata.model import (
    College,
    EnrolmentStatus,
    InvitationStage,
    SeanceKind,
    SeanceStage,
)
from mcdata.polls import check_poll
from mcdata.store import Store
from mcdata.texts import french

TODAY = date(2026, 5, 5)  # a Tuesday
MOMENT = datetime(2026, 5, 5, 13, 14)  # 15 h 14 in Paris


@pytest.fixture(scope="module")
def demo() -> Demo:
    return build(MOMENT)


# séances ------------------------------------------------------------------------------------


def test_there_are_twelve_seances_four_of_them_introductory(demo: Demo) -> None:
    kinds = Counter(s.seance.kind for s in demo.seances)
    assert kinds == {SeanceKind.INTRODUCTORY: 4, SeanceKind.THEMATIC: 8}


def test_two_themes_are_held_twice(demo: Demo) -> None:
    themes = Counter(s.seance.theme for s in demo.seances if not s.seance.sector)
    assert {theme for theme, count in themes.items() if count == 2} == {"urbanisme", "logement"}


def test_each_sector_has_its_introductory_seance(demo: Demo) -> None:
    sectors = {s.seance.sector for s in demo.seances if s.seance.sector}
    assert sectors == {s.key for s in reference.sectors()}


def test_the_seventh_is_the_only_live_one_and_has_the_known_code(demo: Demo) -> None:
    found = [s.seance for s in demo.seances if s.seance.stage is SeanceStage.LIVE]
    assert [(s.number, s.code, s.capacity, s.theme) for s in found] == [
        (7, "DEMO25", 25, "urbanisme")
    ]


def test_codes_differ(demo: Demo) -> None:
    assert len({s.seance.code for s in demo.seances}) == 12


def test_the_live_one_is_today(demo: Demo) -> None:
    assert to_paris(demo.seances[LIVE - 1].seance.starts_at).date() == TODAY


def test_gaps_between_seances_are_the_plans_within_a_day(demo: Demo) -> None:
    shift = TODAY - conception().seances[LIVE - 1].day
    for planned, found in zip(conception().seances, demo.seances, strict=True):
        moved = to_paris(found.seance.starts_at).date() - planned.day
        assert abs(moved - shift) <= timedelta(days=1)


def test_real_dates_are_those_of_2017() -> None:
    found = build(MOMENT, real_dates=True)
    days = [to_paris(s.seance.starts_at).date() for s in found.seances]
    assert days == [planned.day for planned in conception().seances]


def test_with_real_dates_the_seventh_is_live_now() -> None:
    seventh = build(MOMENT, real_dates=True).seances[LIVE - 1]
    moved = build(MOMENT).seances[LIVE - 1]
    assert seventh.seance.stage is SeanceStage.LIVE
    assert seventh.entries == moved.entries


def test_the_live_one_began_little_more_than_an_hour_ago(demo: Demo) -> None:
    opened = demo.seances[LIVE - 1].entries[0].at
    assert timedelta(minutes=70) < MOMENT - opened < timedelta(minutes=85)


def test_with_real_dates_the_programme_is_of_2017() -> None:
    assert build(MOMENT, real_dates=True).programme.year == 2017


@settings(max_examples=12, deadline=None)
@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)),
    st.booleans(),
)
def test_any_day_will_do(moment: datetime, real_dates: bool) -> None:
    found = build(moment, real_dates=real_dates)
    for held in found.seances:
        if held.seance.number != LIVE:
            assert to_paris(held.seance.starts_at).weekday() < 5
    assert fold(found.seances[LIVE - 1].entries).open_poll is not None
    assert all(entry.at <= moment for entry in found.seances[LIVE - 1].entries)


def test_the_demo_is_the_same_twice(demo: Demo) -> None:
    assert build(MOMENT) == demo


def test_another_day_changes_dates_and_nothing_of_the_people(demo: Demo) -> None:
    later = build(MOMENT + timedelta(days=30))
    assert (later.participants, later.speakers) == (demo.participants, demo.speakers)


def test_a_demo_for_another_day_stands_in_that_days_afternoon() -> None:
    assert present_moment(date(2017, 5, 2)) == datetime(2017, 5, 2, 13, 14)


# people -------------------------------------------------------------------------------------


def test_a_hundred_people_with_a_hundred_names(demo: Demo) -> None:
    assert len({p.name for p in demo.participants}) == len(demo.participants) == 100


def test_no_speaker_bears_a_participants_name(demo: Demo) -> None:
    assert {s.name for s in demo.speakers}.isdisjoint({p.name for p in demo.participants})


def test_no_couple_of_names_that_a_known_person_bears(demo: Demo) -> None:
    names = {p.name for p in demo.participants} | {s.name for s in demo.speakers}
    assert names.isdisjoint(conception().rejected)


def test_everyone_is_marked_as_invented(demo: Demo) -> None:
    assert demo.programme.is_demo
    assert all(p.is_demo for p in demo.participants)
    assert all(s.is_demo for s in demo.speakers)


def test_shares_of_the_cohort(demo: Demo) -> None:
    people = demo.participants
    residents = [p for p in people if p.college is College.RESIDENTS]
    assert Counter(p.gender for p in people) == {"femme": 57, "homme": 43}
    assert len(residents) == 65
    assert sum(p.drawn_by_lot for p in residents) == 29
    assert not any(p.drawn_by_lot for p in people if p.college is College.LOCAL_ACTORS)
    assert Counter(p.age_band for p in people) == {"16-25": 6, "26-40": 21, "41-60": 42, "61+": 31}


def test_quartier_sector_and_epci_agree(demo: Demo) -> None:
    for person in demo.participants:
        home = reference.quartier(person.quartier)
        assert home is not None
        assert (person.sector, person.epci) == (home.sector, home.epci_siren)


def test_people_come_from_41_quartiers_and_12_contracts(demo: Demo) -> None:
    assert len({p.quartier for p in demo.participants}) == 41
    assert len({p.epci for p in demo.participants}) == 12


def test_nearly_half_live_in_npnru_quartiers(demo: Demo) -> None:
    npnru = {q.code for q in reference.quartiers() if q.npnru}
    assert 43 <= sum(p.quartier in npnru for p in demo.participants) <= 47


def test_nothing_says_where_a_name_comes_from() -> None:
    text = (reference.DATA / "demo_conception.json").read_text(encoding="utf-8")
    assert "origine" not in json.dumps(json.loads(text)["noms"])


# enrolments ---------------------------------------------------------------------------------


def test_nobody_has_more_than_25_places(demo: Demo) -> None:
    places = Counter(e.seance_id for e in demo.enrolments if e.status is EnrolmentStatus.ENROLLED)
    assert len(places) == 12
    assert max(places.values()) == 25


def test_nobody_is_twice_on_a_list(demo: Demo) -> None:
    pairs = Counter((e.seance_id, e.participant_id) for e in demo.enrolments)
    assert max(pairs.values()) == 1


def test_only_full_seances_have_a_waiting_list(demo: Demo) -> None:
    by_seance: dict[str, Counter[EnrolmentStatus]] = {}
    for e in demo.enrolments:
        by_seance.setdefault(e.seance_id, Counter())[e.status] += 1
    waiting = [c for c in by_seance.values() if c[EnrolmentStatus.WAITING]]
    assert len(waiting) >= 3
    assert {c[EnrolmentStatus.ENROLLED] for c in waiting} == {25}


def test_attendance_is_as_in_such_programmes(demo: Demo) -> None:
    present = Counter(e.seance_id for e in demo.enrolments if e.present)
    assert set(present) == {f"demo-{n:02}" for n in range(1, LIVE + 1)}
    assert all(15 <= count <= 22 for count in present.values())


def test_who_is_present_was_enrolled_and_sits_somewhere(demo: Demo) -> None:
    here = [e for e in demo.enrolments if e.present]
    assert {e.status for e in here} == {EnrolmentStatus.ENROLLED}
    seats = Counter((e.seance_id, e.seat) for e in here)
    assert max(seats.values()) == 1


def test_thematic_seances_mix_quartiers_and_epcis(demo: Demo) -> None:
    people = {p.id: p for p in demo.participants}
    for held in demo.seances[4:10]:
        places = [
            people[e.participant_id]
            for e in demo.enrolments
            if e.seance_id == held.seance.id and e.status is EnrolmentStatus.ENROLLED
        ]
        assert 8 <= len({p.quartier for p in places}) <= 14
        assert 4 <= len({p.epci for p in places}) <= 7


# speakers -----------------------------------------------------------------------------------


def test_every_theme_of_a_seance_has_an_invited_speaker(demo: Demo) -> None:
    themes = {s.seance.id: s.seance.theme for s in demo.seances}
    assert {themes[i.seance_id] for i in demo.invitations} == set(themes.values())


def test_every_speaker_has_a_metier_and_an_organisation(demo: Demo) -> None:
    assert all(s.metier and s.organisation for s in demo.speakers)
    assert len(demo.speakers) == 31


def test_invitations_stand_at_every_stage(demo: Demo) -> None:
    assert {i.stage for i in demo.invitations} == set(InvitationStage)


def test_no_invitation_was_changed_in_the_future(demo: Demo) -> None:
    assert max(i.changed_at for i in demo.invitations) <= MOMENT


def test_one_seance_to_come_lacks_its_speaker(demo: Demo) -> None:
    invited = {i.seance_id for i in demo.invitations}
    assert [s.seance.number for s in demo.seances if s.seance.id not in invited] == [12]


# what was prepared --------------------------------------------------------------------------


def test_every_seance_has_the_standard_running_order(demo: Demo) -> None:
    assert {sum(b.minutes for b in s.blocks) for s in demo.seances} == {150}


def test_every_question_is_well_made(demo: Demo) -> None:
    for held in demo.seances:
        assert len(held.polls) >= 5
        for poll in held.polls:
            check_poll(poll)


def test_the_words_have_french_typography(demo: Demo) -> None:
    for held in demo.seances:
        words = [held.seance.title, held.seance.place, *(p.question for p in held.polls)]
        words += [n.text for n in fold(held.entries).notes]
        words += [q.text for q in fold(held.entries).questions]
        if held.synthesis:
            words += [*held.synthesis.points, *held.synthesis.follow_ups]
        assert [w for w in words if french(w) != w] == []


# loading ------------------------------------------------------------------------------------


def test_loading_gives_what_was_built(store: Store) -> None:
    load_demo(store, TODAY, moment=MOMENT)
    found = build(MOMENT)
    assert store.programmes() == (found.programme,)
    assert set(store.participants("demo")) == set(found.participants)
    assert store.seance_by_code("demo25") == found.seances[LIVE - 1].seance


def test_loading_casts_18_votes_for_the_open_question(store: Store) -> None:
    load_demo(store, TODAY, moment=MOMENT)
    open_poll = store.state("demo-07").open_poll
    assert open_poll is not None
    assert store.answer_count("demo-07", open_poll) == 18


def test_loading_seals_the_two_oldest_seances(store: Store) -> None:
    load_demo(store, TODAY, moment=MOMENT)
    stages = [s.stage for s in store.seances("demo")]
    assert stages[:3] == [SeanceStage.SEALED, SeanceStage.SEALED, SeanceStage.ENDED]
    assert {e.seat for e in store.enrolments("demo-01")} == {None}
    assert sum(e.present for e in store.enrolments("demo-01")) == 20


def test_a_second_load_is_refused_and_keeps_the_data(store: Store) -> None:
    load_demo(store, TODAY, moment=MOMENT)
    before = [store.entries(s.id) for s in store.seances()]
    with pytest.raises(Refused, match="Vos données sont intactes"):
        load_demo(store, TODAY, moment=MOMENT)
    assert [store.entries(s.id) for s in store.seances()] == before


def test_a_load_cut_short_can_be_done_again(store: Store) -> None:
    first = build(MOMENT).seances[2]
    store.save_seance(first.seance)
    for poll in first.polls:
        store.save_poll(poll)
    store.import_journal(first.seance.id, first.entries)
    store.import_answers(first.urns)
    load_demo(store, TODAY, moment=MOMENT)
    counted = [store.answer_count("demo-03", p.id) for p in store.polls("demo-03")]
    assert counted == [len(urn.answers) for urn in first.urns]


def test_loading_takes_less_than_four_seconds(store: Store) -> None:
    began = time.process_time()
    load_demo(store, TODAY, moment=MOMENT)
    assert time.process_time() - began < 4
