"""Three parts of the synthesis: the frame, who came, and the running order as it went."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from mcdata import denominators
from mcdata.agenda import total_minutes
from mcdata.alphabet import words_of
from mcdata.model import Block, Poll, Speaker
from mcdata.reach import PUBLISHED_MINIMUM, breakdown
from mcdata.reference import questions, sector_title, theme_title
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
from mcdata.synthesis.sources import Sources, presentations
from mcdata.synthesis.wording import COLLEGES, ROLES, only_one, out_of, people, rate, verb
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
MOBILITY = "mobilite"
INQUIRIES = frozenset({"enquete", "enquetes", "sondage", "sondages", "questionnaire", "vote"})


# the frame ----------------------------------------------------------------------------------


def frame(sources: Sources) -> Part:
    """Theme, place, date, and whose métier was presented."""
    seance = sources.seance
    held = "s’est tenue" if sources.state.ended_at else "a lieu"
    where = (
        f"La séance n°{NBSP}{seance.number}, consacrée au thème «{NBSP}{theme_title(seance.theme)}"
        f"{NBSP}», {held} le {date_long(seance.starts_at)}. "
    )
    where += f"Lieu{NBSP}: {seance.place.rstrip('. ')}. " if seance.place else ""
    where += f"Elle fait partie du cycle «{NBSP}{sources.programme.title}{NBSP}»."
    if seance.sector:
        addressed = "s’adressait" if sources.state.ended_at else "s’adresse"
        where += f" Elle {addressed} au secteur {sector_title(seance.sector)}."
    elements = (Paragraph(where), *_guests(sources))
    return Part("cadre", "Le cadre", PartState.READY, elements)


def _guests(sources: Sources) -> tuple[Element, ...]:
    """Return whose métier was presented, as far as the journal and the invitations know."""
    title = guests_title(sources)
    if len(sources.speakers) == 1:
        return (Paragraph(f"{title}{NBSP}: {presented(sources.speakers[0])}."),)
    if sources.speakers:
        names = tuple(Item(presented(speaker) + ".") for speaker in sources.speakers)
        return Paragraph(f"{title}{NBSP}:"), Items(names)
    count = presentations(sources.state)
    if count == 1:
        return (Paragraph("Une personne invitée a présenté son métier."),)
    if count:
        return (Paragraph(f"{count} personnes invitées ont présenté leur métier."),)
    if not sources.state.ended_at:
        return ()
    return (Paragraph("Aucun métier n’a été présenté par une personne invitée."),)


def guests_title(sources: Sources) -> str:
    """« Métiers présentés » once the journal holds a presentation; before, they are announced."""
    several = len(sources.speakers) > 1
    if not sources.state.ended_at:
        return "Métiers annoncés" if several else "Métier annoncé"
    if presentations(sources.state):
        return "Métiers présentés" if several else "Métier présenté"
    return "Personnes invitées" if several else "Personne invitée"


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
            f"Elles venaient de {plural(quartiers, 'quartier', 'quartiers')} et "
            f"{only_one(epcis, 'd’une seule intercommunalité', 'intercommunalités')}."
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
        tuple(_block_row(block, sources) for block in sources.blocks),
    )
    part_state = PartState.RUNNING if state.is_live else PartState.READY
    return Part("deroule", "Le déroulé", part_state, (Paragraph(_pace(sources)), table))


def _block_row(block: Block, sources: Sources) -> tuple[str, ...]:
    state, now = sources.state, sources.until
    runs, running = state.blocks, state.ended_at is None
    own = [run for run in runs if run.block == block.id]
    planned, title = duration(block.minutes), held_title(block, sources)
    if not own:
        return title, NOTHING, planned, "à venir" if running else "non tenu", NOTHING
    spent = sum(between(run.started_at, run.ended_at or now) for run in own)
    begun = time_of(own[0].started_at)
    if own[-1].ended_at is None:
        return title, begun, planned, "en cours", NOTHING
    return title, begun, planned, duration(spent), _gap(spent - block.minutes)


def _gap(late: int) -> str:
    if not late:
        return "à l’heure"
    return f"{'+' if late > 0 else '−'}{duration(abs(late))}"


def between(begin: datetime, end: datetime) -> int:
    """Return the minutes between two moments as they are read: 14 h 05 to 16 h 40 is 155."""
    first, last = (moment.replace(second=0, microsecond=0) for moment in (begin, end))
    return max(0, (last - first) // timedelta(minutes=1))


def held_title(block: Block, sources: Sources) -> str:
    """A block's title, without the inquiry that it announced and that put no question."""
    first, *others = re.split(r"(,\s+|\s+et\s+)", block.title)
    parts = [("", first), *zip(others[::2], others[1::2], strict=True)]
    kept = [(joint, p) for joint, p in parts if not _announces_more(p, block, sources)]
    if not kept:
        return f"{block.title} – aucune question posée"
    title = "".join(joint + part for joint, part in kept).removeprefix(kept[0][0])
    return title[:1].upper() + title[1:]


def _announces_more(part: str, block: Block, sources: Sources) -> bool:
    """Whether a part of a title announces an inquiry of which the journal holds no question."""
    words = set(words_of(part).split())
    if not sources.state.ended_at or not words & INQUIRIES:
        return False
    if MOBILITY in words:
        return not any(is_of_theme(asked.tally.poll, MOBILITY) for asked in sources.asked)
    return not any(_during(asked.run.opened_at, block, sources) for asked in sources.asked)


def _during(moment: datetime, block: Block, sources: Sources) -> bool:
    return any(
        run.started_at <= moment <= (run.ended_at or sources.until)
        for run in sources.state.blocks
        if run.block == block.id
    )


def is_of_theme(poll: Poll, theme: str) -> bool:
    """Whether a question was taken from a theme of the ready-made ones."""
    return any(q.id == poll.reference and q.theme == theme for q in questions())


def _pace(sources: Sources) -> str:
    state, planned = sources.state, total_minutes(sources.blocks)
    announced = f"Annoncée à {time_of(sources.seance.starts_at)}"
    due = f"Elle est prévue pour {duration(planned)}."
    if state.opened_at is None:
        return f"{announced}, la séance n’a pas encore commencé. {due}"
    opened = f"{announced}, la séance a commencé à {time_of(state.opened_at)}"
    if state.ended_at is None:
        return f"{opened}{THIN}; elle est encore en cours. {due}"
    spent = between(state.opened_at, state.ended_at)
    lasted = f"elle a duré {duration(spent)}{_more(spent - planned)}"
    return (
        f"{opened} et s’est terminée à {time_of(state.ended_at)}. "
        f"Prévue pour {duration(planned)}, {lasted}."
    )


def _more(late: int) -> str:
    if not late:
        return ", comme prévu"
    return f", soit {duration(abs(late))} de {'plus' if late > 0 else 'moins'}"


def unheld(sources: Sources) -> tuple[Block, ...]:
    """Return the blocks that an ended séance never reached."""
    ran = {run.block for run in sources.state.blocks}
    return tuple(b for b in sources.blocks if b.id not in ran) if ran else ()
