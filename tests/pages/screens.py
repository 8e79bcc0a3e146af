"""A page of the office, opened as its visitor's role would, without a browser."""

from __future__ import annotations

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from mcdata import runtime
from mcdata.access import AccessRole
from mcdata.runtime import Runtime
from mcdata.settings import ROOT


def open_page(
    patch: pytest.MonkeyPatch, held: Runtime, name: str, role: AccessRole, **query: str
) -> AppTest:
    """Run `pages/<name>.py` on this runtime, through the navigation that its role gets."""
    patch.setattr(runtime, "_current", held)
    screen = AppTest.from_file(ROOT / "mcdata" / "ui" / "main.py", default_timeout=30)
    screen.session_state["mc_role"] = role.value
    screen.run()
    screen.switch_page(f"../../pages/{name}.py")
    for key, value in query.items():
        screen.query_params[key] = value
    screen.run()
    assert not screen.exception, screen.exception
    return screen


def drawn(screen: AppTest) -> str:
    """Return all the HTML that the page drew."""
    return "\n".join(element.proto.body for element in screen.get("html"))


ALERT = re.compile(r'<div class="mc-alert" role="alert">(.*?)</div>', re.DOTALL)


def alerts(screen: AppTest) -> list[str]:
    """Return the sentences that say what was wrong."""
    return [html.unescape(sentence) for sentence in ALERT.findall(drawn(screen))]
