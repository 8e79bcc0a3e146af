"""The running order, edited in place: each change is saved as it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from mcdata import agenda, preparation
from mcdata.model import Block, Seance
from mcdata.preparation import BlockDraft
from mcdata.texts import NBSP, duration, plural, time_of
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation import undoing
from mcdata.ui.preparation.forms import fresh, on_click, saved, show_refusal
from mcdata.ui.preparation.head import sum_line


def draw(context: Context, seance: Seance, *, editable: bool) -> None:
    blocks = context.store.blocks(seance.id)
    show_refusal()
    if editable:
        undoing.draw(context, seance)
    if not blocks:
        _start(context, seance, editable=editable)
        return
    end = preparation.ends_at(seance.starts_at, blocks)
    sum_line(
        (duration(agenda.total_minutes(blocks)), "en tout"),
        (f"{time_of(seance.starts_at)} → {time_of(end)}", "début et fin"),
        (str(len(blocks)), "temps"),
    )
    with st.container(key="mp-rows"):
        for index, block in enumerate(blocks):
            _row(context, seance, blocks, index, block, editable=editable)
    if editable:
        _add(context, seance, blocks)


def _start(context: Context, seance: Seance, *, editable: bool) -> None:
    page.markup(
        '<div class="mp-empty"><b>Cette séance n’a pas encore de déroulé.</b>'
        "Le déroulé type compte neuf temps, dont une pause, de l’accueil au covoiturage, et dure "
        f"2{NBSP}h{NBSP}30. Il vient avec la question de son enquête mobilité, à ouvrir à "
        "l’accueil. Prenez-le, puis changez ce que vous voulez.</div>"
    )
    if editable:
        st.button(
            "Prendre le déroulé type",
            type="primary",
            on_click=on_click(
                lambda: preparation.take_standard_agenda(context.store, seance.id),
                "Déroulé type enregistré, avec la question de l’enquête mobilité.",
            ),
        )
        _add(context, seance, ())


def _row(
    context: Context,
    seance: Seance,
    blocks: Sequence[Block],
    index: int,
    block: Block,
    *,
    editable: bool,
) -> None:
    """One block: its hour, its name, its minutes, and how to move or remove it."""
    starts = agenda.planned_start(blocks, block, seance.starts_at)
    with (
        st.container(key=f"mp-row-{block.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        with st.container(width=84):
            page.markup(f'<p class="mp-clock">{time_of(starts)}</p>')
        _fields(context, seance, blocks, index, disabled=not editable)
        with st.container(width=36):
            page.markup('<p class="mp-clock">min</p>')
        if editable:
            _buttons(context, seance, blocks, index)
    typed = st.session_state.get(f"mp-title-{block.id}", block.title).strip()
    if not typed:
        page.markup(
            f'<p class="mp-warn">Sans nom : « {escape(block.title)} » reste enregistré.</p>'
        )


def _fields(
    context: Context, seance: Seance, blocks: Sequence[Block], index: int, *, disabled: bool
) -> None:
    block = blocks[index]
    title_key, minutes_key = f"mp-title-{block.id}", f"mp-minutes-{block.id}"

    def rename() -> None:
        changed = replace(
            _draft(block),
            title=st.session_state[title_key],
            minutes=st.session_state[minutes_key] or 0,
        )
        drafts = [changed if b.id == block.id else _draft(b) for b in blocks]
        said = f"changement de « {block.title} »"
        on_click(lambda: undoing.save(context, seance, drafts, said))()

    st.text_input(
        f"Nom du temps {index + 1}", block.title, 80, title_key, on_change=rename,
        disabled=disabled, label_visibility="collapsed", width="stretch",
    )  # fmt: skip
    st.number_input(
        f"Minutes du temps {index + 1}", 1, 240, block.minutes, 5, key=minutes_key,
        on_change=rename, disabled=disabled, label_visibility="collapsed", width=140,
    )  # fmt: skip


def _buttons(context: Context, seance: Seance, blocks: Sequence[Block], index: int) -> None:
    def reordered(target: int | None) -> list[BlockDraft]:
        drafts = [_draft(b) for b in blocks]
        taken = drafts.pop(index)
        if target is not None:
            drafts.insert(target, taken)
        return drafts

    name, title = blocks[index].id, blocks[index].title

    def act(target: int | None, sentence: str = "") -> None:
        said = f"retrait de « {title} »" if target is None else f"déplacement de « {title} »"
        drafts = reordered(target)
        on_click(lambda: undoing.save(context, seance, drafts, said), sentence)()

    st.button(
        "Monter", key=f"mp-up-{name}", icon=":material/arrow_upward:", on_click=act,
        args=(index - 1,), disabled=index == 0, type="tertiary",
    )  # fmt: skip
    st.button(
        "Descendre", key=f"mp-down-{name}", icon=":material/arrow_downward:", on_click=act,
        args=(index + 1,), disabled=index == len(blocks) - 1, type="tertiary",
    )  # fmt: skip
    st.button(
        "Retirer", key=f"mp-remove-{name}", icon=":material/delete:", on_click=act,
        args=(None, "Temps retiré du déroulé."), type="tertiary",
    )  # fmt: skip
    for key, words in (("up", "Monter"), ("down", "Descendre"), ("remove", "Retirer")):
        page.named(f"mp-{key}-{name}", f"{words} le temps «\u00a0{title}\u00a0»")


def _add(context: Context, seance: Seance, blocks: Sequence[Block]) -> None:
    name = f"block-{seance.id}"
    with (
        st.form(fresh(name), border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        title = st.text_input(
            "Ajouter un temps", placeholder="Visite du chantier",
            key=fresh(name, "title"), width="stretch",
        )  # fmt: skip
        minutes = st.number_input("Minutes", 1, 240, 15, 5, key=fresh(name, "minutes"), width=140)
        sent = st.form_submit_button("Ajouter", icon=":material/add:")
    if sent:
        drafts = [*map(_draft, blocks), BlockDraft(title, minutes)]
        with page.errors():
            undoing.save(context, seance, drafts, f"ajout de « {title.strip()} »")
            saved(f"Temps de {plural(minutes, 'minute', 'minutes')} ajouté.", name)


def _draft(block: Block) -> BlockDraft:
    return BlockDraft(block.title, block.minutes, block.id)
