"""The séances as rows on a time line: places as marks, the speakers' and the synthesis's stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from html import escape

from mcdata import lineup
from mcdata.lineup import Line
from mcdata.model import (
    Enrolment,
    EnrolmentStatus,
    InvitationStage,
    Participant,
    Seance,
    SeanceStage,
    SynthesisStage,
)
from mcdata.overview import Overview
from mcdata.people import by_name
from mcdata.programme import Attendance, attendance, is_held, seance_day
from mcdata.reference import theme_title
from mcdata.texts import NBSP, date_long, date_short, label, plural, time_of

HEAD = (
    '<li class="mc-head" aria-hidden="true"><div class="mc-when">Date</div>'
    '<div class="mc-title">Séance</div><div class="mc-marks">Places</div>'
    '<div class="mc-speaker">Intervenant-es</div>'
    '<div class="mc-synthesis">Synthèse</div></li>'
)


def legend() -> str:
    """Say what each mark means, in words."""
    words = (("present", "a été présent-e"), ("enrolled", "inscrit-e"), ("free", "place libre"))
    return (
        '<p class="mc-legend">'
        + "".join(f"<span>{_mark(kind)}{escape(word)}</span>" for kind, word in words)
        + "</p>"
    )


def rows(overview: Overview, seances: Sequence[Seance], now: datetime, today: date) -> str:
    """Draw the séances by date, with today's line between what was and what will be."""
    people = {p.id: p for p in overview.records.participants}
    ordered = sorted(seances, key=lambda s: (s.starts_at, s.number))
    drawn = [HEAD]
    told = False
    for seance in ordered:
        if not told and seance_day(seance) >= today:
            drawn.append(_today(now))
            told = True
        drawn.append(_row(overview, seance, people, today))
    if not told:
        drawn.append(_today(now))
    return f'<div class="mc-frame"><ol class="mc-line">{"".join(drawn)}</ol></div>'


def _today(now: datetime) -> str:
    return (
        '<li class="mc-today"><div class="mc-rail"><i></i></div>'
        f'<div class="mc-title">Aujourd’hui, {date_long(now)}</div></li>'
    )


def _row(overview: Overview, seance: Seance, people: Mapping[str, Participant], today: date) -> str:
    state = "mc-held" if is_held(seance) else "mc-to-come"
    if seance.stage is SeanceStage.LIVE:
        state = "mc-live"
    enrolments = overview.records.enrolments_of(seance)
    speakers = lineup.line(seance, overview.speakers, overview.invitations, today)
    return (
        f'<li class="{state}">'
        f'<div class="mc-when"><b>{date_short(seance.starts_at)}</b> '
        f"{time_of(seance.starts_at)}</div>"
        '<div class="mc-rail"><i></i></div>'
        f"{_title(seance)}"
        f"{_places(seance, enrolments, people)}"
        f'<div class="mc-speaker"><span class="mc-vh">Intervenant-es{NBSP}: </span>'
        f"{_stages(speakers)}</div>"
        f'<div class="mc-synthesis"><span class="mc-vh">Synthèse{NBSP}: </span>'
        f"{_synthesis(seance, overview.dossier(seance.id).synthesis)}</div></li>"
    )


def _title(seance: Seance) -> str:
    theme = theme_title(seance.theme)
    name = seance.title or theme
    live = "<em>en cours</em> · " if seance.stage is SeanceStage.LIVE else ""
    return (
        f'<div class="mc-title"><b>{seance.number}. {escape(name)}</b>'
        f"<span>{live}{label(seance.kind)} · {escape(seance.place)}</span></div>"
    )


def _places(
    seance: Seance, enrolments: Sequence[Enrolment], people: Mapping[str, Participant]
) -> str:
    places = attendance(seance, enrolments)
    said = said_places(seance, places)
    return (
        f'<div class="mc-marks">{marks(places, said)}<details><summary>{said}</summary>'
        f"{_names(enrolments, people)}</details></div>"
    )


def said_places(seance: Seance, places: Attendance) -> str:
    """Say a séance's places in words: enrolled, present, free or waiting."""
    parts = [f"{places.enrolled}{NBSP}/{NBSP}{plural(places.capacity, 'inscrit-e', 'inscrit-es')}"]
    if places.present or is_held(seance):
        parts.append(plural(places.present, "présent-e", "présent-es"))
    elif places.free:
        parts.append(plural(places.free, "place libre", "places libres"))
    if places.waiting and not is_held(seance):
        parts.append(f"{places.waiting}{NBSP}en attente")
    return " · ".join(parts)


def marks(places: Attendance, said: str) -> str:
    """Draw one mark a place: present, then enrolled, then free."""
    kinds = (
        ["present"] * places.present
        + ["enrolled"] * (places.enrolled - places.present)
        + ["free"] * places.free
    )
    drawn = "".join(_mark(kind) for kind in kinds)
    return f'<div class="mc-dots" role="img" aria-label="{escape(said)}">{drawn}</div>'


def _mark(kind: str) -> str:
    return f'<i class="mc-dot mc-{kind}"></i>'


def _names(enrolments: Sequence[Enrolment], people: Mapping[str, Participant]) -> str:
    known = [e for e in enrolments if e.participant_id in people]
    known.sort(key=lambda e: by_name(people[e.participant_id]))
    items = [_name(e, people[e.participant_id]) for e in known if _counts(e)]
    waiting = [e for e in known if e.status is EnrolmentStatus.WAITING]
    items += [f"<li>{escape(people[e.participant_id].name)} (en attente)</li>" for e in waiting]
    return f'<ul class="mc-names">{"".join(items)}</ul>' if items else "<p>Personne encore.</p>"


def _counts(enrolment: Enrolment) -> bool:
    return enrolment.status is EnrolmentStatus.ENROLLED


def _name(enrolment: Enrolment, person: Participant) -> str:
    kind, word = ("present", "présent-e") if enrolment.present else ("enrolled", "inscrit-e")
    return f'<li>{_mark(kind)}{escape(person.name)}<span class="mc-vh">, {word}</span></li>'


def _stages(line: Line) -> str:
    drawn = [step(c.invitation.stage, late=c.lateness is not None) for c in line.cards]
    if line.missing:
        drawn.append(
            '<span class="mc-step mc-late">il manque '
            + ("un métier" if line.missing == 1 else f"{line.missing} métiers")
            + "</span>"
        )
    return "".join(drawn) or "–"


def step(stage: InvitationStage, *, late: bool) -> str:
    """Draw a speaker's stage as five steps, filled up to the one reached, with its word."""
    word = f"{label(stage)}, en retard" if late else label(stage)
    css = "mc-step mc-late" if late else "mc-step"
    drawn = _steps(lineup.STAGES.index(stage), len(lineup.STAGES))
    return f'<span class="{css}">{drawn}{word}</span>'


def _steps(reached: int, stages: int) -> str:
    drawn = "".join(f'<i class="{"mc-on" if i <= reached else ""}"></i>' for i in range(stages))
    return f'<span class="mc-steps" aria-hidden="true">{drawn}</span>'


def _synthesis(seance: Seance, stage: SynthesisStage) -> str:
    if not is_held(seance):
        return '<span aria-hidden="true">–</span><span class="mc-vh">pas encore</span>'
    stages = list(SynthesisStage)
    drawn = _steps(stages.index(stage), len(stages))
    return f'<span class="mc-step">{drawn}{label(stage)}</span>'
