"""Quartiers as people write them: recognised where certain, else proposed, and remembered."""

from __future__ import annotations

import pytest

from mcdata.errors import UnknownQuartier
from mcdata.quartiers import (
    alias_key,
    contradicts,
    described,
    find_quartier,
    is_likely,
    likeliest,
)
from mcdata.reference import quartier, quartiers


@pytest.mark.parametrize(
    ("written", "commune", "code"),
    [
        ("QP059009", "", "QP059009"),
        ("qp 059009", "", "QP059009"),
        ("QN05908M", "", "QP059009"),
        ("QPV Les Epis", "", "QP059009"),
        ("Les Epis (Sin-le-Noble)", "", "QP059009"),
        ("LES ÉPIS - Sin le Noble", "", "QP059009"),
        ("Amérique", "", "QP059048"),
        ("Centre ville", "Quievrechain", "QP059028"),
        ("centre ville (Quiévrechain)", "", "QP059028"),
        ("Bourgogne", "tourcoing", "QP059087"),
    ],
)
def test_what_is_certain_is_recognised(written: str, commune: str, code: str) -> None:
    assert find_quartier(written, commune).code == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Nouveau Mons", "QP059080"),
        ("Banc Vert", "QP059062"),
        ("Lille Sud", "QP059074"),
        ("Vieux Denain", "QP059050"),
        ("Faubourg de Bethunes", "QP059008"),
        ("Pont de boi", "QP059066"),
        ("Ile Jeanty", "QP059062"),
    ],
)
def test_half_a_name_or_a_slip_is_proposed_first_and_never_taken(written: str, code: str) -> None:
    with pytest.raises(UnknownQuartier):
        find_quartier(written)
    proposals = likeliest(written)
    assert proposals[0].quartier.code == code
    assert is_likely(proposals)


@pytest.mark.parametrize("written", ["Centre ville", "QN05902M"])
def test_several_that_fit_are_all_proposed_and_none_is_likely(written: str) -> None:
    with pytest.raises(UnknownQuartier, match="plusieurs quartiers"):
        find_quartier(written)
    assert not is_likely(likeliest(written))
    assert len(likeliest(written)) > 1


def test_nothing_is_proposed_for_what_is_like_no_quartier() -> None:
    assert likeliest("xyzzy") == ()


def test_a_choice_that_was_remembered_is_taken() -> None:
    aliases = {alias_key("Nouveau Mons", "Mons-en-Barœul"): "QP059080"}
    assert find_quartier("NOUVEAU  MONS", "mons en baroeul", aliases=aliases).code == "QP059080"


def test_a_choice_made_without_a_commune_serves_with_one() -> None:
    aliases = {alias_key("Nouveau Mons"): "QP059080"}
    assert find_quartier("Nouveau Mons", "Lille", aliases=aliases).code == "QP059080"


@pytest.mark.parametrize(
    ("commune", "is_wrong"),
    [("Dunkerque", True), ("Sin-le-Noble", False), ("SIN LE NOBLE", False), ("Douaisis", False),
     ("", False)],
)  # fmt: skip
def test_a_commune_may_contradict_its_quartier(commune: str, is_wrong: bool) -> None:
    found = quartier("QP059009")
    assert found is not None
    assert contradicts(found, commune) is is_wrong


def test_what_the_picker_shows_holds_all_that_one_may_look_for() -> None:
    found = quartier("QP059062")
    assert found is not None
    for word in ("Banc Vert", "Dunkerque", "NPNRU", "QP059062", "QN05961M"):
        assert word in described(found)


def test_our_own_table_has_accents_on_capitals() -> None:
    names = " ".join(f"{q.name} {' '.join(q.communes)} {q.npnru_site}" for q in quartiers())
    bare = ("Epi", "Etoile", "Ecaillon", "Ile ", "Faiencerie", "Epid", "Eco", "Egl", "Ilot")
    assert [word for word in bare if word in names] == []
    for word in ("Les Épis", "L’Épinette", "Étoile", "Écaillon", "Île", "Faïencerie", "Épidème"):
        assert word in names
