"""The seat cards to print and cut: a number that is read across the room, a QR code of its own.

No name on them: in the room a person is known by a seat. The QR code says which place it is, so
that the phone need not ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mcdata.access import Keys
from mcdata.model import Seance, Wifi
from mcdata.network.wifi import NO_INTERNET, payload
from mcdata.seats import is_head, label_of
from mcdata.sheets.paper import INK, MUTED, Paper, qr_code
from mcdata.texts import NBSP, date_long, time_of

_COLUMNS, _ROWS = 2, 4
_WIDTH, _HEIGHT = 95.0, 68.0  # of a card, in millimetres
_LEFT, _TOP = 10.0, 10.0
_QR, _WIFI_QR = 30.0, 22.0


@dataclass(frozen=True, slots=True)
class Join:
    """How a phone joins: the address that it opens, the keys of the places, the room's Wi-Fi."""

    address: str
    keys: Keys
    wifi: Wifi | None = None

    def page(self, seance: Seance, seat: int) -> str:
        """Return the address of a place's own page; the head table's have none."""
        if is_head(seat):
            return f"{self.address}/v/{seance.code}"
        key = self.keys.seat_key(seance.id, seat)
        return f"{self.address}/v/{seance.code}?place={seat}&cle={key}"

    @property
    def shown(self) -> str:
        """Return the address as one types it."""
        return self.address.split("://")[-1]


def seat_cards(seance: Seance, join: Join, seats: Sequence[int] = ()) -> bytes:
    """Return a PDF of one card a place, eight on an A4 page; of all the places, or of `seats`."""
    paper = Paper(f"Cartes de place, séance {seance.number}", foot_of(join))
    for index, seat in enumerate(seats or range(1, seance.capacity + 1)):
        place = index % (_COLUMNS * _ROWS)
        if place == 0:
            paper.add_page()
        left = _LEFT + _WIDTH * (place % _COLUMNS)
        _card(paper, seance, seat, left, _TOP + _HEIGHT * (place // _COLUMNS), join)
    return bytes(paper.output())


def foot_of(join: Join) -> str:
    """Say for which address a sheet is good."""
    return (
        f"Bon pour l’adresse {join.shown}. Si l’adresse change (autre réseau, autre ordinateur), "
        "réimprimez les cartes."
    )


def _card(paper: Paper, seance: Seance, seat: int, left: float, top: float, join: Join) -> None:
    paper.cut_line(left, top, _WIDTH, _HEIGHT)
    paper.set_text_color(*INK)
    paper.write_at(left + 8, top + 13, "Place", 13)
    label = label_of(seat)
    paper.write_at(left + 7, top + 42, label, 84 if join.wifi is None else 56, bold=True)
    _codes(paper, seance, seat, left, top, join)
    title, room = f"Séance {seance.number} · {seance.title}", _WIDTH - 14
    size = paper.largest(title, room, (9.5, 8.5, 8.0), bold=False)
    paper.write_at(left + 8, top + 51, paper.fitting(title, room, size), size)
    when = f"{date_long(seance.starts_at).capitalize()}, {time_of(seance.starts_at)}"
    paper.write_at(left + 8, top + 56, paper.fitting(when, _WIDTH - 16, 9.5), 9.5)
    typed = f"{join.shown}/v/{seance.code}"
    paper.write_at(left + 8, top + 61, paper.fitting(typed, _WIDTH - 16, 9.5), 9.5)
    paper.set_text_color(*MUTED)
    if join.wifi:
        paper.write_at(left + 8, top + 65.5, NO_INTERNET, 8)
    paper.set_text_color(*INK)


def _codes(paper: Paper, seance: Seance, seat: int, left: float, top: float, join: Join) -> None:
    """First the Wi-Fi, if the room has one of its own, then the page to answer on."""
    right, page = left + _WIDTH - _QR - 6, qr_code(join.page(seance, seat))
    paper.centred(right, top + 4, _QR, "2. Répondre" if join.wifi else "Répondre", 10, bold=True)
    paper.image(page, right, top + 8, _QR, _QR)
    paper.centred(right - 3, top + 39, _QR + 6, seance.code, 15, bold=True)
    if join.wifi is None:
        return
    at = right - _WIFI_QR - 3
    paper.centred(at, top + 4, _WIFI_QR, "1. Wi-Fi", 10, bold=True)
    paper.image(qr_code(payload(join.wifi)), at, top + 8, _WIFI_QR, _WIFI_QR)
    paper.centred(
        at - 2, top + 31, _WIFI_QR + 4, paper.fitting(join.wifi.name, _WIFI_QR + 4, 8.5), 8.5
    )
    if join.wifi.password:
        secret = paper.fitting(join.wifi.password, _WIFI_QR + 4, 8.5, bold=True)
        paper.centred(at - 2, top + 35.5, _WIFI_QR + 4, secret, 8.5, bold=True)
        paper.set_text_color(*MUTED)
        paper.centred(at - 2, top + 39.5, _WIFI_QR + 4, f"mot de{NBSP}passe", 7.5)
        paper.set_text_color(*INK)
