"""Letters on paper: Arabic joined and from right to left, what has no glyph named."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from mcdata.synthesis.lettering import in_visual_order, join_arabic, printable

LATIN = range(0x20, 0x250)


def test_arabic_letters_take_the_form_that_their_neighbours_ask_for() -> None:
    forms = [unicodedata.name(c).rsplit(" ", 2)[1] for c in join_arabic("بيت")]
    assert forms == ["INITIAL", "MEDIAL", "FINAL"]


def test_a_letter_that_does_not_join_the_next_leaves_it_initial() -> None:
    assert [unicodedata.name(c) for c in join_arabic("دب")] == [
        "ARABIC LETTER DAL ISOLATED FORM",
        "ARABIC LETTER BEH ISOLATED FORM",
    ]


def test_lam_alef_is_one_sign() -> None:
    assert unicodedata.name(join_arabic("لا")) == "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"
    assert unicodedata.name(join_arabic("بلا")[-1]) == "ARABIC LIGATURE LAM WITH ALEF FINAL FORM"


@given(st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=20))
def test_joined_letters_read_as_the_letters_that_were_typed(text: str) -> None:
    assert unicodedata.normalize("NFKC", join_arabic(text)) == unicodedata.normalize("NFKC", text)


def test_arabic_is_drawn_from_right_to_left_and_french_is_not() -> None:
    assert in_visual_order("Bonjour אב") == "Bonjour בא"
    assert in_visual_order("Bonjour !") == "Bonjour !"


def test_an_emoji_without_a_glyph_is_named_once() -> None:
    assert printable("Bravo 👍👍🏽 !", LATIN) == "Bravo (émoji) !"


def test_invisible_marks_are_dropped() -> None:
    assert printable("a\u200db\ufe0f", LATIN) == "ab"


@given(st.text())
def test_only_glyphs_that_exist_are_left(text: str) -> None:
    glyphs = {*LATIN, 0xFFFD, 0xA, 0x2019}
    assert [c for c in printable(text, glyphs) if ord(c) not in glyphs] == []
