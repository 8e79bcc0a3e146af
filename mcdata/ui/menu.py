"""Which pages there are, and which of them each role may open. Knows no screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mcdata.access import AccessRole

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "accueil": "Accueil",
        "preparation": "Préparation",
        "animation": "Animation",
        "projection": "Projection",
        "intervenants": "Intervenants",
        "programme": "Programme",
        "synthese": "Synthèse",
        "reglages": "Réglages",
    }
)
BY_ROLE: Mapping[AccessRole, tuple[str, ...]] = MappingProxyType(
    {
        AccessRole.ANIMATOR: tuple(PAGES),
        AccessRole.IREV: (
            "accueil",
            "programme",
            "intervenants",
            "preparation",
            "synthese",
            "reglages",
        ),
        AccessRole.PROJECTOR: ("projection",),
    }
)


def home_of(role: AccessRole) -> str:
    """The address where a role begins, e.g. ``/accueil``; a participant's is the phones' door."""
    listed = BY_ROLE.get(role)
    return f"/{listed[0]}" if listed else "/v/"
