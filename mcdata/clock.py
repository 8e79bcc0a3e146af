"""The time, in one place: naive UTC inside, Europe/Paris for people."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def now() -> datetime:
    """Return the present moment as a naive UTC datetime."""
    return datetime.now(UTC).replace(tzinfo=None)


def to_paris(moment: datetime) -> datetime:
    """Turn a naive UTC moment into an aware one in Europe/Paris."""
    return moment.replace(tzinfo=UTC).astimezone(PARIS)


def from_paris(local: datetime) -> datetime:
    """Turn a naive local time of Europe/Paris into a naive UTC moment."""
    return local.replace(tzinfo=PARIS).astimezone(UTC).replace(tzinfo=None)
