"""What a séance is after its facts: the dataclasses that every screen is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mcdata.model import NoteKind, NoteStage, PollStage, Role, SaidBy, Scene, TurnKind


@dataclass(frozen=True, slots=True)
class Seat:
    """A person present: `since` and `left_at` bound their minutes in the room."""

    seat: int
    role: Role
    sector: str | None
    since: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn to speak; `number` is that of the fact that started it.

    `hand_at` is when the speaker's hand went up, None if they spoke without raising it.
    """

    number: int
    seat: int
    kind: TurnKind
    started_at: datetime
    ended_at: datetime | None = None
    block: str | None = None
    hand_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    seat: int
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class BlockRun:
    """A block as it went."""

    block: str
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PollRun:
    """How a question went.

    `by_hand` people answered without a phone, as the fact numbered `counted` says. `hidden` are
    the places, in the sealed urn, of the free answers that the room doesn't read; until
    `shown_at` it reads none. A question of the `evaluation` is open beside the others.
    """

    poll: str
    stage: PollStage
    opened_at: datetime
    closed_at: datetime | None = None
    revealed_at: datetime | None = None
    by_hand: int = 0
    counted: int | None = None
    hidden: frozenset[int] = frozenset()
    shown_at: datetime | None = None
    evaluation: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something said, kept for the synthesis; `number` is that of the fact that took it."""

    number: int
    kind: NoteKind
    text: str
    at: datetime
    block: str | None = None
    stage: NoteStage = NoteStage.RAW
    said_by: SaidBy | None = None


@dataclass(frozen=True, slots=True)
class WrittenQuestion:
    number: int
    text: str
    at: datetime
    answered: bool = False


@dataclass(frozen=True, slots=True)
class SeanceState:
    """What a séance is after its facts; every screen is drawn from this.

    `blocks`, `turns`, `notes` and `questions` are in the order of time, `hands` in the order
    in which they went up. `seats` holds those who left too (`left_at`), `extra` the minutes given
    to blocks beyond their plan.
    """

    opened_at: datetime | None = None
    ended_at: datetime | None = None
    seats: Mapping[int, Seat] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()
    hands: tuple[Hand, ...] = ()
    blocks: tuple[BlockRun, ...] = ()
    extra: Mapping[str, int] = field(default_factory=dict)
    polls: Mapping[str, PollRun] = field(default_factory=dict)
    scene: Scene = Scene.WELCOME
    scene_poll: str | None = None
    scene_question: int | None = None
    scene_at: datetime | None = None
    scene_minutes: int | None = None
    notes: tuple[Note, ...] = ()
    questions: tuple[WrittenQuestion, ...] = ()

    @property
    def is_live(self) -> bool:
        return self.opened_at is not None and self.ended_at is None

    @property
    def present(self) -> tuple[Seat, ...]:
        """Those in the room now, by number of seat."""
        return tuple(s for _, s in sorted(self.seats.items()) if s.left_at is None)

    @property
    def scene_until(self) -> datetime | None:
        """When the countdown or the break on the screen is over."""
        if self.scene_at is None or self.scene_minutes is None:
            return None
        return self.scene_at + timedelta(minutes=self.scene_minutes)

    @property
    def turn(self) -> Turn | None:
        """The turn in progress."""
        return self.turns[-1] if self.turns and self.turns[-1].ended_at is None else None

    @property
    def block(self) -> BlockRun | None:
        """The block in progress."""
        return self.blocks[-1] if self.blocks and self.blocks[-1].ended_at is None else None

    @property
    def open_poll(self) -> str | None:
        """The question that takes answers now."""
        open_now = (p for p in self.polls.values() if p.stage is PollStage.OPEN)
        return next((p.poll for p in open_now if not p.evaluation), None)

    @property
    def evaluation(self) -> tuple[PollRun, ...]:
        """The closing evaluation's questions, in their order; empty until it has been opened."""
        return tuple(p for p in self.polls.values() if p.evaluation)

    @property
    def open_evaluation(self) -> tuple[str, ...]:
        """The evaluation's questions that take answers now, in their order."""
        return tuple(p.poll for p in self.evaluation if p.stage is PollStage.OPEN)

    def poll_stage(self, poll: str) -> PollStage:
        """Where a question stands; one never opened is prepared."""
        return self.polls[poll].stage if poll in self.polls else PollStage.PREPARED
