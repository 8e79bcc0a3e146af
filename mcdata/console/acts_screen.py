"""The console's acts on what the room is asked and shown: questions and the projector's scene."""

from __future__ import annotations

from mcdata import conduct
from mcdata.console.fields import Fields
from mcdata.facts import Entry
from mcdata.model import Scene, Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]


def _open_poll(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.open_poll(store, seance.id, fields.text("poll"), saw=fields.saw())


def _close_poll(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.close_poll(store, seance.id, fields.text("poll"), saw=fields.saw())


def _reveal_poll(store: Store, seance: Seance, fields: Fields) -> Entries:
    return conduct.reveal_poll(store, seance.id, fields.text("poll"), saw=fields.saw())


def _choose_scene(store: Store, seance: Seance, fields: Fields) -> Entries:
    scene, poll = fields.member("scene", Scene), fields.maybe_text("poll")
    minutes, question = fields.maybe_number("minutes"), fields.maybe_number("question")
    return conduct.choose_scene(
        store, seance.id, scene, poll, minutes=minutes, question=question, saw=fields.saw()
    )


ACTS = {
    "open_poll": _open_poll,
    "close_poll": _close_poll,
    "reveal_poll": _reveal_poll,
    "choose_scene": _choose_scene,
}
