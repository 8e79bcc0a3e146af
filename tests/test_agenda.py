"""The running order against the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata.agenda import STANDARD, Progress, progress
from mcdata.model import Block
from tests.rooms import START, Room

BLOCKS = tuple(
    Block("s", name, position, name.title(), minutes)
    for position, (name, minutes) in enumerate(
        [("accueil", 15), ("métier", 25), ("questions", 20)], 1
    )
)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def seen(room: Room, minute: float, starts_at: datetime = START) -> Progress:
    return progress(BLOCKS, room.state, starts_at, at(minute))


def names(result: Progress) -> tuple[str | None, str | None]:
    return (
        result.current.id if result.current else None,
        result.next.id if result.next else None,
    )


def test_standard_is_two_hours_and_a_half_in_nine_blocks() -> None:
    assert (len(STANDARD), sum(minutes for _, minutes in STANDARD)) == (9, 150)


def test_standard_has_a_break_in_its_middle() -> None:
    titles = [title for title, _ in STANDARD]
    before = sum(minutes for _, minutes in STANDARD[: titles.index("Pause")])
    assert before == 80


def test_progress_on_time() -> None:
    result = seen(Room().open().block("accueil").block("métier", 15), 22)
    assert names(result) == ("métier", "questions")
    assert (result.elapsed, result.planned, result.drift, result.done) == (7, 25, 0, 1)
    assert result.next_at == at(40)


def test_progress_is_late_by_the_block_that_began_late() -> None:
    result = seen(Room().open().block("accueil", 0).block("métier", 18), 20)
    assert (result.drift, result.next_at) == (3, at(43))


def test_minutes_given_to_a_block_are_its_own_and_put_the_next_one_off() -> None:
    room = Room().open().block("accueil", 0).block("métier", 15).extend("métier", 5)
    result = seen(room, 22)
    assert (result.planned, result.next_at, result.drift) == (30, at(45), 5)


def test_minutes_given_to_a_block_that_is_over_stay_with_it() -> None:
    room = Room().open().block("accueil", 0).extend("accueil", 5).block("métier", 20)
    result = seen(room, 21)
    assert (result.planned, result.drift) == (25, 5)


def test_progress_is_early_by_the_block_that_began_early() -> None:
    assert seen(Room().open().block("accueil", 0).block("métier", 10), 12).drift == -5


def test_progress_grows_late_while_a_block_overruns() -> None:
    result = seen(Room().open().block("accueil", 0), 19)
    assert (result.drift, result.next_at) == (4, at(19))


def test_progress_counts_a_block_taken_up_again_over_all_its_runs() -> None:
    room = Room().open().block("accueil", 0).block("métier", 10).block("accueil", 12)
    assert seen(room, 15).elapsed == 13


def test_progress_before_opening_says_what_comes_first_and_is_not_late() -> None:
    result = seen(Room(), 45)
    assert names(result) == (None, "accueil")
    assert (result.drift, result.next_at, result.done) == (0, START, 0)


def test_progress_when_open_without_a_block_is_late_on_the_first() -> None:
    result = seen(Room().open(), 6)
    assert (result.drift, result.next_at) == (6, at(6))


def test_progress_of_the_last_block_has_nothing_next() -> None:
    result = seen(Room().open().block("questions", 40), 50)
    assert (result.next, result.next_at) == (None, None)


def test_progress_after_the_end_says_how_late_it_ended() -> None:
    room = Room().open().block("accueil", 0).block("métier", 15).block("questions", 40).end(68)
    result = seen(room, 500)
    assert names(result) == (None, None)
    assert (result.drift, result.done) == (8, 3)


def test_progress_resumes_after_the_furthest_block_when_reopened() -> None:
    room = Room().open().block("accueil", 0).block("métier", 15).end(20).open(21)
    assert names(seen(room, 22)) == (None, "questions")


def test_progress_of_a_rehearsal_is_measured_from_its_opening() -> None:
    tomorrow = START + timedelta(days=1)
    room = Room().open().block("accueil", 0).block("métier", 17)
    assert seen(room, 18, starts_at=tomorrow).drift == 2


def test_progress_of_a_block_that_is_no_longer_prepared_has_no_current() -> None:
    assert names(seen(Room().open().block("disparu", 0), 5)) == (None, "accueil")


def test_progress_without_any_block_is_empty() -> None:
    result = progress((), Room().open().state, START, at(5))
    assert (result.current, result.next, result.drift) == (None, None, 0)


@pytest.mark.parametrize(("seconds", "drift"), [(20, 0), (40, 1), (100, 2), (-40, -1)])
def test_progress_drift_is_the_nearest_minute(seconds: int, drift: int) -> None:
    room = Room().open(-2).block("accueil", seconds / 60)
    assert seen(room, 5).drift == drift


@given(st.lists(st.sampled_from(["accueil", "métier", "questions"]), min_size=1), st.floats(0, 90))
def test_progress_next_never_begins_in_the_past(order: list[str], minute: float) -> None:
    room = Room().open()
    for step, block in enumerate(order):
        room.block(block, step)
    now = len(order) + minute
    result = seen(room, now)
    assert result.current is not None
    assert result.next_at is None or result.next_at >= at(now)
