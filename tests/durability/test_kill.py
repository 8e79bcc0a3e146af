"""Twenty times, a server under load is killed: every vote that it acknowledged is found again."""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mcdata import conduct
from mcdata.settings import Settings
from mcdata.store import open_store
from tests.bench.phones import Phone, crowd
from tests.serving import Served, free_port, serve
from tests.support import START, make_runtime, small_seance

pytestmark = pytest.mark.durability

ROUNDS = 20
PEOPLE = 24  # new ones each round
CODE = "ESSAI2"
OPTIONS = ("Avant", "Après")
CHOSEN = re.compile(r'data-own="\d+">([^<]+)</span>')


@dataclass
class Voter:
    """One phone, what the server acknowledged, and what it may have stored without saying so."""

    phone: Phone
    acknowledged: int | None = None
    sent: int | None = None
    found: str | None = None

    @property
    def possible(self) -> set[str]:
        """What may be found: the last acknowledged answer, or the one that was on its way."""
        return {OPTIONS[choice] for choice in (self.acknowledged, self.sent) if choice is not None}


@dataclass
class Room:
    """A server that is killed and started again on the same file and port."""

    database: Path
    port: int = field(default_factory=free_port)
    voters: list[Voter] = field(default_factory=list)
    acknowledgements: int = 0

    def serve(self) -> Served:
        command = ("-m", "tests.durability.light", str(self.port))
        return serve(self.database, port=self.port, command=command)

    async def vote_until_killed(self, served: Served, chance: random.Random) -> None:
        """New people vote and change their minds; the server dies at a moment of its own."""
        phones = await crowd(served.address, CODE, PEOPLE)
        fresh = [Voter(phone) for phone in phones]
        self.voters += fresh
        last = self.acknowledgements + chance.randint(5, 300)

        async def go_on(voter: Voter, choice: int) -> None:
            while True:
                voter.phone.choose(choice)
                voter.sent = choice
                await voter.phone.vote()
                voter.acknowledged = choice
                self.acknowledgements += 1
                if self.acknowledgements >= last:
                    served.process.kill()
                choice = 1 - choice

        turns = [go_on(voter, chance.randrange(2)) for voter in fresh]
        ends = await asyncio.gather(*turns, return_exceptions=True)
        assert all(isinstance(end, OSError) for end in ends), ends
        served.process.wait()

    async def look(self, voters: list[Voter]) -> None:
        """Read on each person's own page what they answered."""
        for voter in voters:
            voter.phone.hang_up()
            page = CHOSEN.search(await voter.phone.open_page())
            voter.found = page[1] if page else None
            voter.phone.hang_up()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room that has lived through every round."""
    held = make_runtime(tmp_path_factory.mktemp("coupures"))
    small_seance(held.store)
    conduct.open_seance(held.store, "s", START)
    conduct.open_poll(held.store, "s", "unique", START)
    held.close()
    room = Room(Path(held.settings.database))
    served = room.serve()
    for number in range(ROUNDS):
        before = len(room.voters)
        try:
            asyncio.run(room.vote_until_killed(served, random.Random(number)))
            served = room.serve()
            asyncio.run(room.look(room.voters[before:]))
        except BaseException:
            served.kill()
            raise
    served.kill()
    return room


def test_every_round_was_under_load(room: Room) -> None:
    assert len(room.voters) == ROUNDS * PEOPLE
    assert room.acknowledgements > ROUNDS * PEOPLE


def test_acknowledged_answers_are_on_the_phones_after_the_kill(room: Room) -> None:
    sure = [voter for voter in room.voters if voter.acknowledged is not None]
    assert len(sure) > ROUNDS * PEOPLE / 2
    assert [voter for voter in sure if voter.found not in voter.possible] == []


def test_answer_that_was_never_sent_is_not_found(room: Room) -> None:
    unsure = [voter for voter in room.voters if voter.acknowledged is None]
    assert [v for v in unsure if v.found is not None and v.found not in v.possible] == []


def test_urn_holds_each_answer_once(room: Room) -> None:
    found = [voter for voter in room.voters if voter.found is not None]
    store = open_store(Settings(database=str(room.database)))
    answers = store.answers("s", "unique")
    store.close()
    assert len(answers) == len(found)
