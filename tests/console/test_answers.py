"""The console's acts on answers, through its route: hands, free answers, evaluation, quiz."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from mcdata import conduct
from mcdata.access import AccessRole
from mcdata.model import Answer, Ballot, Scene
from mcdata.runtime import Runtime
from tests.console.test_routes import As
from tests.support import START, make_light_app, small_seance

ACT = "/console/ESSAI2/acte"


@pytest.fixture
def live(runtime: Runtime) -> Runtime:
    """A live séance with three people at their places."""
    small_seance(runtime.store)
    conduct.open_seance(runtime.store, "s", START)
    for seat in (1, 2, 3):
        conduct.take_seat(runtime.store, "s", seat, at=START)
    return runtime


@pytest.fixture
def console(live: Runtime) -> Iterator[TestClient]:
    with TestClient(As(make_light_app(live), AccessRole.ANIMATOR)) as client:
        yield client


def act(console: TestClient, name: str, **fields: Any) -> dict[str, Any]:
    answer: dict[str, Any] = console.post(ACT, json={"act": name, **fields}).json()
    return answer


def poll_of(answer: dict[str, Any], poll: str) -> dict[str, Any]:
    return next(one for one in answer["state"]["polls"] if one["id"] == poll)


def free_answers(live: Runtime, *texts: str) -> None:
    conduct.open_poll(live.store, "s", "texte", START)
    for voter, text in enumerate(texts):
        live.store.cast(Ballot("s", "texte", f"{voter:032}", Answer(text=text)))


def test_hands_are_told_apart_from_the_phones(console: TestClient, live: Runtime) -> None:
    act(console, "open_poll", poll="unique")
    live.store.cast(Ballot("s", "unique", "a" * 32, Answer((0,))))
    answer = act(console, "count_hands", poll="unique", counts=[1, 1], saw={"hands:unique": None})
    assert answer["done"] == "Sans téléphone\u00a0: 2\u00a0personnes comptées."
    aside = poll_of(answer, "unique")["aside"]
    assert (aside["hands"], aside["by_hand"]) == ([1, 1], 2)
    assert aside["channels"] == ("3\u00a0réponses\u00a0: 1\u00a0par téléphone, 2\u00a0à main levée")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"counts": [-1, 0]}, 422),
        ({"counts": [1.5, 0]}, 422),
        ({"counts": [True, 0]}, 422),
        ({"counts": "11"}, 422),
        ({"counts": [1]}, 422),
        ({}, 422),
        ({"counts": [2, 2]}, 409),  # four hands, three people
        ({"counts": [1, 0], "people": -4}, 422),
        ({"counts": [1, 0], "poll": "echelle"}, 422),
        ({"counts": [1, 0, 0, 0, 0], "poll": "echelle"}, 409),  # not open
        ({"counts": [1], "poll": "rien"}, 404),
    ],
)
def test_hands_that_do_not_fit_are_refused_in_a_sentence(
    console: TestClient, live: Runtime, fields: dict[str, Any], status: int
) -> None:
    act(console, "open_poll", poll="unique")
    refusal = console.post(ACT, json={"act": "count_hands", "poll": "unique", **fields})
    assert refusal.status_code == status
    assert refusal.json()["error"]
    assert live.store.answer_count("s", "unique") == 0


def test_second_console_is_told_that_another_has_counted(console: TestClient) -> None:
    act(console, "open_poll", poll="unique")
    act(console, "count_hands", poll="unique", counts=[1, 0], saw={"hands:unique": None})
    late = act(console, "count_hands", poll="unique", counts=[0, 1], saw={"hands:unique": None})
    assert (late["done"], bool(late["stale"])) == ("", True)
    assert poll_of(late, "unique")["aside"]["hands"] == [1, 0]


def test_text_is_written_for_someone_and_taken_back(console: TestClient) -> None:
    act(console, "open_poll", poll="texte")
    answer = act(console, "write_for", poll="texte", text="Un banc 😀")
    assert poll_of(answer, "texte")["aside"]["written"] == ["Un banc 😀"]
    answer = act(console, "take_back", poll="texte", text="Un banc 😀")
    assert poll_of(answer, "texte")["answers"] == 0


def test_text_of_ten_thousand_characters_is_refused(console: TestClient) -> None:
    act(console, "open_poll", poll="texte")
    assert act(console, "write_for", poll="texte", text="a" * 10_000)["error"]


def test_free_answers_are_not_read_before_the_question_is_revealed(
    console: TestClient, live: Runtime
) -> None:
    free_answers(live, "Un banc")
    assert "Un banc" not in console.get("/console/ESSAI2/etat").text
    conduct.close_poll(live.store, "s", "texte")
    assert "Un banc" not in console.get("/console/ESSAI2/etat").text


def test_free_answers_are_read_hidden_and_shown(console: TestClient, live: Runtime) -> None:
    free_answers(live, "Un banc", "Une injure")
    answer = act(console, "reveal_poll", poll="texte")
    aside = poll_of(answer, "texte")["aside"]
    assert aside["is_unread"]
    place = next(one["place"] for one in aside["texts"] if one["text"] == "Une injure")
    answer = act(console, "hide_answer", poll="texte", answer=place)
    assert [one["hidden"] for one in poll_of(answer, "texte")["aside"]["texts"]].count(True) == 1
    answer = act(console, "show_answers", poll="texte")
    assert not poll_of(answer, "texte")["aside"]["is_unread"]
    assert answer["state"]["scene"] == "resultats"


def test_unread_answers_are_not_shown_by_another_way(console: TestClient, live: Runtime) -> None:
    free_answers(live, "Un banc")
    act(console, "reveal_poll", poll="texte")
    refused = act(console, "choose_scene", scene="resultats", poll="texte")
    assert refused["error"].startswith("Lisez d’abord")


def test_showing_answers_is_undone_with_its_scene(console: TestClient, live: Runtime) -> None:
    free_answers(live, "Un banc")
    act(console, "reveal_poll", poll="texte")
    act(console, "show_answers", poll="texte")
    answer = act(console, "undo")
    assert poll_of(answer, "texte")["aside"]["is_unread"]
    assert answer["state"]["scene"] == "question"


@pytest.mark.parametrize("answer", [-1, 1, "0", None])
def test_answer_that_is_not_there_can_not_be_hidden(
    console: TestClient, live: Runtime, answer: object
) -> None:
    free_answers(live, "Un banc")
    act(console, "reveal_poll", poll="texte")
    assert act(console, "hide_answer", poll="texte", answer=answer)["error"]


def test_open_question_s_answers_can_not_be_hidden(console: TestClient, live: Runtime) -> None:
    free_answers(live, "Un banc")
    assert "Révélez d’abord" in act(console, "hide_answer", poll="texte", answer=0)["error"]


def test_right_answer_is_told_once_revealed(console: TestClient, live: Runtime) -> None:
    quiz = dataclasses.replace(live.store.poll("s", "unique"), right_answer=1)
    live.store.save_poll(quiz)
    act(console, "open_poll", poll="unique")
    live.store.cast(Ballot("s", "unique", "a" * 32, Answer((1,))))
    assert poll_of(act(console, "close_poll", poll="unique"), "unique")["aside"]["right"] == ""
    answer = act(console, "reveal_poll", poll="unique")
    assert poll_of(answer, "unique")["aside"]["right"] == "«\u00a0Après\u00a0», 1 sur 1"


def test_answered_question_is_taken_back(console: TestClient, live: Runtime) -> None:
    (asked,) = conduct.write_question(live.store, "s", "Et les arbres ?")
    act(console, "answer_question", question=asked.number)
    answer = act(console, "reopen_question", question=asked.number)
    assert [one["answered"] for one in answer["state"]["questions"]] == [False]
    assert answer["done"] == "Question écrite remise en attente."


def test_evaluation_is_closed_after_the_end(console: TestClient, live: Runtime) -> None:
    answer = act(console, "end_seance")
    assert answer["state"]["evaluation"]["is_open"]
    first = live.store.state("s").open_evaluation[0]
    live.store.cast(Ballot("s", first, "a" * 32, Answer((0,))))
    answer = act(console, "close_evaluation", saw={"evaluation": True})
    assert answer["state"]["evaluation"] == {
        **answer["state"]["evaluation"],
        "is_open": False,
        "people": 1,
    }


def test_evaluation_s_questions_are_not_among_the_room_s(console: TestClient) -> None:
    answer = act(console, "choose_scene", scene=Scene.THANKS.value)
    assert [one["id"] for one in answer["state"]["polls"]] == [
        "unique",
        "plusieurs",
        "echelle",
        "texte",
    ]
