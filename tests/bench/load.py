"""The load generator, in a process of its own: as many cookies as people, real http.

`python -m tests.bench.load ADDRESS CODE burst 500 3` everyone votes at once, three times;
`… sustained 100 5` 100 people vote again and again for 5 seconds;
`… bare 100 5` the same requests to a route that only answers 200;
`… stay 25` 25 phones stay on the page, their feeds open, until the standard input closes;
`… pace 30 0.3` 30 people vote one after the other, and the time of each sending is told.
Prints one JSON object: how many were accepted, their latencies in ms, how many a second.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence

from tests.bench.figures import quantile
from tests.bench.phones import Listening, Phone, crowd

Figures = dict[str, float | list[float]]


def summary(latencies: Sequence[float], seconds: float) -> Figures:
    return {
        "accepted": len(latencies),
        "p50": quantile(latencies, 0.50),
        "p95": quantile(latencies, 0.95),
        "per_second": len(latencies) / seconds,
    }


async def burst(address: str, code: str, size: int, rounds: int) -> Figures:
    """Everyone votes at the same moment, once, over a new connection; new people each round.

    The middle round's figures: one hiccup of the machine is not the product's.
    """
    told = sorted([await one_burst(address, code, size) for _ in range(rounds)], key=p95)
    return {**told[rounds // 2], "accepted": size * rounds}


def p95(figures: Figures) -> float:
    value = figures["p95"]
    assert isinstance(value, float)
    return value


async def one_burst(address: str, code: str, size: int) -> Figures:
    people = await crowd(address, code, size)
    for person in people:
        person.hang_up()
    await asyncio.sleep(0.2)  # let the server see that they left
    began = time.perf_counter()
    latencies = await asyncio.gather(*(person.vote() for person in people))
    figures = summary(latencies, time.perf_counter() - began)
    for person in people:
        person.hang_up()
    return figures


async def again_and_again(
    acts: Sequence[Callable[[], Awaitable[float]]], seconds: float
) -> Figures:
    """Each repeats its own act, waiting for the answer before the next."""
    began = time.perf_counter()
    latencies: list[float] = []

    async def go_on(act: Callable[[], Awaitable[float]]) -> None:
        while time.perf_counter() - began < seconds:
            latencies.append(await act())

    await asyncio.gather(*(go_on(act) for act in acts))
    return summary(latencies, time.perf_counter() - began)


async def sustained(address: str, code: str, clients: int, seconds: float) -> Figures:
    people = await crowd(address, code, clients)
    return await again_and_again([person.vote for person in people], seconds)


async def bare(address: str, clients: int, seconds: float, like: bytes) -> Figures:
    """The requests of a vote, to a route that only answers 200."""
    phones = [Phone(address, "") for _ in range(clients)]

    async def ask(phone: Phone) -> float:
        began = time.perf_counter()
        line = await phone.connect()
        await line.ask(like)
        return (time.perf_counter() - began) * 1000

    def act(phone: Phone) -> Callable[[], Awaitable[float]]:
        return lambda: ask(phone)

    return await again_and_again([act(phone) for phone in phones], seconds)


async def stay(address: str, code: str, size: int) -> Figures:
    """Phones on the page until the standard input closes; says « là » once all are there."""
    people = [Listening(phone) for phone in await crowd(address, code, size)]
    for person in people:
        await person.start()
    print("là", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    return {"accepted": len(people), "reads": sum(person.reads for person in people)}


async def pace(address: str, code: str, size: int, pause: float) -> Figures:
    """One vote after the other; `sent` is the time of each, in ms since 1970."""
    people = await crowd(address, code, size)
    sent: list[float] = []
    latencies: list[float] = []
    for person in people:
        await asyncio.sleep(pause)
        sent.append(time.time() * 1000)
        latencies.append(await person.vote())
    return {**summary(latencies, size * pause), "sent": sent}


async def run(address: str, code: str, kind: str, *numbers: str) -> Figures:
    if kind == "burst":
        return await burst(address, code, int(numbers[0]), int(numbers[1]))
    if kind == "sustained":
        return await sustained(address, code, int(numbers[0]), float(numbers[1]))
    if kind == "stay":
        return await stay(address, code, int(numbers[0]))
    if kind == "pace":
        return await pace(address, code, int(numbers[0]), float(numbers[1]))
    like = (await crowd(numbers[2], code, 1))[0].vote_request
    return await bare(address, int(numbers[0]), float(numbers[1]), like)


def main(arguments: list[str]) -> None:
    try:
        import uvloop

        runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
    except ImportError:  # Windows has none
        runner = asyncio.Runner()
    with runner:
        print(json.dumps(runner.run(run(*arguments))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
