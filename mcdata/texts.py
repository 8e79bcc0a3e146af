"""French wording and typography used in more than one place: dates, numbers, labels of enums.

A number never leaves its word at the end of a line: U+00A0 stands between them (25 personnes,
18 h 30, 64 %), U+202F between thousands (1 054). Times come in as naive UTC and are said in
Europe/Paris.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

from mcdata.alphabet import french_order as french_order
from mcdata.clock import to_paris
from mcdata.model import (
    College,
    EnrolmentStatus,
    InvitationStage,
    NoteKind,
    NoteStage,
    PollStage,
    PollType,
    Role,
    SaidBy,
    Scene,
    SeanceKind,
    SeanceStage,
    SynthesisStage,
    TurnKind,
)

NBSP = "\u00a0"
THIN = "\u202f"
NOTHING = "–"  # where there is nothing to say a percentage of

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
_SPACE = "[ \u00a0\u202f]*"

# In this order: what each rule writes, the next ones leave alone, so that french() is idempotent.
_TYPOGRAPHY = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\.{3}"), "…"),
    (re.compile(r'(?<!")"([^"\n]+)"(?!")'), "«\\1»"),
    (re.compile("«" + _SPACE), "«" + NBSP),
    (re.compile("(?<=[^\\s«])" + _SPACE + "»"), NBSP + "»"),
    # ! and ? close a word; inside one (an address: /v/AB?x=1) they are left as they are
    (re.compile("(?<=[^\\s«!?])" + _SPACE + r"([!?]+)(?=$|[\s»)…,.])"), THIN + "\\1"),
    (re.compile("(?<=[^\\s«:;!?])" + _SPACE + r"(;+)(?=$|\s)"), THIN + "\\1"),
    (re.compile("(?<=[^\\s«:;!?])" + _SPACE + r"(:+)(?=$|\s)"), NBSP + "\\1"),
    (re.compile(r"\b(\d{1,2})" + _SPACE + "h" + _SPACE + r"(\d{2})\b"), f"\\1{NBSP}h{NBSP}\\2"),
    (re.compile(r"(?<=\d)" + _SPACE + "([%€])"), NBSP + "\\1"),
)


def french(text: str) -> str:
    """Return `text` with French typography: apostrophes, spaces before ; ! ? : and inside « »."""
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text


def date_long(moment: datetime) -> str:
    """mardi 2 mai 2017"""
    local = to_paris(moment)
    return f"{_DAYS[local.weekday()]} {date_short(moment)} {local.year}"


def date_short(moment: datetime) -> str:
    """2 mai"""
    local = to_paris(moment)
    day = "1ᵉʳ" if local.day == 1 else str(local.day)
    return f"{day}{NBSP}{_MONTHS[local.month - 1]}"


def time_of(moment: datetime) -> str:
    """18 h 30; a whole hour is 18 h"""
    local = to_paris(moment)
    minutes = f"{NBSP}{local.minute:02}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def duration(minutes: float) -> str:
    """25 min; 2 h 30; rounded to the minute. Raises ValueError when negative."""
    if minutes < 0:
        raise ValueError("Une durée n’est pas négative.")
    hours, rest = divmod(_rounded(minutes), 60)
    if not hours:
        return f"{rest}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{rest:02}" if rest else "")


def number(value: int) -> str:
    """1 054"""
    return f"{value:,}".replace(",", THIN).replace("-", "−")


def decimal(value: float, places: int = 1) -> str:
    """3,5; rounded half up to `places`"""
    quantum = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(quantum, ROUND_HALF_UP)
    return f"{rounded:,f}".replace(",", THIN).replace(".", ",").replace("-", "−")


def percent(part: float, whole: float) -> str:
    """64 %; rounded half up; « – » when there is no whole to take a part of"""
    return f"{number(_rounded(100 * part / whole))}{NBSP}%" if whole else NOTHING


def plural(count: int, singular: str, plural_form: str) -> str:
    """3 personnes; 0 and 1 take the singular, as French has it"""
    return f"{number(count)}{NBSP}{singular if abs(count) < 2 else plural_form}"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """a, b et c"""
    *first, last = words or [""]
    return f"{', '.join(first)} et {last}" if first else last


def label(member: StrEnum) -> str:
    """Return what a screen calls a member of one of the model's enums.

    Raises KeyError for a member of another enum: every one has its word here, tests see to it.
    """
    return LABELS[type(member), member.value]


def _rounded(value: float) -> int:
    return int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))


def _labels(*pairs: tuple[StrEnum, str]) -> Mapping[tuple[type[StrEnum], str], str]:
    return MappingProxyType({(type(member), member.value): text for member, text in pairs})


LABELS = _labels(
    (SeanceKind.INTRODUCTORY, "introductive"),
    (SeanceKind.THEMATIC, "thématique"),
    (SeanceStage.PREPARED, "préparée"),
    (SeanceStage.LIVE, "en cours"),
    (SeanceStage.ENDED, "terminée"),
    (SeanceStage.SEALED, "scellée"),
    (Role.CITIZEN, "citoyen-ne"),
    (Role.ELECTED, "élu-e"),
    (Role.OFFICER, "technicien-ne"),
    (Role.SPEAKER, "intervenant-e"),
    (Role.ANIMATOR, "animateur-trice"),
    (Role.TEAM, "équipe de l’IREV"),
    (College.RESIDENTS, "habitants"),
    (College.LOCAL_ACTORS, "associations et acteurs locaux"),
    (PollType.SINGLE, "choix unique"),
    (PollType.MULTIPLE, "choix multiple"),
    (PollType.SCALE, "échelle"),
    (PollType.TEXT, "réponse libre"),
    (PollStage.PREPARED, "préparée"),
    (PollStage.OPEN, "ouverte"),
    (PollStage.CLOSED, "close"),
    (PollStage.REVEALED, "révélée"),
    (Scene.WELCOME, "Accueil"),
    (Scene.AGENDA, "Déroulé"),
    (Scene.QUESTION, "Question"),
    (Scene.RESULTS, "Résultats"),
    (Scene.FLOOR, "Parole"),
    (Scene.THANKS, "Merci"),
    (Scene.COUNTDOWN, "Compte à rebours"),
    (Scene.BREAK, "Pause"),
    (Scene.BLACK, "Écran noir"),
    (Scene.WRITTEN, "Question écrite"),
    (TurnKind.DEBATE, "débat"),
    (TurnKind.PRESENTATION, "présentation"),
    (TurnKind.ANIMATION, "animation"),
    (NoteKind.IDEA, "idée"),
    (NoteKind.QUESTION, "question"),
    (NoteKind.TESTIMONY, "témoignage"),
    (NoteKind.PROPOSAL, "proposition"),
    (NoteKind.DISAGREEMENT, "désaccord"),
    (NoteKind.CONTRIBUTION, "apport"),
    (NoteKind.ANSWER, "réponse"),
    (SaidBy.RESIDENT, "un-e habitant-e"),
    (SaidBy.OTHER, "une personne"),
    (NoteStage.RAW, "brut"),
    (NoteStage.ANONYMISED, "anonymisé"),
    (NoteStage.REREAD, "relu"),
    (NoteStage.PUBLISHABLE, "publiable"),
    (InvitationStage.CONSIDERED, "pressenti"),
    (InvitationStage.INVITED, "invité"),
    (InvitationStage.ACCEPTED, "accepté"),
    (InvitationStage.CONFIRMED, "confirmé"),
    (InvitationStage.SPOKE, "intervenu"),
    (EnrolmentStatus.ENROLLED, "inscrit-e"),
    (EnrolmentStatus.WAITING, "en liste d’attente"),
    (EnrolmentStatus.WITHDRAWN, "ne vient plus"),
    (SynthesisStage.DRAFT, "brouillon"),
    (SynthesisStage.REREAD, "relue"),
    (SynthesisStage.VALIDATED, "validée"),
)
