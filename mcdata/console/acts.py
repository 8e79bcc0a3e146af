"""What the console may ask for: the name of an act and its fields -> one act of `conduct`.

Each function takes a séance and the fields of the request, and returns the entries that it
appended. They wait for the store, so the route calls them in a worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from mcdata import conduct
from mcdata.console import people
from mcdata.errors import InvalidInput
from mcdata.facts import Author, Entry
from mcdata.model import NoteKind, Role, Scene, Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]
Member = TypeVar("Member", bound=StrEnum)
TEXT_SIZE = 4_000  # characters; the rules have their own, smaller limits
LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a request; each reader raises InvalidInput for what doesn't fit."""

    values: Mapping[str, object]

    def number(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST:
            raise InvalidInput(f"Il manque un nombre ({name}). Rechargez la page.")
        return value

    def maybe_number(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.number(name)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or len(value) > TEXT_SIZE:
            raise InvalidInput(f"Il manque un texte ({name}), ou il est trop long.")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self.values.get(name) is None else self.text(name)

    def member(self, name: str, kind: type[Member]) -> Member:
        try:
            return kind(self.text(name))
        except ValueError:
            raise InvalidInput(f"Ce choix n’existe pas ({name}). Rechargez la page.") from None


Act = Callable[[Store, Seance, Fields], Entries]


def perform(store: Store, seance: Seance, act: str, fields: Fields) -> Entries:
    """Do one act. Raises InvalidInput for an unknown one, and what the act itself raises."""
    if act not in ACTS:
        raise InvalidInput("Cette action n’existe pas. Rechargez la page.")
    return ACTS[act](store, seance, fields)


def _take_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    """A place for someone without a name; who is already there keeps their sector."""
    seat, role = fields.number("seat"), fields.member("role", Role)
    known = store.state(seance.id).seats.get(seat)
    sector = known.sector if known and known.left_at is None else None
    return conduct.take_seat(store, seance.id, seat, role, sector)


def _start_turn(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.start_turn(store, seance.id, fields.number("seat"))


def _end_turn(store: Store, seance: Seance, _: Fields) -> Entries:
    return conduct.end_turn(store, seance.id)


def _correct_turn(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.correct_turn(store, seance.id, fields.number("turn"), fields.number("seat"))


def _raise_hand(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.raise_hand(store, seance.id, fields.number("seat"), Author.ANIMATOR)


def _lower_hand(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.lower_hand(store, seance.id, fields.number("seat"), Author.ANIMATOR)


def _seat_person(store: Store, seance: Seance, fields: Fields) -> Entries:
    person, seat = fields.text("person"), fields.maybe_number("seat")
    return people.seat_person(store, seance, person, seat)


def _leave_seat(store: Store, seance: Seance, fields: Fields) -> Entries:
    return people.unseat(store, seance, fields.number("seat"))


def _choose_scene(store: Store, seance: Seance, fields: Fields) -> Entries:
    scene, poll = fields.member("scene", Scene), fields.maybe_text("poll")
    return conduct.choose_scene(store, seance.id, scene, poll)


def _take_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    kind, text = fields.member("kind", NoteKind), fields.text("text")
    return conduct.take_note(store, seance.id, kind, text)


def _correct_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    kind, text = fields.member("kind", NoteKind), fields.text("text")
    return conduct.correct_note(store, seance.id, fields.number("note"), kind, text)


def _remove_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.remove_note(store, seance.id, fields.number("note"))


def _undo(store: Store, seance: Seance, fields: Fields) -> Entries:
    """Undo the last act; an arrival that is undone is taken off the attendance sheet too."""
    before = store.state(seance.id)
    done = conduct.undo(store, seance.id, fields.maybe_number("number"))
    after = {s.seat for s in store.state(seance.id).present}
    for seat in before.present:
        if seat.seat not in after:
            people.forget_arrival(store, seance, seat.seat)
    return done


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "open_seance": lambda store, seance, _: conduct.open_seance(store, seance.id),
        "end_seance": lambda store, seance, _: conduct.end_seance(store, seance.id),
        "start_block": lambda store, seance, fields: conduct.start_block(
            store, seance.id, fields.text("block")
        ),
        "take_seat": _take_seat,
        "leave_seat": _leave_seat,
        "seat_person": _seat_person,
        "start_turn": _start_turn,
        "end_turn": _end_turn,
        "correct_turn": _correct_turn,
        "raise_hand": _raise_hand,
        "lower_hand": _lower_hand,
        "open_poll": lambda store, seance, fields: conduct.open_poll(
            store, seance.id, fields.text("poll")
        ),
        "close_poll": lambda store, seance, fields: conduct.close_poll(
            store, seance.id, fields.text("poll")
        ),
        "reveal_poll": lambda store, seance, fields: conduct.reveal_poll(
            store, seance.id, fields.text("poll")
        ),
        "choose_scene": _choose_scene,
        "take_note": _take_note,
        "correct_note": _correct_note,
        "remove_note": _remove_note,
        "answer_question": lambda store, seance, fields: conduct.answer_question(
            store, seance.id, fields.number("question")
        ),
        "undo": _undo,
    }
)
