"""What was said and asked in writing, kept without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.conduct.checks import Entries, live
from mcdata.conduct.saw import BLIND, Saw
from mcdata.errors import InvalidInput, NotFound
from mcdata.facts import Author, Entry, Fact
from mcdata.model import College, NoteKind, NoteStage, Role, SaidBy
from mcdata.polls import NOTE_LIMIT, TEXT_LIMIT
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.validation import clean_line


def take_note(
    store: Store,
    seance_id: str,
    kind: NoteKind,
    text: str,
    at: datetime | None = None,
    *,
    said_by: SaidBy | None = None,
    author: Author = Author.ANIMATOR,
) -> Entries:
    """Keep in one line what was said, never who said it.

    That it was said by a resident is kept when the one who has the floor is one; `said_by`, when
    the author says so.
    """
    clean = clean_line(text, NOTE_LIMIT, "La note")
    if not clean:
        raise InvalidInput("La note est vide. Écrivez ce qui a été dit, puis validez.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        return [f.NoteTaken(kind, clean, said_by or _heard_from(store, seance_id, state))]

    return store.act(seance_id, author, decide, at)


def _heard_from(store: Store, seance_id: str, state: SeanceState) -> SaidBy | None:
    """Return who has the floor, if it is an enrolled resident; nothing else is sure."""
    turn = state.turn
    seat = state.seats.get(turn.seat) if turn else None
    if turn is None or seat is None or seat.role is not Role.CITIZEN:
        return None
    who = {e.participant_id for e in store.enrolments(seance_id) if e.seat == turn.seat}
    people = store.participants(store.seance(seance_id).programme_id)
    residents = {p.id for p in people if p.college is College.RESIDENTS}
    return SaidBy.RESIDENT if who & residents else None


def correct_note(
    store: Store,
    seance_id: str,
    note: int,
    kind: NoteKind,
    text: str,
    stage: NoteStage | None = None,
    at: datetime | None = None,
    *,
    said_by: SaidBy | None = None,
    author: Author = Author.ANIMATOR,
    saw: Saw = BLIND,
) -> Entries:
    """Rewrite a note, or move it on: brut, anonymisé, relu, publiable.

    Without a `stage`, a note that was rewritten is brut again: it has to be read again. Without
    `said_by`, who it was heard from stays as it was.
    """
    clean = clean_line(text, NOTE_LIMIT, "La note")
    if not clean:
        raise InvalidInput("La note est vide. Écrivez ce qui a été dit, puis validez.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((n for n in state.notes if n.number == note), None)
        if known is None:
            raise NotFound("Cette note n’existe plus\u00a0: elle a été annulée.")
        same = (known.kind, known.text) == (kind, clean)
        after = stage or (known.stage if same else NoteStage.RAW)
        if same and known.stage is after and said_by in {None, known.said_by}:
            return []
        return [f.NoteCorrected(note, kind, clean, after, said_by)]

    return store.act(seance_id, author, saw.guard(decide), at)


def publish_notes(
    store: Store,
    seance_id: str,
    texts: Mapping[int, str],
    at: datetime | None = None,
    *,
    author: Author = Author.ANIMATOR,
) -> Entries:
    """Make several notes publishable at once, each by its number with its text as reread.

    All or none: one that was struck meanwhile is refused. Raises InvalidInput, NotFound.
    """
    clean = {n: clean_line(t, NOTE_LIMIT, "La note", required=True) for n, t in texts.items()}

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = {n.number: n for n in state.notes}
        if not clean.keys() <= known.keys():
            raise NotFound("Une de ces notes a été retirée. Rechargez la page.")
        stage = NoteStage.PUBLISHABLE
        return [
            f.NoteCorrected(number, known[number].kind, text, stage)
            for number, text in clean.items()
            if (known[number].text, known[number].stage) != (text, stage)
        ]

    return store.act(seance_id, author, decide, at)


def remove_note(
    store: Store,
    seance_id: str,
    note: int,
    at: datetime | None = None,
    *,
    author: Author = Author.ANIMATOR,
    saw: Saw = BLIND,
) -> Entries:
    """Strike a note wherever it stands, not only when it was the last act."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if all(known.number != note for known in state.notes):
            raise NotFound("Cette note a déjà été retirée.")
        return [f.Undone(note)]

    return store.act(seance_id, author, saw.guard(decide), at)


def write_question(store: Store, seance_id: str, text: str, at: datetime | None = None) -> Entries:
    """A participant asks a question in writing, without a name; sent twice, it is kept once."""
    clean = clean_line(text, TEXT_LIMIT, "Votre question")
    if not clean:
        raise InvalidInput("Votre question est vide. Écrivez-la, puis envoyez.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        live(state)
        waiting = {q.text for q in state.questions if not q.answered}
        return [] if clean in waiting else [f.QuestionWritten(clean)]

    return store.act(seance_id, Author.PARTICIPANT, decide, at)


def answer_question(
    store: Store, seance_id: str, number: int, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """A written question was taken up in the room."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((q for q in state.questions if q.number == number), None)
        if known is None:
            raise NotFound("Cette question n’existe plus.")
        return [] if known.answered else [f.QuestionAnswered(number)]

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)


def reopen_question(
    store: Store, seance_id: str, number: int, at: datetime | None = None, *, saw: Saw = BLIND
) -> Entries:
    """A written question that was taken for answered waits again."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((q for q in state.questions if q.number == number), None)
        if known is None:
            raise NotFound("Cette question n’existe plus.")
        return [f.QuestionReopened(number)] if known.answered else []

    return store.act(seance_id, Author.ANIMATOR, saw.guard(decide), at)
