"""The console's component: its files read from disk, its colours from the palette, its mounting.

It fills the whole window and speaks to the console's routes by itself: Python runs again only when
another séance is chosen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from mcdata import clock, palette
from mcdata.access import public_address
from mcdata.conduct.screen import LONGEST
from mcdata.console.state import load
from mcdata.console.views import to_json
from mcdata.model import NoteKind, Role, Scene, Seance
from mcdata.network import wifi
from mcdata.people import NAME_LIMIT
from mcdata.polls import NOTE_LIMIT, TEXT_LIMIT
from mcdata.runtime import Runtime
from mcdata.seats import HEAD, LETTERS, seated_at
from mcdata.texts import label

HERE = Path(__file__).parent
SCRIPTS = (
    *("kit", "foresee", "link", "taps"),
    *("room", "map", "head", "centre", "floor", "arrivals"),
    *("agenda", "written", "polls", "answers", "evaluation", "notes", "screens", "phones"),
    *("panels", "panel_seat", "panel_turns", "panel_blocks", "panel_polls", "panel_notes"),
    *("panel_hands", "panel_reading", "panel_course", "panel_help", "balance"),
    *("panel_screens", "panel_network", "papers"),
    *("keys", "main"),
)
STYLES = (
    *("console", "console_room", "console_below", "console_work", "console_panel"),
    *("console_answers", "console_projector", "console_head"),
)


def mount(held: Runtime, seance: Seance) -> None:
    """Draw the console of `seance` over the whole window."""
    component = st.components.v2.component(
        "mcdata_console", html=markup(), css=style(), js=script()
    )
    component(key="console", data=initial(held, seance))


def initial(held: Runtime, seance: Seance) -> dict[str, Any]:
    """What the component starts from: addresses, words and the state, ready for JSON."""
    state = load(held.store, seance, clock.now(), held.settings.minimum_shown)
    base = f"/console/{seance.code}"
    query = f"?seance={seance.code}"
    join = f"{public_address(held.settings)}/v/{seance.code}"
    return {
        "demo": held.store.programme(seance.programme_id).is_demo,
        "urls": {
            "state": f"{base}/etat",
            "balance": f"{base}/equilibre",
            "act": f"{base}/acte",
            "live": f"/live/{seance.code}?phones=1",
            "papers": f"{base}/papier",
            "join": join.removeprefix("http://").removeprefix("https://"),
            "links": {
                "home": "/accueil",
                "programme": "/programme",
                "preparation": f"/preparation{query}",
                "projector": f"/projection{query}",
                "synthesis": f"/synthese{query}",
                "network": "/reglages",
            },
        },
        "words": {
            "scenes": {scene.value: label(scene) for scene in Scene if scene not in ASIDE},
            "more": {scene.value: label(scene) for scene in Scene if scene in ASIDE},
            "kinds": {kind.value: label(kind) for kind in NoteKind},
            "roles": {role.value: label(role) for role in Role},
        },
        "state": json.loads(to_json(state)),
    }


ASIDE = frozenset({Scene.COUNTDOWN, Scene.BREAK, Scene.BLACK, Scene.WRITTEN})  # not in the bar


RULES: Mapping[str, Any] = MappingProxyType(
    {
        "head": HEAD,
        "letters": LETTERS,
        "seated_at": {role.value: seated_at(role) for role in Role},
        "minutes": LONGEST,
        "name": NAME_LIMIT,
        "note": NOTE_LIMIT,
        "text": TEXT_LIMIT,
        "wifi_name": wifi.NAME_LIMIT,
        "wifi_password": wifi.PASSWORD_LIMIT,
    }
)  # what the scripts must know of the rules before they ask: never written there again


@cache
def markup() -> str:
    return _read("console.html").replace("{note}", str(RULES["note"]))


@cache
def style() -> str:
    """The palette as variables, then the files."""
    roles = {f"role-{role.value}": colour for role, colour in palette.ROLE_COLOURS.items()}
    colours = {
        "paper": palette.PAPER,
        "ink": palette.INK,
        "accent": palette.ACCENT,
        "accent-soft": palette.ACCENT_SOFT,
        "warning": palette.WARNING,
        "warning-soft": palette.WARNING_SOFT,
        "muted": palette.MUTED,
        "line": palette.LINE,
        "surface": palette.SURFACE,
        "yellow": palette.YELLOW,
        "green": palette.GREEN,
        "blue": palette.BLUE,
        "role-none": palette.LINE,
        "font": palette.FONT,
        **roles,
    }
    variables = "".join(f"--{name}:{value};" for name, value in colours.items())
    files = (f"{name}.css" for name in STYLES)
    return f":host{{{variables}}}\n" + "\n".join(_read(name) for name in files)


@cache
def script() -> str:
    """The files one after the other: one module, whose default export mounts the console."""
    rules = f"const RULES = {json.dumps(dict(RULES))};"
    return "\n".join([rules, *(_read(f"console_{name}.js") for name in SCRIPTS)])


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
