"""What people type is made clean, or refused with a sentence."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata.errors import InvalidInput
from mcdata.validation import clean_line, clean_text


def test_clean_line_strips_and_composes() -> None:
    assert clean_line("  de\u0301ja\u0300 \t", 10, "la note") == "déjà"


def test_clean_text_keeps_line_breaks_of_any_system() -> None:
    assert clean_text("un\r\ndeux\rtrois\u2028quatre", 50, "la note") == "un\ndeux\ntrois\nquatre"


@pytest.mark.parametrize("bad", ["a\x00b", "a\x1bb", "a\ud800b", "a\x7fb", "a\x85b"])
def test_clean_text_refuses_what_a_database_can_not_hold(bad: str) -> None:
    with pytest.raises(InvalidInput, match="La note contient un caractère invisible"):
        clean_text(bad, 50, "la note")


def test_clean_line_refuses_a_line_break() -> None:
    with pytest.raises(InvalidInput, match="une seule ligne"):
        clean_line("un\ndeux", 50, "la question")


def test_clean_text_drops_marks_that_turn_writing_round() -> None:
    assert clean_text("\ufeffabc\u202edef\u2069", 50, "la note") == "abcdef"


def test_clean_text_keeps_other_writings_and_joined_signs() -> None:
    assert clean_text("سلام 👩‍🏫 ok", 50, "la note") == "سلام 👩‍🏫 ok"


def test_clean_text_refuses_what_is_too_long_and_says_by_how_much() -> None:
    with pytest.raises(InvalidInput, match=r"501 caractères.*500 au plus"):
        clean_text("é" * 501, 500, "la note")


def test_clean_text_takes_as_much_as_the_limit() -> None:
    assert len(clean_text("e\u0301" * 500, 500, "la note")) == 500


def test_clean_text_of_nothing_is_nothing_unless_required() -> None:
    assert clean_text("  ", 5, "la note") == ""
    with pytest.raises(InvalidInput, match="La note manque"):
        clean_text("  ", 5, "la note", required=True)


@given(st.text(alphabet=st.characters()))
def test_clean_text_gives_clean_text_or_refuses(raw: str) -> None:
    try:
        text = clean_text(raw, 40, "la note")
    except InvalidInput:
        return
    assert len(text) <= 40
    assert text == unicodedata.normalize("NFC", text)
    text.encode()  # no lone surrogate
    assert not any(unicodedata.category(c) == "Cc" for c in text if c != "\n")


@given(st.text())
def test_clean_text_twice_is_clean_text_once(raw: str) -> None:
    try:
        once = clean_text(raw, 1000, "la note")
    except InvalidInput:
        return
    assert clean_text(once, 1000, "la note") == once
