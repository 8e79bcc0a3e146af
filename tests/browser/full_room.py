"""A room as full as it gets, for the console's tests: 25 people with long names, many questions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import httpx2 as httpx

from mcdata import clock
from mcdata.access import ROLE_COOKIE, AccessRole, Keys
from mcdata.model import (
    Block,
    College,
    Enrolment,
    Participant,
    Poll,
    PollType,
    Programme,
    Seance,
    SeanceKind,
)
from mcdata.settings import Settings
from mcdata.store import open_store
from tests.serving import SECRET, Served

CODE = "PLEINE"
FIRST = ("Marie-Christine", "Abdelkader", "Zoé", "Jean-Baptiste", "Fatoumata")
LAST = ("Vandenbroucke-Delattre", "Ben Abdallah", "Li", "Kaczmarek", "Da Costa Ferreira")
BLOCKS = (
    ("Accueil, présences, enquête mobilité et présentation de chacune et de chacun", 15),
    ("Billet d’humeur et tour de table", 15),
    ("Présentation du métier", 25),
    (
        "Sous-groupes, quartiers mélangés, restitution à voix haute par une personne tirée au sort",
        35,
    ),
)
LONG = "Dans l’espace public de votre quartier, que faudrait-il changer d’abord, selon vous"


def furnish(folder: Path) -> Path:
    """Write a database whose séance PLEINE is prepared, for today: return its path."""
    path = folder / "essai.duckdb"
    store = open_store(Settings(database=str(path)))
    store.save_programme(Programme("p", "Master class", "Nord", 2026))
    store.save_seance(
        Seance(
            "s",
            "p",
            7,
            SeanceKind.THEMATIC,
            "urbanisme",
            "Urbanisme et renouvellement urbain, quand donner son avis ?",
            clock.now() - timedelta(minutes=5),
            "Maison de quartier du Faubourg de Béthune",
            CODE,
        )
    )
    store.save_blocks(
        "s", [Block("s", f"b{i}", i, title, minutes) for i, (title, minutes) in enumerate(BLOCKS)]
    )
    store.save_participants(
        [
            Participant(
                "p",
                f"x{i}",
                FIRST[i % 5],
                LAST[(i // 5 + i) % 5],
                College.RESIDENTS,
                "QP059001",
                "littoral",
                "e",
            )
            for i in range(25)
        ]
    )
    store.save_enrolments([Enrolment("s", f"x{i}", seat=i + 1) for i in range(25)])
    options = ("Avant le projet", "Sur des scénarios", "Quand c’est décidé")
    for i in range(12):
        store.save_poll(
            Poll("s", f"q{i}", i, PollType.SINGLE, f"{LONG} (question {i + 1}) ?", options)
        )
    store.close()
    return path


class Animator:
    """The animator on another device: acts and reads over HTTP."""

    def __init__(self, served: Served, code: str = CODE) -> None:
        cookies = {ROLE_COOKIE: Keys(SECRET).role_key(AccessRole.ANIMATOR)}
        headers = {"Origin": served.address}
        self.client = httpx.Client(base_url=served.address, cookies=cookies, headers=headers)
        self.code = code

    def close(self) -> None:
        self.client.close()

    def act(self, name: str, **fields: object) -> dict[str, object]:
        answer = self.client.post(f"/console/{self.code}/acte", json={"act": name, **fields})
        answer.raise_for_status()
        body: dict[str, object] = answer.json()
        return body

    @property
    def state(self) -> dict[str, object]:
        read: dict[str, object] = self.client.get(f"/console/{self.code}/etat").json()
        return read
