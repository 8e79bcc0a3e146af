"""Sources -> report: puts the parts together with the title block, the stage and the footer."""

from __future__ import annotations

import re

from mcdata.alphabet import unaccented
from mcdata.model import Synthesis, SynthesisStage
from mcdata.reference import theme_title
from mcdata.synthesis.first_page import follow_ups, points
from mcdata.synthesis.frame import frame, presented, running_order, who_came
from mcdata.synthesis.report import Report
from mcdata.synthesis.results import results
from mcdata.synthesis.sources import Sources
from mcdata.synthesis.voices import disagreements, floor, open_questions, said
from mcdata.texts import NBSP, date_long, french, label, listed, time_of

AUTHOR = "IREV – Institut régional de la ville, Hauts-de-France"
STAMP = "Brouillon – notes à relire"
DEMO = "Données de démonstration"
PROPOSED = "Ces lignes sont proposées d’après ce qui a été relevé pendant la séance\u202f;"
ESTABLISHED = "Ces lignes sont établies d’après ce qui a été relevé pendant la séance."


def build(sources: Sources) -> Report:
    """Return the document of a séance, in the state in which it is."""
    seance, synthesis = sources.seance, sources.synthesis
    theme, number = theme_title(seance.theme), f"n°{NBSP}{seance.number}"
    heading = french(seance.title) or theme
    demo = DEMO if sources.programme.is_demo or any(p.is_demo for p in sources.came) else None
    marks = [f"Synthèse de la séance {number}", stage_line(synthesis), *([demo] if demo else [])]
    return Report(
        title=f"Synthèse de la séance {number} – {heading}",
        kicker=f"Synthèse de la séance {number}",
        heading=heading,
        details=_details(sources),
        summary=_summary(sources),
        points=points(sources),
        follow_ups=follow_ups(sources),
        parts=(
            frame(sources),
            who_came(sources),
            running_order(sources),
            results(sources),
            said(sources),
            disagreements(sources),
            floor(sources),
            open_questions(sources),
        ),
        stage=synthesis.stage,
        version=synthesis.version,
        stamp=STAMP if sources.is_draft else None,
        demo=demo,
        footer=" · ".join(marks),
        author=AUTHOR,
        subject=sources.programme.title,
        filename=f"synthese-seance-{seance.number:02}-{slug(seance.theme or theme)}",
        made_at=sources.now,
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
        ("Métier présenté" if len(sources.speakers) < 2 else "Métiers présentés", metiers),
        ("Cycle", sources.programme.title),
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
    moment = f"le {date_long(sources.now)} à {time_of(sources.now)}"
    running = ", pendant la séance" if sources.state.is_live else ""
    return (
        f"Document établi {moment}{running}, d’après le journal de la séance. Il ne nomme aucune "
        "personne participante."
    )


def stage_line(synthesis: Synthesis) -> str:
    """« version 2, relue »; what was never saved has no version yet."""
    version = f"version{NBSP}{synthesis.version}, " if synthesis.version else ""
    return version + label(synthesis.stage)


def slug(text: str) -> str:
    """Return `text` as a file's name: letters without accents, figures and hyphens."""
    plain = unaccented(text)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "sans-theme"
