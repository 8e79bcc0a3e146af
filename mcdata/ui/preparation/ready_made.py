"""Picking among the ready-made questions: by theme and moment, several at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from mcdata import preparation
from mcdata.model import Poll, Seance
from mcdata.reference import ReferenceQuestion, theme_title, themes
from mcdata.reference import questions as reference_questions
from mcdata.texts import french, label, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import LIST, QUESTIONS_VIEW, saved, show_view
from mcdata.ui.preparation.phone import moment_of, preview

ALL = "tous"


def draw(context: Context, seance: Seance, polls: Sequence[Poll]) -> None:
    shown = _filtered(seance)
    taken = {p.reference for p in polls}
    left, right = st.columns([8, 4], gap="large")
    with left:
        if not shown:
            page.markup('<p class="mp-empty">Aucune question prête pour ce choix.</p>')
        with st.container(key="mp-rows"):
            for one in shown:
                _tick(one, is_taken=one.id in taken)
    ticked = [q for q in reference_questions() if _is_ticked(q.id) and q.id not in taken]
    with right:
        words = plural(len(ticked), "question", "questions")
        if st.button(
            f"Ajouter {words}" if ticked else "Cochez des questions",
            type="primary", disabled=not ticked, width="stretch", key="mp-take",
        ):  # fmt: skip
            with page.errors():
                preparation.add_reference_polls(context.store, seance.id, [q.id for q in ticked])
                for one in ticked:
                    st.session_state["mp_ticked"].discard(one.id)
                show_view(QUESTIONS_VIEW, LIST)
                saved("Ajouté à la séance.")
        last = _last(ticked, shown)
        if last:
            page.markup(preview(seance, preparation.poll_from_reference(seance.id, last)))
            notes = " ".join(part for part in (last.note, last.care and f"{last.care}.") if part)
            if notes:
                st.text(french(notes))


def _filtered(seance: Seance) -> tuple[ReferenceQuestion, ...]:
    keys = [t.key for t in themes() if reference_questions(t.key)]
    left, right = st.columns(2)
    theme = left.selectbox(
        "Thème",
        [*keys, ALL],
        keys.index(seance.theme) if seance.theme in keys else len(keys),
        lambda key: "Tous les thèmes" if key == ALL else theme_title(key),
        key=f"mp-theme-{seance.id}",
        filter_mode=None,
    )
    moments = list(dict.fromkeys(q.moment for q in reference_questions()))
    moment = right.selectbox(
        "Moment",
        [ALL, *moments],
        0,
        lambda key: "Tous les moments" if key == ALL else moment_of(key).capitalize(),
        key=f"mp-moment-{seance.id}",
        filter_mode=None,
    )
    found = reference_questions(None if theme == ALL else theme)
    return tuple(q for q in found if moment in {ALL, q.moment})


def _tick(one: ReferenceQuestion, *, is_taken: bool) -> None:
    kind = "quiz" if one.is_quiz else label(one.type)
    with st.container(key=f"mp-row-{one.id}"):
        st.checkbox(
            french(one.text),  # ours, from data/: no Markdown in it
            value=is_taken or _is_ticked(one.id),
            key=f"mp-tick-{one.id}-{is_taken}",
            disabled=is_taken,
            on_change=_toggle,
            args=(one.id,),
        )
        held = " · déjà dans la séance" if is_taken else ""
        page.markup(f'<p class="mp-note">{kind.capitalize()} · {moment_of(one.moment)}{held}</p>')


def _is_ticked(question_id: str) -> bool:
    return question_id in st.session_state.setdefault("mp_ticked", set())


def _toggle(question_id: str) -> None:
    ticked: set[str] = st.session_state.setdefault("mp_ticked", set())
    ticked ^= {question_id}
    st.session_state["mp_last"] = question_id


def _last(
    ticked: Sequence[ReferenceQuestion], shown: Sequence[ReferenceQuestion]
) -> ReferenceQuestion | None:
    """Return the question ticked last, or the first of the list."""
    last = str(st.session_state.get("mp_last", ""))
    by_id = {q.id: q for q in (*shown, *ticked)}
    return by_id.get(last) or next(iter(by_id.values()), None)
