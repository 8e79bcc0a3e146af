"""A report as one HTML file: conforming, self-contained, and the accessible form of the PDF."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mcdata import palette
from mcdata.settings import ROOT
from mcdata.synthesis import wording
from mcdata.synthesis.report import Report
from mcdata.synthesis.wording import quoted

TEMPLATES = Path(__file__).parent / "templates"
FONTS = ROOT / "mcdata" / "assets" / "fonts"


def render(report: Report, *, paper: bool = False) -> str:
    """Return the document as HTML; everything that someone typed is escaped by the template.

    With `paper`, a screen shows it as sheets (the page's preview); printing is the same.
    """
    template = _environment().get_template("synthese.html")
    return template.render(
        report=report,
        palette=palette,
        quoted=quoted,
        fonts=_fonts(),
        paper=paper,
        not_named=wording.NOT_NAMED,
        not_dated=wording.NOT_DATED,
        sign_here=wording.SIGN_HERE,
    )


@cache
def _fonts() -> tuple[tuple[int, str], ...]:
    """The two weights as text: the file asks nobody for anything."""
    return tuple(
        (
            weight,
            b64encode((FONTS / f"AtkinsonHyperlegibleNext-{name}.woff2").read_bytes()).decode(),
        )
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda element: type(element).__name__
    return environment
