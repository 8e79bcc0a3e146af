"""« À faire cette semaine »: what, by when, and the way to do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

import streamlit as st

from mcdata import preparation
from mcdata.access import AccessRole
from mcdata.clock import from_paris
from mcdata.model import Participant, Seance
from mcdata.preparation import Part
from mcdata.store import Store
from mcdata.texts import NBSP, date_short, plural
from mcdata.ui import page
from mcdata.ui.links import link_to
from mcdata.ui.page import Context
from mcdata.ui.programme.tables import councillors_table, table_html
from mcdata.week import Task, TaskKind, sentence

SHOWN = 6  # tasks seen at once: a longer list is not read on a Monday morning
INTRODUCTION_OPEN = "mc_introduction_open"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a task is done: a page, and the tab of the preparation."""

    target: str
    words: str
    tab: Part | None = None


_LINEUP = Way("intervenants", "Voir les intervenants")
_PEOPLE = Way("preparation", "Voir les inscriptions", Part.PEOPLE)
_WAYS = {
    TaskKind.REVIEW_DATE: Way("preparation", "Revoir la séance"),
    TaskKind.FIND_SPEAKER: _LINEUP,
    TaskKind.INVITE_SPEAKER: _LINEUP,
    TaskKind.HEAR_FROM_SPEAKER: _LINEUP,
    TaskKind.CONFIRM_SPEAKER: _LINEUP,
    TaskKind.FILL_PLACES: _PEOPLE,
    TaskKind.PREPARE_AGENDA: Way("preparation", "Composer le déroulé", Part.AGENDA),
    TaskKind.PREPARE_QUESTIONS: Way("preparation", "Préparer les questions", Part.QUESTIONS),
    TaskKind.RECORD_ATTENDANCE: Way("preparation", "Pointer les présences", Part.PEOPLE),
    TaskKind.SAY_WHO_SPOKE: _LINEUP,
    TaskKind.SEAL: Way("reglages", "Sceller la séance"),
    TaskKind.VALIDATE_SYNTHESIS: Way("synthese", "Ouvrir la synthèse"),
    TaskKind.END: Way("animation", "Ouvrir la console"),
}


def draw(
    context: Context, tasks: Sequence[Task], missed: Sequence[Participant], today: date
) -> None:
    """Draw the tasks in their order; `missed` are the people of the introductory task."""
    if not tasks:
        page.markup('<p class="mc-empty">Rien ne presse cette semaine.</p>')
        return
    with st.container(key="mc-week"):
        for index, task in enumerate(tasks[:SHOWN]):
            _row(context, index, task, missed, today)
        if rest := tasks[SHOWN:]:
            with st.expander(f"Voir {plural(len(rest), 'autre tâche', 'autres tâches')}"):
                for index, task in enumerate(rest, SHOWN):
                    _row(context, index, task, missed, today)


def _row(
    context: Context, index: int, task: Task, missed: Sequence[Participant], today: date
) -> None:
    with st.container(key=f"mc-task-{index}"):
        when, what, way = st.columns([1.7, 5, 1.9], vertical_alignment="center")
        with when:
            page.markup(_due(task, today))
        with what:
            page.markup(_what(task))
        with way:
            _way(context, task)
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


def _way(context: Context, task: Task) -> None:
    if task.seance is None:
        words = "Cacher les noms" if st.session_state.get(INTRODUCTION_OPEN) else "Voir les noms"
        st.button(words, key="introduction_names", on_click=_toggle)
    elif task.kind is TaskKind.PROMOTE:
        key = f"promote-{task.seance.id}"
        if st.button("Faire entrer", key=key):
            _promote(context.store, task.seance)
        page.named(key, f"Faire entrer la liste d’attente à la séance {task.seance.number}")
    elif task.kind is TaskKind.END and context.role is not AccessRole.ANIMATOR:
        page.markup('<p class="mc-note">À faire depuis la console de la séance.</p>')
    else:
        way = _WAYS[task.kind]
        query = {"onglet": way.tab.value} if way.tab else {}
        link_to(way.target, way.words, task.seance, **query)


def _promote(store: Store, seance: Seance) -> None:
    with page.errors():
        entered = len(preparation.promote(store, seance.id))
        said = plural(entered, "personne est entrée", "personnes sont entrées")
        page.confirm(f"Séance {seance.number}{NBSP}: {said}.")
        st.rerun()


def _toggle() -> None:
    st.session_state[INTRODUCTION_OPEN] = not st.session_state.get(INTRODUCTION_OPEN)
