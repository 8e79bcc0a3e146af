"""What the animator's screen shows, as dataclasses turned into JSON at the edge.

Times are milliseconds since 1970 (UTC), as a browser counts them: clocks run there. Names are in
it, so it leaves only by the console's routes, which the guard keeps for the animator.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import UTC, datetime

from mcdata.console.people import Person
from mcdata.model import PollStage, Role, Scene


@dataclass(frozen=True, slots=True)
class SeatView:
    """A place that someone has, had or is expected at; `turns` of every kind.

    `label` is what stands on its card; `head` says that it is at the head table,
    `left` that who was there has gone.
    """

    seat: int
    role: Role
    name: str
    short: str
    here: bool
    turns: int
    label: str
    head: bool
    left: bool


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn; beyond `longest` seconds (None: no limit) its clock was left running."""

    number: int
    seat: int
    started: int
    ended: int | None
    longest: int | None


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The headline: how many of those present have spoken, and which seats have not."""

    spoken: int
    present: int
    silent: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandView:
    """A raised hand in its place, the next to speak first; `reason` is for the animator."""

    seat: int
    first_time: bool
    reason: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block; `minutes` holds the `extra` that it was given while it ran."""

    id: str
    title: str
    minutes: int
    extra: int
    started: int | None
    ended: int | None


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The running order at `ConsoleState.now`, in minutes; `drift` late is positive.

    `running` is the block in progress in the journal, even if it left the running order since.
    """

    blocks: tuple[BlockView, ...]
    current: str | None
    running: str | None
    elapsed: float
    planned: int
    drift: int
    following: str | None
    following_at: int | None


@dataclass(frozen=True, slots=True)
class PollView:
    id: str
    question: str
    type: str
    options: tuple[str, ...]
    stage: PollStage
    answers: int
    asked: int
    aside: PollAside


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One free answer to read before the room does; `place` in the sealed urn."""

    place: int
    text: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class PollAside:
    """What the animator alone has of a question, beside its count.

    `hands` is how many without a phone chose each option, `written` what was written for them:
    both gone once sealed. `counted` is the number of that count. `texts` are the free answers,
    which wait to be read (`is_unread`) before the room sees them. `right` says a quiz's answer,
    once revealed.
    """

    is_text: bool = False
    is_multiple: bool = False
    counted: int | None = None
    by_hand: int = 0
    hands: tuple[int, ...] = ()
    written: tuple[str, ...] = ()
    channels: str = ""
    texts: tuple[AnswerView, ...] = ()
    is_unread: bool = False
    right: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """The closing evaluation: whether it takes answers, how many people gave one."""

    is_open: bool
    people: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    number: int
    kind: str
    text: str
    stage: str
    at: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    number: int
    text: str
    at: int
    answered: bool


@dataclass(frozen=True, slots=True)
class WifiView:
    """The room's network; `proposed` when it is that of the last séance at this place."""

    name: str
    password: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class UndoView:
    """What « Annuler » would undo; its number makes a double tap undo it once."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ConsoleState:
    """All that the console draws.

    `present`: participants; `room`: everyone, the head table too; `asked`: see `denominators`.
    """

    code: str
    title: str
    place: str
    when: str
    starts: int
    capacity: int
    minimum_shown: int
    now: int
    version: int
    opened: int | None
    ended: int | None
    sealed: bool
    scene: Scene
    scene_poll: str | None
    scene_question: int | None
    scene_until: int | None
    wifi: WifiView | None
    seats: tuple[SeatView, ...]
    present: int
    room: int
    asked: int
    turn: TurnView | None
    last_turns: tuple[TurnView, ...]
    hands: tuple[HandView, ...]
    coverage: CoverageView
    agenda: AgendaView
    polls: tuple[PollView, ...]
    notes: tuple[NoteView, ...]
    questions: tuple[QuestionView, ...]
    people: tuple[Person, ...]
    undo: UndoView | None
    evaluation: EvaluationView | None = None


def to_json(value: object) -> str:
    """Write a view as JSON, without needless spaces; text stays in UTF-8."""
    return json.dumps(
        dataclasses.asdict(value) if dataclasses.is_dataclass(value) else value,  # type: ignore[arg-type]
        ensure_ascii=False,
        separators=(",", ":"),
    )


def stamp(moment: datetime) -> int:
    """Milliseconds since 1970 of a naive UTC moment."""
    return round(moment.replace(tzinfo=UTC).timestamp() * 1000)
