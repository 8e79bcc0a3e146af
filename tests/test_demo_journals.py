"""What happened in the demo's séances: the past ones to their end, the live one up to now."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest

from mcdata.demo import Demo, build
from mcdata.demo.dates import LIVE
from mcdata.denominators import guests, participants
from mcdata.facts import Undone
from mcdata.journal import fold
from mcdata.model import EnrolmentStatus, NoteKind, PollStage, PollType, Role, Scene, TurnKind
from mcdata.polls import check_answer
from mcdata.seats import HEAD_SEATS
from mcdata.speech import debate_turns, voices
from mcdata.state import SeanceState

MOMENT = datetime(2026, 5, 5, 13, 14)  # 15 h 14 in Paris
PAST = tuple(range(LIVE - 1))


@pytest.fixture(scope="module")
def demo() -> Demo:
    return build(MOMENT)


@pytest.fixture(scope="module")
def live(demo: Demo) -> SeanceState:
    return fold(demo.seances[LIVE - 1].entries)


# past séances -------------------------------------------------------------------------------


@pytest.mark.parametrize("index", PAST)
def test_a_past_seance_ran_all_its_blocks_and_ended(demo: Demo, index: int) -> None:
    held = demo.seances[index]
    state = fold(held.entries)
    assert [run.block for run in state.blocks] == [b.id for b in held.blocks]
    assert state.ended_at is not None
    assert state.scene is Scene.THANKS


@pytest.mark.parametrize("index", PAST)
def test_a_past_debate_has_the_plans_shape(demo: Demo, index: int) -> None:
    state = fold(demo.seances[index].entries)
    people = voices(state, MOMENT)
    assert 40 <= len(debate_turns(state)) <= 90
    assert max(v.turns for v in people) <= 16
    assert sum(v.turns == 0 for v in people) <= 0.06 * len(people)


@pytest.mark.parametrize("index", PAST)
def test_a_guest_presented_in_a_past_seance(demo: Demo, index: int) -> None:
    state = fold(demo.seances[index].entries)
    guests = {s.seat for s in state.seats.values() if s.role is Role.SPEAKER}
    spoke = {t.seat for t in state.turns if t.kind is TurnKind.PRESENTATION}
    assert spoke == guests != set()


@pytest.mark.parametrize("index", PAST)
def test_all_questions_of_a_past_seance_were_revealed(demo: Demo, index: int) -> None:
    held = demo.seances[index]
    runs = fold(held.entries).polls
    assert {runs[p.id].stage for p in held.polls} == {PollStage.REVEALED}


@pytest.mark.parametrize("index", PAST)
def test_answers_of_a_past_seance_are_valid_and_not_too_many(demo: Demo, index: int) -> None:
    held = demo.seances[index]
    people = len(participants(fold(held.entries)))
    polls = {p.id: p for p in held.polls}
    assert {u.poll_id for u in held.urns} == set(polls)
    for urn in held.urns:
        assert 5 <= len(urn.answers) <= people
        for answer in urn.answers:
            check_answer(polls[urn.poll_id], answer)


@pytest.mark.parametrize("index", PAST)
def test_a_past_seance_left_notes_and_a_question_without_an_answer(demo: Demo, index: int) -> None:
    state = fold(demo.seances[index].entries)
    assert len(state.notes) >= 6
    assert len({n.kind for n in state.notes} - {NoteKind.CONTRIBUTION}) == 5
    assert 0 < sum(q.answered for q in state.questions) < len(state.questions)


@pytest.mark.parametrize("index", PAST)
def test_an_animators_slip_was_undone(demo: Demo, index: int) -> None:
    assert any(isinstance(e.fact, Undone) for e in demo.seances[index].entries)


@pytest.mark.parametrize("index", range(LIVE))
def test_seats_of_the_journal_are_within_the_room(demo: Demo, index: int) -> None:
    held = demo.seances[index]
    state = fold(held.entries)
    places = range(1, held.seance.capacity + 1)
    assert {s.seat for s in state.seats.values() if s.role is Role.CITIZEN} <= set(places)
    assert {s.seat for s in state.seats.values() if s.role is not Role.CITIZEN} <= set(HEAD_SEATS)
    assert {t.seat for t in state.turns} <= set(state.seats)


@pytest.mark.parametrize("index", range(LIVE))
def test_the_list_of_those_present_is_the_journals(demo: Demo, index: int) -> None:
    held = demo.seances[index]
    sitting = {s.seat for s in fold(held.entries).seats.values() if s.role is Role.CITIZEN}
    listed = {e.seat for e in demo.enrolments if e.seance_id == held.seance.id and e.present}
    assert sitting == listed


def test_scales_went_up_between_before_and_after(demo: Demo) -> None:
    held = demo.seances[0]
    means = {}
    for poll, urn in zip(held.polls, held.urns, strict=True):
        if poll.reference == "INTR-04":
            steps = [a.choices[0] + 1 for a in urn.answers if a.choices[0] < 4]
            means[poll.moment] = sum(steps) / len(steps)
    assert 1.8 <= means["avant"] <= 2.3
    assert 2.6 <= means["cloture"] <= 3.2


# the live one -------------------------------------------------------------------------------


def test_22_of_the_25_enrolled_are_there_and_six_others_sit_apart(
    demo: Demo, live: SeanceState
) -> None:
    seance = demo.seances[LIVE - 1].seance
    own = [e for e in demo.enrolments if e.seance_id == seance.id]
    enrolled = sum(e.status is EnrolmentStatus.ENROLLED for e in own)
    assert (seance.capacity, enrolled, len(participants(live)), len(guests(live))) == (
        25,
        25,
        22,
        6,
    )


def test_one_single_choice_question_is_open(demo: Demo, live: SeanceState) -> None:
    stages = Counter(run.stage for run in live.polls.values())
    (poll,) = [p for p in demo.seances[LIVE - 1].polls if p.id == live.open_poll]
    assert stages[PollStage.OPEN] == 1
    assert (poll.reference, poll.type) == ("URBA-02", PollType.SINGLE)


def test_the_room_sees_the_open_question(live: SeanceState) -> None:
    assert (live.scene, live.scene_poll) == (Scene.QUESTION, live.open_poll)


def test_questions_of_the_other_types_are_ready(demo: Demo, live: SeanceState) -> None:
    ready = {p.type for p in demo.seances[LIVE - 1].polls if p.id not in live.polls}
    assert ready == {PollType.MULTIPLE, PollType.SCALE, PollType.TEXT}


def test_eighteen_people_have_spoken_and_nobody_holds_the_floor(live: SeanceState) -> None:
    assert sum(v.turns > 0 for v in voices(live, MOMENT)) == 18
    assert live.turn is None


def test_three_hands_are_up_two_of_people_who_never_spoke(live: SeanceState) -> None:
    spoke = {t.seat for t in live.turns}
    assert [h.seat in spoke for h in live.hands] == [False, True, False]


def test_the_debate_is_the_block_in_progress(demo: Demo, live: SeanceState) -> None:
    (block,) = [b for b in demo.seances[LIVE - 1].blocks if live.block and b.id == live.block.block]
    assert block.title.startswith("Questions")


def test_notes_and_written_questions_are_there(live: SeanceState) -> None:
    assert len(live.notes) >= 4
    assert {q.answered for q in live.questions} == {True, False}
