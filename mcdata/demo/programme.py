"""The whole demo programme as values: what `load_demo` puts into a store. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from mcdata.clock import to_paris
from mcdata.demo import enrolments as lists
from mcdata.demo import guests, live, meetings, people, votes
from mcdata.demo.as_of import as_of, is_a_day_of
from mcdata.demo.chance import dice
from mcdata.demo.conception import Conception, conception
from mcdata.demo.dates import seances
from mcdata.demo.meetings import RUNNING_ORDER, Meeting
from mcdata.demo.room import furnish
from mcdata.facts import Entry
from mcdata.model import (
    Ballot,
    Block,
    Enrolment,
    Invitation,
    InvitationStage,
    Participant,
    Poll,
    Programme,
    SealedUrn,
    Seance,
    SeanceStage,
    Speaker,
    Synthesis,
)

PROGRAMME_ID = "demo"
TITLE = "Master class citoyenne du Nord"
AUTHOR = "Ombeline Castagnède"  # invented, and nobody of the programme
BALLOTS = 18  # people who have answered the open question


@dataclass(frozen=True, slots=True)
class DemoSeance:
    """A séance, all that was prepared for it and all that happened in it."""

    seance: Seance
    blocks: tuple[Block, ...]
    polls: tuple[Poll, ...]
    entries: tuple[Entry, ...] = ()
    urns: tuple[SealedUrn, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    synthesis: Synthesis | None = None


@dataclass(frozen=True, slots=True)
class Demo:
    programme: Programme
    participants: tuple[Participant, ...]
    speakers: tuple[Speaker, ...]
    invitations: tuple[Invitation, ...]
    enrolments: tuple[Enrolment, ...]
    seances: tuple[DemoSeance, ...]


def build(moment: datetime, *, real_dates: bool = False) -> Demo:
    """Return the demo as it stands at `moment` (naive UTC): the same moment, the same demo.

    With `real_dates`, at a moment of 2017, it is the programme as it stood on that day.
    """
    moment = moment.replace(microsecond=0)
    plan = conception()
    day = to_paris(moment).date()
    if real_dates and is_a_day_of(plan, day):
        plan = as_of(plan, day)
    names = people.Names(plan, dice("names"))
    held = seances(plan, PROGRAMME_ID, moment, real_dates=real_dates)
    everyone = people.people(plan, PROGRAMME_ID, names)
    speakers = guests.speakers(plan, PROGRAMME_ID, names)
    invited = guests.invitations(plan, held)
    enrolled = lists.enrolments(plan, {s.number: s.stage for s in held}, everyone)
    first = plan.seances[0].day if real_dates else to_paris(held[plan.live - 1].starts_at)
    return Demo(
        Programme(PROGRAMME_ID, TITLE, "Nord", first.year, plan.cohort.total, is_demo=True),
        everyone,
        speakers,
        invited,
        enrolled,
        tuple(
            _with_journal(plan, seance, _meeting(plan, seance, everyone, enrolled, invited), moment)
            for seance in held
        ),
    )


def blocks(seance_id: str) -> tuple[Block, ...]:
    """Return the running order of the demo, with identifiers that are always the same."""
    return tuple(
        Block(seance_id, f"temps-{position}", position, title, minutes)
        for position, (title, minutes) in enumerate(RUNNING_ORDER, 1)
    )


def _meeting(
    plan: Conception,
    seance: Seance,
    everyone: Iterable[Participant],
    enrolled: Iterable[Enrolment],
    invited: Iterable[Invitation],
) -> Meeting:
    planned = plan.seances[seance.number - 1]
    # who never came sat nowhere: only those who spoke did, once a séance is over
    over = seance.stage is SeanceStage.ENDED
    coming = {InvitationStage.SPOKE} if over else set(InvitationStage)
    rank = sum(p.theme == seance.theme for p in plan.seances[: seance.number - 1])
    room = furnish(
        [e for e in enrolled if e.seance_id == seance.id],
        {person.id: person for person in everyone},
        sum(i.seance_id == seance.id and i.stage in coming for i in invited),
        seance.sector or "mel",
    )
    reread = next((w.stage for w in plan.syntheses if w.seance == seance.number), None)
    return Meeting(
        planned,
        seance.starts_at,
        room,
        blocks(seance.id),
        votes.polls(plan, planned),
        next(iter(plan.remarks.get(seance.theme, ())[rank:]), ()),
        next(iter(plan.asked.get(seance.theme, ())[rank:]), ()),
        reread,
    )


def _with_journal(
    plan: Conception, seance: Seance, meeting: Meeting, moment: datetime
) -> DemoSeance:
    prepared = DemoSeance(seance, meeting.blocks, meeting.polls)
    rng = dice(f"séance {seance.number}")
    if seance.stage is SeanceStage.PREPARED:
        return prepared
    if seance.stage is SeanceStage.LIVE:
        return replace(
            prepared,
            entries=live.journal(meeting, moment, rng),
            urns=_urns(plan, meeting, meeting.polls[live.REVEALED : live.REVEALED + 1], rng),
            ballots=_ballots(live.open_question(meeting.polls)),
        )
    return replace(
        prepared,
        entries=meetings.journal(plan, meeting, rng),
        urns=_urns(plan, meeting, meeting.polls, rng),
        synthesis=_synthesis(plan, seance),
    )


def _urns(
    plan: Conception, meeting: Meeting, polls: Iterable[Poll], rng: Random
) -> tuple[SealedUrn, ...]:
    people = len(meeting.room.asked)
    return tuple(
        SealedUrn(poll.seance_id, poll.id, votes.answers(plan, meeting.planned, poll, people, rng))
        for poll in polls
    )


def _ballots(poll: Poll) -> tuple[Ballot, ...]:
    """Return what has come in for the open question; a voter's key says nothing of anybody."""
    rng = dice("ballots")
    given = votes.choices(poll, BALLOTS, rng)
    return tuple(
        Ballot(poll.seance_id, poll.id, f"{rng.getrandbits(64):016x}", answer) for answer in given
    )


def _synthesis(plan: Conception, seance: Seance) -> Synthesis | None:
    written = next((w for w in plan.syntheses if w.seance == seance.number), None)
    if written is None:
        return None
    return Synthesis(seance.id, 1, written.stage, written.points, written.follow_ups, AUTHOR)
