"""Which quartier is meant, as people write it: recognised where certain, else the likeliest (pure).

Certain is a code (of 2015 or 2024) or a name, with or without « QPV » before it and its commune
beside it. All else (half a name, the site's name in the NPNRU, a typing error) is proposed, never
taken for granted: somebody chooses, and the choice is remembered (`alias_key`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from mcdata.alphabet import words_of
from mcdata.errors import UnknownQuartier
from mcdata.reference import Quartier, epci, quartier, quartiers
from mcdata.texts import listed

NEAR = 60  # of 100: below it nothing is proposed
LIKELY = 80  # from here the first one may stand chosen already
_AHEAD = 5  # how far before the second the first has to be
_SAME_PLACE = 85  # of 100: two spellings of one commune
_IN_PLACE = 12  # what standing in the commune that was written adds
_COMMUNE_ALONE = 0.8  # a commune's name says less than a quartier's
_CODE = re.compile(r"(q[pn]) ?(\d{3}) ?(\d{2,3} ?[a-z]?)")
_BARE_CODE = re.compile(r"059\d{3}")
_GENERIC = {"qpv", "qp", "quartier", "quartiers", "prioritaire", "prioritaires", "zone",
            "intercommunal", "intercommunale", "site", "de", "du", "des", "d", "le", "la", "les",
            "l"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quartier that may be meant; `score` goes from 0 to 100."""

    quartier: Quartier
    score: float


def find_quartier(text: str, *places: str, aliases: Mapping[str, str] | None = None) -> Quartier:
    """Return the quartier that is certainly meant, or the one that was once chosen for it.

    `places` (commune, EPCI) tell apart those of the same name; `aliases` are choices by
    `alias_key`. Raises UnknownQuartier when there is none, or several.
    """
    found = _exactly(text)
    for place in filter(None, map(words_of, places)):
        found = tuple(q for q in found if _is_in(q, place)) or found
    if len(found) == 1:
        return found[0]
    commune = places[0] if places else ""
    for key in (alias_key(text, commune), alias_key(text)):
        chosen = quartier((aliases or {}).get(key, ""))
        if chosen:
            return chosen
    raise UnknownQuartier(_reason(text, found))


def alias_key(text: str, commune: str = "") -> str:
    """Return what a choice is remembered under: what was written, and the commune beside it."""
    return f"{words_of(text)}|{words_of(commune)}"


def likeliest(text: str, commune: str = "", limit: int = 6) -> tuple[Proposal, ...]:
    """Return the quartiers that may be meant, the likeliest first; perhaps none."""
    return _likeliest(words_of(text), words_of(commune))[:limit]


def is_likely(proposals: Sequence[Proposal]) -> bool:
    """Say whether the first proposal stands out, so that it may be chosen already."""
    if not proposals or proposals[0].score < LIKELY:
        return False
    return len(proposals) == 1 or proposals[0].score - proposals[1].score >= _AHEAD


def contradicts(one: Quartier, commune: str) -> bool:
    """Say whether a commune written beside a quartier is none of its own, nor its EPCI."""
    place = words_of(commune)
    return bool(place) and not _is_in(one, place)


def described(one: Quartier) -> str:
    """Return a quartier with all that somebody may look for: communes, NPNRU site, codes."""
    site = f" · NPNRU {one.npnru_site}" if one.npnru_site else ""
    return f"{one.title} · {one.code} · {one.code_2024}{site}"


def _exactly(text: str) -> tuple[Quartier, ...]:
    key = words_of(text)
    if code := _CODE.fullmatch(key):
        key = "".join(code.groups()).replace(" ", "")
    elif _BARE_CODE.fullmatch(key):
        key = f"qp{key}"
    return _by_form().get(key) or _by_form().get(_bare(key), ())


@cache
def _by_form() -> Mapping[str, tuple[Quartier, ...]]:
    """Every certain way to write a quartier, and those that it may mean."""
    found: dict[str, dict[str, Quartier]] = {}
    for one in quartiers():
        for form in _forms(one):
            found.setdefault(form, {})[one.code] = one
    return {form: tuple(by_code.values()) for form, by_code in found.items()}


def _forms(one: Quartier) -> Iterator[str]:
    yield from (words_of(one.code), words_of(one.code_2024), words_of(one.title))
    for name in {words_of(one.name), _bare(words_of(one.name))} - {""}:
        yield name
        for commune in map(words_of, one.communes):
            yield f"{name} {commune}"
            yield f"{commune} {name}"


def _bare(key: str) -> str:
    """Return a key without what stands before a name: « QPV Les Épis » is « epis »."""
    words = key.split()
    while len(words) > 1 and words[0] in _GENERIC:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=4096)
def _likeliest(key: str, place: str) -> tuple[Proposal, ...]:
    wanted, exactly = _bare(key), _exactly(key)
    scored = []
    for one in quartiers():
        score = 100.0 if one in exactly else min(99, max(_scores(wanted, one), default=0))
        if place and _is_in(one, place):
            score = min(100, score + _IN_PLACE)
        if score >= NEAR:
            scored.append(Proposal(one, score))
    return tuple(sorted(scored, key=lambda p: (-p.score, p.quartier.code)))


def _scores(wanted: str, one: Quartier) -> Iterator[float]:
    for name in _names(one.code):
        yield max(fuzz.ratio(wanted, name), 0.95 * fuzz.token_set_ratio(wanted, name))
    for commune in one.communes:
        yield _COMMUNE_ALONE * fuzz.token_set_ratio(wanted, words_of(commune))


@cache
def _names(code: str) -> tuple[str, ...]:
    """Return a quartier's name, its parts and its NPNRU site, bare."""
    one = next(q for q in quartiers() if q.code == code)
    site = one.npnru_site
    parts = [*re.split(r" [-–] ", one.name), re.sub(r"\(.*\)", "", site), site]
    return tuple(dict.fromkeys(_bare(words_of(part)) for part in (one.name, *parts) if part))


@cache
def _places(code: str) -> frozenset[str]:
    one = next(q for q in quartiers() if q.code == code)
    place = epci(one.epci_siren)
    names: Iterable[str] = (*one.communes, one.epci, one.epci_siren)
    return frozenset(map(words_of, (*names, place.short_name) if place else names))


@lru_cache(maxsize=8192)
def _is_in(one: Quartier, place: str) -> bool:
    spelled = re.sub(r"\bste\b", "sainte", re.sub(r"\bst\b", "saint", place))
    return any(
        spelled == known or fuzz.ratio(spelled, known) >= _SAME_PLACE for known in _places(one.code)
    )


def _reason(text: str, found: tuple[Quartier, ...]) -> str:
    if found:
        titles = listed([f"{q.title}, {q.code}" for q in found[:4]])
        return f"« {text} » peut vouloir dire plusieurs quartiers : {titles}. Choisissez-le."
    near = likeliest(text, limit=1)
    hint = f" Vouliez-vous écrire « {near[0].quartier.name} » ?" if near else ""
    return f"Le quartier « {text} » n’est pas dans la liste des quartiers du Nord.{hint}"
