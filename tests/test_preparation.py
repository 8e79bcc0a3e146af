"""Preparation: a programme and a séance from nothing, its order, questions, people, speakers."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdata import conduct, preparation
from mcdata.denominators import participants
from mcdata.errors import InvalidInput, Refused
from mcdata.model import (
    CODE_ALPHABET,
    College,
    Enrolment,
    EnrolmentStatus,
    InvitationStage,
    Participant,
    Poll,
    PollType,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
)
from mcdata.people import Person
from mcdata.preparation import BlockDraft, Part, SeanceDraft
from mcdata.reference import questions
from mcdata.store import Store
from tests.support import small_seance

DRAFT = SeanceDraft(
    1, SeanceKind.THEMATIC, "urbanisme", date(2026, 5, 5), time(14, 0), "Denain", capacity=3
)
AT = datetime(2026, 5, 5, 12, 0)


def founded(store: Store) -> Programme:
    return preparation.create_programme(store, "Master class", "Nord", 2026)


def seance_of(store: Store, **changes: object) -> Seance:
    draft = dataclasses.replace(DRAFT, **changes)  # type: ignore[arg-type]
    return preparation.create_seance(store, founded(store).id, draft)


def person(first_name: str) -> Person:
    return Person(first_name, "Delattre", College.RESIDENTS, "QP059002")


def people(store: Store, seance: Seance, *names: str) -> list[Participant]:
    return [preparation.add_participant(store, seance.programme_id, person(name)) for name in names]


def enrolled(store: Store, seance: Seance, *names: str) -> list[Participant]:
    found = people(store, seance, *names)
    preparation.enrol(store, seance.id, [p.id for p in found])
    return found


def add_question(store: Store, seance: Seance, text: str) -> Poll:
    poll = preparation.new_poll(seance.id, PollType.SINGLE, text, ("Oui", "Non"))
    return preparation.add_poll(store, poll)


# programme and séance -----------------------------------------------------------------------


def test_a_programme_starts_in_an_empty_database(store: Store) -> None:
    assert founded(store) in store.programmes()


@pytest.mark.parametrize(
    ("title", "departement", "year", "target"),
    [
        ("", "Nord", 2026, 100),
        ("Bel", "Nord", 1890, 100),
        ("Bel", "Paris", 2026, 100),
        ("Bel", "Nord", 2026, 0),
        ("x" * 101, "Nord", 2026, 100),
        ("a\x00b", "Nord", 2026, 100),
    ],
)
def test_an_impossible_programme_is_refused(
    store: Store, title: str, departement: str, year: int, target: int
) -> None:
    with pytest.raises(InvalidInput):
        preparation.create_programme(store, title, departement, year, target)


def test_the_same_programme_is_not_created_twice(store: Store) -> None:
    founded(store)
    with pytest.raises(InvalidInput, match="existe déjà"):
        founded(store)


def test_a_seances_hour_is_that_of_the_room(store: Store) -> None:
    assert seance_of(store).starts_at == AT


def test_a_seances_code_is_drawn(store: Store) -> None:
    code = seance_of(store).code
    assert len(code) == 6
    assert set(code) <= set(CODE_ALPHABET)


def test_two_seances_have_two_codes(store: Store) -> None:
    first = seance_of(store)
    second = preparation.create_seance(
        store, first.programme_id, dataclasses.replace(DRAFT, number=2)
    )
    assert first.code != second.code


def test_a_seance_is_called_by_its_theme_unless_it_has_a_title(store: Store) -> None:
    assert seance_of(store, title="Visite du chantier").title == "Visite du chantier"


def test_an_introductory_seance_may_be_for_every_sector(store: Store) -> None:
    found = seance_of(store, kind=SeanceKind.INTRODUCTORY, theme="npnru", sector=None)
    assert (found.sector, found.title) == (None, "Renouvellement urbain (NPNRU)")


def test_the_first_free_number_is_proposed(store: Store) -> None:
    first = seance_of(store)
    assert preparation.next_number(store.seances(first.programme_id)) == 2


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"number": 0}, "numéro"),
        ({"theme": " "}, "thème"),
        ({"place": ""}, "lieu"),
        ({"capacity": 26}, "places"),
        ({"day": date(2029, 5, 5)}, "2029"),
        ({"kind": SeanceKind.INTRODUCTORY, "sector": "lune"}, "secteur"),
    ],
)
def test_an_impossible_seance_is_told_why(
    store: Store, changes: dict[str, object], word: str
) -> None:
    with pytest.raises(InvalidInput, match=word):
        seance_of(store, **changes)


def test_a_number_is_given_once(store: Store) -> None:
    first = seance_of(store)
    with pytest.raises(InvalidInput, match="numéro 1"):
        preparation.create_seance(store, first.programme_id, DRAFT)


def test_an_introductory_seance_keeps_its_sector(store: Store) -> None:
    assert seance_of(store, kind=SeanceKind.INTRODUCTORY, sector="littoral").sector == "littoral"


def test_changing_a_seance_keeps_its_code(store: Store) -> None:
    before = seance_of(store)
    draft = dataclasses.replace(DRAFT, place="Roubaix")
    after = preparation.change_seance(store, before.id, draft)
    assert (after.code, store.seance(before.id).place) == (before.code, "Roubaix")


def test_places_do_not_go_below_the_people_enrolled(store: Store) -> None:
    seance = seance_of(store)
    enrolled(store, seance, "Zoé", "Ali", "Léa")
    with pytest.raises(InvalidInput, match="3 personnes"):
        preparation.change_seance(store, seance.id, dataclasses.replace(DRAFT, capacity=2))


def test_a_seance_that_is_over_is_not_prepared_any_more(store: Store) -> None:
    seance = seance_of(store)
    conduct.open_seance(store, seance.id, AT)
    conduct.end_seance(store, seance.id, AT)
    with pytest.raises(Refused, match="terminée"):
        preparation.save_agenda(store, seance.id, [BlockDraft("Accueil", 15)])


# running order ------------------------------------------------------------------------------


def test_the_standard_running_order_brings_its_mobility_question(store: Store) -> None:
    small_seance(store)
    for _ in range(2):  # a double tap adds it once
        preparation.take_standard_agenda(store, "s")
    asked = [p for p in store.polls("s") if p.reference == "MOBI-01"]
    assert [p.moment for p in asked] == ["ouverture"]
    assert "mobilité" in store.blocks("s")[0].title


def test_quiz_keeps_the_right_answer_that_was_chosen() -> None:
    poll = preparation.new_poll(
        "s", PollType.SINGLE, "Qui signe ?", ("Le maire", "", "L’État"), right="L’État"
    )
    assert poll.right_answer == 1


def test_right_answer_that_is_no_longer_proposed_is_refused() -> None:
    with pytest.raises(InvalidInput, match="bonne réponse"):
        preparation.new_poll("s", PollType.SINGLE, "Qui ?", ("Le maire", "L’État"), right="Lui")


def test_ready_made_quiz_brings_its_right_answer() -> None:
    quiz = next(q for q in questions() if q.is_quiz)
    assert preparation.poll_from_reference("s", quiz).right_answer == quiz.right


def test_the_standard_running_order_takes_two_hours_and_a_half() -> None:
    assert sum(block.minutes for block in preparation.standard_agenda("s")) == 150


def test_the_running_order_is_kept_in_the_order_of_the_form(store: Store) -> None:
    seance = seance_of(store)
    drafts = [BlockDraft(b.title, b.minutes, b.id) for b in preparation.standard_agenda(seance.id)]
    preparation.save_agenda(store, seance.id, drafts[::-1])
    assert [b.id for b in store.blocks(seance.id)] == [d.id for d in drafts[::-1]]


def test_a_new_block_gets_an_identifier(store: Store) -> None:
    seance = seance_of(store)
    (block,) = preparation.save_agenda(store, seance.id, [BlockDraft("Accueil", 15)])
    assert block.id


@pytest.mark.parametrize(
    ("draft", "word"),
    [
        (BlockDraft("", 15), "nom du temps n° 2 manque"),
        (BlockDraft("Pause", 0), "temps n° 2 dure"),
        (BlockDraft("Pause", 241), "temps n° 2 dure"),
    ],
)
def test_an_impossible_block_is_named(store: Store, draft: BlockDraft, word: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        preparation.save_agenda(store, seance_of(store).id, [BlockDraft("Accueil", 15), draft])
    assert word in str(caught.value).casefold()


def test_a_refused_running_order_leaves_the_saved_one(store: Store) -> None:
    seance = seance_of(store)
    saved = preparation.save_agenda(store, seance.id, [BlockDraft("Accueil", 15)])
    with pytest.raises(InvalidInput):
        preparation.save_agenda(store, seance.id, [BlockDraft("", 15)])
    assert store.blocks(seance.id) == saved


def test_a_block_that_has_begun_stays(store: Store) -> None:
    seance = seance_of(store)
    (block,) = preparation.save_agenda(store, seance.id, [BlockDraft("Accueil", 15)])
    conduct.open_seance(store, seance.id, AT)
    conduct.start_block(store, seance.id, block.id, AT)
    with pytest.raises(Refused, match="Accueil"):
        preparation.save_agenda(store, seance.id, [BlockDraft("Pause", 10)])


def test_the_end_follows_from_the_minutes() -> None:
    blocks = preparation.standard_agenda("s")
    assert preparation.ends_at(AT, blocks) == datetime(2026, 5, 5, 14, 30)


# questions ----------------------------------------------------------------------------------


def test_blank_options_are_left_out() -> None:
    poll = preparation.new_poll("s", PollType.SINGLE, "Quand ?", ("Avant", " ", "Après", ""))
    assert poll.options == ("Avant", "Après")


def test_i_do_not_know_stands_outside_the_scale() -> None:
    poll = preparation.new_poll(
        "s", PollType.SCALE, "J’ai compris.", preparation.SCALE, dont_know=True
    )
    assert (poll.options[-1], poll.outside) == ("Je ne sais pas", 1)


def test_a_free_answer_takes_no_options() -> None:
    poll = preparation.new_poll("s", PollType.TEXT, "Que manque-t-il ?", ("Rien",), dont_know=True)
    assert (poll.options, poll.outside) == ((), 0)


@pytest.mark.parametrize(
    ("question", "options", "most"),
    [("", ("A", "B"), 1), ("Quoi ?", ("A",), 1), ("Quoi ?", ("A", "a"), 1), ("Q ?", ("A", "B"), 3)],
)
def test_an_impossible_question_is_refused(
    question: str, options: tuple[str, ...], most: int
) -> None:
    with pytest.raises(InvalidInput):
        preparation.new_poll("s", PollType.MULTIPLE, question, options, max_choices=most)


def test_every_ready_made_question_can_be_taken(store: Store) -> None:
    assert len({q.id for q in questions()}) == 56
    for one in questions():
        poll = preparation.poll_from_reference("s", one)
        assert (poll.question, poll.options) == (one.text, one.options)


def test_ready_made_questions_are_taken_several_at_once(store: Store) -> None:
    seance = seance_of(store)
    wanted = [q.id for q in questions("urbanisme")[:3]]
    preparation.add_reference_polls(store, seance.id, wanted)
    assert [p.reference for p in store.polls(seance.id)] == wanted


def test_a_ready_made_question_is_taken_once(store: Store) -> None:
    seance = seance_of(store)
    wanted = [questions()[0].id]
    preparation.add_reference_polls(store, seance.id, wanted)
    preparation.add_reference_polls(store, seance.id, wanted)
    assert len(store.polls(seance.id)) == 1


def test_a_question_moves_before_the_other(store: Store) -> None:
    seance = seance_of(store)
    first, second = (add_question(store, seance, text) for text in ("Un ?", "Deux ?"))
    preparation.move_poll(store, seance.id, second.id, -1)
    assert [p.id for p in store.polls(seance.id)] == [second.id, first.id]


def test_the_first_question_does_not_move_up(store: Store) -> None:
    seance = seance_of(store)
    first, second = (add_question(store, seance, text) for text in ("Un ?", "Deux ?"))
    preparation.move_poll(store, seance.id, first.id, -1)
    assert [p.id for p in store.polls(seance.id)] == [first.id, second.id]


def test_a_reworded_question_keeps_its_place_and_is_not_the_ready_made_one(store: Store) -> None:
    seance = seance_of(store)
    (before, _) = preparation.add_reference_polls(store, seance.id, [q.id for q in questions()[:2]])
    wording = preparation.new_poll(seance.id, PollType.TEXT, "Et vous ?")
    preparation.change_poll(store, before.id, wording)
    after = store.poll(seance.id, before.id)
    assert (after.question, after.position, after.reference) == ("Et vous ?", before.position, None)


def test_a_removed_question_is_gone(store: Store) -> None:
    seance = seance_of(store)
    poll = add_question(store, seance, "Un ?")
    assert store.polls(seance.id) == (poll,)
    preparation.remove_poll(store, seance.id, poll.id)
    assert store.polls(seance.id) == ()


def test_a_question_that_was_opened_is_not_removed(store: Store) -> None:
    seance = seance_of(store)
    poll = add_question(store, seance, "Un ?")
    conduct.open_seance(store, seance.id, AT)
    conduct.open_poll(store, seance.id, poll.id, AT)
    with pytest.raises(Refused, match="déjà été ouverte"):
        preparation.remove_poll(store, seance.id, poll.id)


# people -------------------------------------------------------------------------------------


def test_somebody_typed_by_hand_gets_their_sector(store: Store) -> None:
    (found,) = people(store, seance_of(store), "Zoé")
    assert found.sector == "douaisis-valenciennois"


def test_somebody_known_is_not_typed_twice(store: Store) -> None:
    seance = seance_of(store)
    people(store, seance, "Zoé")
    with pytest.raises(Refused, match="déjà dans la liste"):
        people(store, seance, "ZOE")


def test_those_after_the_last_place_wait(store: Store) -> None:
    seance = seance_of(store)
    enrolled(store, seance, "Zoé", "Ali", "Léa", "Éva")
    statuses = [e.status for e in store.enrolments(seance.id)]
    assert sorted(statuses).count(EnrolmentStatus.WAITING) == 1


def test_enrolling_twice_changes_nothing(store: Store) -> None:
    seance = seance_of(store)
    (zoe,) = enrolled(store, seance, "Zoé")
    assert preparation.enrol(store, seance.id, [zoe.id]) == ()
    assert len(store.enrolments(seance.id)) == 1


def test_whoever_waits_takes_the_place_of_whoever_withdraws(store: Store) -> None:
    seance = seance_of(store)
    zoe, _, _, eva = enrolled(store, seance, "Zoé", "Ali", "Léa", "Éva")
    preparation.withdraw(store, seance.id, zoe.id)
    statuses = {e.participant_id: e.status for e in store.enrolments(seance.id)}
    assert (statuses[zoe.id], statuses[eva.id]) == (
        EnrolmentStatus.WITHDRAWN, EnrolmentStatus.ENROLLED,
    )  # fmt: skip


def test_everybody_enrolled_gets_a_seat_of_their_own(store: Store) -> None:
    seance = seance_of(store)
    enrolled(store, seance, "Zoé", "Ali", "Léa", "Éva")
    preparation.seat_people(store, seance.id)
    seated = [e.seat for e in store.enrolments(seance.id) if e.seat]
    assert sorted(seated) == [1, 2, 3]


def test_a_seat_is_kept_when_others_arrive(store: Store) -> None:
    seance = seance_of(store)
    (zoe,) = enrolled(store, seance, "Zoé")
    preparation.seat_people(store, seance.id)
    enrolled(store, seance, "Ali")
    preparation.seat_people(store, seance.id)
    seats = {e.participant_id: e.seat for e in store.enrolments(seance.id)}
    assert (seats[zoe.id], sorted(seats.values(), key=str)) == (1, [1, 2])


def test_a_taken_seat_is_not_given_again(store: Store) -> None:
    seance = seance_of(store)
    _, ali = enrolled(store, seance, "Zoé", "Ali")
    preparation.seat_people(store, seance.id)
    seats = {e.participant_id: e.seat for e in store.enrolments(seance.id)}
    with pytest.raises(Refused, match="déjà donnée"):
        preparation.choose_seat(store, seance.id, ali.id, 3 - (seats[ali.id] or 0))


def test_somebody_present_has_a_seat(store: Store) -> None:
    seance = seance_of(store)
    zoe, ali = enrolled(store, seance, "Zoé", "Ali")
    preparation.mark_present(store, seance.id, {zoe.id})
    found = {e.participant_id: (e.present, e.seat) for e in store.enrolments(seance.id)}
    assert found == {zoe.id: (True, 1), ali.id: (False, None)}


def test_those_present_sit_down_when_the_seance_opens(store: Store) -> None:
    seance = seance_of(store)
    zoe, _ = enrolled(store, seance, "Zoé", "Ali")
    preparation.mark_present(store, seance.id, {zoe.id})
    conduct.open_seance(store, seance.id, AT)
    (seat,) = participants(store.state(seance.id))
    assert (seat.seat, seat.sector) == (1, "douaisis-valenciennois")


def test_nobody_is_seated_in_a_sealed_seance(store: Store) -> None:
    seance = seance_of(store)
    enrolled(store, seance, "Zoé")
    conduct.open_seance(store, seance.id, AT)
    conduct.end_seance(store, seance.id, AT)
    store.seal_seance(seance.id)
    assert store.seance(seance.id).stage is SeanceStage.SEALED
    with pytest.raises(Refused, match="scellée"):
        preparation.seat_people(store, seance.id)


@given(
    seats=st.lists(st.none() | st.integers(1, 25), max_size=40),
    capacity=st.integers(2, 25),
)
def test_seats_are_given_once_and_never_moved(seats: list[int | None], capacity: int) -> None:
    held, taken = [], set()
    for number, seat in enumerate(seats):
        kept = None if seat in taken else seat
        taken.add(kept)
        held.append(Enrolment("s", f"p{number}", seat=kept))
    people = {
        e.participant_id: Participant(
            "p", e.participant_id, "A", "B", College.RESIDENTS, f"q{number % 4}", "s", "e"
        )
        for number, e in enumerate(held)
    }
    seance = Seance(
        "s", "p", 1, SeanceKind.THEMATIC, "sante", "Santé", AT, "Lille", "ESSAI2", capacity=capacity
    )
    changed = preparation.dealt(seance, held, people)
    after = {e.participant_id: e for e in (*held, *changed)}
    given_seats = [e.seat for e in after.values() if e.seat is not None]
    assert len(given_seats) == len(set(given_seats))
    assert all(after[e.participant_id].seat == e.seat for e in held if e.seat is not None)
    assert all(1 <= (e.seat or 0) <= capacity for e in changed)


def test_nobody_is_marked_present_here_while_the_seance_lives(store: Store) -> None:
    seance = seance_of(store)
    (zoe,) = enrolled(store, seance, "Zoé")
    conduct.open_seance(store, seance.id, AT)
    with pytest.raises(Refused, match="console"):
        preparation.mark_present(store, seance.id, {zoe.id})


# a form that is put right -------------------------------------------------------------------


def corrected(store: Store, one: Participant, **changes: object) -> Participant:
    typed = dataclasses.replace(person(one.first_name), **changes)  # type: ignore[arg-type]
    preparation.correct_participant(store, one.programme_id, one.id, typed)
    return next(p for p in store.participants(one.programme_id) if p.id == one.id)


def test_a_participant_is_corrected_and_keeps_their_place(store: Store) -> None:
    seance = seance_of(store)
    (zoe,) = enrolled(store, seance, "Zoé")
    preparation.seat_people(store, seance.id)
    after = corrected(store, zoe, first_name="Zoë", contact="zoe@exemple.fr")
    assert (after.id, after.first_name, after.contact) == (zoe.id, "Zoë", "zoe@exemple.fr")
    assert [e.seat for e in store.enrolments(seance.id)] == [1]


def test_someone_who_walked_in_gets_a_quartier_later(store: Store) -> None:
    seance = seance_of(store)
    conduct.open_seance(store, seance.id, AT)
    conduct.walk_in(store, seance.id, "Awa Diop")
    (awa,) = store.participants(seance.programme_id)
    assert (awa.quartier, awa.sector) == ("", "")
    still = corrected(store, awa, first_name="Awa", last_name="Diop-Ba", quartier="")
    assert (still.last_name, still.quartier) == ("Diop-Ba", "")
    after = corrected(store, still, first_name="Awa", last_name="Diop-Ba")
    assert after.sector == "douaisis-valenciennois"


def test_nobody_is_corrected_into_somebody_else(store: Store) -> None:
    seance = seance_of(store)
    zoe, _ = enrolled(store, seance, "Zoé", "Ali")
    with pytest.raises(Refused, match="déjà dans la liste"):
        corrected(store, zoe, first_name="Ali")
    with pytest.raises(InvalidInput):
        corrected(store, zoe, first_name="")


def test_a_seance_with_chairs_added_can_still_be_changed(store: Store) -> None:
    seance = seance_of(store, capacity=2)
    conduct.open_seance(store, seance.id, AT)
    for name in ("Awa Diop", "Ali Cousin", "Léa Roy"):
        conduct.walk_in(store, seance.id, name)
    draft = dataclasses.replace(DRAFT, capacity=2, place="Douai")
    assert preparation.change_seance(store, seance.id, draft).place == "Douai"


# speakers -----------------------------------------------------------------------------------


def test_a_speaker_is_assigned_and_moves_from_stage_to_stage(store: Store) -> None:
    seance = seance_of(store)
    speaker = preparation.create_speaker(
        store, seance.programme_id, "Nora Haddad", "urbaniste", "Agence d’urbanisme"
    )
    preparation.assign_speaker(store, seance.id, speaker.id, at=AT)
    preparation.assign_speaker(store, seance.id, speaker.id, InvitationStage.CONFIRMED, AT)
    assert [i.stage for i in store.invitations(seance.programme_id)] == [InvitationStage.CONFIRMED]


def test_the_same_speaker_is_not_created_twice(store: Store) -> None:
    programme = founded(store)
    preparation.create_speaker(store, programme.id, "Nora Haddad", "Urbaniste", "Agence")
    with pytest.raises(Refused, match="Nora Haddad"):
        preparation.create_speaker(store, programme.id, "NORA HADDAD", "urbaniste", "Agence")


@pytest.mark.parametrize("empty", [0, 1, 2])
def test_a_speaker_has_a_name_a_metier_and_an_organisation(store: Store, empty: int) -> None:
    fields = ["Nora", "urbaniste", "Agence"]
    fields[empty] = " "
    with pytest.raises(InvalidInput, match="manque"):
        preparation.create_speaker(store, founded(store).id, *fields)


def test_nobody_has_spoken_before_the_seance(store: Store) -> None:
    seance = seance_of(store)
    speaker = preparation.create_speaker(store, seance.programme_id, "Nora", "urbaniste", "A")
    with pytest.raises(Refused, match="pas encore eu lieu"):
        preparation.assign_speaker(store, seance.id, speaker.id, InvitationStage.SPOKE, AT)


def test_a_speaker_taken_out_is_gone_from_the_line(store: Store) -> None:
    seance = seance_of(store)
    speaker = preparation.create_speaker(store, seance.programme_id, "Nora", "urbaniste", "A")
    preparation.assign_speaker(store, seance.id, speaker.id, at=AT)
    assert store.invitations(seance.programme_id)
    preparation.unassign_speaker(store, seance.id, speaker.id)
    assert store.invitations(seance.programme_id) == ()


# readiness ----------------------------------------------------------------------------------


def test_a_new_seance_lacks_everything(store: Store) -> None:
    found = preparation.readiness_of(store, seance_of(store))
    assert found.missing == (Part.AGENDA, Part.QUESTIONS, Part.PEOPLE, Part.SPEAKERS)


def test_a_prepared_seance_is_ready(store: Store) -> None:
    seance = seance_of(store)
    preparation.save_agenda(store, seance.id, [BlockDraft("Accueil", 15)])
    add_question(store, seance, "Un ?")
    enrolled(store, seance, "Zoé")
    speaker = preparation.create_speaker(store, seance.programme_id, "Nora", "urbaniste", "A")
    preparation.assign_speaker(store, seance.id, speaker.id, InvitationStage.CONFIRMED, AT)
    assert preparation.readiness_of(store, seance).is_ready


def test_a_speaker_who_has_not_confirmed_is_still_missing(store: Store) -> None:
    seance = seance_of(store)
    speaker = preparation.create_speaker(store, seance.programme_id, "Nora", "urbaniste", "A")
    preparation.assign_speaker(store, seance.id, speaker.id, InvitationStage.ACCEPTED, AT)
    assert Part.SPEAKERS in preparation.readiness_of(store, seance).missing
