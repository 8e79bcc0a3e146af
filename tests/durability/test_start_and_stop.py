"""Starting and stopping `make run`'s server: what it keeps, what it refuses, in one sentence."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mcdata.settings import ROOT, Settings
from mcdata.store import open_store
from tests.bench.phones import Listening, Phone, crowd
from tests.serving import Served, free_port, serve
from tests.support import make_runtime, small_seance

pytestmark = pytest.mark.durability

CODE = "DEMO25"


@dataclass
class Life:
    """What a server did between two starts."""

    served: Served
    status: int
    seconds_to_stop: float
    banner: str
    answered: int


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """A first start, three votes, an open feed, Ctrl+C."""
    served = serve(tmp_path_factory.mktemp("vie") / "mc.duckdb")
    try:
        return asyncio.run(_live(served))
    finally:
        served.kill()


async def _live(served: Served) -> Life:
    phones = await crowd(served.address, CODE, 3)
    for phone in phones:
        await phone.vote()
        phone.hang_up()
    listener = Listening(Phone(served.address, CODE))
    await listener.start()
    banner = served.said
    began = time.monotonic()
    status = await asyncio.to_thread(served.stop)
    seconds = time.monotonic() - began
    return Life(served, status, seconds, banner, len(phones))


def test_stops_in_six_seconds_with_an_open_feed(life: Life) -> None:
    assert life.seconds_to_stop < 6  # usually half a second: feeds end first


def test_stops_without_an_error(life: Life) -> None:
    assert life.status == 0
    assert life.served.said == life.banner


def test_terminal_says_every_way_in(life: Life) -> None:
    for name in ("Animation", "Projection", "IREV", "Participants"):
        assert f"  {name}" in life.banner
    assert f"/v/{CODE}" in life.banner
    assert "█" in life.banner


@pytest.fixture(scope="module")
def again(life: Life) -> Iterator[Served]:
    """The second start, on the same file."""
    served = serve(life.served.database)
    yield served
    served.kill()


def test_second_start_keeps_votes_and_adds_no_second_demo(life: Life, again: Served) -> None:
    again.stop()
    store = open_store(Settings(database=str(life.served.database)))
    programmes, seances = store.programmes(), store.seances()
    seance = store.seance_by_code(CODE)
    poll = store.state(seance.id).open_poll
    assert poll is not None
    counted = store.answer_count(seance.id, poll)
    store.close()
    assert (len(programmes), len(seances)) == (1, 12)
    assert counted >= life.answered


def refused(database: Path, port: int | None = None) -> subprocess.CompletedProcess[str]:
    """Start a server that can't: what it says, and with which status."""
    environment = {name: value for name, value in os.environ.items() if name[:3] != "MC_"}
    environment |= {"MC_DATABASE": str(database), "MC_PORT": str(port or free_port())}
    return subprocess.run(
        [sys.executable, "-m", "mcdata", "serve"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def is_one_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    """One line on the error stream, nothing on the other, status 1."""
    lines = done.stderr.splitlines()
    return (done.returncode, done.stdout, len(lines)) == (1, "", 1) and lines[0].endswith(
        (".", "make run")
    )


def test_port_taken_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]
        done = refused(tmp_path / "mc.duckdb", port)
    assert is_one_sentence(done), done.stderr
    assert f"Le port {port} est déjà pris" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_database_of_another_server_is_said_in_one_sentence(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    done = refused(Path(held.settings.database))
    assert held.store.seance("s").code == "ESSAI2"
    held.close()
    assert is_one_sentence(done), done.stderr
    assert "déjà ouverte par un autre programme" in done.stderr


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_truncated_file_is_said_in_one_sentence_and_left_as_it_is(
    tmp_path: Path, share: float
) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    held.close()
    path = Path(held.settings.database)
    whole = path.read_bytes()
    torn = whole[: int(len(whole) * share)]
    path.write_bytes(torn)
    done = refused(path)
    assert is_one_sentence(done), done.stderr
    assert "illisible ou tronquée" in done.stderr
    assert path.read_bytes() == torn


def test_file_that_is_no_database_is_said_in_one_sentence_and_left_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mc.duckdb"
    path.write_text("Ceci n’est pas une base. " * 400, encoding="utf-8")
    before = path.read_bytes()
    done = refused(path)
    assert is_one_sentence(done), done.stderr
    assert path.read_bytes() == before


def test_folder_in_the_place_of_the_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = refused(tmp_path)
    assert is_one_sentence(done), done.stderr
