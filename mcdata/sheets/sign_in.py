"""The sign-in sheet: what public training is asked for, filled with names or to fill by hand.

Title, theme, date, half-day and hours, place, speaker and animator with their signatures, each
participant's. The title is the programme's own, to the letter: sheets have been refused because
documents of one séance had different titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mcdata.agenda import total_minutes
from mcdata.clock import to_paris
from mcdata.lineup import sure_to_come
from mcdata.model import College, EnrolmentStatus, Seance
from mcdata.people import by_name
from mcdata.reference import theme_title
from mcdata.sheets.paper import HEIGHT, INK, LINE, MUTED, WIDTH, Paper
from mcdata.store import Store
from mcdata.texts import date_long, time_of

SPARE = 5  # lines left for those who come without being enrolled
_LEFT, _RIGHT = 12.0, WIDTH - 12.0
_ROW = 9.5
_BOTTOM = HEIGHT - 16
_NOON = 12 * 60 + 30  # minutes since midnight
_EVENING = 18 * 60
COLLEGES = {College.RESIDENTS: "Habitants", College.LOCAL_ACTORS: "Acteurs locaux"}
_COLUMNS = (("N°", 10.0), ("Nom", 46.0), ("Prénom", 38.0), ("Collège", 30.0))


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a sheet says. `rows` are (last name, first name, college), in French order."""

    programme: str
    seance: Seance
    theme: str
    minutes: int
    speakers: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...]
    is_demo: bool = False

    @property
    def ends_at(self) -> datetime:
        return self.seance.starts_at + timedelta(minutes=self.minutes)


def sign_in_of(store: Store, seance: Seance) -> SignIn:
    """Read what a séance's sheet says: those enrolled, those who came in among them."""
    people = {p.id: p for p in store.participants(seance.programme_id)}
    enrolled = [
        people[e.participant_id]
        for e in store.enrolments(seance.id)
        if e.status is EnrolmentStatus.ENROLLED and e.participant_id in people
    ]
    speakers = {s.id: s for s in store.speakers(seance.programme_id)}
    coming = sure_to_come(seance.id, store.invitations(seance.programme_id))
    programme = store.programme(seance.programme_id)
    return SignIn(
        programme=programme.title,
        seance=seance,
        theme=theme_title(seance.theme),
        minutes=total_minutes(store.blocks(seance.id)),
        speakers=tuple(
            f"{s.name}, {s.metier}" for i in coming if (s := speakers.get(i.speaker_id))
        ),
        rows=tuple(
            (p.last_name, p.first_name, COLLEGES[p.college]) for p in sorted(enrolled, key=by_name)
        ),
        is_demo=programme.is_demo,
    )


def half_days(begin: datetime, end: datetime) -> str:
    """Say which half-days a séance takes (naive UTC in, Paris time said)."""
    first, last = (to_paris(m).hour * 60 + to_paris(m).minute for m in (begin, end))
    if first >= _EVENING:
        return "soirée"
    if first >= _NOON:
        return "après-midi"
    return "matin" if last <= _NOON + 60 else "matin et après-midi"


def sign_in_sheet(sheet: SignIn, *, blank: bool = False) -> bytes:
    """Return the sheet as a PDF; `blank`, its lines are left to fill by hand."""
    seance = sheet.seance
    title = f"Feuille d’émargement, séance {seance.number}"
    paper = Paper(title, _foot(sheet), is_demo=sheet.is_demo)
    lines: list[tuple[str, str, str]] = [] if blank else list(sheet.rows)
    spare = seance.capacity if blank else max(SPARE, seance.capacity - len(lines))
    lines += [("", "", "")] * spare
    paper.add_page()
    top = _heading(paper, sheet)
    top = _table_head(paper, sheet, top)
    for number, row in enumerate(lines, 1):
        if top + _ROW > _BOTTOM:
            paper.add_page()
            top = _table_head(paper, sheet, _continued(paper, sheet))
        _row(paper, top, number, row)
        top += _ROW
    if top + 34 > _BOTTOM:
        paper.add_page()
        top = _continued(paper, sheet)
    _signatures(paper, sheet, top + 6)
    return bytes(paper.output())


def _heading(paper: Paper, sheet: SignIn) -> float:
    seance = sheet.seance
    paper.set_text_color(*INK)
    paper.write_at(_LEFT, 20, "Feuille d’émargement", 22, bold=True)
    top = 29.0
    hours = f"de {time_of(seance.starts_at)} à {time_of(sheet.ends_at)}"
    day = half_days(seance.starts_at, sheet.ends_at)
    for name, said in (
        ("Programme", sheet.programme),
        ("Séance", f"n° {seance.number} – {seance.title}"),
        ("Thème", sheet.theme),
        ("Date", f"{date_long(seance.starts_at)}, {day}"),
        ("Horaires", hours if sheet.minutes else f"à partir de {time_of(seance.starts_at)}"),
        ("Lieu", seance.place or "……………………………………………"),
        ("Intervention", " ; ".join(sheet.speakers) or "……………………………………………"),
    ):
        paper.set_text_color(*MUTED)
        paper.write_at(_LEFT, top, name, 10.5)
        paper.set_text_color(*INK)
        paper.write_at(_LEFT + 30, top, paper.fitting(said, _RIGHT - _LEFT - 30, 11.5), 11.5)
        top += 6.2
    return top + 1


def _continued(paper: Paper, sheet: SignIn) -> float:
    """On the next pages, what sheet this is: a page may be parted from the first."""
    seance = sheet.seance
    paper.set_text_color(*INK)
    said = (
        f"Feuille d’émargement (suite) · séance n° {seance.number} – {seance.title} · "
        f"{date_long(seance.starts_at)}"
    )
    paper.write_at(_LEFT, 16, paper.fitting(said, _RIGHT - _LEFT, 11, bold=True), 11, bold=True)
    return 22.0


def _table_head(paper: Paper, sheet: SignIn, top: float) -> float:
    begin, end = time_of(sheet.seance.starts_at), time_of(sheet.ends_at)
    hours = f" ({begin} – {end})" if sheet.minutes else ""
    paper.set_fill_color(237, 241, 244)
    paper.rect(_LEFT, top, _RIGHT - _LEFT, 8, style="F")
    left = _LEFT
    for name, width in _COLUMNS:
        paper.write_at(left + 2, top + 5.6, name, 10.5, bold=True)
        left += width
    paper.write_at(left + 2, top + 5.6, f"Signature{hours}", 10.5, bold=True)
    return top + 8


def _row(paper: Paper, top: float, number: int, row: Sequence[str]) -> None:
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.25)
    left = _LEFT
    for (_, width), said in zip(_COLUMNS, (str(number), *row), strict=True):
        paper.rect(left, top, width, _ROW)
        size = 11 if said != row[2] else 9.5
        paper.write_at(left + 2, top + 6.2, paper.fitting(said, width - 3, size), size)
        left += width
    paper.rect(left, top, _RIGHT - left, _ROW)


def _signatures(paper: Paper, sheet: SignIn, top: float) -> None:
    """The speaker's and the animator's: their names, then room to sign."""
    half = (_RIGHT - _LEFT - 6) / 2
    names = ("\n".join(sheet.speakers), "")
    for index, (title, name) in enumerate(zip(("Intervention", "Animation"), names, strict=True)):
        left = _LEFT + index * (half + 6)
        paper.set_draw_color(*LINE)
        paper.rect(left, top, half, 28)
        paper.write_at(left + 3, top + 6, f"{title} : nom et signature", 10.5, bold=True)
        for line, said in enumerate(name.split("\n")[:2]):
            paper.write_at(left + 3, top + 12 + 5 * line, paper.fitting(said, half - 6, 10.5), 10.5)


def _foot(sheet: SignIn) -> str:
    seance = sheet.seance
    return f"{sheet.programme} · séance n° {seance.number} · {date_long(seance.starts_at)}"
