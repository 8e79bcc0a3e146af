"""What the room sees, scene by scene."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mcdata import conduct
from mcdata.model import (
    Answer,
    Ballot,
    Role,
    Scene,
    Seance,
    SeanceKind,
)
from mcdata.projector.picture import (
    Agenda,
    Floor,
    Question,
    SegmentState,
    Thanks,
    to_json,
)
from mcdata.projector.view import Moment, load, question_body
from mcdata.runtime import Runtime
from mcdata.settings import Settings
from mcdata.store import Store
from tests.support import START, small_seance

NBSP = "\u00a0"
SETTINGS = Settings(base_url="https://classe.exemple.fr")


def body_of(store: Store, seance: Seance, now: datetime = START) -> object:
    return load(store, seance, SETTINGS, now).body


def answer(store: Store, poll: str, *answers: Answer) -> None:
    for index, given in enumerate(answers):
        store.cast(Ballot("s", poll, f"v{index}", given))


def asked(store: Store, seance: Seance, poll: str, *answers: Answer) -> None:
    conduct.open_poll(store, seance.id, poll, at=START)
    answer(store, poll, *answers)


# every scene ------------------------------------------------------------------------------------


def test_a_seance_that_has_not_begun_shows_the_way_in(store: Store) -> None:
    assert load(store, small_seance(store), SETTINGS, START).scene is Scene.WELCOME


def test_the_short_address_has_no_scheme(store: Store, seance: Seance) -> None:
    assert load(store, seance, SETTINGS, START).address == "classe.exemple.fr"


def test_the_qr_code_is_black_on_white(store: Store, seance: Seance) -> None:
    svg = load(store, seance, SETTINGS, START).qr_svg
    assert 'fill="#fff"' in svg
    assert 'stroke="#000"' in svg


def test_the_qr_code_leads_to_the_seance(store: Store, seance: Seance) -> None:
    svg = load(store, seance, SETTINGS, START).qr_svg
    assert "<title>https://classe.exemple.fr/v/ESSAI2</title>" in svg


@pytest.mark.parametrize("is_demo", [True, False])
def test_invented_data_is_marked_and_real_data_is_not(
    store: Store, seance: Seance, is_demo: bool
) -> None:
    store.save_programme(replace(store.programme("p"), is_demo=is_demo))
    assert load(store, seance, SETTINGS, START).is_demo is is_demo


# question ---------------------------------------------------------------------------------------


def test_the_question_shows_how_many_answered_of_those_present(
    store: Store, seance: Seance
) -> None:
    asked(store, seance, "unique", Answer((0,)), Answer((1,)), Answer((1,)))
    body = body_of(store, seance)
    assert isinstance(body, Question)
    assert (body.answered, body.expected) == (3, 10)


def test_the_question_is_the_same_whatever_was_answered(store: Store, seance: Seance) -> None:
    asked(store, seance, "unique", Answer((0,)), Answer((0,)))
    before = body_of(store, seance)
    answer(store, "unique", Answer((1,)), Answer((1,)))
    assert body_of(store, seance) == before


def test_a_closed_question_says_so(store: Store, seance: Seance) -> None:
    asked(store, seance, "unique", Answer((0,)))
    conduct.close_poll(store, seance.id, "unique", at=START)
    body = body_of(store, seance)
    assert isinstance(body, Question)
    assert not body.is_open


def test_several_choices_say_how_many_at_most(store: Store, seance: Seance) -> None:
    asked(store, seance, "plusieurs")
    body = body_of(store, seance)
    assert isinstance(body, Question)
    assert body.hint == f"2{NBSP}réponses au plus"


def test_a_closed_question_asks_nobody_to_write(store: Store, seance: Seance) -> None:
    asked(store, seance, "texte")
    asking = body_of(store, seance)
    conduct.close_poll(store, seance.id, "texte", at=START)
    closed = body_of(store, seance)
    assert isinstance(asking, Question)
    assert isinstance(closed, Question)
    assert (bool(asking.hint), closed.hint) == (True, "")


def test_without_a_question_the_screen_says_one_is_coming(store: Store, seance: Seance) -> None:
    state = replace(store.state(seance.id), scene=Scene.QUESTION, scene_poll=None)
    body = question_body(Moment(store, seance, state, SETTINGS, START))
    assert (body.poll, body.question) == (None, "La prochaine question arrive")


# running order ----------------------------------------------------------------------------------


def test_the_running_order_says_where_the_room_is(store: Store, seance: Seance) -> None:
    conduct.start_block(store, seance.id, "b0", at=START)
    conduct.start_block(store, seance.id, "b1", at=START + timedelta(minutes=15))
    conduct.choose_scene(store, seance.id, Scene.AGENDA, at=START)
    body = body_of(store, seance, START + timedelta(minutes=32))
    assert isinstance(body, Agenda)
    assert [s.state for s in body.segments] == [
        SegmentState.DONE,
        SegmentState.CURRENT,
        SegmentState.LATER,
    ]
    assert (body.title, body.elapsed, body.planned) == ("Présentation du métier", 17 * 60, 25)
    assert body.next == f"Ensuite, vers 14{NBSP}h{NBSP}40{NBSP}: Questions"


def test_before_it_begins_the_running_order_names_the_first_block(
    store: Store, seance: Seance
) -> None:
    conduct.choose_scene(store, seance.id, Scene.AGENDA, at=START)
    body = body_of(store, seance)
    assert isinstance(body, Agenda)
    assert (body.title, body.next) == ("Nous allons commencer", f"D’abord{NBSP}: Accueil")


# floor ------------------------------------------------------------------------------------------


def test_the_floor_counts_those_who_spoke(store: Store, seance: Seance) -> None:
    for place in (3, 7, 3):
        conduct.start_turn(store, seance.id, place, at=START + timedelta(minutes=1))
    conduct.choose_scene(store, seance.id, Scene.FLOOR, at=START)
    body = body_of(store, seance, START + timedelta(minutes=5))
    assert isinstance(body, Floor)
    assert (body.spoken, body.present) == (2, 10)


def test_the_floor_says_the_same_whoever_spoke(store: Store, seance: Seance) -> None:
    conduct.choose_scene(store, seance.id, Scene.FLOOR, at=START)
    conduct.start_turn(store, seance.id, 3, at=START)
    before = body_of(store, seance, START + timedelta(minutes=5))
    conduct.correct_turn(store, seance.id, store.state(seance.id).turns[0].number, 9, at=START)
    assert body_of(store, seance, START + timedelta(minutes=5)) == before


def test_a_lone_official_is_never_a_group(store: Store, seance: Seance) -> None:
    conduct.take_seat(store, seance.id, 11, Role.ELECTED, at=START)
    conduct.choose_scene(store, seance.id, Scene.FLOOR, at=START)
    for minute in range(12):
        place = 11 if minute % 2 else minute % 10 + 1
        conduct.start_turn(store, seance.id, place, at=START + timedelta(minutes=minute))
    body = body_of(store, seance, START + timedelta(minutes=15))
    assert isinstance(body, Floor)
    assert body.groups == ()


def test_groups_large_enough_show_speech_beside_seats(store: Store, seance: Seance) -> None:
    for place in range(11, 16):
        conduct.take_seat(store, seance.id, place, Role.ELECTED, at=START)
    conduct.choose_scene(store, seance.id, Scene.FLOOR, at=START)
    for minute in range(12):
        place = 11 + minute % 5 if minute < 9 else minute - 8
        conduct.start_turn(store, seance.id, place, at=START + timedelta(minutes=minute))
    body = body_of(store, seance, START + timedelta(minutes=15))
    assert isinstance(body, Floor)
    assert [(group.label, group.speech, group.seats) for group in body.groups] == [
        ("Citoyen-nes", 25.0, 66.7),
        ("Élu-es", 75.0, 33.3),
    ]


# thanks -----------------------------------------------------------------------------------------


def test_thanks_say_when_the_next_seance_is(store: Store, seance: Seance) -> None:
    following = Seance(
        "t", "p", 8, SeanceKind.THEMATIC, "sante", "Santé", datetime(2026, 5, 19, 16, 30),
        "Roubaix", "SUITE2",
    )  # fmt: skip
    store.save_seance(following)
    conduct.choose_scene(store, seance.id, Scene.THANKS, at=START)
    body = body_of(store, seance)
    assert isinstance(body, Thanks)
    assert body.next == (f"mardi 19{NBSP}mai 2026, 18{NBSP}h{NBSP}30", "Santé · Roubaix")


def test_after_the_last_seance_thanks_promise_nothing(store: Store, seance: Seance) -> None:
    conduct.end_seance(store, seance.id, at=START)
    body = body_of(store, seance)
    assert isinstance(body, Thanks)
    assert (body.next_label, body.next) == ("", ())


# nobody is exposed ------------------------------------------------------------------------------


def test_no_scene_names_anyone(demo_runtime: Runtime) -> None:
    store = demo_runtime.store
    seance = store.seance_by_code("DEMO25")
    told = []
    for scene in set(Scene) - {Scene.RESULTS, Scene.WRITTEN}:
        conduct.choose_scene(store, seance.id, scene, minutes=5)
        told.append(to_json(load(store, seance, SETTINGS, START)))
    poll = store.state(seance.id).open_poll
    assert poll
    conduct.reveal_poll(store, seance.id, poll)
    told.append(to_json(load(store, seance, SETTINGS, START)))
    names = [person.name for person in store.participants(seance.programme_id)]
    names += [speaker.name for speaker in store.speakers(seance.programme_id)]
    assert len(names) > 100
    assert [name for name in names if name in "".join(told)] == []
