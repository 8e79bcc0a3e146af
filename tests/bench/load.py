"""The load generator: as many cookies as people, real http, from a process of its own.

`python -m tests.bench.load ADDRESS CODE burst 500` or `… sustained 100 5` or `… bare 100 5`;
prints one JSON object: how many were accepted, their latencies' p50 and p95 in ms, a second.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from dataclasses import dataclass

import aiohttp

FIELDS = re.compile(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"')


@dataclass
class Person:
    """One phone: its cookie, and the form that it was given."""

    cookie: str
    fields: dict[str, str]


def form_fields(page: str) -> dict[str, str]:
    """The hidden fields of the vote's form; choice fields keep their first value."""
    form = page[page.index("<form") :]
    fields: dict[str, str] = {}
    for name, value in FIELDS.findall(form[: form.index("</form>")]):
        fields.setdefault(name, value)
    return fields


async def arrive(http: aiohttp.ClientSession, address: str, code: str) -> Person:
    """Open the page as a new phone does."""
    async with http.get(f"{address}/v/{code}") as answer:
        page = await answer.text()
        cookies = [c.split(";")[0] for c in answer.headers.getall("Set-Cookie")]
    return Person("; ".join(cookies), form_fields(page))


async def vote(http: aiohttp.ClientSession, address: str, code: str, person: Person) -> float:
    """Cast one vote; return its latency in ms. Raises if it wasn't stored."""
    began = time.perf_counter()
    async with http.post(
        f"{address}/v/{code}",
        data=person.fields,
        headers={"Cookie": person.cookie, "Origin": address},
        allow_redirects=False,
    ) as answer:
        await answer.read()
        if answer.status != 303:
            raise RuntimeError(f"vote refused: {answer.status}")
    return (time.perf_counter() - began) * 1000


def session(limit: int) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=limit)
    return aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


async def crowd(http: aiohttp.ClientSession, address: str, code: str, size: int) -> list[Person]:
    """`size` people who have each opened the page."""
    people: list[Person] = []
    for start in range(0, size, 50):
        wave = [arrive(http, address, code) for _ in range(start, min(start + 50, size))]
        people += await asyncio.gather(*wave)
    return people


def summary(latencies: list[float], seconds: float) -> dict[str, float]:
    ordered = sorted(latencies)
    return {
        "accepted": len(ordered),
        "p50": ordered[len(ordered) // 2],
        "p95": ordered[int(len(ordered) * 0.95)],
        "per_second": len(ordered) / seconds,
    }


async def burst(address: str, code: str, size: int) -> dict[str, float]:
    """Everyone votes at the same moment, once."""
    async with session(size) as http:
        people = await crowd(http, address, code, size)
        began = time.perf_counter()
        latencies = await asyncio.gather(*(vote(http, address, code, p) for p in people))
        return summary(list(latencies), time.perf_counter() - began)


async def sustained(address: str, code: str, clients: int, seconds: float) -> dict[str, float]:
    """`clients` people vote again and again, each waiting for the answer before the next."""
    async with session(clients) as http:
        people = await crowd(http, address, code, clients)
        began = time.perf_counter()
        latencies: list[float] = []

        async def go_on(person: Person) -> None:
            while time.perf_counter() - began < seconds:
                latencies.append(await vote(http, address, code, person))

        await asyncio.gather(*(go_on(p) for p in people))
        return summary(latencies, time.perf_counter() - began)


async def bare(address: str, clients: int, seconds: float) -> dict[str, float]:
    """The same number of clients posting to a route that only answers 200."""
    async with session(clients) as http:
        began = time.perf_counter()
        latencies: list[float] = []

        async def go_on() -> None:
            while time.perf_counter() - began < seconds:
                sent = time.perf_counter()
                async with http.post(address, data={"poll": "x", "choix": "0"}) as answer:
                    await answer.read()
                latencies.append((time.perf_counter() - sent) * 1000)

        await asyncio.gather(*(go_on() for _ in range(clients)))
        return summary(latencies, time.perf_counter() - began)


def main(arguments: list[str]) -> None:
    address, code, kind, *numbers = arguments
    if kind == "burst":
        done = asyncio.run(burst(address, code, int(numbers[0])))
    elif kind == "sustained":
        done = asyncio.run(sustained(address, code, int(numbers[0]), float(numbers[1])))
    else:
        done = asyncio.run(bare(address, int(numbers[0]), float(numbers[1])))
    print(json.dumps(done))


if __name__ == "__main__":
    main(sys.argv[1:])
