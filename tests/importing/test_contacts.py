"""One contact: what a spreadsheet did to it is undone where certain, else it is not kept."""

from __future__ import annotations

import pytest

from mcdata.importing.contacts import contact_of


@pytest.mark.parametrize(
    ("cell", "contact"),
    [
        ("639980101", "06 39 98 01 01"),
        ("6.39980101E+08", "06 39 98 01 01"),
        ("33639980101", "+33 6 39 98 01 01"),
        ("0639980101", "06 39 98 01 01"),
        ("06.39.98.01.01 / 03 27 00 00 00", "06 39 98 01 01 · 03 27 00 00 00"),
        ("Tél : 06 39 98 01 01", "06 39 98 01 01"),
        ("+33 6 00 00 00 00", "+33 6 00 00 00 00"),
        ("zoe(at)exemple.fr", "zoe@exemple.fr"),
        ("zoe at exemple.fr", "zoe@exemple.fr"),
        ("zoe [arobase] exemple [point] fr", "zoe@exemple.fr"),
        ("zoe@exemple.fr,lea@exemple.fr", "zoe@exemple.fr · lea@exemple.fr"),
        ("à joindre par le centre social", "à joindre par le centre social"),
    ],
)
def test_a_contact_that_can_be_restored_is(cell: str, contact: str) -> None:
    found = contact_of(cell)
    assert (found.text, found.lost) == (contact, ())


@pytest.mark.parametrize(
    "cell", ["6,39980E+08", "6.4E+08", "63998010", "zoe@exemple", "06 39 ? 01 01"]
)
def test_a_contact_that_cannot_be_restored_is_told_and_not_kept(cell: str) -> None:
    found = contact_of(cell)
    assert (found.text, len(found.lost)) == ("", 1)
