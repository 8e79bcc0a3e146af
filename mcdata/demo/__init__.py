"""The demo programme: twelve séances, a hundred invented people, one séance live today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from mcdata.clock import from_paris, to_paris
from mcdata.demo.as_of import is_a_day_of
from mcdata.demo.conception import conception
from mcdata.demo.dates import is_to_seal, present_moment
from mcdata.demo.programme import Demo, DemoSeance, build
from mcdata.demo.working_days import working_day
from mcdata.errors import Refused
from mcdata.model import Programme, SynthesisStage
from mcdata.store import Store
from mcdata.synthesis import editing

__all__ = ["Demo", "DemoSeance", "build", "load_demo"]

VALIDATOR = "Maëlle Rochebrune"  # invented, and nobody of the programme
SIGNED_AFTER, SIGNED_AT = timedelta(days=15), time(14, 42)
NOT_EMPTY = (
    "La base contient déjà un programme\u00a0: la démonstration ne se charge que dans une base "
    "vide. Vos données sont intactes. Choisissez une autre base au démarrage, "
    "par le réglage MC_DATABASE."
)


def load_demo(
    store: Store, today: date, real_dates: bool = False, *, moment: datetime | None = None
) -> Programme:
    """Load the demo into an empty database: one of its séances is live today.

    On a day of 2017 (MC_TODAY) it is the programme as it stood on that day, at its real dates; on
    any other day all the dates move, unless `real_dates` keeps them. `moment` (naive UTC) is the
    present one, when it isn't now. Raises Refused, and changes nothing, if the database already
    holds a programme. The programme itself is written last: a load cut short can be done again.
    """
    if store.programmes():
        raise Refused(NOT_EMPTY)
    moment = moment or present_moment(today)
    demo = build(moment, real_dates=real_dates or is_a_day_of(conception(), today))
    store.save_participants(demo.participants)
    store.save_speaker(*demo.speakers)
    for seance in demo.seances:
        _load_seance(store, seance)
    store.save_enrolments(demo.enrolments)
    store.save_invitation(*demo.invitations)
    for seance in demo.seances:
        if is_to_seal(seance.seance, moment):
            store.seal_seance(seance.seance.id)
    store.save_programme(demo.programme)
    for seance in demo.seances:
        _sign(store, seance, moment)
    return demo.programme


def _sign(store: Store, demo: DemoSeance, moment: datetime) -> None:
    """Validate a synthesis as people do, so that the demo's documents are frozen ones too."""
    written = demo.synthesis
    if written is None or written.stage is not SynthesisStage.VALIDATED:
        return
    due = to_paris(demo.seance.starts_at) + SIGNED_AFTER
    day = working_day(due.date(), later=False)
    at = min(from_paris(datetime.combine(day, SIGNED_AT)), moment)
    editing.move(store, demo.seance.id, written.stage, VALIDATOR, now=at)


def _load_seance(store: Store, demo: DemoSeance) -> None:
    """Load one séance; what a load that was cut short had already written is left as it is."""
    seance_id = demo.seance.id
    store.save_seance(demo.seance)
    if not store.entries(seance_id):
        store.save_blocks(seance_id, demo.blocks)
        if demo.polls:
            store.save_poll(*demo.polls)
        if demo.entries:
            store.import_journal(seance_id, demo.entries)
    if demo.synthesis:
        stage = min(demo.synthesis.stage, SynthesisStage.REREAD, key=list(SynthesisStage).index)
        store.save_synthesis(replace(demo.synthesis, stage=stage))
    missing = [urn for urn in demo.urns if store.sealed_urn(seance_id, urn.poll_id) is None]
    store.import_answers(missing)
    for ballot in demo.ballots:
        store.cast(ballot)
