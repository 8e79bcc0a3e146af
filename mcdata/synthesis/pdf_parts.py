"""Elements of a report -> pieces of paper: headings, lists, quotes, tables, results."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from itertools import zip_longest

from mcdata import palette
from mcdata.synthesis.pdf_charts import results_pieces, table_pieces
from mcdata.synthesis.pdf_flow import Piece, keep_together
from mcdata.synthesis.pdf_paper import (
    ACCENT,
    HEADING,
    LEFT,
    MEASURE,
    QUOTE,
    SMALL,
    SUBHEADING,
    TEXT,
    WARNING,
    Font,
    Line,
    Paper,
)
from mcdata.synthesis.report import (
    Element,
    Item,
    Items,
    Paragraph,
    Part,
    Quotes,
    Remark,
    Results,
    Signatures,
    Subheading,
    Table,
    Withheld,
)
from mcdata.synthesis.wording import NOT_DATED, NOT_NAMED, SIGN_HERE, quoted

AFTER = 2.6  # millimetres between two elements
INDENT = 6.0


def part_pieces(paper: Paper, part: Part, *, new_page: bool = False) -> list[Piece]:
    """Return a part: its heading, which is in the outline, and its elements."""
    pieces = [heading(paper, part.title, new_page=new_page)]
    for element, following in zip_longest(part.elements, part.elements[1:]):
        own = element_pieces(paper, element)
        if isinstance(following, Remark) or _introduces(element, following):
            own[-1] = dataclasses.replace(own[-1], glued=True)
        pieces += own
    return pieces


def _introduces(element: Element, following: Element | None) -> bool:
    """Whether a sentence leads into a list, a table or quotes, and must stay with them."""
    return isinstance(element, Paragraph) and isinstance(following, (Items, Quotes, Table))


def heading(paper: Paper, title: str, *, new_page: bool = False) -> Piece:
    lines = paper.wrap(title, HEADING, MEASURE)

    def draw(top: float) -> None:
        paper.set_y(top)
        paper.start_section(title)
        paper.block(LEFT, top, 12, 0.8, palette.ACCENT)
        _put_all(paper, lines, LEFT, top + 3, HEADING)

    height = 3 + HEADING.leading * len(lines) + 2.2
    return Piece(height, draw, before=10, glued=True, new_page=new_page)


def element_pieces(paper: Paper, element: Element) -> list[Piece]:
    """Return the pieces of one element."""
    match element:
        case Paragraph(text):
            return lines_of(paper, text, TEXT, after=AFTER)
        case Remark(text):
            return lines_of(paper, text, SMALL, before=1.5, after=AFTER)
        case Subheading(text):
            return subheading(paper, text)
        case Items():
            return _items(paper, element)
        case Quotes():
            return _quotes(paper, element)
        case Table():
            return table_pieces(paper, element)
        case Results():
            return [*subheading(paper, element.question), *results_pieces(paper, element)]
        case Withheld(question, reason):
            muted = dataclasses.replace(TEXT, colour=palette.MUTED)
            return [*subheading(paper, question), *lines_of(paper, reason, muted, after=AFTER)]
        case Signatures():
            return [_signatures(paper, element)]


def subheading(paper: Paper, text: str) -> list[Piece]:
    """A question or a kind of note: it stays with what follows."""
    pieces = lines_of(paper, text, SUBHEADING, before=4.5, after=1)
    return [dataclasses.replace(piece, glued=True) for piece in pieces]


def lines_of(
    paper: Paper,
    text: str,
    font: Font,
    *,
    x: float = LEFT,
    width: float = MEASURE,
    before: float = 0.0,
    after: float = 0.0,
) -> list[Piece]:
    """Return a text's lines, none of which stands alone at the end or the top of a page."""
    return _stacked(paper, paper.wrap(text, font, width), font, x, before, after)


def _stacked(
    paper: Paper,
    lines: Sequence[Line],
    font: Font,
    x: float,
    before: float,
    after: float,
    beside: Callable[[float], None] | None = None,
) -> list[Piece]:
    """Pile lines up; `beside` draws the bullet of the first one."""

    def drawer(line: Line, first: bool) -> Callable[[float], None]:
        def draw(top: float) -> None:
            if first and beside:
                beside(top)
            paper.put(line, x, top, font.leading)

        return draw

    last = len(lines) - 1
    return keep_together(
        [
            Piece(
                font.leading + (after if index == last else 0.0),
                drawer(line, index == 0),
                before if index == 0 else 0.0,
            )
            for index, line in enumerate(lines)
        ]
    )


def _items(paper: Paper, items: Items) -> list[Piece]:
    pieces: list[list[Piece]] = []
    for number, item in enumerate(items.items, 1):
        bullet = f"{number}." if items.ordered else "•"

        def beside(top: float, bullet: str = bullet) -> None:
            paper.put(((ACCENT, bullet),), LEFT, top, TEXT.leading)

        lines = paper.wrap_runs(_runs(item, TEXT), MEASURE - INDENT)
        after = 3.0 if number == len(items.items) else 1.6
        pieces.append(_stacked(paper, lines, TEXT, LEFT + INDENT, 0.0, after, beside))
    return _neighbourly(pieces)


def _quotes(paper: Paper, quotes: Quotes) -> list[Piece]:
    """Words set apart by a bar of the accent; who said them is never a name."""
    pieces: list[list[Piece]] = []
    for item in quotes.items:
        lines = paper.wrap_runs(_runs(item, QUOTE, in_guillemets=True), MEASURE - 2 * INDENT)
        own = _stacked(paper, lines, QUOTE, LEFT + INDENT, 0.0, 0.0)
        if quotes.attribution:
            own = [dataclasses.replace(piece, glued=True) for piece in own]
            own += lines_of(paper, f"— {quotes.attribution}", SMALL, x=LEFT + INDENT)
        barred = [_barred(paper, piece) for piece in own]
        pieces.append([*barred[:-1], _spaced(barred[-1], 3.2)])
    return _neighbourly(pieces)


def _signatures(paper: Paper, block: Signatures) -> Piece:
    """Boxes side by side: what for, who, when, and the room to sign by hand."""
    gap, height = 8.0, 44.0
    width = (MEASURE - gap * (len(block.items) - 1)) / len(block.items)

    def draw(top: float) -> None:
        for index, one in enumerate(block.items):
            left = LEFT + index * (width + gap)
            paper.set_draw_color(palette.LINE)
            paper.set_line_width(0.3)
            paper.rect(left, top, width, height - 4)
            for row, (font, text) in enumerate(
                (
                    (SMALL, one.title),
                    (SUBHEADING, one.name or NOT_NAMED),
                    (SMALL, one.when or NOT_DATED),
                    (SMALL, SIGN_HERE),
                )
            ):
                line = paper.wrap(text, font, width - 8)[0]
                paper.put(line, left + 4, top + 3 + row * 6, font.leading)

    return Piece(height, draw)


def _neighbourly(items: Sequence[list[Piece]]) -> list[Piece]:
    """Keep the first two items of a list on one page, and the last two."""
    for index in {0, len(items) - 2} & set(range(len(items) - 1)):
        items[index][-1] = dataclasses.replace(items[index][-1], glued=True)
    return [piece for item in items for piece in item]


def _barred(paper: Paper, piece: Piece) -> Piece:
    def draw(top: float) -> None:
        paper.block(LEFT + 1, top, 0.7, piece.height, palette.ACCENT)
        piece.draw(top)

    return dataclasses.replace(piece, draw=draw)


def _spaced(piece: Piece, after: float) -> Piece:
    return dataclasses.replace(piece, height=piece.height + after)


def _runs(item: Item, font: Font, *, in_guillemets: bool = False) -> tuple[tuple[Font, str], ...]:
    text = quoted(item.text) if in_guillemets else item.text
    if item.mark is None:
        return ((font, text),)
    mark = dataclasses.replace(WARNING, leading=font.leading)
    return ((font, text), (mark, f"[{item.mark}]"))


def _put_all(paper: Paper, lines: Sequence[Line], x: float, top: float, font: Font) -> None:
    for index, line in enumerate(lines):
        paper.put(line, x, top + index * font.leading, font.leading)
