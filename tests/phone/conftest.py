"""A live séance, and telephones that open its page."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from mcdata import conduct, phone
from mcdata.model import Seance
from mcdata.runtime import Runtime
from mcdata.store import Store
from tests.support import small_seance

URLENCODED = {"content-type": "application/x-www-form-urlencoded"}


class Telephone:
    """A browser that reads a page's form and sends it as a person would."""

    def __init__(self, app: Starlette, code: str, address: str = "10.0.0.1") -> None:
        self.client = TestClient(app, follow_redirects=False, client=(address, 50000))
        self.path = f"/v/{code}"

    def open(self, query: str = "") -> httpx.Response:
        return self.client.get(self.path + query)

    def read(self, query: str = "") -> str:
        """The page as a person reads it: words, without tags."""
        return words(self.open(query).text)

    def token(self) -> str:
        page = self.open("?ecrire=1").text
        found = re.search(r'name="token" value="([^"]+)"', page)
        assert found, "no form on the page"
        return found[1]

    def vote(self, poll: str, *choices: object, text: str | None = None) -> httpx.Response:
        fields = {"poll": poll, "token": self.token(), "choice": [str(c) for c in choices]}
        if text is not None:
            fields["text"] = text
        return self.client.post(self.path, data=fields)

    def send(self, what: str, **fields: str) -> httpx.Response:
        return self.client.post(f"{self.path}/{what}", data={"token": self.token(), **fields})

    def post_raw(self, body: bytes) -> httpx.Response:
        """Post bytes as they are, after the fields that make the form ours."""
        head = f"poll=unique&token={self.token()}&".encode()
        return self.client.post(self.path, content=head + body, headers=URLENCODED)


def words(page: str) -> str:
    body = page.split("</head>")[-1]
    body = re.sub(r"<(script|style)>.*?</\1>", " ", body, flags=re.DOTALL)
    # \s would swallow the non-breaking spaces, which are French typography
    return re.sub("[ \n]+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body))).strip()


@pytest.fixture
def app(runtime: Runtime) -> Starlette:
    application = Starlette(routes=phone.routes(phone.Door()))
    application.state.runtime = runtime
    return application


@pytest.fixture
def seance(store: Store) -> Seance:
    """A live séance with one question of each type, none open yet."""
    small = small_seance(store)
    conduct.open_seance(store, small.id)
    return small


@pytest.fixture
def telephone(app: Starlette, seance: Seance) -> Telephone:
    return Telephone(app, seance.code)


@pytest.fixture
def telephones(app: Starlette, seance: Seance) -> Callable[[int], list[Telephone]]:
    """Make as many telephones as asked for, all behind the room's one address."""
    return lambda count: [Telephone(app, seance.code) for _ in range(count)]
