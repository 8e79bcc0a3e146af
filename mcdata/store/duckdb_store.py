"""Opening the store on a DuckDB file: damage set aside, the recovery log replayed."""

from __future__ import annotations

from pathlib import Path

from mcdata.errors import DatabaseDamaged
from mcdata.store.duckdb_database import DuckDatabase
from mcdata.store.log import LogContent, RecoveryLog, read_log
from mcdata.store.sql import brought_up
from mcdata.store.sql_store import SqlStore


def open_duckdb(database: str) -> SqlStore:
    """Open, repair if the log allows it, replay, and start writing.

    Raises DatabaseLocked, DatabaseDamaged or StoreError; the files are as they were then.
    """
    path = Path(database).absolute()
    log_path = path.with_name(path.name + ".secours")
    report: dict[str, str] = {}
    content = read_log(log_path)
    duck = _open(path, content, report)
    if content is not None and not _fits(content, duck, log_path, report):
        content = None
    if content is not None:
        _replay(content, duck, report)
        if content.damage:
            report["journal de secours"] = content.damage
            _set_aside(log_path)
    batch = max(duck.last_batch(), content.last if content else 0)
    duck.checkpoint()
    log = RecoveryLog(log_path, duck.identity, duck.last_batch())
    return SqlStore(duck, log, batch, report)


def _open(path: Path, content: LogContent | None, report: dict[str, str]) -> DuckDatabase:
    """Open the file; if its write-ahead log is damaged, do without it and rely on ours."""
    wal = path.with_name(path.name + ".wal")
    try:
        return DuckDatabase(path)
    except DatabaseDamaged:
        if content is None or not wal.exists():
            raise
        aside = _set_aside(wal)
        try:
            duck = DuckDatabase(path)
        except DatabaseDamaged:
            aside.rename(wal)
            raise
        if duck.identity != content.identity or duck.last_batch() < content.after:
            duck.close()
            aside.rename(wal)
            raise
        report["journal de DuckDB"] = (
            f"Abîmé, mis de côté sous {aside.name} ; le journal de secours a tout remis."
        )
        return duck


def _fits(content: LogContent, duck: DuckDatabase, log_path: Path, report: dict[str, str]) -> bool:
    """Whether the log is this database's and leaves no gap; if not, it is set aside."""
    if content.identity == duck.identity and duck.last_batch() >= content.after:
        return True
    aside = _set_aside(log_path)
    report["journal de secours"] = (
        f"Celui qui était là n’est pas celui de cette base\u00a0: gardé sous {aside.name}."
    )
    return False


def _replay(content: LogContent, duck: DuckDatabase, report: dict[str, str]) -> None:
    """Apply the batches that the database doesn't hold; one that it refuses is reported."""
    done, refused = 0, 0
    held = duck.last_batch()
    for batch in content.batches:
        if batch.number <= held:
            continue
        try:
            duck.commit([brought_up(change) for change in batch.changes], batch.number)
            done += 1
        except Exception:  # noqa: BLE001 - one bad batch must not cost those that follow
            refused += 1
    if done:
        report["reprise"] = f"{done} enregistrements remis depuis le journal de secours."
    if refused:
        report["reprise refusée"] = f"{refused} enregistrements refusés par la base."


def _set_aside(path: Path) -> Path:
    """Rename a file that can't be trusted, never over another one; return its new path."""
    number = 1
    while (aside := path.with_name(f"{path.name}.abime-{number}")).exists():
        number += 1
    return path.rename(aside)
