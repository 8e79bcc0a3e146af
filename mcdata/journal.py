"""The fold: the facts of a séance -> its state. Pure: the same facts give the same state.

Undo and correction are facts too, so undo, replay, crash recovery and audit come for free.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Any

from mcdata.facts import (
    AnswerHidden,
    AnswerRestored,
    AnswersShown,
    Author,
    BlockExtended,
    BlockStarted,
    Entry,
    EvaluationClosed,
    EvaluationOpened,
    HandLowered,
    HandRaised,
    HandsCounted,
    NoteCorrected,
    NoteTaken,
    PollClosed,
    PollOpened,
    PollRevealed,
    QuestionAnswered,
    QuestionReopened,
    QuestionWritten,
    SceneChosen,
    SeanceEnded,
    SeanceOpened,
    SeatLeft,
    SeatMoved,
    SeatTaken,
    TurnCorrected,
    TurnEnded,
    TurnStarted,
    Undone,
)
from mcdata.model import PollStage, Role, Scene, TurnKind
from mcdata.state import (
    BlockRun,
    Hand,
    Note,
    PollRun,
    SeanceState,
    Seat,
    Turn,
    WrittenQuestion,
)

_FINAL = (Undone, SeanceOpened, SeanceEnded, PollRevealed, EvaluationClosed)
_ASKED = (PollOpened, PollClosed, HandsCounted)  # what a sealed urn makes final


def undone_numbers(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the facts that an `Undone` strikes out."""
    return frozenset(e.fact.fact for e in entries if isinstance(e.fact, Undone))


def last_undoable(entries: Iterable[Entry]) -> Entry | None:
    """Return the animator's last act that can still be undone, or None.

    A revealed question can't be: its urn is sealed, and so is all that came before it for
    that question. The end of the séance seals them all. Nor can those whom the opening itself
    seated: the opening isn't undone either.
    """
    entries = tuple(entries)
    struck = undone_numbers(entries)
    seated = _seated_by_opening(entries)
    kept = [e for e in entries if e.number not in struck and e.number not in seated]
    revealed = {e.fact.poll for e in kept if isinstance(e.fact, PollRevealed)}
    ended = max((e.number for e in kept if isinstance(e.fact, SeanceEnded)), default=0)
    closed = any(isinstance(e.fact, EvaluationClosed) for e in kept)
    for entry in reversed(kept):
        fact = entry.fact
        if entry.author is not Author.ANIMATOR or isinstance(fact, _FINAL):
            continue
        if isinstance(fact, _ASKED) and (fact.poll in revealed or entry.number < ended):
            continue
        if isinstance(fact, EvaluationOpened) and (closed or entry.number < ended):
            continue
        if isinstance(fact, SceneChosen) and ended - 2 <= entry.number < ended:
            continue  # « Merci » came with the end
        return entry
    return None


def _seated_by_opening(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the arrivals that were appended with an opening, in the same act."""
    opened: datetime | None = None
    found = set()
    for entry in entries:
        if isinstance(entry.fact, SeanceOpened):
            opened = entry.at
        elif isinstance(entry.fact, SeatTaken) and entry.at == opened:
            found.add(entry.number)
        elif not isinstance(entry.fact, SceneChosen):
            opened = None
    return frozenset(found)


def turn_kind(role: Role) -> TurnKind:
    """What a turn is by default: the guest presents, the animator animates, others debate."""
    kinds = {
        Role.SPEAKER: TurnKind.PRESENTATION,
        Role.ANIMATOR: TurnKind.ANIMATION,
        Role.TEAM: TurnKind.ANIMATION,
    }
    return kinds.get(role, TurnKind.DEBATE)


def fold(entries: Iterable[Entry]) -> SeanceState:
    """Return the state after `entries`, which are in the order of their numbers.

    Facts that don't fit the state (a turn corrected that never was, a hand lowered twice) change
    nothing, so that any prefix of any journal folds.
    """
    entries = tuple(entries)
    struck = undone_numbers(entries)
    room = _Room()
    for entry in entries:
        if entry.number not in struck:
            room.apply(entry)
    return room.freeze()


class _Room:
    """The state while it is being folded; mutable, and seen by nobody else."""

    def __init__(self) -> None:
        self.opened_at: datetime | None = None
        self.ended_at: datetime | None = None
        self.seats: dict[int, Seat] = {}
        self.turns: list[Turn] = []
        self.hands: list[Hand] = []
        self.blocks: list[BlockRun] = []
        self.extra: dict[str, int] = {}
        self.polls: dict[str, PollRun] = {}
        self.scene = Scene.WELCOME
        self.scene_poll: str | None = None
        self.scene_question: int | None = None
        self.scene_at: datetime | None = None
        self.scene_minutes: int | None = None
        self.notes: list[Note] = []
        self.questions: list[WrittenQuestion] = []

    def apply(self, entry: Entry) -> None:
        getattr(self, f"on_{type(entry.fact).__name__}")(entry.fact, entry)

    def freeze(self) -> SeanceState:
        return SeanceState(
            opened_at=self.opened_at,
            ended_at=self.ended_at,
            seats=MappingProxyType(self.seats),
            turns=tuple(self.turns),
            hands=tuple(self.hands),
            blocks=tuple(self.blocks),
            extra=MappingProxyType(self.extra),
            polls=MappingProxyType(self.polls),
            scene=self.scene,
            scene_poll=self.scene_poll,
            scene_question=self.scene_question,
            scene_at=self.scene_at,
            scene_minutes=self.scene_minutes,
            notes=tuple(self.notes),
            questions=tuple(self.questions),
        )

    def end_turn(self, at: datetime) -> None:
        if self.turns and self.turns[-1].ended_at is None:
            self.turns[-1] = dataclasses.replace(self.turns[-1], ended_at=at)

    def end_block(self, at: datetime) -> None:
        if self.blocks and self.blocks[-1].ended_at is None:
            self.blocks[-1] = dataclasses.replace(self.blocks[-1], ended_at=at)

    def close_polls(self, at: datetime) -> None:
        for key, run in self.polls.items():
            if run.stage is PollStage.OPEN and not run.evaluation:
                self.polls[key] = dataclasses.replace(run, stage=PollStage.CLOSED, closed_at=at)

    def current_block(self) -> str | None:
        return self.blocks[-1].block if self.blocks and not self.blocks[-1].ended_at else None

    def on_SeanceOpened(self, _: SeanceOpened, entry: Entry) -> None:
        if self.opened_at is None:  # minutes in the room count from the opening
            self.opened_at = entry.at
            self.seats = {
                n: dataclasses.replace(seat, since=entry.at) for n, seat in self.seats.items()
            }
        self.ended_at = None

    def on_SeanceEnded(self, _: SeanceEnded, entry: Entry) -> None:
        self.end_turn(entry.at)
        self.end_block(entry.at)
        self.close_polls(entry.at)
        self.hands.clear()
        self.ended_at = entry.at

    def on_BlockStarted(self, fact: BlockStarted, entry: Entry) -> None:
        self.end_block(entry.at)
        self.blocks.append(BlockRun(fact.block, entry.at))

    def on_BlockExtended(self, fact: BlockExtended, _: Entry) -> None:
        if fact.block == self.current_block():
            self.extra[fact.block] = self.extra.get(fact.block, 0) + fact.minutes

    def on_SeatTaken(self, fact: SeatTaken, entry: Entry) -> None:
        before = self.seats.get(fact.seat)
        since = before.since if before else entry.at
        self.seats[fact.seat] = Seat(fact.seat, fact.role, fact.sector, since)

    def on_SeatLeft(self, fact: SeatLeft, entry: Entry) -> None:
        if self.opened_at is None:  # noted by mistake: nobody was there yet
            self.seats.pop(fact.seat, None)
        elif seat := self.seats.get(fact.seat):
            self.seats[fact.seat] = dataclasses.replace(seat, left_at=entry.at)
        self.hands = [h for h in self.hands if h.seat != fact.seat]

    def on_SeatMoved(self, fact: SeatMoved, _: Entry) -> None:
        """An exchange, so that nobody's turns are ever added to somebody else's."""
        other = {fact.seat: fact.to, fact.to: fact.seat}

        def now(seat: int) -> int:
            return other.get(seat, seat)

        self.seats = {
            now(n): dataclasses.replace(seat, seat=now(n)) for n, seat in self.seats.items()
        }
        self.turns = [dataclasses.replace(t, seat=now(t.seat)) for t in self.turns]
        self.hands = [dataclasses.replace(h, seat=now(h.seat)) for h in self.hands]

    def on_TurnStarted(self, fact: TurnStarted, entry: Entry) -> None:
        self.end_turn(entry.at)
        hand_at = next((h.raised_at for h in self.hands if h.seat == fact.seat), None)
        self.hands = [h for h in self.hands if h.seat != fact.seat]
        block = self.current_block()
        self.turns.append(Turn(entry.number, fact.seat, fact.kind, entry.at, None, block, hand_at))

    def on_TurnEnded(self, _: TurnEnded, entry: Entry) -> None:
        self.end_turn(entry.at)

    def on_TurnCorrected(self, fact: TurnCorrected, _: Entry) -> None:
        """The right person's role says what kind of turn it was."""
        seat = self.seats.get(fact.seat)
        kind = turn_kind(seat.role) if seat else TurnKind.DEBATE
        self.turns = [
            dataclasses.replace(t, seat=fact.seat, kind=kind) if t.number == fact.turn else t
            for t in self.turns
        ]

    def on_HandRaised(self, fact: HandRaised, entry: Entry) -> None:
        if all(h.seat != fact.seat for h in self.hands):
            self.hands.append(Hand(fact.seat, entry.at))

    def on_HandLowered(self, fact: HandLowered, _: Entry) -> None:
        self.hands = [h for h in self.hands if h.seat != fact.seat]

    def on_PollOpened(self, fact: PollOpened, entry: Entry) -> None:
        run = self.polls.get(fact.poll)
        if run and run.stage is PollStage.REVEALED:
            return
        self.close_polls(entry.at)
        fresh = run or PollRun(fact.poll, PollStage.OPEN, entry.at)
        self.polls[fact.poll] = dataclasses.replace(fresh, stage=PollStage.OPEN, closed_at=None)

    def on_PollClosed(self, fact: PollClosed, entry: Entry) -> None:
        run = self.polls.get(fact.poll)
        if run and run.stage is PollStage.OPEN:
            self.polls[fact.poll] = dataclasses.replace(
                run, stage=PollStage.CLOSED, closed_at=entry.at
            )

    def on_PollRevealed(self, fact: PollRevealed, entry: Entry) -> None:
        run = self.polls.get(fact.poll) or PollRun(fact.poll, PollStage.OPEN, entry.at)
        self.polls[fact.poll] = dataclasses.replace(
            run,
            stage=PollStage.REVEALED,
            closed_at=run.closed_at or entry.at,
            revealed_at=entry.at,
        )

    def change_poll(self, poll: str, **changes: Any) -> None:
        if run := self.polls.get(poll):
            self.polls[poll] = dataclasses.replace(run, **changes)

    def on_HandsCounted(self, fact: HandsCounted, entry: Entry) -> None:
        self.change_poll(fact.poll, by_hand=fact.people, counted=entry.number)

    def on_AnswerHidden(self, fact: AnswerHidden, _: Entry) -> None:
        if run := self.polls.get(fact.poll):
            self.change_poll(fact.poll, hidden=run.hidden | {fact.answer})

    def on_AnswerRestored(self, fact: AnswerRestored, _: Entry) -> None:
        if run := self.polls.get(fact.poll):
            self.change_poll(fact.poll, hidden=run.hidden - {fact.answer})

    def on_AnswersShown(self, fact: AnswersShown, entry: Entry) -> None:
        self.change_poll(fact.poll, shown_at=entry.at)

    def on_EvaluationOpened(self, fact: EvaluationOpened, entry: Entry) -> None:
        """A question that was put to the room itself stays what it was."""
        for poll in fact.polls:
            fresh = PollRun(poll, PollStage.OPEN, entry.at, evaluation=True)
            self.polls.setdefault(poll, fresh)

    def on_EvaluationClosed(self, _: EvaluationClosed, entry: Entry) -> None:
        ended = {"stage": PollStage.REVEALED, "closed_at": entry.at, "revealed_at": entry.at}
        for run in tuple(self.polls.values()):
            if run.evaluation and run.stage is PollStage.OPEN:
                self.change_poll(run.poll, **ended)

    def on_SceneChosen(self, fact: SceneChosen, entry: Entry) -> None:
        self.scene, self.scene_poll, self.scene_question = fact.scene, fact.poll, fact.question
        self.scene_at, self.scene_minutes = entry.at, fact.minutes

    def on_NoteTaken(self, fact: NoteTaken, entry: Entry) -> None:
        note = Note(entry.number, fact.kind, fact.text, entry.at, self.current_block())
        self.notes.append(dataclasses.replace(note, said_by=fact.said_by))

    def on_NoteCorrected(self, fact: NoteCorrected, _: Entry) -> None:
        self.notes = [
            dataclasses.replace(
                n,
                kind=fact.kind,
                text=fact.text,
                stage=fact.stage,
                said_by=fact.said_by or n.said_by,
            )
            if n.number == fact.note
            else n
            for n in self.notes
        ]

    def on_QuestionWritten(self, fact: QuestionWritten, entry: Entry) -> None:
        self.questions.append(WrittenQuestion(entry.number, fact.text, entry.at))

    def on_QuestionAnswered(self, fact: QuestionAnswered, _: Entry) -> None:
        self.questions = [
            dataclasses.replace(q, answered=True) if q.number == fact.question else q
            for q in self.questions
        ]

    def on_QuestionReopened(self, fact: QuestionReopened, _: Entry) -> None:
        self.questions = [
            dataclasses.replace(q, answered=False) if q.number == fact.question else q
            for q in self.questions
        ]

    def on_Undone(self, _: Undone, __: Entry) -> None:
        """Struck facts were left out before the fold began."""
