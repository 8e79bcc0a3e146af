"""A backup taken while the store serves: whole, readable, without what was erased."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from mcdata.model import College, Participant, Programme
from mcdata.settings import Settings
from mcdata.store import Store, open_store


def person(number: int, contact: str = "") -> Participant:
    return Participant(
        "p1", f"i{number}", "Zoé", f"Nom {number}", College.RESIDENTS, "Q", "", "", contact=contact
    )


@pytest.fixture
def duck(tmp_path: Path) -> Store:
    return open_store(Settings(database=str(tmp_path / "base.duckdb")))


def opened(content: bytes, tmp_path: Path) -> Store:
    path = tmp_path / "copie.duckdb"
    path.write_bytes(content)
    return open_store(Settings(database=str(path)))


def test_a_backup_opens_and_holds_everything(duck: Store, tmp_path: Path) -> None:
    duck.save_programme(Programme("p1", "Cycle", "Nord", 2026))
    duck.save_participants([person(n) for n in range(30)])
    copy = opened(duck.backup(), tmp_path)
    assert copy.participants("p1") == duck.participants("p1")
    copy.save_participants([person(31)])  # every constraint is there too: an upsert works
    copy.save_participants([person(31)])
    assert len(copy.participants("p1")) == 31
    copy.close()
    duck.close()


def test_the_store_goes_on_after_a_backup(duck: Store) -> None:
    duck.save_programme(Programme("p1", "Cycle", "Nord", 2026))
    duck.backup()
    duck.save_participants([person(1)])
    assert len(duck.participants("p1")) == 1
    duck.close()


def test_a_backup_taken_among_writes_is_of_one_moment(duck: Store, tmp_path: Path) -> None:
    duck.save_programme(Programme("p1", "Cycle", "Nord", 2026))

    def write() -> None:
        for number in range(0, 60, 2):  # two by two: half a pair would be half a moment
            duck.save_participants([person(number), person(number + 1)])

    writing = threading.Thread(target=write)
    writing.start()
    content = duck.backup()
    writing.join()
    copy = opened(content, tmp_path)
    assert len(copy.participants("p1")) % 2 == 0
    copy.close()
    duck.close()


def test_what_was_erased_is_not_in_the_backup(duck: Store) -> None:
    duck.save_programme(Programme("p1", "Cycle", "Nord", 2026))
    duck.save_participants([person(1, "secret-a-oublier@exemple.fr"), person(2)])
    duck.erase_participant("p1", "i1")
    assert b"secret-a-oublier" not in duck.backup()
    duck.close()
