"""Starting the load generator, and reading what it measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2 as httpx

from mcdata.settings import ROOT

CODE = "DEMO25"


def command(address: str, *arguments: object) -> list[str]:
    words = (sys.executable, "-m", "tests.bench.load", address, CODE, *arguments)
    return [str(word) for word in words]


def generate(address: str, *arguments: object) -> dict[str, Any]:
    """Run the generator to its end. Raises CalledProcessError if a vote was refused."""
    done = subprocess.run(
        command(address, *arguments), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


@contextmanager
def phones_on_the_page(address: str, size: int) -> Iterator[None]:
    """`size` phones with the page and its feed open, for the time of a block."""
    with subprocess.Popen(
        command(address, "stay", size),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "là\n"
        try:
            yield
        finally:
            process.stdin.close()
            process.wait(30)


def answers_counted(address: str) -> int:
    """How many people the server says have answered the open question: the feed's own word."""
    with httpx.stream("GET", f"{address}/live/{CODE}", timeout=10) as feed:
        for line in feed.iter_lines():
            if line.startswith("data: "):
                return int(json.loads(line[6:])["answers"])
    raise RuntimeError("the feed said nothing")
