"""The Store contract on any database that accepts the named statements."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from mcdata import clock, model
from mcdata.errors import NotFound, PollNotOpen, Refused
from mcdata.facts import Author, Entry, HandsCounted
from mcdata.polls import check_answer, encode_answer
from mcdata.seating import Roster
from mcdata.store import Decide, DecideHands, DecideSeating, DecideSynthesis, Listener, rows
from mcdata.store.acting import close_evaluation, plan_act, shuffled_seats
from mcdata.store.log import NoLog, RecoveryLog
from mcdata.store.memory import Journal
from mcdata.store.reading import Readable, Reading
from mcdata.store.sql import Change
from mcdata.store.writer import Plan, Vote, Write, Writer

NOT_COUNTED = "Cette question n’est pas ouverte\u00a0: votre réponse n’est pas comptée."
LOGGER = logging.getLogger("mcdata")


class SqlStore(Reading):
    """Reads on the caller's thread; hands every write to the writer and waits for its answer."""

    def __init__(
        self,
        database: Readable,
        log: RecoveryLog | NoLog,
        batch: int,
        report: Mapping[str, str],
    ) -> None:
        super().__init__(database)
        self._report = dict(report)
        self._listeners: list[Listener] = []
        self._writer = Writer(database, log, batch, self._check_vote, self._versions, self)

    def save_programme(self, programme: model.Programme) -> None:
        self._save(Change("save_programme", rows.values_of(programme, "programme_id")))

    def save_seance(self, seance: model.Seance) -> None:
        def plan() -> Plan:
            for other in self.seances():
                if other.code == seance.code and other.id != seance.id:
                    raise Refused(f"Le code {seance.code} est déjà pris par une autre séance.")
            change = Change("save_seance", rows.values_of(seance, "seance_id"))
            return Plan([change], touched=frozenset({seance.id}))

        self._write(plan)

    def save_wifi(self, wifi: model.Wifi) -> None:
        key = {"seance_id": wifi.seance_id}
        change = (
            Change("save_wifi", rows.values_of(wifi, ""))
            if wifi.name
            else Change("delete_wifi", key)
        )
        self._save(change, touched=wifi.seance_id)

    def save_blocks(self, seance_id: str, blocks: Sequence[model.Block]) -> None:
        changes = [Change("clear_blocks", {"seance_id": seance_id})]
        if blocks:
            changes.append(Change("save_blocks", rows.columns_of(blocks, "block_id")))
        self._save(*changes, touched=seance_id)

    def save_poll(self, *polls: model.Poll) -> None:
        def plan() -> Plan:
            for poll in polls:
                self._refuse_if_opened(poll.seance_id, poll.id)
            change = Change("save_polls", rows.columns_of(polls, "poll_id"))
            return Plan([change], touched=frozenset(poll.seance_id for poll in polls))

        self._write(plan)

    def delete_poll(self, seance_id: str, poll_id: str) -> None:
        def plan() -> Plan:
            self._refuse_if_opened(seance_id, poll_id)
            change = Change("delete_poll", {"seance_id": seance_id, "poll_id": poll_id})
            return Plan([change], touched=frozenset({seance_id}))

        self._write(plan)

    def save_participants(self, people: Sequence[model.Participant]) -> None:
        if people:
            change = Change("save_participants", rows.columns_of(people, "participant_id"))
            # a contact that is erased must be gone from the log too
            self._write(lambda: Plan([change], forgets=True))

    def erase_participant(self, programme_id: str, participant_id: str) -> None:
        def plan() -> Plan:
            if participant_id not in {p.id for p in self.participants(programme_id)}:
                raise NotFound("Cette personne n’est pas, ou plus, dans le programme.")
            key = {"programme_id": programme_id, "participant_id": participant_id}
            changes = [Change("erase_enrolments", key), Change("erase_participant", key)]
            return Plan(changes, rewrites=True)

        self._write(plan)

    def forget_deleted(self) -> None:
        self._write(lambda: Plan(rewrites=True))

    def save_enrolments(self, enrolments: Sequence[model.Enrolment]) -> None:
        if enrolments:
            self._save(Change("save_enrolments", rows.columns_of(enrolments, "")))

    def save_quartier_aliases(self, aliases: Mapping[str, str]) -> None:
        if aliases:
            values = {"written": list(aliases), "code": list(aliases.values())}
            self._save(Change("save_quartier_aliases", values))

    def save_speaker(self, *speakers: model.Speaker) -> None:
        self._save(Change("save_speakers", rows.columns_of(speakers, "speaker_id")))

    def save_invitation(self, *invitations: model.Invitation) -> None:
        self._save(Change("save_invitations", rows.columns_of(invitations, "")))

    def delete_invitation(self, seance_id: str, speaker_id: str) -> None:
        values = {"seance_id": seance_id, "speaker_id": speaker_id}
        self._save(Change("delete_invitation", values))

    def act(
        self, seance_id: str, author: Author, decide: Decide, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        self.seance(seance_id)

        def plan() -> Plan:
            journal = self._journal(seance_id)
            facts = decide(journal.state, journal.entries)
            moment = at or journal.not_before(clock.now())
            return plan_act(self, journal, seance_id, author, tuple(facts), moment)

        entries: tuple[Entry, ...] = self._write(plan)
        return entries

    def arrange(
        self, seance_id: str, author: Author, decide: DecideSeating, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        self.seance(seance_id)

        def plan() -> Plan:
            journal, roster = self._journal(seance_id), self._roster(seance_id)
            seating = decide(journal.state, journal.entries, roster)
            facts = tuple(seating.facts)
            moment = at or journal.not_before(clock.now())
            planned = plan_act(self, journal, seance_id, author, facts, moment)
            listed = rows.seating_changes(seance_id, roster.seance.programme_id, seating)
            return dataclasses.replace(
                planned,
                changes=[*planned.changes, *listed],
                touched=planned.touched | frozenset({seance_id} if listed else ()),
                forgets=planned.forgets or bool(seating.erased),
            )

        entries: tuple[Entry, ...] = self._write(plan)
        return entries

    def correct_participant(
        self,
        programme_id: str,
        participant_id: str,
        decide: Callable[[model.Participant, Sequence[model.Participant]], model.Participant],
    ) -> None:
        def plan() -> Plan:
            everyone = self.participants(programme_id)
            known = next((p for p in everyone if p.id == participant_id), None)
            if known is None:
                raise NotFound("Cette personne n’est pas, ou plus, dans le programme.")
            after = decide(known, everyone)
            change = Change("save_participants", rows.columns_of([after], "participant_id"))
            return Plan([change], forgets=True)

        self._write(plan)

    def _roster(self, seance_id: str) -> Roster:
        seance = self.seance(seance_id)
        everywhere = self.programme_enrolments(seance.programme_id)
        return Roster(
            seance,
            self.enrolments(seance_id),
            {p.id: p for p in self.participants(seance.programme_id)},
            frozenset(e.participant_id for e in everywhere if e.seance_id != seance_id),
        )

    def count_hands(
        self, seance_id: str, poll_id: str, decide: DecideHands, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        poll = self.poll(seance_id, poll_id)

        def plan() -> Plan:
            journal = self._journal(seance_id)
            answers = decide(journal.state, self.answers_by_hand(seance_id, poll_id))
            if answers is None:
                return Plan(result=())
            for answer in answers:
                check_answer(poll, answer)
            fact = HandsCounted(poll_id, len(answers))
            kept = rows.hand_count_change(seance_id, poll_id, journal.next_number, answers)
            animator = Author.ANIMATOR
            moment = at or journal.not_before(clock.now())
            planned = plan_act(self, journal, seance_id, animator, (fact,), moment)
            urn = rows.by_hand_changes(seance_id, poll_id, answers)
            return dataclasses.replace(planned, changes=[*planned.changes, kept, *urn])

        entries: tuple[Entry, ...] = self._write(plan)
        return entries

    def cast(self, ballot: model.Ballot) -> None:
        self._cast(ballot).result()

    def cast_async(self, ballot: model.Ballot) -> Awaitable[None]:
        return asyncio.wrap_future(self._cast(ballot))

    def save_synthesis(self, synthesis: model.Synthesis) -> None:
        self._save(*rows.synthesis_changes(synthesis))

    def change_synthesis(self, seance_id: str, decide: DecideSynthesis) -> model.Synthesis:
        self.seance(seance_id)

        def plan() -> Plan:
            nouns = decide(self.synthesis(seance_id))
            return Plan([change for noun in nouns for change in rows.synthesis_changes(noun)])

        self._write(plan)
        return self.synthesis(seance_id)

    def seal_seance(self, seance_id: str) -> None:
        def plan() -> Plan:
            if self.seance(seance_id).stage is not model.SeanceStage.ENDED:
                raise Refused("Seule une séance terminée peut être scellée.")
            journal = self._journal(seance_id)
            moment = journal.not_before(clock.now())
            closed, sealing = close_evaluation(self, journal, seance_id, moment)
            entries = shuffled_seats(closed, self.seance(seance_id).capacity)
            changes = [
                *sealing,
                Change("forget_seats", {"seance_id": seance_id}),
                rows.journal_change(seance_id, entries, "rewrite_facts"),
                _moved(seance_id, model.SeanceStage.SEALED),
            ]
            return Plan(
                changes,
                touched=frozenset({seance_id}),
                rewrites=True,
                committed=lambda: self._journals.update({seance_id: Journal(entries)}),
            )

        self._write(plan)

    def import_journal(self, seance_id: str, entries: Sequence[Entry]) -> None:
        def plan() -> Plan:
            if self.entries(seance_id):
                raise Refused("Cette séance a déjà un journal\u00a0: il ne peut pas être remplacé.")
            kept = tuple(entries)
            return Plan(
                [rows.journal_change(seance_id, kept)],
                touched=frozenset({seance_id}),
                committed=lambda: self._journals.update({seance_id: Journal(kept)}),
            )

        self._write(plan)

    def import_answers(self, urns: Sequence[model.SealedUrn]) -> None:
        changes: list[Change] = []
        for urn in urns:
            values = [encode_answer(a) for a in urn.answers]
            voters = [model.new_id() for _ in values]
            changes += rows.sealing_changes(urn.seance_id, urn.poll_id, voters, values)
        if changes:
            touched = frozenset(u.seance_id for u in urns)
            self._write(lambda: Plan(changes, touched=touched))

    def backup(self) -> bytes:
        # in the writer's thread: nobody writes meanwhile
        content: bytes = self._write(lambda: Plan(result=self._database.copy()))
        return content

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def report(self) -> Mapping[str, str]:
        return dict(self._report)

    def close(self) -> None:
        self._writer.close()
        self._database.close()

    def _write(self, plan: Callable[[], Plan]) -> Any:
        return self._writer.submit(Write(plan)).result()

    def _save(self, *changes: Change, touched: str | None = None) -> None:
        self._write(lambda: Plan(changes, touched=frozenset({touched} if touched else ())))

    def remember(self, seance_id: str, journal: Journal) -> None:
        """Keep a journal that the writer has just committed."""
        self._journals[seance_id] = journal

    def _cast(self, ballot: model.Ballot) -> Future[None]:
        check_answer(self.poll(ballot.seance_id, ballot.poll_id), ballot.answer)
        return self._writer.submit(Vote(ballot))

    def _check_vote(self, ballot: model.Ballot) -> None:
        """In the writer's thread: the question must be open at the moment of the commit."""
        state = self._journal(ballot.seance_id).state
        if ballot.poll_id in state.open_evaluation:
            return
        if not state.is_live or state.open_poll != ballot.poll_id:
            raise PollNotOpen(NOT_COUNTED)

    def _refuse_if_opened(self, seance_id: str, poll_id: str) -> None:
        stage = self.state(seance_id).poll_stage(poll_id)
        if stage is not model.PollStage.PREPARED or self.answer_count(seance_id, poll_id):
            raise Refused("Cette question a déjà été ouverte\u00a0: elle ne peut plus changer.")

    def forget(self) -> None:
        """The writer’s word that something that memory may hold changed."""
        self._memory.forget()

    def forget_counts(self) -> None:
        """The writer’s word that answers were added or moved."""
        self._counts.forget()

    def doubt(self, touched: frozenset[str]) -> None:
        """The writer's word that a commit failed; PostgreSQL may have kept it all the same."""
        self._memory.forget()
        self._counts.forget()
        for seance_id in touched:
            self._journals.pop(seance_id, None)
            self._versions[seance_id] = self._versions.get(seance_id, 0) + 1

    def notify(self, touched: frozenset[str]) -> None:
        """The writer's word that these séances have a new version."""
        for listener in tuple(self._listeners):
            try:
                listener(touched)
            except Exception:  # what it is told of is committed: nobody may say otherwise
                LOGGER.exception("a listener failed")


def _moved(seance_id: str, stage: model.SeanceStage) -> Change:
    return Change("move_seance", {"seance_id": seance_id, "stage": stage.value})
