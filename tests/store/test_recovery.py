"""What was acknowledged is found again, whatever happened to the files."""

from __future__ import annotations

import dataclasses
import errno
import random
import shutil
import subprocess
import sys
from io import FileIO
from pathlib import Path
from unittest.mock import Mock

import pytest

from mcdata import conduct
from mcdata.errors import DatabaseDamaged, DatabaseLocked
from mcdata.model import Answer, Ballot, College, Participant
from mcdata.settings import Settings
from mcdata.store import Store, open_store
from mcdata.store.log import RecoveryLog, read_log
from mcdata.store.sql import Change
from tests.support import START, make_runtime, small_seance

ADDED_SINCE = {"rank", "right_answer"}


def crashed(tmp_path: Path, votes: int = 40) -> Path:
    """Files as a killed process leaves them, with `votes` acknowledged votes."""
    live = tmp_path / "vif"
    live.mkdir()
    held = make_runtime(live)
    small_seance(held.store)
    conduct.open_seance(held.store, "s", START)
    conduct.open_poll(held.store, "s", "unique", START)
    for person in range(votes):
        held.store.cast(Ballot("s", "unique", f"v{person}", Answer((person % 2,))))
    dead = tmp_path / "mort"
    shutil.copytree(live, dead)
    held.close()
    return dead / "essai.duckdb"


def reopened(path: Path) -> Store:
    return open_store(Settings(database=str(path)))


def counted(path: Path) -> int:
    store = reopened(path)
    try:
        return store.answer_count("s", "unique")
    finally:
        store.close()


def test_killed_process_loses_nothing(tmp_path: Path) -> None:
    assert counted(crashed(tmp_path)) == 40


def test_write_ahead_log_deleted_is_put_back_from_the_recovery_log(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    path.with_name(path.name + ".wal").unlink()
    assert counted(path) == 40


@pytest.mark.parametrize("seed", range(6))
def test_flipped_byte_in_the_write_ahead_log_loses_nothing(tmp_path: Path, seed: int) -> None:
    path = crashed(tmp_path)
    wal = path.with_name(path.name + ".wal")
    content = bytearray(wal.read_bytes())
    content[random.Random(seed).randrange(len(content))] ^= 0xFF
    wal.write_bytes(bytes(content))
    assert counted(path) == 40


def test_torn_last_line_of_the_log_is_dropped(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    log = path.with_name(path.name + ".secours")
    with log.open("ab") as file:
        file.write(b'{"body":{"batch":99')
    assert counted(path) == 40


def test_broken_link_in_the_log_is_reported_and_the_file_kept(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    log = path.with_name(path.name + ".secours")
    lines = log.read_bytes().split(b"\n")
    lines[10] = lines[10].replace(b"save", b"sove")
    log.write_bytes(b"\n".join(lines))
    store = reopened(path)
    report = dict(store.report())
    store.close()
    assert report["journal de secours"] == "Le journal de secours est abîmé à sa ligne 11."
    assert (tmp_path / "mort" / "essai.duckdb.secours.abime-1").exists()


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.97])
def test_truncated_file_is_refused_and_left_as_it_is(tmp_path: Path, share: float) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    held.close()
    path = tmp_path / "essai.duckdb"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged, match="illisible ou tronquée"):
        reopened(path)
    assert path.read_bytes() == before


def test_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "essai.duckdb"
    path.write_text("ceci n’est pas une base " * 500, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged):
        reopened(path)
    assert path.read_bytes() == before


def test_file_held_by_another_process_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "essai.duckdb"
    script = (
        f"import duckdb, sys; c = duckdb.connect({str(path)!r}); "
        "print('ok', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ok\n"
        with pytest.raises(DatabaseLocked, match="déjà ouverte par un autre programme"):
            reopened(path)
        other.communicate()


def test_log_of_another_database_is_set_aside(tmp_path: Path) -> None:
    path = crashed(tmp_path)
    other = tmp_path / "autre"
    other.mkdir()
    shutil.copy(path.with_name(path.name + ".secours"), other / "essai.duckdb.secours")
    store = reopened(other / "essai.duckdb")
    assert store.seances() == ()
    store.close()
    assert (other / "essai.duckdb.secours.abime-1").exists()


def test_log_is_emptied_when_the_database_closes(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    held.close()
    content = read_log(tmp_path / "essai.duckdb.secours")
    assert content is not None
    assert content.batches == ()


def test_log_of_an_earlier_version_is_put_back_whole(tmp_path: Path) -> None:
    """Before ranks and right answers were kept, a log held neither."""
    path = crashed(tmp_path)
    path.with_name(path.name + ".wal").unlink()
    log_path = path.with_name(path.name + ".secours")
    content = read_log(log_path)
    assert content
    log = RecoveryLog(log_path, content.identity, content.after)
    lacking = 0
    for batch in content.batches:
        changes = [
            Change(c.statement, {k: v for k, v in c.values.items() if k not in ADDED_SINCE})
            for c in batch.changes
        ]
        lacking += changes != list(batch.changes)
        log.append(batch.number, changes)
    log.close()
    assert lacking
    store = reopened(path)
    assert list(store.report()) == ["reprise"]
    assert store.answer_count("s", "unique") == 40
    assert {poll.right_answer for poll in store.polls("s")} == {None}
    store.close()


def test_version_goes_on_growing_after_a_restart(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    before = held.store.version("s")
    held.close()
    again = make_runtime(tmp_path)
    conduct.open_seance(again.store, "s", START)
    assert again.store.version("s") > before > 0
    again.close()


def test_reveal_destroys_the_link_in_the_recovery_log_too(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    conduct.open_seance(held.store, "s", START)
    conduct.open_poll(held.store, "s", "unique", START)
    held.store.cast(Ballot("s", "unique", "electrice-temoin", Answer((1,))))
    log = tmp_path / "essai.duckdb.secours"
    assert b"electrice-temoin" in log.read_bytes()
    conduct.reveal_poll(held.store, "s", "unique", START)
    assert b"electrice-temoin" not in log.read_bytes()
    held.close()


class FullDisk:
    """A file that takes half of a line, then says that the disk is full."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self._is_begun = False

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, line: bytes) -> int:
        if self._is_begun:
            raise OSError(errno.ENOSPC, "full")
        self._is_begun = True
        return self._file.write(line[: len(line) // 2])

    def truncate(self, size: int) -> int:
        return self._file.truncate(size)


def test_line_that_a_full_disk_refused_leaves_nothing_in_the_log(tmp_path: Path) -> None:
    log = RecoveryLog(tmp_path / "secours", "base", 0)
    log.append(1, [])
    whole, log._file = log._file, FullDisk(log._file)  # type: ignore[assignment]
    with pytest.raises(OSError, match="full"):
        log.append(2, [])
    log._file = whole
    log.append(3, [])
    log.close()
    content = read_log(log.path)
    assert content is not None
    assert ([batch.number for batch in content.batches], content.damage) == ([1, 3], "")


def test_log_that_cannot_be_emptied_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = RecoveryLog(tmp_path / "secours", "base", 0)
    log.append(1, [])
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", Mock(side_effect=OSError("full")))
        with pytest.raises(OSError, match="full"):
            log.rotate(1)
    log.append(2, [])
    log.close()
    content = read_log(log.path)
    assert content is not None
    assert [batch.number for batch in content.batches] == [1, 2]


def test_erased_contact_is_gone_from_the_log_too(tmp_path: Path) -> None:
    held = make_runtime(tmp_path)
    small_seance(held.store)
    programme = held.store.programmes()[0]
    person = Participant(
        programme.id, "p", "Anne", "B.", College.RESIDENTS, "", "", "", contact="06 00 00 00 00"
    )
    held.store.save_participants([person])
    held.store.save_participants([dataclasses.replace(person, contact="")])
    log = tmp_path / "essai.duckdb.secours"
    assert "06 00 00 00 00" not in log.read_text(encoding="utf-8")
    held.close()
