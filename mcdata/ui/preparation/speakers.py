"""The speakers of a séance: assign one who is known, add one, move them through the stages."""

from __future__ import annotations

from html import escape

import streamlit as st

from mcdata import preparation
from mcdata.model import (
    Invitation,
    InvitationStage,
    Programme,
    Seance,
    SeanceStage,
    Speaker,
)
from mcdata.preparation import readiness_of
from mcdata.programme import is_held
from mcdata.texts import label
from mcdata.ui import page
from mcdata.ui.page import Context
from mcdata.ui.preparation.forms import acting, fresh, on_click, saved, show_refusal
from mcdata.ui.preparation.head import sum_line


def draw(context: Context, programme: Programme, seance: Seance) -> None:
    show_refusal()
    found = readiness_of(context.store, seance)
    sum_line(
        (f"{found.confirmed} / {found.expected}", "confirmés, sur ceux qu’attend la séance"),
        (str(found.invited), "dans la liste"),
    )
    speakers = {s.id: s for s in context.store.speakers(programme.id)}
    own = [
        i
        for i in context.store.invitations(programme.id)
        if i.seance_id == seance.id and i.speaker_id in speakers
    ]
    if own:
        with st.container(key="mp-rows"):
            for invitation in own:
                _row(context, seance, speakers[invitation.speaker_id], invitation)
    else:
        page.markup(
            '<div class="mp-empty"><b>Personne n’est encore prévu pour intervenir.</b>'
            "Choisissez quelqu’un dans la liste du programme, ou ajoutez une personne.</div>"
        )
    taken = {i.speaker_id for i in own}
    left, right = st.columns(2, gap="large")
    with left:
        _assign(context, seance, {k: s for k, s in speakers.items() if k not in taken})
    with right:
        _create(context, programme, seance)


def _stages(seance: Seance) -> list[InvitationStage]:
    """Nobody has spoken before the séance."""
    before = seance.stage is SeanceStage.PREPARED
    return [s for s in InvitationStage if not (before and s is InvitationStage.SPOKE)]


def _row(context: Context, seance: Seance, speaker: Speaker, invitation: Invitation) -> None:
    key = f"mp-stage-{seance.id}-{speaker.id}"

    def move() -> None:
        with acting():
            preparation.assign_speaker(context.store, seance.id, speaker.id, st.session_state[key])

    with (
        st.container(key=f"mp-row-{speaker.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        with st.container(width="stretch"):
            named = "" if speaker.agreed_named else " · nom non affiché en public"
            page.markup(
                f'<div class="mp-what"><b>{escape(speaker.name)}</b><small>'
                f"{escape(speaker.metier)}, {escape(speaker.organisation)}{named}</small></div>"
            )
        stages = _stages(seance)
        st.selectbox(
            "Étape", stages, stages.index(invitation.stage),
            lambda s: label(s).capitalize(), key, on_change=move,
            label_visibility="collapsed", filter_mode=None, width=180,
        )  # fmt: skip
        if invitation.stage is not InvitationStage.SPOKE:
            st.button(
                "Retirer", key=f"mp-unassign-{speaker.id}", type="tertiary",
                icon=":material/delete:", help="Retirer de la séance",
                on_click=on_click(
                    lambda: preparation.unassign_speaker(context.store, seance.id, speaker.id),
                    "Retiré de la séance.",
                ),
            )  # fmt: skip
            page.named(f"mp-unassign-{speaker.id}", f"Retirer {speaker.name} de la séance")


def _assign(context: Context, seance: Seance, free: dict[str, Speaker]) -> None:
    page.markup("<h3>Dans la liste du programme</h3>")
    if not free:
        page.markup('<p class="mp-note">Personne d’autre dans la liste pour l’instant.</p>')
        return
    name = f"assign-{seance.id}"
    with st.form(fresh(name)):
        chosen = st.selectbox(
            "Intervenant-e", list(free), None,
            lambda key: f"{free[key].name} · {free[key].metier}", fresh(name, "who"),
            placeholder="Choisir une personne",
        )  # fmt: skip
        stage = _stage_field(seance, name)
        sent = st.form_submit_button("Prévoir pour la séance", type="primary")
    if sent:
        if chosen is None:
            page.markup('<p class="mp-warn">Choisissez d’abord une personne.</p>')
            return
        with page.errors():
            preparation.assign_speaker(context.store, seance.id, chosen, stage)
            saved("Ajouté à la séance.", name)


def _create(context: Context, programme: Programme, seance: Seance) -> None:
    page.markup("<h3>Une nouvelle personne</h3>")
    name = f"speaker-{seance.id}"
    with st.form(fresh(name), enter_to_submit=False):
        who = st.text_input("Prénom et nom", key=fresh(name, "name"))
        metier = st.text_input("Métier", key=fresh(name, "metier"))
        where = st.text_input("Organisation", key=fresh(name, "where"))
        agreed = st.checkbox("Accepte d’être nommé-e en public", key=fresh(name, "agreed"))
        stage = _stage_field(seance, name)
        sent = st.form_submit_button("Ajouter et prévoir", type="primary")
    if sent:
        with page.errors():
            made = preparation.create_speaker(
                context.store, programme.id, who, metier, where, agreed_named=agreed
            )
            preparation.assign_speaker(context.store, seance.id, made.id, stage)
            saved("Ajouté à la séance.", name)


def _stage_field(seance: Seance, name: str) -> InvitationStage:
    stages = _stages(seance)
    if is_held(seance):
        stages = [InvitationStage.SPOKE]
    chosen = st.selectbox(
        "Étape", stages, 0, lambda s: label(s).capitalize(), fresh(name, "stage"),
        filter_mode=None,
    )  # fmt: skip
    return InvitationStage(chosen)
