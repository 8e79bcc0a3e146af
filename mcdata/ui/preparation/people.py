"""The people of a séance: who is enrolled, at which seat, who waits, who came."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from mcdata import preparation
from mcdata.access import AccessRole
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    Participant,
    Programme,
    Seance,
    SeanceStage,
)
from mcdata.preparation import Readiness, readiness_of
from mcdata.programme import is_held
from mcdata.reference import quartier
from mcdata.texts import label, plural
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation import enrolling, import_file, papers, person
from mcdata.ui.preparation.forms import (
    ENROL,
    LIST,
    PEOPLE_VIEW,
    choose_view,
    on_click,
    show_refusal,
)
from mcdata.ui.preparation.head import sum_line

IMPORT = "importer"
UNSEATED = 10_000  # after every seat
SHOWN = 150  # rows, each with its buttons: a page of thousands would never come


def draw(context: Context, programme: Programme, seance: Seance) -> None:
    found = readiness_of(context.store, seance)
    show_refusal()
    words = {LIST: "Liste", ENROL: "Inscrire", IMPORT: "Importer un fichier"}
    if is_held(seance):
        words = {LIST: "Liste"}
    default = LIST if found.enrolled or is_held(seance) else IMPORT
    view = choose_view("Personnes", words, default, PEOPLE_VIEW)
    if view == ENROL:
        enrolling.draw(context, programme, seance)
    elif view == IMPORT:
        import_file.draw(context, programme)
    else:
        _list(context, seance, found)


def _list(context: Context, seance: Seance, found: Readiness) -> None:
    people = {p.id: p for p in context.store.participants(seance.programme_id)}
    enrolments = _ordered(
        [e for e in context.store.enrolments(seance.id) if e.participant_id in people],
        list(people),
        # in the order of the seats, the list would tell who sits where
        by_seat=context.role is AccessRole.ANIMATOR,
    )
    present = sum(e.present for e in enrolments)
    sum_line(
        (f"{found.enrolled} / {found.capacity}", "inscrits"),
        (str(found.waiting), "en liste d’attente"),
        (f"{found.seated} / {found.enrolled}", "ont une place numérotée"),
        (str(present), "pointés présents"),
    )
    if not enrolments:
        page.markup(
            '<div class="mp-empty"><b>Personne n’est encore inscrit.</b>'
            "Importez votre fichier de participants, ou inscrivez les personnes une à une.</div>"
        )
        return
    _actions(context, seance, found)
    person.draw(context, context.store.programme(seance.programme_id))
    with st.container(key="mp-rows"):
        for one in enrolments[:SHOWN]:
            _row(context, seance, people[one.participant_id], one, enrolments)
    if len(enrolments) > SHOWN:
        rest = plural(len(enrolments) - SHOWN, "autre personne", "autres personnes")
        page.markup(f'<p class="mp-note">Et {rest}, dans le même ordre.</p>')


def _ordered(
    enrolments: Sequence[Enrolment], names: Sequence[str], *, by_seat: bool
) -> list[Enrolment]:
    """Put those enrolled first; then by seat if the visitor may know it, then by name.

    Those who wait stand in their turn.
    """
    rank = {participant: place for place, participant in enumerate(names)}
    statuses = list(EnrolmentStatus)
    return sorted(
        enrolments,
        key=lambda e: (
            statuses.index(e.status),
            (e.seat or UNSEATED) if by_seat else 0,
            e.rank if e.status is EnrolmentStatus.WAITING else 0,
            rank[e.participant_id],
        ),
    )


def _actions(context: Context, seance: Seance, found: Readiness) -> None:
    free = found.capacity - found.enrolled
    with st.container(horizontal=True):
        if found.seated < found.enrolled and seance.stage is SeanceStage.PREPARED:
            st.button(
                "Attribuer les places", type="primary", icon=":material/event_seat:",
                on_click=on_click(
                    lambda: preparation.seat_people(context.store, seance.id),
                    "Places attribuées.",
                ),
            )  # fmt: skip
        if found.waiting and free > 0 and not is_held(seance):
            st.button(
                "Donner les places libres à la liste d’attente",
                on_click=on_click(
                    lambda: preparation.promote(context.store, seance.id),
                    "Liste d’attente mise à jour.",
                ),
            )
    papers.draw(context, seance)
    if seance.stage is SeanceStage.LIVE:
        page.markup(
            '<p class="mp-note">La séance est en cours : les arrivées se notent dans la console '
            "de l’animation.</p>"
        )


def _row(
    context: Context,
    seance: Seance,
    who: Participant,
    one: Enrolment,
    enrolments: Sequence[Enrolment],
) -> None:
    enrolled = one.status is EnrolmentStatus.ENROLLED
    with (
        st.container(key=f"mp-row-{who.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        # who sits where is for the animator alone: in the room a person is known by a seat
        if context.role is AccessRole.ANIMATOR:
            with st.container(width=44):
                none = "" if one.seat else " none"
                page.markup(f'<span class="mp-rank{none}">{one.seat or ""}</span>')
        with st.container(width="stretch"):
            page.markup(_who(who, one))
        person.correct_button(who)
        if enrolled and seance.stage in {SeanceStage.PREPARED, SeanceStage.ENDED}:
            _presence(context, seance, one, enrolments)
        if one.status is not EnrolmentStatus.WITHDRAWN and not is_held(seance):
            st.button(
                "Retirer", key=f"mp-withdraw-{one.participant_id}", type="tertiary",
                icon=":material/person_remove:",
                help=f"Retirer {page.plain(who.name)} de la séance",
                on_click=on_click(
                    lambda: preparation.withdraw(context.store, seance.id, one.participant_id),
                    "Retiré de la séance : la place est libre.",
                ),
            )  # fmt: skip
            page.named(f"mp-withdraw-{one.participant_id}", f"Retirer {who.name} de la séance")


def _who(person: Participant, one: Enrolment) -> str:
    known = quartier(person.quartier)
    where = known.title if known else person.quartier
    status = "" if one.status is EnrolmentStatus.ENROLLED else f" · {label(one.status)}"
    return (
        f'<div class="mp-what"><b>{escape(person.name)}</b>'
        f"<small>{escape(where)} · {label(person.college)}{status}</small></div>"
    )


def _presence(
    context: Context, seance: Seance, one: Enrolment, enrolments: Sequence[Enrolment]
) -> None:
    key = f"mp-present-{seance.id}-{one.participant_id}"

    def change() -> None:
        others = {e.participant_id for e in enrolments if e.present} - {one.participant_id}
        ticked = {one.participant_id} if st.session_state[key] else set()
        on_click(lambda: preparation.mark_present(context.store, seance.id, others | ticked))()

    st.checkbox("Présent-e", value=one.present, key=key, on_change=change)
