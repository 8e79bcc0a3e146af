"""The console's papers: a sheet is one tap, and opens in a tab of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from starlette.datastructures import QueryParams

from mcdata import sheets
from mcdata.access import public_address
from mcdata.errors import InvalidInput, NotFound
from mcdata.model import Seance
from mcdata.runtime import Runtime
from mcdata.seats import EXTRA, HEAD_SEATS

Paper = Callable[[Runtime, Seance, QueryParams], bytes]


def printed(held: Runtime, seance: Seance, name: str, query: QueryParams) -> bytes:
    """Return a sheet as a PDF. Raises NotFound for one that there isn't."""
    if name not in PAPERS:
        raise NotFound("Cette feuille n’existe pas. Revenez à la console.")
    return PAPERS[name](held, seance, query)


def join_of(held: Runtime, seance: Seance) -> sheets.Join:
    """Return how a phone joins the séance from here."""
    return sheets.Join(public_address(held.settings), held.keys, held.store.wifi(seance.id))


def _sign_in(held: Runtime, seance: Seance, query: QueryParams) -> bytes:
    sheet = sheets.sign_in_of(held.store, seance)
    return sheets.sign_in_sheet(sheet, blank="vierge" in query)


def _cards(held: Runtime, seance: Seance, _: QueryParams) -> bytes:
    return sheets.seat_cards(seance, join_of(held, seance))


def _card(held: Runtime, seance: Seance, query: QueryParams) -> bytes:
    written = query.get("place", "")
    seat = int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0
    if seat not in HEAD_SEATS and not 1 <= seat <= seance.capacity + EXTRA:
        raise InvalidInput("Cette place n’existe pas. Revenez à la console.")
    return sheets.seat_cards(seance, join_of(held, seance), [seat])


def _badges(held: Runtime, seance: Seance, query: QueryParams) -> bytes:
    if "noms" in query:
        named, is_demo = sheets.named_of(held.store, seance), _is_demo(held, seance)
        return sheets.name_badges(seance, named, is_demo=is_demo)
    return sheets.seat_badges(seance)


def _is_demo(held: Runtime, seance: Seance) -> bool:
    return held.store.programme(seance.programme_id).is_demo


PAPERS: Mapping[str, Paper] = MappingProxyType(
    {
        "feuille.pdf": _sign_in,
        "cartes.pdf": _cards,
        "carte.pdf": _card,
        "badges.pdf": _badges,
    }
)
