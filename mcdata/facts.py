"""The facts of a live séance: one frozen dataclass each, appended and never changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from mcdata.model import NoteKind, NoteStage, Role, SaidBy, Scene, TurnKind


class Author(StrEnum):
    """Who made a fact happen; never a name."""

    ANIMATOR = "animatrice"
    PARTICIPANT = "participant"
    OFFICE = "irev"
    SYSTEM = "systeme"


@dataclass(frozen=True, slots=True)
class SeanceOpened:
    """The séance begins (or begins again after having been ended by mistake)."""


@dataclass(frozen=True, slots=True)
class SeanceEnded:
    """The séance is over: the turn, the block and the open poll end with it."""


@dataclass(frozen=True, slots=True)
class BlockStarted:
    """A block of the running order starts and ends the one before."""

    block: str


@dataclass(frozen=True, slots=True)
class BlockExtended:
    """The block in progress is given `minutes` more than its plan."""

    block: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """Someone sits down; only their role and sector are known to the journal."""

    seat: int
    role: Role = Role.CITIZEN
    sector: str | None = None
    walk_in: bool = False  # without being enrolled


@dataclass(frozen=True, slots=True)
class SeatLeft:
    seat: int


@dataclass(frozen=True, slots=True)
class SeatMoved:
    """Whoever is or was at `seat` is at `to`, and the other way round; their turns go with them."""

    seat: int
    to: int


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """Someone has the floor; ends the turn before and lowers their own hand."""

    seat: int
    kind: TurnKind = TurnKind.DEBATE


@dataclass(frozen=True, slots=True)
class TurnEnded:
    pass


@dataclass(frozen=True, slots=True)
class TurnCorrected:
    """The turn whose fact has the number `turn` was `seat`'s."""

    turn: int
    seat: int


@dataclass(frozen=True, slots=True)
class HandRaised:
    seat: int


@dataclass(frozen=True, slots=True)
class HandLowered:
    seat: int


@dataclass(frozen=True, slots=True)
class PollOpened:
    """A question opens; one that was open closes."""

    poll: str


@dataclass(frozen=True, slots=True)
class PollClosed:
    poll: str


@dataclass(frozen=True, slots=True)
class PollRevealed:
    """The results are shown and the urn is sealed: this can't be undone."""

    poll: str


@dataclass(frozen=True, slots=True)
class HandsCounted:
    """`people` answered the open question without a phone; replaces the count before.

    What they answered stands in the urn alone, and is sealed with it.
    """

    poll: str
    people: int


@dataclass(frozen=True, slots=True)
class AnswerHidden:
    """The room doesn't read the free answer at place `answer` of a sealed urn; it still counts."""

    poll: str
    answer: int


@dataclass(frozen=True, slots=True)
class AnswerRestored:
    """The free answer at place `answer` of a sealed urn may be read again."""

    poll: str
    answer: int


@dataclass(frozen=True, slots=True)
class AnswersShown:
    """The animator has read a question's free answers: the room may read those not hidden."""

    poll: str


@dataclass(frozen=True, slots=True)
class EvaluationOpened:
    """The closing evaluation takes answers on the phones: all its questions at once."""

    polls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvaluationClosed:
    """The evaluation takes no more answers; its urns are sealed: this can't be undone."""


@dataclass(frozen=True, slots=True)
class SceneChosen:
    """What the projector shows; `poll` for the question and results scenes.

    `minutes` is how long a countdown or a break lasts from this fact on; `question` is the number
    of the written question that is shown.
    """

    scene: Scene
    poll: str | None = None
    minutes: int | None = None
    question: int | None = None


@dataclass(frozen=True, slots=True)
class NoteTaken:
    """`said_by` is known when the one who had the floor, or the author, says so."""

    kind: NoteKind
    text: str
    said_by: SaidBy | None = None


@dataclass(frozen=True, slots=True)
class NoteCorrected:
    """The note whose fact has the number `note` now reads so; `said_by` None: as it was."""

    note: int
    kind: NoteKind
    text: str
    stage: NoteStage = NoteStage.RAW
    said_by: SaidBy | None = None


@dataclass(frozen=True, slots=True)
class QuestionWritten:
    """A participant's question in writing, without a name."""

    text: str


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The written question whose fact has the number `question` was answered in the room."""

    question: int


@dataclass(frozen=True, slots=True)
class QuestionReopened:
    """The written question whose fact has the number `question` waits for its answer again."""

    question: int


@dataclass(frozen=True, slots=True)
class Undone:
    """The fact number `fact` is as if it had never been."""

    fact: int


Fact = (
    SeanceOpened
    | SeanceEnded
    | BlockStarted
    | BlockExtended
    | SeatTaken
    | SeatLeft
    | SeatMoved
    | TurnStarted
    | TurnEnded
    | TurnCorrected
    | HandRaised
    | HandLowered
    | PollOpened
    | PollClosed
    | PollRevealed
    | HandsCounted
    | AnswerHidden
    | AnswerRestored
    | AnswersShown
    | EvaluationOpened
    | EvaluationClosed
    | SceneChosen
    | NoteTaken
    | NoteCorrected
    | QuestionWritten
    | QuestionAnswered
    | QuestionReopened
    | Undone
)

FACTS: Mapping[str, type[Fact]] = MappingProxyType({cls.__name__: cls for cls in get_args(Fact)})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal: `number` counts from 1 in its séance, `at` is naive UTC."""

    number: int
    at: datetime
    author: Author
    fact: Fact


def encode(fact: Fact) -> tuple[str, dict[str, Any]]:
    """Return a fact's name and its fields as JSON-ready values."""
    return type(fact).__name__, dataclasses.asdict(fact)


def decode(name: str, fields: Mapping[str, Any]) -> Fact:
    """Rebuild the fact that `encode` gave. Raises KeyError for an unknown name."""
    cls = FACTS[name]
    hints = get_type_hints(cls)
    return cls(**{key: _revive(hints[key], value) for key, value in fields.items()})


def _revive(hint: Any, value: Any) -> Any:
    """Turn a JSON value back into the enum or the tuple that a fact's field expects."""
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(value)
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value
