"""Phones as real as http makes them: a connection and a cookie each, as light as they can be.

The generator shares the machine with the server that it measures: what it costs is taken from the
server. So it speaks http itself, over one socket a phone, with the parser that uvicorn uses.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlencode, urlsplit

import httptools

FIELDS = re.compile(r'<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"')
VERSION = re.compile(r'data-version="(\d+)"')


@dataclass
class Answer:
    """What came back: a status, headers by lower-case name (the last of each), a body."""

    status: int = 0
    headers: dict[bytes, bytes] = field(default_factory=dict)
    cookies: list[bytes] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)


class Line(asyncio.Protocol):
    """One kept-alive connection; one request at a time."""

    def __init__(self) -> None:
        self._answer = Answer()
        self._done: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None
        self._parser = httptools.HttpResponseParser(self)
        self.on_data: Callable[[bytes], None] = lambda _: None
        self.is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class
        self.is_open = True

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        if self._done and not self._done.done():
            self._done.set_exception(error or ConnectionResetError("the server hung up"))

    async def ask(self, request: bytes) -> Answer:
        """Send a request and return its whole answer."""
        assert self._transport is not None
        self._done = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._done

    def stream(self, request: bytes) -> None:
        """Send a request whose answer never ends; `on_data` gets it piece by piece."""
        assert self._transport is not None
        self._transport.write(request)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    # what the parser tells
    def on_message_begin(self) -> None:
        self._answer = Answer()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._answer.headers[name.lower()] = value
        if name.lower() == b"set-cookie":
            self._answer.cookies.append(value.split(b";")[0])

    def on_body(self, body: bytes) -> None:
        if self._done is None:
            self.on_data(body)
        else:
            self._answer.body += body

    def on_message_complete(self) -> None:
        self._answer.status = self._parser.get_status_code()
        if self._done and not self._done.done():
            self._done.set_result(self._answer)


@dataclass
class Phone:
    """A person's phone: its cookie, its connection, and the vote's form as it was given."""

    address: str
    code: str
    line: Line | None = None
    cookie: bytes = b""
    fields: dict[str, str] = field(default_factory=dict)
    vote_request: bytes = b""

    async def connect(self) -> Line:
        """The connection that is open, or a new one, as after a while in a pocket."""
        if self.line and self.line.is_open:
            return self.line
        place = urlsplit(self.address)
        loop = asyncio.get_running_loop()
        _, self.line = await loop.create_connection(Line, place.hostname, place.port)
        return self.line

    def request(self, method: str, path: str, body: bytes = b"") -> bytes:
        host = urlsplit(self.address).netloc
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie.decode()}")
        if method == "POST":
            lines += [
                f"Origin: {self.address}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join([*lines, "\r\n"]).encode() + body

    async def open_page(self) -> str:
        """GET the séance's page, and keep the cookie that it gives."""
        line = await self.connect()
        answer = await line.ask(self.request("GET", f"/v/{self.code}"))
        if answer.status != 200:
            raise RuntimeError(f"page refused: {answer.status}")
        if answer.cookies:
            self.cookie = b"; ".join(answer.cookies)
        return answer.body.decode()

    async def arrive(self) -> None:
        """Open the page, and fill in its vote form with its first choice."""
        self.fields = form_fields(await self.open_page())
        self.choose(0)

    def choose(self, choice: int) -> None:
        """Tick another choice; nothing leaves yet."""
        self.fields["choice"] = str(choice)
        body = urlencode(self.fields).encode()
        self.vote_request = self.request("POST", f"/v/{self.code}", body)

    async def vote(self) -> float:
        """Cast the vote; return how long its acknowledgement took, in ms. Raises if refused."""
        began = time.perf_counter()
        line = await self.connect()
        answer = await line.ask(self.vote_request)
        if answer.status != 303:
            raise RuntimeError(f"vote refused: {answer.status}")
        return (time.perf_counter() - began) * 1000

    def hang_up(self) -> None:
        if self.line:
            self.line.close()
        self.line = None


def form_fields(page: str) -> dict[str, str]:
    """The fields of the vote's form; of a choice, the first one."""
    form = page[page.index("<form method") :]
    fields: dict[str, str] = {}
    for name, value in FIELDS.findall(form[: form.index("</form>")]):
        fields.setdefault(name, value)
    return fields


async def crowd(address: str, code: str, size: int) -> list[Phone]:
    """`size` people who have each opened the page, a few at a time."""
    phones = [Phone(address, code) for _ in range(size)]
    for start in range(0, size, 25):
        await asyncio.gather(*(phone.arrive() for phone in phones[start : start + 25]))
    return phones


class Listening:
    """A phone that stays on the page: its feed open, doing what the page's script does."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.feed: Line | None = None
        self.reads = 0
        self._drawn = 0
        self._buffer = b""
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self._look()
        holder = Phone(self.phone.address, self.phone.code, cookie=self.phone.cookie)
        self.feed = await holder.connect()
        self.feed.on_data = self._on_data
        self.feed.stream(holder.request("GET", f"/live/{self.phone.code}?version={self._drawn}"))

    def _on_data(self, data: bytes) -> None:
        self._buffer += data
        *messages, self._buffer = self._buffer.split(b"\n\n")
        for message in messages:
            if not message.startswith(b"event: change"):
                continue
            for line in message.split(b"\n"):
                if line.startswith(b"data: "):
                    self._on_change(json.loads(line[6:]))

    def _on_change(self, now: dict[str, str | int | None]) -> None:
        """A phone without a seat looks again when the page moved, not for hands and votes."""
        if int(now["page"] or 0) > self._drawn and (self._reading is None or self._reading.done()):
            self._reading = asyncio.create_task(self._look())
            self.reads += 1

    async def _look(self) -> None:
        found = VERSION.search(await self.phone.open_page())
        assert found is not None
        self._drawn = int(found[1])
