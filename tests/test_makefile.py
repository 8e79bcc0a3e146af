"""`make run` takes the newest Python from 3.11 to 3.14, and says so where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mcdata.settings import ROOT

TOOLS = ("make", "sh", "bash", "sort", "head", "cut", "id", "test", "echo", "env")
INTERPRETER = """#!/bin/sh
exec {python} -c 'import sys
sys.version_info = ({version}, 0, "final", 0)
exec(sys.argv[2])' "$@"
"""
BROKEN = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="Windows has no make")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that is the whole PATH: what make needs, and no Python but those put there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        if found := shutil.which(tool):
            (folder / tool).symlink_to(found)
    return folder


def put(path: Path, name: str, version: tuple[int, int] | None) -> Path:
    """Put an interpreter on the path; None is one that doesn't answer."""
    file = path / name
    said = f"{version[0]}, {version[1]}" if version else ""
    file.write_text(INTERPRETER.format(python=sys.executable, version=said) if version else BROKEN)
    file.chmod(0o755)
    return file


def make(path: Path, *words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # run under `make test`, this make would else take itself for a part of that one, and say so
    ours = {"PYTHON", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [str(path / "make"), *words],
        cwd=folder,
        env=environment | {"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def chosen(path: Path) -> str:
    return make(path, "--eval", "chosen: ; @echo '$(PYTHON)'", "chosen").stdout.strip()


def test_the_newest_that_suits_is_taken(path: Path) -> None:
    put(path, "python3.11", (3, 11))
    newest = put(path, "python3.13", (3, 13))
    put(path, "python3", (3, 9))
    assert chosen(path) == str(newest)


@pytest.mark.parametrize("minor", [11, 12, 13, 14])
def test_each_version_suits_under_its_plain_name_too(path: Path, minor: int) -> None:
    assert str(put(path, "python3", (3, minor))) == chosen(path)


def test_the_plain_name_is_taken_when_it_is_the_newest(path: Path) -> None:
    put(path, "python3.12", (3, 12))
    newest = put(path, "python3", (3, 14))
    assert chosen(path) == str(newest)


def test_one_that_is_too_new_or_does_not_answer_is_left(path: Path) -> None:
    put(path, "python3.14", None)
    put(path, "python3", (3, 15))
    suits = put(path, "python3.12", (3, 12))
    assert chosen(path) == str(suits)


def test_an_older_one_alone_is_told_in_one_sentence(path: Path, tmp_path: Path) -> None:
    put(path, "python3", (3, 9))
    folder = tmp_path / "projet"
    folder.mkdir()
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, folder)
    done = make(path, "run", folder=folder)
    assert done.returncode != 0
    (line,) = done.stderr.strip().splitlines()
    assert "Il faut Python 3.11, 3.12, 3.13 ou 3.14" in line
    assert done.stdout == ""
    assert not (folder / ".venv").exists()


def test_the_project_says_the_same_versions() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'requires-python = ">=3.11,<3.15"' in text
