"""A report as a PDF: first page, parts, footers, outline, language and metadata."""

from __future__ import annotations

from fpdf import ViewerPreferences

from mcdata.synthesis.pdf_flow import WELL_FILLED, Piece, Placed, balanced, least_filled, paginate
from mcdata.synthesis.pdf_paper import (
    BOTTOM,
    HEIGHT,
    KICKER,
    LEFT,
    MEASURE,
    POINT_NUMBER,
    POINT_TEXTS,
    RIGHT,
    SMALL,
    SMALL_BOLD,
    TEXT,
    TITLE,
    TOP,
    WARNING,
    WHOLE_TABLES,
    Font,
    Paper,
)
from mcdata.synthesis.pdf_parts import heading, lines_of, part_pieces
from mcdata.synthesis.report import Lines, Report

NUMBER = 9.0  # the width kept for a point's number
LABEL = 36.0  # for the name of a detail


def render(report: Report) -> bytes:
    """Return the document as a PDF file."""
    paper = Paper()
    _describe(paper, report)
    pages = pages_of(paper, report)
    for number, page in enumerate(pages, 1):
        paper.add_page()
        _draw(page)
        _footer(paper, report, number, len(pages))
    return bytes(paper.output())


def pages_of(paper: Paper, report: Report) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages: tables in one piece, unless that leaves half a page empty."""
    found = []
    for paper.whole_table in WHOLE_TABLES:
        found.append(balanced(pieces(paper, report), TOP, BOTTOM))
        if least_filled(found[-1], TOP, BOTTOM) >= WELL_FILLED:
            break
    return max(found, key=lambda pages: least_filled(pages, TOP, BOTTOM))


def pieces(paper: Paper, report: Report) -> list[Piece]:
    """Return the whole document, piece by piece."""
    whole = _first_page(paper, report)
    for index, part in enumerate(report.parts):
        first = index == 0 and bool(report.points.items)
        whole += part_pieces(paper, part, new_page=first)
    return [*whole, *lines_of(paper, report.made, SMALL, before=8)]


def _draw(page: tuple[Placed, ...]) -> None:
    for placed in page:
        placed.piece.draw(placed.top)


def _describe(paper: Paper, report: Report) -> None:
    paper.set_lang("fr-FR")
    paper.set_title(report.title)
    paper.set_author(report.author)
    paper.set_subject(report.subject)
    paper.set_creator("Master class citoyenne")
    paper.set_producer("fpdf2")
    paper.set_keywords(f"{report.heading}, conseils citoyens, politique de la ville")
    paper.set_creation_date(report.made_at)
    paper.viewer_preferences = ViewerPreferences(display_doc_title=True)
    paper.page_mode = "USE_OUTLINES"


def _footer(paper: Paper, report: Report, number: int, pages: int) -> None:
    top = HEIGHT - 20
    paper.rule(LEFT, top, MEASURE)
    page = f"page {number} sur {pages}"
    room = MEASURE - paper.measure(page, SMALL) - 6
    paper.put(paper.wrap(report.footer, SMALL, room)[0], LEFT, top + 2, SMALL.leading)
    paper.put_right(page, SMALL, RIGHT, top + 2)
    if number > 1 and report.stamp:
        paper.put_right(report.stamp, WARNING, RIGHT, 13)


# the first page -----------------------------------------------------------------------------


def _first_page(paper: Paper, report: Report) -> list[Piece]:
    """The title and the lines, in the largest type that keeps them on one page."""
    made: list[Piece] = []
    for font in POINT_TEXTS:
        made = [*_title(paper, report), *_lines(paper, report.points, font)]
        made += _lines(paper, report.follow_ups, font)
        if report.summary:
            made += lines_of(paper, report.summary, SMALL, before=font.leading - 2.5)
        if len(paginate(made, TOP, BOTTOM)) == 1:
            break
    return made


def _title(paper: Paper, report: Report) -> list[Piece]:
    made = [*_stamps(paper, report)]
    made += lines_of(paper, report.kicker, KICKER, before=4, after=1)
    made.append(_section(paper, report.heading))
    made += lines_of(paper, report.heading, TITLE, after=5)
    for name, text in report.details:
        made.append(_detail(paper, name, text))
    return made


def _section(paper: Paper, title: str) -> Piece:
    """The document's own place in the outline, without height."""

    def draw(top: float) -> None:
        paper.set_y(top)
        paper.start_section(title)

    return Piece(0.0, draw, glued=True)


def _stamps(paper: Paper, report: Report) -> list[Piece]:
    stamps = [(s, w) for s, w in ((report.stamp, WARNING), (report.demo, SMALL_BOLD)) if s]
    if not stamps:
        return []

    def draw(top: float) -> None:
        right = RIGHT
        for text, font in stamps:
            width = paper.measure(text, font) + 6
            paper.set_draw_color(font.colour)
            paper.set_line_width(0.35)
            paper.rect(right - width, top - 8, width, 7)
            paper.put_right(text, font, right - 3, top - 8 + (7 - font.leading) / 2)
            right -= width + 4

    return [Piece(0.1, draw, glued=True)]


def _detail(paper: Paper, name: str, text: str) -> Piece:
    lines = paper.wrap(text, TEXT, MEASURE - LABEL)

    def draw(top: float) -> None:
        paper.put(((SMALL, name),), LEFT, top, TEXT.leading)
        for index, line in enumerate(lines):
            paper.put(line, LEFT + LABEL, top + index * TEXT.leading, TEXT.leading)

    return Piece(TEXT.leading * len(lines) + 0.8, draw)


def _lines(paper: Paper, lines: Lines, font: Font) -> list[Piece]:
    """The five points or the three follow-ups, each with a number that is seen from afar."""
    if not lines.items:
        return []
    made = [heading(paper, lines.title)]
    for number, text in enumerate(lines.items, 1):
        made.append(_point(paper, number, text, font))
    return made


def _point(paper: Paper, number: int, text: str, font: Font) -> Piece:
    wrapped = paper.wrap(text, font, MEASURE - NUMBER)

    def draw(top: float) -> None:
        paper.put(((POINT_NUMBER, str(number)),), LEFT, top, font.leading)
        for index, line in enumerate(wrapped):
            paper.put(line, LEFT + NUMBER, top + index * font.leading, font.leading)

    return Piece(font.leading * (len(wrapped) + 0.5), draw)
