"""The time, in one place: naive UTC inside, Europe/Paris for people.

A process may be told to believe that it is another day (MC_TODAY). The time of day stays the real
one, and time goes on from there: past midnight the next day comes, so that no journal goes back.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")

_shift = timedelta()


def believe(day: date | None) -> None:
    """Make it `day` from now on, in this process; None is the real day."""
    global _shift  # noqa: PLW0603 - there is one time in a process
    _shift = shift_to(day, _really_now()) if day else timedelta()


def shift_to(day: date, moment: datetime) -> timedelta:
    """Return what takes `moment` (naive UTC) to the same time of day, in Paris, on `day`."""
    return from_paris(datetime.combine(day, to_paris(moment).time())) - moment


def now() -> datetime:
    """Return the present moment as a naive UTC datetime."""
    return _really_now() + _shift


def today() -> date:
    """Return the day that it is in Paris."""
    return to_paris(now()).date()


def _really_now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def to_paris(moment: datetime) -> datetime:
    """Turn a naive UTC moment into an aware one in Europe/Paris."""
    return moment.replace(tzinfo=UTC).astimezone(PARIS)


def from_paris(local: datetime) -> datetime:
    """Turn a naive local time of Europe/Paris into a naive UTC moment."""
    return local.replace(tzinfo=PARIS).astimezone(UTC).replace(tzinfo=None)
