"""Sources -> report: puts the parts together with the title block, the stage and the footer."""

from __future__ import annotations

import dataclasses
import re

from mcdata.alphabet import unaccented
from mcdata.model import Synthesis, SynthesisStage
from mcdata.reference import theme_title
from mcdata.synthesis import signing
from mcdata.synthesis.annex import annex
from mcdata.synthesis.checking import NAMES_NOBODY
from mcdata.synthesis.first_page import follow_ups, points
from mcdata.synthesis.frame import frame, guests_title, presented, running_order, who_came
from mcdata.synthesis.report import Lines, Report
from mcdata.synthesis.results import evaluation, results
from mcdata.synthesis.signing import signatures
from mcdata.synthesis.sources import Sources
from mcdata.synthesis.to_come import programme_parts
from mcdata.synthesis.voices import disagreements, floor, open_questions, said
from mcdata.texts import NBSP, date_long, french, label, listed, time_of

AUTHOR = "IREV – Institut régional de la ville, Hauts-de-France"
STAMP = "Brouillon – notes à relire"
DEMO = "Données de démonstration"
PROPOSED = "Ces lignes sont proposées d’après ce qui a été relevé pendant la séance\u202f;"
NO_LINES = Lines("", (), written=False)
ESTABLISHED = "Ces lignes sont établies d’après ce qui a été relevé pendant la séance."


def build(sources: Sources) -> Report:
    """Return the document of a séance: its programme until it is held, then its synthesis."""
    if sources.state.opened_at is None:
        return _programme(sources)
    document = _document(sources, "Synthèse", stage_line(sources.synthesis))
    return dataclasses.replace(
        document,
        summary=_summary(sources),
        points=points(sources),
        follow_ups=follow_ups(sources),
        parts=(
            frame(sources),
            who_came(sources),
            running_order(sources),
            results(sources),
            *evaluation(sources),
            said(sources),
            disagreements(sources),
            floor(sources),
            open_questions(sources),
            *signatures(sources),
            *annex(sources),
        ),
        stamp=STAMP if sources.is_draft else None,
    )


def _programme(sources: Sources) -> Report:
    document = _document(sources, "Programme")
    return dataclasses.replace(document, parts=programme_parts(sources), is_programme=True)


def _document(sources: Sources, kind: str, *marks: str) -> Report:
    """Return what every document has: its title block, its footer, its name; nothing inside."""
    seance, synthesis = sources.seance, sources.synthesis
    theme, number = theme_title(seance.theme), f"n°{NBSP}{seance.number}"
    heading, kicker = french(seance.title) or theme, f"{kind} de la séance {number}"
    demo = DEMO if sources.programme.is_demo or any(p.is_demo for p in sources.came) else None
    name = f"{slug(kind)}-seance-{seance.number:02}-{slug(seance.theme or theme)}"
    return Report(
        title=f"{kicker} – {heading}",
        kicker=kicker,
        heading=heading,
        details=_details(sources),
        summary="",
        points=NO_LINES,
        follow_ups=NO_LINES,
        parts=(),
        stage=synthesis.stage,
        version=synthesis.version,
        stamp=None,
        demo=demo,
        footer=" · ".join([kicker, *marks, *([demo] if demo else [])]),
        author=AUTHOR,
        subject=sources.programme.title,
        filename=name,
        made_at=synthesis.validated_at or sources.now,
        made=_made(sources),
    )


def _details(sources: Sources) -> tuple[tuple[str, str], ...]:
    seance, state = sources.seance, sources.state
    when = date_long(seance.starts_at)
    if state.opened_at and state.ended_at:
        when += f", de {time_of(state.opened_at)} à {time_of(state.ended_at)}"
    else:
        when += f", {time_of(seance.starts_at)}"
    metiers = listed([presented(speaker) for speaker in sources.speakers])
    theme = theme_title(seance.theme)
    lines = (
        ("Thème", theme if theme != french(seance.title) else ""),
        ("Date", when),
        ("Lieu", seance.place),
        (guests_title(sources), metiers),
        ("Cycle", sources.programme.title),
        *(signing.details(sources.synthesis) if state.ended_at else ()),
    )
    return tuple((title, text) for title, text in lines if text)


def _summary(sources: Sources) -> str:
    written = bool(sources.synthesis.points or sources.synthesis.follow_ups)
    if written:
        return ""
    if sources.synthesis.stage is SynthesisStage.DRAFT:
        return f"{PROPOSED} elles sont à relire et à corriger."
    return ESTABLISHED


def _made(sources: Sources) -> str:
    """When the document was made, and from what; what is validated was made when it was signed."""
    at = sources.synthesis.validated_at or sources.now
    moment = f"le {date_long(at)} à {time_of(at)}"
    if sources.state.opened_at is None:
        return f"Document établi {moment}, d’après ce qui est préparé."
    running = ", pendant la séance" if sources.state.is_live else ""
    return f"Document établi {moment}{running}, d’après le journal de la séance."


def assured(report: Report) -> Report:
    """Return the report with its assurance; only for one in which the check found nothing."""
    return dataclasses.replace(report, made=f"{report.made} {NAMES_NOBODY}")


def stage_line(synthesis: Synthesis) -> str:
    """« version 2, relue »; what was never saved has no version yet."""
    version = f"version{NBSP}{synthesis.version}, " if synthesis.version else ""
    return version + label(synthesis.stage)


def slug(text: str) -> str:
    """Return `text` as a file's name: letters without accents, figures and hyphens."""
    plain = unaccented(text)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "sans-theme"
