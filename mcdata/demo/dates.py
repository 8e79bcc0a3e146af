"""When the demo's séances take place: the live one today, or all of them in 2017."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mcdata.clock import from_paris, now, to_paris
from mcdata.demo.chance import dice
from mcdata.demo.conception import Conception, PlannedSeance
from mcdata.demo.working_days import working_day
from mcdata.model import CODE_ALPHABET, CODE_LENGTH, Seance, SeanceStage

LIVE = 7  # the number of the séance that is live, unless the day is one of 2017
SEALED = frozenset({1, 2})  # the oldest ones: their names are gone
SEALED_AFTER = timedelta(days=7)
LIVE_CODE = "DEMO25"
INTO_THE_SEANCE = timedelta(minutes=72)  # how long ago the live one began, or up to 5 more
HOUR_FOR_ANOTHER_DAY = time(15, 14)  # the present moment of a demo loaded for another day


def present_moment(today: date) -> datetime:
    """Return the moment at which the demo stands, naive UTC: now, if `today` really is today.

    A machine on UTC and a room in Paris don't change date together: a day either way is today.
    """
    moment = now()
    if abs((to_paris(moment).date() - today).days) <= 1:
        return moment
    return from_paris(datetime.combine(today, HOUR_FOR_ANOTHER_DAY))


def seances(
    plan: Conception, programme_id: str, moment: datetime, *, real_dates: bool
) -> tuple[Seance, ...]:
    """Return the twelve séances; `moment` is the present one, naive UTC."""
    live = next(planned for planned in plan.seances if planned.number == plan.live)
    began, today = to_paris(live_since(moment)), to_paris(moment).date()
    since = began.time() if began.date() == today else time()  # at night it began the day before
    day = live.day if real_dates else today
    shift = timedelta() if real_dates else day - live.day
    codes = dice("codes")
    found = []
    for planned in plan.seances:
        code = "".join(codes.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        is_live = planned is live
        hour = since if is_live else planned.hour
        on = day if is_live else _on(planned, live, shift)
        found.append(
            Seance(
                id=f"demo-{planned.number:02}",
                programme_id=programme_id,
                number=planned.number,
                kind=planned.kind,
                theme=planned.theme,
                title=planned.title,
                starts_at=from_paris(datetime.combine(on, hour)),
                place=planned.place,
                code=LIVE_CODE if is_live else code,
                sector=planned.sector,
                stage=_stage(planned, live),
            )
        )
    return tuple(found)


def _on(planned: PlannedSeance, live: PlannedSeance, shift: timedelta) -> date:
    """Return a séance's day, moved with the others, then away from the live one to a working day.

    The plan's own days are what they were.
    """
    if not shift:
        return planned.day
    return working_day(planned.day + shift, later=planned.day > live.day)


def _stage(planned: PlannedSeance, live: PlannedSeance) -> SeanceStage:
    """Return where a séance is: held before the live one, prepared after it."""
    if planned is live:
        return SeanceStage.LIVE
    return SeanceStage.ENDED if planned.day < live.day else SeanceStage.PREPARED


def is_to_seal(seance: Seance, moment: datetime) -> bool:
    """Say whether a séance's names are gone by `moment` (naive UTC)."""
    old = seance.starts_at + SEALED_AFTER < moment
    return old and seance.number in SEALED and seance.stage is SeanceStage.ENDED


def live_since(moment: datetime) -> datetime:
    """Return when the live séance was to begin: a round five minutes, whatever its date says."""
    began = moment - INTO_THE_SEANCE
    return began.replace(minute=began.minute - began.minute % 5, second=0, microsecond=0)
