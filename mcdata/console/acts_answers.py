"""The console's acts on answers: given without a phone, read before the room, the evaluation."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console.fields import Fields
from mcdata.facts import Entry
from mcdata.model import Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _count_hands(store: Store, seance: Seance, fields: Fields) -> Entries:
    poll, counts = fields.text("poll"), fields.counts("counts")
    people = fields.maybe_count("people")
    return conduct.count_hands(store, seance.id, poll, counts, people, saw=fields.saw())


def _write_for(store: Store, seance: Seance, fields: Fields) -> Entries:
    poll, text = fields.text("poll"), fields.text("text")
    return conduct.write_for(store, seance.id, poll, text, saw=fields.saw())


def _take_back(store: Store, seance: Seance, fields: Fields) -> Entries:
    poll, text = fields.text("poll"), fields.text("text")
    return conduct.take_back(store, seance.id, poll, text, saw=fields.saw())


def _hide_answer(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.hide_answer(store, seance.id, fields.text("poll"), fields.count("answer"))


def _restore_answer(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.restore_answer(store, seance.id, fields.text("poll"), fields.count("answer"))


def _show_answers(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.show_answers(store, seance.id, fields.text("poll"), saw=fields.saw())


def _close_evaluation(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.close_evaluation(store, seance.id, saw=fields.saw())


ACTS = {
    "count_hands": _count_hands,
    "write_for": _write_for,
    "take_back": _take_back,
    "hide_answer": _hide_answer,
    "restore_answer": _restore_answer,
    "show_answers": _show_answers,
    "close_evaluation": _close_evaluation,
}
