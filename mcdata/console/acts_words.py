"""The console's acts on words: notes, and the questions that participants wrote."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console.fields import Fields
from mcdata.facts import Entry
from mcdata.model import NoteKind, Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _take_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    kind, text = fields.member("kind", NoteKind), fields.text("text")
    return conduct.take_note(store, seance.id, kind, text)


def _correct_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    note, kind = fields.number("note"), fields.member("kind", NoteKind)
    return conduct.correct_note(store, seance.id, note, kind, fields.text("text"), saw=fields.saw())


def _remove_note(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.remove_note(store, seance.id, fields.number("note"), saw=fields.saw())


def _answer_question(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.answer_question(store, seance.id, fields.number("question"), saw=fields.saw())


def _reopen_question(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.reopen_question(store, seance.id, fields.number("question"), saw=fields.saw())


ACTS = {
    "take_note": _take_note,
    "correct_note": _correct_note,
    "remove_note": _remove_note,
    "answer_question": _answer_question,
    "reopen_question": _reopen_question,
}
