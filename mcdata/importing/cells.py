"""One cell -> one value: college, gender, age band, yes or no, numbers of séances."""

from __future__ import annotations

import re

from mcdata.errors import InvalidInput
from mcdata.model import College
from mcdata.people import AGE_BANDS, age_band_of, key_of

_COLLEGES = {
    College.RESIDENTS: ("habitant", "habitante", "habitants", "habitantes", "habitant e",
                        "habitant e s", "college habitants", "college des habitants"),
    College.LOCAL_ACTORS: ("association", "associations", "acteur local", "acteurs locaux",
                           "associations et acteurs locaux", "acteurs", "associatif",
                           "college associations et acteurs locaux", "actrice locale",
                           "college acteurs locaux", "college des acteurs locaux",
                           "associations acteurs locaux"),
}  # fmt: skip
_GENDERS = {
    "femme": ("f", "femme", "mme", "madame", "feminin", "mlle"),
    "homme": ("h", "m", "homme", "monsieur", "masculin", "mr"),
    "autre": ("a", "autre", "non binaire", "nb", "x"),
}
_YES = {"oui", "o", "x", "1", "vrai", "true", "yes", "tire", "tiree", "tire au sort"}
_NO = {"", "non", "n", "0", "faux", "false", "no"}
_YEARS = re.compile(r"(\d{1,4})( ans?)?")
_RANGE = re.compile(r"(?:de )?(\d{1,3})(?: ans)? (?:a )?(\d{1,3})(?: ans)?")
_OVER = re.compile(r"(\d{1,3})(?: ans)?(?: et plus| ou plus| et au dela)?")


def college_of(text: str) -> College:
    """Return the college. Raises InvalidInput for anything else."""
    key = key_of(text)
    found = next((college for college, words in _COLLEGES.items() if key in words), None)
    if found is None:
        raise InvalidInput(
            f"Le collège « {text} » n’est pas reconnu : écrivez « habitants » ou "
            "« associations et acteurs locaux »."
        )
    return found


def gender_of(text: str) -> str:
    """Return femme, homme, autre, or nothing when nothing is written."""
    if not text:
        return ""
    key = key_of(text)
    found = next((gender for gender, words in _GENDERS.items() if key in words), None)
    if found is None:
        raise InvalidInput(
            f"Le genre « {text} » n’est pas reconnu : écrivez femme, homme ou autre, ou rien."
        )
    return found


def age_of(text: str) -> str:
    """Return the age band of an age (« 45 ans ») or of a band (« 41 à 60 »), or nothing."""
    if not text:
        return ""
    key = key_of(text)
    if "+" in text or "plus" in key:
        over = _OVER.fullmatch(key.removeprefix("plus de ").removesuffix(" et plus"))
        if over and int(over[1]) in (60, 61):
            return AGE_BANDS[-1]
    elif years := _YEARS.fullmatch(key):
        if len(years[1]) == 4:
            raise InvalidInput(
                f"« {text} » est une année de naissance : elle n’est pas enregistrée. "
                f"Écrivez l’âge ou une tranche ({', '.join(AGE_BANDS)})."
            )
        return age_band_of(int(years[1]))
    elif span := _RANGE.fullmatch(key):
        bands = {age_band_of(int(span[1])), age_band_of(int(span[2]))}
        if len(bands) == 1:
            return bands.pop()
    raise InvalidInput(
        f"L’âge « {text} » n’est pas reconnu : écrivez un âge "
        f"ou une de ces tranches : {', '.join(AGE_BANDS)}."
    )


def drawn_of(text: str) -> bool:
    """Return whether the person was drawn by lot; nothing written means no."""
    key = key_of(text)
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise InvalidInput(f"« Tiré au sort » contient « {text} » : écrivez oui ou non.")


def seances_of(text: str, known: frozenset[int]) -> tuple[int, ...]:
    """Return the séances' numbers in « 7 » or « 1, 7 et 9 », among those that exist."""
    if not text:
        return ()
    parts = re.split(r"[\s,;/+·]+|\bet\b", text.casefold().replace("n°", " "))
    numbers = [p for p in parts if p]
    if not all(re.fullmatch(r"[0-9]{1,3}", p) for p in numbers):
        raise InvalidInput(f"« Séance n° » contient « {text} » : écrivez un numéro, comme 7.")
    wanted = tuple(dict.fromkeys(int(p) for p in numbers))
    missing = [str(n) for n in wanted if n not in known]
    if missing:
        raise InvalidInput(
            f"La séance n° {missing[0]} n’existe pas dans ce programme : "
            "créez-la d’abord, ou corrigez le numéro."
        )
    return wanted
