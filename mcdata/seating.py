"""Who sits down, moves, leaves: the journal's facts and the list of names, decided together (pure).

The journal knows seats, the list knows names (`Enrolment.seat`, `present`) until the séance is
sealed. What changes both is decided here, on both, and written in one commit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import Fact, SeatLeft, SeatMoved, SeatTaken, TurnEnded
from mcdata.model import Enrolment, EnrolmentStatus, Participant, Role, Seance
from mcdata.people import walk_in_participant
from mcdata.seats import EXTRA, check_place, is_head, place
from mcdata.state import SeanceState


@dataclass(frozen=True, slots=True)
class Roster:
    """A séance's list of names, and the programme's people, as they are in the writer."""

    seance: Seance
    enrolments: tuple[Enrolment, ...]
    participants: Mapping[str, Participant]
    elsewhere: frozenset[str] = frozenset()  # ids of those enrolled in another séance too

    def at(self, seat: int) -> Enrolment | None:
        """Return who has or expects this place, by the list."""
        return next((e for e in self.enrolments if e.seat == seat), None)

    def of(self, participant_id: str) -> Enrolment | None:
        return next((e for e in self.enrolments if e.participant_id == participant_id), None)

    def name(self, participant_id: str) -> str:
        known = self.participants.get(participant_id)
        return known.name if known else "Cette personne"


@dataclass(frozen=True, slots=True)
class Seating:
    """What is to be written: facts, enrolments that change, people added or taken off."""

    facts: Sequence[Fact] = ()
    enrolments: Sequence[Enrolment] = ()
    added: Sequence[Participant] = ()
    unenrolled: Sequence[str] = ()  # ids: no longer on the séance's list at all
    erased: Sequence[str] = field(default=())  # ids: no longer in the programme at all


NOTHING = Seating()

Rule = Callable[[SeanceState, Roster], Seating]


def arrival(
    roster: Roster, state: SeanceState, participant_id: str, seat: int | None = None
) -> Seating:
    """Someone enrolled arrives, at `seat`, at their own, or at the first free one.

    Raises NotFound when they are not enrolled, Refused when they are here already or the place is
    taken.
    """
    own = roster.of(participant_id)
    if own is None or own.status is not EnrolmentStatus.ENROLLED:
        raise NotFound("Cette personne n’est plus inscrite à la séance. Rechargez la page.")
    here = _here(state)
    if own.seat in here:
        raise Refused(f"{roster.name(participant_id)} est déjà à la {place(own.seat or 0)}.")
    chosen = seat or _free_place(roster, state, own.seat)
    check_place(chosen, Role.CITIZEN, roster.seance.capacity)
    if chosen in here:
        raise Refused(f"La {place(chosen)} est déjà prise. Choisissez-en une autre.")
    facts, others = _cleared(roster, state, chosen, own)
    known = roster.participants.get(participant_id)
    taken = SeatTaken(chosen, Role.CITIZEN, (known.sector if known else "") or None)
    return Seating([*facts, taken], [*others, dataclasses.replace(own, seat=chosen, present=True)])


def walk_in(roster: Roster, state: SeanceState, name: str, seat: int | None = None) -> Seating:
    """Someone who was not enrolled arrives; with an empty name they stay nameless.

    Someone whom the programme knows by this name is enrolled, and nobody is made twice. Raises
    InvalidInput for a name that can't be one, Refused when they are here or the place is taken.
    """
    if not name.strip():
        return _nameless(roster, state, seat)
    found = walk_in_participant(roster.seance.programme_id, name, roster.participants.values())
    known = roster.participants.get(found.id)
    own = roster.of(found.id)
    if own and own.status is EnrolmentStatus.ENROLLED:
        return arrival(roster, state, found.id, seat)
    rank = 1 + max((e.rank for e in roster.enrolments), default=0)
    enrolled = Enrolment(roster.seance.id, found.id, rank=rank)
    others = tuple(e for e in roster.enrolments if e.participant_id != found.id)
    with_them = dataclasses.replace(
        roster,
        enrolments=(*others, enrolled),
        participants={**roster.participants, found.id: found},
    )
    made = arrival(with_them, state, found.id, seat)
    facts = [
        dataclasses.replace(fact, walk_in=True) if isinstance(fact, SeatTaken) else fact
        for fact in made.facts
    ]
    return dataclasses.replace(made, facts=facts, added=[] if known else [found])


def _nameless(roster: Roster, state: SeanceState, seat: int | None) -> Seating:
    chosen = seat or _free_place(roster, state, None)
    check_place(chosen, Role.CITIZEN, roster.seance.capacity)
    if chosen in _here(state):
        raise Refused(f"La {place(chosen)} est déjà prise. Choisissez-en une autre.")
    facts, others = _cleared(roster, state, chosen, None)
    return Seating([*facts, SeatTaken(chosen, walk_in=True)], others)


def role_at(roster: Roster, state: SeanceState, seat: int, role: Role) -> Seating:
    """Whoever sits at `seat` has this role; at an empty place, someone without a name sits down.

    Raises InvalidInput when the role doesn't sit there (see `check_place`).
    """
    check_place(seat, role, roster.seance.capacity)
    now = state.seats.get(seat)
    if now and now.left_at is None:
        return NOTHING if now.role is role else Seating([SeatTaken(seat, role, now.sector)])
    facts, others = _cleared(roster, state, seat, None)
    return Seating([*facts, SeatTaken(seat, role, walk_in=not is_head(seat))], others)


def late_arrival(roster: Roster, seat: int) -> Seating:
    """Someone sits at a place that nobody had noted: by the list, whoever expects it."""
    listed = roster.at(seat)
    known = roster.participants.get(listed.participant_id) if listed else None
    taken = SeatTaken(seat, Role.CITIZEN, (known.sector or None) if known else None)
    return Seating([taken], [dataclasses.replace(listed, present=True)] if listed else [])


def departure(roster: Roster, state: SeanceState, seat: int) -> Seating:
    """Someone leaves; before the opening, their arrival was noted by mistake.

    Who leaves a séance that was opened stays on the sign-in sheet: they came.
    """
    before = state.opened_at is None
    listed = roster.at(seat)
    gone = [dataclasses.replace(listed, present=False)] if before and listed else []
    gone = [e for e in gone if e not in roster.enrolments]
    if seat not in _here(state):
        return Seating(enrolments=gone)
    ends: list[Fact] = [TurnEnded()] if state.turn and state.turn.seat == seat else []
    return Seating([*ends, SeatLeft(seat)], gone)


def move(roster: Roster, state: SeanceState, seat: int, to: int) -> Seating:
    """Whoever sits at `seat` goes to `to`; whoever is or is expected there comes to `seat`.

    Their turns, their hand and their name go with them. Raises Refused when nobody sits at `seat`.
    """
    sitting = {s.seat: s for s in state.present}
    if seat not in sitting:
        raise Refused(f"Personne n’est assis à la {place(seat)}. Notez d’abord son arrivée.")
    if seat == to:
        return NOTHING
    capacity = roster.seance.capacity
    check_place(to, sitting[seat].role, capacity)
    if to in sitting:
        check_place(seat, sitting[to].role, capacity)
    if is_head(seat) is not is_head(to) and (roster.at(seat) or roster.at(to)):
        raise InvalidInput("Une personne inscrite garde une place numérotée.")
    return Seating([SeatMoved(seat, to)], _exchanged(roster.enrolments, seat, to))


def undone(
    roster: Roster, before: SeanceState, after: SeanceState, struck: Iterable[Fact]
) -> Seating:
    """Return what the list of names becomes when facts are undone.

    `before` and `after` are the states with and without them. Who is no longer noted as arrived is
    absent again, whose departure before the opening is undone is there again; a move is walked
    back; someone made by a walk-in is taken off.
    """
    enrolments = list(roster.enrolments)
    facts = tuple(struck)
    for fact in facts:
        if isinstance(fact, SeatMoved):
            enrolments = _merged(enrolments, _exchanged(enrolments, fact.seat, fact.to))
    appeared, vanished = set(after.seats) - set(before.seats), set(before.seats) - set(after.seats)
    for seat, present in [*((s, True) for s in appeared), *((s, False) for s in vanished)]:
        enrolments = [
            dataclasses.replace(e, present=present) if e.seat == seat else e for e in enrolments
        ]
    chairs = roster.seance.capacity  # a chair that was added goes with who sat on it
    enrolments = [
        dataclasses.replace(e, seat=None) if e.seat in vanished and e.seat > chairs else e
        for e in enrolments
    ]
    changed = [e for e in enrolments if e not in roster.enrolments]
    came = {f.seat for f in facts if isinstance(f, SeatTaken) and f.walk_in} & vanished
    strangers = [e.participant_id for e in roster.enrolments if e.seat in came]
    kept = [e for e in changed if e.participant_id not in strangers]
    return Seating(
        enrolments=kept,
        unenrolled=strangers,
        erased=[one for one in strangers if _only_walked_in(roster, one)],
    )


def expected_at_opening(roster: Roster, state: SeanceState) -> list[Fact]:
    """Return the arrivals of those whom the list says are there, and the journal doesn't yet."""
    here = _here(state)
    return [
        SeatTaken(
            e.seat,
            Role.CITIZEN,
            (roster.participants[e.participant_id].sector or None)
            if e.participant_id in roster.participants
            else None,
        )
        for e in roster.enrolments
        if e.seat is not None and e.present and e.seat not in here and e.seat not in state.seats
    ]


# the pieces ---------------------------------------------------------------------------------


def _here(state: SeanceState) -> frozenset[int]:
    return frozenset(s.seat for s in state.present)


def _only_walked_in(roster: Roster, participant_id: str) -> bool:
    """Say whether all that the programme knows of someone is that they came in today."""
    known = roster.participants.get(participant_id)
    return known is not None and not known.quartier and participant_id not in roster.elsewhere


def _free_place(roster: Roster, state: SeanceState, own: int | None) -> int:
    """Return one's own place if it is free, else the first that nobody has, had or expects.

    Then one that somebody expects who isn't there, then a chair that is added to the room. Raises
    Refused when even those are taken.
    """
    here, capacity = _here(state), roster.seance.capacity
    if own is not None and own not in here:
        return own
    expected = {e.seat for e in roster.enrolments if e.seat is not None}
    room, chairs = range(1, capacity + 1), range(capacity + 1, capacity + EXTRA + 1)
    had = set(state.seats)
    for places, excluded in ((room, had | expected), (room, had), (chairs, had), (room, here)):
        free = next((n for n in places if n not in excluded and n not in here), None)
        if free is not None:
            return free
    raise Refused(f"Les {capacity} places et les chaises ajoutées sont prises.")


def _cleared(
    roster: Roster, state: SeanceState, seat: int, own: Enrolment | None
) -> tuple[list[Fact], list[Enrolment]]:
    """Make room at `seat`: who had it and left keeps their turns, at another place.

    Who comes back brings theirs from where they sat before. Whoever was only expected there has no
    place any more, and gets one when they arrive.
    """
    listed = roster.at(seat)
    mine = listed is not None and own is not None and listed.participant_id == own.participant_id
    others = [dataclasses.replace(listed, seat=None)] if listed and not mine else []
    own_before = own.seat if own and own.seat in state.seats and own.seat != seat else None
    left_here = seat in state.seats and not mine
    aside = own_before
    if aside is None and left_here:
        aside = _aside(state, roster.enrolments, roster.seance.capacity)
    if aside is None:
        return [], others
    if left_here:
        others = [dataclasses.replace(e, seat=aside) for e in others]
    return [SeatMoved(seat, aside)], others


def _aside(state: SeanceState, enrolments: Iterable[Enrolment], capacity: int) -> int | None:
    """Return a place for the turns of somebody who left, where nobody sat or is expected."""
    known: Collection[int] = {*state.seats, *(e.seat for e in enrolments if e.seat is not None)}
    chairs = range(capacity + 1, capacity + EXTRA + 1)
    return next((n for n in (*chairs, *range(1, capacity + 1)) if n not in known), None)


def _exchanged(enrolments: Iterable[Enrolment], seat: int, to: int) -> list[Enrolment]:
    """Return the enrolments of two places, each at the other."""
    places = {seat: to, to: seat}
    return [dataclasses.replace(e, seat=places[e.seat]) for e in enrolments if e.seat in places]


def _merged(enrolments: Sequence[Enrolment], changed: Sequence[Enrolment]) -> list[Enrolment]:
    after = {e.participant_id: e for e in changed}
    return [after.get(e.participant_id, e) for e in enrolments]
