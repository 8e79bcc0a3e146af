"""The fields of a console's request, each read as what the act needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mcdata.conduct import Saw
from mcdata.errors import InvalidInput

Member = TypeVar("Member", bound=StrEnum)
TEXT_SIZE = 4_000  # characters; the rules have their own, smaller limits
LARGEST = 2**31 - 1
MOST_ASPECTS = 12  # more than any act compares


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a request; each reader raises InvalidInput for what doesn't fit."""

    values: Mapping[str, object]

    def number(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= LARGEST:
            raise InvalidInput(f"Il manque un nombre ({name}). Rechargez la page.")
        return value

    def maybe_number(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.number(name)

    def count(self, name: str) -> int:
        """A number from 0 on."""
        return _count(self.values.get(name), name)

    def maybe_count(self, name: str) -> int | None:
        return None if self.values.get(name) is None else self.count(name)

    def counts(self, name: str) -> tuple[int, ...]:
        """Several numbers from 0 on."""
        values = self.values.get(name)
        if not isinstance(values, list) or len(values) > MOST_ASPECTS:
            raise InvalidInput(f"Il manque des nombres ({name}). Rechargez la page.")
        return tuple(_count(value, name) for value in values)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, str) or len(value) > TEXT_SIZE:
            raise InvalidInput(f"Il manque un texte ({name}), ou il est trop long.")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self.values.get(name) is None else self.text(name)

    def member(self, name: str, kind: type[Member]) -> Member:
        try:
            return kind(self.text(name))
        except ValueError:
            raise InvalidInput(f"Ce choix n’existe pas ({name}). Rechargez la page.") from None

    def saw(self) -> Saw:
        """What the screen showed when the finger came down."""
        seen = self.values.get("saw", {})
        if not isinstance(seen, dict) or len(seen) > MOST_ASPECTS:
            raise InvalidInput("La demande est illisible. Rechargez la page.")
        for value in seen.values():
            if not isinstance(value, str | int | bool | None):
                raise InvalidInput("La demande est illisible. Rechargez la page.")
        return Saw(seen)


def _count(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise InvalidInput(f"Un nombre ne va pas ({name}). Corrigez-le, ou rechargez la page.")
    return value
