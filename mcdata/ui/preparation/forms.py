"""What the forms share: they keep what was typed until it is saved, then begin afresh."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from mcdata.errors import MasterClassError
from mcdata.ui import page

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS_VIEW, PEOPLE_VIEW = "mp-questions-view", "mp-people-view"
LIST = "liste"  # the part of a tab that shows what is there
ENROL = "inscrire"
_REFUSAL = "mp_refusal"


def fresh(name: str, field: str = "form") -> str:
    """Return the key of one of a form's widgets; another one once the form was saved."""
    return f"{name}-{field}-{st.session_state.get(f'mp_saved_{name}', 0)}"


def choose_view(label: str, words: dict[str, str], default: str, key: str) -> str:
    """Let the visitor choose a part of a tab; `show_view` chooses it for them."""
    if key not in st.session_state or st.session_state[key] not in words:
        st.session_state[key] = default
    st.session_state[key] = st.session_state.pop(f"{key}-next", st.session_state[key])
    chosen = st.segmented_control(
        label,
        list(words),
        required=True,
        format_func=lambda view: words[view],
        label_visibility="collapsed",
        key=key,
    )
    return str(chosen)


def show_view(key: str, view: str) -> None:
    """Come to a part of a tab on the next drawing."""
    st.session_state[f"{key}-next"] = view


def saved(sentence: str, name: str = "") -> None:
    """Say that it is done, empty the form called `name`, draw the page again."""
    if name:
        counter = f"mp_saved_{name}"
        st.session_state[counter] = st.session_state.get(counter, 0) + 1
    page.confirm(sentence)
    st.rerun()


@contextmanager
def acting() -> Iterator[None]:
    """Inside a widget's callback: keep a refusal for `show_refusal`, where the page can draw it."""
    try:
        yield
    except MasterClassError as error:
        st.session_state[_REFUSAL] = str(error)


def on_click(act: Callable[[], object], sentence: str = "") -> Callable[[], None]:
    """Return a callback that acts, says so, or keeps the refusal."""

    def callback() -> None:
        with acting():
            act()
            if sentence:
                page.confirm(sentence)

    return callback


def show_refusal() -> None:
    """Draw the sentence that the last callback was refused with, once."""
    sentence = st.session_state.pop(_REFUSAL, None)
    if sentence:
        with page.errors():
            raise MasterClassError(sentence)
