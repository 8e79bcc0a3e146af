"""The Store contract: all that the rest of the product knows of a database.

Reading is immediate and sees every acknowledged write. Writing goes through one writer: a method
that writes returns once the write is committed, and raises a `MasterClassError` when it is not.
`decide` functions run inside the writer, on the state as it is at that moment, so that two people
who act at once can't contradict each other. DuckDB or PostgreSQL stands behind it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from mcdata.facts import Author, Entry, Fact
from mcdata.model import (
    Answer,
    Ballot,
    Block,
    Enrolment,
    FrozenReport,
    Invitation,
    Lifting,
    Participant,
    Poll,
    Programme,
    SealedUrn,
    Seance,
    Speaker,
    Synthesis,
    SynthesisDraft,
    Wifi,
)
from mcdata.seating import Roster, Seating
from mcdata.state import SeanceState

if TYPE_CHECKING:
    from mcdata.settings import Settings

Decide = Callable[[SeanceState, Sequence[Entry]], Sequence[Fact]]
DecideSeating = Callable[[SeanceState, Sequence[Entry], Roster], Seating]
DecideHands = Callable[[SeanceState, tuple[Answer, ...]], Sequence[Answer] | None]
OfSynthesis = Synthesis | FrozenReport | Lifting | SynthesisDraft
DecideSynthesis = Callable[[Synthesis], Sequence[OfSynthesis]]
Listener = Callable[[frozenset[str]], None]


class Store(Protocol):
    """Programmes, séances, their journals and their urns. Safe to call from any thread."""

    kind: str

    # programmes and séances -----------------------------------------------------------------
    def programmes(self) -> tuple[Programme, ...]: ...
    def programme(self, programme_id: str) -> Programme: ...  # NotFound
    def save_programme(self, programme: Programme) -> None: ...
    def seances(self, programme_id: str | None = None) -> tuple[Seance, ...]: ...  # by number
    def seance(self, seance_id: str) -> Seance: ...  # NotFound
    def seance_by_code(self, code: str) -> Seance: ...  # NotFound; case and spaces don't matter
    def save_seance(self, seance: Seance) -> None: ...  # Refused if the code is taken
    def wifi(self, seance_id: str) -> Wifi | None: ...  # the room's network
    def save_wifi(self, wifi: Wifi) -> None: ...  # without a name: there is none any more

    # what is prepared; a method that takes several nouns takes one at least -----------------
    def blocks(self, seance_id: str) -> tuple[Block, ...]: ...  # by position
    def save_blocks(self, seance_id: str, blocks: Sequence[Block]) -> None: ...  # replaces all
    def polls(self, seance_id: str) -> tuple[Poll, ...]: ...  # by position
    def poll(self, seance_id: str, poll_id: str) -> Poll: ...  # NotFound
    def save_poll(self, *polls: Poll) -> None: ...  # all or none; Refused once opened
    def delete_poll(self, seance_id: str, poll_id: str) -> None: ...  # Refused once opened

    # people ---------------------------------------------------------------------------------
    def participants(self, programme_id: str) -> tuple[Participant, ...]: ...  # by name
    def save_participants(self, people: Sequence[Participant]) -> None: ...
    def erase_participant(self, programme_id: str, participant_id: str) -> None:
        """Erase one person and their enrolments, from the files too. Raises NotFound."""
        ...

    def forget_deleted(self) -> None:
        """Write the database's file anew: what was erased or overwritten is in it no more."""
        ...

    def enrolments(self, seance_id: str) -> tuple[Enrolment, ...]: ...
    def programme_enrolments(self, programme_id: str) -> tuple[Enrolment, ...]: ...
    def save_enrolments(self, enrolments: Sequence[Enrolment]) -> None: ...
    def quartier_aliases(self) -> Mapping[str, str]: ...  # as written -> code
    def save_quartier_aliases(self, aliases: Mapping[str, str]) -> None: ...
    def speakers(self, programme_id: str) -> tuple[Speaker, ...]: ...
    def save_speaker(self, *speakers: Speaker) -> None: ...
    def invitations(self, programme_id: str) -> tuple[Invitation, ...]: ...
    def save_invitation(self, *invitations: Invitation) -> None: ...
    def delete_invitation(self, seance_id: str, speaker_id: str) -> None: ...

    # the journal ----------------------------------------------------------------------------
    def entries(self, seance_id: str) -> tuple[Entry, ...]: ...
    def state(self, seance_id: str) -> SeanceState: ...
    def version(self, seance_id: str) -> int: ...  # grows with every commit that touches it

    def act(
        self, seance_id: str, author: Author, decide: Decide, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Append the facts that `decide(state, entries)` returns; what it raises is raised here.

        Opening, ending: `SeanceOpened`/`SeanceEnded` also move `Seance.stage`. `PollRevealed` and
        `SeanceEnded` seal urns: answers are shuffled, and their link to voters is destroyed.
        """
        ...

    def arrange(
        self, seance_id: str, author: Author, decide: DecideSeating, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Append facts and change the list of names in one commit, as `decide` returns them."""
        ...

    def correct_participant(
        self,
        programme_id: str,
        participant_id: str,
        decide: Callable[[Participant, Sequence[Participant]], Participant],
    ) -> None:
        """Write what `decide(participant, all of the programme)` returns instead. NotFound."""
        ...

    def count_hands(
        self, seance_id: str, poll_id: str, decide: DecideHands, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Put in the urn what people answered without a phone, instead of what was there before.

        `decide(state, held)` returns all of these answers, or None when nothing changes. The
        journal says how many people they are; what they answered is sealed with the urn.
        """
        ...

    # votes ----------------------------------------------------------------------------------
    def cast(self, ballot: Ballot) -> None: ...  # PollNotOpen, InvalidAnswer, StoreBusy
    def cast_async(self, ballot: Ballot) -> Awaitable[None]: ...
    def answer_count(self, seance_id: str, poll_id: str) -> int: ...  # people who answered
    def answers(self, seance_id: str, poll_id: str) -> tuple[Answer, ...]: ...  # sealed or not
    def by_hand(self, seance_id: str, poll_id: str) -> int: ...  # of them, without a phone
    def answers_by_hand(self, seance_id: str, poll_id: str) -> tuple[Answer, ...]: ...  # unsealed
    def answer_of(self, seance_id: str, poll_id: str, voter: str) -> Answer | None: ...
    def has_answered(self, seance_id: str, poll_id: str, voter: str) -> bool: ...  # sealed too
    def sealed_urn(self, seance_id: str, poll_id: str) -> SealedUrn | None: ...

    # after ----------------------------------------------------------------------------------
    def synthesis(self, seance_id: str) -> Synthesis: ...
    def save_synthesis(self, synthesis: Synthesis) -> None: ...
    def frozen_reports(self, seance_id: str) -> tuple[FrozenReport, ...]: ...  # newest first
    def liftings(self, seance_id: str) -> Mapping[str, Lifting]: ...  # by finding
    def synthesis_drafts(self, seance_id: str) -> Mapping[str, str]: ...  # by field

    def change_synthesis(self, seance_id: str, decide: DecideSynthesis) -> Synthesis:
        """Keep what `decide(synthesis)` returns: the synthesis, a frozen report, liftings, drafts.

        What it raises is raised here, and nothing is kept.
        """
        ...

    def seal_seance(self, seance_id: str) -> None:
        """Destroy the list seat <-> name and shuffle the seats in the journal. For good."""
        ...

    # life -----------------------------------------------------------------------------------
    def backup(self) -> bytes:
        """Return a whole, consistent database as a file, taken while it serves.

        What was erased is not in it. Refused for a database that has tools of its own.
        """
        ...

    def import_journal(self, seance_id: str, entries: Sequence[Entry]) -> None: ...  # empty only
    def import_answers(self, urns: Sequence[SealedUrn]) -> None: ...  # demo, restore
    def subscribe(self, listener: Listener) -> Callable[[], None]: ...  # called after commits
    def report(self) -> Mapping[str, str]: ...  # what opening found: replayed, repaired
    def close(self) -> None: ...


def open_store(settings: Settings) -> Store:
    """Open the database that the settings name.

    Raises DatabaseLocked, DatabaseDamaged, StoreError; nothing on disk is changed then.
    """
    if settings.database.startswith(("postgresql://", "postgres://")):
        from mcdata.store.postgres_store import open_postgres

        return open_postgres(settings.database)
    from mcdata.store.duckdb_store import open_duckdb

    return open_duckdb(settings.database)
