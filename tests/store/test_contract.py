"""What is saved is read back the same, and what can't change says so."""

from __future__ import annotations

import dataclasses

import pytest

from mcdata import conduct, model
from mcdata.errors import NotFound, Refused, StoreError
from mcdata.facts import TurnStarted
from mcdata.store import Store
from mcdata.store.memory import Journal
from tests.support import START, small_seance


def test_programme_is_read_back(store: Store) -> None:
    programme = model.Programme("p", "Master class du Nord", "Nord", 2026, 100, is_demo=True)
    store.save_programme(programme)
    assert store.programmes() == (programme,)


def test_seance_is_read_back(store: Store) -> None:
    seance = small_seance(store)
    assert store.seance("s") == seance


def test_code_is_found_in_any_case_and_with_spaces(store: Store) -> None:
    seance = small_seance(store)
    assert store.seance_by_code(" es sai2 ") == seance


def test_unknown_code_says_what_to_do(store: Store) -> None:
    with pytest.raises(NotFound, match="Vérifiez les 6 caractères"):
        store.seance_by_code("RIEN00")


def test_code_of_another_seance_is_refused(store: Store) -> None:
    seance = small_seance(store)
    with pytest.raises(Refused, match="déjà pris"):
        store.save_seance(dataclasses.replace(seance, id="autre", number=8))


def test_blocks_are_replaced_whole(store: Store) -> None:
    small_seance(store)
    store.save_blocks("s", [model.Block("s", "b9", 0, "Seul", 10)])
    assert [b.id for b in store.blocks("s")] == ["b9"]


def test_poll_is_read_back(store: Store) -> None:
    small_seance(store)
    poll = model.Poll(
        "s", "q", 9, model.PollType.MULTIPLE, "Que « changer » ?", ("L’un", "L’autre"), 2
    )
    store.save_poll(poll)
    assert store.poll("s", "q") == poll


def test_poll_once_opened_can_not_change(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    conduct.open_poll(store, "s", "unique", START)
    with pytest.raises(Refused, match="déjà été ouverte"):
        store.save_poll(dataclasses.replace(store.poll("s", "unique"), question="Autre ?"))


def test_poll_once_opened_can_not_be_deleted(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    conduct.open_poll(store, "s", "unique", START)
    with pytest.raises(Refused):
        store.delete_poll("s", "unique")


def test_participants_and_enrolments_are_read_back(store: Store) -> None:
    small_seance(store)
    person = model.Participant(
        "p", "a", "Émilie", "Wattel", model.College.RESIDENTS, "QP059066", "mel", "245900410"
    )
    enrolment = model.Enrolment("s", "a", model.EnrolmentStatus.WAITING, present=True, seat=3)
    store.save_participants([person])
    store.save_enrolments([enrolment])
    assert store.participants("p") == (person,)
    assert store.enrolments("s") == store.programme_enrolments("p") == (enrolment,)


def test_speaker_and_invitation_are_read_back(store: Store) -> None:
    small_seance(store)
    speaker = model.Speaker("p", "i", "Nadia Z.", "urbaniste", "Agence", agreed_named=True)
    invitation = model.Invitation("s", "i", model.InvitationStage.ACCEPTED, START)
    store.save_speaker(speaker)
    store.save_invitation(invitation)
    assert (store.speakers("p"), store.invitations("p")) == ((speaker,), (invitation,))


def test_invitation_is_deleted(store: Store) -> None:
    small_seance(store)
    store.save_invitation(model.Invitation("s", "i", model.InvitationStage.INVITED, START))
    store.delete_invitation("s", "i")
    assert store.invitations("p") == ()


def test_synthesis_is_read_back(store: Store) -> None:
    small_seance(store)
    synthesis = model.Synthesis(
        "s", 3, model.SynthesisStage.REREAD, ("Un point.",), ("Une suite.",)
    )
    store.save_synthesis(synthesis)
    assert store.synthesis("s") == synthesis


def test_opening_and_ending_move_the_stage(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    assert store.seance("s").stage is model.SeanceStage.LIVE
    conduct.end_seance(store, "s", START)
    assert store.seance("s").stage is model.SeanceStage.ENDED


def test_sealing_a_seance_forgets_who_sat_where(store: Store) -> None:
    small_seance(store)
    store.save_enrolments([model.Enrolment("s", "a", present=True, seat=3)])
    conduct.open_seance(store, "s", START)
    conduct.end_seance(store, "s", START)
    store.seal_seance("s")
    assert [e.seat for e in store.enrolments("s")] == [None]
    assert store.enrolments("s")[0].present


def test_sealing_shuffles_seats_and_keeps_how_much_each_spoke(store: Store) -> None:
    small_seance(store)
    conduct.open_seance(store, "s", START)
    for seat in range(1, 26):
        conduct.take_seat(store, "s", seat, at=START)
    for seat in (3, 4, 3, 5, 3):
        conduct.start_turn(store, "s", seat, at=START)
    conduct.end_seance(store, "s", START)
    store.seal_seance("s")
    turns = [e.fact.seat for e in store.entries("s") if isinstance(e.fact, TurnStarted)]
    assert sorted(turns.count(seat) for seat in set(turns)) == [1, 1, 3]
    assert turns[0] == turns[2] == turns[4]


def test_sealing_knows_seats_from_before_the_room_was_made_smaller(store: Store) -> None:
    seance = small_seance(store)
    conduct.open_seance(store, "s", START)
    conduct.take_seat(store, "s", 25, at=START)
    conduct.start_turn(store, "s", 25, at=START)
    conduct.end_seance(store, "s", START)
    store.save_seance(dataclasses.replace(seance, capacity=12, stage=model.SeanceStage.ENDED))
    store.seal_seance("s")
    assert len(store.state("s").turns) == 1


def test_seance_that_is_not_over_can_not_be_sealed(store: Store) -> None:
    small_seance(store)
    with pytest.raises(Refused, match="terminée"):
        store.seal_seance("s")


def test_commit_tells_which_seance_it_touched(store: Store) -> None:
    small_seance(store)
    told: list[frozenset[str]] = []
    stop = store.subscribe(told.append)
    conduct.open_seance(store, "s", START)
    stop()
    conduct.end_seance(store, "s", START)
    assert told == [frozenset({"s"})]


def test_version_grows_with_every_act(store: Store) -> None:
    small_seance(store)
    before = store.version("s")
    conduct.open_seance(store, "s", START)
    assert store.version("s") == before + 1


def test_erased_person_leaves_neither_name_nor_place(store: Store) -> None:
    small_seance(store)
    people = [
        model.Participant("p", key, key, "X", model.College.RESIDENTS, "", "mel", "")
        for key in ("a", "b")
    ]
    store.save_participants(people)
    store.save_enrolments([model.Enrolment("s", "a"), model.Enrolment("s", "b")])
    store.erase_participant("p", "a")
    assert [p.id for p in store.participants("p")] == ["b"]
    assert [e.participant_id for e in store.enrolments("s")] == ["b"]


def test_erasing_someone_unknown_says_so(store: Store) -> None:
    small_seance(store)
    with pytest.raises(NotFound, match="dans le programme"):
        store.erase_participant("p", "personne")


def test_fact_whose_number_is_taken_is_refused_and_the_next_one_is_kept(store: Store) -> None:
    """As after a commit that PostgreSQL kept although its answer was lost."""
    small_seance(store)
    conduct.open_seance(store, "s", START)
    store._journals["s"] = Journal(())
    with pytest.raises(StoreError):
        conduct.open_seance(store, "s", START)
    conduct.take_seat(store, "s", 3, at=START)
    assert [entry.number for entry in store.entries("s")] == [1, 2, 3]  # two by the opening
