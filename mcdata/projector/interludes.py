"""Scenes between two things: a countdown, a break, a black screen, a question from the room."""

from __future__ import annotations

from datetime import datetime, timedelta

from mcdata import agenda
from mcdata.projector.moment import Moment
from mcdata.projector.picture import Black, Break, Countdown, Written
from mcdata.texts import french, time_of

MINUTE = timedelta(minutes=1)


def countdown_body(moment: Moment) -> Countdown:
    """Return the time left; what is being done in it is the block in progress, if there is one."""
    state = moment.state
    until = state.scene_until or moment.now
    blocks = moment.store.blocks(moment.seance.id)
    current = agenda.progress(blocks, state, moment.seance.starts_at, moment.now).current
    return Countdown(
        title=french(current.title) if current else "Compte à rebours",
        left=max(0, round((until - moment.now).total_seconds())),
        minutes=state.scene_minutes or 0,
        ends=f"Jusqu’à {_minute(until)}",
    )


def break_body(moment: Moment) -> Break:
    until = moment.state.scene_until
    return Break(f"Reprise à {_minute(until)}" if until else "")


def _minute(until: datetime) -> str:
    """The hour and minute at which something is over: begun minutes are given to the room."""
    whole = until.replace(second=0, microsecond=0)
    return time_of(whole if whole == until else whole + MINUTE)


def black_body(_: Moment) -> Black:
    return Black()


def written_body(moment: Moment) -> Written:
    """Return the question chosen; nothing of it once it was struck."""
    chosen = moment.state.scene_question
    asked = (q.text for q in moment.state.questions if q.number == chosen)
    return Written(french(next(asked, "")))
