"""What a person may do in a live séance: each act checks the state, then appends facts.

Every function takes the store and the séance, returns the entries that it appended (none if
there was nothing to change, as after a double tap), and raises Refused, NotFound or
InvalidInput with a sentence for the screen. The check runs inside the writer, so two consoles
that act at once can't contradict each other. Async routes call these in a worker thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mcdata import facts as f
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import Author, Entry, Fact
from mcdata.journal import SeanceState, last_undoable, turn_kind
from mcdata.model import NoteKind, NoteStage, PollStage, Role, Scene, TurnKind
from mcdata.polls import NOTE_LIMIT, TEXT_LIMIT
from mcdata.store import Store
from mcdata.validation import clean_line

Entries = tuple[Entry, ...]

NOT_OPEN = "La séance n’est pas ouverte. Ouvrez-la d’abord."
ENDED = "La séance est terminée : rouvrez-la pour continuer."


def _live(state: SeanceState) -> None:
    if state.opened_at is None:
        raise Refused(NOT_OPEN)
    if state.ended_at is not None:
        raise Refused(ENDED)


def open_seance(store: Store, seance_id: str, at: datetime | None = None) -> Entries:
    """Start the séance (or start it again); enrolled people who have a seat sit down."""
    enrolled = [e for e in store.enrolments(seance_id) if e.seat is not None and e.present]
    sectors = {p.id: p.sector for p in store.participants(store.seance(seance_id).programme_id)}

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if state.is_live:
            return []
        seated = {s.seat for s in state.present}
        arriving = [
            f.SeatTaken(e.seat, Role.CITIZEN, sectors.get(e.participant_id))
            for e in enrolled
            if e.seat is not None and e.seat not in seated
        ]
        return [f.SeanceOpened(), *arriving]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def end_seance(store: Store, seance_id: str, at: datetime | None = None) -> Entries:
    """End the séance: the turn, the block and the open question end; every urn is sealed."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if state.opened_at is None:
            raise Refused(NOT_OPEN)
        if state.ended_at is not None:
            return []
        return [f.SceneChosen(Scene.THANKS), f.SeanceEnded()]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def start_block(
    store: Store, seance_id: str, block_id: str, at: datetime | None = None
) -> Entries:
    """Start a block of the running order; the one in progress ends."""
    if block_id not in {b.id for b in store.blocks(seance_id)}:
        raise NotFound("Ce temps n’est plus dans le déroulé. Rechargez la page.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        if state.block and state.block.block == block_id:
            return []
        return [f.BlockStarted(block_id)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def take_seat(
    store: Store,
    seance_id: str,
    seat: int,
    role: Role = Role.CITIZEN,
    sector: str | None = None,
    at: datetime | None = None,
) -> Entries:
    """Someone sits down at `seat` (1 to the room's capacity), or changes role there."""
    _check_seat(store, seance_id, seat)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        now = state.seats.get(seat)
        if now and now.left_at is None and (now.role, now.sector) == (role, sector):
            return []
        return [f.SeatTaken(seat, role, sector)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def leave_seat(store: Store, seance_id: str, seat: int, at: datetime | None = None) -> Entries:
    """Someone leaves the room; the minutes that they were there still count."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        if seat not in {s.seat for s in state.present}:
            return []
        ends: list[Fact] = [f.TurnEnded()] if state.turn and state.turn.seat == seat else []
        return [*ends, f.SeatLeft(seat)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def start_turn(
    store: Store,
    seance_id: str,
    seat: int,
    kind: TurnKind | None = None,
    at: datetime | None = None,
) -> Entries:
    """A tap on a seat: its turn starts and ends the one before; on who speaks, it ends.

    Without a `kind`, the guest's turn is a presentation and the animator's is animation.
    """

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        sitting = {s.seat: s for s in state.present}
        if seat not in sitting:
            raise Refused(f"Personne n’est assis à la place {seat}. Notez d’abord son arrivée.")
        if state.turn and state.turn.seat == seat:
            return [f.TurnEnded()]
        return [f.TurnStarted(seat, kind or turn_kind(sitting[seat].role))]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def end_turn(store: Store, seance_id: str, at: datetime | None = None) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        return [f.TurnEnded()] if state.turn else []

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def correct_turn(
    store: Store, seance_id: str, turn: int, seat: int, at: datetime | None = None
) -> Entries:
    """The turn numbered `turn` was `seat`'s."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((t for t in state.turns if t.number == turn), None)
        if known is None:
            raise NotFound("Cette prise de parole n’existe plus : elle a été annulée.")
        if seat not in state.seats:
            raise Refused(f"Personne n’est assis à la place {seat}.")
        return [] if known.seat == seat else [f.TurnCorrected(turn, seat)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def raise_hand(
    store: Store,
    seance_id: str,
    seat: int,
    author: Author = Author.PARTICIPANT,
    at: datetime | None = None,
) -> Entries:
    """A hand goes up; a seat that nobody took yet is taken with it (a late arrival)."""
    _check_seat(store, seance_id, seat)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        if any(h.seat == seat for h in state.hands):
            return []
        here = seat in {s.seat for s in state.present}
        return [f.HandRaised(seat)] if here else [f.SeatTaken(seat), f.HandRaised(seat)]

    return store.act(seance_id, author, decide, at)


def lower_hand(
    store: Store,
    seance_id: str,
    seat: int,
    author: Author = Author.PARTICIPANT,
    at: datetime | None = None,
) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        return [f.HandLowered(seat)] if any(h.seat == seat for h in state.hands) else []

    return store.act(seance_id, author, decide, at)


def open_poll(store: Store, seance_id: str, poll_id: str, at: datetime | None = None) -> Entries:
    """Open a question (the one that was open closes) and show it to the room."""
    store.poll(seance_id, poll_id)

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        stage = state.poll_stage(poll_id)
        if stage is PollStage.REVEALED:
            raise Refused("Les résultats ont été montrés : cette question ne peut plus rouvrir.")
        if stage is PollStage.OPEN:
            return []
        return [f.SceneChosen(Scene.QUESTION, poll_id), f.PollOpened(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def close_poll(store: Store, seance_id: str, poll_id: str, at: datetime | None = None) -> Entries:
    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        if state.poll_stage(poll_id) is PollStage.PREPARED:
            raise Refused("Cette question n’a pas encore été ouverte.")
        return [f.PollClosed(poll_id)] if state.poll_stage(poll_id) is PollStage.OPEN else []

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def reveal_poll(store: Store, seance_id: str, poll_id: str, at: datetime | None = None) -> Entries:
    """Show the results and seal the urn: answers are shuffled, their link to phones is gone."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        stage = state.poll_stage(poll_id)
        if stage is PollStage.PREPARED:
            raise Refused("Cette question n’a pas encore été ouverte.")
        show = f.SceneChosen(Scene.RESULTS, poll_id)
        return [show] if stage is PollStage.REVEALED else [show, f.PollRevealed(poll_id)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def choose_scene(
    store: Store,
    seance_id: str,
    scene: Scene,
    poll_id: str | None = None,
    at: datetime | None = None,
) -> Entries:
    """Choose what the projector shows; without a `poll_id`, the question asked last."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        poll = (poll_id or _latest_poll(state, scene)) if scene in _POLL_SCENES else None
        if scene in _POLL_SCENES and poll is None:
            raise Refused(_NO_POLL[scene])
        if scene is Scene.RESULTS and state.poll_stage(poll or "") is not PollStage.REVEALED:
            raise Refused("Révélez d’abord les résultats de cette question.")
        if (state.scene, state.scene_poll) == (scene, poll):
            return []
        return [f.SceneChosen(scene, poll)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def take_note(
    store: Store, seance_id: str, kind: NoteKind, text: str, at: datetime | None = None
) -> Entries:
    """Keep in one line what was said, never who said it."""
    clean = clean_line(text, NOTE_LIMIT, "La note")
    if not clean:
        raise InvalidInput("La note est vide. Écrivez ce qui a été dit, puis validez.")
    return store.act(seance_id, Author.ANIMATOR, lambda s, e: [f.NoteTaken(kind, clean)], at)


def correct_note(
    store: Store,
    seance_id: str,
    note: int,
    kind: NoteKind,
    text: str,
    stage: NoteStage = NoteStage.RAW,
    at: datetime | None = None,
) -> Entries:
    """Rewrite a note, or move it on: brut, anonymisé, relu, publiable."""
    clean = clean_line(text, NOTE_LIMIT, "La note")
    if not clean:
        raise InvalidInput("La note est vide. Écrivez ce qui a été dit, puis validez.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((n for n in state.notes if n.number == note), None)
        if known is None:
            raise NotFound("Cette note n’existe plus : elle a été annulée.")
        if (known.kind, known.text, known.stage) == (kind, clean, stage):
            return []
        return [f.NoteCorrected(note, kind, clean, stage)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def write_question(
    store: Store, seance_id: str, text: str, at: datetime | None = None
) -> Entries:
    """A participant asks a question in writing, without a name."""
    clean = clean_line(text, TEXT_LIMIT, "Votre question")
    if not clean:
        raise InvalidInput("Votre question est vide. Écrivez-la, puis envoyez.")

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        _live(state)
        return [f.QuestionWritten(clean)]

    return store.act(seance_id, Author.PARTICIPANT, decide, at)


def answer_question(
    store: Store, seance_id: str, number: int, at: datetime | None = None
) -> Entries:
    """A written question was taken up in the room."""

    def decide(state: SeanceState, _: Sequence[Entry]) -> list[Fact]:
        known = next((q for q in state.questions if q.number == number), None)
        if known is None:
            raise NotFound("Cette question n’existe plus.")
        return [] if known.answered else [f.QuestionAnswered(number)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def undo(
    store: Store, seance_id: str, number: int | None = None, at: datetime | None = None
) -> Entries:
    """Undo the animator's last act; given its `number`, a double tap undoes it only once."""

    def decide(_: SeanceState, entries: Sequence[Entry]) -> list[Fact]:
        last = last_undoable(entries)
        if last is None:
            raise Refused("Il n’y a rien à annuler.")
        if number is not None and number != last.number:
            return []
        return [*_scene_of_poll(entries, last), f.Undone(last.number)]

    return store.act(seance_id, Author.ANIMATOR, decide, at)


def _scene_of_poll(entries: Sequence[Entry], last: Entry) -> list[Fact]:
    """Opening a question also changed the scene: both are undone as one act."""
    before = next((e for e in reversed(entries) if e.number == last.number - 1), None)
    opened, shown = last.fact, before.fact if before else None
    together = (
        isinstance(opened, f.PollOpened)
        and isinstance(shown, f.SceneChosen)
        and before is not None
        and (shown.poll, before.at) == (opened.poll, last.at)
    )
    return [f.Undone(before.number)] if together and before else []


_POLL_SCENES = frozenset({Scene.QUESTION, Scene.RESULTS})
_NO_POLL = {
    Scene.QUESTION: "Aucune question n’a encore été ouverte.",
    Scene.RESULTS: "Aucun résultat n’a encore été révélé.",
}


def _latest_poll(state: SeanceState, scene: Scene) -> str | None:
    """The question to show when none is named: the open one, or the last opened or revealed."""
    if scene is Scene.QUESTION and state.open_poll:
        return state.open_poll
    runs = [
        r
        for r in state.polls.values()
        if scene is Scene.QUESTION or r.stage is PollStage.REVEALED
    ]
    return max(runs, key=lambda r: r.revealed_at or r.opened_at).poll if runs else None


def _check_seat(store: Store, seance_id: str, seat: int) -> None:
    capacity = store.seance(seance_id).capacity
    if not 1 <= seat <= capacity:
        raise InvalidInput(f"Les places vont de 1 à {capacity}. Regardez votre carte de place.")
