"""A programme read whole from the store, in one go, for the screens and exports that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mcdata.lineup import ThemeLines, by_theme
from mcdata.model import Invitation, Programme, Speaker
from mcdata.programme import Records
from mcdata.reference import Quartier
from mcdata.store import Store
from mcdata.week import Dossier, Task, tasks


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the programme's and the lineup's pages show."""

    records: Records
    speakers: tuple[Speaker, ...]
    invitations: tuple[Invitation, ...]
    dossiers: tuple[Dossier, ...]

    def dossier(self, seance_id: str) -> Dossier:
        return next(d for d in self.dossiers if d.seance_id == seance_id)

    def tasks(self, quartiers: Sequence[Quartier], today: date) -> tuple[Task, ...]:
        """Return what is to be done this week."""
        return tasks(self.records, self.invitations, self.dossiers, quartiers, today)

    def themes(self, today: date) -> tuple[ThemeLines, ...]:
        """Return the lineup, theme by theme, the gaps first."""
        return by_theme(self.records.seances, self.speakers, self.invitations, today)


def read(store: Store, programme: Programme) -> Overview:
    """Read a programme: its séances, people, speakers, and how far each séance is prepared."""
    seances = store.seances(programme.id)
    records = Records(
        programme,
        seances,
        store.participants(programme.id),
        store.programme_enrolments(programme.id),
    )
    dossiers = tuple(
        Dossier(s.id, len(store.blocks(s.id)), len(store.polls(s.id)), store.synthesis(s.id).stage)
        for s in seances
    )
    return Overview(
        records, store.speakers(programme.id), store.invitations(programme.id), dossiers
    )
