"""French dates, numbers and typography; every enum of the model has its word."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import model, texts

N, T = "\u00a0", "\u202f"
ENUMS = [kind for kind in vars(model).values() if isinstance(kind, type) and kind is not StrEnum]
MEMBERS = [member for kind in ENUMS if issubclass(kind, StrEnum) for member in kind]


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_label_every_member_of_the_model_has_a_french_word(member: StrEnum) -> None:
    assert texts.label(member).strip()


@pytest.mark.parametrize("kind", [k for k in ENUMS if issubclass(k, StrEnum)])
def test_label_two_members_never_share_a_word(kind: type[StrEnum]) -> None:
    assert len({texts.label(member) for member in kind}) == len(kind)


def test_label_tells_apart_enums_that_share_a_value() -> None:
    # both are "question" in code, one is a screen and one a kind of note
    assert texts.label(model.Scene.QUESTION) == "Question"
    assert texts.label(model.NoteKind.QUESTION) == "question"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("C'est quoi?", f"C’est quoi{T}?"),
        ("Oui !", f"Oui{T}!"),
        ("Quoi?!", f"Quoi{T}?!"),
        ("un ; deux", f"un{T}; deux"),
        ("Voici : rien", f"Voici{N}: rien"),
        ('"bonjour" dit-elle', f"«{N}bonjour{N}» dit-elle"),
        ("« bonjour ! »", f"«{N}bonjour{T}!{N}»"),
        ("à 18h30", f"à 18{N}h{N}30"),
        ("64%", f"64{N}%"),
        ("et puis...", "et puis…"),
    ],
)
def test_french_typography(typed: str, written: str) -> None:
    assert texts.french(typed) == written


@pytest.mark.parametrize("text", ["http://ville.fr/v/AB?x=1", "12:30", "", "déjà"])
def test_french_leaves_addresses_and_plain_words_alone(text: str) -> None:
    assert texts.french(text) == text


@given(st.text(alphabet="ab 1h30'\"?!;:«».%\u00a0\u202f"))
def test_french_twice_is_french_once(text: str) -> None:
    once = texts.french(text)
    assert texts.french(once) == once


@given(st.text())
def test_french_never_loses_a_letter(text: str) -> None:
    letters = [c for c in text if c.isalnum()]
    assert [c for c in texts.french(text) if c.isalnum()] == letters


def test_date_long_is_a_whole_french_date() -> None:
    assert texts.date_long(datetime(2017, 5, 2, 12)) == f"mardi 2{N}mai 2017"


def test_date_is_that_of_paris() -> None:
    assert texts.date_short(datetime(2017, 5, 1, 22, 30)) == f"2{N}mai"


def test_date_of_the_first_of_a_month_is_an_ordinal() -> None:
    assert texts.date_short(datetime(2017, 8, 1, 12)) == f"1ᵉʳ{N}août"


def test_time_of_is_that_of_paris_in_summer() -> None:
    assert texts.time_of(datetime(2017, 5, 2, 16, 30)) == f"18{N}h{N}30"


def test_time_of_is_that_of_paris_in_winter() -> None:
    assert texts.time_of(datetime(2017, 1, 24, 16, 5)) == f"17{N}h{N}05"


def test_time_of_a_whole_hour_has_no_minutes() -> None:
    assert texts.time_of(datetime(2017, 5, 2, 16)) == f"18{N}h"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, f"0{N}min"), (24.6, f"25{N}min"), (60, f"1{N}h"), (150, f"2{N}h{N}30")],
)
def test_duration(minutes: float, said: str) -> None:
    assert texts.duration(minutes) == said


def test_duration_refuses_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="négative"):
        texts.duration(-1)


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (1054, f"1{T}054"), (1234567, f"1{T}234{T}567"), (-3, "−3")]
)
def test_number(value: int, said: str) -> None:
    assert texts.number(value) == said


@pytest.mark.parametrize(("value", "said"), [(3.5, "3,5"), (2.25, "2,3"), (1054, f"1{T}054,0")])
def test_decimal(value: float, said: str) -> None:
    assert texts.decimal(value) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(16, 25, f"64{N}%"), (1, 200, f"1{N}%"), (0, 3, f"0{N}%"), (0, 0, "–")],
)
def test_percent(part: int, whole: int, said: str) -> None:
    assert texts.percent(part, whole) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes"), (1054, f"1{T}054 personnes")],
)
def test_plural_has_the_singular_for_nought_and_one(count: int, said: str) -> None:
    assert texts.plural(count, "personne", "personnes") == said.replace(" ", N)


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_listed(words: list[str], said: str) -> None:
    assert texts.listed(words) == said


@pytest.mark.parametrize(
    "ordered",
    [
        ["Cazin", "Çelik", "Coste"],
        ["Aïssatou", "Anne"],
        ["Élie", "Elodie"],
        ["Elie", "Élie", "Eliott"],
        ["cote", "Cote", "coté", "côte", "côté"],
        ["Jean Marc", "Jeanne", "Jean-Paul"],
        ["D’Hondt", "Dhuin"],
        ["l’Hermite", "Lhomme"],
        ["Le Roy", "Leroux"],
        ["Oden", "Œuf", "Of"],
        ["Aebischer", "Ægidius", "Afonso"],
        ["Łukasz", "Lulu"],
        ["Zoé", "عمر"],
    ],
)
def test_french_order_is_that_of_a_dictionary(ordered: list[str]) -> None:
    for given_order in permutations(ordered):
        assert sorted(given_order, key=texts.french_order) == ordered


@given(st.text(max_size=20), st.text(max_size=20))
def test_french_order_never_confuses_two_texts(one: str, other: str) -> None:
    assert (texts.french_order(one) == texts.french_order(other)) == (one == other)
