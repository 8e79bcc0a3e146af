"""What every page begins with: who is here, the look, which séance, errors as sentences."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from mcdata import clock, runtime
from mcdata.access import ROLE_COOKIE, AccessRole
from mcdata.errors import MasterClassError
from mcdata.model import Programme, Seance, SeanceStage
from mcdata.runtime import Runtime
from mcdata.store import Store
from mcdata.texts import date_short
from mcdata.ui import chosen
from mcdata.ui.theme import BARE, OFFICE

_WAY_ON = '<p><a href="/preparation" target="_self">Préparer une séance</a></p>'
ACCESSIBILITY = '<p class="mc-aside"><a href="/accessibilite" target="_self">Accessibilité</a></p>'
DEMO_BADGE = '<span class="mc-demo">Données de démonstration</span>'


@dataclass(frozen=True, slots=True)
class Context:
    """What a page works with."""

    runtime: Runtime
    role: AccessRole

    @property
    def store(self) -> Store:
        return self.runtime.store

    @property
    def programme(self) -> Programme | None:
        """The programme that the address or the session names, else the newest; None if none."""
        return chosen.programme(self.store)


def current_role(held: Runtime) -> AccessRole | None:
    """The role of whoever looks at the page, from their signed cookie.

    The session's own state holds it too: a browser can't write there, a test can.
    """
    signed = st.context.cookies.get(ROLE_COOKIE)
    role = held.keys.role_of(signed)
    if role is None and "mc_role" in st.session_state:
        role = AccessRole(st.session_state["mc_role"])
    return role


def begin(title: str, *, bare: bool = False, subtitle: str = "") -> Context:
    """Start a page: the look, the title (office pages only), the demo's mark.

    A bare page (console, projector) has nothing of Streamlit's frame around it.
    """
    held = runtime.current()
    role = current_role(held)
    if role is None:
        st.html("<p>Votre accès n’est plus valable. Ouvrez de nouveau votre lien.</p>")
        st.stop()
    context = Context(held, role)
    chosen.keep(held.store, in_address=not bare)
    st.html(BARE if bare else OFFICE)
    if not bare:
        badge = DEMO_BADGE if context.programme and context.programme.is_demo else ""
        line = f'<p class="mc-subtitle">{html.escape(subtitle)}</p>' if subtitle else ""
        head = f"<h1>{html.escape(title)}</h1>{badge}{ACCESSIBILITY}"
        st.html(f'<div class="mc-head">{head}</div>{line}')
    return context


def default_seance(seances: tuple[Seance, ...]) -> Seance:
    """The séance that a page means when none is named: the live one, else the next, else the last.

    `seances` holds at least one.
    """
    live = [s for s in seances if s.stage is SeanceStage.LIVE]
    coming = sorted(
        (s for s in seances if s.stage is SeanceStage.PREPARED), key=lambda s: s.starts_at
    )
    now = clock.now()
    next_up = [s for s in coming if s.starts_at >= now] or coming
    return (live or next_up or sorted(seances, key=lambda s: s.starts_at)[-1:])[0]


def seance_label(seance: Seance) -> str:
    return f"Séance {seance.number} · {seance.title} · {date_short(seance.starts_at)}"


def choose_seance(context: Context, label: str = "Séance") -> Seance:
    """Let the visitor choose a séance; the choice stays in the address (`?seance=CODE`)."""
    programme = context.programme
    seances = context.store.seances(programme.id) if programme else ()
    if not seances:
        nothing("Aucune séance pour l’instant.", context)
    by_code = {s.code: s for s in seances}
    asked = st.query_params.get("seance", "").upper()
    chosen = asked if asked in by_code else default_seance(seances).code
    picked: str = st.selectbox(
        label,
        list(by_code),
        index=list(by_code).index(chosen),
        format_func=lambda code: seance_label(by_code[code]),
        placeholder="Choisir une séance",
    )
    if picked != asked:
        st.query_params["seance"] = picked
    return by_code[picked]


def nothing(sentence: str, context: Context) -> NoReturn:
    """Say that there is nothing to show yet, and the way to make it; the page ends here."""
    way = "" if context.role is AccessRole.PROJECTOR else _WAY_ON
    st.html(f'<div class="mc-nothing"><p>{html.escape(sentence)}</p>{way}</div>')
    st.stop()


def asked_seance(context: Context) -> Seance | None:
    """The séance that the address names, or the default one; None in an empty database."""
    seances = context.store.seances(context.programme.id) if context.programme else ()
    asked = st.query_params.get("seance", "").upper()
    named = [s for s in context.store.seances() if s.code == asked]
    return named[0] if named else default_seance(seances) if seances else None


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~:$])")


def plain(text: str) -> str:
    """Escape what Markdown would read into a typed text: it fetches remote images."""
    return _MARKDOWN.sub(r"\\\1", text)


def alert(sentence: str) -> None:
    """Say what was wrong and what to do; a screen reader says it at once."""
    st.html(f'<div class="mc-alert" role="alert">{html.escape(sentence)}</div>')


@contextmanager
def errors() -> Iterator[None]:
    """Show what was wrong and what to do, in place of a traceback."""
    try:
        yield
    except MasterClassError as error:
        alert(str(error))


def confirm(sentence: str) -> None:
    """Say that something was done; survives the rerun that follows it."""
    st.toast(plain(sentence), icon=":material/check:")


def named(key: str, words: str) -> None:
    """Give the button or link with this key a name in full, for who can't see what it is beside.

    Without a key (""), it is the one that was drawn just before.

    Streamlit's buttons have no other name than their words, and « Modifier » is in every row.
    """
    holder = "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip()) if key else ""
    st.html(f'<span class="mc-name" hidden data-for="{holder}">{html.escape(words)}</span>')


def markup(fragment: str) -> None:
    """Draw HTML whose typed parts the caller has escaped."""
    st.html(fragment)
