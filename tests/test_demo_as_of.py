"""The programme of 2017 as it stood on any day of it."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcdata import lineup
from mcdata.clock import from_paris, to_paris
from mcdata.demo import Demo, build, load_demo
from mcdata.demo.as_of import as_of, is_a_day_of
from mcdata.demo.conception import conception
from mcdata.journal import fold
from mcdata.model import EnrolmentStatus, PollType, SeanceStage, SynthesisStage
from mcdata.programme import is_held, seance_day
from mcdata.store import Store

BEFORE = date(2017, 1, 16)  # the Monday before the first séance
MIDWAY = date(2017, 4, 3)
AFTER = date(2017, 7, 3)
MONDAYS = [date(2016, 10, 3) + timedelta(weeks=week) for week in range(56)]


@pytest.mark.parametrize("hour", [0, 1, 12, 23])
@pytest.mark.parametrize("real_dates", [True, False])
def test_the_live_one_is_today_at_any_hour(hour: int, real_dates: bool) -> None:
    moment = from_paris(datetime.combine(MIDWAY, time(hour, 20)))
    (live,) = [
        s.seance
        for s in build(moment, real_dates=real_dates).seances
        if s.seance.stage is SeanceStage.LIVE
    ]
    assert seance_day(live) == MIDWAY
    assert live.starts_at <= moment


def as_on(day: date) -> Demo:
    return build(from_paris(datetime.combine(day, time(15))), real_dates=True)


@pytest.mark.parametrize("day", MONDAYS, ids=str)
def test_on_any_monday_one_seance_is_live_with_a_single_choice_open(day: date) -> None:
    live = [s for s in as_on(day).seances if s.seance.stage is SeanceStage.LIVE]
    assert [(s.seance.code, s.seance.capacity) for s in live] == [("DEMO25", 25)]
    opened = fold(live[0].entries).open_poll
    assert [p.type for p in live[0].polls if p.id == opened] == [PollType.SINGLE]
    assert len(live[0].ballots) == 18
    assert len(fold(live[0].entries).present) >= 20


@settings(max_examples=12, deadline=None)
@given(st.dates(date(2016, 3, 1), date(2018, 5, 1)))
def test_what_was_held_lies_before_the_day_and_the_rest_after(day: date) -> None:
    moment = from_paris(datetime.combine(day, time(15)))
    for found in build(moment, real_dates=True).seances:
        if found.seance.stage is SeanceStage.LIVE:
            assert seance_day(found.seance) == day
        else:
            assert is_held(found.seance) == (seance_day(found.seance) < day)
            assert bool(found.entries) == is_held(found.seance)


@pytest.mark.parametrize(("day", "held"), [(BEFORE, 0), (MIDWAY, 5), (AFTER, 11)])
def test_so_many_were_held(day: date, held: int) -> None:
    assert sum(is_held(s.seance) for s in as_on(day).seances) == held


def test_nothing_happened_after_the_day() -> None:
    for day in (BEFORE, MIDWAY, AFTER):
        moment = from_paris(datetime.combine(day, time(15)))
        found = build(moment, real_dates=True)
        assert all(e.at <= moment for s in found.seances for e in s.entries)
        assert all(i.changed_at <= moment for i in found.invitations)


def test_the_dates_are_those_of_2017_but_the_live_ones() -> None:
    real = {s.number: s.day for s in conception().seances}
    for found in as_on(MIDWAY).seances:
        if found.seance.stage is not SeanceStage.LIVE:
            assert seance_day(found.seance) == real[found.seance.number]
    assert as_on(BEFORE).programme.year == as_on(AFTER).programme.year == 2017


def test_before_the_programme_nobody_has_spoken_and_nobody_was_there() -> None:
    found = as_on(BEFORE)
    live = next(s.seance.id for s in found.seances if s.seance.stage is SeanceStage.LIVE)
    assert {i.stage for i in found.invitations}.isdisjoint({lineup.STAGES[-1]})
    assert {e.seance_id for e in found.enrolments if e.present} == {live}
    assert [s for s in found.seances if s.synthesis] == []


def test_after_the_programme_every_seance_had_people_and_a_speaker() -> None:
    found = as_on(AFTER)
    present = Counter(e.seance_id for e in found.enrolments if e.present)
    assert min(present[s.seance.id] for s in found.seances) >= 16
    assert {i.seance_id for i in found.invitations} == {s.seance.id for s in found.seances}


def test_a_synthesis_ripens_with_the_days() -> None:
    def stage(day: date) -> SynthesisStage | None:
        synthesis = as_on(day).seances[0].synthesis
        return synthesis.stage if synthesis else None

    days = (date(2017, 1, 25), date(2017, 1, 26), date(2017, 1, 30), date(2017, 2, 13))
    stages = list(SynthesisStage)
    assert [stage(day) for day in days] == [None, *stages]


def test_nobody_waits_where_there_is_room() -> None:
    for day in (BEFORE, MIDWAY, AFTER):
        found = as_on(day)
        waiting = {e.seance_id for e in found.enrolments if e.status is EnrolmentStatus.WAITING}
        places = Counter(
            e.seance_id for e in found.enrolments if e.status is EnrolmentStatus.ENROLLED
        )
        assert {places[seance] for seance in waiting} <= {25}


def test_on_its_own_day_the_plan_is_as_it_was_written() -> None:
    assert as_of(conception(), date(2017, 5, 2)) is conception()


def test_a_day_of_another_year_is_none_of_it() -> None:
    assert not is_a_day_of(conception(), date(2026, 5, 5))


def test_loaded_on_a_day_of_2017_the_demo_keeps_its_dates(store: Store) -> None:
    load_demo(store, BEFORE)
    (live,) = [s for s in store.seances("demo") if s.stage is SeanceStage.LIVE]
    assert (live.number, to_paris(live.starts_at).date()) == (1, BEFORE)
    assert [seance_day(s) for s in store.seances("demo")][1:3] == [
        date(2017, 2, 2), date(2017, 3, 7),
    ]  # fmt: skip


def test_loaded_after_its_end_the_old_names_are_sealed(store: Store) -> None:
    load_demo(store, AFTER)
    stages = [s.stage for s in store.seances("demo")]
    assert stages[:3] == [SeanceStage.SEALED, SeanceStage.SEALED, SeanceStage.ENDED]
