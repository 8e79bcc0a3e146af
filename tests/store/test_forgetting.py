"""What is destroyed is gone from the database's file, the recovery log and every later backup."""

from __future__ import annotations

import dataclasses
import threading
from datetime import datetime
from pathlib import Path

import pytest

from mcdata import conduct, keeping
from mcdata.errors import StoreError
from mcdata.model import College, Enrolment, Participant
from mcdata.runtime import Runtime
from mcdata.settings import Settings
from mcdata.store import duckdb_database, open_store
from tests.support import START, make_runtime, small_seance

CONTACT = "nour.wattel.temoin@exemple.fr"
OTHER = "bo.lefevre.temoin@exemple.fr"


def person(key: str, contact: str) -> Participant:
    return Participant(
        "p", key, key, "Wattel", College.RESIDENTS, "QP059066", "mel", "245900410", contact=contact
    )


def held_seance(runtime: Runtime) -> None:
    """A séance that was held, whose people changed their contact before."""
    store = runtime.store
    small_seance(store)
    store.save_participants([person("nour", CONTACT), person("bo", OTHER)])
    store.save_enrolments([Enrolment("s", "nour", seat=3), Enrolment("s", "bo", seat=8)])
    store.save_participants([person("nour", ""), person("bo", OTHER)])
    conduct.open_seance(store, "s", START)
    conduct.end_seance(store, "s", START)


def files(folder: Path) -> bytes:
    """Everything that the database keeps in its folder, whatever the file."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_a_file_keeps_what_was_overwritten_until_it_is_written_anew(
    tmp_path: Path, runtime: Runtime
) -> None:
    held_seance(runtime)
    assert CONTACT.encode() in files(tmp_path)
    runtime.store.forget_deleted()
    assert CONTACT.encode() not in files(tmp_path)
    assert OTHER.encode() in files(tmp_path)


def test_sealing_leaves_nothing_of_what_was_destroyed_in_any_file(
    tmp_path: Path, runtime: Runtime
) -> None:
    held_seance(runtime)
    runtime.store.seal_seance("s")
    assert CONTACT.encode() not in files(tmp_path)


def test_sealing_destroys_the_seats_and_keeps_who_came(runtime: Runtime) -> None:
    held_seance(runtime)
    came = [dataclasses.replace(e, present=True) for e in runtime.store.enrolments("s")]
    runtime.store.save_enrolments(came)
    runtime.store.seal_seance("s")
    found = {e.participant_id: (e.present, e.seat) for e in runtime.store.enrolments("s")}
    assert found == {"nour": (True, None), "bo": (True, None)}


def test_a_person_erased_is_in_no_file_any_more(tmp_path: Path, runtime: Runtime) -> None:
    held_seance(runtime)
    keeping.erase(runtime.store, "p", "bo", START)
    assert OTHER.encode() not in files(tmp_path)


def test_contacts_purged_are_in_no_file_any_more(tmp_path: Path, runtime: Runtime) -> None:
    held_seance(runtime)
    keeping.purge(runtime.store, datetime(2030, 1, 1))
    assert OTHER.encode() not in files(tmp_path)


def test_a_backup_made_afterwards_holds_nothing_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    held = make_runtime(folder)
    held_seance(held)
    held.store.seal_seance("s")
    held.close()
    saved = keeping.backup(Settings(database=str(folder / "essai.duckdb")), tmp_path / "copie")
    assert CONTACT.encode() not in saved.read_bytes()


def test_after_it_the_base_reads_writes_and_opens_again(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    held_seance(held)
    entries = held.store.entries("s")
    held.store.forget_deleted()
    held.store.save_participants([person("cy", "")])
    assert len(held.store.participants("p")) == 3
    held.close()
    again = open_store(Settings(database=str(tmp_path / "essai.duckdb")))
    assert [p.id for p in again.participants("p")] == ["bo", "cy", "nour"]
    assert again.entries("s") == entries
    assert again.report() == {}
    again.close()


def test_reads_go_on_while_the_file_changes(runtime: Runtime) -> None:
    held_seance(runtime)
    wrong: list[object] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            try:
                found = runtime.store.answers("s", "unique")
                if found != ():
                    wrong.append(found)
            except Exception as error:  # noqa: BLE001 - told below
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        runtime.store.forget_deleted()
    over.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def test_a_rewriting_that_fails_loses_nothing_and_is_done_later(
    tmp_path: Path, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_seance(runtime)

    def full(path: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(duckdb_database, "fresh_copy", full)
        runtime.store.seal_seance("s")
        assert CONTACT.encode() in files(tmp_path)
    runtime.store.save_participants([person("cy", "")])
    assert CONTACT.encode() not in files(tmp_path)
    assert len(runtime.store.participants("p")) == 3


def test_what_a_cut_short_rewriting_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    held.close()
    for ending in (".copie", ".neuf"):
        (tmp_path / f"essai.duckdb{ending}").write_bytes(CONTACT.encode())
    make_runtime(tmp_path).close()
    assert CONTACT.encode() not in files(tmp_path)


def test_the_file_that_was_put_in_place_is_the_one_that_is_watched(
    tmp_path: Path, runtime: Runtime
) -> None:
    held_seance(runtime)
    runtime.store.forget_deleted()
    (tmp_path / "essai.duckdb").unlink()
    with pytest.raises(StoreError, match="déplacé ou effacé"):
        runtime.store.save_participants([person("cy", "")])
