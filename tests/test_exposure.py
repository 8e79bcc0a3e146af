"""Names, telephones, addresses and e-mails found in a text, however they are written."""

from __future__ import annotations

import pytest

from mcdata.exposure import Kind, exposures, warning
from mcdata.model import College, Participant


def person(first: str, last: str) -> Participant:
    return Participant("p", f"{first}-{last}", first, last, College.RESIDENTS, "", "", "")


PEOPLE = (
    person("Fatma", "Delattre"),
    person("Bruno", "Cousin"),
    person("José", "Da Costa"),
    person("Łukasz", "Żak"),
    person("Anne-Marie", "Ben Saïd-Lefèvre"),
    person("محمد", "علي"),
    person("Li", "Wu"),
)


def found(text: str) -> list[str]:
    return [one.words for one in exposures(text, PEOPLE)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Madame DELATTRE attend", "DELATTRE"),
        ("delattre fatma", "delattre fatma"),
        ("Fatma  Delâttre", "Fatma  Delâttre"),
        ("fatma d. a dit", "fatma d"),
        ("Madame cousin est venue", "cousin"),
        ("hier le Cousin du rez", "Cousin"),
        ("bruno cousin", "bruno cousin"),
        ("M. da-costa", "da-costa"),
        ("Chez Zak", "Zak"),
        ("Anne Marie Ben Said Lefevre", "Anne Marie Ben Said Lefevre"),
        ("la dame Lefevre", "Lefevre"),
        ("السيد علي", "علي"),
        ("Li Wu", "Li Wu"),
    ],
)
def test_a_name_is_found_in_any_case_and_without_accents(text: str, words: str) -> None:
    assert [(one.kind, one.words) for one in exposures(text, PEOPLE)] == [(Kind.NAME, words)]


@pytest.mark.parametrize(
    "text",
    [
        "mon cousin a attendu",
        "Cousin ou voisin, chacun son tour",
        "Fatma a parlé",  # a first name alone is many people
        "le wu est une langue",  # too short to look for alone
        "Delattreville",
        "",
    ],
)
def test_an_ordinary_word_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "number",
    [
        "0639981040",
        "06 39 98 10 40",
        "06.39.98.10.40",
        "06-39-98-10-40",
        "06/39/98/10/40",
        "06\u00a039\u202f98 10 40",
        "+33 6 39 98 10 40",
        "+33 (0)6 39 98 10 40",
        "0033639981040",
        "639981040",
        "03 27 00 00 00",
        "+32 475 12 34 56",
    ],
)
def test_a_telephone_is_found_however_it_is_written(number: str) -> None:
    (one,) = exposures(f"Appelez le {number}, le soir.", PEOPLE)
    assert one.kind is Kind.TELEPHONE


@pytest.mark.parametrize(
    "text",
    [
        "Le 02 05 2017 à 18 h 30",
        "10\u202f000 personnes, 1\u202f054 réponses",
        "12 18 25 30 45",
        "QP059062, de 17 h à 19 h",
        "3,5 sur 4 (64 %), 12 personnes sur 18 (67 %)",
    ],
)
def test_figures_and_hours_are_no_telephone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("au 12 rue des Lilas", "12 rue des Lilas"),
        ("au 12 bis, avenue Jean-Jaurès", "12 bis, avenue Jean-Jaurès"),
        ("2 place de la République", "2 place de la République"),
        ("à 59220 Denain", "59220 Denain"),
        ("bâtiment C", "bâtiment C"),
        ("l’appartement 12", "appartement 12"),
    ],
)
def test_a_postal_address_is_found(text: str, words: str) -> None:
    assert [(one.kind, one.words) for one in exposures(text, ())] == [(Kind.ADDRESS, words)]


@pytest.mark.parametrize(
    "text",
    [
        "25 places et 3 rues",
        "1 place pour tous",
        "une rue commerçante, la place de la République",
        "ce qui porte à discussion",
        "chacun son tour à parler",
        "une tour de 12 étages",
    ],
)
def test_a_street_without_a_number_is_no_address(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "mail",
    [
        "f.d@exemple.fr",
        "F.D+x@exemple-nord.org",
        "f.d (at) exemple.fr",
        "fd arobase exemple point fr",
    ],
)
def test_an_e_mail_is_found(mail: str) -> None:
    assert [one.kind for one in exposures(f"Écrire à {mail}", ())] == [Kind.EMAIL]


def test_the_warning_says_what_was_found() -> None:
    assert warning("Mme Delattre attend", PEOPLE) == (
        "Attention\u00a0: cette note contient un nom, «\u00a0Delattre\u00a0». "
        "Réécrivez-la sans cela."
    )
    assert warning("La salle est calme", PEOPLE) == ""
