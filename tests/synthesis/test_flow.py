"""Pieces on pages: nothing is lost, nothing overflows, and what is glued stays together."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mcdata.synthesis.pdf_flow import WELL_FILLED, Piece, balanced, keep_together, paginate

TOP, BOTTOM = 20.0, 120.0


def nothing(_: float) -> None:
    """Draw nothing: only heights matter here."""


pieces = st.lists(
    st.builds(
        Piece,
        height=st.floats(1, 30),
        draw=st.just(nothing),
        before=st.floats(0, 10),
        glued=st.booleans(),
        new_page=st.booleans(),
    ),
    min_size=1,
    max_size=60,
)


def piece(height: float = 10, *, glued: bool = False, header: Piece | None = None) -> Piece:
    return Piece(height, nothing, glued=glued, header=header)


@given(pieces)
def test_every_piece_is_placed_once_in_order(given_pieces: list[Piece]) -> None:
    placed = [p.piece for page in paginate(given_pieces, TOP, BOTTOM) for p in page]
    assert placed == given_pieces


@given(pieces)
def test_no_piece_goes_under_the_bottom(given_pieces: list[Piece]) -> None:
    for page in paginate(given_pieces, TOP, BOTTOM):
        assert all(TOP <= p.top <= BOTTOM - p.piece.height + 1e-6 for p in page)


@given(pieces)
def test_pieces_never_overlap(given_pieces: list[Piece]) -> None:
    for page in paginate(given_pieces, TOP, BOTTOM):
        for above, below in pairwise(page):
            assert above.top + above.piece.height <= below.top + 1e-6


def test_a_heading_goes_with_what_follows() -> None:
    pages = paginate([piece(90), piece(8, glued=True), piece(8)], TOP, BOTTOM)
    assert [len(page) for page in pages] == [1, 2]


def test_the_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([piece(95), Piece(10, nothing, before=7)], TOP, BOTTOM)
    assert pages[1][0].top == TOP


def test_a_table_that_goes_on_has_its_header_again() -> None:
    header = piece(5)
    rows = [piece(20, header=header) for _ in range(7)]
    pages = paginate(rows, TOP, BOTTOM)
    assert [page[0].piece is header for page in pages] == [True, True]
    assert sum(p.piece is not header for page in pages for p in page) == 7


def test_the_last_line_of_a_run_is_never_alone() -> None:
    lines = keep_together([piece(10) for _ in range(11)])
    pages = paginate(lines, TOP, BOTTOM)
    assert [len(page) for page in pages] == [9, 2]


def test_a_group_higher_than_a_page_is_cut() -> None:
    pages = paginate([piece(30, glued=True) for _ in range(5)], TOP, BOTTOM)
    assert [len(page) for page in pages] == [3, 2]


@given(pieces)
def test_balancing_loses_nothing_and_keeps_the_order(given_pieces: list[Piece]) -> None:
    placed = [p.piece.height for page in balanced(given_pieces, TOP, BOTTOM) for p in page]
    assert placed == [piece.height for piece in given_pieces]


def test_a_last_page_of_two_lines_is_taken_back_by_the_spaces_above() -> None:
    lines = [Piece(10, nothing, before=4) for _ in range(8)]
    assert [len(page) for page in paginate(lines, TOP, BOTTOM)] == [7, 1]
    assert [len(page) for page in balanced(lines, TOP, BOTTOM)] == [8]


def test_spaces_grow_so_that_the_last_page_is_not_nearly_empty() -> None:
    lines = [Piece(10, nothing, before=3) for _ in range(17)]
    *_, last = balanced(lines, TOP, BOTTOM)
    bottom = last[-1].top + last[-1].piece.height
    assert (bottom - TOP) / (BOTTOM - TOP) >= WELL_FILLED
