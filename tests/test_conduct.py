"""What an animator may do in a live séance, and what undo gives back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mcdata import conduct
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.facts import Author
from mcdata.model import NoteKind, NoteStage, PollStage, Role, Scene, TurnKind
from mcdata.seats import HEAD_SEATS
from mcdata.store import Store
from tests.support import START, small_seance

MINUTE = timedelta(minutes=1)
ANIMATOR, GUEST = HEAD_SEATS[:2]


@pytest.fixture
def live(store: Store) -> Store:
    """A séance « s » that is live: people at 1 and 2, the guest and the animator at B and A."""
    small_seance(store)
    conduct.open_seance(store, "s", START - MINUTE)
    for seat, role in ((1, Role.CITIZEN), (2, Role.CITIZEN), (GUEST, Role.SPEAKER)):
        conduct.take_seat(store, "s", seat, role, at=START)
    return store


def test_nothing_happens_before_the_seance_opens(store: Store) -> None:
    small_seance(store)
    with pytest.raises(Refused, match="n’est pas ouverte"):
        conduct.start_turn(store, "s", 1)


def test_tap_starts_a_turn_and_ends_the_one_before(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    conduct.start_turn(live, "s", 2, at=START + MINUTE)
    first, second = live.state("s").turns
    assert (first.seat, first.ended_at, second.seat) == (1, START + MINUTE, 2)


def test_the_floor_given_twice_is_given_once(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    assert conduct.start_turn(live, "s", 1, at=START + MINUTE) == ()
    assert [(t.seat, t.ended_at) for t in live.state("s").turns] == [(1, None)]


def test_tap_on_an_empty_place_says_what_to_do(live: Store) -> None:
    with pytest.raises(Refused, match="Notez d’abord son arrivée"):
        conduct.start_turn(live, "s", 9)


def test_guest_presents_and_animator_animates(live: Store) -> None:
    conduct.start_turn(live, "s", GUEST)
    conduct.start_turn(live, "s", ANIMATOR)
    kinds = [t.kind for t in live.state("s").turns]
    assert kinds == [TurnKind.PRESENTATION, TurnKind.ANIMATION]


def test_undo_gives_the_turn_before_back(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    before = live.state("s")
    conduct.start_turn(live, "s", 2, at=START + MINUTE)
    conduct.undo(live, "s")
    assert live.state("s") == before


def test_undo_tapped_twice_undoes_once(live: Store) -> None:
    conduct.start_turn(live, "s", 1)
    conduct.start_turn(live, "s", 2)
    number = live.entries("s")[-1].number
    conduct.undo(live, "s", number)
    conduct.undo(live, "s", number)
    assert [t.seat for t in live.state("s").turns] == [1]


def test_undo_of_an_opened_question_takes_its_scene_back_too(live: Store) -> None:
    before = live.state("s")
    conduct.open_poll(live, "s", "unique")
    conduct.undo(live, "s")
    assert live.state("s") == before


def test_hand_raised_by_a_phone_is_not_undone_by_the_animator(live: Store) -> None:
    conduct.start_turn(live, "s", 1)
    conduct.raise_hand(live, "s", 2)
    conduct.undo(live, "s")
    assert [h.seat for h in live.state("s").hands] == [2]
    assert live.state("s").turns == ()


def test_undo_without_anything_to_undo_says_so(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    with pytest.raises(Refused, match="rien à annuler"):
        conduct.undo(store, "s")


def test_correction_gives_a_turn_to_another_seat(live: Store) -> None:
    (entry,) = conduct.start_turn(live, "s", 1)
    conduct.correct_turn(live, "s", entry.number, 2)
    assert [t.seat for t in live.state("s").turns] == [2]


def test_hands_keep_the_order_in_which_they_went_up(live: Store) -> None:
    conduct.raise_hand(live, "s", 2)
    conduct.raise_hand(live, "s", 1)
    conduct.raise_hand(live, "s", 2)
    assert [h.seat for h in live.state("s").hands] == [2, 1]


def test_speaking_lowers_the_hand(live: Store) -> None:
    conduct.raise_hand(live, "s", 2)
    conduct.start_turn(live, "s", 2)
    assert live.state("s").hands == ()


def test_hand_of_a_late_arrival_takes_the_seat(live: Store) -> None:
    conduct.raise_hand(live, "s", 17)
    assert 17 in {s.seat for s in live.state("s").present}


def test_hand_from_a_place_that_does_not_exist_is_refused(live: Store) -> None:
    with pytest.raises(InvalidInput, match="de 1 à 25"):
        conduct.raise_hand(live, "s", 26)


def test_opening_a_question_closes_the_one_before_and_shows_it(live: Store) -> None:
    conduct.open_poll(live, "s", "unique")
    conduct.open_poll(live, "s", "plusieurs")
    state = live.state("s")
    assert state.poll_stage("unique") is PollStage.CLOSED
    assert (state.open_poll, state.scene, state.scene_poll) == (
        "plusieurs",
        Scene.QUESTION,
        "plusieurs",
    )


def test_closed_question_opens_again(live: Store) -> None:
    conduct.open_poll(live, "s", "unique")
    conduct.close_poll(live, "s", "unique")
    conduct.open_poll(live, "s", "unique")
    assert live.state("s").open_poll == "unique"


def test_revealed_results_can_not_be_undone(live: Store) -> None:
    conduct.open_poll(live, "s", "unique")
    conduct.reveal_poll(live, "s", "unique")
    for _ in range(10):
        try:
            conduct.undo(live, "s")
        except Refused:
            break
    assert live.state("s").poll_stage("unique") is PollStage.REVEALED


def test_results_are_not_shown_before_they_are_revealed(live: Store) -> None:
    conduct.open_poll(live, "s", "unique")
    with pytest.raises(Refused, match="Révélez"):
        conduct.choose_scene(live, "s", Scene.RESULTS, "unique")


def test_note_is_kept_with_its_kind_and_its_block(live: Store) -> None:
    conduct.start_block(live, "s", "b1")
    conduct.take_note(live, "s", NoteKind.DISAGREEMENT, "  Le bus passe trop loin.  ")
    (note,) = live.state("s").notes
    assert (note.kind, note.text, note.block, note.stage) == (
        NoteKind.DISAGREEMENT,
        "Le bus passe trop loin.",
        "b1",
        NoteStage.RAW,
    )


def test_empty_note_is_refused(live: Store) -> None:
    with pytest.raises(InvalidInput, match="vide"):
        conduct.take_note(live, "s", NoteKind.IDEA, "   ")


def test_written_question_is_marked_answered(live: Store) -> None:
    (entry,) = conduct.write_question(live, "s", "Qui paie ?")
    conduct.answer_question(live, "s", entry.number)
    assert [q.answered for q in live.state("s").questions] == [True]


def test_question_sent_twice_is_kept_once(live: Store) -> None:
    conduct.write_question(live, "s", "Qui paie ?")
    conduct.write_question(live, "s", "Qui paie ?")
    assert [q.text for q in live.state("s").questions] == ["Qui paie ?"]


def test_written_question_is_the_participants_fact(live: Store) -> None:
    (entry,) = conduct.write_question(live, "s", "Qui paie ?")
    assert entry.author is Author.PARTICIPANT


def test_block_that_is_not_in_the_running_order_is_refused(live: Store) -> None:
    with pytest.raises(NotFound):
        conduct.start_block(live, "s", "inconnu")


def test_the_block_in_progress_is_given_five_minutes_more(live: Store) -> None:
    conduct.start_block(live, "s", "b0")
    conduct.extend_block(live, "s", "b0")
    assert live.state("s").extra == {"b0": 5}


def test_minutes_given_are_taken_back_by_undo(live: Store) -> None:
    conduct.start_block(live, "s", "b0")
    conduct.extend_block(live, "s", "b0")
    conduct.extend_block(live, "s", "b0")
    conduct.undo(live, "s")
    assert live.state("s").extra == {"b0": 5}


def test_a_block_that_is_over_is_not_given_more(live: Store) -> None:
    conduct.start_block(live, "s", "b0")
    conduct.start_block(live, "s", "b1")
    with pytest.raises(Refused, match="plus en cours"):
        conduct.extend_block(live, "s", "b0")


def test_a_block_is_not_given_more_than_an_hour(live: Store) -> None:
    conduct.start_block(live, "s", "b0")
    conduct.extend_block(live, "s", "b0", 60)
    with pytest.raises(Refused, match="60"):
        conduct.extend_block(live, "s", "b0")


def test_end_shows_the_thanks_and_ends_what_was_running(live: Store) -> None:
    conduct.start_block(live, "s", "b0")
    conduct.start_turn(live, "s", 1)
    conduct.end_seance(live, "s")
    state = live.state("s")
    assert (state.scene, state.turn, state.block, state.is_live) == (
        Scene.THANKS,
        None,
        None,
        False,
    )


def test_seance_opened_again_no_longer_shows_the_thanks(live: Store) -> None:
    conduct.end_seance(live, "s")
    conduct.open_seance(live, "s")
    assert (live.state("s").is_live, live.state("s").scene) == (True, Scene.AGENDA)


@pytest.mark.parametrize("scene", [Scene.COUNTDOWN, Scene.BREAK])
def test_a_countdown_and_a_break_last_from_the_act_on(live: Store, scene: Scene) -> None:
    conduct.choose_scene(live, "s", scene, minutes=10, at=START)
    assert live.state("s").scene_until == START + timedelta(minutes=10)


@pytest.mark.parametrize("minutes", [None, 0, 121])
def test_a_countdown_without_a_length_is_refused(live: Store, minutes: int | None) -> None:
    with pytest.raises(InvalidInput):
        conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=minutes)
    assert live.state("s").scene is Scene.WELCOME


def test_a_countdown_tapped_twice_starts_once(live: Store) -> None:
    conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=5, at=START)
    twice = START + timedelta(milliseconds=250)
    assert conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=5, at=twice) == ()


def test_a_countdown_can_begin_again(live: Store) -> None:
    conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=5, at=START)
    again = START + timedelta(minutes=1)
    conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=5, at=again)
    assert live.state("s").scene_at == again


def test_undo_brings_the_countdown_back_with_its_own_time(live: Store) -> None:
    conduct.choose_scene(live, "s", Scene.COUNTDOWN, minutes=5, at=START)
    conduct.choose_scene(live, "s", Scene.BLACK, at=START + timedelta(minutes=1))
    conduct.undo(live, "s")
    state = live.state("s")
    assert (state.scene, state.scene_until) == (Scene.COUNTDOWN, START + timedelta(minutes=5))


def test_a_written_question_is_chosen_for_the_screen(live: Store) -> None:
    conduct.write_question(live, "s", "Qui décide ?")
    number = live.state("s").questions[0].number
    conduct.choose_scene(live, "s", Scene.WRITTEN, question=number)
    state = live.state("s")
    assert (state.scene, state.scene_question) == (Scene.WRITTEN, number)


@pytest.mark.parametrize("question", [None, 999])
def test_a_written_question_that_is_not_there_is_refused(live: Store, question: int | None) -> None:
    with pytest.raises(NotFound):
        conduct.choose_scene(live, "s", Scene.WRITTEN, question=question)


def test_nothing_is_undone_in_a_sealed_seance(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    conduct.end_seance(live, "s", START + MINUTE)
    live.seal_seance("s")
    before = live.entries("s")
    with pytest.raises(Refused, match="scellée"):
        conduct.undo(live, "s")
    assert live.entries("s") == before
