"""The words of the page follow French typography."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mcdata.phone.render import HERE

TEMPLATES = sorted((HERE / "templates").rglob("*.html"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_writes_french(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    shown = re.sub(r"\{[#%{].*?[#%}]\}|<[^>]*>", "", source, flags=re.DOTALL)
    assert not re.search(r" [?!;:»]|« |\w'\w", shown)


def test_the_script_writes_french() -> None:
    source = (HERE / "ballot.js").read_text(encoding="utf-8")
    said = [
        text for text in re.findall(r"'([^'\n]*)'", source) if re.search("[a-zé]{3} [a-zé]", text)
    ]
    assert " partira toute seule." in said
    assert not [text for text in said if re.search(r"[a-zé] [?!;:»]|« ", text)]
