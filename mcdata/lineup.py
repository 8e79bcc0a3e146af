"""Speakers: how many a séance expects, who is missing, what is late, what may change (pure).

An introductory séance expects two people, someone of the institutions (the préfet's delegate, an
agglomeration's project officer) and someone who keeps a conseil citoyen going, for it explains
both sides of a contrat de ville. A thematic séance expects one practitioner, as the master class
was ordered (one métier presented at each); a second one is welcome and never called missing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mcdata.clock import to_paris
from mcdata.errors import Refused
from mcdata.model import (
    Invitation,
    InvitationStage,
    Seance,
    SeanceKind,
    SeanceStage,
    Speaker,
)
from mcdata.texts import french_order

STAGES = tuple(InvitationStage)
EXPECTED = {SeanceKind.INTRODUCTORY: 2, SeanceKind.THEMATIC: 1}
# Days before the séance by which a stage must be reached: eight weeks to think of someone, six to
# ask, since a hospital or a school answers slowly; three to be sure, since invitations to the
# participants leave then.
DAYS_BEFORE = {
    InvitationStage.CONSIDERED: 56,
    InvitationStage.INVITED: 42,
    InvitationStage.ACCEPTED: 28,
    InvitationStage.CONFIRMED: 21,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A séance to come that lacks speakers: `missing` of `expected` aren't even sounded out."""

    seance: Seance
    expected: int
    missing: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """The stage that a speaker is to reach, and the last day for it."""

    awaited: InvitationStage
    due: date


@dataclass(frozen=True, slots=True)
class Lateness:
    """The stage that should have been reached on `due`, `days` ago (at least 1)."""

    awaited: InvitationStage
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Card:
    """A speaker's place in one séance's line; `deadline` is what is awaited of them."""

    speaker: Speaker
    invitation: Invitation
    deadline: Deadline | None
    lateness: Lateness | None


@dataclass(frozen=True, slots=True)
class Line:
    """One séance: its speakers, furthest stage first, its empty places, and by when to fill them.

    `search` is None where nobody is missing, and once the séance's date has gone by.
    """

    seance: Seance
    cards: tuple[Card, ...]
    missing: int
    search: Deadline | None = None

    @property
    def late(self) -> int:
        return sum(card.lateness is not None for card in self.cards)

    def at(self, stage: InvitationStage) -> tuple[Card, ...]:
        """Return the cards that stand in the column of `stage`."""
        return tuple(card for card in self.cards if card.invitation.stage is stage)


@dataclass(frozen=True, slots=True)
class ThemeLines:
    """The séances of one theme, in the order of their dates."""

    theme: str
    lines: tuple[Line, ...]


def seance_day(seance: Seance) -> date:
    """Return the day of a séance, as people in the room would say it."""
    return to_paris(seance.starts_at).date()


def is_over(seance: Seance) -> bool:
    """Say whether a séance was held: ended by its animator, sealed or not yet."""
    return seance.stage in {SeanceStage.ENDED, SeanceStage.SEALED}


def expected(seance: Seance) -> int:
    """Return how many speakers a séance expects: 2 if introductory, 1 if thematic."""
    return EXPECTED[seance.kind]


def missing(seance: Seance, invitations: Iterable[Invitation]) -> int:
    """Return how many speakers a séance lacks (0 once it has been held)."""
    if is_over(seance):
        return 0
    found = sum(i.seance_id == seance.id for i in invitations)
    return max(0, expected(seance) - found)


def gaps(seances: Iterable[Seance], invitations: Sequence[Invitation]) -> tuple[Gap, ...]:
    """Return the séances that lack a speaker, the nearest first."""
    found = (Gap(s, expected(s), missing(s, invitations)) for s in seances)
    return tuple(sorted((g for g in found if g.missing), key=lambda g: g.seance.starts_at))


def due_day(seance: Seance, stage: InvitationStage) -> date:
    """Return the last day to reach `stage`; to say who spoke, the day after the séance."""
    if stage is InvitationStage.SPOKE:
        return seance_day(seance) + timedelta(days=1)
    return seance_day(seance) - timedelta(days=DAYS_BEFORE[stage])


def deadline(seance: Seance, invitation: Invitation, today: date) -> Deadline | None:
    """Return what is awaited of a speaker, by when: the one rule of the lineup and of the week.

    It is the furthest stage whose day has gone by, else the next one. During a séance nothing is
    awaited: whoever is there speaks. After it, it is to be told whether the speaker came. When its
    date went by without its being opened, the date is to be seen to first.
    """
    if is_over(seance):
        found = () if invitation.stage is InvitationStage.SPOKE else STAGES[-1:]
    elif _is_awaited(seance, today):
        found = tuple(s for s in DAYS_BEFORE if STAGES.index(s) > STAGES.index(invitation.stage))
    else:
        found = ()
    gone = [stage for stage in found if due_day(seance, stage) < today]
    awaited = gone[-1] if gone else next(iter(found), None)
    return Deadline(awaited, due_day(seance, awaited)) if awaited else None


def search(seance: Seance, invitations: Iterable[Invitation], today: date) -> Deadline | None:
    """Return by when the speakers that a séance lacks are to be found; None if it lacks nobody."""
    if not missing(seance, invitations) or not _is_awaited(seance, today):
        return None
    return Deadline(STAGES[0], due_day(seance, STAGES[0]))


def _is_awaited(seance: Seance, today: date) -> bool:
    return seance.stage is SeanceStage.PREPARED and seance_day(seance) >= today


def late(seance: Seance, invitation: Invitation, today: date) -> Lateness | None:
    """Return the furthest stage that should have been reached before `today`, or None."""
    found = deadline(seance, invitation, today)
    if found is None or found.due >= today:
        return None
    return Lateness(found.awaited, found.due, (today - found.due).days)


def line(
    seance: Seance, speakers: Iterable[Speaker], invitations: Sequence[Invitation], today: date
) -> Line:
    """Return one séance's line of speakers."""
    people = {s.id: s for s in speakers}
    own = [i for i in invitations if i.seance_id == seance.id and i.speaker_id in people]
    own.sort(
        key=lambda i: (
            -STAGES.index(i.stage),
            french_order(people[i.speaker_id].metier),
            i.speaker_id,
        )
    )
    cards = tuple(
        Card(people[i.speaker_id], i, deadline(seance, i, today), late(seance, i, today))
        for i in own
    )
    return Line(seance, cards, missing(seance, own), search(seance, own, today))


def by_theme(
    seances: Iterable[Seance],
    speakers: Sequence[Speaker],
    invitations: Sequence[Invitation],
    today: date,
) -> tuple[ThemeLines, ...]:
    """Return every theme's lines: those with a gap first, then the late ones, then by date.

    Themes whose séances were all held come last: nobody has anything left to do there but read.
    """
    groups: dict[str, list[Line]] = {}
    for seance in sorted(seances, key=lambda s: (s.starts_at, s.number)):
        found = line(seance, speakers, invitations, today)
        groups.setdefault(seance.theme, []).append(found)
    themes = [ThemeLines(theme, tuple(lines)) for theme, lines in groups.items()]
    return tuple(sorted(themes, key=_urgency))


def _urgency(theme: ThemeLines) -> tuple[bool, bool, bool, datetime]:
    to_come = [line.seance.starts_at for line in theme.lines if not is_over(line.seance)]
    return (
        not any(line.missing for line in theme.lines),
        not any(line.late for line in theme.lines),
        not to_come,
        min(to_come or [line.seance.starts_at for line in theme.lines]),
    )


def move(
    seance: Seance, invitation: Invitation, stage: InvitationStage, at: datetime
) -> Invitation:
    """Return the invitation at another stage, forwards or back.

    Raises Refused for « intervenu » before the séance has begun: nobody has spoken yet.
    """
    if stage is InvitationStage.SPOKE and seance.stage is SeanceStage.PREPARED:
        raise Refused(
            "Cette séance n’a pas encore eu lieu : l’étape « intervenu » "
            "se coche pendant la séance ou après."
        )
    if stage is invitation.stage:
        return invitation
    return dataclasses.replace(invitation, stage=stage, changed_at=at)


def next_stage(seance: Seance, invitation: Invitation) -> InvitationStage | None:
    """Return the stage that comes next and may be reached now, or None."""
    after = STAGES[STAGES.index(invitation.stage) + 1 :]
    if not after or (after[0] is InvitationStage.SPOKE and seance.stage is SeanceStage.PREPARED):
        return None
    return after[0]


def stages_open(seance: Seance, invitation: Invitation) -> tuple[InvitationStage, ...]:
    """Return the stages that an invitation may be at now, its own among them."""
    return tuple(
        stage
        for stage in STAGES
        if stage in {invitation.stage, *STAGES[:-1]} or seance.stage is not SeanceStage.PREPARED
    )


def sure_to_come(seance_id: str, invitations: Iterable[Invitation]) -> tuple[Invitation, ...]:
    """Return a séance's confirmed speakers, in the order of their places at the head table."""
    confirmed = {InvitationStage.CONFIRMED, InvitationStage.SPOKE}
    own = (i for i in invitations if i.seance_id == seance_id and i.stage in confirmed)
    return tuple(sorted(own, key=lambda i: i.speaker_id))


def may_come(seance_id: str, invitations: Sequence[Invitation]) -> tuple[Invitation, ...]:
    """Return those who agreed to come: the confirmed ones first, in the order of their places."""
    accepted = [
        i for i in invitations if i.seance_id == seance_id and i.stage is InvitationStage.ACCEPTED
    ]
    accepted.sort(key=lambda i: i.speaker_id)
    return (*sure_to_come(seance_id, invitations), *accepted)


def shown_name(speaker: Speaker) -> str | None:
    """Return the name that the room may read: only with the speaker's agreement."""
    return speaker.name if speaker.agreed_named else None
