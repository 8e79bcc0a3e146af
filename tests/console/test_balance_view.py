"""The balance in words: names for the animator, chance beside the index, nobody blamed."""

from __future__ import annotations

from mcdata import balance
from mcdata.console.balance_view import BalanceView, view
from mcdata.console.wording import Names
from mcdata.model import Role
from mcdata.texts import french
from tests.rooms import Room

SPACES = str.maketrans("\u00a0\u202f", "  ")
NAMES = Names({1: "Fatima B.", 2: "Ali C."})


def seen(room: Room) -> BalanceView:
    return view(balance.summarise(room.state, room.now, minimum_group=1), NAMES)


def told(room: Room) -> list[str]:
    """The findings with plain spaces, so that a test can be read."""
    return [line.translate(SPACES) for line in seen(room).findings]


def test_the_headline_counts_the_silent() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(1, 2, 1)
    assert told(room)[0] == "2 personnes ont parlé sur 4."


def test_the_silent_are_named_to_be_offered_the_floor() -> None:
    room = Room().open().sit(1, 2, 3).turns(3)
    assert told(room)[1] == ("À qui proposer la parole : place 1 (Fatima B.) et place 2 (Ali C.).")


def test_many_silent_are_a_number() -> None:
    room = Room().open().sit(*range(1, 12)).turns(1)
    assert told(room)[1] == "10 personnes n’ont pas encore parlé."


def test_the_largest_share_stands_beside_an_equal_one() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(1, 1, 1, 2)
    assert told(room)[2] == (
        "Le plus souvent : place 1 (Fatima B.), 3 tours sur 4, soit 75 %. À parts égales : 25 %."
    )


def test_nobody_is_singled_out_before_a_few_turns() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(1)
    assert not any("Le plus souvent" in line for line in told(room))


def test_no_verdict_before_two_turns_a_person() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(1, 2, 3, 4, 1, 2, 3)
    assert told(room)[-1] == (
        "Il est trop tôt pour juger de la répartition : 7 tours, il en faut environ 8."
    )


def test_the_verdict_comes_with_the_band_of_chance() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(*[1, 2, 3, 4] * 5)
    assert "le hasard seul donne de" in told(room)[-1]


def test_people_stand_by_seat_and_not_by_rank() -> None:
    room = Room().open().sit(1, 2, 3).turns(3, 3, 2)
    assert [(line.seat, line.turns) for line in seen(room).seats] == [(1, 0), (2, 1), (3, 2)]


def test_roles_are_measured_against_their_presence() -> None:
    room = Room().open().sit(1, 2, 3).sit(4, role=Role.ELECTED).turns(1, 2, 3, 4)
    lines = {line.label: line for line in seen(room).roles}
    assert (lines["citoyen-ne"].people, lines["citoyen-ne"].turns) == (3, 3)
    assert lines["élu-e"].ratio.translate(SPACES).startswith("1,0 (indicatif : ")


def test_an_empty_room_says_what_to_do() -> None:
    assert told(Room().open()) == ["Personne n’est encore assis : notez les arrivées."]


def test_every_sentence_has_french_typography() -> None:
    room = Room().open().sit(1, 2, 3, 4).turns(*[1, 2, 1] * 5)
    findings = seen(room).findings
    assert len(findings) == 4
    assert list(findings) == [french(line) for line in findings]
