"""Streamlit's own page, made ours on its way out: in French, without its dialogs, quicker to open.

What Streamlit has no setting for is changed in the one HTML page that it serves: its language, its
title, the sentences for who has no JavaScript, and a script that runs before its own
(`frame.js`). That script tells Streamlit where its server is (it guesses otherwise, and loses a
tenth of a second on every address but `/`), that its English dialogs stay shut, and puts in
French the labels that only a screen reader meets.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from starlette.types import Message, Scope, Send

# Streamlit needs inline scripts and eval; what matters is that nothing leaves for a third party.
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws: wss: "
    "data: blob:; frame-ancestors 'self'; form-action 'self'; base-uri 'self'"
)
NO_SCRIPT = "<noscript><p>Activez JavaScript pour ouvrir cette page.</p></noscript>"


def in_clear(scope: Scope) -> Scope:
    """Ask for a page uncompressed, so that it can be changed; everything else as it came."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [pair for pair in headers if pair[0] not in dropped]}


def in_french(send: Send) -> Send:
    """Gather an HTML page, change it, send it on; everything else passes as it is."""
    state: dict[str, Any] = {}

    async def forward(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = dict(message["headers"])
            page = headers.get(b"content-type", b"").startswith(b"text/html")
            if page and b"content-encoding" not in headers:
                state["start"] = message
                state["body"] = b""
                return
        if "start" not in state or message["type"] != "http.response.body":
            await send(message)
            return
        state["body"] += message.get("body", b"")
        if message.get("more_body"):
            return
        await _send(send, state.pop("start"), translated(state.pop("body")))

    return forward


@functools.lru_cache(maxsize=4)
def translated(body: bytes) -> bytes:
    """Streamlit's page as ours; the same bytes come at every address, so it is made once."""
    page = body.decode()
    page = page.replace('<html lang="en"', '<html lang="fr"')
    page = page.replace("<title>Streamlit</title>", "<title>Master class citoyenne</title>")
    before, opening, rest = page.partition("<noscript>")
    if opening:
        page = before + NO_SCRIPT + rest.partition("</noscript>")[2]
    head, opening, rest = page.partition("<head>")
    if opening:
        page = f"{head}{opening}<script>{_script()}</script>{rest}"
    return page.encode()


def _script() -> str:
    return (Path(__file__).parent / "frame.js").read_text(encoding="utf-8")


async def _send(send: Send, start: Message, body: bytes) -> None:
    headers = [(k, v) for k, v in start["headers"] if k not in {b"content-length", b"etag"}]
    headers.append((b"content-length", str(len(body)).encode()))
    headers.append((b"content-security-policy", POLICY.encode()))
    headers.append((b"referrer-policy", b"same-origin"))
    headers.append((b"x-content-type-options", b"nosniff"))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})
