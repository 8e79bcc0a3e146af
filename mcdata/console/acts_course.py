"""The console's acts on the course of the séance: open, end, blocks, undo."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console.fields import Fields
from mcdata.facts import Entry
from mcdata.model import Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _open_seance(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.open_seance(store, seance.id, saw=fields.saw())


def _end_seance(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.end_seance(store, seance.id, saw=fields.saw())


def _start_block(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.start_block(store, seance.id, fields.text("block"), saw=fields.saw())


def _undo(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.undo(store, seance.id, fields.maybe_number("number"))


def _extend_block(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.extend_block(store, seance.id, fields.text("block"), saw=fields.saw())


ACTS = {
    "open_seance": _open_seance,
    "end_seance": _end_seance,
    "start_block": _start_block,
    "extend_block": _extend_block,
    "undo": _undo,
}
