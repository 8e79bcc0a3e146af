"""A code typed after the address leads to its page; a page's own address is never one."""

from __future__ import annotations

import pytest

from mcdata.phone.codes import code_of, typed_code
from mcdata.settings import ROOT


@pytest.mark.parametrize(
    "path", ["/DEMO25", "/demo25", "/DEM-O25", "/demo 25", "/DEM\u2011O25", "/demo25/", "/ demo25"]
)
def test_a_code_is_known_whatever_parts_it(path: str) -> None:
    assert typed_code(path) == "DEMO25"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v/DEMO25",
        "/demo2",
        "/entrer",
        "/testez",
        "/essais",
        "/static",
        "/sante",
        "/d\u00e9mo25",
    ]
    + [f"/{page.stem}" for page in sorted((ROOT / "pages").glob("*.py"))],
)
def test_any_other_address_is_left_alone(path: str) -> None:
    assert typed_code(path) is None


def test_a_code_loses_spaces_and_hyphens() -> None:
    assert code_of(" dem\u2013o 25 ") == "DEMO25"
