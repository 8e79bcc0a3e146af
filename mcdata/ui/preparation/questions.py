"""The séance's questions: their list, with what a phone will show of the one looked at."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from mcdata import preparation
from mcdata.model import Poll, PollStage, PollType, Seance
from mcdata.reference import questions as reference_questions
from mcdata.texts import NBSP, french, label, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation import ready_made, writing
from mcdata.ui.preparation.forms import (
    LIST,
    choose_view,
    on_click,
    show_refusal,
    show_view,
)
from mcdata.ui.preparation.forms import QUESTIONS_VIEW as VIEW
from mcdata.ui.preparation.phone import moment_of, preview

READY, WRITE = "pretes", "ecrire"


def draw(context: Context, seance: Seance, *, editable: bool) -> None:
    polls = context.store.polls(seance.id)
    show_refusal()
    if not editable:
        _list(context, seance, polls, editable=False)
        return
    words = {
        LIST: f"Questions de la séance ({len(polls)})",
        READY: f"Choisir parmi {len(reference_questions())} questions prêtes",
        WRITE: "Écrire une question",
    }
    view = choose_view("Questions", words, LIST if polls else READY, VIEW)
    if view == READY:
        ready_made.draw(context, seance, polls)
    elif view == WRITE:
        writing.draw(context, seance)
    else:
        _list(context, seance, polls, editable=editable)


def _list(context: Context, seance: Seance, polls: Sequence[Poll], *, editable: bool) -> None:
    if not polls:
        page.markup(
            '<div class="mp-empty"><b>Cette séance n’a pas encore de question.</b>'
            "Choisissez-en parmi les questions prêtes, ou écrivez la vôtre.</div>"
        )
        return
    state = context.store.state(seance.id)
    left, right = st.columns([8, 4], gap="large")
    with left, st.container(key="mp-rows"):
        for rank, poll in enumerate(polls, 1):
            _row(context, seance, poll, rank, state.poll_stage(poll.id), editable=editable)
    shown = st.session_state.get("mp_shown")
    with right:
        page.markup(preview(seance, next((p for p in polls if p.id == shown), polls[0])))


def _row(
    context: Context, seance: Seance, poll: Poll, rank: int, stage: PollStage, *, editable: bool
) -> None:
    prepared = stage is PollStage.PREPARED
    with (
        st.container(key=f"mp-row-{poll.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        with st.container(width="stretch"):
            page.markup(_what(poll, rank, stage))
        _button("Voir sur le téléphone", "smartphone", poll, _show, poll.id)
        if editable and prepared:
            _button("Modifier", "edit", poll, _edit, poll.id)
            for words, icon, step in (("Monter", "upward", -1), ("Descendre", "downward", 1)):
                _button(words, f"arrow_{icon}", poll, _move, context, seance, poll.id, step)
            _button("Retirer", "delete", poll, _remove, context, seance, poll.id)


def _what(poll: Poll, rank: int, stage: PollStage) -> str:
    kind = label(poll.type)
    if poll.type is PollType.TEXT:
        detail = kind
    else:
        detail = f"{kind}, {plural(len(poll.options), 'réponse', 'réponses')}"
    if poll.right_answer is not None:
        right = escape(french(poll.options[poll.right_answer]))
        detail = f"quiz, bonne réponse{NBSP}: «{NBSP}{right}{NBSP}»"
    stood = "" if stage is PollStage.PREPARED else f" · {label(stage)}"
    detail = f"{detail[:1].upper()}{detail[1:]} · {escape(moment_of(poll.moment))}{stood}"
    return (
        f'<div class="mp-what"><b>{rank}. {escape(french(poll.question))}</b>'
        f"<small>{detail}</small></div>"
    )


def _button(words: str, icon: str, poll: Poll, act: object, *args: object) -> None:
    st.button(
        words, key=f"mp-{icon}-{poll.id}", icon=f":material/{icon}:", type="tertiary",
        on_click=act, args=args, help=words,  # type: ignore[arg-type]
    )  # fmt: skip
    page.named(f"mp-{icon}-{poll.id}", f"{words} la question «{NBSP}{french(poll.question)}{NBSP}»")


def _show(poll_id: str) -> None:
    st.session_state["mp_shown"] = poll_id


def _edit(poll_id: str) -> None:
    st.session_state["mp_edited"] = poll_id
    show_view(VIEW, WRITE)


def _move(context: Context, seance: Seance, poll_id: str, step: int) -> None:
    on_click(lambda: preparation.move_poll(context.store, seance.id, poll_id, step))()


def _remove(context: Context, seance: Seance, poll_id: str) -> None:
    act = on_click(
        lambda: preparation.remove_poll(context.store, seance.id, poll_id), "Question retirée."
    )
    act()
