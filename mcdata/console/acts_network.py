"""The console's act on the room's network: its Wi-Fi, which is in no journal."""

from __future__ import annotations

from mcdata.console.fields import Fields
from mcdata.facts import Entry
from mcdata.model import Seance, Wifi
from mcdata.network import wifi
from mcdata.store import Store


def _save_wifi(store: Store, seance: Seance, fields: Fields) -> tuple[Entry, ...]:
    wifi.save(store, Wifi(seance.id, fields.text("name"), fields.text("password")))
    return ()


ACTS = {"save_wifi": _save_wifi}
