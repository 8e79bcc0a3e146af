"""The journals of the demo's past séances, from the opening to the notes read again next day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from mcdata import facts as f
from mcdata.demo.conception import Conception, PlannedSeance, Remark
from mcdata.demo.room import Room, speech
from mcdata.demo.script import Event
from mcdata.demo.telling import Telling, seconds
from mcdata.facts import Entry
from mcdata.model import Block, NoteKind, NoteStage, Poll, Role, Scene, SynthesisStage, TurnKind

# As the master class of 2017 went: the standard one has a break since.
RUNNING_ORDER = (
    ("Accueil, feuille de présence, enquête mobilité", 15),
    ("Billet d’humeur et tour de table", 15),
    ("Présentation du métier", 25),
    ("Questions, par écrit ou à l’oral", 25),
    ("Sous-groupes, quartiers mélangés", 35),
    ("Ressources de l’IREV", 15),
    ("Sondages de clôture et bilan", 10),
    ("Marge et covoiturage", 10),
)
WELCOME, AROUND, PRESENTATION, QUESTIONS, GROUPS, RESOURCES, CLOSING, MARGIN = range(8)
# Where the questions are put, by their moment: (block, minutes into it)
WHEN = {
    "ouverture": ((WELCOME, 6), (WELCOME, 10)),
    "avant": ((AROUND, 2), (AROUND, 6)),
    "pendant": ((QUESTIONS, 1), (GROUPS, 4), (RESOURCES, 4), (RESOURCES, 8)),
    "cloture": ((CLOSING, 0.5), (CLOSING, 4.5)),
}
DRIFT = (0.92, 1.13)  # a block takes so much of its planned time
REREAD_AFTER = timedelta(hours=20)
# what the first page rests on is read again first
TOLD_FIRST = frozenset({NoteKind.CONTRIBUTION, NoteKind.DISAGREEMENT, NoteKind.PROPOSAL})
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is known of a séance before its journal is written."""

    planned: PlannedSeance
    starts_at: datetime
    room: Room
    blocks: tuple[Block, ...]
    polls: tuple[Poll, ...]
    remarks: tuple[Remark, ...]
    asked: tuple[str, ...]
    reread: SynthesisStage | None  # the stage of its synthesis; None: nobody began it


def journal(plan: Conception, meeting: Meeting, rng: Random) -> tuple[Entry, ...]:
    """Return a whole séance as it went."""
    telling = Telling(meeting.room, rng)
    telling.arrivals(meeting.starts_at - 4 * MINUTE, late=2)
    telling.scene(meeting.starts_at - 4 * MINUTE, Scene.WELCOME)
    starts = _starts(meeting, rng)
    for block, at in zip(meeting.blocks, starts, strict=False):
        telling.block(block, at)
    _questions(telling, meeting, starts)
    _talk(telling, plan, meeting.room, starts)
    end = starts[-1]
    notes = telling.notes(meeting.remarks, starts[QUESTIONS], starts[MARGIN])
    telling.written(
        meeting.asked, starts[PRESENTATION], starts[GROUPS], answered=len(meeting.asked) - 1
    )
    telling.scene(starts[CLOSING] + 8 * MINUTE, Scene.FLOOR)
    telling.script.animator(end, f.SceneChosen(Scene.THANKS), f.SeanceEnded())
    _reread(telling, meeting, notes, end + REREAD_AFTER)
    return telling.script.entries()


def _starts(meeting: Meeting, rng: Random) -> list[datetime]:
    """Return when each block began, and when the last one ended."""
    starts = [meeting.starts_at + rng.randrange(0, 4) * MINUTE]
    for block in meeting.blocks:
        starts.append(starts[-1] + seconds(block.minutes * 60 * rng.uniform(*DRIFT)))
    return starts


def _questions(telling: Telling, meeting: Meeting, starts: Sequence[datetime]) -> None:
    """Put every question at a moment of its own."""
    slots = {moment: iter(when) for moment, when in WHEN.items()}
    telling.scene(starts[WELCOME] + 5 * MINUTE, Scene.AGENDA)
    for poll in meeting.polls:
        block, minutes = next(slots[poll.moment])
        telling.asked(poll, starts[block] + minutes * MINUTE)


def _talk(telling: Telling, plan: Conception, room: Room, starts: Sequence[datetime]) -> None:
    """The presentation, the debate, what the sub-groups report, the resources."""
    (animator,), guests = room.seats(Role.ANIMATOR), room.seats(Role.SPEAKER)
    drawn = speech(plan, room, telling.rng)
    around = len(drawn.plenary) // 5
    say = telling.speech
    say(animator, TurnKind.ANIMATION, starts[WELCOME] + 2 * MINUTE, starts[WELCOME] + 5 * MINUTE)
    telling.debate(drawn.plenary[:around], starts[AROUND] + MINUTE, starts[PRESENTATION] - MINUTE)
    begin, end = starts[PRESENTATION] + MINUTE, starts[QUESTIONS] - MINUTE
    share = (end - begin) / len(guests)
    for rank, guest in enumerate(guests):
        say(guest, TurnKind.PRESENTATION, begin + rank * share, begin + (rank + 1) * share)
    telling.slips(drawn.plenary, starts[QUESTIONS] + MINUTE)
    telling.debate(
        drawn.plenary[around:],
        starts[QUESTIONS] + 2 * MINUTE,
        starts[GROUPS] - MINUTE / 2,
        guests[0],
    )
    telling.debate(drawn.reports, starts[RESOURCES] - 16 * MINUTE, starts[RESOURCES] - MINUTE)
    say(animator, TurnKind.ANIMATION, starts[RESOURCES] + MINUTE, starts[CLOSING] - 2 * MINUTE)


def _reread(telling: Telling, meeting: Meeting, notes: Sequence[Event], at: datetime) -> None:
    """Next day the notes are read again, as far as the synthesis has come."""
    if meeting.reread is None:
        return
    done = meeting.reread is SynthesisStage.VALIDATED
    for rank, (note, remark) in enumerate(zip(notes, meeting.remarks, strict=True)):
        ready = done or rank % 2 or remark.kind in TOLD_FIRST
        stage = NoteStage.PUBLISHABLE if ready else NoteStage.REREAD
        telling.reread(note, remark, stage, at + rank * MINUTE)
