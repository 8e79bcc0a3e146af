"""What a process holds open: settings, store, feed, keys. One a process, opened on first use."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from mcdata import clock
from mcdata.access import Keys, open_keys
from mcdata.live import Feed
from mcdata.network.phones import Phones
from mcdata.network.trials import Trials
from mcdata.settings import Settings
from mcdata.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Runtime:
    """Handed to routes by the server (`app.state.runtime`) and to pages by `current`."""

    settings: Settings
    store: Store
    feed: Feed
    keys: Keys
    phones: Phones
    trials: Trials

    def stop(self) -> None:
        """End what goes on forever, so that the server can stop."""
        self.feed.stop()
        self.trials.stop()

    def close(self) -> None:
        """Write what waits, close the database."""
        self.feed.close()
        self.store.close()


_lock = threading.Lock()
_current: Runtime | None = None


def open_runtime(settings: Settings) -> Runtime:
    """Open everything. Raises StoreError with a sentence for the terminal."""
    clock.believe(settings.today)
    store = open_store(settings)
    feed, phones = Feed(store), Phones()
    phones.subscribe(feed.wake)
    return Runtime(settings, store, feed, open_keys(settings), phones, Trials())


def current() -> Runtime:
    """The process's runtime, opened from the environment on first use."""
    global _current  # noqa: PLW0603 - one database a process: the file admits no second opening
    with _lock:
        if _current is None:
            _current = open_runtime(Settings.from_environment())
        return _current


def begin(settings: Settings) -> Runtime:
    """Open the process's runtime on `settings`, which say more than the environment does."""
    global _current  # noqa: PLW0603 - as `current`
    with _lock:
        _current = open_runtime(settings)
        return _current


def close() -> None:
    """Close the process's runtime, if one is open."""
    global _current  # noqa: PLW0603 - the counterpart of `current`
    with _lock:
        if _current is not None:
            _current.close()
            _current = None
