"""The closing evaluation: it opens with « Merci », outlives the séance, and closes for good."""

from __future__ import annotations

import dataclasses

import pytest

from mcdata import conduct
from mcdata.errors import PollNotOpen, Refused
from mcdata.journal import last_undoable
from mcdata.model import Answer, Ballot, PollStage, PollType, Scene
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.support import START, small_seance

STANDARD = ("evaluation-bila-01", "evaluation-bila-02", "evaluation-bila-05")


@pytest.fixture
def store(runtime: Runtime) -> Store:
    small_seance(runtime.store)
    conduct.open_seance(runtime.store, "s", START)
    return runtime.store


def vote(store: Store, poll: str = STANDARD[0], voter: str = "v") -> None:
    store.cast(Ballot("s", poll, voter, Answer((0,))))


def test_merci_opens_three_standard_questions(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.state("s").open_evaluation == STANDARD
    assert all(store.poll("s", key).moment == "evaluation" for key in STANDARD)


def test_end_of_the_seance_opens_it_too(store: Store) -> None:
    conduct.end_seance(store, "s")
    assert store.state("s").open_evaluation == STANDARD


def test_questions_prepared_for_it_come_instead(store: Store) -> None:
    poll = store.poll("s", "echelle")
    store.save_poll(dataclasses.replace(poll, id="avis", position=9, moment="evaluation"))
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.state("s").open_evaluation == ("avis",)


def test_ready_made_closing_question_not_asked_in_the_room_is_one_of_them(store: Store) -> None:
    poll = dataclasses.replace(store.poll("s", "echelle"), position=9, moment="cloture")
    store.save_poll(dataclasses.replace(poll, id="bilan", reference="BILA-01"))
    store.save_poll(dataclasses.replace(poll, id="demande", reference="BILA-02"))
    conduct.open_poll(store, "s", "demande", START)
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.state("s").open_evaluation == ("bilan",)


def test_it_is_beside_the_room_s_question(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.state("s").open_poll is None
    conduct.open_poll(store, "s", "unique", START)
    assert store.state("s").open_poll == "unique"
    assert store.state("s").open_evaluation == STANDARD


def test_it_takes_answers_after_the_end_until_it_is_closed(store: Store) -> None:
    conduct.end_seance(store, "s")
    vote(store)
    conduct.close_evaluation(store, "s")
    with pytest.raises(PollNotOpen):
        vote(store, voter="late")
    assert store.answer_count("s", STANDARD[0]) == 1
    assert store.answer_of("s", STANDARD[0], "v") is None
    assert store.state("s").poll_stage(STANDARD[0]) is PollStage.REVEALED


def test_sealing_the_seance_closes_it(store: Store) -> None:
    conduct.end_seance(store, "s")
    vote(store)
    store.seal_seance("s")
    assert store.state("s").open_evaluation == ()
    assert store.answer_of("s", STANDARD[0], "v") is None
    assert store.sealed_urn("s", STANDARD[0]) is not None


def test_undoing_merci_closes_the_phones_and_keeps_what_was_answered(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS, at=START)
    vote(store)
    conduct.undo(store, "s", at=START)
    assert (store.state("s").scene, store.state("s").evaluation) == (Scene.WELCOME, ())
    with pytest.raises(PollNotOpen):
        vote(store, voter="late")
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.answer_count("s", STANDARD[0]) == 1


def test_merci_of_a_seance_that_is_not_live_prepares_nothing(store: Store) -> None:
    conduct.end_seance(store, "s")
    conduct.close_evaluation(store, "s")
    before = len(store.polls("s"))
    conduct.choose_scene(store, "s", Scene.AGENDA)
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert len(store.polls("s")) == before


def test_it_opens_once(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS)
    conduct.close_evaluation(store, "s")
    conduct.choose_scene(store, "s", Scene.AGENDA)
    conduct.choose_scene(store, "s", Scene.THANKS)
    assert store.state("s").open_evaluation == ()


def test_closing_what_never_opened_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="Merci"):
        conduct.close_evaluation(store, "s")


def test_closing_twice_changes_nothing(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS)
    conduct.close_evaluation(store, "s")
    assert conduct.close_evaluation(store, "s") == ()


def test_end_with_its_thanks_is_not_half_undone(store: Store) -> None:
    conduct.end_seance(store, "s")
    assert last_undoable(store.entries("s")) is None


def test_free_text_of_the_evaluation_is_never_read_by_the_room(store: Store) -> None:
    from mcdata.outcome import read_for_room

    text = dataclasses.replace(store.poll("s", "texte"), id="mot", moment="evaluation")
    assert text.type is PollType.TEXT
    store.save_poll(text)
    conduct.choose_scene(store, "s", Scene.THANKS)
    store.cast(Ballot("s", "mot", "v", Answer(text="Rien à dire")))
    conduct.close_evaluation(store, "s")
    assert read_for_room(store, "s", text).texts == ()
