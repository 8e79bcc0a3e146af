"""What a scene is drawn from: one séance at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mcdata.model import Seance
from mcdata.settings import Settings
from mcdata.state import SeanceState
from mcdata.store import Store


@dataclass(frozen=True, slots=True)
class Moment:
    """What a picture is drawn from; `now` is naive UTC."""

    store: Store
    seance: Seance
    state: SeanceState
    settings: Settings
    now: datetime
