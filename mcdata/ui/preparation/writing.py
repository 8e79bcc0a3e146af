"""Writing a question of one of the four types, or rewording one, with the phone beside it."""

from __future__ import annotations

import streamlit as st

from mcdata import preparation
from mcdata.errors import NotFound
from mcdata.model import Poll, PollType, Seance
from mcdata.polls import MAX_OPTIONS
from mcdata.preparation import DONT_KNOW, MOMENTS, SCALE
from mcdata.texts import label
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import LIST, QUESTIONS_VIEW, fresh, saved, show_view
from mcdata.ui.preparation.phone import moment_of, preview


def draw(context: Context, seance: Seance) -> None:
    edited = _edited(context, seance)
    name = f"poll-{edited.id if edited else seance.id}"
    left, right = st.columns([8, 4], gap="large")
    with left:
        if edited:
            page.markup("<h3>Modifier la question</h3>")
        kind, question, options, most, dont_know, moment = _fields(edited, name)
        quiz = _right(edited, options, name) if kind is PollType.SINGLE else ""
        with st.container(horizontal=True):
            words = "Enregistrer la question" if edited else "Ajouter la question"
            sent = st.button(words, type="primary", key=f"{name}-send")
            if edited and st.button("Ne pas modifier", key=f"{name}-cancel"):
                _leave()
                st.rerun()
        if sent:
            with page.errors():
                poll = preparation.new_poll(
                    seance.id, kind, question, options,
                    max_choices=most, dont_know=dont_know, right=quiz, moment=moment,
                )  # fmt: skip
                if edited:
                    preparation.change_poll(context.store, edited.id, poll)
                else:
                    preparation.add_poll(context.store, poll)
                _leave()
                saved("Question enregistrée.", name)
    with right:
        shown = [o for o in options if o.strip()]
        shown += [DONT_KNOW] if dont_know and DONT_KNOW not in shown else []
        draft = Poll(seance.id, "", 1, kind, question, tuple(shown), most)
        page.markup(preview(seance, draft))


def _edited(context: Context, seance: Seance) -> Poll | None:
    poll_id = st.session_state.get("mp_edited")
    if not poll_id:
        return None
    try:
        return context.store.poll(seance.id, poll_id)
    except NotFound:  # of another séance, or removed meanwhile
        del st.session_state["mp_edited"]
        return None


def _leave() -> None:
    st.session_state.pop("mp_edited", None)
    show_view(QUESTIONS_VIEW, LIST)


def _fields(edited: Poll | None, name: str) -> tuple[PollType, str, list[str], int, bool, str]:
    kinds = list(PollType)
    kind = (
        st.segmented_control(
            "Type de réponse",
            kinds,
            default=edited.type if edited else PollType.SINGLE,
            required=True,
            format_func=lambda k: label(k).capitalize(),
            key=fresh(name, "type"),
        )
        or PollType.SINGLE
    )
    question = st.text_area(
        "Question", value=edited.question if edited else "", height=90,
        placeholder="Une seule idée, une phrase courte.", key=fresh(name, "text"),
    )  # fmt: skip
    options: list[str] = []
    most, dont_know = 1, False
    if kind is not PollType.TEXT:
        options, dont_know = _options(edited, kind, name)
    if kind is PollType.MULTIPLE:
        highest = max(2, len([o for o in options if o.strip()]))
        held = edited.max_choices if edited else 2
        most = st.number_input(
            "Réponses permises, au plus", 1, highest, min(held, highest),
            key=fresh(name, "most"), width=220,
        )  # fmt: skip
    held_moment = edited.moment if edited and edited.moment in MOMENTS else "pendant"
    moment = st.selectbox(
        "Moment de la séance", MOMENTS, MOMENTS.index(held_moment),
        lambda key: moment_of(key).capitalize(), key=fresh(name, "moment"),
        filter_mode=None, width=280,
    )  # fmt: skip
    return kind, question, options, most, dont_know, moment


def _right(edited: Poll | None, options: list[str], name: str) -> str:
    """A quiz keeps its right answer, which is shown with the results."""
    written = [option.strip() for option in options if option.strip()]
    held = edited.right_answer if edited else None
    before = edited.options[held] if edited and held is not None else ""
    chosen = st.selectbox(
        "Bonne réponse, si c’est un quiz",
        ["", *written],
        written.index(before) + 1 if before in written else 0,
        lambda option: option or "Aucune : ce n’est pas un quiz",
        key=fresh(name, "right"),
        filter_mode=None,
        help="Elle se montre avec les résultats, jamais avant.",
    )
    return str(chosen or "")


def _options(edited: Poll | None, kind: PollType, name: str) -> tuple[list[str], bool]:
    held: tuple[str, ...] = SCALE if kind is PollType.SCALE else ()
    apart = kind is PollType.SCALE
    if edited and edited.type is kind:
        held, apart = edited.options, edited.outside > 0 and edited.options[-1] == DONT_KNOW
        held = held[:-1] if apart else held
    written = st.text_area(
        f"Réponses proposées, une par ligne (2 à {MAX_OPTIONS})", value="\n".join(held),
        height=170, key=fresh(name, f"options-{kind.value}"),
        placeholder="Avant le projet\nSur des scénarios\nQuand c’est décidé",
    )  # fmt: skip
    dont_know = st.checkbox(
        f"Proposer aussi « {DONT_KNOW} », à part", value=apart,
        key=fresh(name, f"apart-{kind.value}"),
    )  # fmt: skip
    return written.splitlines(), dont_know
