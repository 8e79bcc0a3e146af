"""All that a synthesis is made from, read once from the store; from here on everything is pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mcdata import outcome
from mcdata.balance import MINIMUM_GROUP, Balance, summarise
from mcdata.denominators import asked_by
from mcdata.model import (
    Block,
    EnrolmentStatus,
    InvitationStage,
    Participant,
    Poll,
    PollStage,
    Programme,
    Seance,
    Speaker,
    Synthesis,
    SynthesisStage,
    TurnKind,
)
from mcdata.reach import PUBLISHED_MINIMUM
from mcdata.state import PollRun, SeanceState
from mcdata.store import Store
from mcdata.synthesis.wording import MOMENTS
from mcdata.tally import Tally
from mcdata.texts import french

COMING = frozenset({InvitationStage.CONFIRMED, InvitationStage.SPOKE})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to the room; `room` counts the people who were asked.

    `title` is the question, with its moment if it was asked more than once.
    """

    title: str
    tally: Tally
    run: PollRun
    room: int


@dataclass(frozen=True, slots=True)
class Sources:
    """A séance as the synthesis sees it. `came` are the enrolled people who were present.

    `speakers` are those expected until the séance has ended, then those who spoke.
    """

    programme: Programme
    seance: Seance
    blocks: tuple[Block, ...]
    asked: tuple[Asked, ...]
    not_asked: int
    state: SeanceState
    enrolled: int
    came: tuple[Participant, ...]
    speakers: tuple[Speaker, ...]
    balance: Balance
    synthesis: Synthesis
    now: datetime
    minimum_shown: int

    @property
    def is_draft(self) -> bool:
        """A draft is the team's own; from « relue » on, the document is made to be published."""
        return self.synthesis.stage is SynthesisStage.DRAFT

    @property
    def minimum_group(self) -> int:
        """The smallest group that this document tells apart."""
        return 1 if self.is_draft else PUBLISHED_MINIMUM

    @property
    def until(self) -> datetime:
        """The end of the séance, or now while it runs."""
        return self.state.ended_at or self.now


def load(
    store: Store,
    seance_id: str,
    now: datetime,
    minimum_shown: int,
    synthesis: Synthesis | None = None,
) -> Sources:
    """Read a séance, with its `synthesis` as it is or as it is about to be. Raises NotFound."""
    seance = store.seance(seance_id)
    programme = store.programme(seance.programme_id)
    state = store.state(seance_id)
    polls = store.polls(seance_id)
    synthesis = synthesis or store.synthesis(seance_id)
    draft = synthesis.stage is SynthesisStage.DRAFT
    enrolments = [e for e in store.enrolments(seance_id) if e.status is EnrolmentStatus.ENROLLED]
    asked = tuple(
        Asked(
            _title(poll, polls),
            outcome.read(store, seance_id, poll),
            state.polls[poll.id],
            asked_by(state, poll.id, now, len(enrolments)),
        )
        for poll in polls
        if state.poll_stage(poll.id) is not PollStage.PREPARED
    )
    present = {e.participant_id for e in enrolments if e.present}
    return Sources(
        programme=programme,
        seance=seance,
        blocks=store.blocks(seance_id),
        asked=asked,
        not_asked=len(polls) - len(asked),
        state=state,
        enrolled=len(enrolments),
        came=tuple(p for p in store.participants(programme.id) if p.id in present),
        speakers=_speakers(store, seance, state),
        balance=summarise(state, now, MINIMUM_GROUP if draft else PUBLISHED_MINIMUM),
        synthesis=synthesis,
        now=now,
        minimum_shown=minimum_shown,
    )


def _speakers(store: Store, seance: Seance, state: SeanceState) -> tuple[Speaker, ...]:
    """Return who is expected; once the séance has ended, who spoke.

    Someone only confirmed counts among those who spoke when nobody was marked as having spoken and
    the journal holds as many presentations as people who were to come.
    """
    stages = {
        i.speaker_id: i.stage
        for i in store.invitations(seance.programme_id)
        if i.seance_id == seance.id and i.stage in COMING
    }
    if state.ended_at:
        spoke = {who for who, stage in stages.items() if stage is InvitationStage.SPOKE}
        kept = spoke or (set(stages) if len(stages) <= presentations(state) else set())
    else:
        kept = set(stages)
    return tuple(s for s in store.speakers(seance.programme_id) if s.id in kept)


def presentations(state: SeanceState) -> int:
    """Count the people whose presentation the journal holds."""
    return len({turn.seat for turn in state.turns if turn.kind is TurnKind.PRESENTATION})


def _title(poll: Poll, polls: Sequence[Poll]) -> str:
    question = french(poll.question)
    same = [other for other in polls if french(other.question) == question]
    return (
        f"{question} – {MOMENTS.get(poll.moment, poll.moment)}"
        if len(same) > 1 and poll.moment
        else question
    )
