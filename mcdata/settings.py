"""Environment -> one frozen dataclass. Every setting is listed by `python -m mcdata settings`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _setting(variable: str, default: object, help_text: str) -> object:
    return field(default=default, metadata={"variable": variable, "help": help_text})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment may change. Paths are absolute."""

    database: str = _setting(  # type: ignore[assignment]
        "MC_DATABASE",
        str(ROOT / "data" / "mcdata.duckdb"),
        "chemin du fichier DuckDB, ou adresse postgresql://",
    )
    port: int = _setting("MC_PORT", 8501, "port d’écoute")  # type: ignore[assignment]
    short_port: int = _setting(  # type: ignore[assignment]
        "MC_SHORT_PORT",
        0,
        "second port, pour une adresse sans numéro\u202f; vide\u00a0: 80 si la machine l’admet "
        "et que le port d’écoute n’est pas donné\u202f; 0\u00a0: aucun",
    )
    secret: str = _setting(  # type: ignore[assignment]
        "MC_SECRET", "", "secret de signature ; vide : gardé à côté de la base"
    )
    base_url: str = _setting(  # type: ignore[assignment]
        "MC_BASE_URL", "", "adresse que les téléphones ouvrent ; vide : adresse du réseau local"
    )
    allowed_hosts: str = _setting(  # type: ignore[assignment]
        "MC_ALLOWED_HOSTS", "", "autres noms d’hôte admis, séparés par des virgules"
    )
    demo: bool = _setting(  # type: ignore[assignment]
        "MC_DEMO",
        True,  # noqa: FBT003 - the setting's default
        "1 : charger le programme de démonstration dans une base vide",
    )
    minimum_shown: int = _setting(  # type: ignore[assignment]
        "MC_MINIMUM_SHOWN", 5, "aucun résultat à l’écran sous ce nombre de réponses"
    )
    today: date | None = _setting(  # type: ignore[assignment]  # noqa: RUF009 - a field
        "MC_TODAY",
        None,
        "jour que le programme croit être, comme 2017-03-13\u202f; vide : le vrai jour",
    )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings. Raises ValueError, with the variable's name, for a bad value."""
        environment = os.environ if environment is None else environment
        values: dict[str, object] = {}
        for item in fields(cls):
            variable = item.metadata["variable"]
            raw = environment.get(variable, "").strip()
            if raw:
                values[item.name] = _parse(variable, raw, item.default)
        return cls(**values)  # type: ignore[arg-type]


def _parse(variable: str, raw: str, default: object) -> object:
    if isinstance(default, bool):
        return raw not in {"0", "non", "false"}
    if isinstance(default, int):
        if not raw.isdecimal():
            raise ValueError(f"Le réglage {variable} doit être un nombre entier, pas « {raw} ».")
        return int(raw)
    if default is None:
        return _day(variable, raw)
    return raw


def _day(variable: str, raw: str) -> date:
    try:
        return date.fromisoformat(raw)
    except ValueError as error:
        raise ValueError(
            f"Le réglage {variable} doit être un jour écrit année-mois-jour, comme 2017-03-13, "
            f"pas « {raw} »."
        ) from error
