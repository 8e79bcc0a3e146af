"""A vote is never lost, never doubled, and counted only while its question is open."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcdata import conduct
from mcdata.errors import InvalidAnswer, PollNotOpen, Refused, StoreError
from mcdata.model import Answer, Ballot
from mcdata.store import Store
from tests.support import START, small_seance


@pytest.fixture
def open_store(store: Store) -> Store:
    """A store whose séance « s » has its question « unique » open."""
    small_seance(store)
    conduct.open_seance(store, "s", START)
    conduct.open_poll(store, "s", "unique", START)
    return store


def ballot(voter: str, choice: int = 0, poll: str = "unique") -> Ballot:
    return Ballot("s", poll, voter, Answer((choice,)))


def test_vote_is_read_back_once_acknowledged(open_store: Store) -> None:
    open_store.cast(ballot("a", 1))
    assert open_store.answer_of("s", "unique", "a") == Answer((1,))


def test_vote_cast_again_replaces_the_first(open_store: Store) -> None:
    open_store.cast(ballot("a", 0))
    open_store.cast(ballot("a", 1))
    assert open_store.answers("s", "unique") == (Answer((1,)),)


def test_five_hundred_people_at_once_are_all_counted_once(open_store: Store) -> None:
    barrier = threading.Barrier(20)

    def vote(worker: int) -> None:
        barrier.wait()
        for person in range(25):
            open_store.cast(ballot(f"{worker}-{person}"))
            open_store.cast(ballot(f"{worker}-{person}", 1))  # the double tap

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(vote, range(20)))
    assert open_store.answer_count("s", "unique") == 500
    assert set(open_store.answers("s", "unique")) == {Answer((1,))}


def test_vote_before_the_question_opens_is_refused(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    with pytest.raises(PollNotOpen):
        store.cast(ballot("a"))
    assert store.answer_count("s", "unique") == 0


def test_vote_after_the_question_closes_is_refused(open_store: Store) -> None:
    open_store.cast(ballot("a"))
    conduct.close_poll(open_store, "s", "unique", START)
    with pytest.raises(PollNotOpen):
        open_store.cast(ballot("b"))
    assert open_store.answer_count("s", "unique") == 1


def test_choice_outside_the_options_is_refused(open_store: Store) -> None:
    with pytest.raises(InvalidAnswer):
        open_store.cast(ballot("a", 99))


def test_poisoned_vote_costs_its_neighbours_nothing(open_store: Store) -> None:
    conduct.open_poll(open_store, "s", "texte", START)
    lone_surrogate = "\ud800"
    voters = [f"v{i}" for i in range(40)]
    poisoned = Ballot("s", "texte", lone_surrogate, Answer((), "empoisonné"))

    def cast(voter: str) -> bool:
        try:
            good = Ballot("s", "texte", voter, Answer((), "bon"))
            open_store.cast(poisoned if voter == "v20" else good)
        except StoreError:
            return False
        return True

    with ThreadPoolExecutor(40) as pool:
        done = list(pool.map(cast, voters))
    assert done.count(False) == 1
    assert open_store.answer_count("s", "texte") == 39


def test_reveal_destroys_the_link_between_voter_and_answer(open_store: Store) -> None:
    for person in range(6):
        open_store.cast(ballot(f"v{person}", person % 2))
    conduct.reveal_poll(open_store, "s", "unique", START)
    assert open_store.answer_of("s", "unique", "v1") is None
    assert open_store.has_answered("s", "unique", "v1")
    assert (
        sorted(open_store.answers("s", "unique"), key=repr)
        == [Answer((0,))] * 3 + [Answer((1,))] * 3
    )


def test_sealed_question_can_not_open_again(open_store: Store) -> None:
    conduct.reveal_poll(open_store, "s", "unique", START)
    with pytest.raises(Refused):
        conduct.open_poll(open_store, "s", "unique", START)


def test_end_of_the_seance_seals_the_questions_left_open(open_store: Store) -> None:
    open_store.cast(ballot("a"))
    conduct.end_seance(open_store, "s", START)
    assert open_store.sealed_urn("s", "unique") is not None
    assert open_store.answer_of("s", "unique", "a") is None


def test_question_left_open_stays_sealed_when_the_seance_starts_again(open_store: Store) -> None:
    open_store.cast(ballot("a"))
    conduct.end_seance(open_store, "s", START)
    conduct.open_seance(open_store, "s", START)
    with pytest.raises(Refused):
        conduct.open_poll(open_store, "s", "unique", START)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 1)), min_size=1, max_size=30))
def test_urn_holds_the_last_answer_of_each_voter(
    open_store: Store, casts: list[tuple[int, int]]
) -> None:
    for voter, choice in casts:
        open_store.cast(ballot(f"h{voter}", choice))
    for voter, choice in dict(casts).items():
        assert open_store.answer_of("s", "unique", f"h{voter}") == Answer((choice,))


def test_phone_that_stops_waiting_takes_no_vote_back_and_stops_nobody(open_store: Store) -> None:
    async def leave() -> None:
        waiting = asyncio.ensure_future(open_store.cast_async(ballot("a")))
        waiting.cancel()

    asyncio.run(leave())
    open_store.cast(ballot("b"))
    assert open_store.answer_count("s", "unique") == 2


def test_listener_that_fails_costs_no_vote(
    open_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    open_store.subscribe(Mock(side_effect=RuntimeError("loop closed")))
    open_store.cast(ballot("a"))
    open_store.cast(ballot("b"))
    assert open_store.answer_count("s", "unique") == 2
    assert "a listener failed" in caplog.text


def test_end_of_the_seance_seals_a_question_whose_opening_was_undone(open_store: Store) -> None:
    open_store.cast(ballot("a", 1))
    conduct.undo(open_store, "s", at=START)
    conduct.end_seance(open_store, "s", START)
    assert open_store.answer_of("s", "unique", "a") is None
    assert open_store.sealed_urn("s", "unique") is not None


def test_sealed_seance_never_opens_again(open_store: Store) -> None:
    conduct.end_seance(open_store, "s", START)
    open_store.seal_seance("s")
    with pytest.raises(Refused, match="scellée"):
        conduct.open_seance(open_store, "s", START)
