"""All that is read of the store; every read is immediate and sees each acknowledged write."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from mcdata import model
from mcdata.alphabet import french_order
from mcdata.errors import NotFound
from mcdata.facts import Entry
from mcdata.people import by_name
from mcdata.polls import decode_answer
from mcdata.state import SeanceState
from mcdata.store import rows
from mcdata.store.memory import Journal, Memory
from mcdata.store.writer import Database

T = TypeVar("T")

UNKNOWN_CODE = "Ce code ne correspond à aucune séance. Vérifiez les 6 caractères, puis réessayez."


class Readable(Database, Protocol):
    """A database that can also be read, from any thread."""

    kind: str

    def rows(self, statement: str, **values: Any) -> list[tuple[Any, ...]]: ...
    def copy(self) -> bytes: ...  # Refused where the database has tools of its own
    def close(self) -> None: ...


class Reading:
    """The reading half of the Store contract, with what memory keeps between two commits."""

    def __init__(self, database: Readable) -> None:
        self.kind = database.kind
        self._database = database
        self._memory = Memory()
        self._counts = Memory()  # of answers: the console asks them all at each tap
        self._journals: dict[str, Journal] = {}
        self._versions: dict[str, int] = {row[0]: row[1] for row in database.rows("versions")}

    def programmes(self) -> tuple[model.Programme, ...]:
        return self._nouns(
            "programmes", rows.programme, lambda p: (-p.year, french_order(p.title), p.id)
        )

    def programme(self, programme_id: str) -> model.Programme:
        for programme in self.programmes():
            if programme.id == programme_id:
                return programme
        raise NotFound("Ce programme n’existe pas ou plus.")

    def seances(self, programme_id: str | None = None) -> tuple[model.Seance, ...]:
        found = self._nouns("seances", rows.seance)
        return tuple(s for s in found if programme_id in (None, s.programme_id))

    def seance(self, seance_id: str) -> model.Seance:
        index = self._memory.get("by id", lambda: {s.id: s for s in self.seances()})
        if seance_id not in index:
            raise NotFound("Cette séance n’existe pas ou plus.")
        return index[seance_id]

    def seance_by_code(self, code: str) -> model.Seance:
        index = self._memory.get("by code", lambda: {s.code: s for s in self.seances()})
        wanted = "".join(code.split()).upper()
        if wanted not in index:
            raise NotFound(UNKNOWN_CODE)
        return index[wanted]

    def wifi(self, seance_id: str) -> model.Wifi | None:
        found = self._nouns("wifi", rows.wifi, seance_id=seance_id)
        return found[0] if found else None

    def blocks(self, seance_id: str) -> tuple[model.Block, ...]:
        return self._nouns("blocks", rows.block, seance_id=seance_id)

    def polls(self, seance_id: str) -> tuple[model.Poll, ...]:
        return self._nouns("polls", rows.poll, seance_id=seance_id)

    def poll(self, seance_id: str, poll_id: str) -> model.Poll:
        for poll in self.polls(seance_id):
            if poll.id == poll_id:
                return poll
        raise NotFound("Cette question n’existe pas dans cette séance.")

    def participants(self, programme_id: str) -> tuple[model.Participant, ...]:
        return self._nouns("participants", rows.participant, by_name, programme_id=programme_id)

    def enrolments(self, seance_id: str) -> tuple[model.Enrolment, ...]:
        return self._nouns("enrolments", rows.enrolment, seance_id=seance_id)

    def programme_enrolments(self, programme_id: str) -> tuple[model.Enrolment, ...]:
        return self._nouns("programme_enrolments", rows.enrolment, programme_id=programme_id)

    def quartier_aliases(self) -> Mapping[str, str]:
        return dict(self._nouns("quartier_aliases", lambda row: (row[0], row[1])))

    def speakers(self, programme_id: str) -> tuple[model.Speaker, ...]:
        return self._nouns(
            "speakers",
            rows.speaker,
            lambda s: (french_order(s.name), s.id),
            programme_id=programme_id,
        )

    def invitations(self, programme_id: str) -> tuple[model.Invitation, ...]:
        return self._nouns("invitations", rows.invitation, programme_id=programme_id)

    def entries(self, seance_id: str) -> tuple[Entry, ...]:
        return self._journal(seance_id).entries

    def state(self, seance_id: str) -> SeanceState:
        return self._journal(seance_id).state

    def version(self, seance_id: str) -> int:
        return self._versions.get(seance_id, 0)

    def answer_count(self, seance_id: str, poll_id: str) -> int:
        def load() -> int:
            return int(self._database.rows("answer_count", **key)[0][0])

        key = {"seance_id": seance_id, "poll_id": poll_id}
        return self._counts.get((seance_id, poll_id), load)

    def by_hand(self, seance_id: str, poll_id: str) -> int:
        def load() -> int:
            return int(self._database.rows("by_hand", **key)[0][0])

        key = {"seance_id": seance_id, "poll_id": poll_id}
        return self._counts.get(("by hand", seance_id, poll_id), load)

    def answers_by_hand(self, seance_id: str, poll_id: str) -> tuple[model.Answer, ...]:
        found = self._database.rows("answers_by_hand", seance_id=seance_id, poll_id=poll_id)
        return tuple(decode_answer(row[0]) for row in found)

    def hand_count(self, seance_id: str, poll_id: str, number: int) -> tuple[model.Answer, ...]:
        """One count of hands, for the writer to put it back when the one after is undone."""
        key = {"seance_id": seance_id, "poll_id": poll_id}
        found = self._database.rows("hand_count", number=number, **key)
        return tuple(decode_answer(line) for line in json.loads(found[0][0])) if found else ()

    def answers(self, seance_id: str, poll_id: str) -> tuple[model.Answer, ...]:
        def load() -> tuple[model.Answer, ...]:
            return tuple(decode_answer(row[0]) for row in self._database.rows("answers", **key))

        key = {"seance_id": seance_id, "poll_id": poll_id}
        return self._counts.get(("answers", seance_id, poll_id), load)

    def answer_of(self, seance_id: str, poll_id: str, voter: str) -> model.Answer | None:
        key = {"seance_id": seance_id, "poll_id": poll_id, "voter": voter}
        found = self._database.rows("answer_of", **key)
        return decode_answer(found[0][0]) if found else None

    def has_answered(self, seance_id: str, poll_id: str, voter: str) -> bool:
        key = {"seance_id": seance_id, "poll_id": poll_id, "voter": voter}
        return bool(self._database.rows("has_answered", **key)[0][0])

    def sealed_urn(self, seance_id: str, poll_id: str) -> model.SealedUrn | None:
        if not self.is_sealed(seance_id, poll_id):
            return None
        return model.SealedUrn(seance_id, poll_id, self.answers(seance_id, poll_id))

    def synthesis(self, seance_id: str) -> model.Synthesis:
        found = self._database.rows("synthesis", seance_id=seance_id)
        return rows.synthesis(seance_id, found[0]) if found else model.Synthesis(seance_id)

    def frozen_reports(self, seance_id: str) -> tuple[model.FrozenReport, ...]:
        found = self._database.rows("synthesis_frozen", seance_id=seance_id)
        return tuple(rows.frozen_report(row) for row in found)

    def liftings(self, seance_id: str) -> Mapping[str, model.Lifting]:
        found = self._database.rows("synthesis_liftings", seance_id=seance_id)
        return {one.finding: one for one in map(rows.lifting, found)}

    def synthesis_drafts(self, seance_id: str) -> Mapping[str, str]:
        found = self._database.rows("synthesis_drafts", seance_id=seance_id)
        return {one.field: one.typed or "" for one in map(rows.synthesis_draft, found)}

    def is_sealed(self, seance_id: str, poll_id: str) -> bool:
        found = self._database.rows("is_sealed", seance_id=seance_id, poll_id=poll_id)
        return bool(found[0][0])

    def urn(self, seance_id: str, poll_id: str) -> list[tuple[str, str]]:
        """Who answered what, for the writer to seal it: (voter, encoded answer)."""
        found = self._database.rows("urn", seance_id=seance_id, poll_id=poll_id)
        return [(row[0], row[1]) for row in found]

    def _nouns(
        self,
        statement: str,
        build: Callable[[rows.Row], T],
        order: Callable[[T], tuple[Any, ...]] | None = None,
        **values: str,
    ) -> tuple[T, ...]:
        def load() -> tuple[T, ...]:
            found = (build(row) for row in self._database.rows(statement, **values))
            # no collation of a database is a French dictionary's in both of them
            return tuple(found if order is None else sorted(found, key=order))

        return self._memory.get((statement, *values.values()), load)

    def _journal(self, seance_id: str) -> Journal:
        known = self._journals.get(seance_id)
        if known is None:
            read = self._database.rows("journal_after", seance_id=seance_id, number=0)
            known = self._journals.setdefault(
                seance_id, Journal(tuple(rows.entry(row) for row in read))
            )
        return known
