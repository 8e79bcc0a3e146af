"""Days on which a séance may be held in France: no weekend, no public holiday, not at Christmas."""

from __future__ import annotations

from datetime import date, timedelta

FIXED = frozenset(
    {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
)  # months and days
AFTER_EASTER = (1, 39, 50)  # Monday, Ascension, Whit Monday
CHRISTMAS = ((12, 23), (1, 2))  # nobody comes between the two


def is_working_day(day: date) -> bool:
    """Say whether people can be asked to come on that day."""
    key = (day.month, day.day)
    moving = {easter(day.year) + timedelta(days=count) for count in AFTER_EASTER}
    away = key >= CHRISTMAS[0] or key <= CHRISTMAS[1]
    return day.weekday() < 5 and key not in FIXED and day not in moving and not away


def working_day(day: date, *, later: bool) -> date:
    """Return `day`, or the nearest working day on one side of it."""
    step = timedelta(days=1 if later else -1)
    while not is_working_day(day):
        day += step
    return day


def easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, shift = century // 4, century % 4
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * shift + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
