"""Invented speakers for every theme, and how far each invitation has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from mcdata.demo.chance import dice
from mcdata.demo.conception import Conception
from mcdata.demo.people import Names
from mcdata.model import Invitation, Seance, Speaker

AGREED = 0.7  # share of the speakers who agreed to be named in public


def speakers(plan: Conception, programme_id: str, names: Names) -> tuple[Speaker, ...]:
    """Return the speakers, theme by theme, in the order of the plan."""
    rng = dice("speakers")
    return tuple(
        Speaker(
            programme_id,
            speaker_id(theme, rank),
            " ".join(names.draw(guest.gender)),
            guest.metier,
            guest.organisation,
            agreed_named=rng.random() < AGREED,
            is_demo=True,
        )
        for theme, guests in plan.guests.items()
        for rank, guest in enumerate(guests)
    )


def invitations(plan: Conception, seances: Sequence[Seance]) -> tuple[Invitation, ...]:
    """Return the invitations; none was changed later than its séance's place in time allows."""
    starts = {seance.number: seance for seance in seances}
    return tuple(
        Invitation(
            starts[planned.seance].id,
            speaker_id(planned.theme, planned.rank),
            planned.stage,
            starts[planned.seance].starts_at + timedelta(days=planned.days),
        )
        for planned in plan.invitations
    )


def speaker_id(theme: str, rank: int) -> str:
    """Return the identifier of a theme's guest of this rank (from 0)."""
    return f"demo-{theme}-{rank + 1}"
