"""The guard in front of everything: hosts, origins, roles, on http and websocket alike."""

from __future__ import annotations

import html
import ipaddress
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from mcdata.access import ROLE_COOKIE, AccessRole
from mcdata.network.addresses import route_address
from mcdata.phone.codes import typed_code
from mcdata.runtime import Runtime
from mcdata.settings import Settings
from mcdata.ui.frame import in_clear, in_french
from mcdata.ui.menu import home_of

OPEN = ("/v/", "/live/", "/entrer", "/sante", "/polices/", "/accessibilite", "/testez")
LIGHT = (*OPEN, "/console/", "/ecran/", "/essais")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
ANIMATOR_ONLY = ("/console/",)
# metrics answer without asking who wants to know; the agents' door is a second way in to everything
CLOSED = ("/_stcore/metrics", "/_stcore/agent")

WRONG_HOST = "Cette adresse n’est pas celle du serveur. Ouvrez le lien que l’on vous a donné."
WRONG_ORIGIN = "Cette demande vient d’un autre site\u00a0: elle est refusée. Rechargez la page."
NO_ROLE = "Cette page est réservée. Ouvrez le lien que l’on vous a donné pour y entrer."
WRONG_ROLE = "Votre accès n’ouvre pas cette page."


def refusal(status: int, sentence: str) -> Response:
    """A page that says one sentence and offers a way on."""
    page = f"""<!doctype html><html lang="fr"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<title>Master class citoyenne</title>
<style>body{{font:20px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.2rem;
color:#16202b;background:#fff}}a{{color:#0b4f6c;font-weight:600}}</style>
<main><h1 style="font-size:1.5rem">Master class citoyenne</h1><p>{html.escape(sentence)}</p>
<p><a href="/v/">Participer à une séance avec un code</a></p></main></html>"""
    return HTMLResponse(page, status_code=status, headers={"Cache-Control": "no-store"})


def _hosts(settings: Settings) -> frozenset[str]:
    """Names under which this server may be called, besides its private addresses."""
    names = {"localhost", "testserver", route_address()}
    names |= {h.strip().lower() for h in settings.allowed_hosts.split(",") if h.strip()}
    if settings.base_url:
        names.add(urlsplit(settings.base_url).hostname or "")
    return frozenset(names)


def _hostname(host: str) -> str:
    """The name in a Host header, without its port; "" for one that makes no sense."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_private(host: str) -> bool:
    """Whether a host is an address of a local network, which no foreign name can stand for.

    Which of them are ours isn't asked: a laptop changes networks while it serves, and has several.
    """
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    return jar[name].value if name in jar else None


class Guard:
    """An ASGI application: `light` answers for our own routes, `pages` (Streamlit) for the rest."""

    def __init__(self, pages: ASGIApp, light: ASGIApp) -> None:
        self._pages = pages
        self._light = light
        self._allowed: frozenset[str] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._pages(scope, receive, send)
            return
        refused = self._check(scope)
        if refused is not None:
            await _refuse(scope, receive, send, refused)
        elif scope["path"].startswith(LIGHT) or scope["path"] == "/v":
            await self._light(scope, receive, send)
        else:
            await self._pages(in_clear(scope), receive, in_french(send))

    @property
    def _runtime(self) -> Runtime:
        return self._light.state.runtime  # type: ignore[attr-defined,no-any-return]

    def _check(self, scope: Scope) -> Response | None:
        """The refusal that a request deserves, or None; sets `mc_role` for the routes."""
        headers, path = Headers(scope=scope), scope["path"]
        if self._allowed is None:
            self._allowed = _hosts(self._runtime.settings)
        host = headers.get("host", "")
        name = _hostname(host)
        if name not in self._allowed and not _is_private(name):
            return refusal(400, WRONG_HOST)
        writes = scope["type"] == "websocket" or scope["method"] not in SAFE
        if writes and not path.startswith("/v/") and not _same_origin(headers, host):
            return refusal(403, WRONG_ORIGIN)
        if path.startswith(OPEN) or path == "/v":
            return None
        if (code := typed_code(path)) and not writes:
            return RedirectResponse(f"/v/{code}", status_code=303)
        role = self._runtime.keys.role_of(_cookie(headers, ROLE_COOKIE))
        scope["mc_role"] = role
        return _role_refusal(role, path) or _way_home(scope, role)


def _role_refusal(role: AccessRole | None, path: str) -> Response | None:
    if path.startswith(CLOSED):
        return refusal(404, "Cette page n’existe pas.")
    if role is None or role is AccessRole.PARTICIPANT:
        if path == "/":
            return RedirectResponse("/v/", status_code=303)
        return refusal(403, NO_ROLE)
    if path.startswith(ANIMATOR_ONLY) and role is not AccessRole.ANIMATOR:
        return JSONResponse({"error": WRONG_ROLE}, status_code=403)
    return None


def _way_home(scope: Scope, role: AccessRole | None) -> Response | None:
    """`/` is no page: it leads to the first one of the role, with the question that came along."""
    if role is None or scope["type"] != "http" or scope["path"] != "/":
        return None
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(home_of(role) + (f"?{query}" if query else ""), status_code=303)


def _same_origin(headers: Headers, host: str) -> bool:
    """Sec-Fetch-Site if the browser sends it, and Origin; who sends neither is no page of ours."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return site is not None
    return origin.lower().partition("://")[2] == host.lower()


async def _refuse(scope: Scope, receive: Receive, send: Send, response: Response) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await response(scope, receive, send)
