"""The programme of a séance that isn’t held yet: what is prepared, nothing that isn’t known."""

from __future__ import annotations

from datetime import timedelta

from mcdata.agenda import total_minutes
from mcdata.reference import sector_title, theme_title
from mcdata.synthesis.frame import guests_title, presented
from mcdata.synthesis.report import (
    Column,
    Element,
    Item,
    Items,
    Paragraph,
    Part,
    PartState,
    Table,
)
from mcdata.synthesis.sources import Sources
from mcdata.texts import NBSP, duration, french, plural, time_of


def programme_parts(sources: Sources) -> tuple[Part, ...]:
    """Return the parts of a programme: what it is about, the running order, who comes."""
    return (_about(sources), _running_order(sources), _guests(sources))


def _about(sources: Sources) -> Part:
    seance = sources.seance
    text = (
        f"Cette séance du cycle «{NBSP}{sources.programme.title}{NBSP}» est consacrée au thème "
        f"«{NBSP}{theme_title(seance.theme)}{NBSP}»."
    )
    if seance.sector:
        text += f" Elle s’adresse au secteur {sector_title(seance.sector)}."
    places = plural(seance.capacity, "place est prévue", "places sont prévues")
    text += f" {places}."
    return Part("cadre", "La séance", PartState.READY, (Paragraph(text),))


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


def _guests(sources: Sources) -> Part:
    elements: list[Element] = []
    if sources.speakers:
        elements += [
            Paragraph(f"{guests_title(sources)}{NBSP}:"),
            Items(tuple(Item(presented(speaker) + ".") for speaker in sources.speakers)),
        ]
    if sources.not_asked:
        asked = plural(sources.not_asked, "question sera posée", "questions seront posées")
        elements.append(Paragraph(f"{asked} à la salle. On répond sans donner son nom."))
    if not elements:
        nothing = Paragraph("Les personnes invitées et les questions sont en préparation.")
        return Part("venir", "Ce qui se prépare", PartState.EMPTY, (nothing,))
    return Part("venir", "Ce qui se prépare", PartState.READY, tuple(elements))
