"""Names, telephones, addresses and e-mails in a text that is to be published or noted (pure).

What is found is a doubt, not a verdict: a person lifts it with a reason. So it is found too often
rather than too seldom, in any case, with or without accents, whatever stands between the figures.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from mcdata.alphabet import words_of
from mcdata.model import Participant
from mcdata.reference import questions
from mcdata.texts import NBSP, listed


class Kind(StrEnum):
    """What was found; the value is what a screen calls it."""

    NAME = "nom d’une personne du programme"
    TELEPHONE = "numéro de téléphone"
    EMAIL = "adresse électronique"
    ADDRESS = "adresse postale"


@dataclass(frozen=True, slots=True)
class Found:
    """One doubt: `words` as they stand in the text."""

    kind: Kind
    words: str


# Family names that are ordinary words too: alone, they count only after a civility or with a
# capital inside a sentence (« mon cousin » names nobody, « Madame Cousin » does).
ORDINARY = frozenset(
    # a list of words is read as words
    """adam ami ange artiste auber aubert avril baron barbier bastien beau benoit berger bernard
    besson bien blanc blanche blanchard bois bon bonhomme bonnet boucher bouchet boulanger
    bourgeois brun camus carre caron cavalier chapelle charpentier charron chasseur chateau
    chevalier claude clement clerc cordonnier cousin couture croix daniel david denis des
    doyen droit dubois duc durand eleve etienne eveque fabre faucon fevre fleur fleury
    fontaine forestier forgeron fort fosse four fournier francois francais gaillard garde
    garnier gay gentil gerard germain gilles girard grand grandjean granger gras gros guerin
    guy hardy henri hiver hubert humbert jacob jacques jardin jean jeune joli jolly joly jour
    jourdan julien lambert langlois laurent lebrun leger legrand legros lenoir leon lions long
    loup louis lucas lundi macon maillard maire maitre mai marchand marechal marie marin
    marquis mars martin martinet masson mathieu matin maurice menuisier mercier meunier michel
    midi mois moine monnier moreau moulin muller nicolas noel noir nom nord nouveau olivier
    ours page pain papillon paris parent pascal pasteur patron paul pelletier perret petit
    peuple philippe picard pierre pin place plante poirier pont portier poulain premier
    prevost prieur prince pro prudhomme puis raison raymond renard rey richard riche riviere
    robert robin roche roger roi roland rose rossignol roux roy royer sage saint salle sauvage
    savary serrurier simon soleil soldat tailleur temps thomas tisserand tout val valet vallee
    vasseur verdier vert vidal vigneron village ville villier vincent voisin voix""".split()  # noqa: SIM905
)
PARTICLES = frozenset(
    "de du des da do dos di la le les el al ben bel ould van von den der ter y e d l".split()  # noqa: SIM905
)
_CIVILITIES = frozenset(
    ("m", "mm", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "docteur", "dr")
)
_SHORTEST = 3  # letters of a name that is looked for alone
_LONG = 4  # letters of one half of a double name that is looked for alone
_WORD = re.compile(r"[^\W_]+")
_GAP = r"[\s.,\-‐‑–—/·_()]{0,3}"
_NATIONAL = rf"(?:(?:\+|00){_GAP}33{_GAP}(?:\(?0\)?{_GAP})?|0{_GAP})"
_TELEPHONES = (
    # 06 39 98 10 40, 06.39.98.10.40, 0639981040, +33 (0)6 39…, 0033 6…
    re.compile(rf"(?<!\d){_NATIONAL}[1-9](?:{_GAP}\d){{8}}(?!\d)"),
    re.compile(rf"(?<!\d)[67]\d?(?:{_GAP}\d){{7,8}}(?!\d)"),  # without its 0, as Excel leaves it
    re.compile(rf"\+{_GAP}[1-9]\d{{0,2}}(?:{_GAP}\d){{7,11}}(?!\d)"),  # from abroad
)
_AT = r"\s?(?:@|\(\s?(?:at|à|chez|arobase)\s?\)|\[\s?(?:at|à|arobase)\s?\]|\sarobase\s|\sat\s)\s?"
_DOT = r"(?:\.|\s?[(\[]\s?(?:dot|point)\s?[)\]]\s?|\s(?:dot|point)\s)"
_EMAIL = re.compile(rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
_WAYS = (
    r"rue|ruelle|avenue|av\.|boulevard|boul\.|bd|bld|allées?|all\.|chemin|ch\.|impasse|imp\.|"
    r"quai|route|rte|sentier|venelle|faubourg|fg|chaussée|hameau|lotissement|résidence|rés\."
)
_HALF_WAYS = r"place|pl\.|cours|passage|square|cité|clos|villa|voie|mail|carrefour"
_NUMBER = r"(?<!\d)\d{1,4}\s?(?:bis|ter|quater|[a-dA-D](?=[\s,]))?\s?,?\s?"
_ADDRESSES = (
    re.compile(rf"{_NUMBER}(?:{_WAYS})\s+[\w’'-]+(?:[ \u00a0][\w’'-]+){{0,4}}", re.IGNORECASE),
    # « 12 place » is also a count: what follows must be a name
    re.compile(
        rf"{_NUMBER}(?i:{_HALF_WAYS})\s+(?:(?:de|du|des|d[’']|la|le|les|l[’'])\s?)*"
        r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?:[ \u00a0-][A-ZÀ-ÖØ-Þ][\w’'-]*)*"
    ),
    re.compile(r"(?<![\d\u202f\u00a0])\d{5}\s+[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’'-]+)*"),
    re.compile(
        r"\b(?i:bâtiment|bat|bât|immeuble|tour|entrée|escalier|cage|appartement|appart|appt|apt|"
        r"logement|porte|boîte)\.?\s(?i:n°\s?|numéro\s)?(?:\d{1,4}(?:\s?[A-Za-z])?|[A-Z])\b"
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, as compared and as it stands."""

    key: str
    text: str
    start: int
    end: int


def exposures(text: str, people: Iterable[Participant]) -> tuple[Found, ...]:
    """Return what may lead to a person, in the order of `Kind`, each once."""
    found = [*names_in(text, people), *_contacts(text)]
    return tuple(dict.fromkeys(found))


def names_in(text: str, people: Iterable[Participant]) -> tuple[Found, ...]:
    """Return the names of `people` in a text: first and last name in either order, the last name
    alone when it isn't an ordinary word, a first name with the last one's initial.
    """
    words = _words(text)
    keys = [word.key for word in words]
    spans: list[tuple[int, int]] = []
    for person in people:
        spans += _spans(person, words, keys)
    kept = [
        span
        for span in dict.fromkeys(sorted(spans, key=lambda s: (s[0], -s[1])))
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)
    ]
    return tuple(Found(Kind.NAME, text[words[a].start : words[b - 1].end]) for a, b in kept)


def warning(text: str, people: Iterable[Participant]) -> str:
    """Return what to say to who takes a note that names someone; nothing when it doesn't."""
    found = exposures(text, people)
    if not found:
        return ""
    names = [f"«{NBSP}{one.words}{NBSP}»" for one in found]
    what = "un nom ou un contact" if len({one.kind for one in found}) > 1 else f"un {_short(found)}"
    return f"Attention{NBSP}: cette note contient {what}, {listed(names)}. Réécrivez-la sans cela."


def _short(found: tuple[Found, ...]) -> str:
    kinds = {Kind.NAME: "nom", Kind.TELEPHONE: "numéro de téléphone"}
    return kinds.get(found[0].kind, "contact")


# names --------------------------------------------------------------------------------------


def _words(text: str) -> list[_Word]:
    """Return the words of a text; one that comparing takes apart is several."""
    text = unicodedata.normalize("NFC", text)
    return [
        _Word(part, match[0], match.start(), match.end())
        for match in _WORD.finditer(text)
        for part in words_of(match[0]).split()
    ]


def _spans(person: Participant, words: list[_Word], keys: list[str]) -> Iterator[tuple[int, int]]:
    first, last = words_of(person.first_name).split(), words_of(person.last_name).split()
    if not last or not {*last, *first[:1]} & set(keys):
        return
    if first:
        yield from _runs(keys, [*first, *last])
        yield from _runs(keys, [*last, *first])
        yield from _runs(keys, [*first, last[0][:1]])
    if len("".join(last)) >= _SHORTEST:
        yield from _alone(words, keys, last)
    if len(last) > 1:
        for half in last:
            if len(half) >= _LONG and half not in PARTICLES:
                yield from _alone(words, keys, [half])


def _runs(keys: list[str], wanted: list[str]) -> Iterator[tuple[int, int]]:
    size = len(wanted)
    for index in range(len(keys) - size + 1):
        if keys[index : index + size] == wanted:
            yield index, index + size


@cache
def _ordinary() -> frozenset[str]:
    """Return the words that name nobody by themselves: those above, and those of our questions."""
    texts = [text for one in questions() for text in (one.text, *one.options)]
    ours = {word.key for text in texts for word in _words(text) if word.text.islower()}
    return ORDINARY | ours


def _alone(words: list[_Word], keys: list[str], last: list[str]) -> Iterator[tuple[int, int]]:
    ordinary = len(last) == 1 and last[0] in _ordinary()
    for begin, end in _runs(keys, last):
        if not ordinary or _is_a_name_here(words, begin):
            yield begin, end


def _is_a_name_here(words: list[_Word], index: int) -> bool:
    """Whether an ordinary word stands as a name: after a civility, or with an unasked capital."""
    if index and words[index - 1].key in _CIVILITIES:
        return True
    capital = words[index].text[:1].isupper()
    shouted = all(word.text.isupper() for word in words)
    return capital and index > 0 and not shouted


# contacts -----------------------------------------------------------------------------------


def _contacts(text: str) -> Iterator[Found]:
    text = unicodedata.normalize("NFKC", text)
    for kind, patterns in (
        (Kind.TELEPHONE, _TELEPHONES),
        (Kind.EMAIL, (_EMAIL,)),
        (Kind.ADDRESS, _ADDRESSES),
    ):
        taken: list[tuple[int, int]] = []
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not any(a < match.end() and match.start() < b for a, b in taken):
                    taken.append(match.span())
                    yield Found(kind, match[0].strip())
