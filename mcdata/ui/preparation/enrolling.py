"""Enrolling people the programme knows, and adding somebody by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from mcdata import preparation
from mcdata.importing import Places
from mcdata.importing.wording import places_said
from mcdata.model import (
    College,
    EnrolmentStatus,
    Participant,
    Programme,
    Seance,
)
from mcdata.people import AGE_BANDS, GENDERS, Person, is_in_reference
from mcdata.quartiers import described
from mcdata.reference import quartier, quartiers
from mcdata.territory import territory_of
from mcdata.texts import label, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import LIST, PEOPLE_VIEW, fresh, saved, show_view


def draw(context: Context, programme: Programme, seance: Seance) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _known(context, programme, seance)
    with right:
        _by_hand(context, programme, seance)


def _known(context: Context, programme: Programme, seance: Seance) -> None:
    page.markup("<h3>Des personnes du programme</h3>")
    held = {
        e.participant_id
        for e in context.store.enrolments(seance.id)
        if e.status is not EnrolmentStatus.WITHDRAWN
    }
    known = context.store.participants(programme.id)
    people = {p.id: p for p in known if p.id not in held}
    if not people:
        page.markup(
            '<p class="mp-note">Toutes les personnes du programme sont inscrites, ou il n’en '
            "compte pas encore. Importez un fichier, ou ajoutez quelqu’un ci-contre.</p>"
        )
        return
    name = f"enrol-{seance.id}"
    chosen = st.multiselect(
        plural(len(people), "personne pas encore inscrite", "personnes pas encore inscrites"),
        list(people),
        format_func=lambda key: _described(people[key]),
        placeholder="Tapez un nom ou un quartier",
        key=fresh(name),
        select_all=False,
    )
    # with nobody chosen the button is for everyone, the way to follow an import
    in_order = [p.id for p in preparation.in_list_order(people.values())]
    wanted = chosen or in_order
    _say_who_waits(context, seance, people, wanted)
    words = plural(len(wanted), "personne", "personnes")
    said = f"Inscrire {words}" if chosen or len(people) == 1 else f"Inscrire les {words}"
    if st.button(said, type="primary" if chosen else "secondary"):
        with page.errors():
            made = preparation.enrol(context.store, seance.id, wanted)
            waiting = sum(e.status is EnrolmentStatus.WAITING for e in made)
            show_view(PEOPLE_VIEW, LIST)
            said = f", dont {waiting} en liste d’attente" if waiting else ""
            saved(f"Inscription faite pour {words}{said}.", name)


def _say_who_waits(
    context: Context, seance: Seance, people: Mapping[str, Participant], wanted: Sequence[str]
) -> None:
    """Say before the click who gets a place and who will wait: the order of the list decides."""
    made = preparation.enrolment_of(context.store, seance.id, wanted)
    names = {
        status: tuple(people[e.participant_id].name for e in made if e.status is status)
        for status in (EnrolmentStatus.ENROLLED, EnrolmentStatus.WAITING)
    }
    waiting = names[EnrolmentStatus.WAITING]
    if waiting:
        said = places_said(Places(seance, names[EnrolmentStatus.ENROLLED], waiting))
        page.markup(
            f'<p class="mp-note">{escape(said[0])} <b class="mp-warn">{escape(said[1])}</b></p>'
        )


def _described(person: Participant) -> str:
    known = quartier(person.quartier)
    return f"{person.last_name} {person.first_name} · {known.title if known else person.quartier}"


def _by_hand(context: Context, programme: Programme, seance: Seance) -> None:
    page.markup("<h3>Quelqu’un d’autre</h3>")
    name = f"person-{seance.id}"
    with st.form(fresh(name), enter_to_submit=False):
        person = _fields(programme, name)
        is_another = st.checkbox(
            "Une autre personne du même nom, dans le même quartier", key=fresh(name, "another")
        )
        sent = st.form_submit_button("Ajouter et inscrire", type="primary")
    if sent:
        with page.errors():
            made = preparation.add_participant(
                context.store, programme.id, person, is_another=is_another
            )
            (one,) = preparation.enrol(context.store, seance.id, [made.id])
            waits = one.status is EnrolmentStatus.WAITING
            saved(
                "Ajouté. La séance est pleine : en liste d’attente." if waits else "Inscrit.", name
            )


def _fields(programme: Programme, name: str) -> Person:
    first, last = st.columns(2)
    first_name = first.text_input("Prénom", key=fresh(name, "first"))
    last_name = last.text_input("Nom", key=fresh(name, "last"))
    college = st.segmented_control(
        "Collège", list(College), default=College.RESIDENTS, required=True,
        format_func=lambda c: label(c).capitalize(), key=fresh(name, "college"),
    )  # fmt: skip
    where, epci = _where(programme, name)
    left, right = st.columns(2)
    gender = left.selectbox(
        "Genre (facultatif)", GENDERS, None, str.capitalize, fresh(name, "gender"),
        placeholder="Non précisé", filter_mode=None,
    )  # fmt: skip
    age = right.selectbox(
        "Tranche d’âge (facultatif)", AGE_BANDS, None, lambda band: f"{band} ans",
        fresh(name, "age"), placeholder="Non précisée", filter_mode=None,
    )  # fmt: skip
    contact = st.text_input(
        "Téléphone ou courriel (facultatif)", key=fresh(name, "contact")
    )
    drawn = st.checkbox("Membre tiré au sort", key=fresh(name, "drawn"))
    return Person(
        first_name, last_name, college or College.RESIDENTS, where, "", epci,
        gender or "", age or "", contact, drawn,
    )  # fmt: skip


def _where(programme: Programme, name: str) -> tuple[str, str]:
    if is_in_reference(programme):
        titles = {q.code: described(q) for q in quartiers()}
        code = st.selectbox(
            "Quartier prioritaire", list(titles), None, lambda key: titles[key],
            fresh(name, "quartier"), placeholder="Nom, commune, site NPNRU ou code",
        )  # fmt: skip
        return code or "", ""
    # the list is of 2024: a quartier of 2015 may bear another name
    names = [q.title for q in territory_of(programme.departement).quartiers]
    written = st.selectbox(
        "Quartier prioritaire (liste de 2024, ou un autre nom)", names, None,
        key=fresh(name, "quartier"), placeholder="Choisir, ou taper un nom",
        accept_new_options=True,
    ) or ""  # fmt: skip
    epci = st.text_input("Intercommunalité (facultatif)", key=fresh(name, "epci"))
    return written, epci
