"""The one writer: a thread that takes what waits, logs it, commits it, then answers.

Votes that wait together become one upsert; every other write is a batch of its own, since it may
read what the votes before it left. A batch that the database refuses is struck out of the log and
tried again piece by piece, so that a poisoned row costs its neighbours nothing.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol

from mcdata.errors import StoreBusy, StoreError
from mcdata.model import Ballot
from mcdata.store.log import NoLog, RecoveryLog
from mcdata.store.rows import ballots_change
from mcdata.store.sql import Change

LOGGER = logging.getLogger("mcdata")

QUEUE_SIZE = 20_000
BATCH_SIZE = 1_000
LOG_LIMIT = 64 * 1024 * 1024
# What a séance writes while it lives, none of which is kept in memory: a tap on a seat must not
# cost the reading anew of everything that was prepared.
LIVE = frozenset(
    {
        *("append_facts", "save_answers", "empty_urn", "save_sealed_answers", "save_sealed_voters"),
        *("save_hand_count", "clear_answers_by_hand", "forget_hand_counts"),
    }
)
ROTATION_RETRY = 1.0  # seconds

DISK_REFUSED = (
    "L’enregistrement a échoué\u00a0: le disque est plein ou protégé. Rien n’a été perdu."
)
REFUSED = "La base a refusé cet enregistrement. Rien d’autre n’a été touché\u202f; réessayez."
BUSY = "Trop d’envois à la fois. Attendez quelques secondes, puis réessayez."
CLOSED = "La base est fermée. Rechargez la page dans quelques secondes."


class Database(Protocol):
    """What the writer asks of a driver; one implementation a database."""

    def commit(self, changes: Sequence[Change], batch: int) -> None:
        """Apply changes and the batch's number in one transaction, or raise and change nothing."""
        ...

    def checkpoint(self) -> bool:
        """Bring everything into the database's own file; False if it can't be done now."""
        ...

    def rewrite(self) -> bool:
        """Write the file anew, without what was deleted; False if it can't be done now."""
        ...

    def is_same_file(self) -> bool:
        """Whether the file that was opened is still the one at its path."""
        ...


class Watcher(Protocol):
    """Told of commits, in the writer's thread."""

    def forget(self) -> None:
        """Something that is kept in memory changed: what was read before may be old."""
        ...

    def forget_counts(self) -> None:
        """Answers were added or moved: how many there are may have changed."""
        ...

    def doubt(self, touched: frozenset[str]) -> None:
        """A commit failed, or seemed to: what memory holds of these séances may not be true."""
        ...

    def notify(self, touched: frozenset[str]) -> None:
        """These séances have a new version, and everything of it can be read."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What a write turned out to be, decided in the writer's thread on the state of that moment."""

    changes: Sequence[Change] = ()
    result: Any = None
    touched: frozenset[str] = frozenset()
    forgets: bool = False  # the log may no longer hold what was deleted
    rewrites: bool = False  # nor may the free pages of the database's file
    committed: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Vote:
    ballot: Ballot
    future: Future[None] = field(default_factory=Future)


@dataclass(slots=True)
class Write:
    plan: Callable[[], Plan]
    future: Future[Any] = field(default_factory=Future)


class Writer:
    """Owns the queue, the log and the only connection that writes."""

    def __init__(
        self,
        database: Database,
        log: RecoveryLog | NoLog,
        batch: int,
        check_vote: Callable[[Ballot], None],
        versions: dict[str, int],
        watcher: Watcher,
    ) -> None:
        self._database = database
        self._log = log
        self._batch = batch
        self._check_vote = check_vote
        self._versions = versions
        self._watcher = watcher
        self._queue: queue.Queue[Vote | Write | None] = queue.Queue(QUEUE_SIZE)
        self._rotation_due = False
        self._rewrite_due = False
        self._closed = False
        self._entrance = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="mcdata-writer", daemon=True)
        self._thread.start()

    def submit(self, item: Vote | Write) -> Future[Any]:
        """Queue a write. Raises StoreBusy when the queue is full, StoreError after `close`."""
        item.future.set_running_or_notify_cancel()  # who stops waiting takes nothing back
        with self._entrance:  # nothing comes in behind the end of the queue
            if self._closed:
                raise StoreError(CLOSED)
            try:
                self._queue.put_nowait(item)
            except queue.Full:
                raise StoreBusy(BUSY) from None
        return item.future

    def close(self) -> None:
        """Write what still waits, bring it into the file, empty the log and stop."""
        with self._entrance:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        held: Vote | Write | None = None
        while True:
            item = held or self._next()
            held = None
            if item is None:
                break
            if isinstance(item, Vote):
                votes, held, ended = self._waiting_votes(item)
                self._write_votes(votes)
                if ended:
                    break
            else:
                self._write_one(item)
        self._rotation_due = True
        self._rotate_if_due()
        self._log.close()

    def _next(self) -> Vote | Write | None:
        """Wait for a write; while the log is still to be emptied, try that again each second."""
        while self._rotation_due:
            try:
                return self._queue.get(timeout=ROTATION_RETRY)
            except queue.Empty:
                self._rotate_if_due()
        return self._queue.get()

    def _waiting_votes(self, first: Vote) -> tuple[list[Vote], Vote | Write | None, bool]:
        """Take the votes that wait behind `first`, up to the first write of another kind."""
        votes = [first]
        while len(votes) < BATCH_SIZE:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if item is None:
                return votes, None, True
            if isinstance(item, Write):
                return votes, item, False
            votes.append(item)
        return votes, None, False

    def _write_votes(self, votes: list[Vote]) -> None:
        good: list[Vote] = []
        for vote in votes:
            try:
                self._check_vote(vote.ballot)
                good.append(vote)
            except Exception as error:  # noqa: BLE001 - handed to whoever waits, never swallowed
                vote.future.set_exception(error)
        if not good:
            return
        try:
            self._commit_votes(good)
        except StoreError as error:
            if len(good) == 1:
                good[0].future.set_exception(error)
                return
            for vote in good:
                self._write_votes([vote])
            return
        for vote in good:
            vote.future.set_result(None)

    def _commit_votes(self, votes: Sequence[Vote]) -> None:
        touched = frozenset(v.ballot.seance_id for v in votes)
        self._commit(Plan([ballots_change([v.ballot for v in votes])], touched=touched))
        self._rotate_if_due()

    def _write_one(self, write: Write) -> None:
        try:
            plan = write.plan()
            if plan.changes:
                self._commit(plan)
        except Exception as error:  # noqa: BLE001 - handed to whoever waits, never swallowed
            write.future.set_exception(error)
            return
        self._rewrite_due = self._rewrite_due or plan.rewrites
        self._rotation_due = self._rotation_due or plan.forgets or plan.rewrites
        self._rotate_if_due()
        write.future.set_result(plan.result)

    def _commit(self, plan: Plan) -> None:
        """Log, then commit, then tell. Raises StoreError when refused; nothing is kept then.

        Versions grow last: whoever sees a new one reads what came with it.
        """
        if not self._database.is_same_file():
            raise StoreError(
                "Le fichier de la base a été déplacé ou effacé. Arrêtez tout et remettez-le."
            )
        changes = list(plan.changes)
        versions = {seance: self._versions.get(seance, 0) + 1 for seance in sorted(plan.touched)}
        changes += self._version_changes(versions)
        self._batch += 1
        try:
            self._log.append(self._batch, changes)
        except OSError as error:
            raise StoreError(DISK_REFUSED) from error
        try:
            self._database.commit(changes, self._batch)
        except Exception as error:
            self._watcher.doubt(plan.touched)
            self._strike()
            raise StoreError(REFUSED) from error
        plan.committed()
        statements = {change.statement for change in plan.changes}
        if statements - LIVE:
            self._watcher.forget()
        if statements - {"append_facts"}:
            self._watcher.forget_counts()
        self._versions.update(versions)
        self._watcher.notify(plan.touched)

    def _version_changes(self, versions: Mapping[str, int]) -> list[Change]:
        """The new versions; of a séance that has one already by an update, a third of the price."""
        if len(versions) == 1 and versions.keys() <= self._versions.keys():
            ((seance, version),) = versions.items()
            return [Change("grow_version", {"seance_id": seance, "version": version})]
        columns = {"seance_id": list(versions), "version": list(versions.values())}
        return [Change("save_version", columns)] if versions else []

    def _strike(self) -> None:
        """Say in the log that its last batch was refused.

        Raises StoreError if the disk refuses that too: the batch may be found again at a restart.
        """
        try:
            self._log.strike(self._batch)
        except OSError as error:
            raise StoreError(DISK_REFUSED) from error

    def _rotate_if_due(self) -> None:
        """Empty the log if that is due; what was written is safe even where this fails."""
        self._rotation_due = self._rotation_due or self._log.size > LOG_LIMIT
        if not self._rotation_due:
            return
        try:
            database = self._database
            if database.rewrite() if self._rewrite_due else database.checkpoint():
                self._rewrite_due = False
                self._log.rotate(self._batch)
                self._rotation_due = False
        except Exception:
            LOGGER.exception("the recovery log could not be emptied; the next write tries again")
