"""The feed says the present state at once, each change after it, and no more than the room sees."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from mcdata import conduct
from mcdata.live import HEARTBEAT
from mcdata.model import Answer, Ballot, Block, Role
from mcdata.runtime import Runtime
from tests.support import START, small_seance


async def next_change(messages: AsyncIterator[bytes]) -> dict[str, object]:
    """The data of the next change, other events left aside."""
    async for message in messages:
        text = message.decode()
        if text.startswith("event: change"):
            return dict(json.loads(text.split("data: ")[1]))
    raise AssertionError("the feed ended")


def prepare(runtime: Runtime) -> None:
    small_seance(runtime.store)
    conduct.open_seance(runtime.store, "s", START)
    conduct.open_poll(runtime.store, "s", "unique", START)


def test_first_message_is_the_present_state(runtime: Runtime) -> None:
    prepare(runtime)

    async def scenario() -> dict[str, object]:
        runtime.feed.start()
        return await next_change(runtime.feed.messages(runtime.store.seance("s"), -1))

    assert asyncio.run(scenario()) == {
        "version": runtime.store.version("s"),
        "poll": "unique",
        "answers": 0,
        "scene": "question",
        "floor": runtime.store.version("s"),
        "page": runtime.store.version("s"),
    }


def test_vote_wakes_the_feed_with_the_number_of_answers(runtime: Runtime) -> None:
    prepare(runtime)

    async def scenario() -> dict[str, object]:
        runtime.feed.start()
        messages = runtime.feed.messages(runtime.store.seance("s"), runtime.store.version("s"))
        waiting = asyncio.create_task(next_change(messages))
        await asyncio.sleep(0)
        await runtime.store.cast_async(Ballot("s", "unique", "a", Answer((0,))))
        return await asyncio.wait_for(waiting, 5)

    assert asyncio.run(scenario())["answers"] == 1


def test_client_that_saw_the_present_version_is_told_nothing_again(runtime: Runtime) -> None:
    prepare(runtime)

    async def scenario() -> bytes:
        runtime.feed.start()
        messages = runtime.feed.messages(runtime.store.seance("s"), runtime.store.version("s"))
        first = await anext(messages)
        runtime.feed.stop()
        rest = [message async for message in messages]
        return first + b"".join(rest)

    assert b"event: change" not in asyncio.run(scenario())


def test_a_vote_moves_nothing_that_a_phone_shows(runtime: Runtime) -> None:
    prepare(runtime)
    before = runtime.feed.snapshot("s")
    runtime.store.cast(Ballot("s", "unique", "a", Answer((0,))))
    after = runtime.feed.snapshot("s")
    assert after.version > before.version
    assert (after.floor, after.page) == (before.floor, before.page)


def test_a_hand_and_a_vote_in_one_message_are_told_apart(runtime: Runtime) -> None:
    prepare(runtime)
    before = runtime.feed.snapshot("s")
    runtime.store.cast(Ballot("s", "unique", "a", Answer((0,))))
    conduct.raise_hand(runtime.store, "s", 4)
    after = runtime.feed.snapshot("s")
    assert (after.answers, after.floor, after.page) == (1, after.version, before.page)


def test_giving_the_floor_is_told_while_a_question_is_open(runtime: Runtime) -> None:
    prepare(runtime)
    conduct.take_seat(runtime.store, "s", 4, Role.CITIZEN)
    before = runtime.feed.snapshot("s")
    conduct.start_turn(runtime.store, "s", 4)
    assert runtime.feed.snapshot("s").floor > before.floor


def test_a_note_or_a_written_question_wakes_no_phone(runtime: Runtime) -> None:
    prepare(runtime)
    before = runtime.feed.snapshot("s")
    conduct.write_question(runtime.store, "s", "Qui paie ?")
    after = runtime.feed.snapshot("s")
    assert (after.floor, after.page) == (before.floor, before.page)


def test_a_block_that_starts_or_is_renamed_moves_the_page(runtime: Runtime) -> None:
    prepare(runtime)
    first = runtime.feed.snapshot("s")
    conduct.start_block(runtime.store, "s", "b0")
    second = runtime.feed.snapshot("s")
    runtime.store.save_blocks("s", [Block("s", "b0", 0, "Café", 15)])
    third = runtime.feed.snapshot("s")
    assert first.page < second.page < third.page
    assert first.floor == third.floor


def test_silence_is_broken_by_an_event_that_scripts_see(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(runtime)
    monkeypatch.setattr("mcdata.live.HEARTBEAT", 0.0)

    async def scenario() -> list[bytes]:
        runtime.feed.start()
        messages = runtime.feed.messages(runtime.store.seance("s"), runtime.store.version("s"))
        return [await anext(messages), await anext(messages)]

    assert asyncio.run(scenario())[1] == b"event: beat\ndata: 1\n\n"


def test_a_dead_line_is_known_within_45_seconds() -> None:
    assert HEARTBEAT <= 15  # the phone's watchdog: two beats missed, looked at every five seconds


def test_burst_of_votes_is_merged(runtime: Runtime) -> None:
    prepare(runtime)

    async def scenario() -> tuple[int, object]:
        runtime.feed.start()
        seance = runtime.store.seance("s")
        messages = runtime.feed.messages(seance, runtime.store.version("s"))
        counts: list[object] = []

        async def listen() -> None:
            while not counts or counts[-1] != 60:
                counts.append((await next_change(messages))["answers"])

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0)
        for person in range(60):
            await runtime.store.cast_async(Ballot("s", "unique", f"v{person}", Answer((0,))))
        await asyncio.wait_for(listening, 10)
        return len(counts), counts[-1]

    messages, last = asyncio.run(scenario())
    assert last == 60
    assert messages < 30


def test_feed_leaves_nobody_waiting_behind(runtime: Runtime) -> None:
    prepare(runtime)

    async def scenario() -> int:
        runtime.feed.start()
        messages = runtime.feed.messages(runtime.store.seance("s"), -1)
        await next_change(messages)
        await messages.aclose()  # type: ignore[attr-defined]
        return runtime.feed.listeners

    assert asyncio.run(scenario()) == 0
