"""Accents: restored where one reading alone makes sense, left alone where a name may be so."""

from __future__ import annotations

import pytest

from mcdata.importing.repair import decoded, has_lost, restored


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("BÃ©atrice", "Béatrice"), ("lâ€™Hermite", "l’Hermite"), ("LEFÃˆVRE", "LEFÈVRE"),
     ("BŽatrice", "Béatrice"), ("Hél\x8fne", "Hélène"), ("Fran\x8dois", "François")],
)  # fmt: skip
def test_what_a_wrong_codec_did_is_undone(broken: str, whole: str) -> None:
    assert restored(broken) == whole


@pytest.mark.parametrize(
    "name",
    ["Žaneta", "Miloš", "MILOŠ", "Božena", "Łukasz", "Åsa", "Ángela", "D’Hondt", "Ève", "Rœulx",
     "No‘l", "Nuñez", "İlker", "Đorđe", "Šárka", "عمر", "Ζωή", "Зоя", "阮"],
)  # fmt: skip
def test_names_of_other_languages_stay_as_they_are(name: str) -> None:
    assert restored(name) == name


@pytest.mark.parametrize(
    ("name", "lost"), [("?ukasz", True), ("B\ufffdatrice", True), ("Zoé", False)]
)
def test_a_lost_letter_is_seen(name: str, lost: bool) -> None:
    assert has_lost(name) is lost


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman"])
def test_the_codec_that_gives_french_letters_is_chosen(codec: str) -> None:
    text = "Prénom;Nom\rBéatrice;Lefèvre\rFrançois;Noël\rZoé;d’Hôtel\r"
    assert decoded(text.encode(codec))[0] == text
