"""The journal of the demo's live séance: the debate is on, a question is open, hands are up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from mcdata import facts as f
from mcdata.demo.dates import live_since
from mcdata.demo.meetings import AROUND, PRESENTATION, QUESTIONS, WELCOME, Meeting
from mcdata.demo.room import SPREAD, Room, alternating
from mcdata.demo.telling import Telling
from mcdata.facts import Entry
from mcdata.model import Poll, PollType, Role, Scene, TurnKind

SPOKEN = 18  # people who have had the floor
TURNS = 38  # that they had together
OPEN_SINCE = timedelta(minutes=4)
LATE = timedelta(minutes=3)  # of the block in progress
MINUTE = timedelta(minutes=1)
REVEALED = 0  # the rank of the question whose results are shown


def journal(meeting: Meeting, moment: datetime, rng: Random) -> tuple[Entry, ...]:
    """Return the séance up to `moment` (naive UTC): nothing in it lies in the future."""
    telling = Telling(meeting.room, rng)
    begin = live_since(moment)  # not its date, which is in 2017 if the real ones are kept
    telling.arrivals(begin - 4 * MINUTE)
    telling.scene(begin - 4 * MINUTE, Scene.WELCOME)
    minutes = [0]
    for block in meeting.blocks[:QUESTIONS]:
        minutes.append(minutes[-1] + block.minutes)
    starts = [begin + count * MINUTE for count in minutes]
    starts[PRESENTATION] += 2 * MINUTE
    starts[QUESTIONS] += LATE
    for block, at in zip(meeting.blocks, starts, strict=False):
        telling.block(block, at)
    telling.scene(starts[WELCOME] + 5 * MINUTE, Scene.AGENDA)
    telling.asked(meeting.polls[REVEALED], starts[AROUND] + 2 * MINUTE)
    _talk(telling, starts, moment)
    telling.notes(meeting.remarks, starts[QUESTIONS] + MINUTE, moment - 2 * MINUTE)
    telling.written(meeting.asked, starts[QUESTIONS], moment - 6 * MINUTE, answered=1)
    telling.opened(open_question(meeting.polls), moment - OPEN_SINCE)
    return telling.script.entries(until=moment)


def open_question(polls: Sequence[Poll]) -> Poll:
    """Return the question that people are answering: the first single choice after the first."""
    return next(poll for poll in polls[REVEALED + 1 :] if poll.type is PollType.SINGLE)


def _talk(telling: Telling, starts: Sequence[datetime], moment: datetime) -> None:
    """What was said until now; then three hands: two who never spoke, one who did."""
    room = telling.room
    animator, guest = room.seats(Role.ANIMATOR)[0], room.seats(Role.SPEAKER)[0]
    spoken, silent = _who(room, telling.rng)
    ease = [telling.rng.lognormvariate(0, SPREAD) for _ in spoken]
    more = telling.rng.choices(spoken, ease, k=TURNS - len(spoken))
    turns = alternating([*spoken, *more], telling.rng)
    begun = starts[WELCOME] + 2 * MINUTE
    telling.speech(animator, TurnKind.ANIMATION, begun, begun + 3 * MINUTE)
    around = TURNS // 3
    telling.debate(turns[:around], starts[AROUND] + MINUTE, starts[PRESENTATION] - MINUTE)
    telling.speech(
        guest,
        TurnKind.PRESENTATION,
        starts[PRESENTATION] + MINUTE,
        starts[QUESTIONS] - MINUTE,
    )
    telling.debate(turns[around:], starts[QUESTIONS] + MINUTE, moment - 3 * MINUTE, guest)
    for ago, seat in ((150, silent[0]), (95, spoken[0]), (40, silent[1])):
        telling.script.participant(moment - timedelta(seconds=ago), f.HandRaised(seat))


def _who(room: Room, rng: Random) -> tuple[list[int], list[int]]:
    """Draw who has spoken (elected members and officers among them) and who hasn't."""
    citizens = list(room.seats(Role.CITIZEN))
    rng.shuffle(citizens)
    others = list(room.seats(Role.ELECTED, Role.OFFICER))
    cut = SPOKEN - len(others)
    return citizens[:cut] + others, citizens[cut:]
