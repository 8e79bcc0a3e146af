"""How many phones are connected, and whom that is told to."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from mcdata.network.phones import RECENT, Phones
from mcdata.runtime import Runtime
from tests.support import START, small_seance


def test_a_phone_with_an_open_feed_counts_once() -> None:
    phones = Phones()
    for _ in range(2):
        phones.arrive("s", "a")
    assert phones.count("s", START) == 1


def test_two_tabs_of_one_phone_leave_it_connected_until_both_are_closed() -> None:
    phones = Phones()
    for _ in range(2):
        phones.arrive("s", "a")
    phones.leave("s", "a")
    assert phones.count("s", START) == 1
    phones.leave("s", "a")
    assert phones.count("s", START) == 0


def test_a_phone_without_scripts_counts_while_it_loads_its_page() -> None:
    phones = Phones()
    phones.visit("s", "a", START)
    assert phones.count("s", START + RECENT) == 1
    assert phones.count("s", START + RECENT + timedelta(seconds=1)) == 0


def test_a_page_and_its_feed_are_one_phone() -> None:
    phones = Phones()
    phones.visit("s", "a", START)
    phones.arrive("s", "a")
    phones.visit("s", "a", START)
    assert phones.count("s", START) == 1


def test_each_seance_has_its_phones() -> None:
    phones = Phones()
    phones.visit("s", "a", START)
    assert phones.count("t", START) == 0


def test_old_visits_are_forgotten_where_nobody_counts() -> None:
    phones = Phones()
    for number in range(1200):
        phones.visit("s", f"{number}", START + timedelta(seconds=number))
    assert len(phones._visits["s"]) < 700


def test_a_console_is_told_when_a_phone_comes(runtime: Runtime) -> None:
    seance = small_seance(runtime.store)

    async def told() -> list[bytes]:
        runtime.feed.start()
        messages = runtime.feed.messages(seance, 0, lambda: runtime.phones.count("s", START))
        seen = [await anext(messages), await anext(messages)]
        while b"change" not in seen[-1]:
            seen.append(await anext(messages))
        runtime.phones.arrive("s", "a")
        seen.append(await asyncio.wait_for(anext(messages), 5))
        await messages.aclose()  # type: ignore[attr-defined]
        return seen

    seen = asyncio.run(told())
    assert b'event: phones\ndata: {"phones": 0}\n\n' in seen
    assert seen[-1] == b'event: phones\ndata: {"phones": 1}\n\n'


def test_a_phone_is_not_told_of_the_others(runtime: Runtime) -> None:
    seance = small_seance(runtime.store)

    async def told() -> list[bytes]:
        runtime.feed.start()
        messages = runtime.feed.messages(seance, -1)
        seen = [await anext(messages), await anext(messages)]
        runtime.phones.arrive("s", "a")
        await asyncio.sleep(0)
        runtime.feed.stop()
        seen += [message async for message in messages]
        return seen

    assert not any(b"phones" in message for message in asyncio.run(told()))
