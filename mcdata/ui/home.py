"""The home page's parts: what is on now, what comes next and what it lacks, the first steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

import streamlit as st

from mcdata import conduct, denominators
from mcdata.access import AccessRole, public_address
from mcdata.clock import to_paris
from mcdata.denominators import participants
from mcdata.model import Seance, SeanceStage, SynthesisStage
from mcdata.preparation import Part, Readiness, readiness_of
from mcdata.programme import attendance
from mcdata.seats import HEAD_TABLE
from mcdata.settings import ROOT
from mcdata.state import SeanceState
from mcdata.store import Store
from mcdata.texts import NBSP, THIN, date_long, duration, label, plural, time_of
from mcdata.ui import page
from mcdata.ui.links import link_to
from mcdata.ui.page import Context

_TABS = {
    Part.AGENDA: "Composer le déroulé",
    Part.QUESTIONS: "Préparer les questions",
    Part.PEOPLE: "Inscrire des personnes",
    Part.SPEAKERS: "Trouver un-e intervenant-e",
}


def draw_live(context: Context, seance: Seance, now: datetime) -> None:
    """Draw the séance that is on: its code and address, the way to its console and projector."""
    state = context.store.state(seance.id)
    places = attendance(seance, context.store.enrolments(seance.id))
    opened = state.opened_at or now
    address = public_address(context.runtime.settings).split("://")[-1]
    page.markup(
        '<div class="mp-now"><div class="in"><div>'
        f"<p>En ce moment · ouverte à {time_of(opened)}</p>"
        f"<h2>Séance {seance.number} · {escape(seance.title)}</h2>"
        f"<p>{escape(seance.place)} · "
        f"{_people(state, places.enrolled)}</p></div>"
        f'<div class="code">Code des participants<b>{seance.code}</b>'
        f"<span>{escape(address)}/v/{seance.code}</span></div></div></div>"
    )
    with st.container(key="mp-big", horizontal=True):
        if context.role is AccessRole.ANIMATOR:
            _switch("Ouvrir la console", "animation", seance, ":material/record_voice_over:")
            _switch("Écran de projection", "projection", seance, ":material/present_to_all:")
        else:
            _switch("Voir la préparation", "preparation", seance, ":material/edit_calendar:")
        st.link_button("Page des participants", f"/v/{seance.code}", icon=":material/smartphone:")


def _people(state: SeanceState, enrolled: int) -> str:
    """Say who is there: participants out of those enrolled, the head table apart."""
    here, guests = len(participants(state)), len(denominators.guests(state))
    said = plural(here, "personne présente", "personnes présentes")
    said += f", {plural(enrolled, 'inscrite', 'inscrites')}"
    return f"{said}{THIN}; {guests}{NBSP}à la {HEAD_TABLE}" if guests else said


def _switch(
    words: str, name: str, seance: Seance, icon: str, *, primary: bool | None = None
) -> None:
    kind = "primary" if (name == "animation" if primary is None else primary) else "secondary"
    if st.button(words, type=kind, icon=icon, key=f"mp-go-{name}-{seance.id}"):  # type: ignore[arg-type]
        st.switch_page(str(ROOT / "pages" / f"{name}.py"), query_params={"seance": seance.code})


def draw_next(context: Context, seance: Seance, today: date) -> None:
    """Draw the séance that comes next, and what it still lacks, each with the way to do it."""
    found = readiness_of(context.store, seance)
    missing = len(found.missing)
    said = (
        "Tout est prêt."
        if not missing
        else f"Il manque encore {plural(missing, 'chose', 'choses')}."
    )
    page.markup(
        f'<div class="mp-next"><p class="when">{_countdown(seance, today)}</p>'
        f"<h2>Séance {seance.number} · {escape(seance.title)}</h2>"
        f"<p>{date_long(seance.starts_at).capitalize()}, {time_of(seance.starts_at)} · "
        f"{escape(seance.place)} · code {seance.code}</p><p>{said}</p></div>"
    )
    with st.container(key="mp-checks"):
        for part in Part:
            _check(seance, part, found)
    is_day = to_paris(seance.starts_at).date() <= today
    if context.role is AccessRole.ANIMATOR and (is_day or found.is_ready):
        _open(context, seance, primary=is_day)


def _open(context: Context, seance: Seance, *, primary: bool) -> None:
    with st.container(key="mp-big"):
        if st.button(
            "Ouvrir la séance", type="primary" if primary else "secondary",
            icon=":material/play_arrow:", key=f"mp-open-{seance.id}",
        ):  # fmt: skip
            with page.errors():
                conduct.open_seance(context.store, seance.id)
                st.switch_page(
                    str(ROOT / "pages" / "animation.py"), query_params={"seance": seance.code}
                )


def _check(seance: Seance, part: Part, found: Readiness) -> None:
    lacks = part in found.missing
    with (
        st.container(key=f"mp-check-{part.value}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        with st.container(width="stretch"):
            mark = "lacks" if lacks else "done"
            page.markup(f'<p class="mp-check {mark}">{_said(part, found)}</p>')
        st.page_link(
            str(ROOT / "pages" / "preparation.py"),
            label=_TABS[part] if lacks else "Revoir",
            icon=":material/arrow_forward:",
            query_params={"seance": seance.code, "onglet": part.value},
        )


def _said(part: Part, found: Readiness) -> str:
    people = f"{found.enrolled} inscrits sur {found.capacity} places"
    if found.waiting:
        people += f", {found.waiting} en liste d’attente"
    confirmed = plural(found.confirmed, "intervenant-e confirmé-e", "intervenant-es confirmé-es")
    invited = plural(found.invited, "personne sollicitée", "personnes sollicitées")
    return {
        Part.AGENDA: f"Déroulé de {duration(found.minutes)}" if found.blocks else "Pas de déroulé",
        Part.QUESTIONS: plural(found.polls, "question prête", "questions prêtes")
        if found.polls
        else "Aucune question",
        Part.PEOPLE: people if found.enrolled else "Personne n’est inscrit",
        Part.SPEAKERS: confirmed
        if found.confirmed
        else f"Personne n’a confirmé ({invited})"
        if found.invited
        else "Personne n’est prévu pour intervenir",
    }[part]


def _countdown(seance: Seance, today: date) -> str:
    days = (to_paris(seance.starts_at).date() - today).days
    if days == 0:
        return f"Aujourd’hui à {time_of(seance.starts_at)}"
    if days == 1:
        return f"Demain à {time_of(seance.starts_at)}"
    if days > 1:
        return f"Prochaine séance, dans {days}{NBSP}jours"
    return "Date passée, séance jamais ouverte"


def draw_others(seances: Sequence[Seance], title: str, target: str, words: str) -> None:
    """Draw a short list of séances, each with one way on."""
    if not seances:
        return
    page.markup(f"<h2>{title}</h2>")
    with st.container(key=f"mp-list-{target}"):
        for seance in seances:
            with st.container(horizontal=True, vertical_alignment="center"):
                with st.container(width="stretch"):
                    day = date_long(seance.starts_at).capitalize()
                    page.markup(
                        f'<div class="mp-what"><b>Séance {seance.number} · '
                        f"{escape(seance.title)}</b><small>{day} · {escape(seance.place)} · "
                        f"{label(seance.stage)}</small></div>"
                    )
                link_to(target, words, seance)


def draw_first_steps() -> None:
    """Draw the one path of an empty database."""
    page.markup(
        '<div class="mp-next"><p class="when">Pour commencer</p>'
        "<h2>Créez votre programme</h2>"
        "<p>Tout se fait ici, sans fichier à écrire à la main.</p>"
        '<ol class="mp-steps"><li>Le programme : un titre, un département, une année.</li>'
        "<li>La première séance : un thème, une date, un lieu. Son code est tiré tout seul.</li>"
        "<li>Le déroulé type, quelques questions prêtes, votre liste de participants.</li>"
        "<li>Le jour venu, ouvrez la séance : les téléphones la rejoignent avec son code.</li>"
        "</ol></div>"
    )
    with st.container(key="mp-big"):
        if st.button("Créer votre programme", type="primary", icon=":material/add:"):
            st.switch_page(str(ROOT / "pages" / "preparation.py"))


def unfinished(store: Store, seances: Sequence[Seance]) -> list[Seance]:
    """Return the séances that are over and whose synthesis isn't validated, the latest first."""
    ended = [s for s in seances if s.stage is SeanceStage.ENDED]
    waiting = [s for s in ended if store.synthesis(s.id).stage is not SynthesisStage.VALIDATED]
    return sorted(waiting, key=lambda s: s.starts_at, reverse=True)
