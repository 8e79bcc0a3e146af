"""How many phones are in a séance now: a count, in memory, of keys that lead to nobody."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

RECENT = timedelta(minutes=2)  # a phone without scripts loads its page anew more often than that
PRUNED_AT = 500  # visits after which the old ones are looked for
Listener = Callable[[str], None]


class Phones:
    """Phones with an open feed, and those that loaded their page lately. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, Counter[str]] = {}
        self._visits: dict[str, dict[str, datetime]] = {}
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with a séance's id whenever its phones changed."""
        self._listeners.append(listener)

    def visit(self, seance_id: str, phone: str, at: datetime) -> None:
        """A phone loaded its page."""
        with self._lock:
            visits = self._visits.setdefault(seance_id, {})
            is_new = phone not in visits and phone not in self._open.get(seance_id, ())
            visits[phone] = at
            if len(visits) % PRUNED_AT == 0:
                self._forget(visits, at)
        if is_new:
            self._tell(seance_id)

    def arrive(self, seance_id: str, phone: str) -> None:
        """A phone opened its feed, which from now on says better than its visit that it is here."""
        with self._lock:
            self._open.setdefault(seance_id, Counter())[phone] += 1
            self._visits.get(seance_id, {}).pop(phone, None)
        self._tell(seance_id)

    def leave(self, seance_id: str, phone: str) -> None:
        """A phone's feed ended: another one, or a page loaded since, still says that it is here."""
        with self._lock:
            feeds = self._open.get(seance_id, Counter())
            feeds[phone] -= 1
            if feeds[phone] <= 0:
                del feeds[phone]
        self._tell(seance_id)

    def count(self, seance_id: str, now: datetime) -> int:
        """How many phones are connected to a séance at `now` (naive UTC)."""
        with self._lock:
            visits = self._visits.get(seance_id, {})
            self._forget(visits, now)
            return len({*self._open.get(seance_id, ()), *visits})

    def _forget(self, visits: dict[str, datetime], now: datetime) -> None:
        for phone in [one for one, at in visits.items() if now - at > RECENT]:
            del visits[phone]

    def _tell(self, seance_id: str) -> None:
        for listener in self._listeners:
            listener(seance_id)
