"""Templates -> pages: everything inlined, so that one request brings it all; and its headers."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mcdata.phone.compact import compact, with_literals, with_short_names
from mcdata.phone.question import sentences
from mcdata.phone.view import Page

HERE = Path(__file__).parent
VIEW_COOKIE = "mc_view"
LOOKS = ("grande", "clair", "sombre")
STILL = "fixe"  # beside the looks in their cookie: no page that loads itself again

_CHOICES = (
    ("taille", "normale", "Texte normal"),
    ("taille", "grande", "Grand texte"),
    ("fond", "auto", "Couleurs du téléphone"),
    ("fond", "clair", "Fond clair"),
    ("fond", "sombre", "Fond sombre"),
)


def _digest(source: str) -> str:
    digest = hashlib.sha256(source.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _source(name: str) -> str:
    return compact((HERE / name).read_text(encoding="utf-8"))


_COLOURS = _source("ballot.css")
STYLE = Markup(with_literals(_COLOURS, _COLOURS))  # noqa: S704 - our own file
LATER = Markup(with_literals(_source("later.css"), _COLOURS))  # noqa: S704 - our own file
SCRIPT = Markup(with_short_names(_source("ballot.js")))  # noqa: S704 - our own file

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src {_digest(STYLE)} {_digest(LATER)}; "
        f"script-src {_digest(SCRIPT)}; "
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
_TEMPLATES.globals.update(style=STYLE, later=LATER, script=SCRIPT)
_TEMPLATES.filters["lines"] = lambda text: "\n".join(sentences(text))


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
    is_still: bool

    @property
    def cookie(self) -> str:
        """What is remembered of it."""
        return ".".join([*self.classes.split(), *([STILL] if self.is_still else [])])


def look_of(request: Request) -> Look:
    """Read the look from its cookie, changed by `?taille=`, `?fond=` or `?suivi=`."""
    held = request.cookies.get(VIEW_COOKIE, "").split(".")
    kept = [name for name in held if name in LOOKS]
    size = request.query_params.get("taille", "grande" if "grande" in kept else "normale")
    ground = request.query_params.get("fond", next((n for n in kept if n != "grande"), "auto"))
    wanted = {"taille": size, "fond": ground}
    classes = [value for value in (size, ground) if value in LOOKS]
    choices = tuple(
        Choice(f"{name}={value}", label, wanted[name] == value) for name, value, label in _CHOICES
    )
    still = request.query_params.get("suivi", "non" if STILL in held else "oui") == "non"
    return Look(" ".join(dict.fromkeys(classes)), choices, still)


def render_page(request: Request, page: Page, status: int = 200) -> HTMLResponse:
    """The page of a séance."""
    html = _TEMPLATES.get_template("page.html").render(
        page=page, view=look_of(request), path=page.path
    )
    return _respond(request, html.replace(">\n<", "><"), status)


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
    if {"taille", "fond", "suivi"} & request.query_params.keys():
        response.set_cookie(
            VIEW_COOKIE,
            look_of(request).cookie,
            max_age=365 * 24 * 3600,
            path="/v/",
            samesite="lax",
        )
    return response
