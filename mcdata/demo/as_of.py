"""The plan as it stood on any day of 2017: what was held, who had been asked, what was to come.

The plan tells the programme as of the day of its live séance. On another day the séance that was
to come next is the live one, put on that very day: the demo always holds one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from mcdata.demo.conception import Conception, PlannedInvitation, PlannedSeance, Written
from mcdata.lineup import DAYS_BEFORE
from mcdata.model import InvitationStage, SynthesisStage

AROUND = timedelta(days=365)  # a day further from the programme than this isn't one of its days
EARLY = 3  # days by which a stage was reached before it was due
FULL, CAME = 23, 18  # people enrolled in a séance once held, and present, where no plan says so
REREAD, VALIDATED = timedelta(days=5), timedelta(days=15)  # after a séance
LAST_GUEST = 1  # rank of the speaker found at last for a séance that lacked one
STAGES = tuple(InvitationStage)
WRITTEN = tuple(SynthesisStage)


def is_a_day_of(plan: Conception, day: date) -> bool:
    """Say whether the programme of 2017 can be shown as on `day`."""
    days = [seance.day for seance in plan.seances]
    return min(days) - AROUND <= day <= max(days) + AROUND


def as_of(plan: Conception, day: date) -> Conception:
    """Return the plan as it stood on `day`; the plan itself on its own day."""
    own = next(s.day for s in plan.seances if s.number == plan.live)
    if day == own:
        return plan
    ordered = sorted(plan.seances, key=lambda seance: seance.day)
    live = next((s.number for s in ordered if s.day >= day), ordered[-1].number)
    later = day > own
    return replace(
        plan,
        live=live,
        seances=tuple(_seance(s, s.number == live, day) for s in plan.seances),
        invitations=_invitations(plan, live, day, later=later),
        syntheses=tuple(
            written
            for planned in plan.syntheses
            for written in [_written(planned, plan.seances[planned.seance - 1], day)]
            if written and planned.seance != live
        ),
    )


def _seance(planned: PlannedSeance, is_live: bool, day: date) -> PlannedSeance:
    if not is_live and planned.day >= day:
        return planned
    full = planned
    if not planned.present:
        enrolled = max(planned.enrolled, FULL)
        full = replace(planned, enrolled=enrolled, present=CAME)
    return replace(full, day=day) if is_live else full


def _invitations(
    plan: Conception, live: int, day: date, *, later: bool
) -> tuple[PlannedInvitation, ...]:
    asked = [
        found
        for planned in plan.invitations
        for found in [_invitation(plan, planned, live, day, later=later)]
        if found
    ]
    for seance in plan.seances:
        over = seance.number == live or seance.day < day
        if over and all(i.seance != seance.number for i in asked):
            stage = InvitationStage.CONFIRMED if seance.number == live else InvitationStage.SPOKE
            days = -_days(InvitationStage.CONFIRMED) if seance.number == live else 0
            asked.append(PlannedInvitation(seance.number, seance.theme, LAST_GUEST, stage, days))
    return tuple(asked)


def _invitation(
    plan: Conception, planned: PlannedInvitation, live: int, day: date, *, later: bool
) -> PlannedInvitation | None:
    """Return where a speaker stood on `day`; None before anyone had thought of them."""
    seance = plan.seances[planned.seance - 1]
    if planned.seance == live:
        sure = InvitationStage.CONFIRMED
        return replace(planned, stage=sure, days=-_days(sure))
    if seance.day < day:
        spoke = later or planned.stage is InvitationStage.SPOKE
        return replace(planned, stage=InvitationStage.SPOKE, days=0) if spoke else planned
    usual = _usual(seance.day - day)
    if usual is None:
        return None
    stage = (max if later else min)(planned.stage, usual, key=STAGES.index)
    return replace(planned, stage=stage, days=-_days(stage))


def _usual(ahead: timedelta) -> InvitationStage | None:
    """Return the stage reached so long before a séance when nobody is late."""
    reached = [stage for stage in DAYS_BEFORE if ahead.days <= _days(stage)]
    return reached[-1] if reached else None


def _days(stage: InvitationStage) -> int:
    return DAYS_BEFORE[stage] + EARLY


def _written(planned: Written, seance: PlannedSeance, day: date) -> Written | None:
    """Return a synthesis as far as it had come; None before the notes were read again."""
    since = day - seance.day
    if since <= timedelta(days=1):
        return None
    reached = SynthesisStage.DRAFT
    if since >= REREAD:
        reached = SynthesisStage.VALIDATED if since >= VALIDATED else SynthesisStage.REREAD
    return replace(planned, stage=min(planned.stage, reached, key=WRITTEN.index))
