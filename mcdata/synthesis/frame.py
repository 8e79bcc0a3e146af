"""Three parts of the synthesis: the frame, who came, and the running order as it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from mcdata import denominators
from mcdata.agenda import total_minutes
from mcdata.model import Block, Speaker, TurnKind
from mcdata.reach import PUBLISHED_MINIMUM, breakdown
from mcdata.reference import sector_title, theme_title
from mcdata.state import SeanceState
from mcdata.synthesis.report import (
    Column,
    Element,
    Item,
    Items,
    Paragraph,
    Part,
    PartState,
    Remark,
    Table,
)
from mcdata.synthesis.sources import Sources
from mcdata.synthesis.wording import COLLEGES, ROLES, out_of, people, rate, verb
from mcdata.texts import (
    NBSP,
    NOTHING,
    THIN,
    date_long,
    duration,
    percent,
    plural,
    time_of,
)

HIDDEN = "non publié"


# the frame ----------------------------------------------------------------------------------


def frame(sources: Sources) -> Part:
    """Theme, place, date, and whose métier was presented."""
    seance = sources.seance
    place = f" ({seance.place})" if seance.place else ""
    held = "s’est tenue" if sources.state.ended_at else "a lieu"
    where = (
        f"La séance n°{NBSP}{seance.number}, consacrée au thème «{NBSP}{theme_title(seance.theme)}"
        f"{NBSP}», {held} le {date_long(seance.starts_at)}{place}. Elle fait partie du cycle "
        f"«{NBSP}{sources.programme.title}{NBSP}»."
    )
    if seance.sector:
        where += f" Elle s’adressait au secteur {sector_title(seance.sector)}."
    elements: list[Element] = [Paragraph(where)]
    if len(sources.speakers) == 1:
        elements.append(Paragraph(f"Métier présenté{NBSP}: {presented(sources.speakers[0])}."))
    elif sources.speakers:
        elements.append(Paragraph(f"Métiers présentés{NBSP}:"))
        elements.append(Items(tuple(Item(presented(s) + ".") for s in sources.speakers)))
    elif any(turn.kind is TurnKind.PRESENTATION for turn in sources.state.turns):
        elements.append(Paragraph("Une personne invitée a présenté son métier."))
    else:
        elements.append(Paragraph("Aucun métier n’a été présenté par une personne invitée."))
    return Part("cadre", "Le cadre", PartState.READY, tuple(elements))


def presented(speaker: Speaker) -> str:
    """A métier and its organisation; the name only if the person agreed to it."""
    work = ", ".join(word for word in (speaker.metier, speaker.organisation) if word)
    return f"{speaker.name}, {_uncapitalised(work)}" if speaker.agreed_named else work


def _uncapitalised(text: str) -> str:
    """Return a text that goes on a sentence; an acronym keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


# who came -----------------------------------------------------------------------------------


def who_came(sources: Sources) -> Part:
    """By role, college and sector; never by name, and never by quartier."""
    seats = sources.state.seats.values()
    if not seats and not sources.came:
        nothing = Paragraph("Aucune présence n’a été relevée.")
        return Part("presences", "Qui était là", PartState.EMPTY, (nothing,))
    elements: list[Element] = [Paragraph(" ".join(_attendance(sources)))]
    hidden = False
    for title, groups in _breakdowns(sources):
        shown = _groups(title, groups, sources.minimum_group)
        elements.append(shown)
        hidden |= isinstance(shown, Paragraph) or any(HIDDEN in row for row in shown.rows)
    if hidden:
        elements.append(
            Remark(
                f"Les groupes de moins de {PUBLISHED_MINIMUM} personnes ne sont pas détaillés, "
                "ni ceux qui permettraient de les retrouver par soustraction."
            )
        )
    return Part("presences", "Qui était là", PartState.READY, tuple(elements))


def _breakdowns(sources: Sources) -> Iterable[tuple[str, list[str]]]:
    """Yield what people may be counted by, and each one's group, where there are several."""
    for title, groups in (
        ("Rôle", [ROLES[seat.role] for seat in sources.state.seats.values()]),
        ("Collège", [COLLEGES[person.college] for person in sources.came]),
        ("Secteur", _sectors(sources)),
    ):
        if len(set(groups)) > 1:
            yield title, groups


def _sectors(sources: Sources) -> list[str]:
    """Return the sector of each person who came; from the seats when nobody was enrolled."""
    if sources.came:
        return [sector_title(person.sector) for person in sources.came]
    return [sector_title(s.sector) for s in sources.state.seats.values() if s.sector]


def _attendance(sources: Sources) -> Iterable[str]:
    seated = len(denominators.came(sources.state))
    others = len(sources.state.seats) - seated
    if seated:
        was = verb(seated, "personne a participé", "personnes ont participé")
        beside = (
            f", et {plural(others, 'autre était là', 'autres étaient là')}"
            " (invitation, élu-es, technicien-nes, équipe)"
        )
        yield f"{seated}{NBSP}{was}{beside if others else ''}."
    came = len(sources.came)
    if sources.enrolled and came:
        yield (
            f"{out_of(came, sources.enrolled)} {verb(sources.enrolled, 'inscrite', 'inscrites')} "
            f"{verb(came, 'est venue', 'sont venues')} {rate(came, sources.enrolled)}."
        )
    quartiers = len({p.quartier for p in sources.came if p.quartier})
    epcis = len({p.epci for p in sources.came if p.epci})
    if quartiers > 1 and epcis:
        yield (
            f"Elles venaient de {plural(quartiers, 'quartier', 'quartiers')} et de "
            f"{plural(epcis, 'intercommunalité', 'intercommunalités')}."
        )


def _groups(title: str, groups: list[str], minimum: int) -> Table | Paragraph:
    """Return a table of the groups, or only their names when all the counts are hidden."""
    whole, counted = len(groups), breakdown(groups, minimum)
    if all(group.count is None for group in counted):
        names = [group.title for group in counted]
        if title != "Secteur":  # a sector's title is a proper noun
            names = [_uncapitalised(name) for name in names]
        return Paragraph(f"{title}s représentés{NBSP}: {f'{THIN}; '.join(names)}.")
    rows = tuple(
        (group.title, HIDDEN, NOTHING)
        if group.count is None
        else (group.title, str(group.count), percent(group.count, whole))
        for group in counted
    )
    return Table(
        f"Présences par {title.lower()} ({people(whole)})",
        (Column(title, 6), Column("Personnes", 2, numeric=True), Column("Part", 2, numeric=True)),
        rows,
    )


# the running order --------------------------------------------------------------------------


def running_order(sources: Sources) -> Part:
    """Each block as planned and as it went."""
    state = sources.state
    if not sources.blocks:
        nothing = Paragraph("Aucun déroulé n’a été préparé.")
        return Part("deroule", "Le déroulé", PartState.EMPTY, (nothing,))
    table = Table(
        "Le déroulé prévu et le déroulé réel",
        (
            Column("Temps", 6),
            Column("Début", 1.7, numeric=True),
            Column("Prévu", 1.7, numeric=True),
            Column("Réel", 1.7, numeric=True),
            Column("Écart", 1.9, numeric=True),
        ),
        tuple(_block_row(block, state, sources.until) for block in sources.blocks),
    )
    part_state = PartState.RUNNING if state.is_live else PartState.READY
    return Part("deroule", "Le déroulé", part_state, (Paragraph(_pace(sources)), table))


def _block_row(block: Block, state: SeanceState, now: datetime) -> tuple[str, ...]:
    runs, running = state.blocks, state.ended_at is None
    own = [run for run in runs if run.block == block.id]
    planned = duration(block.minutes)
    if not own:
        return block.title, NOTHING, planned, "à venir" if running else "non tenu", NOTHING
    spent = minutes(sum(((r.ended_at or now) - r.started_at for r in own), timedelta()))
    begun = time_of(own[0].started_at)
    if own[-1].ended_at is None:
        return block.title, begun, planned, "en cours", NOTHING
    return block.title, begun, planned, duration(spent), _gap(spent - block.minutes)


def _gap(late: int) -> str:
    if not late:
        return "à l’heure"
    return f"{'+' if late > 0 else '−'}{duration(abs(late))}"


def minutes(spent: timedelta) -> int:
    """Whole minutes, the nearest."""
    return max(0, round(spent / timedelta(minutes=1)))


def _pace(sources: Sources) -> str:
    state, planned = sources.state, total_minutes(sources.blocks)
    announced = f"Annoncée à {time_of(sources.seance.starts_at)}"
    due = f"Elle est prévue pour {duration(planned)}."
    if state.opened_at is None:
        return f"{announced}, la séance n’a pas encore commencé. {due}"
    opened = f"{announced}, la séance a commencé à {time_of(state.opened_at)}"
    if state.ended_at is None:
        return f"{opened}{THIN}; elle est encore en cours. {due}"
    spent = minutes(state.ended_at - state.opened_at)
    lasted = f"elle a duré {duration(spent)}{_more(spent - planned)}"
    return (
        f"{opened} et s’est terminée à {time_of(state.ended_at)}. "
        f"Prévue pour {duration(planned)}, {lasted}."
    )


def _more(late: int) -> str:
    if not late:
        return ", comme prévu"
    return f", soit {duration(abs(late))} de {'plus' if late > 0 else 'moins'}"


def unheld(sources: Sources) -> tuple[str, ...]:
    """Return the blocks that an ended séance never reached."""
    ran = {run.block for run in sources.state.blocks}
    return tuple(b.title for b in sources.blocks if b.id not in ran) if ran else ()
