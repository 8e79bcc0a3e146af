"""One participant's form: what was typed wrong, or not known yet, put right."""

from __future__ import annotations

import streamlit as st

from mcdata import preparation
from mcdata.model import College, Participant, Programme
from mcdata.people import AGE_BANDS, GENDERS, Person, is_in_reference
from mcdata.reference import quartiers
from mcdata.texts import label
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import fresh, saved

_CHOSEN = "mp-correct"


def correct_button(person: Participant) -> None:
    """Draw the way to the person's form, beside their name."""
    key = f"mp-correct-{person.id}"
    words = "Corriger" if person.quartier else "Compléter"

    def choose() -> None:
        st.session_state[_CHOSEN] = person.id

    st.button(
        words, key=key, type="tertiary", icon=":material/edit:", help=f"{words} la fiche",
        on_click=choose,
    )  # fmt: skip
    page.named(key, f"{words} la fiche de {person.name}")


def draw(context: Context, programme: Programme) -> None:
    """Draw the form of the person chosen, if any."""
    people = {p.id: p for p in context.store.participants(programme.id)}
    person = people.get(st.session_state.get(_CHOSEN, ""))
    if person is None:
        return
    name = f"correct-{person.id}"
    with st.container(key="mp-correct-form", border=True):
        page.markup("<h3>Corriger une fiche</h3>")
        with st.form(fresh(name), enter_to_submit=False, border=False):
            typed = _fields(programme, person, name)
            with st.container(horizontal=True):
                sent = st.form_submit_button("Enregistrer", type="primary")
                dropped = st.form_submit_button("Ne rien changer")
        if dropped:
            st.session_state.pop(_CHOSEN, None)
            st.rerun()
        if sent:
            with page.errors():
                preparation.correct_participant(context.store, programme.id, person.id, typed)
                st.session_state.pop(_CHOSEN, None)
                saved("Fiche corrigée.", name)


def _fields(programme: Programme, person: Participant, name: str) -> Person:
    first, last = st.columns(2)
    first_name = first.text_input("Prénom", person.first_name, 80, key=fresh(name, "first"))
    last_name = last.text_input("Nom", person.last_name, 80, key=fresh(name, "last"))
    college = st.segmented_control(
        "Collège", list(College), default=person.college, required=True,
        format_func=lambda c: label(c).capitalize(), key=fresh(name, "college"),
    )  # fmt: skip
    where, epci = _where(programme, person, name)
    left, right = st.columns(2)
    gender = left.selectbox(
        "Genre (facultatif)", GENDERS, _index(GENDERS, person.gender), str.capitalize,
        fresh(name, "gender"), placeholder="Non précisé", filter_mode=None,
    )  # fmt: skip
    age = right.selectbox(
        "Tranche d’âge (facultatif)", AGE_BANDS, _index(AGE_BANDS, person.age_band),
        lambda band: f"{band} ans", fresh(name, "age"), placeholder="Non précisée",
        filter_mode=None,
    )  # fmt: skip
    contact = st.text_input(
        "Téléphone ou courriel (facultatif)", person.contact, 120, key=fresh(name, "contact")
    )
    drawn = st.checkbox("Membre tiré au sort", person.drawn_by_lot, key=fresh(name, "drawn"))
    return Person(
        first_name, last_name, college or person.college, where, "", epci,
        gender or "", age or "", contact, drawn,
    )  # fmt: skip


def _where(programme: Programme, person: Participant, name: str) -> tuple[str, str]:
    if is_in_reference(programme):
        titles = {q.code: q.title for q in quartiers()}
        codes = list(titles)
        code = st.selectbox(
            "Quartier prioritaire", codes, _index(codes, person.quartier), lambda q: titles[q],
            fresh(name, "quartier"), placeholder="Tapez un nom ou une commune",
        )  # fmt: skip
        return code or "", ""
    written = st.text_input(
        "Quartier prioritaire", person.quartier, 120, key=fresh(name, "quartier")
    )
    epci = st.text_input("Intercommunalité (facultatif)", person.epci, 120, key=fresh(name, "epci"))
    return written, epci


def _index(choices: list[str] | tuple[str, ...], value: str) -> int | None:
    return choices.index(value) if value in choices else None
