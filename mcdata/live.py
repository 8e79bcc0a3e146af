"""The feed: who is told that something changed, woken by the store's commits.

The first change leaves at once; those that follow are merged to at most ten messages a second.
A client that missed messages says which version it saw last and gets the present one at once.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

from mcdata.model import PollStage, Seance
from mcdata.store import Store

INTERVAL = 0.1  # seconds between two messages to one client
HEARTBEAT = 15.0  # seconds of silence before a comment that keeps the connection open


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the feed says, which is no more than the projector shows."""

    version: int
    poll: str | None
    answers: int | None
    scene: str

    def message(self) -> bytes:
        """The snapshot as a server-sent event, with its version as the event's id."""
        data = json.dumps(
            {
                "version": self.version,
                "poll": self.poll,
                "answers": self.answers,
                "scene": self.scene,
            }
        )
        return f"event: change\nid: {self.version}\ndata: {data}\n\n".encode()


class Feed:
    """One per process. `start` binds it to the server's event loop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._snapshots: dict[str, Snapshot] = {}
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
        fresh = Snapshot(version, poll, answers if poll else None, state.scene.value)
        self._snapshots[seance_id] = fresh
        return fresh

    async def messages(self, seance: Seance, seen: int) -> AsyncIterator[bytes]:
        """Yield one message for the present state if it is newer than `seen`, then each change."""
        event = asyncio.Event()
        waiting = self._waiting.setdefault(seance.id, set())
        waiting.add(event)
        try:
            yield b"retry: 1000\n\n"
            while not self._closing:
                event.clear()
                snapshot = self.snapshot(seance.id)
                if snapshot.version != seen:
                    seen = snapshot.version
                    yield snapshot.message()
                    await asyncio.sleep(INTERVAL)
                    continue
                try:
                    await asyncio.wait_for(event.wait(), HEARTBEAT)
                except TimeoutError:
                    yield b": \n\n"
        finally:
            waiting.discard(event)

    def _on_commit(self, touched: frozenset[str]) -> None:
        """In the writer's thread: wake those who wait for these séances."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake, touched)

    def _wake(self, touched: frozenset[str]) -> None:
        for seance_id in touched:
            for event in self._waiting.get(seance_id, ()):
                event.set()
