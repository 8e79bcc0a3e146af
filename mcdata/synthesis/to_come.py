"""The programme of a séance that isn’t held yet: what is prepared, nothing that isn’t known."""

from __future__ import annotations

from datetime import timedelta

from mcdata.agenda import total_minutes
from mcdata.reference import sector_title, theme_title
from mcdata.synthesis.report import (
    Column,
    Paragraph,
    Part,
    PartState,
    Table,
)
from mcdata.synthesis.sources import Sources
from mcdata.texts import NBSP, duration, french, plural, time_of


def programme_parts(sources: Sources) -> tuple[Part, ...]:
    """Return the parts of a programme: what the séance is about, then the running order.

    Who comes stands in the title block.
    """
    return (_about(sources), _running_order(sources))


def _about(sources: Sources) -> Part:
    seance = sources.seance
    cycle, theme = sources.programme.title, theme_title(seance.theme)
    about = f"Cette séance du cycle «{NBSP}{cycle}{NBSP}» est consacrée au thème "
    told = [f"{about}«{NBSP}{theme}{NBSP}»."]
    if seance.sector:
        told.append(f"Elle s’adresse au secteur {sector_title(seance.sector)}.")
    told.append(f"{plural(seance.capacity, 'place est prévue', 'places sont prévues')}.")
    if sources.not_asked:
        asked = plural(sources.not_asked, "question sera posée", "questions seront posées")
        told.append(f"{asked} à la salle. On répond sans donner son nom.")
    return Part("cadre", "La séance", PartState.READY, (Paragraph(" ".join(told)),))


def _running_order(sources: Sources) -> Part:
    if not sources.blocks:
        nothing = Paragraph("Le déroulé est en préparation.")
        return Part("deroule", "Le déroulé", PartState.EMPTY, (nothing,))
    total = duration(total_minutes(sources.blocks))
    begin = sources.seance.starts_at
    rows, at = [], begin
    for block in sources.blocks:
        rows.append((french(block.title), time_of(at), duration(block.minutes)))
        at += timedelta(minutes=block.minutes)
    elements = (
        Paragraph(f"De {time_of(begin)} à {time_of(at)}, soit {total}."),
        Table(
            "Le déroulé prévu",
            (
                Column("Temps", 7),
                Column("Début", 2, numeric=True),
                Column("Durée", 2, numeric=True),
            ),
            tuple(rows),
        ),
    )
    return Part("deroule", "Le déroulé", PartState.READY, elements)
