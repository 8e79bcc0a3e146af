"""The console's acts on people: arrivals, places, turns, hands."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console.fields import Fields
from mcdata.facts import Author, Entry
from mcdata.model import Role, Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _take_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    """A place for someone without a name, or another role for who is there."""
    seat, role = fields.number("seat"), fields.member("role", Role)
    return conduct.take_seat(store, seance.id, seat, role, saw=fields.saw())


def _leave_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.leave_seat(store, seance.id, fields.number("seat"), saw=fields.saw())


def _seat_person(store: Store, seance: Seance, fields: Fields) -> Entries:
    person, seat = fields.text("person"), fields.maybe_number("seat")
    return conduct.seat_person(store, seance.id, person, seat, saw=fields.saw())


def _walk_in(store: Store, seance: Seance, fields: Fields) -> Entries:
    name, seat = fields.maybe_text("name") or "", fields.maybe_number("seat")
    return conduct.walk_in(store, seance.id, name, seat, saw=fields.saw())


def _move_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    seat, to = fields.number("seat"), fields.number("to")
    return conduct.move_seat(store, seance.id, seat, to, saw=fields.saw())


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
    "move_seat": _move_seat,
    "walk_in": _walk_in,
    "seat_person": _seat_person,
    "start_turn": _start_turn,
    "end_turn": _end_turn,
    "correct_turn": _correct_turn,
    "raise_hand": _raise_hand,
    "lower_hand": _lower_hand,
}
