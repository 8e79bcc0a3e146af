"""The speakers of a séance: known, assigned, moved from stage to stage."""

from __future__ import annotations

from datetime import datetime

from mcdata import clock, lineup
from mcdata.errors import NotFound, Refused
from mcdata.model import Invitation, InvitationStage, Speaker, new_id
from mcdata.people import key_of
from mcdata.store import Store
from mcdata.validation import clean_line

NAME_LIMIT = 80
METIER_LIMIT = 120


def create_speaker(
    store: Store,
    programme_id: str,
    name: str,
    metier: str,
    organisation: str,
    *,
    agreed_named: bool = False,
) -> Speaker:
    """Save a new speaker. Raises InvalidInput for an empty field, Refused if known already."""
    speaker = Speaker(
        store.programme(programme_id).id,
        new_id(),
        clean_line(name, NAME_LIMIT, "Le nom", required=True),
        clean_line(metier, METIER_LIMIT, "Le métier", required=True),
        clean_line(organisation, METIER_LIMIT, "L’organisation", required=True),
        agreed_named,
    )
    for known in store.speakers(programme_id):
        if (key_of(known.name), key_of(known.metier)) == (key_of(name), key_of(metier)):
            raise Refused(f"{known.name} est déjà dans la liste. Choisissez ce nom dans la liste.")
    store.save_speaker(speaker)
    return speaker


def assign_speaker(
    store: Store,
    seance_id: str,
    speaker_id: str,
    stage: InvitationStage = InvitationStage.CONSIDERED,
    at: datetime | None = None,
) -> Invitation:
    """Put a speaker in a séance's line, or move them to another stage there."""
    seance = store.seance(seance_id)
    if speaker_id not in {s.id for s in store.speakers(seance.programme_id)}:
        raise NotFound("Cette personne n’est plus dans la liste. Rechargez la page.")
    moment = at or clock.now()
    before = _invitation(store, seance.programme_id, seance_id, speaker_id)
    start = before or Invitation(seance_id, speaker_id, InvitationStage.CONSIDERED, moment)
    invitation = lineup.move(seance, start, stage, moment)
    if invitation != before:
        store.save_invitation(invitation)
    return invitation


def unassign_speaker(store: Store, seance_id: str, speaker_id: str) -> None:
    """Take a speaker out of a séance's line. Raises Refused for one who has spoken there."""
    seance = store.seance(seance_id)
    before = _invitation(store, seance.programme_id, seance_id, speaker_id)
    if before is None:
        return
    if before.stage is InvitationStage.SPOKE:
        raise Refused("Cette personne est intervenue dans cette séance : elle y reste.")
    store.delete_invitation(seance_id, speaker_id)


def _invitation(
    store: Store, programme_id: str, seance_id: str, speaker_id: str
) -> Invitation | None:
    return next(
        (
            i
            for i in store.invitations(programme_id)
            if (i.seance_id, i.speaker_id) == (seance_id, speaker_id)
        ),
        None,
    )
