"""The moments that any demo séance is made of: arrivals, turns, a question put, notes, writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from mcdata import facts as f
from mcdata.demo.conception import Remark
from mcdata.demo.room import Room
from mcdata.demo.script import Event, Script
from mcdata.facts import Fact
from mcdata.model import Block, NoteStage, Poll, Role, Scene, TurnKind

HANDS = 0.6  # share of the turns for which a hand went up first
ANSWER_EVERY = 3  # the guest answers after so many turns
LONGEST = 110.0  # seconds of a turn in the debate
PAUSE = 2.0  # seconds between two turns
SLIP = timedelta(seconds=3)  # until a tap on the wrong seat is noticed


def seconds(count: float) -> timedelta:
    return timedelta(seconds=round(count))


class Telling:
    """Writes moments into a script; every time is naive UTC."""

    def __init__(self, room: Room, rng: Random) -> None:
        self.script = Script()
        self.room = room
        self.rng = rng

    def arrivals(self, opened: datetime, late: int = 0) -> None:
        """Open the séance; people sit down in five minutes, `late` of them seven minutes later."""
        self.script.animator(opened, f.SeanceOpened())
        citizens = self.room.seats(Role.CITIZEN)
        tardy = set(self.rng.sample(citizens, late))
        for sitting in self.room.sitting:
            wait = 420 if sitting.seat in tardy else 0
            if sitting.role is not Role.ANIMATOR:
                wait += self.rng.randrange(10, 300)
            self.script.animator(
                opened + seconds(wait), f.SeatTaken(sitting.seat, sitting.role, sitting.sector)
            )

    def block(self, block: Block, at: datetime) -> None:
        self.script.animator(at, f.BlockStarted(block.id))

    def scene(self, at: datetime, scene: Scene, poll: Poll | None = None) -> None:
        self.script.animator(at, f.SceneChosen(scene, poll.id if poll else None))

    def speech(self, seat: int, kind: TurnKind, start: datetime, end: datetime) -> None:
        """One long turn: the guest's presentation, or the animator's resources."""
        self.script.animator(start, f.TurnStarted(seat, kind))
        self.script.animator(end, f.TurnEnded())

    def debate(
        self, seats: Sequence[int], start: datetime, end: datetime, guest: int | None = None
    ) -> None:
        """Turns of `seats` from `start` to `end`, the guest answering every now and then."""
        order: list[tuple[int, TurnKind]] = []
        for index, seat in enumerate(seats, 1):
            order.append((seat, TurnKind.DEBATE))
            if guest is not None and index % ANSWER_EVERY == 0:
                order.append((guest, TurnKind.PRESENTATION))
        at = start
        for (seat, kind), length in zip(order, self._lengths(len(order), start, end), strict=True):
            if kind is TurnKind.DEBATE and self.rng.random() < HANDS:
                hand = max(start, at - seconds(self.rng.uniform(15, 80)))
                self.script.participant(hand, f.HandRaised(seat))
            self.script.animator(at, f.TurnStarted(seat, kind))
            at += seconds(length)
            self.script.animator(at, f.TurnEnded())
            at += seconds(PAUSE)

    def slips(self, seats: Sequence[int], at: datetime) -> None:
        """Two mistakes as animators make them: a tap undone, a turn given to another seat."""
        wrong, right = self.rng.sample(sorted(set(seats)), 2)
        tap = self.script.animator(at, f.TurnStarted(wrong))
        self.script.animator_on(at + SLIP, f.Undone, tap)
        turn = self.script.animator(at + 2 * SLIP, f.TurnStarted(wrong))
        self.script.animator_on(at + 4 * SLIP, lambda number: f.TurnCorrected(number, right), turn)
        self.script.animator(at + 6 * SLIP, f.TurnEnded())

    def opened(self, poll: Poll, at: datetime) -> None:
        self.script.animator(at, f.SceneChosen(Scene.QUESTION, poll.id), f.PollOpened(poll.id))

    def asked(self, poll: Poll, at: datetime) -> None:
        """Put a question for two minutes, show the results for one."""
        self.opened(poll, at)
        self.script.animator(at + timedelta(minutes=2), f.PollClosed(poll.id))
        revealed = at + timedelta(minutes=2, seconds=20)
        self.script.animator(
            revealed, f.SceneChosen(Scene.RESULTS, poll.id), f.PollRevealed(poll.id)
        )
        self.scene(revealed + timedelta(minutes=1), Scene.AGENDA)

    def notes(self, remarks: Sequence[Remark], start: datetime, end: datetime) -> list[Event]:
        """Take one note after another between two moments."""
        times = self._moments(len(remarks), start, end)
        return [
            self.script.animator(at, f.NoteTaken(remark.kind, remark.text, remark.said_by))
            for at, remark in zip(times, remarks, strict=True)
        ]

    def reread(self, note: Event, remark: Remark, stage: NoteStage, at: datetime) -> None:
        def corrected(number: int) -> Fact:
            return f.NoteCorrected(number, remark.kind, remark.text, stage)

        self.script.animator_on(at, corrected, note)

    def written(self, texts: Sequence[str], start: datetime, end: datetime, answered: int) -> None:
        """Questions come in writing; the first `answered` are taken up a little later."""
        for rank, (at, text) in enumerate(
            zip(self._moments(len(texts), start, end), texts, strict=True)
        ):
            question = self.script.participant(at, f.QuestionWritten(text))
            if rank < answered:
                self.script.animator_on(at + timedelta(minutes=4), f.QuestionAnswered, question)

    def _moments(self, count: int, start: datetime, end: datetime) -> list[datetime]:
        span = (end - start).total_seconds()
        return sorted(start + seconds(self.rng.uniform(0, span)) for _ in range(count))

    def _lengths(self, count: int, start: datetime, end: datetime) -> list[float]:
        """Draw the turns' lengths, in seconds, so that together they fill the time given."""
        drawn = [self.rng.lognormvariate(0, 0.6) for _ in range(count)]
        room = (end - start).total_seconds() - count * (PAUSE + 1)
        return [min(LONGEST, room * length / sum(drawn)) for length in drawn]
