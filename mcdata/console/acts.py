"""What the console may ask for: the name of an act and its fields -> one act of `conduct`.

Each function takes a séance and the fields of the request, and returns the entries that it
appended. They wait for the store, so the route calls them in a worker thread.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mcdata.console import (
    acts_answers,
    acts_course,
    acts_network,
    acts_people,
    acts_screen,
    acts_words,
)
from mcdata.console.fields import Fields
from mcdata.errors import InvalidInput
from mcdata.facts import Entry
from mcdata.model import Seance
from mcdata.store import Store

Entries = tuple[Entry, ...]
Act = Callable[[Store, Seance, Fields], Entries]

ACTS: Mapping[str, Act] = MappingProxyType(
    {
        **acts_course.ACTS,
        **acts_network.ACTS,
        **acts_people.ACTS,
        **acts_screen.ACTS,
        **acts_answers.ACTS,
        **acts_words.ACTS,
    }
)


def perform(store: Store, seance: Seance, act: str, fields: Fields) -> Entries:
    """Do one act. Raises InvalidInput for an unknown one, and what the act itself raises."""
    if act not in ACTS:
        raise InvalidInput("Cette action n’existe pas. Rechargez la page.")
    return ACTS[act](store, seance, fields)
