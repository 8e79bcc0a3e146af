"""Reading all that the animator's screen shows of a séance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from mcdata import agenda, floor
from mcdata.console import people
from mcdata.console.polls_view import evaluation_view, poll_views
from mcdata.console.views import (
    AgendaView,
    BlockView,
    ConsoleState,
    CoverageView,
    HandView,
    NoteView,
    QuestionView,
    SeatView,
    TurnView,
    UndoView,
    WifiView,
    stamp,
)
from mcdata.console.wording import Names, describe, describe_fact
from mcdata.denominators import asked, is_participant
from mcdata.facts import Entry
from mcdata.journal import last_undoable
from mcdata.model import Role, Seance, SeanceStage, TurnKind
from mcdata.network import wifi
from mcdata.seats import is_head, label_of
from mcdata.speech import LONGEST_TURN, voices
from mcdata.state import SeanceState, Turn
from mcdata.store import Store
from mcdata.texts import date_short, french, time_of

LAST_TURNS = 10
APART_NAMES = {
    Role.SPEAKER: "Intervention",
    Role.ANIMATOR: "Animation",
    Role.TEAM: "IREV",
    Role.ELECTED: "Élu-e",
    Role.OFFICER: "Technicien-ne",
}


def load(store: Store, seance: Seance, now: datetime, minimum_shown: int) -> ConsoleState:
    """Read all that the console shows of `seance` at `now` (naive UTC)."""
    version = store.version(seance.id)  # first: what comes after can only be newer
    entries, state = store.entries(seance.id), store.state(seance.id)
    persons = people.enrolled(
        store.enrolments(seance.id), store.participants(seance.programme_id), state
    )
    names = names_of(store, seance, state, persons)
    seats = seat_views(state, persons, names)
    return ConsoleState(
        code=seance.code,
        title=f"Séance {seance.number} · {seance.title}",
        place=seance.place,
        when=f"{date_short(seance.starts_at)}, {time_of(seance.starts_at)}",
        starts=stamp(seance.starts_at),
        capacity=seance.capacity,
        minimum_shown=minimum_shown,
        now=stamp(now),
        version=version,
        opened=_stamp(state.opened_at),
        ended=_stamp(state.ended_at),
        sealed=seance.stage is SeanceStage.SEALED,
        scene=state.scene,
        scene_poll=state.scene_poll,
        scene_question=state.scene_question,
        scene_until=_stamp(state.scene_until),
        wifi=_wifi(store, seance),
        seats=seats,
        present=sum(1 for s in seats if s.here and not s.head),
        room=len(state.present),
        asked=asked(state, len(persons)),
        turn=_turn(state.turn) if state.turn else None,
        last_turns=tuple(_turn(t) for t in reversed(state.turns[-LAST_TURNS:])),
        hands=tuple(HandView(h.seat, h.first_time, h.reason) for h in floor.order(state, now)),
        coverage=coverage_view(state, now),
        agenda=agenda_view(store, seance, state, now),
        polls=poll_views(store, seance, state, now, len(persons)),
        evaluation=evaluation_view(store, seance, state),
        notes=_notes(state),
        questions=_questions(state),
        people=persons,
        undo=_undo(seance, entries, names),
    )


def _undo(seance: Seance, entries: Sequence[Entry], names: Names) -> UndoView | None:
    """What undo would undo: nothing in a sealed séance."""
    last = None if seance.stage is SeanceStage.SEALED else last_undoable(entries)
    return UndoView(last.number, describe_fact(last.fact, entries, names)) if last else None


def _notes(state: SeanceState) -> tuple[NoteView, ...]:
    """The newest first."""
    return tuple(
        NoteView(n.number, n.kind, n.text, n.stage, stamp(n.at)) for n in reversed(state.notes)
    )


def _questions(state: SeanceState) -> tuple[QuestionView, ...]:
    return tuple(QuestionView(q.number, q.text, stamp(q.at), q.answered) for q in state.questions)


def _wifi(store: Store, seance: Seance) -> WifiView | None:
    known = store.wifi(seance.id)
    found = known or wifi.proposed(store, seance)
    return WifiView(found.name, found.password, known is None) if found else None


def sentence(store: Store, seance: Seance, done: Sequence[Entry]) -> str:
    """Say in one sentence what the entries just appended did; nothing when there are none."""
    state = store.state(seance.id)
    persons = people.enrolled(
        store.enrolments(seance.id), store.participants(seance.programme_id), state
    )
    return describe(done, store.entries(seance.id), names_of(store, seance, state, persons))


def _stamp(moment: datetime | None) -> int | None:
    return None if moment is None else stamp(moment)


def names_of(
    store: Store, seance: Seance, state: SeanceState, persons: tuple[people.Person, ...]
) -> Names:
    """Gather the names that a sentence may use: people by seat, blocks, questions."""
    seats = {p.seat: p.short for p in persons if p.seat is not None}
    guests = iter(people.speaker_names(store, seance))
    for _, seat in sorted(state.seats.items()):
        if is_participant(seat):
            continue
        name = APART_NAMES.get(seat.role, "")
        seats[seat.seat] = next(guests, name) if seat.role is Role.SPEAKER else name
    return Names(
        seats=seats,
        blocks={b.id: b.title for b in store.blocks(seance.id)},
        polls={p.id: french(p.question) for p in store.polls(seance.id)},
    )


def seat_views(
    state: SeanceState, persons: tuple[people.Person, ...], names: Names
) -> tuple[SeatView, ...]:
    """Return the places that have someone, or expect someone, in the order of their numbers."""
    turns = Counter(t.seat for t in state.turns)
    expected = {p.seat: p for p in persons if p.seat is not None}
    here = {s.seat for s in state.present}
    views = []
    for seat in sorted(set(state.seats) | set(expected)):
        known, person = state.seats.get(seat), expected.get(seat)
        short = names.seats.get(seat, "")
        views.append(
            SeatView(
                seat=seat,
                role=known.role if known else Role.CITIZEN,
                name=person.name if person and person.short == short else short,
                short=_initialled(short) if is_head(seat) else short,
                here=seat in here or bool(not state.opened_at and person and person.here),
                turns=turns[seat],
                label=label_of(seat),
                head=is_head(seat),
                left=bool(known and known.left_at),
            )
        )
    return tuple(views)


def _initialled(name: str) -> str:
    """Jeanne M.: what holds beside a place of the head table."""
    first, _, last = name.partition(" ")
    return f"{first} {last[:1]}." if last else name


def _turn(turn: Turn) -> TurnView:
    longest = int(LONGEST_TURN.total_seconds()) if turn.kind is TurnKind.DEBATE else None
    return TurnView(turn.number, turn.seat, stamp(turn.started_at), _stamp(turn.ended_at), longest)


def coverage_view(state: SeanceState, now: datetime) -> CoverageView:
    """Count those of the debate who spoke, over those who were there, the silent included."""
    people_there = voices(state, now)
    sitting = {seat.seat for seat in state.present}
    silent = tuple(v.seat for v in people_there if not v.turns and v.seat in sitting)
    spoken = sum(v.turns > 0 for v in people_there)
    return CoverageView(spoken, len(people_there), silent)


def agenda_view(store: Store, seance: Seance, state: SeanceState, now: datetime) -> AgendaView:
    blocks = store.blocks(seance.id)
    progress = agenda.progress(blocks, state, seance.starts_at, now)
    runs = {run.block: run for run in state.blocks}
    return AgendaView(
        blocks=tuple(
            BlockView(
                b.id,
                b.title,
                b.minutes + state.extra.get(b.id, 0),
                state.extra.get(b.id, 0),
                _stamp(runs[b.id].started_at) if b.id in runs else None,
                _stamp(runs[b.id].ended_at) if b.id in runs else None,
            )
            for b in blocks
        ),
        current=progress.current.id if progress.current else None,
        running=state.block.block if state.block else None,
        elapsed=round(progress.elapsed, 2),
        planned=progress.planned,
        drift=progress.drift,
        following=progress.next.id if progress.next else None,
        following_at=_stamp(progress.next_at),
    )
