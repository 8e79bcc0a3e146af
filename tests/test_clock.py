"""The day that the product believes it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from mcdata import clock
from mcdata.settings import Settings

DAY = date(2017, 3, 13)


@pytest.fixture(autouse=True)
def real_day_again() -> Iterator[None]:
    yield
    clock.believe(None)


def test_the_day_is_the_one_that_was_told() -> None:
    clock.believe(DAY)
    assert clock.to_paris(clock.now()).date() == DAY
    assert clock.today() == DAY


def test_time_grows_on_another_day() -> None:
    clock.believe(DAY)
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments)
    assert moments[-1] > moments[0]


def test_the_time_of_day_is_the_real_one_in_winter_and_in_summer() -> None:
    moment = datetime(2026, 7, 6, 20, 30)  # 22 h 30 in Paris
    for day in (date(2017, 1, 9), date(2017, 6, 12)):
        there = clock.to_paris(moment + clock.shift_to(day, moment))
        assert (there.date(), there.hour, there.minute) == (day, 22, 30)


def test_past_midnight_the_next_day_comes() -> None:
    before = datetime(2026, 7, 6, 21, 59)  # 23 h 59 in Paris
    shift = clock.shift_to(DAY, before)
    later = before + timedelta(minutes=2) + shift
    assert clock.to_paris(later).date() == DAY + timedelta(days=1)
    assert later > before + shift


def test_without_a_day_it_is_today() -> None:
    clock.believe(DAY)
    clock.believe(None)
    assert abs(clock.now() - datetime.now(UTC).replace(tzinfo=None)) < timedelta(seconds=5)


def test_the_setting_is_a_day() -> None:
    assert Settings.from_environment({"MC_TODAY": "2017-03-13"}).today == DAY
    assert Settings.from_environment({}).today is None


@pytest.mark.parametrize("raw", ["13/03/2017", "2017-02-30", "lundi"])
def test_a_setting_that_is_no_day_is_named_with_an_example(raw: str) -> None:
    with pytest.raises(ValueError, match="MC_TODAY doit être un jour .* comme 2017-03-13"):
        Settings.from_environment({"MC_TODAY": raw})
