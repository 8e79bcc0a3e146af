"""An act that was meant for another state than the séance's does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mcdata import conduct
from mcdata.conduct import Saw
from mcdata.errors import InvalidInput, Stale
from mcdata.model import NoteKind, Role, Scene
from mcdata.store import Store
from tests.support import START, small_seance

Act = Callable[[Store, Saw], object]


@pytest.fixture
def live(store: Store) -> Store:
    """A live séance: places 1 and 2 taken, 1 speaks, « unique » open, block b0 in progress."""
    small_seance(store)
    conduct.open_seance(store, "s", START)
    for seat in (1, 2):
        conduct.take_seat(store, "s", seat, at=START)
    conduct.start_turn(store, "s", 1, at=START)
    conduct.start_block(store, "s", "b0", START)
    conduct.open_poll(store, "s", "unique", START)
    return store


CASES: dict[str, tuple[dict[str, object], Act]] = {
    "a question opened where another one was": (
        {"open_poll": None},
        lambda s, saw: conduct.open_poll(s, "s", "plusieurs", saw=saw),
    ),
    "a question closed that was seen to come": (
        {"poll:unique": "preparee"},
        lambda s, saw: conduct.close_poll(s, "s", "unique", saw=saw),
    ),
    "a question revealed that was seen closed": (
        {"poll:unique": "close"},
        lambda s, saw: conduct.reveal_poll(s, "s", "unique", saw=saw),
    ),
    "a block started after one that is over": (
        {"block": None},
        lambda s, saw: conduct.start_block(s, "s", "b1", saw=saw),
    ),
    "minutes given to a block that has been given some": (
        {"minutes:b0": 5},
        lambda s, saw: conduct.extend_block(s, "s", "b0", saw=saw),
    ),
    "the floor given when nobody was seen to speak": (
        {"speaker": None},
        lambda s, saw: conduct.start_turn(s, "s", 2, saw=saw),
    ),
    "a turn ended that was another's": (
        {"speaker": 2},
        lambda s, saw: conduct.end_turn(s, "s", saw=saw),
    ),
    "a place seen free": (
        {"seat:2": None},
        lambda s, saw: conduct.take_seat(s, "s", 2, Role.ELECTED, saw=saw),
    ),
    "someone who left already": (
        {"seat:2": "elu"},
        lambda s, saw: conduct.leave_seat(s, "s", 2, saw=saw),
    ),
    "a hand seen up": (
        {"hand:2": True},
        lambda s, saw: conduct.raise_hand(s, "s", 2, saw=saw),
    ),
    "a scene over another one": (
        {"scene": "accueil"},
        lambda s, saw: conduct.choose_scene(s, "s", Scene.FLOOR, saw=saw),
    ),
    "a séance ended that was not seen to live": (
        {"course": "preparee"},
        lambda s, saw: conduct.end_seance(s, "s", saw=saw),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_stale_act_changes_nothing(live: Store, case: str) -> None:
    seen, act = CASES[case]
    before = live.entries("s")
    with pytest.raises(Stale, match="touchez de nouveau"):
        act(live, Saw(seen))  # type: ignore[arg-type]
    assert live.entries("s") == before


def test_what_is_as_it_was_seen_is_done(live: Store) -> None:
    saw = Saw({"speaker": 1, "block": "b0", "poll:unique": "ouverte", "seat:2": "citoyen"})
    conduct.start_turn(live, "s", 2, saw=saw)
    turn = live.state("s").turn
    assert turn is not None
    assert turn.seat == 2


def test_what_changed_elsewhere_does_not_matter(live: Store) -> None:
    saw = Saw({"speaker": 1})
    conduct.raise_hand(live, "s", 2)
    conduct.close_poll(live, "s", "unique")
    assert conduct.start_turn(live, "s", 2, saw=saw)


def test_a_note_rewritten_on_another_screen_is_kept(live: Store) -> None:
    (note,) = conduct.take_note(live, "s", NoteKind.IDEA, "Une maquette.")
    saw = Saw({f"note:{note.number}": "Une maquette."})
    conduct.correct_note(live, "s", note.number, NoteKind.IDEA, "Deux maquettes.", saw=saw)
    with pytest.raises(Stale):
        conduct.correct_note(live, "s", note.number, NoteKind.IDEA, "Trois.", saw=saw)
    assert [n.text for n in live.state("s").notes] == ["Deux maquettes."]


def test_an_aspect_that_does_not_exist_is_refused(live: Store) -> None:
    with pytest.raises(InvalidInput, match="Rechargez"):
        conduct.start_turn(live, "s", 2, saw=Saw({"humeur": "bonne"}))
    assert live.state("s").turn is not None


def test_aspects_of_what_never_was_are_nothing(live: Store) -> None:
    saw = Saw({"seat:9": None, "question:99": None, "note:99": None, "turn:99": None})
    assert conduct.start_turn(live, "s", 2, saw=saw)
