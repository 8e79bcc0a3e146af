"""Pieces of a document -> pages. Pure: heights in millimetres, and no heading left behind.

A piece is what is never cut: a heading, a line of text, a row of a table. A `glued` piece stays
on the page of the one after it, so a heading keeps its first lines and a table its first rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

SPACES = (1.0, 0.9, 1.1, 0.8, 1.2, 0.7, 1.35, 0.6, 1.5, 0.5, 1.7, 1.9, 2.1)  # nearest first
WELL_FILLED = 0.65  # of a page's height

Draw = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """`draw` takes the height on the page at which the piece begins; `before` is the space above,
    dropped at the top of a page. `header` is drawn again when a table goes on to another page.
    """

    height: float
    draw: Draw
    before: float = 0.0
    glued: bool = False
    new_page: bool = False
    header: Piece | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    piece: Piece
    top: float


def paginate(pieces: Iterable[Piece], top: float, bottom: float) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages: each piece with its height on the page, from `top` to `bottom`.

    A group of glued pieces higher than a page is cut where it must be.
    """
    pages: list[list[Placed]] = [[]]
    y = top
    for group in _groups(pieces):
        cuttable = _height(group, at_top=True) > bottom - top
        for chunk in [(piece,) for piece in group] if cuttable else [group]:
            starts = chunk[0].new_page or y + _height(chunk, at_top=False) > bottom + 1e-6
            if starts and pages[-1]:
                pages.append([])
                y = top
            for piece in chunk:
                y = _place(piece, y, pages[-1])
    return tuple(tuple(page) for page in pages if page)


def _groups(pieces: Iterable[Piece]) -> Iterable[tuple[Piece, ...]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.glued:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _height(group: Sequence[Piece], *, at_top: bool) -> float:
    """Return a group's height; the header that a table would need again is counted too."""
    whole = sum(piece.before + piece.height for piece in group)
    head = group[0].header
    return whole - (group[0].before if at_top else 0.0) + (head.height if at_top and head else 0.0)


def _place(piece: Piece, y: float, page: list[Placed]) -> float:
    if page:
        y += piece.before
    elif piece.header:
        page.append(Placed(piece.header, y))
        y += piece.header.height
    page.append(Placed(piece, y))
    return y + piece.height


def balanced(pieces: Sequence[Piece], top: float, bottom: float) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages with the spaces that leave none of them half empty, as far as can be.

    Spaces between elements give way or grow together; the first page has its own measure.
    """
    start = next((i for i, piece in enumerate(pieces) if piece.new_page), 0)
    best: tuple[float, tuple[tuple[Placed, ...], ...]] | None = None
    for factor in SPACES:
        spaced = [
            dataclasses.replace(piece, before=piece.before * factor) if i > start else piece
            for i, piece in enumerate(pieces)
        ]
        pages = paginate(spaced, top, bottom)
        least = least_filled(pages, top, bottom)
        if least >= WELL_FILLED:
            return pages
        if best is None or least > best[0] + 0.02:
            best = (least, pages)
    return best[1] if best else ()


def least_filled(pages: Sequence[Sequence[Placed]], top: float, bottom: float) -> float:
    """Return how much the emptiest page after the first is filled."""
    return min((_filled(page, top, bottom) for page in pages[1:]), default=1.0)


def _filled(page: Sequence[Placed], top: float, bottom: float) -> float:
    """Return how much of a page's height is used, from 0 to 1."""
    last = page[-1]
    return (last.top + last.piece.height - top) / (bottom - top)


def keep_together(pieces: Sequence[Piece], first: int = 2, last: int = 2) -> list[Piece]:
    """Glue the first and the last lines of a run, so that none stands alone on a page."""
    count = len(pieces)
    glued = [
        index < count - 1 and (index < first - 1 or index >= count - last) for index in range(count)
    ]
    return [_with_glue(piece, stays) for piece, stays in zip(pieces, glued, strict=True)]


def _with_glue(piece: Piece, glued: bool) -> Piece:
    return Piece(
        piece.height,
        piece.draw,
        piece.before,
        piece.glued or glued,
        piece.new_page,
        piece.header,
    )
