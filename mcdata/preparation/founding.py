"""A programme and its séances, created and changed before they begin."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from mcdata.clock import from_paris
from mcdata.errors import InvalidInput, NotFound, Refused
from mcdata.model import (
    PLACES,
    EnrolmentStatus,
    Programme,
    Seance,
    SeanceKind,
    SeanceStage,
    new_code,
    new_id,
)
from mcdata.programme import is_held
from mcdata.reference import sector_title, theme_title
from mcdata.store import Store
from mcdata.territory import territory_of
from mcdata.validation import clean_line

DEPARTEMENTS = ("Aisne", "Nord", "Oise", "Pas-de-Calais", "Somme")  # Hauts-de-France
TITLE_LIMIT = 100
PLACE_LIMIT = 120
THEME_LIMIT = 80
_YEARS = (2014, 2100)  # the law that made the conseils citoyens, and a slip of the finger
_LEAST_PLACES = 2


@dataclass(frozen=True, slots=True)
class SeanceDraft:
    """What a form says of a séance; day and hour are those of the room's clock (Paris)."""

    number: int
    kind: SeanceKind
    theme: str
    day: date
    hour: time
    place: str
    sector: str | None = None
    capacity: int = PLACES
    title: str = ""


def create_programme(
    store: Store, title: str, departement: str, year: int, target_people: int = 100
) -> Programme:
    """Save a new programme. Raises InvalidInput, naming the field."""
    programme = _checked(Programme(new_id(), title, departement, year, target_people))
    twins = {(p.title.casefold(), p.departement, p.year) for p in store.programmes()}
    if (programme.title.casefold(), programme.departement, programme.year) in twins:
        raise InvalidInput(
            "Ce programme existe déjà, pour le même département et la même année. "
            "Choisissez un autre titre, ou ouvrez celui qui existe."
        )
    store.save_programme(programme)
    return programme


def change_programme(
    store: Store, programme_id: str, title: str, year: int, target_people: int
) -> Programme:
    """Save a programme's title, year and target; its département, and so its quartiers, stay."""
    before = store.programme(programme_id)
    changed = dataclasses.replace(before, title=title, year=year, target_people=target_people)
    programme = _checked(changed)
    store.save_programme(programme)
    return programme


def _checked(programme: Programme) -> Programme:
    title = clean_line(programme.title, TITLE_LIMIT, "Le titre", required=True)
    if programme.departement not in DEPARTEMENTS:
        raise InvalidInput("Choisissez un département des Hauts-de-France dans la liste.")
    if not _YEARS[0] <= programme.year <= _YEARS[1]:
        raise InvalidInput(f"L’année va de {_YEARS[0]} à {_YEARS[1]}. Corrigez-la.")
    if not 1 <= programme.target_people <= 10_000:
        raise InvalidInput("Le nombre de personnes attendues va de 1 à 10 000. Corrigez-le.")
    return dataclasses.replace(programme, title=title)


# séances ------------------------------------------------------------------------------------


def next_number(seances: Iterable[Seance]) -> int:
    """Return the first number that no séance bears."""
    taken = {s.number for s in seances}
    return next(n for n in range(1, len(taken) + 2) if n not in taken)


def create_seance(store: Store, programme_id: str, draft: SeanceDraft) -> Seance:
    """Save a new séance, with a code that no other one has. Raises InvalidInput."""
    programme = store.programme(programme_id)
    _check_number(store.seances(programme_id), draft.number)
    seance = _seance(programme, draft, new_id(), _free_code(store))
    store.save_seance(seance)
    return seance


def change_seance(store: Store, seance_id: str, draft: SeanceDraft) -> Seance:
    """Save what a form changed; the code stays, for it may be printed already.

    Raises Refused once the séance is over, InvalidInput for a capacity below the people enrolled.
    """
    before = store.seance(seance_id)
    check_open(before)
    others = [s for s in store.seances(before.programme_id) if s.id != seance_id]
    _check_number(others, draft.number)
    programme = store.programme(before.programme_id)
    seance = dataclasses.replace(
        _seance(programme, draft, before.id, before.code), stage=before.stage
    )
    if before.stage is SeanceStage.LIVE and seance.starts_at != before.starts_at:
        raise Refused("La séance est en cours : sa date et son heure ne changent plus.")
    if seance.capacity < before.capacity:  # chairs added on the day go beyond it, and may stay
        _check_capacity(store, seance)
    store.save_seance(seance)
    return seance


def check_open(seance: Seance) -> None:
    """Raise Refused once a séance is over: what was prepared is now a record."""
    if is_held(seance):
        raise Refused("Cette séance est terminée : sa préparation ne change plus.")


def _seance(programme: Programme, draft: SeanceDraft, seance_id: str, code: str) -> Seance:
    theme = clean_line(draft.theme, THEME_LIMIT, "Le thème", required=True)
    sector = _sector(programme, draft)
    if not 1 <= draft.number <= 99:
        raise InvalidInput("Le numéro de la séance va de 1 à 99. Corrigez-le.")
    if not _LEAST_PLACES <= draft.capacity <= PLACES:
        raise InvalidInput(f"Une séance compte de {_LEAST_PLACES} à {PLACES} places. Corrigez.")
    if abs(draft.day.year - programme.year) > 1:
        raise InvalidInput(
            f"La date est en {draft.day.year}, le programme est de l’année {programme.year}. "
            "Corrigez la date."
        )
    title = clean_line(draft.title, TITLE_LIMIT, "Le titre") or default_title(theme, sector)
    return Seance(
        id=seance_id,
        programme_id=programme.id,
        number=draft.number,
        kind=draft.kind,
        theme=theme,
        title=title,
        starts_at=from_paris(datetime.combine(draft.day, draft.hour)),
        place=clean_line(draft.place, PLACE_LIMIT, "Le lieu", required=True),
        code=code,
        sector=sector,
        capacity=draft.capacity,
    )


def _sector(programme: Programme, draft: SeanceDraft) -> str | None:
    """Return the sector of an introductory séance, None if it is for all; a thematic one has none.

    A séance about renewal (NPNRU) is for people of every sector: it need not name one.
    """
    known = {s.key for s in territory_of(programme.departement).sectors}
    if draft.kind is SeanceKind.THEMATIC or not known or draft.sector is None:
        return None
    if draft.sector not in known:
        raise InvalidInput("Ce secteur n’existe pas. Choisissez-le dans la liste.")
    return draft.sector


def default_title(theme: str, sector: str | None) -> str:
    """Return what a séance without a title of its own is called."""
    return f"Introduction · {sector_title(sector)}" if sector else theme_title(theme)


def _check_number(others: Iterable[Seance], number: int) -> None:
    taken = next((s for s in others if s.number == number), None)
    if taken:
        raise InvalidInput(
            f"Le numéro {number} est déjà celui de la séance « {taken.title} ». "
            "Choisissez un autre numéro."
        )


def _check_capacity(store: Store, seance: Seance) -> None:
    own = [e for e in store.enrolments(seance.id) if e.status is EnrolmentStatus.ENROLLED]
    needed = max([len(own), *(e.seat or 0 for e in own)])
    if seance.capacity < needed:
        raise InvalidInput(
            f"{len(own)} personnes sont inscrites, jusqu’à la place n° {needed} : "
            f"gardez {needed} places au moins, ou retirez d’abord des personnes."
        )


def _free_code(store: Store) -> str:
    while True:
        code = new_code()
        try:
            store.seance_by_code(code)
        except NotFound:
            return code
