"""Templates -> pages: everything inlined, so that one request brings it all; and its headers."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mcdata.phone.view import Page

HERE = Path(__file__).parent
VIEW_COOKIE = "mc_view"
LOOKS = ("grande", "clair", "sombre")

_CHOICES = (
    ("taille", "normale", "Texte normal"),
    ("taille", "grande", "Grand texte"),
    ("fond", "auto", "Couleurs du téléphone"),
    ("fond", "clair", "Fond clair"),
    ("fond", "sombre", "Fond sombre"),
)

# A string, a regular expression or a comment; what is between them can lose its spaces.
_KEPT = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|(?<=[(])/[^/\n]+/|/\*.*?\*/", re.DOTALL)


def compact(source: str) -> str:
    """Drop comments, indentation and spaces that no browser needs; strings are left alone."""
    parts, end = [], 0
    for kept in _KEPT.finditer(source):
        parts.append(_squeezed(source[end : kept.start()]))
        parts.append("" if kept.group().startswith("/*") else kept.group())
        end = kept.end()
    return "".join([*parts, _squeezed(source[end:])]).strip()


def _squeezed(code: str) -> str:
    return re.sub(r"\s*([{};,()=<>?|&!])\s*", r"\1", re.sub(r"\s+", " ", code))


def _source(name: str) -> Markup:
    return Markup(compact((HERE / name).read_text(encoding="utf-8")))  # noqa: S704 - our own file


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


STYLE, SCRIPT = _source("ballot.css"), _source("ballot.js")

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src {_digest(STYLE)}; script-src {_digest(SCRIPT)}; "
        "connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

_TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(style=STYLE, script=SCRIPT)


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the « Aa » menu."""

    query: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class Look:
    """How the page looks to this person: classes of the root, entries of the menu."""

    classes: str
    choices: tuple[Choice, ...]


def look_of(request: Request) -> Look:
    """Read the look from its cookie, changed by `?taille=` or `?fond=` in the address."""
    kept = [name for name in request.cookies.get(VIEW_COOKIE, "").split(".") if name in LOOKS]
    size = request.query_params.get("taille", "grande" if "grande" in kept else "normale")
    ground = request.query_params.get("fond", next((n for n in kept if n != "grande"), "auto"))
    wanted = {"taille": size, "fond": ground}
    classes = [value for value in (size, ground) if value in LOOKS]
    choices = tuple(
        Choice(f"{name}={value}", label, wanted[name] == value) for name, value, label in _CHOICES
    )
    return Look(" ".join(dict.fromkeys(classes)), choices)


def render_page(request: Request, page: Page, status: int = 200) -> HTMLResponse:
    """The page of a séance."""
    html = _TEMPLATES.get_template("page.html").render(
        page=page, view=look_of(request), path=page.path
    )
    return _respond(request, html, status)


def render_code_page(
    request: Request, sentence: str = "", typed: str = "", status: int = 200
) -> HTMLResponse:
    """The page that asks for a code, after what went wrong if something did."""
    html = _TEMPLATES.get_template("code.html").render(
        sentence=sentence, typed=typed, view=look_of(request), path="/v/"
    )
    return _respond(request, html, status)


def _respond(request: Request, html: str, status: int) -> HTMLResponse:
    response = HTMLResponse(html, status_code=status, headers=HEADERS)
    if {"taille", "fond"} & request.query_params.keys():
        response.set_cookie(
            VIEW_COOKIE,
            look_of(request).classes.replace(" ", "."),
            max_age=365 * 24 * 3600,
            path="/v/",
            samesite="lax",
        )
    return response
