"""« Testez »: a phone opens a page, and the settings page says at once that it arrived."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass

HEARTBEAT = 15.0  # seconds of silence before a comment that keeps the connection open


@dataclass(frozen=True, slots=True)
class Trial:
    """Someone opened the page: under which address, when, and whether it was this computer."""

    address: str
    at: str
    is_own: bool

    def message(self) -> bytes:
        """The trial as a server-sent event."""
        return f"event: essai\ndata: {json.dumps(asdict(self), ensure_ascii=False)}\n\n".encode()


class Trials:
    """Those who wait for a phone; everything happens on the server's event loop."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Queue[Trial | None]] = set()

    def record(self, trial: Trial) -> None:
        """Tell those who wait that someone opened the page."""
        for queue in self._waiting:
            queue.put_nowait(trial)

    def stop(self) -> None:
        """End every open feed, so that the server can stop."""
        for queue in self._waiting:
            queue.put_nowait(None)

    async def messages(self) -> AsyncIterator[bytes]:
        """Yield each trial from now on."""
        queue: asyncio.Queue[Trial | None] = asyncio.Queue()
        self._waiting.add(queue)
        try:
            yield b"retry: 2000\n\n"
            while True:
                try:
                    trial = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield b": \n\n"
                    continue
                if trial is None:
                    return
                yield trial.message()
        finally:
            self._waiting.discard(queue)
