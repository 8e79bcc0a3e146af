"""What people answer without a phone: in the urn with the rest, undone, sealed, recovered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mcdata import conduct
from mcdata.conduct import Saw
from mcdata.errors import InvalidInput, NotFound, Refused, Stale
from mcdata.facts import HandsCounted
from mcdata.journal import last_undoable
from mcdata.model import Answer, Ballot, Role
from mcdata.settings import Settings
from mcdata.store import Store, open_store
from tests.support import START, make_runtime, small_seance

PEOPLE = 8


def opened(store: Store, poll: str = "unique") -> Store:
    """A séance with eight people and one question open."""
    small_seance(store)
    conduct.open_seance(store, "s", START)
    for seat in range(1, PEOPLE + 1):
        conduct.take_seat(store, "s", seat, Role.CITIZEN, at=START)
    conduct.open_poll(store, "s", poll, START)
    return store


@pytest.fixture
def room(store: Store) -> Store:
    return opened(store)


def chosen(store: Store, poll: str = "unique") -> list[tuple[int, ...]]:
    return sorted(answer.choices for answer in store.answers("s", poll))


def counted(store: Store, *counts: int, poll: str = "unique", people: int | None = None) -> None:
    conduct.count_hands(store, "s", poll, counts, people, START)


def test_hands_are_counted_beside_the_phones(room: Store) -> None:
    room.cast(Ballot("s", "unique", "a" * 32, Answer((1,))))
    counted(room, 3, 1)
    assert chosen(room) == [(0,), (0,), (0,), (1,), (1,)]
    assert (room.answer_count("s", "unique"), room.by_hand("s", "unique")) == (5, 4)


def test_new_count_replaces_the_one_before(room: Store) -> None:
    counted(room, 3, 1)
    counted(room, 1, 0)
    assert chosen(room) == [(0,)]


def test_count_of_nobody_takes_the_hands_away(room: Store) -> None:
    counted(room, 3, 1)
    counted(room, 0, 0)
    assert (chosen(room), room.by_hand("s", "unique")) == ([], 0)


def test_same_count_again_changes_nothing(room: Store) -> None:
    counted(room, 3, 1)
    assert conduct.count_hands(room, "s", "unique", (3, 1), at=START) == ()


def test_undone_count_gives_way_to_the_one_before(room: Store) -> None:
    counted(room, 3, 1)
    counted(room, 1, 0)
    conduct.undo(room, "s", at=START)
    assert chosen(room) == [(0,), (0,), (0,), (1,)]
    assert room.state("s").polls["unique"].by_hand == 4


def test_first_count_undone_leaves_the_phones_alone(room: Store) -> None:
    room.cast(Ballot("s", "unique", "a" * 32, Answer((1,))))
    counted(room, 3, 1)
    conduct.undo(room, "s", at=START)
    assert (chosen(room), room.by_hand("s", "unique")) == ([(1,)], 0)


def test_hands_stay_when_the_question_closes_and_reopens(room: Store) -> None:
    counted(room, 3, 1)
    conduct.close_poll(room, "s", "unique", START)
    conduct.open_poll(room, "s", "unique", START)
    counted(room, 2, 1)
    assert len(chosen(room)) == 3


def test_more_hands_than_people_present_are_refused(room: Store) -> None:
    with pytest.raises(Refused, match="8\u00a0personnes présentes"):
        counted(room, 5, 4)
    assert room.answer_count("s", "unique") == 0


def test_phones_and_hands_above_the_people_present_are_taken(room: Store) -> None:
    for voter in range(5):
        room.cast(Ballot("s", "unique", f"{voter:032}", Answer((0,))))
    counted(room, 4, 4)
    assert room.answer_count("s", "unique") == 13


@pytest.mark.parametrize("counts", [(-1, 2), (1,), (1, 1, 1)])
def test_count_that_does_not_fit_the_question_is_refused(
    room: Store, counts: tuple[int, ...]
) -> None:
    with pytest.raises(InvalidInput):
        counted(room, *counts)


def test_hands_of_a_closed_question_are_refused(room: Store) -> None:
    conduct.close_poll(room, "s", "unique", START)
    with pytest.raises(Refused, match="rouvrez-la"):
        counted(room, 1, 0)


def test_hands_of_a_question_never_opened_are_refused(room: Store) -> None:
    with pytest.raises(Refused):
        counted(room, 1, 0, 0, 0, 0, poll="echelle")


def test_second_console_does_not_overwrite_a_count_that_it_never_saw(room: Store) -> None:
    counted(room, 3, 1)
    with pytest.raises(Stale):
        conduct.count_hands(room, "s", "unique", (0, 1), at=START, saw=Saw({"hands:unique": None}))
    assert len(chosen(room)) == 4


def test_reveal_seals_the_hands_with_the_rest(room: Store) -> None:
    room.cast(Ballot("s", "unique", "a" * 32, Answer((1,))))
    counted(room, 3, 1)
    conduct.reveal_poll(room, "s", "unique", START)
    assert room.answers_by_hand("s", "unique") == ()
    assert chosen(room) == [(0,), (0,), (0,), (1,), (1,)]
    assert (room.answer_count("s", "unique"), room.by_hand("s", "unique")) == (5, 4)


def test_sealed_count_can_not_be_undone(room: Store) -> None:
    counted(room, 3, 1)
    number = room.entries("s")[-1].number
    conduct.reveal_poll(room, "s", "unique", START)
    conduct.undo(room, "s", at=START)  # the scene of the results
    assert number not in {e.fact.fact for e in room.entries("s") if hasattr(e.fact, "fact")}
    assert room.hand_count("s", "unique", number) == ()  # type: ignore[attr-defined]


def test_end_of_the_seance_makes_a_count_final(room: Store) -> None:
    counted(room, 3, 1)
    conduct.end_seance(room, "s", START)
    while last := last_undoable(room.entries("s")):  # all that can be is undone
        conduct.undo(room, "s", last.number, START)
    assert room.by_hand("s", "unique") == 4


def test_journal_says_how_many_people_and_never_what_they_answered(room: Store) -> None:
    counted(room, 3, 1)
    assert room.entries("s")[-1].fact == HandsCounted("unique", 4)


def test_hands_of_a_multiple_choice_are_people_with_several_choices(store: Store) -> None:
    opened(store, "plusieurs")
    counted(store, 3, 2, 1, poll="plusieurs", people=4)
    answers = store.answers("s", "plusieurs")
    assert len(answers) == 4
    assert [sum(i in a.choices for a in answers) for i in range(3)] == [3, 2, 1]
    assert max(len(a.choices) for a in answers) == 2


@pytest.mark.parametrize(
    ("counts", "people"), [((3, 0, 0), None), ((3, 0, 0), 2), ((1, 1, 0), 3), ((3, 3, 3), 4)]
)
def test_people_of_a_multiple_choice_must_agree_with_the_hands(
    store: Store, counts: tuple[int, ...], people: int | None
) -> None:
    opened(store, "plusieurs")
    with pytest.raises(InvalidInput):
        counted(store, *counts, poll="plusieurs", people=people)


def test_scale_and_don_t_know_are_counted_too(store: Store) -> None:
    opened(store, "echelle")
    counted(store, 0, 0, 2, 1, 1, poll="echelle")
    assert chosen(store, "echelle") == [(2,), (2,), (3,), (4,)]


def test_text_is_written_for_someone(store: Store) -> None:
    opened(store, "texte")
    conduct.write_for(store, "s", "texte", " Un banc ", START)
    conduct.write_for(store, "s", "texte", "Un arbre", START)
    assert {a.text for a in store.answers("s", "texte")} == {"Un banc", "Un arbre"}
    assert store.by_hand("s", "texte") == 2


def test_text_written_for_someone_is_undone_or_taken_back(store: Store) -> None:
    opened(store, "texte")
    for text in ("Un banc", "Un arbre", "Un bus"):
        conduct.write_for(store, "s", "texte", text, START)
    conduct.undo(store, "s", at=START)
    conduct.take_back(store, "s", "texte", "Un banc", START)
    assert [a.text for a in store.answers_by_hand("s", "texte")] == ["Un arbre"]
    with pytest.raises(NotFound):
        conduct.take_back(store, "s", "texte", "Un banc", START)


def test_second_half_of_a_double_tap_writes_nothing_more(store: Store) -> None:
    opened(store, "texte")
    saw = Saw({"hands:texte": None})
    conduct.write_for(store, "s", "texte", "Un banc", START, saw=saw)
    with pytest.raises(Stale):
        conduct.write_for(store, "s", "texte", "Un banc", START, saw=saw)
    assert store.by_hand("s", "texte") == 1


def test_empty_text_is_refused(store: Store) -> None:
    opened(store, "texte")
    with pytest.raises(InvalidInput):
        conduct.write_for(store, "s", "texte", "  ", START)


def test_killed_process_finds_its_hands_again_and_can_still_undo(tmp_path: Path) -> None:
    live, dead = tmp_path / "vif", tmp_path / "mort"
    live.mkdir()
    held = make_runtime(live)
    opened(held.store)
    counted(held.store, 3, 1)
    counted(held.store, 1, 2)
    shutil.copytree(live, dead)  # as kill -9 leaves the files
    held.close()
    for wal in dead.glob("*.wal"):
        wal.unlink()  # the recovery log alone knows
    store = open_store(Settings(database=str(dead / "essai.duckdb")))
    assert chosen(store) == [(0,), (1,), (1,)]
    conduct.undo(store, "s", at=START)
    assert chosen(store) == [(0,), (0,), (0,), (1,)]
    store.close()


def test_quiz_keeps_its_right_answer(store: Store) -> None:
    import dataclasses

    small_seance(store)
    quiz = dataclasses.replace(store.poll("s", "unique"), right_answer=1)
    store.save_poll(quiz)
    assert store.poll("s", "unique") == quiz
