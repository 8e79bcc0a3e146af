"""The synthesis page's panels: outline, preview, rewriting, notes, export and stages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from html import escape

import streamlit as st

from mcdata import conduct, synthesis
from mcdata.model import NoteKind, NoteStage, Seance, SeanceStage, SynthesisStage
from mcdata.palette import ACCENT, ACCENT_SOFT, INK, LINE, MUTED, WARNING
from mcdata.polls import NOTE_LIMIT
from mcdata.state import Note, SeanceState, WrittenQuestion
from mcdata.store import Store
from mcdata.synthesis import editing, html
from mcdata.synthesis.first_page import FOLLOW_UPS, POINTS
from mcdata.synthesis.report import PartState, Report
from mcdata.texts import label, plural
from mcdata.ui import page

PREVIEW, LINES, NOTES, RESULTS = "La page", "L’essentiel", "Les notes", "Les résultats"
HEIGHT = 560  # pixels; the style sheet then gives it what is left of the screen
STATE_CLASSES = {PartState.TO_REREAD: "todo", PartState.EMPTY: "none", PartState.RUNNING: "live"}

USE = {
    SynthesisStage.DRAFT: "Brouillon de l’équipe, avec toutes les notes\u00a0: ne le diffusez pas.",
    SynthesisStage.REREAD: "Seules les notes publiables y figurent. À valider avant diffusion.",
    SynthesisStage.VALIDATED: "Validée\u00a0: le document peut être diffusé.",
}

CSS = f"""<style>
[data-testid="InputInstructions"] {{ display: none !important; }}
.stMainBlockContainer {{ padding-top: 4.5rem; padding-bottom: 0; }}
[data-testid="stElementContainer"]:has(style) {{ display: none; }}
/* which séance stands on the title's line: the page below gets the height */
.st-key-ms-seance {{ margin: -4.1rem 0 0 auto; max-width: 40rem; }}
.st-key-ms-seance label {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }}
.st-key-ms-frame iframe {{ height: calc(100vh - 13.4rem) !important; min-height: 24rem; }}
/* the plan and the export stay in sight beside a long form */
[data-testid="stColumn"]:has(.ms-outline), [data-testid="stColumn"]:has(.ms-stages)
  {{ position: sticky; top: 5rem; align-self: flex-start; }}
.ms-outline {{ list-style: none; margin: 0 !important; padding: 0 !important; }}
.ms-outline li {{ margin: 0 !important; padding: .35rem 0; border-bottom: 1px solid {LINE};
  line-height: 1.3; color: {INK}; }}
.ms-outline small {{ display: block; color: {MUTED}; font-size: .875rem; }}
.ms-outline .todo small {{ color: {WARNING}; font-weight: 600; }}
.ms-outline .live small {{ color: {ACCENT}; font-weight: 600; }}
.ms-outline .none {{ color: {MUTED}; }}
.ms-title {{ font-weight: 700; margin: 0 0 .25rem; font-size: 1.05rem; color: {INK}; }}
.ms-note {{ color: {MUTED}; font-size: .95rem; line-height: 1.4; margin: 0; }}
.ms-stages {{ list-style: none; margin: 0 !important; padding: 0 !important; }}
.ms-stages li {{ margin: 0 !important; padding: .15rem .6rem;
  border-left: 4px solid {LINE}; color: {MUTED}; }}
.ms-stages .here {{ border-color: {ACCENT}; background: {ACCENT_SOFT}; color: {INK};
  font-weight: 700; }}
.st-key-ms-frame iframe {{ border: 1px solid {LINE}; }}
</style>"""


def outline(report: Report) -> str:
    """Each part with its state."""
    rows = "".join(
        f'<li class="{STATE_CLASSES.get(state, "")}">{escape(title)}<small>{state}</small></li>'
        for _, title, state in report.outline
    )
    return f'<p class="ms-title">Plan</p><ol class="ms-outline">{rows}</ol>'


def preview(report: Report) -> None:
    """The document in a frame of another origin: nothing in it can reach the page."""
    document = b64encode(html.render(report, paper=True).encode()).decode()
    address = f"data:text/html;charset=utf-8;base64,{document}"
    with st.container(key="ms-frame"):
        st.iframe(address, height=HEIGHT, alt=report.title)


# export and stages --------------------------------------------------------------------------


def export_panel(store: Store, seance: Seance, report: Report) -> None:
    """One click for each format; the file is made when it is asked for."""
    page.markup('<p class="ms-title">Exporter</p>')
    for name, kind, mime in (
        ("PDF", "pdf", "application/pdf"),
        ("HTML", "html", "text/html"),
    ):
        st.download_button(
            f"Télécharger en {name}",
            data=_maker(store, seance, kind),
            file_name=f"{report.filename}.{kind}",
            mime=mime,
            type="primary" if kind == "pdf" else "secondary",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
            key=f"ms-export-{kind}",
        )
    page.markup(f'<p class="ms-note">{USE[report.stage]}</p>')
    if seance.stage is SeanceStage.LIVE:
        st.button("Actualiser", icon=":material/refresh:", type="tertiary", key="ms-refresh")


def _maker(store: Store, seance: Seance, kind: str) -> Callable[[], bytes]:
    return lambda: synthesis.export(store, seance.id, kind)


def stage_panel(store: Store, seance: Seance, report: Report) -> None:
    """Where the document is, and the one step that comes next."""
    rows = "".join(
        f"<li{_here(stage is report.stage)}>{escape(label(stage).capitalize())}</li>"
        for stage in SynthesisStage
    )
    version = f"Version\u00a0{report.version}" if report.version else "Jamais enregistrée"
    page.markup(
        f'<p class="ms-title">Étape</p><ol class="ms-stages">{rows}</ol>'
        f'<p class="ms-note">{version}</p>'
    )
    stages = list(SynthesisStage)
    at = stages.index(report.stage)
    if at + 1 < len(stages):
        _step(store, seance, stages[at + 1], ("Marquer relue", "Valider")[at])
    if at:
        _step(store, seance, stages[at - 1], f"Remettre en «\u00a0{label(stages[at - 1])}\u00a0»")


def _here(current: bool) -> str:
    return ' class="here" aria-current="step"' if current else ""


def _step(store: Store, seance: Seance, stage: SynthesisStage, words: str) -> None:
    if st.button(words, key=f"ms-stage-{stage}", width="stretch"):
        with page.errors():
            editing.move(store, seance.id, stage)
            page.confirm(f"La synthèse est à l’étape «\u00a0{label(stage)}\u00a0».")
            st.rerun()


# the five points and the three follow-ups ---------------------------------------------------


def lines_form(store: Store, seance: Seance, report: Report) -> None:
    """Five points and three follow-ups to word; what the facts propose stands there first."""
    if report.stage is SynthesisStage.VALIDATED:
        page.markup(f'<p class="ms-note">{escape(editing.VALIDATED)}</p>')
        return
    with st.form(f"ms-lines-{seance.id}-{report.version}", border=False):
        points = _fields("Point", report.points.title, report.points.items, POINTS)
        after = _fields("Suite", report.follow_ups.title, report.follow_ups.items, FOLLOW_UPS)
        sent = st.form_submit_button("Enregistrer ces lignes", type="primary")
    page.markup(
        '<p class="ms-note">Une ligne vidée est retirée. Si tout est vide, le document propose de '
        "nouveau ses propres lignes, d’après les faits relevés.</p>"
    )
    if sent:
        with page.errors():
            saved = editing.write(store, seance.id, points, after)
            page.confirm(f"Lignes enregistrées, version\u00a0{saved.version}.")
            st.rerun()


def _fields(word: str, title: str, items: tuple[str, ...], count: int) -> list[str]:
    page.markup(f'<p class="ms-title">{escape(title)}</p>')
    return [
        st.text_area(
            f"{word} {number + 1}",
            items[number] if number < len(items) else "",
            max_chars=editing.LINE_LIMIT,
            height=72,
            placeholder="Une phrase que vous pourriez signer",
            label_visibility="collapsed",
        )
        or ""
        for number in range(count)
    ]


# notes --------------------------------------------------------------------------------------


def notes_panel(store: Store, seance: Seance, report: Report, state: SeanceState) -> None:
    """Each note with its kind, its words and its stage; then written questions to take up."""
    if report.stage is SynthesisStage.VALIDATED:
        page.markup(f'<p class="ms-note">{escape(editing.VALIDATED)}</p>')
        return
    if not state.notes:
        page.markup('<p class="ms-note">Aucune note n’a été prise pendant cette séance.</p>')
    else:
        ready = sum(note.stage is NoteStage.PUBLISHABLE for note in state.notes)
        told = plural(ready, "note publiable", "notes publiables")
        page.markup(
            f'<p class="ms-note">{told} sur {len(state.notes)}. Retirez les noms et ce qui ferait '
            "reconnaître quelqu’un, puis passez la note à «\u00a0publiable\u00a0».</p>"
        )
    for note in state.notes:
        _note(store, seance, note)
    known = {note.text.casefold() for note in state.notes}
    waiting = [q for q in state.questions if not q.answered and q.text.casefold() not in known]
    if waiting:
        page.markup('<p class="ms-title">Questions écrites sans réponse</p>')
    for question in waiting:
        _question(store, seance, question)


def _note(store: Store, seance: Seance, note: Note) -> None:
    with st.form(f"ms-note-{note.number}"):
        text = st.text_area(
            "Texte de la note",
            note.text,
            max_chars=NOTE_LIMIT,
            height=72,
            placeholder="Ce qui a été dit, sans nom",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kind = st.selectbox(
                "Nature", list(NoteKind), list(NoteKind).index(note.kind), label, width=150,
                filter_mode=None,
            )  # fmt: skip
            stage = st.selectbox(
                "Étape", list(NoteStage), list(NoteStage).index(note.stage), label, width=150,
                filter_mode=None,
            )  # fmt: skip
            sent = st.form_submit_button("Enregistrer")
    if sent:
        with page.errors():
            editing.check_open(store.synthesis(seance.id))
            words = text or ""
            conduct.correct_note(
                store, seance.id, note.number, NoteKind(str(kind)), words, NoteStage(str(stage))
            )
            page.confirm("Note enregistrée.")
            st.rerun()


def _question(store: Store, seance: Seance, question: WrittenQuestion) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(question.text, width="stretch")
        if st.button("Reprendre en note", key=f"ms-question-{question.number}"):
            with page.errors():
                editing.check_open(store.synthesis(seance.id))
                conduct.take_note(store, seance.id, NoteKind.QUESTION, question.text)
                page.confirm("La question est devenue une note, à relire.")
                st.rerun()
