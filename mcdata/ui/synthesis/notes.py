"""The notes: reread, corrected, made publishable several at once, added or struck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeVar

import streamlit as st

from mcdata import conduct
from mcdata.exposure import exposures
from mcdata.facts import Author
from mcdata.model import NoteKind, NoteStage, Participant, SaidBy, Seance, SynthesisStage
from mcdata.polls import NOTE_LIMIT
from mcdata.state import Note, SeanceState, WrittenQuestion
from mcdata.store import Store
from mcdata.synthesis import editing
from mcdata.synthesis.report import Report
from mcdata.texts import label, listed, plural
from mcdata.ui import page
from mcdata.ui.synthesis.drafts import Desk, open_desk

Choice = TypeVar("Choice", NoteKind, NoteStage)
PLACEHOLDER = "Ce qui a été dit, sans nom"
NEW = "note-nouvelle"


@dataclass(frozen=True, slots=True)
class Table:
    """What working on the notes needs, read once."""

    store: Store
    seance: Seance
    desk: Desk
    people: Sequence[Participant]
    author: Author

    def save(self, note: Note, text: str, kind: NoteKind, stage: NoteStage, by: SaidBy) -> None:
        """Keep a note as it stands on the page: words, kind, stage and who it was heard from."""
        with page.errors():
            editing.check_open(self.store.synthesis(self.seance.id))
            conduct.correct_note(
                self.store, self.seance.id, note.number, kind, text, stage,
                said_by=None if by is _heard(note) else by, author=self.author,
            )  # fmt: skip
            self.desk.done(field_of(note))
            page.confirm("Note enregistrée.")
            st.rerun()


def notes_panel(
    store: Store, seance: Seance, report: Report, state: SeanceState, author: Author
) -> None:
    """Each note with its kind, its words and its stage; then written questions to take up."""
    if report.is_programme:
        page.markup(f'<p class="ms-note">{escape(editing.NOT_STARTED)}</p>')
        return
    if report.stage is SynthesisStage.VALIDATED:
        page.markup(f'<p class="ms-note">{escape(editing.VALIDATED)}</p>')
        return
    people = store.participants(seance.programme_id)
    table = Table(store, seance, open_desk(store, seance.id, 0), people, author)
    if state.notes:
        _several(table, state.notes)
    else:
        page.markup('<p class="ms-note">Aucune note n’a été prise pendant cette séance.</p>')
    for note in state.notes:
        _note(table, note)
    _new(table)
    known = {note.text.casefold() for note in state.notes}
    waiting = [q for q in state.questions if not q.answered and q.text.casefold() not in known]
    if waiting:
        page.markup('<p class="ms-title">Questions écrites sans réponse</p>')
    for question in waiting:
        _question(table, question)


def field_of(note: Note) -> str:
    return f"note-{note.number}"


def _heard(note: Note) -> SaidBy:
    return note.said_by or SaidBy.OTHER


def _several(table: Table, notes: Sequence[Note]) -> None:
    """Make all the ticked notes publishable in one go, with their words as they stand."""
    ready = sum(note.stage is NoteStage.PUBLISHABLE for note in notes)
    told = plural(ready, "note publiable", "notes publiables")
    page.markup(
        f'<p class="ms-note">{told} sur {len(notes)}. Retirez les noms et ce qui ferait '
        "reconnaître quelqu’un, cochez ce que vous avez relu, puis publiez d’un coup.</p>"
    )
    waiting = [note for note in notes if note.stage is not NoteStage.PUBLISHABLE]
    if not waiting:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        everything = st.checkbox("Tout cocher", key=f"ms-{table.seance.id}-all")
        ticked = [n for n in waiting if everything or st.session_state.get(_tick(table, n))]
        words = plural(len(ticked), "note", "notes")
        if st.button(
            f"Rendre publiables\u00a0: {words}" if ticked else "Rendre publiables",
            type="primary",
            disabled=not ticked,
            key="ms-notes-publish",
        ):
            _publish(table, ticked)


def _publish(table: Table, notes: Sequence[Note]) -> None:
    texts = {n.number: table.desk.drafts.get(field_of(n), n.text) for n in notes}
    with page.errors():
        editing.check_open(table.store.synthesis(table.seance.id))
        conduct.publish_notes(table.store, table.seance.id, texts, author=table.author)
        table.desk.done(*(field_of(n) for n in notes))
        page.confirm(f"{plural(len(texts), 'note publiable', 'notes publiables')} de plus.")
        st.rerun()


def _tick(table: Table, note: Note) -> str:
    return f"ms-{table.seance.id}-tick-{note.number}"


def _note(table: Table, note: Note) -> None:
    with st.container(border=True, key=f"ms-note-{note.number}"):
        text = table.desk.area(
            field_of(note), f"Texte de la note {note.number}", note.text, PLACEHOLDER, NOTE_LIMIT
        )
        if found := exposures(text, table.people):
            words = escape(listed([f"«\u00a0{one.words}\u00a0»" for one in found]))
            page.markup(f'<p class="ms-alert">Peut faire reconnaître quelqu’un\u00a0: {words}</p>')
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kind = _choice(note, "Nature", list(NoteKind), note.kind, 140)
            stage = _choice(note, "Étape", list(NoteStage), note.stage, 130)
            by = _heard_choice(note)
            if note.stage is not NoteStage.PUBLISHABLE:
                st.checkbox("Relue", key=_tick(table, note))
            saved = st.button("Enregistrer", key=f"ms-note-save-{note.number}")
            struck = st.button("Retirer", key=f"ms-note-strike-{note.number}", type="tertiary")
            page.named(f"ms-note-save-{note.number}", f"Enregistrer la note «\u00a0{text}\u00a0»")
            page.named(f"ms-note-strike-{note.number}", f"Retirer la note «\u00a0{text}\u00a0»")
    if saved or (kind, stage, by) != (note.kind, note.stage, _heard(note)):
        table.save(note, text, NoteKind(str(kind)), NoteStage(str(stage)), by)
    if struck:
        with page.errors():
            editing.check_open(table.store.synthesis(table.seance.id))
            conduct.remove_note(table.store, table.seance.id, note.number, author=table.author)
            table.desk.done(field_of(note))
            page.confirm("Note retirée.")
            st.rerun()


def _choice(note: Note, title: str, options: list[Choice], now: Choice, width: int) -> Choice:
    return st.selectbox(
        title, options, options.index(now), label, width=width, filter_mode=None,
        key=f"ms-{title}-{note.number}-{now}",
    )  # fmt: skip


def _heard_choice(note: Note) -> SaidBy:
    now = _heard(note)
    options = list(SaidBy)
    return st.selectbox(
        "Dit par", options, options.index(now), label, width=160,
        filter_mode=None, key=f"ms-by-{note.number}-{now}",
    )  # fmt: skip


def _new(table: Table) -> None:
    """A note that was not taken in the room, from a paper or a memory."""
    page.markup('<p class="ms-title">Ajouter une note</p>')
    text = table.desk.area(NEW, "Nouvelle note", "", PLACEHOLDER, NOTE_LIMIT)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.selectbox(
            "Nature de la note", list(NoteKind), 0, label, width=160, filter_mode=None,
            key="ms-new-kind",
        )  # fmt: skip
        by = st.selectbox(
            "Dite par", list(SaidBy), 1, label, width=170, filter_mode=None,
            key="ms-new-by",
        )  # fmt: skip
        sent = st.button("Ajouter la note", key="ms-note-add")
    if sent:
        with page.errors():
            editing.check_open(table.store.synthesis(table.seance.id))
            conduct.take_note(
                table.store, table.seance.id, NoteKind(str(kind)), text, said_by=by,
                author=table.author,
            )  # fmt: skip
            table.desk.done(NEW)
            _forget(table, NEW)
            page.confirm("Note ajoutée, à relire.")
            st.rerun()


def _forget(table: Table, field: str) -> None:
    start = f"ms-{table.seance.id}-{field}-"
    for key in [k for k in st.session_state if str(k).startswith(start)]:
        del st.session_state[key]


def _question(table: Table, question: WrittenQuestion) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(question.text, width="stretch")
        key = f"ms-question-{question.number}"
        page.named(key, f"Reprendre en note la question «\u00a0{question.text}\u00a0»")
        if st.button("Reprendre en note", key=key):
            with page.errors():
                editing.check_open(table.store.synthesis(table.seance.id))
                conduct.take_note(
                    table.store, table.seance.id, NoteKind.QUESTION, question.text,
                    said_by=SaidBy.OTHER, author=table.author,
                )  # fmt: skip
                page.confirm("La question est devenue une note, à relire.")
                st.rerun()
