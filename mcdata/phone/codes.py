"""A séance's code as people type it: `demo 25`, `DEM-O25`, after the address or in its field."""

from __future__ import annotations

import re

from mcdata.model import CODE_LENGTH

# Spaces, and what keyboards make of a hyphen.
_PARTING = re.compile(r"[\s\u2010-\u2015\u2212_.\-]+")

# Addresses of six letters that are something else; a test holds this list against the routes.
NOT_CODES = frozenset({"ENTRER", "TESTEZ", "ESSAIS", "STATIC", "CONSOLE", "POLICES", "VENDOR"})


def code_of(typed: str) -> str:
    """Return what someone typed as a code is written: no space, no hyphen, in capitals."""
    return _PARTING.sub("", typed).upper()


def typed_code(path: str) -> str | None:
    """Return the code that an address such as `/demo 25` stands for, or None.

    Any six letters or digits are taken for one: who typed them wrong is told so by the phone's
    page, which counts failures.
    """
    typed = path.removeprefix("/").removesuffix("/")
    code = code_of(typed)
    if "/" in typed or len(code) != CODE_LENGTH or code in NOT_CODES:
        return None
    return code if code.isascii() and code.isalnum() else None
