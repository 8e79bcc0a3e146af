"""The console's routes: the animator alone, JSON alone, one act at a time, refusals in French."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from mcdata import conduct
from mcdata.access import AccessRole
from mcdata.model import College, NoteKind, Participant, PollStage
from mcdata.runtime import Runtime
from tests.support import START, make_light_app, small_seance


class As:
    """What the guard does once it has read the cookie: say the role."""

    def __init__(self, app: ASGIApp, role: AccessRole | None) -> None:
        self.app, self.role = app, role

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app({**scope, "mc_role": self.role}, receive, send)


@pytest.fixture
def live(runtime: Runtime) -> Runtime:
    """A runtime with the séance ESSAI2 live, people at places 1 and 2."""
    small_seance(runtime.store)
    conduct.open_seance(runtime.store, "s", START)
    for seat in (1, 2):
        conduct.take_seat(runtime.store, "s", seat, at=START)
    return runtime


@pytest.fixture
def console(live: Runtime) -> Iterator[TestClient]:
    with TestClient(As(make_light_app(live), AccessRole.ANIMATOR)) as client:
        yield client


def act(console: TestClient, name: str, **fields: object) -> dict[str, object]:
    answer = console.post("/console/ESSAI2/acte", json={"act": name, **fields})
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


@pytest.mark.parametrize("role", [None, *(r for r in AccessRole if r is not AccessRole.ANIMATOR)])
@pytest.mark.parametrize("path", ["etat", "equilibre"])
def test_only_the_animator_reads(live: Runtime, role: AccessRole | None, path: str) -> None:
    client = TestClient(As(make_light_app(live), role))
    answer = client.get(f"/console/ESSAI2/{path}")
    assert answer.status_code == 403
    assert "réservée" in answer.json()["error"]


def test_only_the_animator_acts(live: Runtime) -> None:
    client = TestClient(As(make_light_app(live), AccessRole.IREV))
    answer = client.post("/console/ESSAI2/acte", json={"act": "start_turn", "seat": 1})
    assert answer.status_code == 403
    assert live.store.state("s").turns == ()


def test_a_form_is_not_an_act(console: TestClient, live: Runtime) -> None:
    answer = console.post("/console/ESSAI2/acte", data={"act": "start_turn", "seat": "1"})
    assert answer.status_code == 422
    assert live.store.state("s").turns == ()


@pytest.mark.parametrize("body", ["", "[]", "12", "{", '"acte"', "[" * 5000])
def test_what_is_not_an_object_is_refused_in_a_sentence(console: TestClient, body: str) -> None:
    answer = console.post(
        "/console/ESSAI2/acte", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("La demande est illisible")


def test_an_endless_body_is_cut_short(console: TestClient) -> None:
    answer = console.post("/console/ESSAI2/acte", json={"act": "x" * 20_000})
    assert answer.status_code == 422
    assert answer.json() == {"error": "Ce texte est trop long."}


def test_an_unknown_seance_is_not_found(console: TestClient) -> None:
    assert console.get("/console/ZZZZZZ/etat").status_code == 404


def test_state_is_never_kept_by_a_browser(console: TestClient) -> None:
    answer = console.get("/console/ESSAI2/etat")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["code"] == "ESSAI2"


def test_an_act_answers_the_new_state_and_its_sentence(console: TestClient) -> None:
    answer = act(console, "start_turn", seat=2)
    assert answer["done"] == "La parole est à la place 2."
    assert answer["state"]["turn"]["seat"] == 2  # type: ignore[index]


def test_a_refused_act_says_why_and_changes_nothing(console: TestClient, live: Runtime) -> None:
    answer = console.post("/console/ESSAI2/acte", json={"act": "start_turn", "seat": 9})
    assert answer.status_code == 409
    assert "Personne n’est assis à la place 9" in answer.json()["error"]
    assert live.store.state("s").turns == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "invente"},
        {"act": "start_turn"},
        {"act": "start_turn", "seat": "1"},
        {"act": "start_turn", "seat": True},
        {"act": "start_turn", "seat": -1},
        {"act": "start_turn", "seat": 10**30},
        {"act": "choose_scene", "scene": "invente"},
        {"act": "take_seat", "seat": 5, "role": "roi"},
        {"act": "take_note", "kind": "idee", "text": "\ud800"},
        {"act": "take_note", "kind": "idee", "text": "a\x00b"},
        {"act": "take_note", "kind": "idee", "text": "   "},
        {"act": 12},
    ],
)
def test_fields_that_do_not_fit_are_refused(
    console: TestClient, live: Runtime, fields: dict[str, object]
) -> None:
    before = live.store.entries("s")
    answer = console.post(
        "/console/ESSAI2/acte",
        content=json.dumps(fields),  # as ASCII: a lone surrogate travels as \\ud800
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["error"].endswith((".", "!"))
    assert live.store.entries("s") == before


def test_a_double_undo_with_one_number_undoes_once(console: TestClient, live: Runtime) -> None:
    act(console, "start_turn", seat=1)
    number = act(console, "start_turn", seat=2)["state"]["undo"]["number"]  # type: ignore[index]
    act(console, "undo", number=number)
    act(console, "undo", number=number)
    turn = live.store.state("s").turn
    assert turn is not None
    assert turn.seat == 1


def test_a_question_is_opened_closed_and_revealed(console: TestClient, live: Runtime) -> None:
    for name, stage in (
        ("open_poll", PollStage.OPEN),
        ("close_poll", PollStage.CLOSED),
        ("open_poll", PollStage.OPEN),
        ("reveal_poll", PollStage.REVEALED),
    ):
        act(console, name, poll="unique")
        assert live.store.state("s").poll_stage("unique") is stage


def test_a_turn_is_given_back_to_the_right_place(console: TestClient, live: Runtime) -> None:
    act(console, "start_turn", seat=1)
    number = live.store.state("s").turns[0].number
    act(console, "correct_turn", turn=number, seat=2)
    assert [turn.seat for turn in live.store.state("s").turns] == [2]


def test_a_note_is_removed_wherever_it_stands(console: TestClient, live: Runtime) -> None:
    act(console, "take_note", kind="idee", text="Une maquette.")
    number = live.store.state("s").notes[0].number
    act(console, "take_note", kind="question", text="Combien ?")
    act(console, "remove_note", note=number)
    assert [note.text for note in live.store.state("s").notes] == ["Combien ?"]


def test_what_is_not_a_note_can_not_be_removed_as_one(console: TestClient, live: Runtime) -> None:
    act(console, "start_turn", seat=1)
    number = live.store.state("s").turns[0].number
    answer = console.post("/console/ESSAI2/acte", json={"act": "remove_note", "note": number})
    assert answer.status_code == 404
    assert len(live.store.state("s").turns) == 1


def test_a_corrected_note_keeps_its_place(console: TestClient, live: Runtime) -> None:
    act(console, "take_note", kind="idee", text="Une maquete.")
    number = live.store.state("s").notes[0].number
    act(console, "correct_note", note=number, kind="proposition", text="Une maquette.")
    note = live.store.state("s").notes[0]
    assert (note.number, note.kind, note.text) == (number, NoteKind.PROPOSAL, "Une maquette.")


def test_hands_are_raised_and_lowered_for_those_without_a_phone(
    console: TestClient, live: Runtime
) -> None:
    act(console, "raise_hand", seat=1)
    assert [hand.seat for hand in live.store.state("s").hands] == [1]
    act(console, "lower_hand", seat=1)
    assert live.store.state("s").hands == ()


def test_a_written_question_is_dealt_with(console: TestClient, live: Runtime) -> None:
    conduct.write_question(live.store, "s", "Qui décide ?")
    number = live.store.state("s").questions[0].number
    act(console, "answer_question", question=number)
    assert live.store.state("s").questions[0].answered


def test_the_seance_ends_on_thanks(console: TestClient) -> None:
    state = act(console, "end_seance")["state"]
    assert state["scene"] == "merci"  # type: ignore[index]
    assert state["ended"] is not None  # type: ignore[index]


def test_a_note_that_names_someone_of_the_programme_warns_at_once(
    live: Runtime, console: TestClient
) -> None:
    person = Participant("p", "x", "Fatma", "Delattre", College.RESIDENTS, "", "mel", "")
    live.store.save_participants([person])
    named = act(console, "take_note", kind="idee", text="Demander à mme DELATTRE.")
    assert named["warning"] == (
        "Attention\u00a0: cette note contient un nom, «\u00a0DELATTRE\u00a0». "
        "Réécrivez-la sans cela."
    )
    assert act(console, "take_note", kind="idee", text="Demander au voisin.")["warning"] == ""


# papers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "paper",
    [
        *("feuille.pdf", "feuille.pdf?vierge=1", "cartes.pdf", "carte.pdf?place=12"),
        *("carte.pdf?place=901", "badges.pdf", "badges.pdf?noms=1"),
    ],
)
def test_each_paper_opens_as_a_pdf(console: TestClient, paper: str) -> None:
    answer = console.get(f"/console/ESSAI2/papier/{paper}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("paper", ["carte.pdf", "carte.pdf?place=99", "carte.pdf?place=٣", "a.pdf"])
def test_a_paper_that_does_not_exist_says_so(console: TestClient, paper: str) -> None:
    answer = console.get(f"/console/ESSAI2/papier/{paper}")
    assert answer.status_code in {404, 422}
    assert "Revenez à la console." in answer.text


@pytest.mark.parametrize("role", [None, *(r for r in AccessRole if r is not AccessRole.ANIMATOR)])
def test_papers_are_the_animators(live: Runtime, role: AccessRole | None) -> None:
    client = TestClient(As(make_light_app(live), role))
    assert client.get("/console/ESSAI2/papier/feuille.pdf").status_code == 403


def test_a_walk_in_is_one_act_and_its_undo_another(console: TestClient) -> None:
    fields = {"act": "walk_in", "name": "Awa Diop", "saw": {"present": 3}}
    added = console.post("/console/ESSAI2/acte", json=fields).json()
    assert added["done"] == "Arrivée\u00a0: place 3 (Awa D.), sans inscription."
    moved = act(console, "move_seat", seat=3, to=9)
    assert moved["done"] == "Changement de place\u00a0: place 9 (Awa D.)."
    act(console, "undo")
    state = act(console, "undo")["state"]
    assert isinstance(state, dict)
    assert (state["people"], state["present"], state["room"]) == ([], 2, 3)
