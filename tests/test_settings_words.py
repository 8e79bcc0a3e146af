"""No sentence shows the name of a setting without saying that it is one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from mcdata.settings import ROOT

FILES = sorted([*(ROOT / "mcdata").rglob("*.py"), *(ROOT / "pages").glob("*.py")])
NAME = re.compile(r"\bMC_[A-Z_]+\b")


def sentences(path: Path) -> list[str]:
    """Return the strings of a file that a person may read, a formatted one as one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [v.value for v in node.values if isinstance(v, ast.Constant)]
            told.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            told.append(node.value)
    inside = {s for s in told for other in told if s != other and s in other}
    documented = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if _has_docstring(n)}
    return [s for s in told if s not in inside | documented]


def _has_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_sentence_that_names_a_setting_says_so(path: Path) -> None:
    wrong = [
        text
        for text in sentences(path)
        if NAME.search(text) and not NAME.fullmatch(text.strip()) and "églage" not in text
    ]
    assert wrong == []
