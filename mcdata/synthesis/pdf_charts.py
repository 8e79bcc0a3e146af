"""Tables, and results whose bars stand in their table: a chart that can't lose its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mcdata import palette
from mcdata.synthesis.pdf_flow import Piece, keep_together
from mcdata.synthesis.pdf_paper import (
    LEFT,
    MEASURE,
    RIGHT,
    SMALL,
    SMALL_BOLD,
    TEXT,
    Font,
    Line,
    Paper,
)
from mcdata.synthesis.report import Bar, Column, Results, Table

PADDING = 1.5  # above and below the text of a row
GUTTER = 4.0
AFTER = 5.0
BAR_HEIGHT = 4.0
WHOLE_RESULTS = 12  # rows: bars are compared, so they stand together with their question
ENDS = 3  # rows of a long table that stay together at its beginning and at its end
BAR_COLUMNS = (
    Column("Réponse", 62),
    Column("", 62),
    Column("Personnes", 20, numeric=True),
    Column("Part", 16, numeric=True),
)


@dataclass(frozen=True, slots=True)
class _Box:
    """Where a column stands, in millimetres."""

    column: Column
    x: float
    width: float


def _boxes(columns: Sequence[Column]) -> tuple[_Box, ...]:
    whole = sum(column.weight for column in columns)
    free = MEASURE - GUTTER * (len(columns) - 1)
    boxes, x = [], LEFT
    for column in columns:
        width = free * column.weight / whole
        boxes.append(_Box(column, x, width))
        x += width + GUTTER
    return tuple(boxes)


def table_pieces(paper: Paper, table: Table) -> list[Piece]:
    """Return a table: caption, header (again on each page), rows that are never cut."""
    boxes = _boxes(table.columns)
    header = _header(paper, boxes)
    caption = _caption(paper, table.caption)
    rows = [_row(paper, boxes, row, header) for row in table.rows]
    return [caption, _glued(header), *_closed(rows, whole=paper.whole_table)]


def results_pieces(paper: Paper, results: Results) -> list[Piece]:
    """Return a question's denominator, then one row an answer: words, bar, people, share."""
    boxes = _boxes(BAR_COLUMNS)
    header = _header(paper, boxes)
    rows = [_bar_row(paper, boxes, bar, header) for bar in results.bars]
    closed = _closed(rows, whole=WHOLE_RESULTS, followed=bool(results.remarks))
    pieces = [_caption(paper, results.denominator), _glued(header), *closed]
    for index, remark in enumerate(results.remarks):
        last = index == len(results.remarks) - 1
        pieces += _small(paper, remark, SMALL, 1.5, AFTER if last else 0.0)
    return pieces


def _caption(paper: Paper, text: str) -> Piece:
    lines = paper.wrap(text, SMALL_BOLD, MEASURE)

    def draw(top: float) -> None:
        for index, line in enumerate(lines):
            paper.put(line, LEFT, top + index * SMALL_BOLD.leading, SMALL_BOLD.leading)

    return Piece(SMALL_BOLD.leading * len(lines) + 1.2, draw, before=2, glued=True)


def _small(paper: Paper, text: str, font: Font, before: float, after: float) -> list[Piece]:
    lines = paper.wrap(text, font, MEASURE)

    def draw(top: float) -> None:
        for index, line in enumerate(lines):
            paper.put(line, LEFT, top + index * font.leading, font.leading)

    return [Piece(font.leading * len(lines) + after, draw, before=before)]


def _header(paper: Paper, boxes: Sequence[_Box]) -> Piece:
    height = SMALL.leading + 2 * PADDING - 1

    def draw(top: float) -> None:
        for box in boxes:
            _cell(paper, box, paper.wrap(box.column.title, SMALL, box.width), SMALL, top + 0.8)
        paper.rule(LEFT, top + height, MEASURE, palette.INK)

    return Piece(height, draw)


def _row(paper: Paper, boxes: Sequence[_Box], cells: Sequence[str], header: Piece) -> Piece:
    wrapped = [paper.wrap(text, TEXT, box.width) for box, text in zip(boxes, cells, strict=True)]
    height = TEXT.leading * max(map(len, wrapped)) + 2 * PADDING

    def draw(top: float) -> None:
        for box, lines in zip(boxes, wrapped, strict=True):
            _cell(paper, box, lines, TEXT, top + PADDING)
        paper.rule(LEFT, top + height, MEASURE)

    return Piece(height, draw, header=header)


def _bar_row(paper: Paper, boxes: Sequence[_Box], bar: Bar, header: Piece) -> Piece:
    label, chart, count, share = boxes
    lines = paper.wrap(bar.label, TEXT, label.width)
    height = TEXT.leading * len(lines) + 2 * PADDING
    colour = palette.BAR_OUTSIDE if bar.outside else palette.BAR

    def draw(top: float) -> None:
        middle = top + height / 2
        _cell(paper, label, lines, TEXT, top + PADDING)
        paper.block(chart.x, middle - BAR_HEIGHT / 2, chart.width, BAR_HEIGHT, palette.SURFACE)
        if bar.share > 0:
            length = chart.width * min(1.0, bar.share)
            paper.block(chart.x, middle - BAR_HEIGHT / 2, length, BAR_HEIGHT, colour)
        for box, figure in ((count, bar.count), (share, bar.percent)):
            paper.put_right(figure, TEXT, box.x + box.width, middle - TEXT.leading / 2)
        paper.rule(LEFT, top + height, RIGHT - LEFT)

    return Piece(height, draw, header=header)


def _cell(paper: Paper, box: _Box, lines: Sequence[Line], font: Font, top: float) -> None:
    for index, line in enumerate(lines):
        y = top + index * font.leading
        if box.column.numeric:
            width = sum(paper.measure(text, run) for run, text in line)
            paper.put(line, box.x + box.width - width, y, font.leading)
        else:
            paper.put(line, box.x, y, font.leading)


def _glued(piece: Piece) -> Piece:
    return Piece(piece.height, piece.draw, piece.before, glued=True)


def _closed(rows: Sequence[Piece], *, whole: int, followed: bool = False) -> list[Piece]:
    """Keep a table of up to `whole` rows in one piece, the ends of a longer one; space after it."""
    kept = keep_together(rows, first=len(rows) if len(rows) <= whole else ENDS, last=ENDS)
    last = kept[-1]
    after = 0.0 if followed else AFTER
    kept[-1] = Piece(last.height + after, last.draw, glued=followed, header=last.header)
    return kept
