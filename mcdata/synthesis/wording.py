"""Words of the synthesis: groups in the plural, figures with their denominators."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mcdata.model import Role
from mcdata.texts import NBSP, number, percent, plural

ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.CITIZEN: "Citoyennes et citoyens",
        Role.ELECTED: "Élues et élus",
        Role.OFFICER: "Techniciennes et techniciens",
        Role.SPEAKER: "Intervenantes et intervenants",
        Role.ANIMATOR: "Animatrices et animateurs",
        Role.TEAM: "Équipe de l’IREV",
    }
)
COLLEGES = MappingProxyType(
    {
        "habitants": "Collège des habitantes et habitants",
        "acteurs_locaux": "Collège des associations et acteurs locaux",
    }
)
MOMENTS = MappingProxyType(
    {
        "ouverture": "à l’ouverture",
        "cloture": "à la clôture",
        "evaluation": "à l’évaluation",
        "apres": "après",
    }
)


def quoted(text: str) -> str:
    """« text », without the guillemets that someone may have typed already."""
    return f"«{NBSP}{text.strip().strip('«»').strip()}{NBSP}»"


NOT_NAMED = "Nom\u00a0:"
NOT_DATED = "Date\u00a0:"
SIGN_HERE = "Signature\u00a0:"


def only_one(count: int, one: str, many: str) -> str:
    """d’une seule intercommunalité, de 3 intercommunalités"""
    return one if count == 1 else f"de {number(count)}{NBSP}{many}"


def people(count: int) -> str:
    return plural(count, "personne", "personnes")


def out_of(count: int, whole: int) -> str:
    """18 personnes sur 25"""
    return f"{people(count)} sur{NBSP}{number(whole)}"


def rate(count: int, whole: int) -> str:
    """(72 %)"""
    return f"({percent(count, whole)})"


def verb(count: int, singular: str, plural_form: str) -> str:
    """a répondu, ont répondu"""
    return singular if count < 2 else plural_form
