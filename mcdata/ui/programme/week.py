"""« À faire cette semaine »: what, by when, and the way to do it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from html import escape

import streamlit as st

from mcdata.access import AccessRole
from mcdata.clock import from_paris
from mcdata.model import Participant
from mcdata.texts import NBSP, date_short, plural
from mcdata.ui import page
from mcdata.ui.links import link_to
from mcdata.ui.programme.tables import councillors_table, table_html
from mcdata.week import Task, TaskKind, sentence

SHOWN = 6  # tasks seen at once: a longer list is not read on a Monday morning
INTRODUCTION_OPEN = "mc_introduction_open"

_LINEUP = ("intervenants", "Voir les intervenants")
_PREPARATION = ("preparation", "Préparer la séance")
_SYNTHESIS = ("synthese", "Ouvrir la synthèse")
_ANIMATION = ("animation", "Ouvrir la séance")
_WAYS = {
    TaskKind.REVIEW_DATE: _PREPARATION,
    TaskKind.PROMOTE: ("preparation", "Voir les inscriptions"),
    TaskKind.FIND_SPEAKER: _LINEUP,
    TaskKind.CONFIRM_SPEAKER: _LINEUP,
    TaskKind.FILL_PLACES: ("preparation", "Voir les inscriptions"),
    TaskKind.PREPARE_AGENDA: _PREPARATION,
    TaskKind.PREPARE_QUESTIONS: _PREPARATION,
    TaskKind.RECORD_ATTENDANCE: ("preparation", "Pointer les présences"),
    TaskKind.SAY_WHO_SPOKE: _LINEUP,
    TaskKind.SEAL: ("synthese", "Sceller la séance"),
    TaskKind.VALIDATE_SYNTHESIS: _SYNTHESIS,
    TaskKind.END: _ANIMATION,
}


def draw(
    tasks: Sequence[Task], missed: Sequence[Participant], today: date, role: AccessRole
) -> None:
    """Draw the tasks, the oldest first; `missed` are the people of the introductory task."""
    if not tasks:
        page.markup('<p class="mc-empty">Rien ne presse cette semaine.</p>')
        return
    with st.container(key="mc-week"):
        for index, task in enumerate(tasks[:SHOWN]):
            _row(index, task, missed, today, role)
        if rest := tasks[SHOWN:]:
            with st.expander(f"Voir {plural(len(rest), 'autre tâche', 'autres tâches')}"):
                for index, task in enumerate(rest, SHOWN):
                    _row(index, task, missed, today, role)


def _row(
    index: int, task: Task, missed: Sequence[Participant], today: date, role: AccessRole
) -> None:
    with st.container(key=f"mc-task-{index}"):
        when, what, way = st.columns([1.3, 5, 1.8], vertical_alignment="center")
        with when:
            page.markup(_due(task, today))
        with what:
            page.markup(_what(task))
        with way:
            _way(task, role)
        if task.kind is TaskKind.INTRODUCTION and st.session_state.get(INTRODUCTION_OPEN):
            page.markup(table_html(councillors_table(missed)))


def _due(task: Task, today: date) -> str:
    said = date_short(from_paris(datetime.combine(task.due, time(12))))
    if task.is_late(today):
        days = plural((today - task.due).days, "jour", "jours")
        return f'<div class="mc-due mc-late"><b>En retard de {days}</b>depuis le {said}</div>'
    if task.due == today:
        return f'<div class="mc-due"><b>Aujourd’hui</b>{said}</div>'
    return f'<div class="mc-due"><b>Avant le {said}</b></div>'


def _what(task: Task) -> str:
    where = ""
    if seance := task.seance:
        day = date_short(seance.starts_at)
        where = f"<small>Séance {seance.number} · {escape(seance.title)} · {day}</small>"
    return f'<div class="mc-task"><b>{escape(sentence(task))}</b>{where}</div>'


def _way(task: Task, role: AccessRole) -> None:
    if task.kind is TaskKind.INTRODUCTION:
        st.button("Voir les noms", key="introduction_names", on_click=_toggle, type="tertiary")
        return
    target, words = _WAYS[task.kind]
    if target == _ANIMATION[0] and role is not AccessRole.ANIMATOR:
        page.markup(f'<p class="mc-note">Console{NBSP}: voir avec l’animateur-trice</p>')
        return
    link_to(target, words, task.seance)


def _toggle() -> None:
    st.session_state[INTRODUCTION_OPEN] = not st.session_state.get(INTRODUCTION_OPEN)
