"""Keeping the data: backup, restore, retention, and an export of results without names."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from mcdata import outcome
from mcdata.access import secret_path
from mcdata.errors import InvalidInput, StoreError
from mcdata.model import PollStage
from mcdata.settings import Settings
from mcdata.store import Store, open_store
from mcdata.tally import showable
from mcdata.texts import date_long
from mcdata.validation import as_cell

CONTACT_RETENTION = timedelta(days=365)  # end of the cycle + 12 months
LOG_SUFFIX = ".secours"


def backup(settings: Settings, target: Path) -> Path:
    """Copy the whole database, with its secret, beside `target`. The server must be stopped.

    Raises DatabaseLocked while a server holds it, InvalidInput if `target` is already there.
    """
    source = _file(settings)
    if target.exists():
        raise InvalidInput(f"{target} existe déjà. Donnez un autre nom à la sauvegarde.")
    open_store(settings).close()  # everything that waits is brought into the file
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".tmp")
    shutil.copyfile(source, partial)
    with partial.open("rb") as copied:
        os.fsync(copied.fileno())
    partial.replace(target)
    secret = secret_path(settings)
    if secret.exists():
        shutil.copy2(secret, target.with_suffix(".secret"))
    return target


def restore(settings: Settings, source: Path) -> Path | None:
    """Put a backup in the database's place; return where the present one is kept.

    The backup is opened first: one that can't be read changes nothing.
    """
    target = _file(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    trial = target.with_name(target.name + ".essai")
    shutil.copyfile(source, trial)
    try:
        open_store(dataclasses.replace(settings, database=str(trial))).close()
    except StoreError as error:
        _remove(trial)
        raise InvalidInput(f"{source} n’est pas une sauvegarde lisible.") from error
    kept = None
    if target.exists():
        open_store(settings).close()  # refuses while a server holds it
        kept = _free_name(target)
        target.rename(kept)
    _remove(target)
    trial.replace(target)
    _remove(trial)
    return kept


def _file(settings: Settings) -> Path:
    if "://" in settings.database:
        raise InvalidInput(
            "Cette base est sur un serveur : sauvegardez-la avec les outils de PostgreSQL."
        )
    return Path(settings.database).absolute()


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(f"{path.name}.avant-{number}")).exists():
        number += 1
    return name


def _remove(path: Path) -> None:
    for name in (path, *(path.with_name(path.name + end) for end in (".wal", LOG_SUFFIX))):
        name.unlink(missing_ok=True)


def purge(store: Store, now: datetime) -> str:
    """Erase contacts twelve months after a cycle's last séance; return the proof, in French."""
    lines = [f"Purge du {date_long(now)}."]
    for programme in store.programmes():
        seances = store.seances(programme.id)
        if not seances or max(s.starts_at for s in seances) + CONTACT_RETENTION > now:
            lines.append(f"{programme.title} : rien à effacer, la durée court encore.")
            continue
        kept = [p for p in store.participants(programme.id) if p.contact]
        store.save_participants([dataclasses.replace(p, contact="") for p in kept])
        lines.append(f"{programme.title} : {len(kept)} contacts effacés.")
        store.forget_deleted()
    return "\n".join(lines)


def erase(store: Store, programme_id: str, participant_id: str, now: datetime) -> str:
    """Erase one person: identity, contact, enrolments. Return the proof, which names nobody.

    What they answered and said was never tied to their name, so there is nothing else to erase.
    Raises NotFound.
    """
    store.erase_participant(programme_id, participant_id)
    title = store.programme(programme_id).title
    return (
        f"Effacement du {date_long(now)}.\n{title} : une personne effacée, avec son contact, ses "
        f"inscriptions et ses présences.\nNuméro interne : {participant_id}."
    )


def results_csv(store: Store, seance_id: str, minimum: int) -> bytes:
    """Every revealed question's results, as a CSV that French Excel opens; no name, no text."""
    lines: list[tuple[object, ...]] = []
    state = store.state(seance_id)
    for poll in store.polls(seance_id):
        if state.poll_stage(poll.id) is not PollStage.REVEALED:
            continue
        counted = outcome.read(store, seance_id, poll)
        if not showable(counted, minimum):
            lines.append((poll.question, "trop peu de réponses", "", counted.answered))
            continue
        lines += [
            (poll.question, row.label, row.count, counted.answered) for row in counted.rows
        ]
    return csv_file(("question", "reponse", "nombre", "sur"), lines)


def csv_file(headers: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV that French Excel opens with a double click.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(headers)
    writer.writerows([as_cell(c) if isinstance(c, str) else c for c in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")
