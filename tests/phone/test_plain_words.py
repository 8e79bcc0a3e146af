"""No phone page and no message holds a word that belongs to us and not to who reads it."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

import mcdata.phone
from mcdata import conduct
from mcdata.model import Answer, Ballot, Scene, Seance
from mcdata.phone.forms import NO_COOKIE
from mcdata.phone.render import HERE
from mcdata.store import Store
from tests.phone.conftest import Telephone

# What belongs to the office, the law or the machine. Of « clos », all but « closed » in code.
OURS = re.compile(
    r"\b(clor\w*|clos\w*|clôtur\w*|cookies?|émarg\w*|urnes?|verbatim\w*|scrutin\w*|suffrage\w*"
    r"|bulletin\w*|sondage\w*|vot(?:e|er|es|ez|ant\w*|ée?s?)|dépouill\w*|formulaires?|jetons?"
    r"|serveurs?|session\w*|requêtes?|serveur|erreurs?|invalid\w*|navigateur\w*|connexion"
    r"|javascript|script\w*|anonym\w*|participant\w*|intervenant\w*|modérat\w*|rafraîch\w*"
    r"|égalité|échou\w*|soumettre|soumis\w*|saisi\w*|veuillez|désist\w*|rechargez)\b",
    re.IGNORECASE,
)
Moment = Callable[[Store], None]


def vote(store: Store, poll: str, count: int = 6) -> None:
    answer = Answer(text="Des bancs") if poll == "texte" else Answer((0,))
    for voter in range(count):
        store.cast(Ballot("s", poll, f"v{voter}", answer))


def opened(poll: str) -> Moment:
    return lambda store: conduct.open_poll(store, "s", poll) and None


def closed(store: Store) -> None:
    conduct.open_poll(store, "s", "unique")
    conduct.close_poll(store, "s", "unique")


def revealed(poll: str, count: int = 6) -> Moment:
    def act(store: Store) -> None:
        conduct.open_poll(store, "s", poll)
        vote(store, poll, count)
        conduct.close_poll(store, "s", poll)
        conduct.reveal_poll(store, "s", poll)

    return act


def ended(store: Store) -> None:
    revealed("unique")(store)
    conduct.end_seance(store, "s")


def thanked(store: Store) -> None:
    conduct.choose_scene(store, "s", Scene.THANKS)


MOMENTS: dict[str, Moment] = {
    "waiting": lambda _: None,
    **{poll: opened(poll) for poll in ("unique", "plusieurs", "echelle", "texte")},
    "closed": closed,
    "revealed": revealed("unique"),
    "revealed text": revealed("texte"),
    "too few": revealed("unique", 2),
    "thanked": thanked,
    "ended": ended,
}


def ours(text: str) -> list[str]:
    return [found.group() for found in OURS.finditer(text.replace(NO_COOKIE, ""))]


@pytest.mark.parametrize("query", ["?place=3", "?lever=1", "?ecrire=1", "?modifier=1", "?avis=9"])
@pytest.mark.parametrize("moment", list(MOMENTS))
def test_every_page_speaks_plainly(
    store: Store, seance: Seance, telephone: Telephone, moment: str, query: str
) -> None:
    MOMENTS[moment](store)
    assert ours(telephone.read(query)) == []


@pytest.mark.parametrize("fields", [{}, {"choice": "99"}, {"choice": ["0", "1", "2"]}])
def test_every_refusal_speaks_plainly(
    store: Store, seance: Seance, telephone: Telephone, fields: dict[str, str]
) -> None:
    conduct.open_poll(store, seance.id, "plusieurs")
    token = telephone.token()
    sent = {"poll": "plusieurs", "token": token, **fields}
    assert ours(telephone.client.post(telephone.path, data=sent).text.split("<script>")[0]) == []


def sentences_of(source: str) -> list[str]:
    """The strings of a module that a person could read: more than one word, with a capital."""
    docs, tree = set(), ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            docs.add(id(getattr(body[0], "value", None)))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
        and re.match(r"[A-ZÀ-Ý«].* ", node.value)
    ]


@pytest.mark.parametrize("module", sorted(HERE.glob("*.py")), ids=lambda path: path.name)
def test_every_sentence_of_the_server_speaks_plainly(module: object) -> None:
    assert mcdata.phone.__file__
    source = module.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert [word for text in sentences_of(source) for word in ours(text)] == []


def test_every_sentence_of_the_script_speaks_plainly() -> None:
    source = (HERE / "ballot.js").read_text(encoding="utf-8")
    said = [
        text for text in re.findall(r"'([^'\n]*)'", source) if re.search("[a-zé’] [a-zé]", text)
    ]
    assert len(said) > 10
    assert [word for text in said for word in ours(text)] == []


def test_cookies_are_named_in_one_sentence_alone() -> None:
    assert NO_COOKIE == "Ce téléphone bloque les cookies. Demandez de l’aide."
