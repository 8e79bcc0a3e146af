"""Who a participant is: names made clean, quartier found, and an identity that stays (pure).

The identity is the name without accents, case or punctuation, and the quartier, within one
programme: the same person imported twice, or typed by hand and then imported, is one person.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mcdata.alphabet import french_order, words_of
from mcdata.errors import InvalidInput
from mcdata.model import College, Participant, Programme, new_id
from mcdata.quartiers import find_quartier
from mcdata.territory import quartier_named, territory_of
from mcdata.validation import FORMULA, clean_line

NAME_LIMIT = 80  # characters of a first or last name
CONTACT_LIMIT = 120
PLACE_LIMIT = 120  # of a quartier or EPCI written by hand

GENDERS = ("femme", "homme", "autre")
AGE_BANDS = ("16-25", "26-40", "41-60", "61+")
_BAND_STARTS = (16, 26, 41, 61)
_OLDEST = 110

_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{5,24}")


@dataclass(frozen=True, slots=True)
class Person:
    """What was typed or read about somebody, before anything was checked."""

    first_name: str
    last_name: str
    college: College
    quartier: str
    commune: str = ""  # with the EPCI, tells apart quartiers of the same name
    epci: str = ""
    gender: str = ""
    age_band: str = ""
    contact: str = ""
    drawn_by_lot: bool = False


def key_of(text: str) -> str:
    """Return `text` for comparing: no accent, case, punctuation or repeated space."""
    return words_of(text)


def by_name(person: Participant) -> tuple[object, ...]:
    """Return what to sort people by: last name, first name, as a French dictionary does."""
    return (french_order(person.last_name), french_order(person.first_name), person.id)


def identity(first_name: str, last_name: str, quartier: str) -> tuple[str, str, str]:
    """Return what makes two entries one person."""
    return (key_of(first_name), key_of(last_name), key_of(quartier))


def participant_id(programme_id: str, first_name: str, last_name: str, quartier: str) -> str:
    """Return the identifier that this person always has in this programme."""
    text = "\n".join((programme_id, *identity(first_name, last_name, quartier)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_in_reference(programme: Programme) -> bool:
    """Say whether the quartiers of the programme's département are known (the Nord's are)."""
    return key_of(programme.departement) in {"nord", "59", "nord 59", "59 nord"}


def make_participant(
    programme: Programme, person: Person, aliases: Mapping[str, str] | None = None
) -> Participant:
    """Return the participant that was described, with their sector and EPCI.

    `aliases` are the quartiers once chosen for what was written. Raises InvalidInput, naming what
    is wrong, for a missing or impossible name, or a quartier that isn't known in a département
    whose quartiers are (UnknownQuartier).
    """
    first = clean_name(person.first_name, "Le prénom")
    last = clean_name(person.last_name, "Le nom")
    code, sector, siren = _whereabouts(programme, person, aliases)
    return Participant(
        programme_id=programme.id,
        id=participant_id(programme.id, first, last, code),
        first_name=first,
        last_name=last,
        college=person.college,
        quartier=code,
        sector=sector,
        epci=siren,
        gender=person.gender,
        age_band=person.age_band,
        contact=clean_contact(person.contact),
        drawn_by_lot=person.drawn_by_lot,
    )


def walk_in_participant(programme_id: str, name: str, known: Iterable[Participant]) -> Participant:
    """Return who came in under this name: someone the programme knows, or someone new.

    A new one has no quartier yet. Of two known people of the same name neither is guessed at.
    Raises InvalidInput for a name that can't be one.
    """
    clean = clean_name(name, "Le nom")
    wanted = sorted(key_of(clean).split()) or [clean.casefold()]
    everyone = tuple(known)
    same = [p for p in everyone if sorted(key_of(p.name).split()) == wanted]
    if len(same) == 1:
        return same[0]
    first, _, last = clean.partition(" ")
    taken = {p.id for p in everyone}
    one = participant_id(programme_id, first, last, "")
    one = one if one not in taken else new_id()
    rank = 1 + max((p.rank for p in everyone), default=0)
    return Participant(programme_id, one, first, last, College.RESIDENTS, "", "", "", rank=rank)


def clean_name(raw: str, what: str) -> str:
    """Return a first or last name. Raises InvalidInput when it can't be one."""
    name = " ".join(clean_line(raw, NAME_LIMIT, what, required=True).split())
    if name[0] in FORMULA:
        raise InvalidInput(f"{what} commence par « {name[0]} » : ce n’est pas un nom.")
    if not any(c.isalpha() for c in name):
        raise InvalidInput(f"{what} ne contient aucune lettre.")
    return name


def clean_contact(raw: str) -> str:
    """Return a contact that no spreadsheet takes for a formula; a telephone keeps its « + ».

    Several are one line, « · » between them.
    """
    parts = clean_line(raw, CONTACT_LIMIT, "Le contact").split(" · ")
    return " · ".join(p if _PHONE.fullmatch(p) else p.lstrip(FORMULA + " '") for p in parts)


def age_band_of(years: int) -> str:
    """Return the band of an age in years. Raises InvalidInput outside 16 to 110."""
    if not _BAND_STARTS[0] <= years <= _OLDEST:
        raise InvalidInput(
            f"L’âge « {years} » n’est pas admis : écrivez un âge de 16 à {_OLDEST} ans "
            f"ou une tranche ({', '.join(AGE_BANDS)})."
        )
    return AGE_BANDS[sum(years >= start for start in _BAND_STARTS) - 1]


def _whereabouts(
    programme: Programme, person: Person, aliases: Mapping[str, str] | None
) -> tuple[str, str, str]:
    """Return the code of the quartier, the sector and the SIREN of the EPCI."""
    written = clean_line(person.quartier, PLACE_LIMIT, "Le quartier", required=True)
    commune = clean_line(person.commune, PLACE_LIMIT, "La commune")
    place = clean_line(person.epci, PLACE_LIMIT, "L’EPCI")
    if is_in_reference(programme):
        quartier = find_quartier(written, commune, place, aliases=aliases)
        return quartier.code, quartier.sector, quartier.epci_siren
    if written[0] in FORMULA or place[:1] in tuple(FORMULA):
        raise InvalidInput("Le quartier et l’EPCI ne commencent pas par un signe de calcul.")
    if own := quartier_named(programme.departement, written, commune):
        return own.code, "", own.epci_siren
    return written, "", _epci_named(programme, place)


def _epci_named(programme: Programme, place: str) -> str:
    """Return the SIREN of the département's EPCI so called, or what was written."""
    wanted = key_of(place)
    own = territory_of(programme.departement).epcis
    known = (e for e in own if wanted in {key_of(e.name), key_of(e.short_name), e.siren})
    found = next(known, None)
    return found.siren if found else place


def by_identity(
    people: Iterable[Participant],
) -> dict[tuple[str, str, str], tuple[Participant, ...]]:
    """Return people by name and quartier: one person, but for true homonyms."""
    found: dict[tuple[str, str, str], tuple[Participant, ...]] = {}
    for person in people:
        key = identity(person.first_name, person.last_name, person.quartier)
        found[key] = (*found.get(key, ()), person)
    return found


def apart_from(twins: Iterable[Participant], person: Participant) -> Participant:
    """Return `person` with an identifier that none of the `twins` of the same name has."""
    taken = {twin.id for twin in twins}
    found, number = person, 1
    while found.id in taken:
        number += 1
        again = f"{person.programme_id}\n{person.id}\n{number}"
        found = dataclasses.replace(person, id=hashlib.sha256(again.encode()).hexdigest()[:16])
    return found
