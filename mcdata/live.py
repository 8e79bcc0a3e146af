"""The feed: who is told that something changed, woken by the store's commits.

The first change leaves at once; those that follow are merged to at most ten messages a second.
A client that missed messages says which version it saw last and gets the present one at once.
In silence a beat is sent, as an event: a script can't see a comment, and must know that the line
is dead.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mcdata.model import PollStage, Seance
from mcdata.state import SeanceState
from mcdata.store import Store

INTERVAL = 0.1  # seconds between two messages to one client
HEARTBEAT = 15.0  # seconds of silence before a beat
BEAT = b"event: beat\ndata: 1\n\n"

# What no phone shows, apart from hands and turns, which have a number of their own.
_UNSEEN = frozenset({"seats", "turns", "hands", "notes", "questions"})
_SEEN = tuple(f.name for f in dataclasses.fields(SeanceState) if f.name not in _UNSEEN)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the feed says, which is no more than the projector shows.

    `floor` and `page` are the versions at which hands and turns, or anything else that a phone
    shows, last changed: who drew an older version draws again. Votes move neither.
    """

    version: int
    poll: str | None
    answers: int | None
    scene: str
    floor: int = 0
    page: int = 0

    def message(self) -> bytes:
        """The snapshot as a server-sent event, with its version as the event's id."""
        data = json.dumps(dataclasses.asdict(self))
        return f"event: change\nid: {self.version}\ndata: {data}\n\n".encode()


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a phone would show, to tell whether it changed."""

    floor: tuple[Any, ...]
    page: tuple[Any, ...]


class Feed:
    """One per process. `start` binds it to the server's event loop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._counting: dict[str, set[asyncio.Event]] = {}  # those who are told of phones too
        self._snapshots: dict[str, Snapshot] = {}
        self._sights: dict[str, _Sight] = {}
        self._closing = False
        self._unsubscribe = store.subscribe(self._on_commit)

    def start(self) -> None:
        """Bind to the running event loop; commits made before wake nobody."""
        self._loop = asyncio.get_running_loop()
        self._closing = False

    def stop(self) -> None:
        """End every open feed, so that the server can stop."""
        self._closing = True
        for events in self._waiting.values():
            for event in events:
                event.set()

    def close(self) -> None:
        self._unsubscribe()

    @property
    def listeners(self) -> int:
        """How many feeds are open."""
        return sum(len(events) for events in self._waiting.values())

    def snapshot(self, seance_id: str) -> Snapshot:
        """What is true now; computed once a version, however many clients ask."""
        version = self._store.version(seance_id)
        known = self._snapshots.get(seance_id)
        if known and known.version == version:
            return known
        state = self._store.state(seance_id)
        poll = state.open_poll
        shown = poll or state.scene_poll
        counted = shown is not None and state.poll_stage(shown) is not PollStage.PREPARED
        answers = self._store.answer_count(seance_id, shown) if counted and shown else None
        sight = _Sight(
            (state.hands, state.turn),
            (*(getattr(state, name) for name in _SEEN), self._store.blocks(seance_id)),
        )
        before = self._sights.get(seance_id)
        same_floor = known and before and before.floor == sight.floor
        same_page = known and before and before.page == sight.page
        fresh = Snapshot(
            version,
            poll,
            answers if poll else None,
            state.scene.value,
            known.floor if known and same_floor else version,
            known.page if known and same_page else version,
        )
        self._sights[seance_id] = sight
        self._snapshots[seance_id] = fresh
        return fresh

    async def messages(
        self, seance: Seance, seen: int, phones: Callable[[], int] | None = None
    ) -> AsyncIterator[bytes]:
        """Yield one message for the present state if it is newer than `seen`, then each change.

        With `phones`, which counts them, say their number too when it changes: to a console.
        """
        told = None
        event = asyncio.Event()
        waiting = self._waiting.setdefault(seance.id, set())
        waiting.add(event)
        counting = self._counting.setdefault(seance.id, set())
        if phones is not None:
            counting.add(event)
        try:
            yield b"retry: 1000\n\n"
            while not self._closing:
                event.clear()
                if phones is not None and (connected := phones()) != told:
                    told = connected
                    yield f'event: phones\ndata: {{"phones": {connected}}}\n\n'.encode()
                    await asyncio.sleep(INTERVAL)
                    continue
                snapshot = self.snapshot(seance.id)
                if snapshot.version != seen:
                    seen = snapshot.version
                    yield snapshot.message()
                    await asyncio.sleep(INTERVAL)
                    continue
                try:
                    await asyncio.wait_for(event.wait(), HEARTBEAT)
                except TimeoutError:
                    yield BEAT
        finally:
            waiting.discard(event)
            counting.discard(event)

    def wake(self, seance_id: str) -> None:
        """From any thread: a phone came or left. Wakes the consoles only, not every phone."""
        loop = self._loop
        if loop is not None and not loop.is_closed() and self._counting.get(seance_id):
            loop.call_soon_threadsafe(self._wake, frozenset({seance_id}), self._counting)

    def _on_commit(self, touched: frozenset[str]) -> None:
        """In the writer's thread: wake those who wait for these séances."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake, touched, self._waiting)

    def _wake(self, touched: frozenset[str], waiting: Mapping[str, set[asyncio.Event]]) -> None:
        for seance_id in touched:
            for event in waiting.get(seance_id, ()):
                event.set()
