"""What several tests need: a runtime on a file of their own, a small séance, a light app."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette

from mcdata.model import Block, Poll, PollType, Programme, Seance, SeanceKind
from mcdata.runtime import Runtime, open_runtime
from mcdata.settings import Settings
from mcdata.store import Store

START = datetime(2026, 5, 5, 12, 0)  # naive UTC: 14 h in Paris


def make_runtime(folder: Path, **settings: object) -> Runtime:
    """A runtime on an empty database in `folder`; the caller closes it."""
    values = {"database": str(folder / "essai.duckdb"), "secret": "secret-d-essai", **settings}
    return open_runtime(Settings(**values))  # type: ignore[arg-type]


def make_light_app(held: Runtime) -> Starlette:
    """Our own routes on a runtime, without Streamlit."""
    from mcdata.server import light_app

    app = light_app()
    app.state.runtime = held
    return app


def small_seance(store: Store, code: str = "ESSAI2") -> Seance:
    """Save a programme with one prepared séance: three blocks and a question of each type."""
    store.save_programme(Programme("p", "Master class", "Nord", 2026))
    seance = Seance(
        "s", "p", 7, SeanceKind.THEMATIC, "urbanisme", "Urbanisme", START, "Denain", code
    )
    store.save_seance(seance)
    titles = (("Accueil", 15), ("Présentation du métier", 25), ("Questions", 25))
    store.save_blocks(
        "s", [Block("s", f"b{i}", i, title, minutes) for i, (title, minutes) in enumerate(titles)]
    )
    scale = ("Pas d’accord", "Plutôt pas", "Plutôt", "D’accord", "Je ne sais pas")
    for poll in (
        Poll("s", "unique", 1, PollType.SINGLE, "Quand donner l’avis ?", ("Avant", "Après")),
        Poll("s", "plusieurs", 2, PollType.MULTIPLE, "Que changer ?", ("A", "B", "C"), 2),
        Poll("s", "echelle", 3, PollType.SCALE, "J’ai compris.", scale, outside=1),
        Poll("s", "texte", 4, PollType.TEXT, "Que manque-t-il ?"),
    ):
        store.save_poll(poll)
    return seance
