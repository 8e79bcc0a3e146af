"""The console's acts on people: arrivals, places, turns, hands."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console import people
from mcdata.console.fields import Fields
from mcdata.facts import Author, Entry
from mcdata.model import Role, Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _take_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    """A place for someone without a name; who is already there keeps their sector."""
    seat, role = fields.number("seat"), fields.member("role", Role)
    known = store.state(seance.id).seats.get(seat)
    sector = known.sector if known and known.left_at is None else None
    return conduct.take_seat(store, seance.id, seat, role, sector, saw=fields.saw())


def _leave_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    return people.unseat(store, seance, fields.number("seat"), saw=fields.saw())


def _seat_person(store: Store, seance: Seance, fields: Fields) -> Entries:
    person, seat = fields.text("person"), fields.maybe_number("seat")
    return people.seat_person(store, seance, person, seat, saw=fields.saw())


def _start_turn(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.start_turn(store, seance.id, fields.number("seat"), saw=fields.saw())


def _end_turn(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.end_turn(store, seance.id, saw=fields.saw())


def _correct_turn(store: Store, seance: Seance, fields: Fields) -> Entries:
    turn, seat = fields.number("turn"), fields.number("seat")
    return conduct.correct_turn(store, seance.id, turn, seat, saw=fields.saw())


def _raise_hand(store: Store, seance: Seance, fields: Fields) -> Entries:
    seat = fields.number("seat")
    return conduct.raise_hand(store, seance.id, seat, Author.ANIMATOR, saw=fields.saw())


def _lower_hand(store: Store, seance: Seance, fields: Fields) -> Entries:
    seat = fields.number("seat")
    return conduct.lower_hand(store, seance.id, seat, Author.ANIMATOR, saw=fields.saw())


ACTS = {
    "take_seat": _take_seat,
    "leave_seat": _leave_seat,
    "seat_person": _seat_person,
    "start_turn": _start_turn,
    "end_turn": _end_turn,
    "correct_turn": _correct_turn,
    "raise_hand": _raise_hand,
    "lower_hand": _lower_hand,
}
