"""« Testez »: a page that a phone opens to see that it reaches this machine, and who waits for it.

GET /testez is open to all and says one sentence; GET /essais is the feed of those who wait.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from mcdata import clock
from mcdata.network.addresses import HERE, addresses
from mcdata.network.trials import Trial
from mcdata.runtime import Runtime
from mcdata.texts import time_of

REACHED = "Ce téléphone atteint l’ordinateur."
OWN = "Cet ordinateur se joint lui-même. Ouvrez cette page depuis un téléphone."


def routes() -> list[Route]:
    """Return the routes, for the server to mount."""
    return [Route("/testez", trial, methods=["GET"]), Route("/essais", trials, methods=["GET"])]


async def trial(request: Request) -> Response:
    """GET /testez: say that the computer is reached, here and on the page that waits for it."""
    held: Runtime = request.app.state.runtime
    host = request.client.host if request.client else ""
    is_own = host in {HERE, "::1", *(address.ip for address in addresses())}
    address = f"{request.url.scheme}://{request.headers.get('host', '')}"
    held.trials.record(Trial(address, time_of(clock.now()), is_own))
    return HTMLResponse(_page(OWN if is_own else REACHED), headers={"cache-control": "no-store"})


async def trials(request: Request) -> Response:
    """GET /essais: server-sent events, one for each phone that opens the page."""
    held: Runtime = request.app.state.runtime
    return StreamingResponse(
        held.trials.messages(),
        media_type="text/event-stream",
        headers={"cache-control": "no-store", "x-accel-buffering": "no"},
    )


def _page(sentence: str) -> str:
    return f"""<!doctype html><html lang="fr"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<title>Test du réseau</title>
<style>body{{font:1.5rem/1.4 system-ui,sans-serif;max-width:30rem;margin:15vh auto;padding:0 1.2rem;
color:#16202b;background:#fff}}h1{{font-size:2rem;color:#0b4f6c}}</style>
<main><h1>{sentence}</h1><p>Vous pouvez fermer cette page.</p></main></html>"""
