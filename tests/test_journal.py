"""The fold: what a séance is after its facts, and undoing as if it had never been."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import facts as f
from mcdata.facts import Author, Entry, Fact
from mcdata.journal import fold, last_undoable
from mcdata.model import NoteKind, NoteStage, PollStage, Role, Scene, TurnKind
from mcdata.state import SeanceState
from tests.rooms import START, Room

seats, numbers = st.integers(1, 5), st.integers(1, 20)
keys = st.sampled_from(["a", "b"])
some_facts = st.one_of(
    st.builds(f.SeanceOpened),
    st.builds(f.SeanceEnded),
    st.builds(f.BlockStarted, keys),
    st.builds(f.BlockExtended, keys, numbers),
    st.builds(f.SeatTaken, seats, st.sampled_from(Role)),
    st.builds(f.SeatLeft, seats),
    st.builds(f.SeatMoved, seats, seats),
    st.builds(f.TurnStarted, seats, st.sampled_from(TurnKind)),
    st.builds(f.TurnEnded),
    st.builds(f.TurnCorrected, numbers, seats),
    st.builds(f.HandRaised, seats),
    st.builds(f.HandLowered, seats),
    st.builds(f.PollOpened, keys),
    st.builds(f.PollClosed, keys),
    st.builds(f.PollRevealed, keys),
    st.builds(
        f.SceneChosen,
        st.sampled_from(Scene),
        minutes=st.none() | st.integers(1, 120),
        question=st.none() | numbers,
    ),
    st.builds(f.NoteTaken, st.sampled_from(NoteKind), st.text(max_size=3)),
    st.builds(f.NoteCorrected, numbers, st.sampled_from(NoteKind), st.text(max_size=3)),
    st.builds(f.QuestionWritten, st.text(max_size=3)),
    st.builds(f.QuestionAnswered, numbers),
    st.builds(f.Undone, numbers),
)
steps = st.tuples(some_facts, st.sampled_from(Author), st.integers(0, 90))


def journal_of(moves: list[tuple[Fact, Author, int]]) -> tuple[Entry, ...]:
    at, entries = START, []
    for number, (fact, author, seconds) in enumerate(moves, 1):
        at += timedelta(seconds=seconds)
        entries.append(Entry(number, at, author, fact))
    return tuple(entries)


journals = st.lists(steps, max_size=25).map(journal_of)


def after(entries: tuple[Entry, ...], fact: Fact) -> tuple[Entry, ...]:
    at = entries[-1].at if entries else START
    return (*entries, Entry(len(entries) + 1, at, Author.ANIMATOR, fact))


@given(journals)
def test_fold_is_deterministic(entries: tuple[Entry, ...]) -> None:
    assert fold(entries) == fold(iter(list(entries)))


@given(journals)
def test_fold_takes_any_prefix(entries: tuple[Entry, ...]) -> None:
    for length in range(len(entries) + 1):
        assert isinstance(fold(entries[:length]), SeanceState)


@given(journals, some_facts)
def test_undo_of_the_last_act_gives_the_state_before(
    entries: tuple[Entry, ...], fact: Fact
) -> None:
    done = after(entries, fact)
    last = last_undoable(done)
    if last is None or last.number != len(done):
        return
    assert fold(after(done, f.Undone(last.number))) == fold(entries)


@given(journals)
def test_undo_leaves_what_the_other_facts_make(entries: tuple[Entry, ...]) -> None:
    last = last_undoable(entries)
    if last is None:
        return
    others = tuple(e for e in entries if e.number != last.number)
    assert fold(after(entries, f.Undone(last.number))) == fold(others)


@given(journals)
def test_undo_again_and_again_comes_to_an_end(entries: tuple[Entry, ...]) -> None:
    acts = len(entries)
    while last := last_undoable(entries):
        entries = after(entries, f.Undone(last.number))
        assert len(entries) <= 2 * acts
    assert not any(
        isinstance(e.fact, f.TurnStarted) and e.author is Author.ANIMATOR
        for e in entries
        if e.number not in {u.fact.fact for u in entries if isinstance(u.fact, f.Undone)}
    )


@given(journals)
def test_last_undoable_is_the_animators_own(entries: tuple[Entry, ...]) -> None:
    last = last_undoable(entries)
    assert last is None or last.author is Author.ANIMATOR


@given(journals)
def test_fold_never_has_two_questions_open(entries: tuple[Entry, ...]) -> None:
    stages = [run.stage for run in fold(entries).polls.values()]
    assert stages.count(PollStage.OPEN) <= 1


@given(journals)
def test_fold_only_the_last_turn_and_block_may_be_in_progress(entries: tuple[Entry, ...]) -> None:
    state = fold(entries)
    assert all(turn.ended_at for turn in state.turns[:-1])
    assert all(block.ended_at for block in state.blocks[:-1])


@given(journals)
def test_fold_a_hand_is_up_once(entries: tuple[Entry, ...]) -> None:
    up = [hand.seat for hand in fold(entries).hands]
    assert len(up) == len(set(up))


def test_state_can_not_be_changed() -> None:
    state = Room().sit(1).state
    with pytest.raises(TypeError):
        state.seats[2] = state.seats[1]  # type: ignore[index]


def test_a_turn_ends_the_one_before() -> None:
    first, second = Room().sit(1, 2).turn(1, 1).turn(2, 3).state.turns
    assert (first.ended_at, second.ended_at) == (START + timedelta(minutes=3), None)


def test_a_turn_lowers_the_speakers_own_hand_and_keeps_when_it_went_up() -> None:
    state = Room().sit(1, 2).hand(1, 1).hand(2, 2).turn(1, 3).state
    assert [hand.seat for hand in state.hands] == [2]
    assert state.turns[0].hand_at == START + timedelta(minutes=1)


def test_a_corrected_turn_is_another_seats() -> None:
    room = Room().sit(7, 12).turn(12, 1)
    number = room.entries[-1].number
    assert room.add(f.TurnCorrected(number, 7)).state.turns[0].seat == 7


def test_a_correction_that_is_undone_leaves_the_turn_as_it_was() -> None:
    room = Room().sit(7, 12).turn(12, 1).add(f.TurnCorrected(3, 7)).add(f.Undone(4))
    assert room.state.turns[0].seat == 12


def test_a_turn_belongs_to_the_block_in_progress() -> None:
    assert Room().sit(1).block("métier", 1).turn(1, 2).state.turns[0].block == "métier"


def test_a_seat_taken_again_keeps_the_first_arrival() -> None:
    seat = Room().open().sit(1, at=0).leave(1, 5).sit(1, at=9).state.seats[1]
    assert (seat.since, seat.left_at) == (START, None)


def test_someone_who_leaves_lowers_their_hand_and_is_kept() -> None:
    state = Room().open().sit(1).hand(1).leave(1, 5).state
    assert (state.hands, state.present, list(state.seats)) == ((), (), [1])


def test_minutes_in_the_room_count_from_the_opening() -> None:
    seats = Room().sit(1, at=-20).open(0).sit(2, at=3).state.seats
    assert [seat.since for seat in seats.values()] == [START, START + timedelta(minutes=3)]


def test_an_arrival_taken_back_before_the_opening_leaves_nothing() -> None:
    assert Room().sit(1, 2, at=-20).leave(1, -10).open(0).state.seats.keys() == {2}


def test_who_moves_takes_their_turns_and_their_hand_along() -> None:
    state = Room().open().sit(1, 2).turns(1, 1, 2).hand(1).add(f.SeatMoved(1, 7)).state
    assert [t.seat for t in state.turns] == [7, 7, 2]
    assert ([h.seat for h in state.hands], sorted(state.seats)) == ([7], [2, 7])
    assert state.seats[7].seat == 7


def test_two_people_who_exchange_their_places_keep_what_is_theirs() -> None:
    room = Room().open().sit(1).sit(2, role=Role.ELECTED).turns(1, 1, 2).add(f.SeatMoved(1, 2))
    assert [t.seat for t in room.state.turns] == [2, 2, 1]
    assert room.state.seats[1].role is Role.ELECTED


def test_a_question_that_opens_closes_the_one_before() -> None:
    state = Room().add(f.PollOpened("a")).add(f.PollOpened("b")).state
    assert (state.poll_stage("a"), state.open_poll) == (PollStage.CLOSED, "b")


def test_a_question_may_open_again_until_it_is_revealed() -> None:
    room = Room().add(f.PollOpened("a")).add(f.PollClosed("a")).add(f.PollOpened("a"))
    assert room.state.poll_stage("a") is PollStage.OPEN
    room.add(f.PollRevealed("a")).add(f.PollOpened("a"))
    assert room.state.poll_stage("a") is PollStage.REVEALED


def test_a_question_never_opened_is_prepared() -> None:
    assert Room().state.poll_stage("a") is PollStage.PREPARED


def test_the_end_ends_all_that_was_in_progress() -> None:
    room = Room().open(0).sit(1, 2).block("b", 1).add(f.PollOpened("a")).turn(1, 2).hand(2).end(9)
    state = room.state
    assert (state.turn, state.block, state.open_poll, state.hands) == (None, None, None, ())
    assert not state.is_live


def test_a_seance_ended_by_mistake_goes_on_from_its_first_opening() -> None:
    state = Room().open(0).end(9).open(10).state
    assert state.is_live
    assert state.opened_at == START


def test_a_note_keeps_its_block_and_reads_as_corrected() -> None:
    room = Room().block("b", 1).add(f.NoteTaken(NoteKind.IDEA, "un bus"))
    room.add(f.NoteCorrected(2, NoteKind.PROPOSAL, "Un bus le soir", NoteStage.REREAD))
    (note,) = room.state.notes
    assert (note.block, note.kind, note.text) == ("b", NoteKind.PROPOSAL, "Un bus le soir")
    assert note.stage is NoteStage.REREAD


def test_a_written_question_is_answered_in_the_room() -> None:
    room = Room().add(f.QuestionWritten("Quand ?"), author=Author.PARTICIPANT)
    assert [q.answered for q in room.state.questions] == [False]
    assert [q.answered for q in room.add(f.QuestionAnswered(1)).state.questions] == [True]


def test_undo_passes_over_what_is_already_undone() -> None:
    room = Room().open().sit(1, at=1).turn(1).add(f.Undone(3))
    last = last_undoable(room.entries)
    assert last is not None
    assert last.number == 2


def test_undo_leaves_those_whom_the_opening_seated() -> None:
    assert last_undoable(Room().open().sit(1, 901).entries) is None


@pytest.mark.parametrize(
    "fact", [f.SeanceOpened(), f.SeanceEnded(), f.PollRevealed("a")], ids=lambda x: type(x).__name__
)
def test_undo_does_not_touch_what_can_not_be_taken_back(fact: Fact) -> None:
    assert last_undoable(Room().add(fact).entries) is None


def test_undo_does_not_reopen_a_question_that_was_revealed() -> None:
    room = Room().add(f.PollOpened("a")).add(f.PollClosed("a")).add(f.PollRevealed("a"))
    assert last_undoable(room.entries) is None


def test_undo_leaves_what_participants_did() -> None:
    assert last_undoable(Room().hand(3).entries) is None


def test_an_entry_can_not_be_changed() -> None:
    entry = Room().open().entries[0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        entry.number = 2  # type: ignore[misc]
