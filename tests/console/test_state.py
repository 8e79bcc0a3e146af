"""What the console shows: people, floor, running order, questions, and what undo would undo."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from mcdata import conduct
from mcdata.console.state import load
from mcdata.console.views import ConsoleState, stamp, to_json
from mcdata.model import (
    Answer,
    Ballot,
    College,
    Enrolment,
    Invitation,
    InvitationStage,
    NoteKind,
    Participant,
    PollStage,
    Role,
    Speaker,
)
from mcdata.seats import HEAD_SEATS
from mcdata.store import Store
from tests.support import START, small_seance

MINUTE = timedelta(minutes=1)


def shown(store: Store, minutes: float = 0) -> ConsoleState:
    return load(store, store.seance("s"), START + minutes * MINUTE, 5)


@pytest.fixture
def live(store: Store) -> Store:
    """A live séance: Fatima at 1, a nameless citizen at 2, the guest at A, the animator at B."""
    small_seance(store)
    store.save_participants(
        [Participant("p", "f", "Fatima", "Benali", College.RESIDENTS, "q", "mel", "e")]
    )
    store.save_enrolments([Enrolment("s", "f", present=True, seat=1)])
    store.save_speaker(Speaker("p", "i", "Jeanne Mortreux", "urbaniste", "Agence"))
    store.save_invitation(Invitation("s", "i", InvitationStage.CONFIRMED, START))
    conduct.open_seance(store, "s", START)
    conduct.take_seat(store, "s", 2, at=START)
    return store


def test_people_and_the_only_guest_are_named(live: Store) -> None:
    names = {seat.label: seat.name for seat in shown(live).seats}
    assert names == {"1": "Fatima Benali", "2": "", "A": "Jeanne Mortreux", "B": "Animation"}


def test_a_guest_who_came_after_all_follows_the_confirmed_one(live: Store) -> None:
    live.save_speaker(Speaker("p", "a", "Karim Lahcen", "architecte", "Mairie"))
    live.save_invitation(Invitation("s", "a", InvitationStage.ACCEPTED, START))
    conduct.take_seat(live, "s", HEAD_SEATS[2], Role.SPEAKER, at=START)
    named = [s.name for s in shown(live).seats if s.role is Role.SPEAKER]
    assert named == ["Jeanne Mortreux", "Karim Lahcen"]


def test_the_head_table_is_not_among_the_people_asked(live: Store) -> None:
    state = shown(live)
    assert (state.present, state.asked) == (2, 2)
    assert {s.label: s.head for s in state.seats} == {"1": False, "2": False, "A": True, "B": True}


def test_someone_expected_has_a_place_before_they_come(store: Store) -> None:
    small_seance(store)
    store.save_participants(
        [Participant("p", "f", "Fatima", "Benali", College.RESIDENTS, "q", "mel", "e")]
    )
    store.save_enrolments([Enrolment("s", "f", seat=9)])
    assert [(s.seat, s.short, s.here) for s in shown(store).seats] == [(9, "Fatima B.", False)]


def test_coverage_counts_the_debate_without_guest_and_animator(live: Store) -> None:
    for seat in (1, *HEAD_SEATS[:2]):
        conduct.start_turn(live, "s", seat, at=START + MINUTE)
    coverage = shown(live, 2).coverage
    assert (coverage.spoken, coverage.present, coverage.silent) == (1, 2, (2,))


def test_turn_in_progress_has_the_time_it_started(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START + MINUTE)
    turn = shown(live, 2).turn
    assert turn is not None
    assert (turn.seat, turn.started) == (1, stamp(START + MINUTE))


def test_a_presentation_has_no_limit_and_a_debate_turn_has_one(live: Store) -> None:
    conduct.start_turn(live, "s", HEAD_SEATS[0], at=START)
    conduct.start_turn(live, "s", 1, at=START + MINUTE)
    assert [turn.longest for turn in shown(live, 2).last_turns] == [300, None]


def test_hands_come_in_the_order_in_which_they_will_speak(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    conduct.raise_hand(live, "s", 2, at=START + MINUTE)
    conduct.raise_hand(live, "s", 1, at=START + 2 * MINUTE)
    hands = shown(live, 3).hands
    assert [(hand.seat, hand.first_time) for hand in hands] == [(2, True), (1, False)]


def test_the_block_in_progress_is_timed_and_followed(live: Store) -> None:
    conduct.start_block(live, "s", "b0", at=START)
    agenda = shown(live, 20).agenda
    assert (agenda.current, agenda.elapsed, agenda.planned, agenda.following) == (
        "b0",
        20,
        15,
        "b1",
    )
    assert agenda.drift == 5


def test_questions_say_how_many_answered(live: Store) -> None:
    conduct.open_poll(live, "s", "unique", START)
    live.cast(Ballot("s", "unique", "v", Answer((0,))))
    poll = shown(live).polls[0]
    assert (poll.stage, poll.answers) == (PollStage.OPEN, 1)


def test_notes_come_newest_first(live: Store) -> None:
    for text in ("Une", "Deux"):
        conduct.take_note(live, "s", NoteKind.IDEA, text, START)
    assert [note.text for note in shown(live).notes] == ["Deux", "Une"]


def test_undo_says_what_it_would_undo(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    undo = shown(live).undo
    assert undo is not None
    assert undo.sentence == "La parole est à la place 1 (Fatima B.)."


def test_there_is_nothing_to_undo_in_an_empty_journal(store: Store) -> None:
    small_seance(store)
    assert shown(store).undo is None


def test_nothing_is_offered_to_undo_once_sealed(live: Store) -> None:
    conduct.start_turn(live, "s", 1, at=START)
    conduct.end_seance(live, "s", START)
    assert shown(live).undo is not None
    live.seal_seance("s")
    assert shown(live).undo is None


def test_json_keeps_the_words_of_the_enums(live: Store) -> None:
    read = json.loads(to_json(shown(live)))
    assert read["scene"] == "accueil"
    assert read["seats"][2]["role"] == "intervenant"
    assert read["polls"][0]["stage"] == "preparee"
