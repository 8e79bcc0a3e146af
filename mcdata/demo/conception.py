"""The demo's plan, read from data/demo_conception.json: what is invented, in what shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from mcdata.datafile import damaged, read_json
from mcdata.model import InvitationStage, NoteKind, SaidBy, SeanceKind, SynthesisStage
from mcdata.reference import DATA

FREE = "libre"  # stands for the theme's free question in a séance's list of questions


@dataclass(frozen=True, slots=True)
class FirstName:
    text: str
    gender: str
    ages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Family names that share `part` of the people; where they come from is kept nowhere."""

    part: float
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """How many of the people are what; `epcis` is (SIREN, people, quartiers)."""

    total: int
    women: int
    residents: int
    drawn_by_lot: float
    npnru: float
    ages: tuple[tuple[str, int], ...]
    epcis: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class PlannedSeance:
    number: int
    day: date
    hour: time
    kind: SeanceKind
    theme: str
    sector: str | None
    place: str
    title: str
    enrolled: int
    waiting: int
    withdrawn: int
    present: int
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Guest:
    metier: str
    gender: str
    organisation: str


@dataclass(frozen=True, slots=True)
class PlannedInvitation:
    """The guest of rank `rank` in `theme`; `days` from the séance to the last change of stage."""

    seance: int
    theme: str
    rank: int
    stage: InvitationStage
    days: int


@dataclass(frozen=True, slots=True)
class FreeQuestion:
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    kind: NoteKind
    text: str
    said_by: SaidBy | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a room answered to a question that a synthesis tells of: people, choices by option."""

    seance: int
    question: str
    moment: str
    people: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What a sentence of a synthesis rests on: a note, a written question, a question's results.

    `rule` says what the results must show of `options`; an empty support is a plan of the team.
    """

    note: str = ""
    written: str = ""
    question: str = ""
    rule: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    seance: int
    stage: SynthesisStage
    points: tuple[str, ...]
    follow_ups: tuple[str, ...]
    supports: tuple[Support, ...]  # of the points, then of the follow-ups


@dataclass(frozen=True, slots=True)
class Conception:
    """The whole plan. `remarks` and `asked` hold, for each theme, one list a séance."""

    first_names: tuple[FirstName, ...]
    families: tuple[Family, ...]
    rejected: frozenset[str]
    cohort: Cohort
    seances: tuple[PlannedSeance, ...]
    guests: Mapping[str, tuple[Guest, ...]]
    invitations: tuple[PlannedInvitation, ...]
    free: Mapping[str, FreeQuestion]
    remarks: Mapping[str, tuple[tuple[Remark, ...], ...]]
    asked: Mapping[str, tuple[tuple[str, ...], ...]]
    syntheses: tuple[Written, ...]
    turns: tuple[float, int]  # turns a person: median and cap
    silent_first: tuple[float, float]  # share of people silent in plenary
    silent_last: tuple[float, float]  # and still silent after the sub-groups
    scale_before: tuple[float, float]  # mean of a scale asked before, and after
    scale_after: tuple[float, float]
    answering: tuple[float, float]  # share of the people present who answer a question
    counted: tuple[Counted, ...] = ()
    live: int = 7  # the number of the séance that is live


@cache
def conception(folder: Path = DATA) -> Conception:
    """Read the plan. Raises ReferenceDamaged when the file is missing or not what it should be."""
    path = folder / "demo_conception.json"
    raw = read_json(path)
    try:
        return _conception(raw)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise damaged(path, "une rubrique manque ou ne se lit pas") from error


def _conception(raw: dict[str, Any]) -> Conception:
    names, speech, scale = raw["noms"], raw["parole"], raw["echelle"]
    return Conception(
        tuple(FirstName(n["prenom"], n["genre"], tuple(n["ages"])) for n in names["prenoms"]),
        tuple(Family(float(n["part"]), tuple(n["noms"])) for n in names["noms"]),
        frozenset(names["couples_rejetes"]),
        _cohort(raw["cohorte"]),
        _seances(raw),
        {theme: tuple(_guest(g) for g in rows) for theme, rows in raw["intervenants"].items()},
        tuple(
            PlannedInvitation(
                i["seance"], i["theme"], i["rang"], InvitationStage(i["etape"]), i["jours"]
            )
            for i in raw["invitations"]
        ),
        {
            f["theme"]: FreeQuestion(f["question"], tuple(f["reponses"]))
            for f in raw["reponses_libres"]
        },
        {
            theme: tuple(tuple(_remark(note) for note in notes) for notes in rows)
            for theme, rows in raw["notes"].items()
        },
        {t: tuple(tuple(rows) for rows in lists) for t, lists in raw["questions_ecrites"].items()},
        tuple(
            Written(
                s["seance"],
                SynthesisStage(s["etape"]),
                tuple(s["points"]),
                tuple(s["suites"]),
                tuple(_support(one) for one in s["appuis"]),
            )
            for s in raw["syntheses"]
        ),
        (float(speech["mediane"]), int(speech["plafond"])),
        _pair(speech["sans_parole"]),
        _pair(speech["sans_parole_apres_sous_groupes"]),
        _pair(scale["avant"]),
        _pair(scale["apres"]),
        _pair(scale["taux_de_reponse"]),
        tuple(
            Counted(r["seance"], r["question"], r["moment"], r["personnes"], tuple(r["nombres"]))
            for r in raw["resultats"]
        ),
    )


def _remark(raw: dict[str, Any]) -> Remark:
    by = raw.get("dit_par")
    return Remark(NoteKind(raw["genre"]), raw["texte"], SaidBy(by) if by else None)


def _support(raw: dict[str, Any]) -> Support:
    return Support(
        raw.get("note", ""),
        raw.get("ecrite", ""),
        raw.get("question", ""),
        raw.get("regle", ""),
        tuple(raw.get("options", ())),
    )


def _cohort(raw: dict[str, Any]) -> Cohort:
    return Cohort(
        raw["total"],
        raw["femmes"],
        raw["habitants"],
        raw["tires_au_sort_parmi_habitants"],
        raw["npnru"],
        tuple((band["tranche"], band["nombre"]) for band in raw["ages"]),
        tuple((e["siren"], e["personnes"], e["quartiers"]) for e in raw["epci"]),
    )


def _seances(raw: dict[str, Any]) -> tuple[PlannedSeance, ...]:
    asked = {
        s["seance"]: tuple((q["question"], q["moment"]) for q in s["questions"])
        for s in raw["sondages"]
    }
    return tuple(
        PlannedSeance(
            number=s["numero"],
            day=date.fromisoformat(s["date"]),
            hour=time.fromisoformat(s["heure"]),
            kind=SeanceKind(s["nature"]),
            theme=s["theme"],
            sector=s["secteur"],
            place=s["lieu"],
            title=s["titre"],
            enrolled=s["inscrits"],
            waiting=s["attente"],
            withdrawn=s["desistes"],
            present=s["presents"],
            questions=asked[s["numero"]],
        )
        for s in raw["seances"]
    )


def _guest(raw: dict[str, Any]) -> Guest:
    return Guest(raw["metier"], raw["genre"], raw["organisation"])


def _pair(raw: list[float]) -> tuple[float, float]:
    low, high = raw
    return float(low), float(high)
