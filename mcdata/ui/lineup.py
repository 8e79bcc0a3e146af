"""The lineup's board: a row a séance, a column a stage, an empty place drawn as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from html import escape

import streamlit as st

from mcdata import lineup, preparation
from mcdata.clock import from_paris
from mcdata.lineup import Card, Deadline, Line, ThemeLines
from mcdata.model import InvitationStage, Seance, Speaker
from mcdata.reference import theme_title
from mcdata.store import Store
from mcdata.texts import NBSP, date_long, date_short, label, plural, time_of
from mcdata.ui import page

ADDING, CHANGING = "mc_lineup_adding", "mc_lineup_changing"
LANE, VOID = 6, 1  # an empty column needs the width of its word
NEXT_WORDS = {
    InvitationStage.INVITED: "Invitation envoyée",
    InvitationStage.ACCEPTED: "A accepté",
    InvitationStage.CONFIRMED: "Est confirmé-e",
    InvitationStage.SPOKE: "Est intervenu-e",
}


def summary(themes: Sequence[ThemeLines]) -> str:
    """Say in one line what lacks and what is late in the whole programme."""
    lines = [line for theme in themes for line in theme.lines]
    missing = sum(line.missing for line in lines)
    late = sum(line.late for line in lines)
    if not missing and not late:
        return '<p class="mc-lead">Chaque séance a ses intervenant-es, et rien n’est en retard.</p>'
    parts = []
    if missing:
        parts.append(plural(missing, "métier à trouver", "métiers à trouver"))
    if late:
        parts.append(plural(late, "réponse en retard", "réponses en retard"))
    return f'<p class="mc-lead mc-late">{" · ".join(parts)}</p>'


def draw_theme(store: Store, theme: ThemeLines, speakers: Sequence[Speaker], today: date) -> None:
    """Draw one theme: its séances, each with its board and what can be done there."""
    page.markup(f"<h2>{escape(theme_title(theme.theme))}</h2>")
    for line in theme.lines:
        with st.container(key=f"mc-seance-{line.seance.id}"):
            _head(line)
            if st.session_state.get(ADDING) == line.seance.id:
                _adding(store, line, speakers)
            _board(store, line, today)


def _head(line: Line) -> None:
    seance = line.seance
    title = "" if seance.title == theme_title(seance.theme) else f" · {escape(seance.title)}"
    words = (
        f'<p class="mc-seance"><b>Séance {seance.number}{title}</b>'
        f"<span>{date_long(seance.starts_at)}, {time_of(seance.starts_at)} · "
        f"{escape(seance.place)}</span></p>"
    )
    if lineup.is_over(seance):
        page.markup(words)
        return
    left, right = st.columns([4, 3], vertical_alignment="center")
    with left:
        page.markup(words)
    with (
        right,
        st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            key=f"mc-ways-{seance.id}",
        ),
    ):
        if line.cards:
            st.button(
                "Montrer à la salle",
                key=f"room-{seance.id}",
                icon=":material/present_to_all:",
                type="tertiary",
                on_click=_show,
                args=(seance,),
            )
            page.named(f"room-{seance.id}", f"Montrer à la salle la séance {seance.number}")
        st.button(
            "Ajouter quelqu’un",
            key=f"add-{seance.id}",
            icon=":material/person_add:",
            on_click=_open,
            args=(ADDING, seance.id),
        )
        page.named(f"add-{seance.id}", f"Ajouter quelqu’un à la séance {seance.number}")


def _show(seance: Seance) -> None:
    """Turn this page into what the room reads; the address says so, so that it can be reloaded."""
    st.query_params.from_dict({"salle": "oui", "seance": seance.code})


def draw_way_back() -> None:
    """Offer the way from what the room reads back to the board."""
    with st.container(key="mc-back"):
        st.button(
            "Revenir à la liste",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=_hide,
        )


def _hide() -> None:
    st.query_params.pop("salle", "")


def _open(state: str, key: str) -> None:
    """Open a panel, or close it if it is the one that is open."""
    st.session_state[state] = None if st.session_state.get(state) == key else key


def _board(store: Store, line: Line, today: date) -> None:
    if line.cards and lineup.is_over(line.seance) and line.at(lineup.STAGES[-1]) == line.cards:
        _everyone_came(store, line)
        return
    with st.container(key=f"mc-board-{line.seance.id}"):
        holes_of = {stage: line.missing * (stage is lineup.STAGES[0]) for stage in lineup.STAGES}
        filled = {stage: bool(line.at(stage) or holes_of[stage]) for stage in lineup.STAGES}
        widths = [LANE if filled[stage] else VOID for stage in lineup.STAGES]
        columns = st.columns(widths, gap="small")
        for column, stage in zip(columns, lineup.STAGES, strict=True):
            cards, holes = line.at(stage), holes_of[stage]
            kind = "lane" if filled[stage] else "void"
            with column, st.container(key=f"mc-{kind}-{line.seance.id}-{stage}"):
                page.markup(f'<p class="mc-stage">{label(stage)}</p>')
                for _ in range(holes):
                    page.markup(_hole(line.search, today))
                for card in cards:
                    _card(store, line.seance, card)


def _everyone_came(store: Store, line: Line) -> None:
    """Draw a past séance's speakers side by side: its four other lanes would stand empty."""
    with st.container(key=f"mc-past-{line.seance.id}"):
        page.markup(f'<p class="mc-stage">{label(lineup.STAGES[-1])}</p>')
        for column, card in zip(st.columns(max(3, len(line.cards))), line.cards, strict=False):
            with column:
                _card(store, line.seance, card)


def _hole(search: Deadline | None, today: date) -> str:
    if search is None:
        words = "la date de la séance est passée"
    elif search.due < today:
        words = f"attendu depuis {plural((today - search.due).days, 'jour', 'jours')}"
    else:
        words = f"à trouver avant le {_day(search.due)}"
    return f'<div class="mc-hole"><b>Il manque un métier</b>{words}</div>'


def _day(day: date) -> str:
    return date_short(from_paris(datetime.combine(day, time(12))))


def _card(store: Store, seance: Seance, card: Card) -> None:
    key = f"{seance.id}-{card.speaker.id}"
    late = "late" if card.lateness else "card"
    with st.container(key=f"mc-{late}-{key}"):
        page.markup(_words(card))
        with st.container(horizontal=True, gap="small"):
            following = lineup.next_stage(seance, card.invitation)
            if following and st.button(NEXT_WORDS[following], key=f"next-{key}", wrap=True):
                _move(store, seance, card.speaker, following)
            st.button(
                "Modifier",
                key=f"change-{key}",
                type="tertiary",
                on_click=_open,
                args=(CHANGING, key),
            )
            who = f"{card.speaker.name}, séance {seance.number}"
            page.named(f"change-{key}", f"Modifier l’étape de {who}")
            if following:
                page.named(f"next-{key}", f"{NEXT_WORDS[following]}\u00a0: {who}")
        if st.session_state.get(CHANGING) == key:
            _changing(store, seance, card, key)


def _words(card: Card) -> str:
    who = card.speaker
    named = "" if who.agreed_named else "<small>son nom n’est pas affiché en public</small>"
    return (
        f'<div class="mc-card"><b>{escape(who.metier)}</b><span>{escape(who.name)}</span>'
        f"<span>{escape(who.organisation)}</span>{named}{_awaited(card)}</div>"
    )


def _awaited(card: Card) -> str:
    """Say what is awaited of a speaker and by when, as « À faire cette semaine » does."""
    if card.deadline is None:
        return ""
    stage = f"«{NBSP}{label(card.deadline.awaited)}{NBSP}»"
    if card.lateness is None:
        return f'<p class="mc-by">{stage} attendu avant le {_day(card.deadline.due)}</p>'
    days = plural(card.lateness.days, "jour", "jours")
    return f'<p class="mc-late">{stage} attendu depuis {days}</p>'


def _changing(store: Store, seance: Seance, card: Card, key: str) -> None:
    stages = lineup.stages_open(seance, card.invitation)
    chosen = st.selectbox(
        "Étape",
        stages,
        index=stages.index(card.invitation.stage),
        format_func=label,
        key=f"stage-{key}",
        filter_mode=None,
    )
    if chosen is not card.invitation.stage:
        _move(store, seance, card.speaker, chosen)
    if st.button("Retirer de la séance", key=f"remove-{key}"):
        with page.errors():
            preparation.unassign_speaker(store, seance.id, card.speaker.id)
            st.session_state[CHANGING] = None
            page.confirm(f"Cette personne n’est plus dans la séance {seance.number}.")
            st.rerun()


def _move(store: Store, seance: Seance, speaker: Speaker, stage: InvitationStage) -> None:
    with page.errors():
        preparation.assign_speaker(store, seance.id, speaker.id, stage)
        st.session_state[CHANGING] = None
        page.confirm(f"Séance {seance.number}{NBSP}: «{NBSP}{label(stage)}{NBSP}» enregistré.")
        st.rerun()


def _adding(store: Store, line: Line, speakers: Sequence[Speaker]) -> None:
    """Offer the people already known, then a form for someone new."""
    seance = line.seance
    there = {card.speaker.id for card in line.cards}
    known = {s.id: s for s in speakers if s.id not in there}
    with st.container(key=f"mc-adding-{seance.id}", border=True):
        old, new = st.columns([2, 3], gap="large")
        with old:
            _known(store, seance, known)
        with new:
            _someone_new(store, seance)


def _known(store: Store, seance: Seance, known: dict[str, Speaker]) -> None:
    page.markup("<h3>Quelqu’un de la liste</h3>")
    if not known:
        page.markup('<p class="mc-note">La liste est vide, ou tout le monde est déjà là.</p>')
        return
    chosen = st.selectbox(
        "Personne",
        list(known),
        index=None,
        format_func=lambda key: f"{known[key].name}, {known[key].metier}",
        placeholder="Choisir dans la liste",
        key=f"known-{seance.id}",
        filter_mode=None,
    )
    if chosen and st.button("Ajouter à la séance", key=f"assign-{seance.id}", type="primary"):
        st.session_state[ADDING] = None
        _move(store, seance, known[chosen], InvitationStage.CONSIDERED)


def _someone_new(store: Store, seance: Seance) -> None:
    page.markup("<h3>Quelqu’un de nouveau</h3>")
    with st.form(f"new-{seance.id}", border=False):
        metier = st.text_input("Métier", placeholder="médecin de PMI")
        name = st.text_input("Prénom et nom", placeholder="")
        organisation = st.text_input("Organisation", placeholder="Département du Nord")
        agreed = st.checkbox("Accepte que son nom soit affiché en public")
        sent = st.form_submit_button("Enregistrer", type="primary")
    if sent:
        with page.errors():
            speaker = preparation.create_speaker(
                store, seance.programme_id, name, metier, organisation, agreed_named=agreed
            )
            st.session_state[ADDING] = None
            _move(store, seance, speaker, InvitationStage.CONSIDERED)


def ordered(themes: Sequence[ThemeLines], code: str) -> tuple[ThemeLines, ...]:
    """Put first the theme of the séance that the address names."""
    return tuple(sorted(themes, key=lambda t: code not in {x.seance.code for x in t.lines}))


def for_the_room(line: Line) -> str:
    """Draw a séance's speakers for the room: name if they agreed, métier, organisation."""
    people = "".join(_for_the_room(card.speaker) for card in line.cards)
    title = escape(line.seance.title)
    return f'<div class="mc-room"><h1>{title}</h1>{people or _nobody()}</div>'


def _nobody() -> str:
    return "<p>Le nom de l’intervenant-e sera connu bientôt.</p>"


def _for_the_room(speaker: Speaker) -> str:
    name = lineup.shown_name(speaker)
    first = f"<b>{escape(name)}</b>" if name else ""
    return f"<p>{first}<span>{escape(speaker.metier)}</span>{escape(speaker.organisation)}</p>"
