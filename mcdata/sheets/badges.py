"""Badges to print and cut: the number of a place, or a name. Never both: that list is nobody's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mcdata.lineup import sure_to_come
from mcdata.model import EnrolmentStatus, Seance
from mcdata.people import by_name
from mcdata.seats import label_of
from mcdata.sheets.paper import INK, MUTED, Paper
from mcdata.store import Store
from mcdata.texts import date_long

T = TypeVar("T")

_COLUMNS, _ROWS = 2, 5
_WIDTH, _HEIGHT = 90.0, 54.0
_LEFT, _TOP = 15.0, 12.0
_NAME_SIZES = (40.0, 34.0, 28.0, 24.0, 20.0, 16.0, 13.0)


@dataclass(frozen=True, slots=True)
class Named:
    """What a name badge says; `about` is a speaker's métier, nothing for a councillor."""

    first_name: str
    last_name: str
    about: str = ""


def named_of(store: Store, seance: Seance) -> tuple[Named, ...]:
    """Return those who get a name badge: the speakers, then the people enrolled."""
    speakers = {s.id: s for s in store.speakers(seance.programme_id)}
    coming = sure_to_come(seance.id, store.invitations(seance.programme_id))
    guests = [speakers[i.speaker_id] for i in coming if i.speaker_id in speakers]
    enrolled = {
        e.participant_id
        for e in store.enrolments(seance.id)
        if e.status is EnrolmentStatus.ENROLLED
    }
    people = [p for p in store.participants(seance.programme_id) if p.id in enrolled]
    return (
        *(Named(*g.name.partition(" ")[::2], g.metier) for g in guests),
        *(Named(p.first_name, p.last_name) for p in sorted(people, key=by_name)),
    )


def seat_badges(seance: Seance, seats: Sequence[int] = ()) -> bytes:
    """Return a PDF of badges with the number of each place."""
    paper = Paper(f"Badges de place, séance {seance.number}", _foot(seance))

    def draw(seat: int, left: float, top: float) -> None:
        paper.centred(left, top + 6, _WIDTH, "Place", 12)
        paper.centred(left, top + 13, _WIDTH, label_of(seat), 72, bold=True)
        _about(paper, seance, left, top)

    return _sheet(paper, tuple(seats) or tuple(range(1, seance.capacity + 1)), draw)


def name_badges(seance: Seance, people: Sequence[Named], *, is_demo: bool = False) -> bytes:
    """Return a PDF of badges with each one's name, in the order given."""
    paper = Paper(f"Badges de nom, séance {seance.number}", _foot(seance), is_demo=is_demo)

    def draw(one: Named, left: float, top: float) -> None:
        room = _WIDTH - 12
        size = paper.largest(one.first_name, room, _NAME_SIZES)
        first = paper.fitting(one.first_name, room, size, bold=True)
        paper.centred(left, top + 9, _WIDTH, first, size, bold=True)
        size = min(paper.largest(one.last_name, room, _NAME_SIZES[3:]), 24)
        last = paper.fitting(one.last_name, room, size, bold=True)
        paper.centred(left, top + 26, _WIDTH, last, size)
        paper.set_text_color(*MUTED)
        paper.centred(left, top + 37.5, _WIDTH, paper.fitting(one.about, room, 11), 11)
        paper.set_text_color(*INK)
        _about(paper, seance, left, top)

    return _sheet(paper, people, draw)


def _sheet(paper: Paper, items: Sequence[T], draw: Callable[[T, float, float], None]) -> bytes:
    for index, item in enumerate(items):
        place = index % (_COLUMNS * _ROWS)
        if place == 0:
            paper.add_page()
        left = _LEFT + _WIDTH * (place % _COLUMNS)
        top = _TOP + _HEIGHT * (place // _COLUMNS)
        paper.cut_line(left, top, _WIDTH, _HEIGHT)
        paper.set_text_color(*INK)
        draw(item, left, top)
    if not items:
        paper.add_page()
        paper.write_at(15, 25, "Personne n’est inscrit à cette séance.", 13)
    return bytes(paper.output())


def _about(paper: Paper, seance: Seance, left: float, top: float) -> None:
    paper.set_text_color(*MUTED)
    paper.centred(left, top + 45, _WIDTH, paper.fitting(seance.title, _WIDTH - 10, 9), 9)
    paper.centred(left, top + 49, _WIDTH, date_long(seance.starts_at), 9)
    paper.set_text_color(*INK)


def _foot(seance: Seance) -> str:
    return f"Séance {seance.number} · {seance.title} · bon pour toute adresse"
